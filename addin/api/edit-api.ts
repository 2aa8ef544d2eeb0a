/** The calls of the editor's pane. */
import type { FileFormat, Issue } from '../../functions/core/issue.ts'
import { issueSchema } from '../../functions/core/issue.ts'
import type { ReviewContent } from '../../functions/core/merge-reviews.ts'
import type { CivilDate, Instant, Period } from '../../functions/core/period.ts'
import {
  type Board,
  boardAnswer,
  hasErrorsAnswer,
  type MergeFinding,
  missingAnswer,
  type Published,
  publishedAnswer,
  type Reopened,
  reopenedAnswer,
  type Returned,
  returnedAnswer,
  reviewAnswer,
  savedAnswer,
  staleAnswer,
  type StoredReview,
} from './answers-edit.ts'
import { type MergeAnswer, mergeAnswer } from './answers-merge.ts'
import type { Caller } from './caller.ts'
import type { Failure } from './failure.ts'
import {
  ask,
  bulletinPath,
  download,
  type Download,
  failureOf,
  issuePath,
  type IssueTarget,
  jsonCall,
  refusalOf,
  request,
  type Result,
  succeeded,
  successOf,
  type Target,
  targetPath,
  textOf,
} from './request.ts'

export type { ReviewContent }

export interface IssueOpening {
  readonly period: Period
  /** The definition's unless told. */
  readonly deadline?: Instant
  /** 印发日期, where it is known beforehand. */
  readonly issuedOn?: CivilDate
}

export type SaveReviewAnswer =
  | { readonly kind: 'saved'; readonly revision: number }
  /** Somebody saved first: `latest` is theirs. */
  | { readonly kind: 'stale'; readonly base: number; readonly latest: number }
  | { readonly kind: 'failed'; readonly failure: Failure }

export type PublishAnswer =
  | { readonly kind: 'published'; readonly published: Published }
  /** Departments that have not submitted, by name; `acceptMissing` publishes without them. */
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'hasErrors'; readonly findings: readonly MergeFinding[] }
  | { readonly kind: 'failed'; readonly failure: Failure }

export const openIssue = (
  caller: Caller,
  bulletin: string,
  opening: IssueOpening,
  signal?: AbortSignal,
): Promise<Result<Issue>> =>
  ask(`${bulletinPath(bulletin)}/issues`, caller, issueSchema, jsonCall('POST', opening, signal))

export const readBoard = (caller: Caller, on: IssueTarget, signal?: AbortSignal): Promise<Result<Board>> =>
  ask(issuePath(on), caller, boardAnswer, { signal })

export const returnForRework = (
  caller: Caller,
  target: Target,
  comment: string,
  signal?: AbortSignal,
): Promise<Result<Returned>> =>
  ask(`${targetPath('submissions', target)}/return`, caller, returnedAnswer, jsonCall('POST', { comment }, signal))

export const mergeIssue = (caller: Caller, on: IssueTarget, signal?: AbortSignal): Promise<Result<MergeAnswer>> =>
  ask(`${issuePath(on)}/merge`, caller, mergeAnswer, { method: 'POST', seconds: 60, signal })

/** The newest review, or one of its revisions; revision 0 is the empty one. */
export const readReview = (
  caller: Caller,
  on: IssueTarget,
  revision?: number,
  signal?: AbortSignal,
): Promise<Result<StoredReview>> =>
  ask(`${issuePath(on)}/review${revision === undefined ? '' : `?revision=${revision}`}`, caller, reviewAnswer, {
    signal,
  })

/** Saves what was made on the review `base`; nobody overwrites somebody else's. */
export async function saveReview(
  caller: Caller,
  on: IssueTarget,
  review: ReviewContent & { readonly base: number },
  signal?: AbortSignal,
): Promise<SaveReviewAnswer> {
  const { base, edits, order } = review
  const answer = await request(`${issuePath(on)}/review`, caller, jsonCall('PUT', { base, edits, order }, signal))
  const saved = successOf(answer, savedAnswer)
  if (saved) return { kind: 'saved', ...saved }
  const stale = refusalOf(answer, staleAnswer)
  if (stale) return { kind: 'stale', base: stale.base, latest: stale.latest }
  return { kind: 'failed', failure: failureOf(answer) }
}

/** The bulletin's page as it would be with these choices in the place of the saved ones: html, which keeps nothing. */
export async function preview(
  caller: Caller,
  on: IssueTarget,
  { edits, order }: ReviewContent,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const answer = await request(`${issuePath(on)}/preview`, caller, jsonCall('POST', { edits, order }, signal))
  // A network's own sign-in page is html as well; the id stands on every answer of ours.
  const isOurs = answer?.headers.has('X-Request-Id') ?? false
  if (answer === null || !succeeded(answer) || !isOurs) return { ok: false, failure: failureOf(answer) }
  return { ok: true, value: textOf(answer) }
}

export async function publish(
  caller: Caller,
  on: IssueTarget,
  { acceptMissing }: { readonly acceptMissing: boolean },
  signal?: AbortSignal,
): Promise<PublishAnswer> {
  const answer = await request(`${issuePath(on)}/publish`, caller, jsonCall('POST', { acceptMissing }, signal))
  const published = successOf(answer, publishedAnswer)
  if (published) return { kind: 'published', published }
  const missing = refusalOf(answer, missingAnswer)
  if (missing) return { kind: 'missing', names: missing.names }
  const errors = refusalOf(answer, hasErrorsAnswer)
  if (errors) return { kind: 'hasErrors', findings: errors.findings }
  return { kind: 'failed', failure: failureOf(answer) }
}

export const reopen = (
  caller: Caller,
  on: IssueTarget,
  reason: string,
  signal?: AbortSignal,
): Promise<Result<Reopened>> =>
  ask(`${issuePath(on)}/reopen`, caller, reopenedAnswer, jsonCall('POST', { reason }, signal))

/** What publishing now would give, with the saved review. */
export const downloadDraft = (
  caller: Caller,
  on: IssueTarget,
  format: FileFormat,
  signal?: AbortSignal,
): Promise<Result<Download>> => download(`${issuePath(on)}/draft/bulletin.${format}`, caller, { signal })
