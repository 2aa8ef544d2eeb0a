import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellAt, cellName, isBlank } from '../../functions/core/grid.ts'

it.each([
  [0, 0, 'A1'],
  [9, 25, 'Z10'],
  [0, 26, 'AA1'],
  [0, 51, 'AZ1'],
  [0, 701, 'ZZ1'],
  [0, 702, 'AAA1'],
  [1_048_575, 16_383, 'XFD1048576'],
])('row %d, column %d is %s', (row, column, name) => {
  expect(cellName(row, column)).toBe(name)
})

it('every column has a name of its own, in Excel’s order', () => {
  const value = (name: string) => [...name].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)
  fc.assert(
    fc.property(fc.nat(20_000), (column) => {
      expect(value(cellName(0, column).slice(0, -1))).toBe(column + 1)
    }),
  )
})

it('blank are null, absent and the empty text, and nothing else', () => {
  const grid = { name: '', rows: [undefined, ['', null]] }
  expect([cellAt(grid, 0, 5), cellAt(grid, 1, 0), cellAt(grid, 1, 9), cellAt(grid, 9, 0)].map(isBlank)).toEqual(
    Array(4).fill(true),
  )
  expect([0, false, ' ', { error: '' }, { formula: '' }].map(isBlank)).toEqual(Array(5).fill(false))
})
