import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  firstCell,
  joinAddresses,
  localAddress,
  parseRange,
  rangeName,
  rectangles,
} from '../../../addin/excel/addresses.ts'
import { cellName } from '../../../functions/core/grid.ts'

const positions = fc.array(fc.record({ row: fc.nat(12), column: fc.nat(8) }), { maxLength: 60 })

describe('rectangles', () => {
  it('hold exactly the cells given, each once', () => {
    fc.assert(
      fc.property(positions, (cells) => {
        const covered = rectangles(cells).flatMap((rectangle) => cellsOf(rangeName(rectangle)))
        const wanted = new Set(cells.map(({ row, column }) => cellName(row, column)))
        expect(covered.toSorted()).toEqual([...wanted].toSorted())
      }),
    )
  })

  it('are one for a block, in whatever order its cells come', () => {
    const block = [0, 1, 2].flatMap((row) => [3, 4].map((column) => ({ row, column })))
    expect(rectangles(block.toReversed()).map((one) => rangeName(one))).toEqual(['D1:E3'])
  })
})

describe('addresses', () => {
  it('are named and read back', () => {
    expect(rangeName({ from: { row: 7, column: 3 }, to: { row: 7, column: 3 } })).toBe('D8')
    expect(rangeName({ from: { row: 7, column: 3 }, to: { row: 8, column: 28 } }, true)).toBe('$D$8:$AC$9')
    expect(parseRange("'My!sheet'!$D$8:AC9")).toEqual({ from: { row: 7, column: 3 }, to: { row: 8, column: 28 } })
    expect(parseRange('12:12')).toBeUndefined()
  })

  it('lose their sheet, and give their first cell', () => {
    expect(localAddress("'一!二'!$D$8")).toBe('D8')
    expect(firstCell('填报表!D8:F9')).toBe('D8')
    expect(firstCell('D8,F9')).toBe('D8')
  })

  it('are joined up to a length that Excel takes, none lost', () => {
    const names = Array.from({ length: 900 }, (_, i) => `A${i + 1}`)
    const joined = joinAddresses(names)
    expect(joined.length).toBeGreaterThan(1)
    expect(Math.max(...joined.map((address) => address.length))).toBeLessThanOrEqual(2000)
    expect(joined.flatMap((address) => address.split(','))).toEqual(names)
    expect(joinAddresses([])).toEqual([])
  })

  it('of several ranges, as Excel gives them, name all their cells', () => {
    expect(cellsOf('填报表!D8, 填报表!A1:B2')).toEqual(['D8', 'A1', 'B1', 'A2', 'B2'])
  })
})
