/** 他人先保存: both reviews put together, neither lost; what both changed is asked about. Pure. */
import type { StoredReview } from '../api/answers-edit.ts'
import type { ReviewContent } from '../api/edit-api.ts'
import { mergeReviews, type ReviewConflict, resolveConflicts } from '../../functions/core/merge-reviews.ts'
import { type Material, wholeOrder } from './review-material.ts'
import type { ReadSheet } from './review-sheet.ts'

export { conflictKey } from '../../functions/core/merge-reviews.ts'

export type ConflictSide = 'mine' | 'theirs'

export interface Stale {
  /** What both began with. */
  readonly base: ReviewContent
  /** What somebody else saved first. */
  readonly theirs: StoredReview
  readonly mine: ReviewContent
  readonly merged: ReviewContent
  readonly conflicts: readonly ReviewConflict[]
  /** Items that only the other one changed: they come in as they are. */
  readonly fromThem: readonly string[]
}

/** Orders are compared whole, so that a section that a review does not name is no change. */
export function staleOf(
  { base, mine, theirs }: { readonly base: ReviewContent; readonly mine: ReviewContent; readonly theirs: StoredReview },
  sheet: ReadSheet,
  material: Material,
): Stale {
  const whole = (review: ReviewContent): ReviewContent => ({
    edits: review.edits,
    order: { ...review.order, ...wholeOrder(review, sheet.sources.sources, material) },
  })
  const [before, their] = [whole(base), whole(theirs)]
  const { merged, conflicts } = mergeReviews(before, mine, their)
  const asked = new Set(conflicts.map((conflict) => (conflict.kind === 'order' ? '' : conflict.item)))
  const known = new Map(before.edits.map((edit) => [edit.item, JSON.stringify(edit)]))
  const now = new Map(their.edits.map((edit) => [edit.item, JSON.stringify(edit)]))
  const changed = [...new Set([...known.keys(), ...now.keys()])].filter((item) => known.get(item) !== now.get(item))
  return { base, theirs, mine, merged, conflicts, fromThem: changed.filter((item) => !asked.has(item)) }
}

export const resolved = (stale: Stale, choices: Readonly<Record<string, ConflictSide>>): ReviewContent =>
  resolveConflicts(stale.merged, stale.conflicts, choices)
