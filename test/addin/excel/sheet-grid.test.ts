import { describe, expect, it } from 'vitest'
import { date1904Of, gridOf, type UsedRange } from '../../../addin/excel/sheet-grid.ts'
import { cellAt } from '../../../functions/core/grid.ts'

const used = (changes: Partial<UsedRange>): UsedRange => {
  const values = changes.values ?? []
  return {
    rowIndex: 0,
    columnIndex: 0,
    valueTypes: values.map((row) => row.map((value) => (typeof value === 'number' ? 'Double' : 'String'))),
    numberFormat: values.map((row) => row.map(() => 'General')),
    rowHidden: values.map(() => false),
    ...changes,
    values,
  }
}

describe('a used range as a grid', () => {
  it('has A1 at rows[0][0] wherever it begins', () => {
    const grid = gridOf('x', used({ rowIndex: 2, columnIndex: 3, values: [['D3', 4]] }))
    expect(cellAt(grid, 2, 3)).toBe('D3')
    expect(cellAt(grid, 2, 4)).toBe(4)
    expect(cellAt(grid, 0, 0)).toBeNull()
    expect(cellAt(grid, 2, 0)).toBeNull()
  })

  it('tells blank, text, numbers, truth and errors apart', () => {
    const values = [['', 'text', 0, true, '#N/A', '#N/A']]
    const valueTypes = [['Empty', 'String', 'Double', 'Boolean', 'Error', 'String']]
    expect(gridOf('x', used({ values, valueTypes })).rows).toEqual([[null, 'text', 0, true, { error: '#N/A' }, '#N/A']])
  })

  it('has percentages as the text that shows, by any format with a percent sign of its own', () => {
    const values = [[0.1448, 0.5, 0.5, 'text']]
    const numberFormat = [['0.00%', '0"%"', '[Red]0%', '0%']]
    expect(gridOf('x', used({ values, numberFormat })).rows).toEqual([['14.48%', 0.5, '50%', 'text']])
  })

  it('names hidden rows that hold something', () => {
    const values = [['a'], [''], ['b']]
    expect(gridOf('x', used({ rowIndex: 4, values, rowHidden: [false, true, true] })).hiddenRows).toEqual([6])
    expect(gridOf('x', used({ values })).hiddenRows).toBeUndefined()
  })
})

describe('the date system', () => {
  const dated = (value: unknown, text: string) => date1904Of(used({ values: [['x', value]] }), [['x', text]])

  it('is told by a date and what Excel shows for it', () => {
    expect(dated(44_922, '2022-12-27')).toBe(false)
    expect(dated(43_460, '2022-12-27')).toBe(true)
    expect(dated(44_922.75, '2022-12-27')).toBe(false)
  })

  it('stays unknown without a date of ours', () => {
    expect(dated(44_922, '2022/12/27')).toBeUndefined()
    expect(dated('2022-12-27', '2022-12-27')).toBeUndefined()
    expect(dated(12, '12')).toBeUndefined()
    expect(date1904Of(used({}), [])).toBeUndefined()
  })
})
