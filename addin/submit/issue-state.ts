/** Which issue the pane is on, and what the server says of it. Pure. */
import type { IssueEntry } from '../api/answers.ts'
import type { Desk } from '../api/answers-department.ts'
import type { Result } from '../api/request.ts'
import { loading, settled } from '../parts/loaded.ts'
import { type Drawing, initialSubmit, isBusy, isOpen, type SubmitState } from './submit-state.ts'
import { asked } from './visit-state.ts'

/** The newest issue that takes reports, else the newest. One that she is on is kept while it takes reports. */
export function issuesLoaded(state: SubmitState, result: Result<readonly IssueEntry[]>): SubmitState {
  const next = { ...state, issues: settled(state.issues, result) }
  if (!result.ok || isBusy(state)) return next
  const open = result.value.filter((issue) => issue.state !== 'published')
  if (open.some(({ issue }) => issue === state.issue)) return next
  const newest = open[0] ?? result.value[0]
  return newest ? withIssue(next, newest.issue) : next
}

export const chosen = (state: SubmitState, issue: string): SubmitState =>
  isBusy(state) ? state : withIssue(state, issue)

/** Another issue is another sheet, with nothing of the one before. */
const withIssue = (state: SubmitState, issue: string): SubmitState =>
  issue === state.issue
    ? state
    : { ...initialSubmit(state, state.now), issues: state.issues, issue, desk: { kind: 'loading' } }

/** The first answer tells what to look for in the workbook. Of a published issue nothing is left to be mended. */
export function deskLoaded(state: SubmitState, issue: string, result: Result<Desk>): SubmitState {
  if (issue !== state.issue) return state
  const next: SubmitState = { ...state, desk: settled(state.desk, result) }
  if (!isOpen(next)) return { ...next, check: { kind: 'none' }, reasonsMissing: [], drawing: notAsking(state.drawing) }
  return result.ok && state.sheet.kind === 'unknown' ? asked(next, 'look') : next
}

const notAsking = (drawing: Drawing): Drawing => (drawing.kind === 'running' ? drawing : { kind: 'idle' })

/** Asks what has happened meanwhile: returned, published, reopened; and, where nothing is to report, a new issue. */
export function refreshed(state: SubmitState): SubmitState {
  if (isBusy(state)) return state
  return {
    ...state,
    issues: isOpen(state) ? state.issues : loading(state.issues),
    desk: state.issue === null ? state.desk : loading(state.desk),
  }
}
