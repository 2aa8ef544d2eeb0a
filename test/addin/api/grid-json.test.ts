import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridJson } from '../../../addin/api/grid-json.ts'
import { type Cell, cellAt, type Grid, isBlank } from '../../../functions/core/grid.ts'

const json = (sheet: Partial<Grid>, reasons: Record<string, string> = {}, date1904 = false): string =>
  gridJson({ workbook: { sheets: [{ name: 's', rows: [], ...sheet }], date1904 }, reasons })
const sheetOf = (text: string): Grid => (JSON.parse(text) as { sheets: [Grid] }).sheets[0]

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(null, undefined, '', 0, false, ' ', { error: '#DIV/0!' }, { formula: '=A1' }),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const rows = fc.array(fc.option(fc.array(cell, { maxLength: 5 }), { nil: undefined }), { maxLength: 6 })

describe('a sheet’s cells as bytes', () => {
  it('read back as the same cells in the same places, blank ones as blank', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const grid = { name: 's', rows: given }
        const back = sheetOf(json(grid))
        for (let row = 0; row < 7; row++)
          for (let column = 0; column < 6; column++) {
            const before = cellAt(grid, row, column)
            const after = cellAt(back, row, column)
            // JSON knows no negative zero, and no sheet does either.
            if (isBlank(before)) expect(after).toBeNull()
            else expect(after).toEqual(Object.is(before, -0) ? 0 : before)
          }
      }),
    )
  })

  it('are the same whatever blank cells and rows the used range has at its ends', () => {
    const blank = fc.constantFrom<Cell>(null, undefined, '')
    const tail = fc.array(blank, { maxLength: 3 })
    const blankRows = fc.array(fc.option(tail, { nil: undefined }), { maxLength: 3 })
    fc.assert(
      fc.property(rows, tail, blankRows, (given, cells, more) => {
        const wider = [...given.map((row) => [...(row ?? []), ...cells]), ...more]
        expect(json({ rows: wider })).toBe(json({ rows: given }))
      }),
    )
  })

  it('are the same in whatever order reasons and hidden rows come, and whatever blank reasons there are', () => {
    const sheet = { rows: [['a'], ['b'], ['c']] }
    const bytes = json({ ...sheet, hiddenRows: [0, 2] }, { 'jump@D6': 'x', 'above_limit@D7': 'y' })
    const other = json(
      { ...sheet, hiddenRows: [2, 0, 2, 9] },
      { 'above_limit@D7': 'y', 'jump@D9': ' \n', 'jump@D6': 'x' },
    )
    expect(other).toBe(bytes)
    expect(sheetOf(bytes).hiddenRows).toEqual([0, 2])
    expect(json(sheet, { 'jump@D6': '' })).toBe(json({ ...sheet, hiddenRows: [] }))
  })

  it('differ where a cell, a reason or the date system does', () => {
    const all = [
      json({ rows: [[1]] }),
      json({ rows: [['1']] }),
      json({ rows: [[null, 1]] }),
      json({ rows: [[1]], hiddenRows: [0] }),
      json({ rows: [[1]] }, { 'jump@D6': 'x' }),
      json({ rows: [[1]] }, {}, true),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})
