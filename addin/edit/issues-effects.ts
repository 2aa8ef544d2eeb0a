/** What the list of issues asks for, and publishing. */
import { listIssues } from '../api/api.ts'
import { downloadDraft, mergeIssue, openIssue, publish, reopen } from '../api/edit-api.ts'
import type { EditContext } from './edit.ts'
import type { EditAction, EditState } from './edit-state.ts'
import { saveFile } from '../parts/save-file.ts'

type Dispatch = (action: EditAction) => void

export function startIssuesEffects(
  { caller, bulletin: { bulletin } }: EditContext,
  { tellTime }: { readonly tellTime: (serverTime: number | null) => void },
  before: EditState | null,
  after: EditState,
  dispatch: Dispatch,
): void {
  const { list, opening, reopening } = after.issues
  if (list.kind === 'loading' && before?.issues.list.kind !== 'loading')
    void listIssues(caller, bulletin).then((result) => {
      if (result.ok) tellTime(result.value.serverTime)
      dispatch({
        type: 'issuesLoaded',
        result: result.ok ? { ok: true, value: result.value.issues } : result,
      })
    })
  if (opening.kind === 'sending' && opening !== before?.issues.opening)
    void openIssue(caller, bulletin, { period: opening.period }).then((result) => {
      dispatch({ type: 'openingAnswered', result })
    })
  if (reopening.kind === 'sending' && reopening !== before?.issues.reopening) {
    const { issue, reason } = reopening
    void reopen(caller, { bulletin, issue }, reason).then((result) => {
      dispatch({ type: 'reopeningAnswered', issue, result })
    })
  }
}

export function startPublishEffects(
  { caller, bulletin: { bulletin } }: EditContext,
  before: EditState | null,
  after: EditState,
  dispatch: Dispatch,
): void {
  const { publish: state, draft } = after
  if (state.kind === 'checking' && state !== before?.publish) {
    const { issue } = state
    void mergeIssue(caller, { bulletin, issue }).then((result) => {
      dispatch({ type: 'publishChecked', issue, result })
    })
  }
  if (state.kind === 'publishing' && state !== before?.publish) {
    const { issue, acceptMissing } = state
    void publish(caller, { bulletin, issue }, { acceptMissing }).then((answer) => {
      dispatch({ type: 'publishAnswered', issue, answer })
    })
  }
  if (draft.kind === 'asking' && draft !== before?.draft && after.issues.chosen !== null) {
    const on = { bulletin, issue: after.issues.chosen }
    const { format } = draft
    void downloadDraft(caller, on, format).then((result) => {
      if (result.ok) saveFile(result.value, `${bulletin}-${on.issue}-draft.${format}`)
      dispatch({ type: 'draftLoaded', failure: result.ok ? null : result.failure })
    })
  }
}
