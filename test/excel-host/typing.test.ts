import { describe, expect, it } from 'vitest'
import { ExcelHost } from './host.ts'
import { cellArea } from './model/area.ts'
import { validationMessage } from './model/excel-error.ts'
import type { alertStyles } from './model/validation.ts'
import { noValidation, type ValidationRule } from './model/validation.ts'

const host = new ExcelHost()
const [sheet] = host.workbook.sheets

/** What a cell holds after a text was typed in it. */
function typed(text: string, numberFormat = 'General') {
  sheet!.setCell(0, 0, { value: null })
  sheet!.changeFormat(cellArea(0, 0), (format) => ({ ...format, numberFormat }))
  host.typeIn(sheet!, 'A1', text)
  return { value: sheet!.value(0, 0), format: sheet!.formatAt(0, 0).numberFormat }
}

describe('a text that is typed in a cell', () => {
  it.each([
    ['12', 12, 'General'],
    ['-1.5', -1.5, 'General'],
    [' 7 ', 7, 'General'],
    ['1e3', 1000, 'General'],
    ['1,234', 1234, '#,##0'],
    ['12.5%', 0.125, '0.00%'],
    ['50%', 0.5, '0%'],
    ['2026-01-31', 46_053, 'yyyy/m/d'],
    ['2026/1/31', 46_053, 'yyyy/m/d'],
    ['1900-02-28', 59, 'yyyy/m/d'],
    ['1900-03-01', 61, 'yyyy/m/d'],
    ['2026-02-30', '2026-02-30', 'General'],
    ['8:30', 8.5 / 24, 'h:mm'],
    ['true', true, 'General'],
    ['1,23', '1,23', 'General'],
    ['甲', '甲', 'General'],
    ["'=1+1", '=1+1', 'General'],
    ["'007", '007', 'General'],
    ['-', '-', 'General'],
    ['', null, 'General'],
  ])('%j is %j', (text, value, format) => {
    expect(typed(text)).toEqual({ value, format })
  })

  it('#N/A is an error, and a sign before a word begins a formula', () => {
    expect(typed('#N/A').value).toEqual({ error: '#N/A' })
    expect(typed('-甲').value).toEqual({ error: '#NAME?' })
  })

  it('stays text in a cell of the text format', () => {
    for (const text of ['12', '=1+1', '2026-01-31', '50%'])
      expect(typed(text, '@')).toEqual({ value: text, format: '@' })
  })

  it('a format that the cell has already is kept', () => {
    expect(typed('2026-01-31', 'yyyy-mm-dd')).toEqual({ value: 46_053, format: 'yyyy-mm-dd' })
  })

  it('counts days from 1904 where the workbook does', () => {
    host.workbook.date1904 = true
    expect(typed('1904-01-02').value).toBe(1)
    host.workbook.date1904 = false
  })

  it('computes at once, and a formula nobody can read is refused', () => {
    host.typeIn(sheet!, 'B1', '2')
    host.typeIn(sheet!, 'C1', '=B1*3')
    expect(sheet!.value(0, 2)).toBe(6)
    expect(host.typeIn(sheet!, 'C1', '=B1*')).toMatchObject({ kind: 'refused', why: 'formula' })
    expect(sheet!.value(0, 2)).toBe(6)
  })

  it('fills Undo, which a write of an add-in empties', () => {
    host.typeIn(sheet!, 'B1', '3')
    expect(host.workbook.canUndo).toBe(true)
    host.workbook.addSheet(undefined, 'api')
    expect(host.workbook.canUndo).toBe(false)
  })

  it('goes to the first cell of merged ones', () => {
    sheet!.merge({ row: 9, column: 0, rows: 1, columns: 3 })
    host.typeIn(sheet!, 'C10', 'x')
    expect([sheet!.value(9, 0), sheet!.value(9, 2)]).toEqual(['x', null])
  })
})

describe('data validation', () => {
  const rule = (kind: ValidationRule, style: (typeof alertStyles)[number] = 'Stop') => {
    sheet!.setValidation(cellArea(0, 0), {
      ...noValidation,
      rule: kind,
      errorAlert: { ...noValidation.errorAlert, style },
    })
  }
  const accepts = (text: string): boolean => host.typeIn(sheet!, 'A1', text).kind === 'done'

  it('refuses what is out of its bounds, in its own words or Excel’s', () => {
    rule({ kind: 'decimal', operator: 'Between', formula1: 0, formula2: 100 })
    typed('5')
    expect(host.typeIn(sheet!, 'A1', '101')).toEqual({
      kind: 'refused',
      why: 'validation',
      title: 'Microsoft Excel',
      message: validationMessage,
    })
    expect(sheet!.value(0, 0)).toBe(5)
    expect([accepts('100'), accepts('abc'), accepts('')]).toEqual([true, false, true])
  })

  it('that only warns lets it be', () => {
    rule({ kind: 'wholeNumber', operator: 'GreaterThan', formula1: 3 }, 'Warning')
    expect(host.typeIn(sheet!, 'A1', '1').kind).toBe('warned')
    expect(sheet!.value(0, 0)).toBe(1)
  })

  it('knows lists in the rule and in cells, dates, lengths and formulas', () => {
    rule({ kind: 'list', source: '是,否', inCellDropDown: true })
    expect([accepts('是'), accepts('也许')]).toEqual([true, false])
    host.typeIn(sheet!, 'H2', '甲')
    rule({ kind: 'list', source: '=$H$2:$H$3', inCellDropDown: true })
    expect([accepts('甲'), accepts('乙')]).toEqual([true, false])
    rule({ kind: 'date', operator: 'Between', formula1: '2026-01-01', formula2: '2026-12-31' })
    expect([accepts('2026-05-01'), accepts('2027-05-01')]).toEqual([true, false])
    rule({ kind: 'textLength', operator: 'LessThanOrEqualTo', formula1: 3 })
    expect([accepts('三个字'), accepts('四个字了')]).toEqual([true, false])
    rule({ kind: 'custom', formula: '=$B$1=3' })
    expect(accepts('x')).toBe(true)
    sheet!.setValidation(cellArea(0, 0), undefined)
  })
})
