/** Copy, cut and paste by the system's clipboard: text, cells apart by tabs. */
import { isWritable } from '../model/permissions.ts'
import { shownText } from '../model/shown-text.ts'
import { clearContents, pasteTexts } from '../pasting.ts'
import { tell } from './alerts.ts'
import { readTable, writeTable } from './clipboard-text.ts'
import { refuseLocked, usedPart, type Grid } from './grid.ts'

export function listenToClipboard(grid: Grid): void {
  const { box } = grid.editor
  const whileIdle = (run: (data: DataTransfer) => void) => (event: ClipboardEvent) => {
    if (grid.editor.state.kind === 'typing' || !event.clipboardData) return
    event.preventDefault()
    run(event.clipboardData)
  }
  const copy = (data: DataTransfer): void => {
    data.setData('text/plain', selectedText(grid))
  }
  const cut = (data: DataTransfer): void => {
    copy(data)
    clearCut(grid)
  }
  const paste = (data: DataTransfer): void => {
    void pasteText(grid, data.getData('text/plain'))
  }
  box.addEventListener('copy', whileIdle(copy))
  box.addEventListener('cut', whileIdle(cut))
  box.addEventListener('paste', whileIdle(paste))
}

/** Hidden rows are copied too, as Excel does. */
export function selectedText(grid: Grid): string {
  const { host, view } = grid
  const { sheet } = view
  const used = sheet.usedArea(true)
  const area = usedPart(grid)
  const lastRow = used ? Math.max(area.row, Math.min(area.row + area.rows, used.row + used.rows) - 1) : area.row
  const lastColumn = used
    ? Math.max(area.column, Math.min(area.column + area.columns, used.column + used.columns) - 1)
    : area.column
  const rows: string[][] = []
  for (let row = area.row; row <= lastRow; row++) {
    const texts: string[] = []
    for (let column = area.column; column <= lastColumn; column++) {
      texts.push(shownText(sheet.value(row, column), sheet.formatAt(row, column).numberFormat, host.workbook.date1904))
    }
    rows.push(texts)
  }
  return writeTable(rows)
}

function clearCut(grid: Grid): void {
  const { host, view, undo } = grid
  const area = usedPart(grid)
  undo.remember(view.sheet, area)
  if (!clearContents(host, view.sheet, area)) void refuseLocked(grid)
}

async function pasteText(grid: Grid, text: string): Promise<void> {
  const { host, view, selecting, undo, words } = grid
  if (text === '') return
  const texts = readTable(text)
  const into = selecting.area
  const rows = Math.max(texts.length, Math.min(into.rows, view.bounds.rows))
  const columns = Math.max(...texts.map((row) => row.length), Math.min(into.columns, view.bounds.columns))
  undo.remember(view.sheet, { ...into, rows, columns })
  const written = pasteTexts(host, view.sheet, into, texts)
  if (written) {
    if (texts.length > 1 || (texts[0]?.length ?? 0) > 1) selecting.set(written)
    return
  }
  const { row, column } = selecting.active
  const oneIsOpen = isWritable(view.sheet, { row, column, rows: 1, columns: 1 })
  await tell('Microsoft Excel', oneIsOpen ? words.pasteLocked : words.locked, words.ok)
  grid.editor.focus()
}
