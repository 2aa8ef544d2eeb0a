/** 印发: what stands against it, what is accepted, and what came of it. Pure. */
import type { Published } from '../api/answers-edit.ts'
import type { MergeAnswer } from '../api/answers-merge.ts'
import type { PublishAnswer } from '../api/edit-api.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'

export type PublishState =
  | { readonly kind: 'idle' }
  /** A merge of this moment: what would be printed. */
  | { readonly kind: 'checking'; readonly issue: string }
  | { readonly kind: 'checkFailed'; readonly issue: string; readonly failure: Failure }
  | {
      readonly kind: 'ready'
      readonly issue: string
      readonly answer: MergeAnswer
      readonly acceptMissing: boolean
      /** Of the attempt before. */
      readonly failure?: Failure
    }
  | {
      readonly kind: 'publishing'
      readonly issue: string
      readonly answer: MergeAnswer
      readonly acceptMissing: boolean
    }
  | { readonly kind: 'published'; readonly issue: string; readonly published: Published }

export type PublishAction =
  | { readonly type: 'publishChecked'; readonly issue: string; readonly result: Result<MergeAnswer> }
  | { readonly type: 'publishCheckAsked'; readonly issue: string }
  | { readonly type: 'missingAccepted'; readonly accepted: boolean }
  | { readonly type: 'publishAsked' }
  | { readonly type: 'publishAnswered'; readonly issue: string; readonly answer: PublishAnswer }

export function reducePublish(state: PublishState, action: PublishAction): PublishState {
  switch (action.type) {
    case 'publishCheckAsked':
      return state.kind === 'publishing' ? state : { kind: 'checking', issue: action.issue }
    case 'publishChecked': {
      const { issue, result } = action
      if (state.kind !== 'checking' || state.issue !== issue) return state
      return result.ok
        ? { kind: 'ready', issue, answer: result.value, acceptMissing: false }
        : { kind: 'checkFailed', issue, failure: result.failure }
    }
    case 'missingAccepted':
      return state.kind === 'ready' ? { ...state, acceptMissing: action.accepted } : state
    case 'publishAsked': {
      if (state.kind !== 'ready' || !mayPublish(state)) return state
      const { issue, answer, acceptMissing } = state
      return { kind: 'publishing', issue, answer, acceptMissing }
    }
    case 'publishAnswered':
      return state.kind === 'publishing' && state.issue === action.issue ? answered(state, action.answer) : state
  }
}

/** Findings and names of the refusal stand in the place of those known before: the server's are the newer ones. */
function answered(
  { issue, answer, acceptMissing }: Extract<PublishState, { kind: 'publishing' }>,
  outcome: PublishAnswer,
): PublishState {
  switch (outcome.kind) {
    case 'published':
      return { kind: 'published', issue, published: outcome.published }
    case 'hasErrors': {
      const others = answer.findings.filter((finding) => finding.severity !== 'error')
      return {
        kind: 'ready',
        issue,
        acceptMissing,
        answer: { ...answer, findings: [...outcome.findings, ...others] },
      }
    }
    case 'missing': {
      const missing = answer.board.filter((row) => outcome.names.includes(row.name)).map((row) => row.department)
      return { kind: 'ready', issue, acceptMissing: false, answer: { ...answer, notSubmitted: missing } }
    }
    case 'failed':
      return { kind: 'ready', issue, acceptMissing, answer, failure: outcome.failure }
  }
}

export const submittedCount = ({ board, notSubmitted }: MergeAnswer): number =>
  board.filter((row) => !notSubmitted.includes(row.department)).length

/** What the server would refuse is not asked of it. */
export const mayPublish = ({
  answer,
  acceptMissing,
}: {
  readonly answer: MergeAnswer
  readonly acceptMissing: boolean
}) =>
  submittedCount(answer) > 0 &&
  !answer.findings.some((finding) => finding.severity === 'error') &&
  (answer.notSubmitted.length === 0 || acceptMissing)
