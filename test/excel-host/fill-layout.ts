/** A sheet that was drawn from a layout and filled in, as the add-in sends it: a JSON grid. */
import { type Definition, type Department, writableSections } from '../../functions/core/definition.ts'
import type { Cell } from '../../functions/core/grid.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { sheetWording } from '../../functions/core/sheet-wording.ts'
import type { Filling } from '../../functions/local/fill-sheet.ts'

export interface JsonGrid {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[]
}

export function fillLayout(
  layout: SheetLayout,
  definition: Definition,
  department: Department,
  filling: Filling,
): JsonGrid {
  const rows: Cell[][] = []
  const put = (row: number, column: number, value: Cell | undefined): void => {
    if (value === undefined) return
    while (rows.length <= row) rows.push([])
    const cells = rows[row] ?? []
    while (cells.length <= column) cells.push(null)
    cells[column] = value
  }
  for (const { row, column, value } of layout.cells) {
    put(row, column, typeof value === 'object' && value !== null ? value.result : value)
  }
  const at = sheetPositions(definition, department)
  if (filling.nilReturn) put(at.nilReturn.row, at.nilReturn.column, sheetWording(definition.language).yes)
  put(at.reporter.row, at.reporter.column, filling.reporter)
  put(at.phone.row, at.phone.column, filling.phone)
  for (const [id, { row, weekColumn, remarkColumn }] of at.figures) {
    put(row, weekColumn, filling.values?.[id])
    put(row, remarkColumn, filling.remarks?.[id])
  }
  const headings = new Map(writableSections(definition).map(({ id, heading }) => [id, heading]))
  for (const [i, item] of (filling.items ?? []).entries()) {
    if (!at.items) throw new Error(`${department.id} writes no items`)
    const { headerRow, columns } = at.items
    const row = headerRow + 1 + i
    put(row, columns.section, item.section === undefined ? undefined : (headings.get(item.section) ?? item.section))
    put(row, columns.headline, item.headline)
    put(row, columns.text, item.text)
    put(row, columns.date, item.date)
  }
  return { sheets: [{ name: layout.name, rows }] }
}
