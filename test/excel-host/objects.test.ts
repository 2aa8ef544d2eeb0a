import { describe, expect, it } from 'vitest'
import { refusalOf, useExcel } from './use-excel.ts'

const excel = useExcel({ language: 'en-US' })

describe('objects of Office.js', () => {
  it('a property that was not loaded says so itself', async () => {
    const refusal = await refusalOf(
      excel.run(async (sheet, context) => {
        const range = sheet.getRange('A1')
        await context.sync()
        return range.values
      }),
    )
    expect(refusal).toMatchObject({ code: 'PropertyNotLoaded', at: 'Range.values' })
  })

  it('a sheet that is not there is ItemNotFound, and a null object where one asks for that', async () => {
    const missing = refusalOf(
      excel.run(async (_sheet, context) => {
        context.workbook.worksheets.getItem('no such sheet').load('name')
        await context.sync()
      }),
    )
    expect(await missing).toEqual({
      code: 'ItemNotFound',
      message: "The requested resource doesn't exist.",
      at: 'WorksheetCollection.getItem',
    })
    const isNull = await excel.run(async (_sheet, context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('no such sheet')
      await context.sync()
      return sheet.isNullObject
    })
    expect(isNull).toBe(true)
  })

  it('whatever is asked of a null object does nothing and gives null objects', async () => {
    const found = await excel.run(async (_sheet, context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('no such sheet')
      const range = sheet.getUsedRangeOrNullObject().load('address')
      const properties = range.getRowProperties({ rowHidden: true })
      sheet.delete()
      sheet.name = 'x'
      await context.sync()
      return [range.isNullObject, properties.value]
    })
    expect(found).toEqual([true, null])
  })

  it('sheets are found by name in any case, and by id', async () => {
    const ids = await excel.run(async (_sheet, context) => {
      const { worksheets } = context.workbook
      const sheets = [worksheets.getItem('sHEET1'), worksheets.getItem('Sheet1')].map((sheet) => sheet.load('id'))
      await context.sync()
      const again = worksheets.getItem(sheets[0]!.id).load('name')
      await context.sync()
      return [...sheets.map((sheet) => sheet.id), again.name]
    })
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).toBe('Sheet1')
  })

  it('load takes paths into objects and into the items of collections', async () => {
    excel.host.typeIn(excel.sheet, 'A1', '7')
    const loaded = await excel.run(async (sheet, context) => {
      const range = sheet.getRange('A1').load('values,format/fill/color,format/font/bold,worksheet/name')
      const sheets = context.workbook.worksheets.load({ name: true, visibility: true, protection: { protected: true } })
      await context.sync()
      const { format, values, worksheet } = range
      const first = sheets.items[0]!
      return [
        values[0]![0] as unknown,
        format.fill.color,
        format.font.bold,
        worksheet.name,
        first.name,
        first.protection.protected,
      ]
    })
    expect(loaded).toEqual([7, '#FFFFFF', false, excel.sheet.name, 'Sheet1', false])
  })

  it('load without names gives the properties of the object itself', async () => {
    const { name, format } = await excel.run(async (sheet, context) => {
      sheet.load()
      const range = sheet.getRange('A1:B2').load()
      await context.sync()
      return { name: sheet.name, format: range.numberFormat as unknown }
    })
    expect(name).toBe(excel.sheet.name)
    expect(format).toEqual([
      ['General', 'General'],
      ['General', 'General'],
    ])
  })

  it('what the host lacks fails loudly, by its name, and is recorded', async () => {
    const { host } = excel
    const refusals = [
      await refusalOf(
        excel.run(async (sheet, context) => {
          sheet.charts.load('count')
          await context.sync()
        }),
      ),
      await refusalOf(
        excel.run(async (sheet, context) => {
          sheet.getRange('A1').showCard()
          await context.sync()
        }),
      ),
      await refusalOf(
        excel.run(async (sheet, context) => {
          sheet.getRange('A1').load('hasSpill')
          await context.sync()
        }),
      ),
    ]
    expect(refusals.map(({ code, at }) => [code, at])).toEqual([
      ['ApiNotFound', 'Worksheet.charts'],
      ['ApiNotFound', 'Range.showCard'],
      ['ApiNotFound', 'Worksheet.getRange'],
    ])
    expect(host.unknown.splice(0)).toEqual(['Worksheet.charts', 'Range.showCard', 'Range.hasSpill'])
  })

  it('a range is kept over syncs of one run, and lost after it unless it is tracked', async () => {
    let kept: Excel.Range | undefined
    await excel.run(async (sheet, context) => {
      kept = sheet.getRange('A1').load('address')
      await context.sync()
      kept.values = [[5]]
      await context.sync()
    })
    expect(excel.sheet.value(0, 0)).toBe(5)
    await excel.settle()
    const refusal = await refusalOf(Promise.resolve().then(() => kept!.load('values')))
    expect(refusal.code).toBe('InvalidObjectPath')
  })

  it('a tracked range outlives its run', async () => {
    const range = await excel.run(async (sheet, context) => {
      const tracked = sheet.getRange('B2')
      context.trackedObjects.add(tracked)
      await context.sync()
      return tracked
    })
    range.values = [['later']]
    await range.context.sync()
    expect(excel.sheet.value(1, 1)).toBe('later')
  })

  it('a batch stops at the action that fails; what came before it stays done', async () => {
    const refusal = await refusalOf(
      excel.run(async (sheet, context) => {
        sheet.getRange('A1').values = [['done']]
        sheet.getRange('A2:A3').values = [['too few']]
        sheet.getRange('A4').values = [['never']]
        await context.sync()
      }),
    )
    expect(refusal).toMatchObject({ code: 'InvalidArgument', at: 'Range.values' })
    expect([0, 1, 3].map((row) => excel.sheet.value(row, 0))).toEqual(['done', null, null])
  })

  it('counts one sync a request, however much is in it', async () => {
    // The run of the test before lets go of its ranges in a request of its own.
    await excel.settle()
    const before = excel.host.syncs
    const context = new excel.opened.Excel.RequestContext()
    const sheets = context.workbook.worksheets.load('items/name')
    const active = sheets.getActiveWorksheet().load('id')
    active.getRange('A1').values = [[1]]
    await context.sync()
    expect(excel.host.syncs - before).toBe(1)
    await context.sync()
    expect(excel.host.syncs - before).toBe(1)
    expect(excel.host.log).toContain('WorksheetCollection.getActiveWorksheet')
  })
})
