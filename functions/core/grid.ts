/**
 * What both Excel and the server hand to the core: sheets as rows of cell values (design.md, "Grid").
 *
 * `rows[0][0]` is A1: a reader pads, so that row and column numbers stay those the sender sees. Rows and rows' tails
 * may be missing (sparse and ragged); a missing cell and `null` are both blank. `''` is blank too (Office.js).
 */
export interface Grid {
  readonly name: string
  readonly rows: readonly (readonly Cell[] | undefined)[]
  /** Zero-based indices into `rows` of rows the sender does not see (hidden or filtered away). */
  readonly hiddenRows?: readonly number[]
}

/**
 * One cell. A number is Excel's double; dates are serial numbers (see `Workbook.date1904`). A number shown with a
 * percent format arrives as the text a person sees ("12.5%"), exact and not rounded.
 */
export type Cell = string | number | boolean | null | undefined | CellError | FormulaWithoutValue

/** A cell that shows an error, such as `#DIV/0!`. */
export interface CellError {
  readonly error: string
}

/** A formula that its program never computed: its value is unknown, not zero and not blank. */
export interface FormulaWithoutValue {
  readonly formula: string
}

export interface Workbook {
  readonly sheets: readonly Grid[]
  /** True where day 0 is 1 January 1904 (old Excel for Mac); otherwise serial 1 is 1 January 1900. */
  readonly date1904: boolean
}

/** `(row 0, column 0)` → `"A1"`; both zero-based. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}

/** The cell at a zero-based position, blank where there is none. */
export function cellAt(grid: Grid, row: number, column: number): Cell {
  return grid.rows[row]?.[column] ?? null
}

export const isBlank = (cell: Cell): boolean => cell === null || cell === undefined || cell === ''
