/** Collects what a SheetLayout is made of, cell by cell. */
import type { Definition } from './definition.ts'
import { cellName } from './grid.ts'
import type { Position } from './locate-sheet.ts'
import type { CellRange, LayoutCell, StyleRole, Validation } from './sheet-layout.ts'
import { sheetColumns } from './sheet-positions.ts'
import type { InputMessages } from './sheet-wording.ts'

export interface SheetRemark {
  readonly severity: 'error' | 'warning'
  readonly text: string
}

/** In characters of the default font, A to I. */
export const columnWidths = [8, 25, 15, 50, 13, 14, 19, 1.5, 35] as const

/** What makes rows grow: the widest text's width in characters, and a column in which nothing else stands. */
export interface GrowingRows {
  readonly textWidth: number
  readonly spacer: number
}

const templateRows: GrowingRows = { textWidth: columnWidths[sheetColumns.text], spacer: sheetColumns.spacer }

/** Collects cells, merges, heights and validations. */
export class SheetDrawing {
  readonly cells: LayoutCell[] = []
  readonly merges: CellRange[] = []
  readonly rowHeights: Record<number, number> = {}
  readonly growingRows: number[] = []
  readonly validations: Validation[] = []
  readonly #comments: Readonly<Record<string, SheetRemark>>
  readonly #growing: GrowingRows

  constructor(comments: Readonly<Record<string, SheetRemark>>, growing = templateRows) {
    this.#comments = comments
    this.#growing = growing
  }

  put(row: number, column: number, value: LayoutCell['value'], role: StyleRole, numberFormat?: string): void {
    const remark = this.#comments[cellName(row, column)]
    const style = { role: remark?.severity ?? role, ...(numberFormat === undefined ? {} : { numberFormat }) }
    this.cells.push({ row, column, value, style, ...(remark === undefined ? {} : { comment: remark.text }) })
  }

  /** A cell drawn over all columns up to `last`. */
  wide(row: number, value: string, role: StyleRole, last: number, height: number): void {
    this.put(row, 0, value, role)
    this.merges.push({ from: { row, column: 0 }, to: { row, column: last } })
    this.rowHeights[row] = height
  }

  /** A row that fits the text in its wide column and grows with it; an empty cell of a large font keeps it from thinning. */
  grow(row: number, least: number, text: string | number | null | undefined): void {
    const { spacer, textWidth } = this.#growing
    this.put(row, spacer, null, 'title')
    this.rowHeights[row] = Math.max(least, heightOf(String(text ?? ''), textWidth - 4))
    this.growingRows.push(row)
  }

  check(range: CellRange, rule: Validation['rule'], style: 'stop' | 'warning', { prompt, error }: InputMessages): void {
    this.validations.push({ range, rule, prompt, error: { style, ...error } })
  }
}

export const cellRange = (position: Position): CellRange => ({ from: position, to: position })

/** `0.00` at two decimals; `#,##0` where the definition groups thousands. */
export const numberFormat = (decimals: number, { formats }: Definition): string =>
  (formats.thousands === '' ? '0' : '#,##0') + (decimals === 0 ? '' : `.${'0'.repeat(decimals)}`)

/** Points that a text takes in a width of half-width characters; Excel has no row above 409. */
export function heightOf(text: string, width: number): number {
  const lines = text.split('\n').reduce((sum, paragraph) => {
    const halves = [...paragraph].reduce((n, character) => n + (character > '\u2000' ? 2 : 1), 0)
    return sum + Math.max(1, Math.ceil(halves / width))
  }, 0)
  return Math.min(409, 8 + 15 * lines)
}
