/** 审校: keeps the editor's choices, each save a revision; nobody overwrites somebody else's. */
import { type Definition, writableSections } from '../core/definition.ts'
import { type Finding, finding } from '../core/finding.ts'
import type { ItemEdit, Review } from '../core/issue.ts'
import { prefixes } from '../core/keys.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { cleanText } from '../core/text-cleaning.ts'
import { loadIssue, loadReview } from './issue-state.ts'
import { newWriter, writeRevision } from './records.ts'
import { requireEditor } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface SaveReviewRequest extends AskedOnIssue {
  /** The revision that the changes were made on; 0 before the first. */
  readonly base: number
  readonly edits: readonly ItemEdit[]
  readonly order: Readonly<Record<string, readonly string[]>>
}

/** @throws Refusal already_published, bad_request (what it names is not there); stale_review (409) where somebody else saved first */
export async function saveReview(world: World, request: SaveReviewRequest): Promise<Review> {
  requireEditor(request.person)
  const { bulletin } = request
  const { issue, state, definition } = await loadIssue(world.store, bulletin, request.issue)
  if (state.state === 'published') throw refuse('already_published', { issue: issue.issue })
  const faults = reviewFaults(definition.definition, request)
  if (faults.length > 0) throw refuse('bad_request', { findings: faults })
  const latest = (await loadReview(world.store, bulletin, issue.issue))?.revision ?? 0
  if (latest !== request.base) throw refuse('stale_review', { base: request.base, latest })
  const review: Review = {
    bulletin,
    issue: issue.issue,
    revision: latest + 1,
    edits: request.edits.map(cleanEdit),
    order: Object.fromEntries(Object.entries(request.order).map(([section, ids]) => [section, [...ids]])),
    savedAt: toInstant(world.clock.now()),
    writer: newWriter(world),
    by: request.person.id,
  }
  const written = await writeRevision(world, prefixes.reviews(bulletin, issue.issue), review.revision, review)
  if (!written) throw refuse('stale_review', { base: request.base, latest: latest + 1 })
  return review
}

/** What a merge could only pass over in silence: sections that are not there, an item edited twice, an emptied text. */
function reviewFaults(definition: Definition, { edits, order }: SaveReviewRequest): Finding[] {
  const sections = new Set(writableSections(definition).map((section) => section.id))
  const unknown = (id: string, path: string) =>
    sections.has(id) ? [] : [finding('dangling_reference', { path }, { id, wanted: 'a section of items' })]
  const seen = new Set<string>()
  const ofEdits = edits.flatMap((edit, i): Finding[] => {
    const path = `$.edits[${i}]`
    const repeated = seen.has(edit.item) ? [finding('duplicate_id', { path: `${path}.item` }, { id: edit.item })] : []
    seen.add(edit.item)
    const emptied = edit.text !== undefined && cleanText(edit.text).text === ''
    return [
      ...repeated,
      ...(edit.section === undefined ? [] : unknown(edit.section, `${path}.section`)),
      ...(emptied ? [finding('wrong_value', { path: `${path}.text` }, { wanted: 'a text', found: '""' })] : []),
    ]
  })
  return [...ofEdits, ...Object.keys(order).flatMap((id) => unknown(id, `$.order.${id}`))]
}

/** Her words are cleaned like a department's; the words they were made on are kept as they were. */
const cleanEdit = (edit: ItemEdit): ItemEdit => ({
  ...edit,
  ...(edit.headline === undefined ? {} : { headline: cleanText(edit.headline).text }),
  ...(edit.text === undefined ? {} : { text: cleanText(edit.text).text }),
})
