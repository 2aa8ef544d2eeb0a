/** One sheet: its cells and what lies around them. Rules of protection are kept by who writes (writing.ts, api/). */
import {
  type Area,
  cellArea,
  contains,
  intersection,
  isWholeColumns,
  isWholeRows,
  maxColumns,
  without,
} from './area.ts'
import { type Cell, type CellValue } from './cell.ts'
import { type CellFormat, type FormatChange, normalFormat } from './cell-format.ts'
import {
  type ColumnLook,
  type ConditionalFormat,
  type DefinedName,
  newPage,
  type PageLayout,
  type Protection,
  type RowLook,
  type Visibility,
} from './sheet-parts.ts'
import { noValidation, type PlacedValidation, type Validation } from './validation.ts'

const emptyCell: Cell = { value: null }
const plainRow: RowLook = { height: undefined, fixed: false, hidden: false }
const plainColumn: ColumnLook = { width: undefined, hidden: false }

export interface WholeFormats {
  readonly base: CellFormat
  readonly rows: readonly (readonly [row: number, format: CellFormat])[]
  readonly columns: readonly (readonly [column: number, format: CellFormat])[]
}

export class Sheet {
  /** "{00000000-0001-0000-0000-000000000000}", whatever people rename or move. */
  readonly id: string
  name: string
  visibility: Visibility = 'Visible'
  /** "#RRGGBB", or '' where the tab has none. */
  tabColor = ''
  showGridlines = true
  showHeadings = true
  frozenRows = 0
  frozenColumns = 0
  protection: Protection | undefined
  page: PageLayout = newPage
  selection: Area = cellArea(0, 0)
  merges: readonly Area[] = []
  validations: readonly PlacedValidation[] = []
  /** The first one wins. */
  conditionalFormats: readonly ConditionalFormat[] = []
  readonly names = new Map<string, DefinedName>()
  readonly columns = new Map<number, ColumnLook>()
  readonly rows = new Map<number, RowLook>()
  readonly #cells = new Map<number, Map<number, Cell>>()
  readonly #rowFormats = new Map<number, CellFormat>()
  readonly #columnFormats = new Map<number, CellFormat>()
  #baseFormat: CellFormat = normalFormat

  constructor(id: string, name: string) {
    this.id = id
    this.name = name
  }

  cell(row: number, column: number): Cell {
    return this.#cells.get(row)?.get(column) ?? emptyCell
  }

  value(row: number, column: number): CellValue {
    return this.cell(row, column).value
  }

  formatAt(row: number, column: number): CellFormat {
    return (
      this.cell(row, column).format ?? this.#rowFormats.get(row) ?? this.#columnFormats.get(column) ?? this.#baseFormat
    )
  }

  setCell(row: number, column: number, cell: Cell): void {
    const cells = this.#cells.get(row) ?? new Map<number, Cell>()
    if (cell.value === null && cell.formula === undefined && cell.format === undefined) cells.delete(column)
    else cells.set(column, cell)
    if (cells.size === 0) this.#cells.delete(row)
    else this.#cells.set(row, cells)
  }

  /** Value or formula; the look stays. */
  setContent(row: number, column: number, content: { readonly value: CellValue; readonly formula?: string }): void {
    const { format } = this.cell(row, column)
    this.setCell(row, column, format ? { ...content, format } : content)
  }

  /** The cells that are there, in the area, with their places: row by row. */
  *cells(area?: Area): Generator<readonly [row: number, column: number, cell: Cell]> {
    const rows = [...this.#cells.keys()].filter((row) => !area || (row >= area.row && row < area.row + area.rows))
    for (const row of rows.sort((a, b) => a - b)) {
      for (const [column, cell] of [...(this.#cells.get(row) ?? [])].sort(([a], [b]) => a - b)) {
        if (!area || contains(area, row, column)) yield [row, column, cell]
      }
    }
  }

  /** Whole rows, whole columns and the whole sheet keep it as their own, for cells to come. */
  changeFormat(area: Area, change: FormatChange): void {
    const whole = isWholeColumns(area) || isWholeRows(area)
    if (!whole) {
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          this.setCell(row, column, { ...this.cell(row, column), format: change(this.formatAt(row, column)) })
        }
      }
      return
    }
    for (const [row, column, cell] of [...this.cells(area)]) {
      this.setCell(row, column, { ...cell, format: change(this.formatAt(row, column)) })
    }
    this.#changeDefaults(area, change)
  }

  #changeDefaults(area: Area, change: FormatChange): void {
    if (isWholeColumns(area) && area.columns === maxColumns) {
      this.#baseFormat = change(this.#baseFormat)
      for (const [row, format] of this.#rowFormats) this.#rowFormats.set(row, change(format))
      for (const [column, format] of this.#columnFormats) this.#columnFormats.set(column, change(format))
    } else if (isWholeColumns(area)) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        this.#columnFormats.set(column, change(this.#columnFormats.get(column) ?? this.#baseFormat))
      }
    } else {
      for (let row = area.row; row < area.row + area.rows; row++) {
        this.#rowFormats.set(row, change(this.#rowFormats.get(row) ?? this.#baseFormat))
      }
    }
  }

  /** The formats of columns as a whole, for cells that have none of their own. */
  columnFormats(): ReadonlyMap<number, CellFormat> {
    return this.#columnFormats
  }

  setColumnFormat(column: number, format: CellFormat): void {
    this.#columnFormats.set(column, format)
  }

  /** The formats of rows, columns and the sheet as a whole, for cells that have none of their own. */
  wholeFormats(): WholeFormats {
    return { base: this.#baseFormat, rows: [...this.#rowFormats], columns: [...this.#columnFormats] }
  }

  setWholeFormats({ base, rows, columns }: WholeFormats): void {
    this.#baseFormat = base
    for (const [row, format] of rows) this.#rowFormats.set(row, format)
    for (const [column, format] of columns) this.#columnFormats.set(column, format)
  }

  /** Takes over all that is on another sheet but its id and name. */
  takeFrom(other: Sheet): void {
    for (const [row, column, cell] of other.cells()) this.setCell(row, column, cell)
    for (const [column, format] of other.#columnFormats) this.#columnFormats.set(column, format)
    for (const [row, format] of other.#rowFormats) this.#rowFormats.set(row, format)
    for (const [column, look] of other.columns) this.columns.set(column, look)
    for (const [row, look] of other.rows) this.rows.set(row, look)
    for (const [key, name] of other.names) this.names.set(key, name)
    this.#baseFormat = other.#baseFormat
    const { visibility, tabColor, showGridlines, showHeadings, frozenRows, frozenColumns, protection, page } = other
    const { selection, merges, validations, conditionalFormats } = other
    Object.assign(this, {
      visibility,
      tabColor,
      showGridlines,
      showHeadings,
      frozenRows,
      frozenColumns,
      protection,
      page,
    })
    Object.assign(this, { selection, merges, validations, conditionalFormats })
  }

  row(row: number): RowLook {
    return this.rows.get(row) ?? plainRow
  }

  column(column: number): ColumnLook {
    return this.columns.get(column) ?? plainColumn
  }

  /** The smallest rectangle that holds all that is in use; undefined on a blank sheet. */
  usedArea(valuesOnly: boolean, within?: Area): Area | undefined {
    let [top, bottom, left, right] = [Infinity, -1, Infinity, -1]
    for (const [row, cells] of this.#cells) {
      for (const [column, cell] of cells) {
        if (valuesOnly && cell.value === null && cell.formula === undefined) continue
        if (within && !contains(within, row, column)) continue
        top = Math.min(top, row)
        bottom = Math.max(bottom, row)
        left = Math.min(left, column)
        right = Math.max(right, column)
      }
    }
    if (bottom < 0) return undefined
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
  }

  validationAt(row: number, column: number): Validation {
    return this.validations.find(({ area }) => contains(area, row, column))?.validation ?? noValidation
  }

  /** One rule for the area in the place of what was there. */
  setValidation(area: Area, validation: Validation | undefined): void {
    const others = this.validations.flatMap((placed) =>
      without(placed.area, area).map((part) => ({ area: part, validation: placed.validation })),
    )
    this.validations = validation ? [...others, { area, validation }] : others
  }

  mergeAt(row: number, column: number): Area | undefined {
    return this.merges.find((area) => contains(area, row, column))
  }

  /** Keeps the value of the first cell only, as Excel does. */
  merge(area: Area): void {
    this.unmerge(area)
    for (const [row, column, cell] of [...this.cells(area)]) {
      if (row === area.row && column === area.column) continue
      this.setCell(row, column, { value: null, ...(cell.format ? { format: cell.format } : {}) })
    }
    if (area.rows * area.columns > 1) this.merges = [...this.merges, area]
  }

  unmerge(area: Area): void {
    this.merges = this.merges.filter((merged) => !intersection(merged, area))
  }
}
