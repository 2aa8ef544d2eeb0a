/** Keys in the sheet, as Excel has them. */
import type { Grid } from './grid.ts'
import { refuseLocked, usedPart } from './grid.ts'
import { clearContents } from '../pasting.ts'
import { type Direction, jumpFrom, nextUnlocked, type Place, stepFrom } from './places.ts'

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Where Tab has led from and to: Enter goes back to that column, as long as nobody has gone elsewhere. */
interface Run {
  column: number
  at: Place | undefined
}

export function listenToKeys(grid: Grid): void {
  const run: Run = { column: 0, at: undefined }
  grid.editor.box.addEventListener('keydown', (event) => {
    // The input method's own keys.
    if (event.isComposing || event.key === 'Process') return
    const done = grid.editor.state.kind === 'typing' ? typingKey(grid, event, run) : sheetKey(grid, event, run)
    if (done) event.preventDefault()
  })
}

/** True for a key that was used. */
function typingKey(grid: Grid, event: KeyboardEvent, run: Run): boolean {
  const { editor } = grid
  const { key } = event
  if (key === 'Escape') editor.cancel()
  else if (key === 'F2') editor.toggleMode()
  else if (key === 'Enter' && event.altKey) insertLine(grid)
  else if (key === 'Enter' || key === 'Tab') void moveOn(grid, event, run)
  else if (arrows[key] && editor.state.kind === 'typing' && editor.state.mode === 'enter')
    void commitAndStep(grid, arrows[key])
  else return false
  return true
}

function insertLine({ editor }: Grid): void {
  const { box } = editor
  box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input'))
}

async function commitAndStep(grid: Grid, direction: Direction): Promise<void> {
  const { editor, selecting, view } = grid
  if (await editor.commit()) selecting.cell(stepFrom(view.sheet, selecting.active, direction, view.bounds))
}

/** Enter and Tab: what is typed is entered, and the next cell is selected. */
async function moveOn(grid: Grid, { key, shiftKey }: KeyboardEvent, run: Run): Promise<void> {
  const { editor, selecting, view } = grid
  if (!(await editor.commit())) return
  const { active } = selecting
  const isGoingOn = run.at?.row === active.row && run.at.column === active.column
  if (key === 'Tab') {
    if (!isGoingOn) run.column = active.column
    run.at = afterTab(grid, shiftKey)
    selecting.cell(run.at)
    return
  }
  const next = stepFrom(view.sheet, active, shiftKey ? 'up' : 'down', view.bounds)
  selecting.cell(isGoingOn ? { row: next.row, column: run.column } : next)
  run.at = undefined
}

function afterTab({ selecting, view }: Grid, backwards: boolean): Place {
  const { sheet, bounds } = view
  const unlocked = sheet.protection ? nextUnlocked(sheet, selecting.active, backwards) : undefined
  return unlocked ?? stepFrom(sheet, selecting.active, backwards ? 'left' : 'right', bounds)
}

function sheetKey(grid: Grid, event: KeyboardEvent, run: Run): boolean {
  const { key, altKey } = event
  const withCtrl = event.ctrlKey || event.metaKey
  if (altKey && key === 'ArrowDown') return grid.hints.open()
  if (altKey && withCtrl) return false
  if (key === 'Enter' || key === 'Tab') {
    void moveOn(grid, event, run)
    return true
  }
  return withCtrl ? ctrlKey(grid, event) : plainKey(grid, event)
}

function plainKey(grid: Grid, event: KeyboardEvent): boolean {
  const { editor, selecting, view } = grid
  const { key } = event
  const { head } = selecting
  const direction = arrows[key]
  if (direction) moveTo(grid, event, stepFrom(view.sheet, head, direction, view.bounds))
  else if (key === 'Home') moveTo(grid, event, { row: head.row, column: 0 })
  else if (key === 'PageDown' || key === 'PageUp') {
    moveTo(grid, event, view.pageFrom(head, key === 'PageDown' ? 'down' : 'up'))
  } else if (key === 'F2') editor.begin('edit')
  else if (key === 'Backspace') editor.begin('enter', '')
  else if (key === 'Delete') clearSelection(grid)
  else return false
  return true
}

function ctrlKey(grid: Grid, event: KeyboardEvent): boolean {
  const { selecting, view } = grid
  const direction = arrows[event.key]
  const key = event.key.toLowerCase()
  if (direction) moveTo(grid, event, jumpFrom(view.sheet, selecting.head, direction, view.bounds))
  else if (key === 'home') moveTo(grid, event, { row: 0, column: 0 })
  else if (key === 'end') {
    const used = view.sheet.usedArea(true)
    moveTo(
      grid,
      event,
      used ? { row: used.row + used.rows - 1, column: used.column + used.columns - 1 } : { row: 0, column: 0 },
    )
  } else if (key === 'a') selecting.line({ row: -1, column: -1 })
  else if (key === 'z') undoLast(grid)
  else if (key === 'pageup' || key === 'pagedown') turnSheet(grid, key === 'pageup' ? -1 : 1)
  else return false
  return true
}

function moveTo({ selecting }: Grid, { shiftKey }: KeyboardEvent, place: Place): void {
  if (shiftKey) selecting.extend(place)
  else selecting.cell(place)
}

export function clearSelection(grid: Grid): void {
  const { host, view, undo } = grid
  const area = usedPart(grid)
  undo.remember(view.sheet, area)
  if (!clearContents(host, view.sheet, area)) void refuseLocked(grid)
}

function undoLast({ undo, selecting, host }: Grid): void {
  const undone = undo.undo()
  if (!undone) return
  host.workbook.activate(undone.sheet, 'person')
  selecting.set(undone.area)
}

function turnSheet({ host }: Grid, by: 1 | -1): void {
  const visible = host.workbook.sheets.filter((sheet) => sheet.visibility === 'Visible')
  const next = visible[visible.indexOf(host.workbook.active) + by]
  if (next) host.workbook.activate(next, 'person')
}
