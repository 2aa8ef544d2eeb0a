/** The sheet in front as a table: built once for its shape, then only the cells that look otherwise are drawn again. */
import { element } from '../../../addin/web/element.ts'
import type { ExcelHost } from '../host.ts'
import { type Area, cellArea, cellName, columnLetters } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import { type Drawer, type DrawnCell, paintCell } from './drawn-cell.ts'
import { columnPixels, isFixed, rowPixels } from './pixels.ts'
import { type Bounds, type Place, stepFrom } from './places.ts'
import { SelectionMarks } from './selection-marks.ts'

interface DrawnRow {
  readonly tr: HTMLTableRowElement
  readonly cells: readonly DrawnCell[]
  key: string
}

/** As much of a sheet as there is at least, and what is left free below and beside what is used. */
const least: Bounds = { rows: 60, columns: 26 }
const spare: Bounds = { rows: 20, columns: 3 }
/** Sheets of offices are smaller; what lies beyond is not drawn. */
const most: Bounds = { rows: 2000, columns: 100 }

const rowHeaderWidth = 42
const headHeight = 21

export class SheetView {
  /** What scrolls. */
  readonly scroller: HTMLDivElement
  /** What is scrolled: the table, and what is laid over it. */
  readonly ground: HTMLDivElement
  readonly #host: ExcelHost
  readonly #table: HTMLTableElement
  readonly #places = new WeakMap<Element, Place>()
  readonly #marks = new SelectionMarks()
  #sheet: Sheet
  #bounds: Bounds = least
  #shape = ''
  #rows: DrawnRow[] = []
  #columns: HTMLTableColElement[] = []
  #byPlace = new Map<string, HTMLTableCellElement>()

  constructor(host: ExcelHost, label: string) {
    this.#host = host
    this.#sheet = host.workbook.active
    this.#table = element('table', {
      role: 'grid',
      class: 'sheet',
      'aria-label': label,
      'aria-multiselectable': 'true',
    })
    this.ground = element('div', { class: 'ground' }, this.#table)
    this.scroller = element('div', { class: 'scroller', tabindex: '-1' }, this.ground)
  }

  get sheet(): Sheet {
    return this.#sheet
  }

  get bounds(): Bounds {
    return this.#bounds
  }

  /** The cell, or the merge that it is in; undefined for one that is hidden or not drawn. */
  cell({ row, column }: Place): HTMLTableCellElement | undefined {
    const merge = this.#sheet.mergeAt(row, column)
    return this.#byPlace.get(cellName(merge?.row ?? row, merge?.column ?? column))
  }

  /** The cell in which something happened. A row's header has column -1, a column's has row -1. */
  placeOf(target: EventTarget | null): Place | undefined {
    const found = target instanceof Element ? target.closest('td, th') : null
    return found ? this.#places.get(found) : undefined
  }

  /** Draws what has changed. */
  paint(): void {
    const { active } = this.#host.workbook
    if (active !== this.#sheet) {
      this.#sheet = active
      this.#bounds = least
      this.scroller.scrollTo(0, 0)
    }
    this.#bounds = boundsOf(active, this.#bounds)
    const shape = shapeOf(active, this.#bounds)
    if (shape !== this.#shape) this.#build(shape)
    this.#paintColumns()
    const conditional = active.conditionalFormats.flatMap(({ areas }) => areas)
    const drawer = { host: this.#host, sheet: active, conditional }
    for (const [row, drawn] of this.#rows.entries()) this.#paintRow(row, drawn, drawer)
    this.#placeFrozen()
    this.paintSelection()
  }

  /** Draws where the selection is; all, where it has left what is drawn. */
  paintSelection(): void {
    const { selection } = this.#sheet
    const { rows, columns } = boundsOf(this.#sheet, this.#bounds)
    if (rows > this.#bounds.rows || columns > this.#bounds.columns) {
      this.paint()
      return
    }
    this.#marks.draw({ area: selection, rows: this.#rows, columns: this.#headers() })
  }

  /** Brings a cell into view, past the rows that stay. */
  reveal({ row, column }: Place): void {
    if (row < this.#sheet.frozenRows && column < this.#sheet.frozenColumns) return
    const td = this.cell({ row, column })
    if (row < this.#sheet.frozenRows) return
    td?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** The cell a page further: as many rows as are seen. */
  pageFrom(from: Place, direction: 'up' | 'down'): Place {
    let at = from
    for (let height = this.scroller.clientHeight - 60; height > 0;) {
      const next = stepFrom(this.#sheet, at, direction, this.#bounds)
      if (next === at) break
      at = next
      height -= Math.max(20, this.cell(at)?.offsetHeight ?? 20)
    }
    return at
  }

  #headers(): HTMLTableCellElement[] {
    return [...(this.#table.tHead?.rows[0]?.cells ?? [])].slice(1)
  }

  #build(shape: string): void {
    this.#shape = shape
    this.#byPlace = new Map()
    const sheet = this.#sheet
    const { rows, columns } = this.#bounds
    this.#columns = Array.from({ length: columns + 1 }, () => element('col'))
    const body = element('tbody')
    this.#rows = Array.from({ length: rows }, (_, row) => this.#buildRow(sheet, row, columns))
    body.append(...this.#rows.map(({ tr }) => tr))
    this.#table.replaceChildren(element('colgroup', {}, ...this.#columns), this.#buildHead(columns), body)
    this.#table.setAttribute('aria-rowcount', String(rows))
    this.#table.setAttribute('aria-colcount', String(columns))
    this.#marks.forget()
  }

  #buildHead(columns: number): HTMLTableSectionElement {
    const corner = element('th', { class: 'corner', scope: 'col' }, element('span', { class: 'unseen' }, '#'))
    this.#places.set(corner, { row: -1, column: -1 })
    const letters = Array.from({ length: columns }, (_, column) => {
      const th = element('th', { scope: 'col', role: 'columnheader' }, columnLetters(column))
      this.#places.set(th, { row: -1, column })
      return th
    })
    return element('thead', {}, element('tr', { role: 'row' }, corner, ...letters))
  }

  #buildRow(sheet: Sheet, row: number, columns: number): DrawnRow {
    const th = element('th', { scope: 'row', role: 'rowheader' }, String(row + 1))
    this.#places.set(th, { row, column: -1 })
    const tr = element('tr', { role: 'row', class: row < sheet.frozenRows && 'frozen' }, th)
    const cells: DrawnCell[] = []
    for (let column = 0; column < columns; column++) {
      const merge = sheet.mergeAt(row, column)
      if (merge && (merge.row !== row || merge.column !== column)) continue
      const area = merge ?? cellArea(row, column)
      const td = this.#buildCell(area)
      if (column < sheet.frozenColumns) td.classList.add('frozen-column')
      cells.push({ td, area, from: undefined, key: '' })
      tr.append(td)
    }
    return { tr, cells, key: '' }
  }

  #buildCell({ row, column, rows, columns }: Area): HTMLTableCellElement {
    const name = cellName(row, column)
    const td = element('td', { role: 'gridcell', 'data-cell': name })
    const { rows: lastRow, columns: lastColumn } = this.#bounds
    if (rows > 1) td.rowSpan = Math.min(rows, lastRow - row)
    if (columns > 1) td.colSpan = Math.min(columns, lastColumn - column)
    this.#places.set(td, { row, column })
    this.#byPlace.set(name, td)
    return td
  }

  #paintColumns(): void {
    let total = rowHeaderWidth
    for (const [i, col] of this.#columns.entries()) {
      const width = i === 0 ? rowHeaderWidth : columnPixels(this.#sheet, i - 1)
      const hidden = i > 0 && this.#sheet.column(i - 1).hidden
      if (i > 0) total += width
      const css = hidden ? 'visibility:collapse' : `width:${width}px`
      if (col.style.cssText !== css) col.style.cssText = css
    }
    this.#table.style.width = `${total}px`
  }

  #paintRow(row: number, drawn: DrawnRow, drawer: Drawer): void {
    const sheet = this.#sheet
    const fixed = isFixed(sheet, row)
    const { hidden } = sheet.row(row)
    const key = `${hidden} ${rowPixels(sheet, row)}`
    if (key !== drawn.key) {
      drawn.key = key
      drawn.tr.hidden = hidden
      drawn.tr.style.height = `${rowPixels(sheet, row)}px`
    }
    for (const cell of drawn.cells) paintCell(drawer, cell, fixed)
  }

  /** Rows that stay are as high as their texts make them: where each stands is known when it is drawn. */
  #placeFrozen(): void {
    const { frozenRows } = this.#sheet
    let top = headHeight
    for (const { tr } of this.#rows.slice(0, frozenRows)) {
      tr.style.setProperty('--top', `${top}px`)
      top += tr.offsetHeight
    }
    this.scroller.style.scrollPadding = `${top}px 4px 4px ${rowHeaderWidth}px`
  }
}

/** Never less than before, so that nothing jumps. */
function boundsOf(sheet: Sheet, before: Bounds): Bounds {
  const used = sheet.usedArea(false)
  const { selection } = sheet
  const end = (area: Area | undefined, axis: 'row' | 'column'): number => {
    if (!area) return 0
    const count = axis === 'row' ? area.rows : area.columns
    // A whole row or column says nothing of where the sheet ends.
    return count > most.rows ? area[axis] : area[axis] + count
  }
  const rows = Math.max(before.rows, end(used, 'row') + spare.rows, end(selection, 'row') + spare.rows)
  const columns = Math.max(
    before.columns,
    end(used, 'column') + spare.columns,
    end(selection, 'column') + spare.columns,
  )
  return { rows: Math.min(rows, most.rows), columns: Math.min(columns, most.columns) }
}

function shapeOf(sheet: Sheet, { rows, columns }: Bounds): string {
  const { id, merges, frozenRows, frozenColumns } = sheet
  return JSON.stringify([id, rows, columns, merges, frozenRows, frozenColumns])
}
