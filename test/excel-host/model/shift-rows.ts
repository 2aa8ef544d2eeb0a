/** Rows that come in between or go: everything below moves, with what refers to it. */
import { type Area, isWholeColumns, maxColumns, maxRows, splitAddress } from './area.ts'
import type { CellFormat } from './cell-format.ts'
import { ExcelError } from './excel-error.ts'
import { isWritable } from './permissions.ts'
import type { Sheet } from './sheet.ts'
import type { Origin, Workbook } from './workbook.ts'

interface Shift {
  readonly row: number
  /** Rows that come in (positive), or that go from `row` on (negative). */
  readonly by: number
}

/** New rows look like the one above. Throws AccessDenied on a sheet that is protected against it. */
export function insertRows(workbook: Workbook, sheet: Sheet, row: number, count: number, by: Origin): void {
  if (sheet.protection && !sheet.protection.options.allowInsertRows) throw new ExcelError('AccessDenied')
  const above: [number, CellFormat][] = []
  for (const [, column, { format }] of row === 0 ? [] : sheet.cells(rowsArea(row - 1, 1)))
    if (format) above.push([column, format])
  shiftRows(workbook, sheet, { row, by: count })
  for (let i = 0; i < count; i++)
    for (const [column, format] of above) sheet.setCell(row + i, column, { value: null, format })
  workbook.notify({ kind: 'cells', sheet, area: rowsArea(row, count), by, shift: 'RowInserted' })
}

/** Throws AccessDenied on a sheet that is protected against it, or where a cell of the rows is locked. */
export function deleteRows(workbook: Workbook, sheet: Sheet, row: number, count: number, by: Origin): void {
  const { protection } = sheet
  if (protection && !(protection.options.allowDeleteRows && isWritable(sheet, rowsArea(row, count)))) {
    throw new ExcelError('AccessDenied')
  }
  shiftRows(workbook, sheet, { row, by: -count })
  workbook.notify({ kind: 'cells', sheet, area: rowsArea(row, count), by, shift: 'RowDeleted' })
}

const rowsArea = (row: number, rows: number): Area => ({ row, column: 0, rows, columns: maxColumns })

/** Where a row stands afterwards; undefined where it is gone. */
function moved(row: number, { row: at, by }: Shift): number | undefined {
  if (row < at) return row
  return by < 0 && row < at - by ? undefined : row + by
}

/** What is left of an area, grown where rows come into its midst. */
function movedArea(area: Area, shift: Shift): Area | undefined {
  if (isWholeColumns(area)) return area
  const last = area.row + area.rows - 1
  const start = moved(area.row, shift) ?? shift.row
  const end = moved(last, shift) ?? shift.row - 1
  return end < start ? undefined : { ...area, row: start, rows: end - start + 1 }
}

const movedAreas = <T extends { readonly area: Area }>(placed: readonly T[], shift: Shift): T[] =>
  placed.flatMap((one) => {
    const area = movedArea(one.area, shift)
    return area ? [{ ...one, area }] : []
  })

function shiftRows(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  moveCells(sheet, shift)
  moveLooks(sheet, shift)
  sheet.merges = movedAreas(
    sheet.merges.map((area) => ({ area })),
    shift,
  ).map(({ area }) => area)
  sheet.validations = movedAreas(sheet.validations, shift)
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const areas = format.areas.flatMap((area) => movedArea(area, shift) ?? [])
    return areas.length > 0 ? [{ ...format, areas }] : []
  })
  moveReferences(workbook, sheet, shift)
}

function moveCells(sheet: Sheet, shift: Shift): void {
  const below = [...sheet.cells()].filter(([row]) => row >= shift.row)
  for (const [row, column] of below) sheet.setCell(row, column, { value: null })
  for (const [row, column, cell] of below) {
    const to = moved(row, shift)
    if (to !== undefined && to < maxRows) sheet.setCell(to, column, cell)
  }
}

function moveLooks({ rows }: Sheet, shift: Shift): void {
  const below = [...rows].filter(([row]) => row >= shift.row)
  for (const [row] of below) rows.delete(row)
  for (const [row, look] of below) {
    const to = moved(row, shift)
    if (to !== undefined) rows.set(to, look)
  }
}

/** Formulas of the sheet itself, of the others, and defined names. */
function moveReferences(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  for (const other of workbook.sheets) {
    for (const [row, column, cell] of [...other.cells()]) {
      if (cell.formula === undefined) continue
      const formula = movedFormula(cell.formula, shift, sheet.name, other === sheet)
      if (formula !== cell.formula) other.setCell(row, column, { ...cell, formula })
    }
  }
  for (const names of [workbook.names, ...workbook.sheets.map((other) => other.names)]) {
    for (const [key, name] of names)
      names.set(key, { ...name, formula: movedFormula(name.formula, shift, sheet.name, false) })
  }
}

const reference =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(])/gu

function movedFormula(formula: string, shift: Shift, sheet: string, isOwn: boolean): string {
  return formula.replace(reference, (whole: string, prefix?: string, ...found: (string | undefined)[]) => {
    const [c1 = '', column1, r1 = '', row1, c2 = '', column2, r2 = '', row2] = found
    if (column1 === undefined || row1 === undefined) return whole
    const named = prefix === undefined ? undefined : splitAddress(prefix).sheet
    if (named === undefined ? !isOwn : named.toLowerCase() !== sheet.toLowerCase()) return whole
    const first = Number(row1) - 1
    const area = movedArea({ row: first, column: 0, rows: Number(row2 ?? row1) - first, columns: 1 }, shift)
    if (!area) return '#REF!'
    const start = `${prefix ?? ''}${c1}${column1}${r1}${area.row + 1}`
    return column2 === undefined ? start : `${start}:${c2}${column2}${r2}${area.row + area.rows}`
  })
}
