/** A layout's values and number formats as matrices over A1 to its last cell: each is one write. */
import type { CellRange, LayoutCell, SheetLayout } from '../../functions/core/sheet-layout.ts'
import { rangeName } from './addresses.ts'
import { cellText, formatForText } from './cell-text.ts'

/** null leaves a cell as it is (excel.md, trap 8). */
type Matrix<T> = (T | null)[][]

export interface CellMatrices {
  readonly numberFormats: Matrix<string>
  /** Values and formulas. */
  readonly formulas: Matrix<string | number>
}

/** A1 to the last cell of a layout. */
export function extentOf({ cells }: SheetLayout): CellRange {
  const row = cells.reduce((last, cell) => Math.max(last, cell.row), 0)
  const column = cells.reduce((last, cell) => Math.max(last, cell.column), 0)
  return { from: { row: 0, column: 0 }, to: { row, column } }
}

/** Of the size of `extentOf`. */
export function cellMatrices(layout: SheetLayout): CellMatrices {
  const { to } = extentOf(layout)
  const empty = <T>(): Matrix<T> => Array.from({ length: to.row + 1 }, () => Array<T | null>(to.column + 1).fill(null))
  const numberFormats = empty<string>()
  const formulas = empty<string | number>()
  for (const cell of layout.cells) {
    const format = formatOf(cell)
    const formats = numberFormats[cell.row]
    const row = formulas[cell.row]
    if (formats && format !== undefined) formats[cell.column] = format
    if (row) row[cell.column] = contentOf(cell, format)
  }
  return { numberFormats, formulas }
}

const formatOf = ({ value, style }: LayoutCell): string | undefined =>
  typeof value === 'string' ? formatForText(value, style.numberFormat) : style.numberFormat

function contentOf({ value }: LayoutCell, format: string | undefined): string | number | null {
  if (typeof value === 'string') return cellText(value, format)
  // Excel computes what a formula comes with.
  return typeof value === 'object' && value !== null ? `=${value.formula}` : value
}

/** Formats first: what is written into a cell of the text format is text from the start. */
export function drawCells(sheet: Excel.Worksheet, layout: SheetLayout): void {
  if (layout.cells.length === 0) return
  const { numberFormats, formulas } = cellMatrices(layout)
  const target = sheet.getRange(rangeName(extentOf(layout)))
  target.numberFormat = numberFormats
  target.formulas = formulas
}
