/** What reading a review sheet stands on: the merge, the review it was drawn from, the departments' words. Pure. */
import type { StoredReview } from '../api/answers-edit.ts'
import type { MergeAnswer } from '../api/answers-merge.ts'
import type { ReviewContent } from '../api/edit-api.ts'
import { writableSections } from '../../functions/core/definition.ts'
import type { ItemEdit } from '../../functions/core/issue.ts'
import { type ReviewSource, type SourceWords, sourceKey } from '../../functions/core/read-review.ts'
import { sameWords } from '../../functions/core/review.ts'
import { itemId, type Submission } from '../../functions/core/submission.ts'
import { positionOf } from './layout-grid.ts'

/** A department's words, with the cell of its own sheet that they stand in. */
export type Words = SourceWords & { readonly cell: string }

export interface Material {
  readonly answer: MergeAnswer
  /** The review that the sheet was drawn from, or was last saved as. */
  readonly base: StoredReview
  /** By source ("ecology#3@2"). */
  readonly words: ReadonlyMap<string, Words>
  /** Items that the sheet was drawn with, as far as known. */
  readonly expected: readonly string[]
}

export const emptyReview: StoredReview = { revision: 0, edits: [], order: {}, by: null, savedAt: null }

const sourceOf = (item: string, department: string, revision: number): ReviewSource => ({
  item,
  department,
  line: Number(item.slice(item.lastIndexOf('#') + 1)),
  revision,
})

/** The sources of a merge: each item at the revision that takes part. */
export const sourcesOf = ({ sections }: MergeAnswer): ReviewSource[] =>
  sections.flatMap(({ items }) => items.map(({ id, department, revision }) => sourceOf(id, department, revision)))

export function wordsOfMerge({ sections }: MergeAnswer): Map<string, Words> {
  const words = new Map<string, Words>()
  for (const { id, department, revision, written, cell } of sections.flatMap((s) => s.items))
    words.set(sourceKey(sourceOf(id, department, revision)), { ...written, revision, cell })
  return words
}

export function wordsOfSubmission({ department, revision, items }: Submission): Map<string, Words> {
  const words = new Map<string, Words>()
  for (const { line, section, headline, text, cell } of items) {
    const source = sourceOf(itemId(department, line), department, revision)
    words.set(sourceKey(source), { section, headline: headline ?? '', text, revision, cell })
  }
  return words
}

/** Where a review puts an item: an edit that was made on other words says nothing. */
function sectionOf(words: Words, edit: ItemEdit | undefined): string {
  return edit && sameWords(edit.base, words) ? (edit.section ?? words.section) : words.section
}

/**
 * A review's order of all these items, the ones that it does not name included: those stand behind, by department in
 * the definition's order and by row of its sheet, as the merge has them.
 */
export function wholeOrder(
  { edits, order }: ReviewContent,
  sources: readonly ReviewSource[],
  { answer, words }: Pick<Material, 'answer' | 'words'>,
): Record<string, string[]> {
  const { definition } = answer.definition
  const rank = new Map(definition.departments.map((d, i) => [d.id, i]))
  const editOf = new Map(edits.map((edit) => [edit.item, edit]))
  const placed = sources
    .flatMap((source) => {
      const own = words.get(sourceKey(source))
      if (!own) return []
      const place = { department: rank.get(source.department) ?? rank.size, row: positionOf(own.cell).row }
      return [{ item: source.item, section: sectionOf(own, editOf.get(source.item)), ...place }]
    })
    .toSorted((a, b) => a.department - b.department || a.row - b.row)
  return Object.fromEntries(
    writableSections(definition).map(({ id }) => {
      const own = placed.filter(({ section }) => section === id).map(({ item }) => item)
      const named = new Map((order[id] ?? []).map((item, i) => [item, i]))
      return [id, own.toSorted((a, b) => (named.get(a) ?? named.size) - (named.get(b) ?? named.size))]
    }),
  )
}

export const departmentNames = ({ board }: MergeAnswer): ReadonlyMap<string, string> =>
  new Map(board.map((row) => [row.department, row.name]))
