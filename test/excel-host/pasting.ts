/** A person pastes text, or clears cells. */
import { putEntry } from './api/range-values.ts'
import type { ExcelHost } from './host.ts'
import { type Area, isUnbounded } from './model/area.ts'
import { parseEntry } from './model/entry.ts'
import { isWritable } from './model/permissions.ts'
import type { Sheet } from './model/sheet.ts'

/**
 * Writes the texts from the area's first cell on, or one text to all of the area. Every text is parsed as if typed, and
 * no validation is asked: Excel lets anything be pasted. Returns the area that was written; undefined, and nothing is
 * written, where a cell of it is locked.
 */
export function pasteTexts(
  host: ExcelHost,
  sheet: Sheet,
  into: Area,
  texts: readonly (readonly string[])[],
): Area | undefined {
  const only = texts.length === 1 && texts[0]?.length === 1 ? texts[0][0] : undefined
  const area =
    only === undefined || isUnbounded(into)
      ? { row: into.row, column: into.column, rows: texts.length, columns: Math.max(...texts.map((row) => row.length)) }
      : into
  if (!isWritable(sheet, area)) return undefined
  for (let i = 0; i < area.rows; i++) {
    for (let j = 0; j < area.columns; j++) {
      const text = only ?? texts[i]?.[j]
      if (text === undefined || isCovered(sheet, area.row + i, area.column + j)) continue
      const { numberFormat } = sheet.formatAt(area.row + i, area.column + j)
      putEntry(sheet, area.row + i, area.column + j, parseEntry(text, numberFormat, host.workbook.date1904))
    }
  }
  tellWritten(host, sheet, area)
  return area
}

/** The contents go, the looks stay. False, and nothing is cleared, where a cell is locked. */
export function clearContents(host: ExcelHost, sheet: Sheet, area: Area): boolean {
  if (!isWritable(sheet, area)) return false
  for (const [row, column] of [...sheet.cells(area)]) sheet.setContent(row, column, { value: null })
  tellWritten(host, sheet, area)
  return true
}

/** Under another cell, in a merge. */
function isCovered(sheet: Sheet, row: number, column: number): boolean {
  const merge = sheet.mergeAt(row, column)
  return merge !== undefined && (merge.row !== row || merge.column !== column)
}

function tellWritten(host: ExcelHost, sheet: Sheet, area: Area): void {
  host.touch()
  host.settle()
  host.workbook.notify({ kind: 'cells', sheet, area, by: 'person' })
}
