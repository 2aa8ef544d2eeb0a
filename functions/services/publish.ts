/** 印发: freezes an issue as an edition, with its files. */
import type { Edition, EditionFile, FileFormat } from '../core/issue.ts'
import { fileFormats } from '../core/issue.ts'
import { bulletinFileKey, prefixes, revisionKey } from '../core/keys.ts'
import { plainTotals } from '../core/merge.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { type MergedIssue, mergeNow, renderFile, weekValues } from './merge.ts'
import { encodeJson, sha256, stamp } from './records.ts'
import { requireState } from './rights.ts'
import { gatherSealed, hashReads, sealEdition } from './seal.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface PublishRequest extends AskedOnIssue {
  /** Publish without the departments that have not submitted. */
  readonly acceptMissing: boolean
}

export interface PublishedEdition {
  readonly edition: Edition
  /** Of the edition as stored: who notes it down can prove it, and all before it, for ever (`npm run verify`). */
  readonly sha256: string
}

/**
 * The files and the seal are written first, the edition last: it is the commit point.
 * @throws Refusal already_published, nothing_submitted, merge_has_errors, departments_missing;
 *   published_meanwhile where another editor was first
 */
export async function publish(world: World, request: PublishRequest): Promise<PublishedEdition> {
  const reads = hashReads(world.store)
  const now = await mergeNow({ ...world, store: reads.store }, request)
  const { merged, state, bulletin } = now
  const { issue } = merged
  requireState('publish', { issue, state })
  if (merged.submissions.length === 0) throw refuse('nothing_submitted', { issue: issue.issue })
  const errors = merged.findings.filter((f) => f.severity === 'error')
  if (errors.length > 0) throw refuse('merge_has_errors', { findings: errors })
  const missing = merged.board.filter((row) => row.status === 'notSubmitted' || row.status === 'returned')
  if (missing.length > 0 && !request.acceptMissing)
    throw refuse('departments_missing', { names: missing.map((row) => row.name) })

  const [files, sealed] = await Promise.all([
    writeFiles(world, now),
    gatherSealed(world.store, { issue, read: reads.hashes, editions: now.editions }),
  ])
  const unsealed: Omit<Edition, 'seal'> = {
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
    ...stamp(world, request),
  }
  const edition = await sealEdition(world.store, unsealed, sealed)
  const body = encodeJson(edition)
  const key = revisionKey(prefixes.editions(issue.bulletin, issue.issue), edition.revision)
  if ((await world.store.create(key, body)) !== 'created')
    throw refuse('published_meanwhile', { issue: issue.issue, edition: edition.revision })
  return { edition, sha256: sha256(body) }
}

async function writeFiles(world: World, now: MergedIssue): Promise<Record<FileFormat, EditionFile>> {
  const files = {} as Record<FileFormat, EditionFile>
  for (const format of fileFormats) {
    const body = await renderFile(world, now, format)
    const hash = sha256(body)
    await world.store.create(bulletinFileKey(hash), body)
    files[format] = { sha256: hash, bytes: body.byteLength }
  }
  return files
}
