/** Shows which cells are selected: classes and aria-selected on the cells, and on the headers of their rows and columns. */
import { type Area, contains } from '../model/area.ts'

interface Selected {
  readonly area: Area
  readonly rows: readonly {
    readonly tr: HTMLTableRowElement
    readonly cells: readonly { readonly td: HTMLTableCellElement; readonly area: Area }[]
  }[]
  /** Headers of the columns. */
  readonly columns: readonly HTMLTableCellElement[]
}

const marks = ['selected', 'active', 'edge-top', 'edge-bottom', 'edge-left', 'edge-right'] as const

export class SelectionMarks {
  #marked: Element[] = []

  /** The table was built anew. */
  forget(): void {
    this.#marked = []
  }

  draw({ area, rows, columns }: Selected): void {
    for (const element of this.#marked) {
      element.classList.remove(...marks)
      element.removeAttribute('aria-selected')
    }
    this.#marked = []
    for (const { tr, cells } of rows.slice(area.row, area.row + area.rows)) {
      const header = tr.cells[0]
      if (header) this.#mark(header, 'selected')
      for (const cell of cells) if (contains(area, cell.area.row, cell.area.column)) this.#markCell(cell, area)
    }
    for (const header of columns.slice(area.column, area.column + area.columns)) this.#mark(header, 'selected')
  }

  #markCell({ td, area }: { readonly td: HTMLTableCellElement; readonly area: Area }, within: Area): void {
    this.#mark(td, 'selected')
    td.setAttribute('aria-selected', 'true')
    const isActive = area.row === within.row && area.column === within.column
    td.classList.toggle('active', isActive)
    td.classList.toggle('edge-top', area.row === within.row)
    td.classList.toggle('edge-left', area.column === within.column)
    td.classList.toggle('edge-bottom', area.row + area.rows >= within.row + within.rows)
    td.classList.toggle('edge-right', area.column + area.columns >= within.column + within.columns)
  }

  #mark(element: Element, mark: string): void {
    element.classList.add(mark)
    this.#marked.push(element)
  }
}
