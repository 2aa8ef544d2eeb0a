/** 审校: keeps the editor's choices, each save a revision; nobody overwrites somebody else's. */
import type { Review } from '../core/issue.ts'
import { prefixes } from '../core/keys.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue, loadReview } from './issue-state.ts'
import { writeRevision } from './records.ts'
import { makeReview, type ReviewChoices } from './review-choices.ts'
import { requireState } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface SaveReviewRequest extends AskedOnIssue, ReviewChoices {
  /** The revision that the changes were made on; 0 before the first. */
  readonly base: number
}

/** @throws Refusal already_published, bad_request (what it names is not there); stale_review (409) where somebody else saved first */
export async function saveReview(world: World, request: SaveReviewRequest): Promise<Review> {
  const { bulletin, base, edits, order } = request
  const open = await loadIssue(world.store, bulletin, request.issue)
  requireState('saveReview', open)
  const { issue, definition } = open
  const review = makeReview(world, request, {
    definition: definition.definition,
    revision: base + 1,
    edits,
    order,
  })
  const latest = (await loadReview(world.store, bulletin, issue.issue))?.revision ?? 0
  if (latest !== base) throw refuse('stale_review', { base, latest })
  const written = await writeRevision(world, prefixes.reviews(bulletin, issue.issue), review.revision, review)
  if (!written) throw refuse('stale_review', { base, latest: latest + 1 })
  return review
}
