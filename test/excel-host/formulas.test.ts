import { describe, expect, it } from 'vitest'
import { ExcelHost } from './host.ts'
import { type CellValue, isCellError } from './model/cell.ts'

const host = new ExcelHost()
const [sheet] = host.workbook.sheets
host.workbook.addSheet('数 据', 'person')
for (const [cell, text] of Object.entries({ A1: '2', A2: '3', A3: '甲乙', A5: 'TRUE', B1: '10', B2: "'20" })) {
  host.typeIn(sheet!, cell, text)
}
host.typeIn('数 据', 'A1', '40')

function computed(formula: string): CellValue | string {
  host.typeIn(sheet!, 'D1', formula)
  const value = sheet!.value(0, 3)
  return isCellError(value) ? value.error : value
}

describe('formulas', () => {
  it.each([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=(1+2)*3', 9],
    ['=10%', 0.1],
    ['=0.1+0.2', 0.1 + 0.2],
    ['="a"&"b"&1', 'ab1'],
    ['="say ""hi"""', 'say "hi"'],
    ['=A1+A2', 5],
    ['=$A$1*B1', 20],
    ['=A9', 0],
    ['=A9=""', true],
    ['=A9&"x"', 'x'],
    ['="a"="A"', true],
    ['=2>1', true],
    ['="a">1', true],
    ['=SUM(A1:A5,B:B)', 15],
    ['=SUM(1,"2",TRUE)', 4],
    ["='数 据'!A1+1", 41],
    ['=IF(A3="","",LEN(A3))', 2],
    ['=IF(FALSE,1)', false],
    ['=AND(A1>1,A2<2)', false],
    ['=OR(A1>1,A2<2)', true],
    ['=NOT(A5)', false],
    ['=ROUND(2.345,2)', 2.35],
    ['=ROUND(-2.5,0)', -3],
    ['=ROUND(1234,-2)', 1200],
    ['=COUNTA(A1:A5)', 4],
    ['=COUNTIF(A1:A5,">2")', 1],
    ['=COUNTIF(A1:A5,"甲*")', 1],
    ['=COUNTIF(A1:A5,"<>2")', 4],
    ['=COUNTBLANK(A1:A5)', 1],
    ['=N("tag")=0', true],
    ['=T(A3)', '甲乙'],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=TEXT(46053,"yyyy-mm-dd")', '2026-01-31'],
    ['=1/0', '#DIV/0!'],
    ['="x"+1', '#VALUE!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=nosuchname', '#NAME?'],
    ['=Sheet9!A1', '#REF!'],
    ['=#N/A', '#N/A'],
    ['=D1', 0],
  ])('%s is %j', (formula, value) => {
    expect(computed(formula)).toBe(value)
  })

  it('are computed again whatever they depend on changes, over sheets', () => {
    host.typeIn(sheet!, 'E1', "='数 据'!A1*2")
    host.typeIn(sheet!, 'E2', '=E1+1')
    host.typeIn('数 据', 'A1', '5')
    expect([sheet!.value(0, 4), sheet!.value(1, 4)]).toEqual([10, 11])
  })
})
