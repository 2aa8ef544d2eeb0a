import { describe, expect, it } from 'vitest'
import { lockedCellMessage } from './model/excel-error.ts'
import { refusalOf, useExcel } from './use-excel.ts'

const excel = useExcel({ language: 'en-US' })

/** Cell B2 is for people to fill. */
const protect = (options: Excel.WorksheetProtectionOptions = {}, password?: string) =>
  excel.run(async (sheet, context) => {
    sheet.getRange('B2').format.protection.locked = false
    sheet.protection.protect(options, password)
    await context.sync()
  })

const change = (queue: (sheet: Excel.Worksheet) => void) =>
  excel.run(async (sheet, context) => {
    queue(sheet)
    await context.sync()
  })

const refused: Record<string, (sheet: Excel.Worksheet) => void> = {
  'values of a locked cell': (sheet) => (sheet.getRange('A1').values = [[1]]),
  'values of cells of which one is locked': (sheet) => (sheet.getRange('B2:B3').values = [[1], [2]]),
  'contents of a locked cell cleared': (sheet) => {
    sheet.getRange('A1').clear('Contents')
  },
  'a format': (sheet) => (sheet.getRange('B2').format.fill.color = '#FFFFFF'),
  'a number format': (sheet) => (sheet.getRange('B2').numberFormat = [['0']]),
  'a width': (sheet) => (sheet.getRange('B2').format.columnWidth = 60),
  'a height': (sheet) => (sheet.getRange('B2').format.rowHeight = 60),
  'a hidden row': (sheet) => (sheet.getRange('3:3').rowHidden = true),
  'a merge': (sheet) => {
    sheet.getRange('B2:B3').merge()
  },
  'a validation': (sheet) => (sheet.getRange('B2').dataValidation.ignoreBlanks = false),
  'a conditional format': (sheet) => {
    sheet.getRange('B2').conditionalFormats.add('Custom')
  },
  'the lock itself': (sheet) => (sheet.getRange('A1').format.protection.locked = false),
}

describe('a protected sheet', () => {
  it.each(Object.entries(refused))('refuses %s, from an add-in too', async (_what, queue) => {
    await protect()
    expect(await refusalOf(change(queue))).toMatchObject({
      code: 'AccessDenied',
      message: 'You cannot perform the requested operation.',
    })
  })

  it('lets unlocked cells be filled', async () => {
    await protect()
    await change((sheet) => (sheet.getRange('B2').values = [[5]]))
    expect(excel.sheet.value(1, 1)).toBe(5)
  })

  it('allows what its options allow', async () => {
    await protect({ allowFormatRows: true, allowFormatColumns: true, allowFormatCells: true })
    await change((sheet) => {
      sheet.getRange('B2').format.rowHeight = 60
      sheet.getRange('B2').format.columnWidth = 60
      sheet.getRange('A1').format.fill.color = '#FFC7CE'
    })
    expect([excel.sheet.row(1).height, excel.sheet.column(1).width, excel.sheet.formatAt(0, 0).fill]).toEqual([
      60,
      60,
      '#FFC7CE',
    ])
  })

  it('says that it is, with its options', async () => {
    await protect({ allowFormatRows: true })
    const read = await excel.run(async (sheet, context) => {
      sheet.protection.load('protected,options')
      await context.sync()
      return [sheet.protection.protected, sheet.protection.options.allowFormatRows, sheet.protection.options.allowSort]
    })
    expect(read).toEqual([true, true, false])
  })

  it('is not protected twice', async () => {
    await protect()
    const again = change((sheet) => {
      sheet.protection.protect()
    })
    expect(await refusalOf(again)).toMatchObject({ code: 'InvalidOperation', at: 'WorksheetProtection.protect' })
  })

  it('is opened with its password only', async () => {
    await protect({}, '密码')
    const unprotect = (password?: string) =>
      change((sheet) => {
        sheet.protection.unprotect(password)
      })
    for (const wrong of [undefined, 'other']) {
      expect(await refusalOf(unprotect(wrong))).toMatchObject({
        code: 'AccessDenied',
        at: 'WorksheetProtection.unprotect',
      })
    }
    await unprotect('密码')
    await change((sheet) => (sheet.getRange('A1').values = [[1]]))
    expect(excel.sheet.value(0, 0)).toBe(1)
  })

  it('refuses a person in Excel’s words', async () => {
    await protect()
    expect(excel.host.typeIn(excel.sheet, 'A1', '1')).toEqual({
      kind: 'refused',
      why: 'locked',
      title: 'Microsoft Excel',
      message: lockedCellMessage,
    })
    expect(excel.host.typeIn(excel.sheet, 'B2', '1')).toEqual({ kind: 'done' })
  })
})
