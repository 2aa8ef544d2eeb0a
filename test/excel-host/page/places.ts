/** Where the arrows, Tab and Enter lead: hidden rows and columns are passed over, a merge is one cell. */
import { type Area, cellArea, contains } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'

export interface Place {
  readonly row: number
  readonly column: number
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/** As far as the page draws. */
export interface Bounds {
  readonly rows: number
  readonly columns: number
}

const steps: Readonly<Record<Direction, Place>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

export const isHidden = (sheet: Sheet, { row, column }: Place): boolean =>
  sheet.row(row).hidden || sheet.column(column).hidden

/** The first cell of the merge that a cell is in, or the cell. */
export function firstCell(sheet: Sheet, { row, column }: Place): Place {
  const merge = sheet.mergeAt(row, column)
  return merge ? { row: merge.row, column: merge.column } : { row, column }
}

const isWithin = ({ row, column }: Place, { rows, columns }: Bounds): boolean =>
  row >= 0 && column >= 0 && row < rows && column < columns

/** The next cell that is seen; the same cell at the sheet's edge. */
export function stepFrom(sheet: Sheet, from: Place, direction: Direction, bounds: Bounds): Place {
  const merge = sheet.mergeAt(from.row, from.column)
  const step = steps[direction]
  let { row, column } = from
  do {
    row += step.row
    column += step.column
    if (!isWithin({ row, column }, bounds)) return from
  } while (isHidden(sheet, { row, column }) || (merge && contains(merge, row, column)))
  return { row, column }
}

/** Ctrl with an arrow: to the end of what is filled, or to the next that is; at last to the edge. */
export function jumpFrom(sheet: Sheet, from: Place, direction: Direction, bounds: Bounds): Place {
  const isFilled = (place: Place): boolean => {
    const { value, formula } = sheet.cell(place.row, place.column)
    return value !== null || formula !== undefined
  }
  let at = from
  let next = stepFrom(sheet, at, direction, bounds)
  const along = isFilled(at) && isFilled(firstCell(sheet, next))
  while (next !== at) {
    if (along && !isFilled(firstCell(sheet, next))) return at
    at = next
    if (!along && isFilled(firstCell(sheet, at))) return at
    next = stepFrom(sheet, at, direction, bounds)
  }
  return at
}

/** Tab on a protected sheet: the next cell that may be filled, row by row and round again. */
export function nextUnlocked(sheet: Sheet, from: Place, backwards: boolean): Place | undefined {
  const used = sheet.usedArea(false)
  if (!used) return undefined
  const size = used.rows * used.columns
  const start = (from.row - used.row) * used.columns + from.column - used.column
  for (let n = 1; n <= size; n++) {
    const index = (((backwards ? start - n : start + n) % size) + size) % size
    const place = { row: used.row + Math.floor(index / used.columns), column: used.column + (index % used.columns) }
    const first = firstCell(sheet, place)
    const isFirst = first.row === place.row && first.column === place.column
    if (isFirst && !isHidden(sheet, place) && !sheet.formatAt(place.row, place.column).locked) return place
  }
  return undefined
}

/** The rectangle between two cells, grown over the merges that it cuts. */
export function areaBetween(sheet: Sheet, a: Place, b: Place): Area {
  const corners = [a, b].flatMap((place) => {
    const merge = sheet.mergeAt(place.row, place.column) ?? cellArea(place.row, place.column)
    return [merge, { row: merge.row + merge.rows - 1, column: merge.column + merge.columns - 1 }]
  })
  const [top, left] = [Math.min(...corners.map(({ row }) => row)), Math.min(...corners.map(({ column }) => column))]
  const bottom = Math.max(...corners.map(({ row }) => row))
  const right = Math.max(...corners.map(({ column }) => column))
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}
