/** Moves the selection: one cell, or from where it began to another. */
import type { ExcelHost } from '../host.ts'
import { type Area, cellArea, maxColumns, maxRows } from '../model/area.ts'
import { areaBetween, firstCell, type Place } from './places.ts'
import type { SheetView } from './sheet-view.ts'

export class Selecting {
  readonly #host: ExcelHost
  readonly #view: SheetView
  /** Where an extended selection began, and its other end. */
  #anchor: Place = { row: 0, column: 0 }
  #head: Place = { row: 0, column: 0 }

  constructor(host: ExcelHost, view: SheetView) {
    this.#host = host
    this.#view = view
  }

  get area(): Area {
    return this.#view.sheet.selection
  }

  get active(): Place {
    const { row, column } = this.area
    return { row, column }
  }

  /** The end that moves when the selection is extended. */
  get head(): Place {
    const { row, column, rows, columns } = this.area
    const holds = (place: Place) =>
      place.row >= row && place.row < row + rows && place.column >= column && place.column < column + columns
    return holds(this.#head) && holds(this.#anchor) ? this.#head : this.active
  }

  cell(place: Place): void {
    const { sheet } = this.#view
    const first = firstCell(sheet, place)
    this.#anchor = this.#head = first
    this.#select(sheet.mergeAt(first.row, first.column) ?? cellArea(first.row, first.column))
  }

  extend(place: Place): void {
    if (this.head === this.active) this.#anchor = this.active
    this.#head = place
    this.#select(areaBetween(this.#view.sheet, this.#anchor, place))
  }

  /** Of a header: -1 stands for all. */
  line({ row, column }: Place): void {
    this.#anchor = this.#head = { row: Math.max(row, 0), column: Math.max(column, 0) }
    this.#select({
      row: Math.max(row, 0),
      column: Math.max(column, 0),
      rows: row < 0 ? maxRows : 1,
      columns: column < 0 ? maxColumns : 1,
    })
  }

  set(area: Area): void {
    this.#anchor = this.#head = { row: area.row, column: area.column }
    this.#select(area)
  }

  #select(area: Area): void {
    this.#host.workbook.select(this.#view.sheet, area, 'person')
  }
}
