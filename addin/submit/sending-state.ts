/** An upload under way, and what the server's answer makes of the pane. Pure. */
import type { SubmissionChange } from '../../functions/core/submission-changes.ts'
import type { Receipt } from '../api/answers.ts'
import type { SendAnswer } from '../api/send.ts'
import { loading } from '../parts/loaded.ts'
import { turned } from './attention-state.ts'
import { shownFinding } from './examine-sheet.ts'
import { deskOf, isBusy, type Sending, type SubmitState } from './submit-state.ts'

export function answered(state: SubmitState, answer: SendAnswer): SubmitState {
  const { sending } = state
  if (sending.kind !== 'sending') return state
  switch (answer.kind) {
    case 'failed': {
      const failed = { ...state, sending: { ...sending, kind: 'failed', failure: answer.failure } } as const
      // A refusal tells that the issue is not what we took it for.
      return answer.failure.kind === 'problem' ? { ...failed, desk: loading(state.desk) } : failed
    }
    case 'refused': {
      // The server has the last word: what it found stands in the place of what we found, until she edits.
      const sheet = state.sheet.kind === 'found' ? state.sheet.id : null
      const findings = answer.findings.map(shownFinding)
      return turned(
        { ...state, sending: { kind: 'idle' }, check: { kind: 'done', sheet, findings } },
        { kind: 'result' },
      )
    }
    case 'received':
      return received(state, sending.changes, answer)
  }
}

function received(
  state: SubmitState,
  changes: readonly SubmissionChange[] | null,
  { receipt, again }: { readonly receipt: Receipt; readonly again: boolean },
): SubmitState {
  // Somebody else of the department sent one meanwhile: what we compared with is not the revision before.
  const comparable = deskOf(state)?.row.revision === receipt.revision - 1
  return turned(
    {
      ...state,
      sending: { kind: 'received', receipt, news: again ? 'same' : 'stored', changes: comparable ? changes : null },
      check: { kind: 'none' },
      reasons: {},
      reasonsMissing: [],
      desk: loading(state.desk),
    },
    { kind: 'receipt' },
  )
}

/** The very same bytes, so that one report is stored though the first may have arrived. */
export const sentAgain = (state: SubmitState): SubmitState => {
  const { sending } = state
  if (sending.kind !== 'failed' || isBusy(state)) return state
  const { upload, changes } = sending
  return turned({ ...state, sending: { kind: 'sending', upload, changes } }, { kind: 'progress' })
}

export function receiptRecalled(state: SubmitState): SubmitState {
  const receipt = deskOf(state)?.receipt
  if (!receipt || isBusy(state)) return state
  const recalled: Sending = { kind: 'received', receipt, news: 'recalled', changes: null }
  return turned({ ...state, sending: recalled }, { kind: 'receipt' })
}

export const receiptClosed = (state: SubmitState): SubmitState =>
  state.sending.kind === 'received' ? turned({ ...state, sending: { kind: 'idle' } }, { kind: 'showReceipt' }) : state
