/** 汇总: merges an issue as it stands now, and renders its drafts. */
import { buildAnnex } from '../core/annex-build.ts'
import type { Bulletin } from '../core/bulletin.ts'
import { buildBulletin, type Correction } from '../core/bulletin-build.ts'
import { type Edition, editionSchema, type FileFormat, type Review } from '../core/issue.ts'
import { prefixes, revisionKey } from '../core/keys.ts'
import { type Merged, mergeIssue } from '../core/merge.ts'
import { type CivilDate, dateInZone } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { renderDocx } from '../formats/docx.ts'
import { renderHtml } from '../formats/html.ts'
import { renderAnnex } from '../formats/xlsx-annex.ts'
import { type IssueState, loadEditions, loadIssue, loadReturns, loadReview, loadSubmissions } from './issue-state.ts'
import { mapParallel, readRecord } from './records.ts'
import { makeReview, type ReviewChoices } from './review-choices.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface MergedIssue {
  readonly merged: Merged
  readonly state: IssueState
  readonly bulletin: Bulletin
  /** The newest edition of every issue of the bulletin. */
  readonly editions: readonly Edition[]
}

/** With the saved review, or with `choices` in its place. @throws Refusal not_found, not_allowed, bad_request */
export async function mergeNow(
  world: World,
  request: AskedOnIssue & { readonly choices?: ReviewChoices },
): Promise<MergedIssue> {
  const { bulletin, choices } = request
  const [{ issue, definition, state }, submissions, returns, saved, editions] = await Promise.all([
    loadIssue(world.store, bulletin, request.issue),
    loadSubmissions(world.store, bulletin, request.issue),
    loadReturns(world.store, bulletin, request.issue),
    loadReview(world.store, bulletin, request.issue),
    loadEditions(world.store, bulletin),
  ])
  const review = choices
    ? makeReview(world, request, { ...choices, definition: definition.definition, revision: nextRevision(saved) })
    : saved
  const merged = mergeIssue({ issue, definition, submissions, returns, review, editions })
  const corrections = await findCorrections(world, merged, editions)
  const issuedOn: CivilDate = issue.issuedOn ?? dateInZone(world.clock.now(), definition.definition.timeZone)
  return { merged, state, bulletin: buildBulletin({ merged, issuedOn, corrections }), editions }
}

const nextRevision = (saved: Review | undefined): number => (saved?.revision ?? 0) + 1

/** Week values of what takes part, by department and figure: canonical decimals; blank figures are left out. */
export const weekValues = ({ submissions }: Merged): Edition['departments'] =>
  Object.fromEntries(
    submissions.map(({ department, values }) => [
      department,
      Object.fromEntries(Object.entries(values).flatMap(([id, r]) => (r.kind === 'value' ? [[id, r.value]] : []))),
    ]),
  )

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

/** The bulletin's page with these choices in the place of the saved ones; keeps nothing, and has no files to offer. */
export async function renderPreview(world: World, request: AskedOnIssue & ReviewChoices): Promise<Uint8Array> {
  const { edits, order } = request
  const { merged, bulletin } = await mergeNow(world, { ...request, choices: { edits, order } })
  if (merged.submissions.length === 0) throw refuse('nothing_submitted', { issue: request.issue })
  return renderHtml(bulletin, { framed: true })
}
