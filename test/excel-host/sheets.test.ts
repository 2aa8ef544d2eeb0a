import { describe, expect, it } from 'vitest'
import { refusalOf, useExcel } from './use-excel.ts'

const excel = useExcel({ language: 'en-US' })
const names = () => excel.host.workbook.sheets.map(({ name }) => name)

const adding = (name: string) =>
  excel.run(async (_sheet, context) => {
    context.workbook.worksheets.add(name)
    await context.sync()
  })

describe('sheets', () => {
  it('are added at the end, not in front, under the name given or a free one', async () => {
    const added = await excel.run(async (_sheet, context) => {
      const { worksheets } = context.workbook
      const sheets = [worksheets.add('审阅'), worksheets.add()].map((sheet) => sheet.load('name,position,id'))
      const active = worksheets.getActiveWorksheet().load('name')
      await context.sync()
      return { sheets: sheets.map(({ name, position }) => [name, position]), active: active.name }
    })
    expect(added.active).toBe(excel.sheet.name)
    expect(added.sheets[0]).toEqual(['审阅', names().length - 2])
    expect(added.sheets[1]![0]).toMatch(/^Sheet\d+$/)
  })

  it.each(['a:b', 'a/b', 'a\\b', 'a?b', 'a*b', 'a[b', 'a]b', "'ab", 'x'.repeat(32), ''])(
    'are not called %j',
    async (name) => {
      expect(await refusalOf(adding(name))).toMatchObject({ code: 'InvalidArgument', at: 'WorksheetCollection.add' })
    },
  )

  it('a name that is there already, in any case, is refused', async () => {
    expect(await refusalOf(adding('sHEET1'))).toMatchObject({ code: 'ItemAlreadyExists' })
    const renamed = excel.run(async (sheet, context) => {
      sheet.name = 'Sheet1'
      await context.sync()
    })
    expect(await refusalOf(renamed)).toMatchObject({ code: 'ItemAlreadyExists', at: 'Worksheet.name' })
  })

  it('are renamed, moved, coloured, hidden and shown; what is hidden is not brought to the front', async () => {
    await excel.run(async (sheet, context) => {
      sheet.name = '本周 (一)'
      sheet.position = 0
      sheet.tabColor = '#FF0000'
      sheet.visibility = 'Hidden'
      await context.sync()
    })
    expect([excel.sheet.name, names()[0], excel.sheet.tabColor]).toEqual(['本周 (一)', '本周 (一)', '#FF0000'])
    expect(excel.host.workbook.active).not.toBe(excel.sheet)
    const activated = excel.run(async (sheet, context) => {
      sheet.activate()
      await context.sync()
    })
    expect(await refusalOf(activated)).toMatchObject({ code: 'InvalidOperation', at: 'Worksheet.activate' })
    await excel.run(async (sheet, context) => {
      sheet.visibility = 'Visible'
      sheet.activate()
      await context.sync()
    })
    expect(excel.host.workbook.active).toBe(excel.sheet)
  })

  it('a sheet that is deleted is gone, and its neighbour is in front', async () => {
    await excel.run(async (sheet, context) => {
      sheet.delete()
      await context.sync()
    })
    expect(names()).not.toContain(excel.sheet.name)
    expect(excel.host.workbook.sheet(excel.host.workbook.active.id)).toBeDefined()
  })

  it('the last sheet that people see is neither deleted nor hidden', async () => {
    const refuse = (change: (sheet: Excel.Worksheet) => void) =>
      refusalOf(
        excel.run(async (sheet, context) => {
          const all = context.workbook.worksheets.load('items/id')
          sheet.load('id')
          await context.sync()
          for (const other of all.items) if (other.id !== sheet.id) other.visibility = 'Hidden'
          change(sheet)
          await context.sync()
        }),
      )
    expect(await refuse((sheet) => (sheet.visibility = 'VeryHidden'))).toMatchObject({ code: 'InvalidOperation' })
    expect(
      await refuse((sheet) => {
        sheet.delete()
      }),
    ).toMatchObject({ code: 'InvalidOperation', at: 'Worksheet.delete' })
    for (const sheet of excel.host.workbook.sheets) excel.host.workbook.showSheet(sheet, 'Visible', 'person')
  })

  it('freeze their first rows', async () => {
    const frozen = await excel.run(async (sheet, context) => {
      sheet.freezePanes.freezeRows(3)
      const location = sheet.freezePanes.getLocationOrNullObject().load('address')
      await context.sync()
      return location.address.split('!')[1]
    })
    expect([frozen, excel.sheet.frozenRows]).toEqual(['1:3', 3])
  })

  it('have names of their own beside the workbook’s', async () => {
    const read = await excel.run(async (sheet, context) => {
      sheet.names.add('合计', sheet.getRange('B2'))
      context.workbook.names.add('total', `=${excel.sheet.name}!$A$1`)
      sheet.getRange('A1:B2').values = [
        [4, null],
        [null, 5],
      ] as never
      const formula = sheet.getRange('C1')
      formula.formulas = [['=合计+total']]
      formula.load('values')
      const range = sheet.names.getItem('合计').getRange().load('address')
      await context.sync()
      return [formula.values[0]![0] as unknown, range.address.split('!')[1]]
    })
    expect(read).toEqual([9, 'B2'])
    const again = excel.run(async (sheet, context) => {
      sheet.names.add('合计', sheet.getRange('B3'))
      await context.sync()
    })
    expect(await refusalOf(again)).toMatchObject({ code: 'ItemAlreadyExists' })
  })

  it('selecting brings to the front and is asked for', async () => {
    const address = await excel.run(async (sheet, context) => {
      sheet.getRange('C4:D5').select()
      const selected = context.workbook.getSelectedRange().load('address')
      const cell = context.workbook.getActiveCell().load('address')
      await context.sync()
      return [selected.address, cell.address].map((one) => one.split('!')[1])
    })
    expect(address).toEqual(['C4:D5', 'C4'])
  })
})
