/** One value for many cells: null where they differ, as Office.js says it. */
import { isUnbounded } from '../model/area.ts'
import type { CellFormat } from '../model/cell-format.ts'
import { requireAllowed } from '../model/permissions.ts'
import type { Json, Property } from './api-object.ts'
import { type Cells, tellLook } from './context.ts'

/** The value that all have in common; null where they differ. */
export function common<T extends Json>(values: Iterable<T>): T | null {
  let found: T | undefined
  for (const value of values) {
    if (found === undefined) found = value
    else if (found !== value) return null
  }
  return found ?? null
}

/** The formats of all cells; of a whole row or column those that are in use, and the one of a cell to come. */
export function* formatsOf({ sheet, areas }: Cells): Generator<CellFormat> {
  for (const area of areas) {
    if (isUnbounded(area)) {
      for (const [row, column] of sheet.cells(area)) yield sheet.formatAt(row, column)
      yield sheet.formatAt(area.row + area.rows - 1, area.column + area.columns - 1)
      continue
    }
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) yield sheet.formatAt(row, column)
    }
  }
}

export function changeFormats(cells: Cells, change: (format: CellFormat) => CellFormat): void {
  requireAllowed(cells.sheet, 'allowFormatCells')
  for (const area of cells.areas) cells.sheet.changeFormat(area, change)
  tellLook(cells)
}

/** A property of the format of cells. `parse` throws InvalidArgument for what Excel does not take. */
export function formatProperty<T extends Json>(
  pick: (format: CellFormat) => T,
  parse: (value: Json) => T,
  change: (format: CellFormat, value: T) => CellFormat,
): Property<Cells> {
  return {
    get: (cells) => common(mapped(formatsOf(cells), pick)),
    set: (cells, value) => {
      const parsed = parse(value)
      changeFormats(cells, (format) => change(format, parsed))
    },
  }
}

export function* mapped<T, U>(values: Iterable<T>, map: (value: T) => U): Generator<U> {
  for (const value of values) yield map(value)
}
