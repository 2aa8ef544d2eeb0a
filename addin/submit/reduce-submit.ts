/** What each event makes of a department's pane. Pure: no clock, no network, no Excel. */
import { loading } from '../parts/loaded.ts'
import { cellAsked } from './attention-state.ts'
import { draw, drawAsked, drawCancelled, drawFailed, drawn } from './drawing-state.ts'
import { chosen, deskLoaded, issuesLoaded, refreshed } from './issue-state.ts'
import { answered, receiptClosed, receiptRecalled, sentAgain } from './sending-state.ts'
import type { SubmitAction } from './submit-action.ts'
import type { SubmitState } from './submit-state.ts'
import { asked, edited, sheetsRead, visitRefused } from './visit-state.ts'

export function reduceSubmit(state: SubmitState, action: SubmitAction): SubmitState {
  switch (action.type) {
    case 'ticked':
      return { ...state, now: action.now }
    case 'issuesAsked':
      return { ...state, issues: loading(state.issues) }
    case 'deskAsked':
      return state.issue === null ? state : { ...state, desk: loading(state.desk) }
    case 'refreshAsked':
      return refreshed(state)
    case 'issuesLoaded':
      return issuesLoaded(state, action.result)
    case 'issueChosen':
      return chosen(state, action.issue)
    case 'deskLoaded':
      return deskLoaded(state, action.issue, action.result)
    case 'visitAsked':
      return asked(state, action.purpose)
    case 'edited':
      return edited(state, action.sheet)
    case 'sheetsRead':
      return sheetsRead(state, action.marked)
    case 'visitRefused':
      return visitRefused(state, action.fault)
    case 'marksRefused':
      return { ...state, marks: 'behind', fault: action.fault === 'cellBeingEdited' ? state.fault : action.fault }
    case 'drawAsked':
      return drawAsked(state, action.what)
    case 'drawConfirmed':
      return state.drawing.kind === 'confirming' ? draw(state, 'submitted') : state
    case 'drawCancelled':
      return drawCancelled(state)
    case 'drawn':
      return drawn(state)
    case 'drawFailed':
      return drawFailed(state, action.fault)
    case 'reasonWritten':
      return reasonWritten(state, action.key, action.reason)
    case 'answered':
      return answered(state, action.answer)
    case 'sendAgainAsked':
      return sentAgain(state)
    case 'receiptAsked':
      return receiptRecalled(state)
    case 'receiptClosed':
      return receiptClosed(state)
    case 'cellAsked':
      return cellAsked(state, action.selection)
    case 'downloadAsked':
      return { ...state, download: 'running' }
    case 'downloaded':
      return { ...state, download: action.failure === null ? 'idle' : { failure: action.failure } }
  }
}

const reasonWritten = (state: SubmitState, key: string, reason: string): SubmitState => ({
  ...state,
  reasons: { ...state.reasons, [key]: reason },
  reasonsMissing: reason.trim() === '' ? state.reasonsMissing : state.reasonsMissing.filter((one) => one !== key),
})
