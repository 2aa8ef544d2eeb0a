/** Visits to the workbook: one at a time, and what each makes of the pane. Pure. */
import { submissionChanges } from '../../functions/core/submission-changes.ts'
import type { SheetContent } from '../../functions/core/submission.ts'
import type { Desk } from '../api/answers-department.ts'
import type { HostFault, MarkedSheets, SheetId } from '../spreadsheet-host.ts'
import { turned } from './attention-state.ts'
import { type Examination, examineSheet } from './examine-sheet.ts'
import { findSheet, workbookOf } from './find-sheet.ts'
import { deskOf, isBusy, isOpen, type Purpose, type Sending, type SubmitState, targetOf } from './submit-state.ts'

/** Sets a visit going; where one is on its way, her asking changes what it is for. */
export function asked(state: SubmitState, purpose: Purpose): SubmitState {
  if (targetOf(state) === null || (purpose !== 'look' && (isBusy(state) || !isOpen(state)))) return state
  const again = state.visit.kind === 'reading'
  if (again && purpose === 'look') return state
  return { ...state, sending: putAway(state.sending, purpose), fault: null, visit: { kind: 'reading', purpose, again } }
}

/** A receipt makes room for the next check; an upload that failed can be tried again until another is asked for. */
const putAway = (sending: Sending, purpose: Purpose): Sending =>
  purpose === 'upload' || (purpose === 'check' && sending.kind === 'received') ? { kind: 'idle' } : sending

/** Live from the first check on: what she mends vanishes by itself. */
export function edited(state: SubmitState, sheet: SheetId): SubmitState {
  if (state.check.kind !== 'done' || state.check.sheet !== sheet) return state
  if (state.visit.kind === 'reading') return { ...state, visit: { ...state.visit, again: true } }
  return { ...state, visit: { kind: 'reading', purpose: 'live', again: false } }
}

/** Edits that nobody asked to be read for wait for the next one: that is on its way, for she is typing it. */
export function visitRefused(state: SubmitState, fault: HostFault): SubmitState {
  const { visit } = state
  const quiet = visit.kind === 'reading' && visit.purpose === 'live' && fault === 'cellBeingEdited'
  return { ...state, visit: { kind: 'idle' }, fault: quiet ? state.fault : fault }
}

export function sheetsRead(state: SubmitState, marked: MarkedSheets): SubmitState {
  const { visit } = state
  const [target, desk] = [targetOf(state), deskOf(state)]
  if (visit.kind !== 'reading' || target === null) return state
  const { found, own } = findSheet(marked, target)
  // What was read may be older than her last edit or click: it is read once more, for the same purpose.
  if (visit.again) return { ...state, sheet: found, visit: { ...visit, again: false } }
  const seen: SubmitState = { ...state, sheet: found, fault: null, visit: { kind: 'idle' } }
  if (desk === undefined || own.length === 0) return sheetGone(seen, visit.purpose)
  // Published while it was read: nothing is to be mended or sent any more.
  if (visit.purpose === 'look' || !isOpen(state)) return seen
  if (visit.purpose === 'drawn') return turned(seen, { kind: 'sheet' })
  const workbook = workbookOf(own, marked)
  const examination = examineSheet(workbook, desk, state.department, state.language)
  const sheet = found.kind === 'found' ? found.id : null
  const { findings } = examination
  const checked: SubmitState = { ...seen, check: { kind: 'done', sheet, findings }, marks: 'asChecked' }
  switch (visit.purpose) {
    case 'live':
      return stillMissing(checked)
    case 'check':
      return turned({ ...checked, reasonsMissing: [] }, { kind: 'result' })
    case 'upload':
      return upload(checked, examination, { workbook, desk })
  }
}

/** Where she asked for something, she is led to what to do instead. */
function sheetGone(state: SubmitState, purpose: Purpose): SubmitState {
  const gone: SubmitState = { ...state, check: { kind: 'none' }, reasonsMissing: [] }
  return purpose === 'check' || purpose === 'upload' ? turned(gone, { kind: 'sheet' }) : gone
}

/** A warning that is mended wants no reason any more. */
const stillMissing = (state: SubmitState): SubmitState => {
  const wanted = unansweredOf(state)
  return { ...state, reasonsMissing: state.reasonsMissing.filter((key) => wanted.includes(key)) }
}

/** Keys of warnings that neither the sheet nor the pane explains. */
export const unansweredOf = ({ check, reasons }: SubmitState): readonly string[] =>
  check.kind === 'none'
    ? []
    : check.findings
        .filter(({ key, needsReason }) => needsReason && (reasons[key]?.trim() ?? '') === '')
        .map(({ key }) => key)

function upload(
  state: SubmitState,
  { findings, content }: Examination,
  { workbook, desk }: { readonly workbook: ReturnType<typeof workbookOf>; readonly desk: Desk },
): SubmitState {
  const error = findings.find(({ severity }) => severity === 'error')
  if (error || !content) return turned(state, { kind: 'result' })
  const missing = unansweredOf(state)
  const [first] = missing
  if (first !== undefined) return turned({ ...state, reasonsMissing: missing }, { kind: 'finding', key: first })
  const asks = findings.filter(({ needsReason }) => needsReason).map(({ key }) => key)
  const reasons = Object.fromEntries(asks.map((key) => [key, state.reasons[key]?.trim() ?? '']))
  return {
    ...state,
    reasonsMissing: [],
    sending: { kind: 'sending', upload: { workbook, reasons }, changes: changesIn(content, desk, state.department) },
  }
}

function changesIn(content: SheetContent, { submission, definition }: Desk, department: string) {
  return submission === null ? null : submissionChanges(submission, content, definition.definition, department)
}
