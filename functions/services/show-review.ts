/** 审校 as it was saved: any revision of it, so that two editors' choices can be laid side by side. */
import { type Review, reviewSchema } from '../core/issue.ts'
import { prefixes, revisionKey } from '../core/keys.ts'
import type { Instant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue } from './issue-state.ts'
import { isRevision, readRecord } from './records.ts'
import type { ReviewChoices } from './review-choices.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface StoredReview extends ReviewChoices {
  /** 0 before the first. */
  readonly revision: number
  /** Null before the first. */
  readonly by: string | null
  readonly savedAt: Instant | null
}

/** A review as it goes out; an empty one where none was saved. */
export const plainReview = (review: Review | undefined): StoredReview => ({
  revision: review?.revision ?? 0,
  edits: review?.edits ?? [],
  order: review?.order ?? {},
  by: review?.by ?? null,
  savedAt: review?.savedAt ?? null,
})

/** Revision 0 is the empty one that the first was made on. @throws Refusal not_found, not_allowed */
export async function showReview(
  world: World,
  request: AskedOnIssue & { readonly revision: number },
): Promise<StoredReview> {
  const { bulletin, revision } = request
  const { issue } = await loadIssue(world.store, bulletin, request.issue)
  if (revision === 0) return plainReview(undefined)
  const key = revisionKey(prefixes.reviews(bulletin, issue.issue), revision)
  const review = isRevision(revision) ? await readRecord(world.store, key, reviewSchema) : undefined
  if (!review) throw refuse('not_found', { what: 'page', id: `review?revision=${revision}` })
  return plainReview(review)
}
