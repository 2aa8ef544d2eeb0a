/** 汇总: merges an issue as it stands now, and renders its drafts. */
import { buildAnnex } from '../core/annex-build.ts'
import type { Bulletin } from '../core/bulletin.ts'
import { buildBulletin, type Correction } from '../core/bulletin-build.ts'
import { type Edition, editionSchema, type FileFormat } from '../core/issue.ts'
import { prefixes, revisionKey } from '../core/keys.ts'
import { type Merged, mergeIssue } from '../core/merge.ts'
import { type CivilDate, dateInZone } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { renderDocx } from '../formats/docx.ts'
import { renderHtml } from '../formats/html.ts'
import { renderAnnex } from '../formats/xlsx-annex.ts'
import { type IssueState, loadEditions, loadIssue, loadReturns, loadReview, loadSubmissions } from './issue-state.ts'
import { mapParallel, readRecord } from './records.ts'
import { requireEditor } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface MergedIssue {
  readonly merged: Merged
  readonly state: IssueState
  readonly bulletin: Bulletin
}

/** @throws Refusal not_found, not_allowed */
export async function mergeNow(world: World, request: AskedOnIssue): Promise<MergedIssue> {
  requireEditor(request.person)
  const { bulletin } = request
  const [{ issue, definition, state }, submissions, returns, review, editions] = await Promise.all([
    loadIssue(world.store, bulletin, request.issue),
    loadSubmissions(world.store, bulletin, request.issue),
    loadReturns(world.store, bulletin, request.issue),
    loadReview(world.store, bulletin, request.issue),
    loadEditions(world.store, bulletin),
  ])
  const merged = mergeIssue({ issue, definition, submissions, returns, review, editions })
  const corrections = await findCorrections(world, merged, editions)
  const issuedOn: CivilDate = issue.issuedOn ?? dateInZone(world.clock.now(), definition.definition.timeZone)
  return { merged, state, bulletin: buildBulletin({ merged, issuedOn, corrections }) }
}

/**
 * Earlier issues whose newest edition is another than the last bulletin stood on: the next bulletin prints what it
 * changed (更正). The issue just before this one was first read in its first edition.
 */
async function findCorrections(
  world: World,
  { issue, ledger }: Merged,
  editions: readonly Edition[],
): Promise<Correction[]> {
  const previous = editions.find((e) => e.year === issue.year && e.issueNo === issue.issueNo - 1)
  if (!previous) return []
  const changed = ledger.editions.flatMap((after) => {
    const known = after.issue === previous.issue ? 1 : previous.inputs.ledger[after.issue]
    return known === undefined || known >= after.revision ? [] : [{ known, after }]
  })
  const corrections = await mapParallel(changed, async ({ known, after }) => {
    const key = revisionKey(prefixes.editions(issue.bulletin, after.issue), known)
    const before = await readRecord(world.store, key, editionSchema)
    return before ? [{ before, after }] : []
  })
  return corrections.flat()
}

/** One file of a bulletin. Same inputs, same bytes. */
export async function renderFile(
  world: World,
  { merged, bulletin }: Pick<MergedIssue, 'merged' | 'bulletin'>,
  format: FileFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx': {
      const style = world.printStyles.get(bulletin.printStyle)
      if (!style) throw new Error(`No print style "${bulletin.printStyle}" in templates/print-styles`)
      return renderDocx(bulletin, style)
    }
    case 'xlsx':
      return renderAnnex(buildAnnex(merged))
    case 'html':
      return renderHtml(bulletin, {
        files: [
          { label: 'Word', href: 'bulletin.docx' },
          { label: 'Excel', href: 'bulletin.xlsx' },
        ],
      })
  }
}

/** A draft for the editor's eyes: what publishing now would give. */
export async function renderDraft(
  world: World,
  request: AskedOnIssue & { readonly format: FileFormat },
): Promise<Uint8Array> {
  const now = await mergeNow(world, request)
  if (now.merged.submissions.length === 0) throw refuse('nothing_submitted', { issue: request.issue })
  return renderFile(world, now, request.format)
}
