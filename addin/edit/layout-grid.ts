/** A layout as the grid that reading its sheet would give, and names of cells as positions. */
import type { Cell, Grid } from '../../functions/core/grid.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'

export function gridOfLayout({ name, cells }: SheetLayout): Grid {
  const rows: Cell[][] = []
  for (const { row, column, value } of cells) {
    if (value === null) continue
    const line = (rows[row] ??= [])
    while (line.length < column) line.push(null)
    line[column] = typeof value === 'object' ? value.result : value
  }
  return { name, rows }
}

/** `"D8"` → row 7, column 3, counted from zero as in a layout. */
export function positionOf(cell: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)/i.exec(cell) ?? []
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits) - 1, column: column - 1 }
}

export interface CellText {
  readonly cell: string
  readonly value: string | number | null
}

/** The grid as it will be once these cells are written. */
export function withCells(grid: Grid, changes: readonly CellText[]): Grid {
  const rows = [...grid.rows]
  for (const { cell, value } of changes) {
    const { row, column } = positionOf(cell)
    const line = [...(rows[row] ?? [])]
    while (line.length < column) line.push(null)
    line[column] = value
    rows[row] = line
  }
  return { ...grid, rows }
}
