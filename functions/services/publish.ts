/** 印发: freezes an issue as an edition, with its files. */
import type { Edition, EditionFile, FileFormat } from '../core/issue.ts'
import { fileFormats } from '../core/issue.ts'
import { bulletinFileKey, prefixes } from '../core/keys.ts'
import { plainTotals } from '../core/merge.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { mergeNow, renderFile, weekValues } from './merge.ts'
import { newWriter, sha256, writeRevision } from './records.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface PublishRequest extends AskedOnIssue {
  /** Publish without the departments that have not submitted. */
  readonly acceptMissing: boolean
}

/**
 * The files are written first, the edition last: it is the commit point.
 * @throws Refusal already_published, nothing_submitted, merge_has_errors, departments_missing;
 *   published_meanwhile where another editor was first
 */
export async function publish(world: World, request: PublishRequest): Promise<Edition> {
  const now = await mergeNow(world, request)
  const { merged, state, bulletin } = now
  const { issue } = merged
  if (state.state === 'published') throw refuse('already_published', { issue: issue.issue })
  if (merged.submissions.length === 0) throw refuse('nothing_submitted', { issue: issue.issue })
  const errors = merged.findings.filter((f) => f.severity === 'error')
  if (errors.length > 0) throw refuse('merge_has_errors', { findings: errors })
  const missing = merged.board.filter((row) => row.status === 'notSubmitted' || row.status === 'returned')
  if (missing.length > 0 && !request.acceptMissing)
    throw refuse('departments_missing', { names: missing.map((row) => row.name) })

  const files = {} as Record<FileFormat, EditionFile>
  for (const format of fileFormats) {
    const body = await renderFile(world, now, format)
    const hash = sha256(body)
    await world.store.create(bulletinFileKey(hash), body)
    files[format] = { sha256: hash, bytes: body.byteLength }
  }
  const edition: Edition = {
    bulletin: issue.bulletin,
    issue: issue.issue,
    revision: state.state === 'reopened' ? state.edition.revision + 1 : 1,
    year: issue.year,
    issueNo: issue.issueNo,
    publishedAt: toInstant(world.clock.now()),
    issuedOn: bulletin.issuedOn,
    inputs: {
      definition: merged.definition.revision,
      submissions: Object.fromEntries(merged.submissions.map((s) => [s.department, s.revision])),
      review: merged.review?.revision ?? null,
      ledger: Object.fromEntries(merged.ledger.editions.map((e) => [e.issue, e.revision])),
    },
    notSubmitted: missing.map((row) => row.department),
    totals: plainTotals(merged.totals),
    departments: weekValues(merged),
    files,
    writer: newWriter(world),
    by: request.person.id,
  }
  const written = await writeRevision(world, prefixes.editions(issue.bulletin, issue.issue), edition.revision, edition)
  if (!written) throw refuse('published_meanwhile', { issue: issue.issue, edition: edition.revision })
  return edition
}
