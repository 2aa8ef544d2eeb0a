import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gridOfLayout, positionOf, withCells } from '../../../addin/edit/layout-grid.ts'
import { cellAt, cellName } from '../../../functions/core/grid.ts'
import { buildSheetLayout } from '../../../functions/core/sheet-layout-build.ts'
import { sheetInput } from '../../core/template-fixtures.ts'

it('a position is the one that its name was made of', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(16_000), (row, column) => {
      expect(positionOf(cellName(row, column))).toEqual({ row, column })
    }),
  )
})

it('a layout’s grid says what its cells say', () => {
  const layout = buildSheetLayout(sheetInput('hospital-weekly', 'maternity'))
  const grid = gridOfLayout(layout)
  for (const { row, column, value } of layout.cells)
    expect(cellAt(grid, row, column)).toBe(typeof value === 'object' && value !== null ? value.result : value)
})

it('a written cell says what was written, and the others what they said', () => {
  const cell = fc.record({ row: fc.nat(6), column: fc.nat(6) })
  fc.assert(
    fc.property(fc.array(fc.array(fc.string())), cell, cell, (rows, at, other) => {
      fc.pre(at.row !== other.row || at.column !== other.column)
      const before = { name: 'x', rows }
      const was = cellAt(before, at.row, at.column)
      const after = withCells(before, [{ cell: cellName(at.row, at.column), value: 'new' }])
      expect(cellAt(after, at.row, at.column)).toBe('new')
      expect(cellAt(after, other.row, other.column)).toBe(cellAt(before, other.row, other.column))
      expect(cellAt(before, at.row, at.column), 'the one before is as it was').toBe(was)
    }),
  )
})
