/** The parts of the page that need no browser. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExcelHost } from '../host.ts'
import { cellName, parseArea } from '../model/area.ts'
import { normalFormat } from '../model/cell-format.ts'
import { ExcelError } from '../model/excel-error.ts'
import type { Sheet } from '../model/sheet.ts'
import { strictProtection } from '../model/sheet-parts.ts'
import { deleteRows, insertRows } from '../model/shift-rows.ts'
import { noValidation } from '../model/validation.ts'
import { Workbook } from '../model/workbook.ts'
import { pasteTexts } from '../pasting.ts'
import { isPressed } from './add-in.ts'
import { readTable, writeTable } from './clipboard-text.ts'
import { editText } from './edit-text.ts'
import { areaBetween, jumpFrom, nextUnlocked, type Place, stepFrom } from './places.ts'
import { snapshotOf, workbookFrom } from './snapshot.ts'

const area = (name: string) => {
  const parsed = parseArea(name)
  if (!parsed) throw new Error(name)
  return parsed
}
const place = (name: string): Place => area(name)
const nameOf = ({ row, column }: Place) => cellName(row, column)
const bounds = { rows: 50, columns: 20 }

describe('text on the clipboard', () => {
  it('is read as Excel writes it', () => {
    expect(readTable('甲\t1\r\n"两\n行"\t"说""好"""\r\n')).toEqual([
      ['甲', '1'],
      ['两\n行', '说"好"'],
    ])
    expect(readTable('"未完\t2')).toEqual([['"未完', '2']])
  })

  it('comes back as it was, whatever is in the cells', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '字', '"', '\t', '\n', ' ', '1') })
    const table = fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(table, (rows) => {
        expect(readTable(writeTable(rows))).toEqual(rows)
      }),
    )
  })
})

describe('the text in the formula bar', () => {
  it.each([
    ['12.5%', '12.5%'],
    ['2022-12-30', '2022/12/30'],
    ['=1+1', '=1+1'],
    ["'007", "'007"],
    ['甲', '甲'],
    ['true', 'TRUE'],
    ['', ''],
  ])('of what was typed as %j is %j, which gives the same cell again', (typed, shown) => {
    const host = new ExcelHost()
    const sheet = host.workbook.active
    host.typeIn(sheet, 'A1', typed)
    const { value } = sheet.cell(0, 0)
    expect(editText(sheet, 0, 0, false)).toBe(shown)
    host.typeIn(sheet, 'A1', editText(sheet, 0, 0, false))
    expect(sheet.cell(0, 0).value).toEqual(value)
  })
})

describe('moving in a sheet', () => {
  const sheetWith = (change: (sheet: Sheet) => void): Sheet => {
    const { active } = new Workbook()
    change(active)
    return active
  }

  it('passes over hidden rows, and takes a merge for one cell', () => {
    const sheet = sheetWith((s) => {
      s.rows.set(1, { height: undefined, fixed: false, hidden: true })
      s.merge(area('A3:B4'))
    })
    expect(nameOf(stepFrom(sheet, place('A1'), 'down', bounds))).toBe('A3')
    expect(nameOf(stepFrom(sheet, place('A3'), 'down', bounds))).toBe('A5')
    expect(nameOf(stepFrom(sheet, place('A3'), 'right', bounds))).toBe('C3')
    expect(nameOf(stepFrom(sheet, place('A1'), 'up', bounds))).toBe('A1')
  })

  it('jumps to the end of what is filled, then to the next that is, then to the edge', () => {
    const sheet = sheetWith((s) => {
      for (const row of [0, 1, 5]) s.setContent(row, 0, { value: row })
    })
    const jump = (from: string) => nameOf(jumpFrom(sheet, place(from), 'down', bounds))
    expect([jump('A1'), jump('A2'), jump('A6')]).toEqual(['A2', 'A6', 'A50'])
  })

  it('by Tab on a protected sheet goes round its open cells', () => {
    const sheet = sheetWith((s) => {
      s.setContent(4, 4, { value: 'locked' })
      for (const name of ['B2', 'D4']) s.changeFormat(area(name), (format) => ({ ...format, locked: false }))
    })
    const next = (from: string, backwards = false) => {
      const found = nextUnlocked(sheet, place(from), backwards)
      return found && nameOf(found)
    }
    expect([next('B2'), next('D4'), next('B2', true)]).toEqual(['D4', 'B2', 'D4'])
    expect(
      nextUnlocked(
        sheetWith(() => undefined),
        place('A1'),
        false,
      ),
    ).toBeUndefined()
  })

  it('a selection grows over the merges that it cuts', () => {
    const sheet = sheetWith((s) => {
      s.merge(area('B2:D3'))
    })
    expect(areaBetween(sheet, place('A1'), place('B2'))).toEqual(area('A1:D3'))
  })
})

describe('rows that come and go', () => {
  const openBook = () => {
    const host = new ExcelHost()
    const { workbook } = host
    const sheet = workbook.active
    for (const [name, text] of [
      ['A1', '1'],
      ['A2', '2'],
      ['A3', '=SUM(A1:A2)&"A9"'],
      ['A5', '=Sheet2!A2'],
    ] as const) {
      if (name === 'A5') workbook.addSheet('Sheet2', 'person')
      host.typeIn(sheet, name, text)
    }
    host.typeIn('Sheet2', 'A1', '=Sheet1!$A$3')
    sheet.merge(area('B2:C3'))
    sheet.setValidation(area('D2:D4'), noValidation)
    return { host, workbook, sheet }
  }

  it('move cells, merges and validations, and what refers to them here and elsewhere', () => {
    const { workbook, sheet } = openBook()
    insertRows(workbook, sheet, 1, 2, 'person')
    expect([sheet.cell(4, 0).formula, sheet.cell(6, 0).formula]).toEqual(['=SUM(A1:A4)&"A9"', '=Sheet2!A2'])
    expect(workbook.sheet('Sheet2')?.cell(0, 0).formula).toBe('=Sheet1!$A$5')
    expect([sheet.merges, sheet.validations[0]?.area]).toEqual([[area('B4:C5')], area('D4:D6')])
    deleteRows(workbook, sheet, 1, 2, 'person')
    expect(sheet.cell(2, 0).formula).toBe('=SUM(A1:A2)&"A9"')
  })

  it('that are deleted take their cells along: a reference to nothing else is #REF!', () => {
    const { workbook, sheet } = openBook()
    deleteRows(workbook, sheet, 2, 1, 'person')
    expect(workbook.sheet('Sheet2')?.cell(0, 0).formula).toBe('=#REF!')
    expect(sheet.merges).toEqual([area('B2:C2')])
  })

  it('are refused on a sheet that is protected against it', () => {
    const { workbook, sheet } = openBook()
    sheet.protection = { options: strictProtection, password: undefined }
    const refused = (run: () => void) => {
      expect(run).toThrow(ExcelError)
    }
    refused(() => {
      insertRows(workbook, sheet, 1, 1, 'person')
    })
    refused(() => {
      deleteRows(workbook, sheet, 1, 1, 'person')
    })
  })
})

describe('pasting', () => {
  it('gives one text to all that is selected, a table from the first cell on, and asks no validation', () => {
    const host = new ExcelHost()
    const sheet = host.workbook.active
    sheet.setValidation(area('A1:B9'), {
      ...noValidation,
      rule: { kind: 'wholeNumber', operator: 'GreaterThan', formula1: 0 },
    })
    expect(pasteTexts(host, sheet, area('A1:B2'), [['甲']])).toEqual(area('A1:B2'))
    expect(pasteTexts(host, sheet, area('A5'), [['1', '2'], ['3']])).toEqual(area('A5:B6'))
    expect([sheet.value(1, 1), sheet.value(4, 1), sheet.value(5, 0)]).toEqual(['甲', 2, 3])
  })

  it('writes nothing where one cell is locked', () => {
    const host = new ExcelHost()
    const sheet = host.workbook.active
    sheet.changeFormat(area('A1'), (format) => ({ ...format, locked: false }))
    sheet.protection = { options: strictProtection, password: undefined }
    expect(pasteTexts(host, sheet, area('A1'), [['1', '2']])).toBeUndefined()
    expect(sheet.value(0, 0)).toBeNull()
  })
})

describe('the workbook as text', () => {
  it('comes back whole', () => {
    const host = new ExcelHost()
    const { workbook } = host
    const second = workbook.addSheet('本周', 'person')
    host.typeIn(second, 'B2', '12.5%')
    host.typeIn(second, 'B3', '=B2*2')
    second.changeFormat(area('C:C'), (format) => ({ ...format, fill: '#FFF9DB', locked: false }))
    second.changeFormat(area('4:4'), (format) => ({ ...format, wrap: true }))
    second.merge(area('D1:E1'))
    second.rows.set(3, { height: undefined, fixed: false, hidden: true })
    second.columns.set(2, { width: 90, hidden: false })
    second.setValidation(area('B2'), { ...noValidation, rule: { kind: 'list', source: '是,否', inCellDropDown: true } })
    second.protection = { options: strictProtection, password: undefined }
    second.frozenRows = 2
    workbook.select(second, area('B3'), 'person')
    const again = workbookFrom(snapshotOf(workbook))
    expect(again && snapshotOf(again)).toBe(snapshotOf(workbook))
    const sheet = again?.active
    expect([sheet?.name, sheet?.value(2, 1), sheet?.formatAt(40, 2).fill, sheet?.row(3).hidden]).toEqual([
      '本周',
      0.25,
      '#FFF9DB',
      true,
    ])
  })

  it('of another version is not read', () => {
    expect(workbookFrom('{"version":0}')).toBeUndefined()
  })

  it('keeps a blank workbook as it is', () => {
    expect(workbookFrom(snapshotOf(new Workbook()))?.active.formatAt(0, 0)).toEqual(normalFormat)
  })
})

it('a shortcut is pressed by its keys together, Command for Ctrl on a Mac', () => {
  const event = (key: string, more: object) =>
    ({
      key,
      code: `Key${key.toUpperCase()}`,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...more,
    }) as KeyboardEvent
  const held = { shiftKey: true, altKey: true }
  expect(isPressed('Ctrl+Shift+Alt+K', event('k', { ...held, ctrlKey: true }))).toBe(true)
  expect(isPressed('Ctrl+Shift+Alt+K', event('˚', { ...held, metaKey: true, code: 'KeyK' }))).toBe(true)
  expect(isPressed('Ctrl+Shift+Alt+K', event('k', { ctrlKey: true }))).toBe(false)
})
