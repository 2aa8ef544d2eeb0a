/** Fetches what reading a review sheet needs. */
import type { StoredReview } from '../api/answers-edit.ts'
import type { Caller } from '../api/caller.ts'
import { readSubmission } from '../api/department-api.ts'
import { mergeIssue, readReview } from '../api/edit-api.ts'
import type { IssueTarget, Result } from '../api/request.ts'
import { type ReviewSource, sourceKey } from '../../functions/core/read-review.ts'
import {
  emptyReview,
  type Material,
  sourcesOf,
  type Words,
  wordsOfMerge,
  wordsOfSubmission,
} from './review-material.ts'
import type { FoundSheet } from './review-sheet.ts'

/** 汇总: of this moment, with the review that it was made with. */
export async function gatherMerge(caller: Caller, on: IssueTarget): Promise<Result<Material>> {
  const merged = await mergeIssue(caller, on)
  if (!merged.ok) return merged
  const answer = merged.value
  const base = await reviewAt(caller, on, answer.review)
  if (!base.ok) return base
  const expected = sourcesOf(answer).map(({ item }) => item)
  return { ok: true, value: { answer, base: base.value, words: wordsOfMerge(answer), expected } }
}

/** For a sheet that was drawn some time ago: its own review, and the words of the revisions that it was drawn from. */
export async function gatherFound(caller: Caller, on: IssueTarget, { sources }: FoundSheet): Promise<Result<Material>> {
  const [merged, base] = await Promise.all([mergeIssue(caller, on), reviewAt(caller, on, sources.base)])
  if (!merged.ok) return merged
  if (!base.ok) return base
  const words = wordsOfMerge(merged.value)
  const older = await olderWords(
    caller,
    on,
    sources.sources.filter((source) => !words.has(sourceKey(source))),
  )
  if (!older.ok) return older
  for (const [key, value] of older.value) words.set(key, value)
  return { ok: true, value: { answer: merged.value, base: base.value, words, expected: [] } }
}

const reviewAt = (caller: Caller, on: IssueTarget, revision: number): Promise<Result<StoredReview>> =>
  revision === 0 ? Promise.resolve({ ok: true, value: emptyReview }) : readReview(caller, on, revision)

/** Each submission is fetched once, however many of its items stand on the sheet. */
async function olderWords(
  caller: Caller,
  on: IssueTarget,
  sources: readonly ReviewSource[],
): Promise<Result<ReadonlyMap<string, Words>>> {
  const wanted = new Map(sources.map((source) => [`${source.department}/${source.revision}`, source]))
  const answers = await Promise.all(
    [...wanted.values()].map(({ department, revision }) => readSubmission(caller, { ...on, department }, revision)),
  )
  const words = new Map<string, Words>()
  for (const answer of answers) {
    if (!answer.ok) return answer
    for (const [key, value] of wordsOfSubmission(answer.value)) words.set(key, value)
  }
  return { ok: true, value: words }
}
