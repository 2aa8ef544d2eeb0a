import { describe, expect, it } from 'vitest'
import { useExcel } from './use-excel.ts'

const excel = useExcel({ language: 'en-US' })

/** Listens to this test's sheet until the test ends what it gives. */
async function listen<T>(
  add: (sheet: Excel.Worksheet, heard: (event: T) => Promise<void>) => OfficeExtension.EventHandlerResult<T>,
) {
  const events: T[] = []
  const result = await excel.run(async (sheet, context) => {
    const added = add(sheet, (event) => {
      events.push(event)
      return Promise.resolve()
    })
    await context.sync()
    return added
  })
  const end = async () => {
    result.remove()
    await result.context.sync()
  }
  return { events, end }
}

const changes = () => listen<Excel.WorksheetChangedEventArgs>((sheet, heard) => sheet.onChanged.add(heard))

describe('events', () => {
  it('tell of a person’s edit, with what was there before', async () => {
    const { events, end } = await changes()
    excel.host.typeIn(excel.sheet, 'D8', '12.5%')
    await excel.settle()
    await end()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      type: 'WorksheetChanged',
      address: 'D8',
      changeType: 'RangeEdited',
      source: 'Local',
      triggerSource: 'Unknown',
      worksheetId: excel.sheet.id,
      details: { valueBefore: '', valueAfter: 0.125, valueTypeBefore: 'Empty', valueTypeAfter: 'Double' },
    })
  })

  it('go on for one listener when another has ended', async () => {
    const [first, second] = [await changes(), await changes()]
    await first.end()
    excel.host.typeIn(excel.sheet, 'D8', '1')
    await excel.settle()
    await second.end()
    expect([first.events.length, second.events.length]).toEqual([0, 1])
    excel.host.typeIn(excel.sheet, 'D8', '2')
    await excel.settle()
    expect(second.events).toHaveLength(1)
  })

  it('tell of a coauthor’s edit, and of the add-in’s own writes', async () => {
    const { events, end } = await changes()
    excel.host.coauthor.typeIn(excel.sheet, 'A1', '1')
    await excel.run(async (sheet, context) => {
      sheet.getRange('A2:B3').values = [
        [1, 2],
        [3, 4],
      ]
      await context.sync()
    })
    await excel.settle()
    await end()
    expect(events.map(({ address, source, triggerSource }) => [address, source, triggerSource])).toEqual([
      ['A1', 'Remote', 'Unknown'],
      ['A2:B3', 'Local', 'ThisLocalAddin'],
    ])
  })

  it('come later than what causes them, and not any more once the handler is removed', async () => {
    const { events, end } = await changes()
    excel.host.typeIn(excel.sheet, 'A1', '1')
    expect(events).toHaveLength(0)
    await excel.settle()
    expect(events).toHaveLength(1)
    await end()
    excel.host.typeIn(excel.sheet, 'A1', '2')
    await excel.settle()
    expect(events).toHaveLength(1)
  })

  it('give the range that changed', async () => {
    const { events, end } = await changes()
    excel.host.typeIn(excel.sheet, 'B3', '甲')
    await excel.settle()
    await end()
    const values = await excel.run(async (_sheet, context) => {
      const range = events[0]!.getRange(context).load('values,address')
      await context.sync()
      return [range.address.split('!')[1], range.values[0]![0] as unknown]
    })
    expect(values).toEqual(['B3', '甲'])
  })

  it('of all sheets come to who listens to the collection', async () => {
    const { events, end } = await listen<Excel.WorksheetChangedEventArgs>((sheet, heard) =>
      sheet.context.workbook.worksheets.onChanged.add(heard),
    )
    excel.host.typeIn('Sheet1', 'A1', '1')
    excel.host.typeIn(excel.sheet, 'A1', '1')
    await excel.settle()
    await end()
    expect(events.map(({ worksheetId }) => worksheetId)).toEqual([excel.host.workbook.sheets[0]!.id, excel.sheet.id])
  })

  it('tell of sheets that come, go and are brought to the front', async () => {
    const { worksheets } = await excel.run((_sheet, context) => Promise.resolve(context.workbook))
    const told: string[] = []
    const hear = (event: { type: string }) => {
      told.push(event.type)
      return Promise.resolve()
    }
    worksheets.onAdded.add(hear)
    worksheets.onDeleted.add(hear)
    worksheets.onActivated.add(hear)
    await worksheets.context.sync()
    const { workbook } = excel.host
    const sheet = workbook.addSheet('来去', 'person')
    workbook.activate(sheet, 'person')
    workbook.deleteSheet(sheet, 'person')
    await excel.settle()
    expect(told).toEqual(['WorksheetAdded', 'WorksheetActivated', 'WorksheetDeleted', 'WorksheetActivated'])
  })

  it('tell of the selection, by sheet and of the workbook', async () => {
    const bySheet = await listen<Excel.WorksheetSelectionChangedEventArgs>((sheet, heard) =>
      sheet.onSelectionChanged.add(heard),
    )
    const ofWorkbook = await listen<Excel.SelectionChangedEventArgs>((sheet, heard) =>
      sheet.context.workbook.onSelectionChanged.add(heard),
    )
    excel.host.select(excel.sheet, 'C4:D5')
    await excel.settle()
    await bySheet.end()
    await ofWorkbook.end()
    expect(bySheet.events.map(({ address }) => address)).toEqual(['C4:D5'])
    expect(ofWorkbook.events).toHaveLength(1)
  })

  it('another sheet in front is a selection of the workbook, not of the sheet', async () => {
    const bySheet = await listen<Excel.WorksheetSelectionChangedEventArgs>((sheet, heard) =>
      sheet.onSelectionChanged.add(heard),
    )
    const ofWorkbook = await listen<Excel.SelectionChangedEventArgs>((sheet, heard) =>
      sheet.context.workbook.onSelectionChanged.add(heard),
    )
    const { workbook } = excel.host
    workbook.activate(workbook.sheets[0]!, 'person')
    await excel.settle()
    workbook.activate(excel.sheet, 'person')
    await excel.settle()
    await bySheet.end()
    await ofWorkbook.end()
    expect([bySheet.events.length, ofWorkbook.events.length]).toEqual([0, 2])
  })

  it('say nothing of who caused them where ExcelApi is older than 1.14', async () => {
    const older = { ...excel.host.settings.sets, ExcelApi: '1.9' }
    const sets = excel.host.settings.sets
    excel.host.settings.sets = older
    const { events, end } = await changes()
    excel.host.typeIn(excel.sheet, 'A1', '1')
    await excel.settle()
    await end()
    excel.host.settings.sets = sets
    expect(events[0]!.triggerSource).toBeUndefined()
  })
})
