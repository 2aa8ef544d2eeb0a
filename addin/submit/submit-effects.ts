/** What entering a state sets going in Excel and on the network; every answer comes back as an action. */
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { filledFrom } from '../../functions/core/filled-sheet.ts'
import { findDepartment } from '../../functions/core/definition.ts'
import { markerPrefix } from '../../functions/core/marker.ts'
import { downloadTemplate, listIssues } from '../api/api.ts'
import type { Desk } from '../api/answers-department.ts'
import type { Caller } from '../api/caller.ts'
import { readDepartment, sendGrid } from '../api/department-api.ts'
import { saveFile } from '../parts/save-file.ts'
import { excelFault } from '../parts/trouble.ts'
import type { CellMark, HostFault, SpreadsheetHost } from '../spreadsheet-host.ts'
import type { SubmitAction } from './submit-action.ts'
import { deskOf, type Drawing, findingsOf, type SubmitState, targetOf } from './submit-state.ts'

export interface SubmitWorld {
  readonly host: SpreadsheetHost
  readonly caller: Caller
  /** Called with the server's time in milliseconds whenever an answer tells it. */
  readonly tellTime: (serverTime: number) => void
  /** Runs what changes the sheet's colours after what did so before: two at once would trip over each other. */
  readonly inTurn: (run: () => Promise<void>) => Promise<void>
}

type Dispatch = (action: SubmitAction) => void
interface Step {
  readonly world: SubmitWorld
  readonly before: SubmitState | null
  readonly after: SubmitState
  readonly dispatch: Dispatch
}

export function startSubmitEffects(step: Step): void {
  loadIssues(step)
  loadDesk(step)
  visitExcel(step)
  drawSheet(step)
  markFindings(step)
  sendSheet(step)
  downloadSheet(step)
}

function loadIssues({ world: { caller, tellTime }, before, after, dispatch }: Step): void {
  if (after.issues.kind !== 'loading' || before?.issues.kind === 'loading') return
  void listIssues(caller, after.bulletin).then((result) => {
    if (result.ok && result.value.serverTime !== null) tellTime(result.value.serverTime)
    dispatch({ type: 'issuesLoaded', result: result.ok ? { ok: true, value: result.value.issues } : result })
  })
}

function loadDesk({ world: { caller }, before, after, dispatch }: Step): void {
  const target = targetOf(after)
  const asksAlready = before?.desk.kind === 'loading' && before.issue === after.issue
  if (after.desk.kind !== 'loading' || target === null || asksAlready) return
  void readDepartment(caller, target).then((result) => dispatch({ type: 'deskLoaded', issue: target.issue, result }))
}

function visitExcel({ world: { host }, before, after, dispatch }: Step): void {
  const { visit } = after
  // A visit that came back and goes again is another one, though it is called the same.
  const goesAgain = before?.visit.kind === 'reading' && before.visit.again && visit.kind === 'reading' && !visit.again
  if (visit.kind !== 'reading' || (before?.visit.kind === 'reading' && !goesAgain)) return
  host.readMarkedSheets(markerPrefix).then(
    (marked) => dispatch({ type: 'sheetsRead', marked }),
    (error: unknown) => dispatch({ type: 'visitRefused', fault: excelFault(error) }),
  )
}

function drawSheet({ world, before, after, dispatch }: Step): void {
  const { drawing } = after
  const desk = deskOf(after)
  if (drawing.kind !== 'running' || drawing === before?.drawing || desk === undefined) return
  const drawn = drawing.way === 'draw' ? drawLayout(world.host, desk, after, drawing) : insertFile(world, after)
  void drawn
    .catch(excelFault)
    .then((fault) => dispatch(fault === null ? { type: 'drawn' } : { type: 'drawFailed', fault }))
}

async function drawLayout(
  host: SpreadsheetHost,
  { definition, issue, history, submission }: Desk,
  { department: id }: SubmitState,
  { what, replace }: Extract<Drawing, { kind: 'running' }>,
): Promise<null> {
  const department = findDepartment(definition.definition, id)
  if (!department) throw new Error(`${id} is in no department of ${definition.definition.id}`)
  const filled = what === 'submitted' && submission ? { filled: filledFrom(submission, definition.definition, id) } : {}
  const layout = buildSheetLayout({ definition, issue, department, history, ...filled })
  await host.drawSheet(layout, replace === null ? {} : { replace })
  return null
}

/** Why the file did not come is told by the download that is offered next. */
async function insertFile({ host, caller }: SubmitWorld, state: SubmitState): Promise<HostFault | null> {
  const target = targetOf(state)
  const file = target && (await downloadTemplate(caller, target))
  if (!file?.ok) return 'failed'
  await host.insertSheetFile(new Uint8Array(await file.value.blob.arrayBuffer()))
  return null
}

/** A cell has the colour of the gravest of its findings. */
function marksOf(state: SubmitState): readonly CellMark[] {
  const marks = new Map<string, CellMark>()
  for (const severity of ['warning', 'error'] as const)
    for (const { cell, severity: own } of findingsOf(state))
      if (cell !== undefined && own === severity) marks.set(cell, { cell, severity })
  return [...marks.values()]
}

function markFindings({ world: { host, inTurn }, before, after, dispatch }: Step): void {
  const [old, check] = [before?.check, after.check]
  if (old === undefined || check === old) return
  const sheet = check.kind === 'done' ? check.sheet : old.kind === 'done' ? old.sheet : null
  if (sheet === null) return
  const marks = marksOf(after)
  // The first check also takes away what an earlier day left coloured.
  const stand = before?.marks === 'asChecked' && old.kind === 'done' && old.sheet === sheet
  if (stand && JSON.stringify(marks) === JSON.stringify(marksOf(before))) return
  inTurn(() => host.markCells(sheet, marks)).catch((error: unknown) => {
    const fault = excelFault(error)
    // A sheet that is gone tells of itself at the next visit.
    if (fault !== 'sheetGone') dispatch({ type: 'marksRefused', fault })
  })
}

function sendSheet({ world: { caller }, before, after, dispatch }: Step): void {
  const { sending } = after
  const target = targetOf(after)
  if (sending.kind !== 'sending' || before?.sending.kind === 'sending' || target === null) return
  void sendGrid(caller, target, sending.upload).then((answer) => dispatch({ type: 'answered', answer }))
}

function downloadSheet({ world: { caller }, before, after, dispatch }: Step): void {
  const target = targetOf(after)
  if (after.download !== 'running' || before?.download === 'running' || target === null) return
  void downloadTemplate(caller, target).then((result) => {
    if (result.ok) saveFile(result.value, `${target.department}.xlsx`)
    dispatch({ type: 'downloaded', failure: result.ok ? null : result.failure })
  })
}
