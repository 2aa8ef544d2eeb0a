import { describe, expect, it } from 'vitest'
import { cellText, formatForText } from '../../../addin/excel/cell-text.ts'
import { cellMatrices, extentOf } from '../../../addin/excel/draw-cells.ts'
import { columnPoints } from '../../../addin/excel/draw-page.ts'
import { freeName } from '../../../addin/excel/sheet-name.ts'
import { columnWidths } from '../../../functions/core/sheet-drawing.ts'
import { buildSheetLayout } from '../../../functions/core/sheet-layout-build.ts'
import { sheetInput } from '../../core/template-fixtures.ts'

describe('a text', () => {
  it.each(['12', '1/2', 'TRUE', '一月', 'x'])('%j is quoted, so that Excel makes nothing else of it', (text) => {
    expect(cellText(text, undefined)).toBe(`'${text}`)
    expect(cellText(text, '0.00')).toBe(`'${text}`)
  })

  it('goes as it is into a cell of the text format; an apostrophe of its own is doubled anywhere', () => {
    expect(cellText('=1+1', '@')).toBe('=1+1')
    expect(cellText("'x", '@')).toBe("''x")
    expect(cellText("'x", undefined)).toBe("''x")
  })

  it('that somebody could make a formula of by editing it gets the text format, unless its cell has one', () => {
    expect(['=1', '+1', '-1', '@x', '\tx'].map((text) => formatForText(text, undefined))).toEqual(Array(5).fill('@'))
    expect(formatForText('=1', 'yyyy-mm-dd')).toBe('yyyy-mm-dd')
    expect(formatForText('x', undefined)).toBeUndefined()
  })

  it('is cut to what Excel takes, quoted or not, and loses what no file can hold', () => {
    expect(cellText('x'.repeat(40_000), '@')).toHaveLength(32_767)
    expect(cellText('x'.repeat(40_000), undefined)).toHaveLength(32_767)
    expect(cellText(`x${'𠮷'.repeat(20_000)}`, '@')).toBe(`x${'𠮷'.repeat(16_383)}`)
    expect(cellText('a\u0000b\ud800', undefined)).toBe("'ab")
    expect(cellText('', undefined)).toBe('')
  })
})

describe('a layout’s matrices', () => {
  const layout = buildSheetLayout(sheetInput('window-weekly', 'market'))
  const range = extentOf(layout)
  const { numberFormats, formulas } = cellMatrices(layout)

  it('reach from A1 to its last cell and leave alone what it does not say', () => {
    expect(range.from).toEqual({ row: 0, column: 0 })
    expect(formulas).toHaveLength(range.to.row + 1)
    expect(new Set([...formulas, ...numberFormats].map((row) => row.length))).toEqual(new Set([range.to.column + 1]))
    const said = new Set(layout.cells.map(({ row, column }) => `${row} ${column}`))
    const unsaid = formulas.flatMap((cells, row) => cells.filter((_, column) => !said.has(`${row} ${column}`)))
    expect(new Set(unsaid)).toEqual(new Set([null]))
  })

  it('hold formulas as formulas', () => {
    const count = layout.cells.find(({ value }) => typeof value === 'object' && value !== null)!
    expect(formulas[count.row]![count.column]).toMatch(/^=IF\(/)
  })
})

describe('a column', () => {
  it('is as wide in points as the file’s is in characters of Calibri 11', () => {
    // 64 pixels: the width of 8.43 characters and 5 pixels that Excel itself begins with.
    expect(columnPoints(9.140625)).toBe(48)
    expect(columnWidths.map(columnPoints)).toEqual([42, 131.25, 78.75, 262.5, 68.25, 73.5, 99.75, 7.5, 183.75])
  })
})

describe('the name of a sheet', () => {
  it('gets a number where it is taken, whatever its case', () => {
    expect(freeName('填报表', ['Sheet1'])).toBe('填报表')
    expect(freeName('Report', ['report', 'REPORT (2)'])).toBe('Report (3)')
  })

  it('is one that Excel takes', () => {
    expect(freeName("'一[二]三:四*五?六/七\\八'", [])).toBe('一 二 三 四 五 六 七 八')
    expect(freeName('长'.repeat(40), ['长'.repeat(31)])).toBe(`${'长'.repeat(27)} (2)`)
    expect(freeName(`${'长'.repeat(30)}𠮷`, [])).toBe('长'.repeat(30))
  })
})
