/**
 * 审校: an editor's choices over what departments wrote. An edit is bound to the words it was made on: what changed
 * underneath is shown as a conflict, never dropped and never applied in silence (design.md, "Races").
 */
import type { ItemEdit, Review } from './issue.ts'
import { itemId, type Item, type Submission } from './submission.ts'

/** What an edit was made on, or what stands there now. */
export interface ItemWords {
  readonly section: string
  readonly headline?: string | undefined
  readonly text: string
}

export interface PlacedItem {
  readonly id: string
  readonly department: string
  readonly revision: number
  readonly item: Item
  readonly section: string
  readonly included: boolean
  /** The editor's own words, where she wrote any. */
  readonly headline?: string
  readonly text?: string
  readonly conflict?: EditConflict
}

/** Both sides of a conflict: nothing of either is lost. */
export interface EditConflict {
  readonly edit: ItemEdit
  readonly current: ItemWords & { readonly revision: number }
}

export interface ReviewedItems {
  /** By section id, in print order; left-out items stand where they would be printed. */
  readonly sections: ReadonlyMap<string, readonly PlacedItem[]>
  /** Edits whose item its department has since withdrawn. */
  readonly orphans: readonly ItemEdit[]
}

/** Whether an edit made on one applies to the other. */
export const sameWords = (a: ItemWords, b: ItemWords): boolean =>
  a.section === b.section && (a.headline ?? '') === (b.headline ?? '') && a.text === b.text

/** Places every item by section and order and applies what the review says of it. */
export function applyReview(
  submissions: readonly Submission[],
  sections: readonly string[],
  review: Review | undefined,
): ReviewedItems {
  const edits = new Map(review?.edits.map((edit) => [edit.item, edit]))
  const placed = new Map<string, PlacedItem[]>(sections.map((id) => [id, []]))
  for (const submission of submissions) {
    for (const item of submission.items) {
      const id = itemId(submission.department, item.line)
      const edit = edits.get(id)
      edits.delete(id)
      const one = placeItem(id, submission, item, edit, placed)
      placed.get(one.section)?.push(one)
    }
  }
  for (const [section, ids] of Object.entries(review?.order ?? {})) {
    const list = placed.get(section)
    if (list) placed.set(section, inOrder(list, ids))
  }
  return { sections: placed, orphans: [...edits.values()] }
}

function placeItem(
  id: string,
  submission: Submission,
  item: Item,
  edit: ItemEdit | undefined,
  sections: ReadonlyMap<string, unknown>,
): PlacedItem {
  const plain = {
    id,
    department: submission.department,
    revision: submission.revision,
    item,
    section: item.section,
    included: true,
  }
  if (!edit) return plain
  if (!sameWords(edit.base, item)) {
    const { section, headline, text } = item
    const current = { section, ...(headline === undefined ? {} : { headline }), text, revision: submission.revision }
    return { ...plain, conflict: { edit, current } }
  }
  return {
    ...plain,
    section: edit.section !== undefined && sections.has(edit.section) ? edit.section : item.section,
    included: edit.include ?? true,
    ...(edit.headline === undefined ? {} : { headline: edit.headline }),
    ...(edit.text === undefined ? {} : { text: edit.text }),
  }
}

/** Named items first, as named; the others keep their places after them. */
function inOrder(list: readonly PlacedItem[], ids: readonly string[]): PlacedItem[] {
  const rank = new Map(ids.map((id, i) => [id, i]))
  return list.toSorted((a, b) => (rank.get(a.id) ?? ids.length) - (rank.get(b.id) ?? ids.length))
}
