/** What the adapter asks of Excel, counted and watched in the host: rules that the contract cannot state. */
import { afterEach, describe, expect, it } from 'vitest'
import type { CellMark } from '../../../addin/spreadsheet-host.ts'
import { cellLooks } from '../../../functions/core/cell-looks.ts'
import { cellName } from '../../../functions/core/grid.ts'
import { markerPrefix } from '../../../functions/core/marker.ts'
import { buildSheetLayout } from '../../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../../functions/core/sheet-positions.ts'
import { sheetInput } from '../../core/template-fixtures.ts'
import { currentSets } from '../../excel-host/office-settings.ts'
import { openAdapter, type OpenedAdapter } from './opened-excel.ts'

const input = sheetInput('window-weekly', 'market')
const layout = buildSheetLayout(input)
const other = buildSheetLayout(sheetInput('window-weekly', 'ecology'))
const sheet = '填报表'

let opened: OpenedAdapter
afterEach(() => opened.close())

describe('a visit to read', () => {
  const read = () => opened.host.readMarkedSheets(markerPrefix)

  it('is one request from the first on where we have drawn the sheet, and one for two sheets', async () => {
    opened = await openAdapter()
    await read()
    await opened.host.drawSheet(layout)
    expect(await opened.syncs(read)).toBe(1)
    await opened.host.drawSheet(other, { name: '另一张' })
    opened.person.typeIn(sheet, 'D6', '12')
    expect(await opened.syncs(read)).toBe(1)
    expect((await read()).sheets).toHaveLength(2)
  })

  it('is three requests for a sheet that it has never seen, two for one that is not ours, and one after that', async () => {
    opened = await openAdapter()
    await opened.host.drawSheet(layout)
    const fresh = await openAdapter({ host: opened.excel })
    const readAnew = () => fresh.host.readMarkedSheets(markerPrefix)
    expect(await opened.syncs(readAnew)).toBe(3)
    expect(await opened.syncs(readAnew)).toBe(1)
    opened.person.addSheet('别的')
    expect(await opened.syncs(readAnew)).toBe(2)
    expect(await opened.syncs(readAnew)).toBe(1)
    opened.person.deleteSheet('别的')
    expect(await opened.syncs(readAnew)).toBe(1)
    await fresh.close()
  })

  it('asks for the values of our sheets only', async () => {
    opened = await openAdapter()
    opened.person.addSheet('工资表')
    opened.person.typeIn('工资表', 'A1', '机密')
    await read()
    opened.excel.log.length = 0
    await opened.host.drawSheet(layout)
    await read()
    const asked = opened.excel.log.filter((member) => member === 'Range.values')
    expect(asked).toHaveLength(1)
  })

  it('knows from the first date on that the workbook counts days from 1904', async () => {
    opened = await openAdapter()
    opened.excel.workbook.date1904 = true
    await opened.host.drawSheet(layout)
    expect((await read()).date1904).toBe(false)
    const at = sheetPositions(input.definition.definition, input.department).items!
    opened.person.typeIn(sheet, cellName(at.rows[0]!, at.columns.date), '2022-12-27')
    expect(await opened.syncs(read)).toBe(1)
    expect((await read()).date1904).toBe(true)
  })

  it('refuses a sheet that has grown beyond any of ours, and says so', async () => {
    opened = await openAdapter()
    await opened.host.drawSheet(layout)
    opened.person.unprotect(sheet)
    opened.person.typeIn(sheet, 'ZZ2000', 'x')
    await expect(read()).rejects.toMatchObject({ fault: 'tooLarge' })
    opened.person.typeIn(sheet, 'ZZ2000', '')
    expect((await read()).sheets).toHaveLength(1)
    const fresh = await openAdapter({ host: opened.excel })
    opened.person.typeIn(sheet, 'ZZ2000', 'x')
    await expect(fresh.host.readMarkedSheets(markerPrefix)).rejects.toMatchObject({ fault: 'tooLarge' })
    await fresh.close()
  })
})

describe('other visits', () => {
  it('are three requests to draw a sheet, one with another in its place included', async () => {
    opened = await openAdapter()
    const { host } = opened
    expect(await opened.syncs(() => host.drawSheet(layout))).toBe(3)
    const [drawn] = (await host.readMarkedSheets(markerPrefix)).sheets
    expect(await opened.syncs(() => host.drawSheet(other, { replace: drawn!.id }))).toBe(3)
  })

  it('are one request to go to a cell, to ask for the selection and to take a sheet away', async () => {
    opened = await openAdapter()
    const { host } = opened
    const id = await host.drawSheet(layout)
    expect(await opened.syncs(() => host.goTo(id, 'D6'))).toBe(1)
    expect(await opened.syncs(() => host.selection())).toBe(1)
    expect(await opened.syncs(() => host.removeSheet(id))).toBe(1)
  })

  it('to mark are two requests; marks that stand as they should are not written again, for that would end undo', async () => {
    opened = await openAdapter()
    const { host, excel } = opened
    const id = await host.drawSheet(layout)
    const marks = [
      { cell: 'D6', severity: 'error' },
      { cell: 'D7', severity: 'error' },
      { cell: 'G6', severity: 'warning' },
    ] as const
    const writes = async (marked: readonly CellMark[]) => {
      excel.log.length = 0
      await host.markCells(id, marked)
      return excel.log.includes('WorksheetProtection.unprotect')
    }
    expect(await opened.syncs(() => host.markCells(id, marks))).toBe(2)
    expect(await writes(marks)).toBe(false)
    expect(await writes(marks.toReversed())).toBe(true)
    expect(await writes(marks.slice(1))).toBe(true)
    expect(await writes([])).toBe(true)
    expect(await writes([])).toBe(false)
    expect(await opened.syncs(() => host.markCells(id, []))).toBe(1)
  })
})

describe('marks', () => {
  it('let people’s own conditional formats be', async () => {
    opened = await openAdapter()
    const { host, excel } = opened
    const id = await host.drawSheet(layout)
    const own = {
      id: excel.workbook.nextFormatId(),
      areas: [{ row: 5, column: 3, rows: 9, columns: 1 }],
      formula: '=D6>100',
      fill: '#00FF00',
      fontColor: null,
      bold: null,
      stopIfTrue: false,
    }
    opened.sheet(sheet).conditionalFormats = [own]
    await host.markCells(id, [{ cell: 'D6', severity: 'error' }])
    expect(opened.sheet(sheet).conditionalFormats).toHaveLength(2)
    await host.markCells(id, [])
    expect(opened.sheet(sheet).conditionalFormats).toEqual([own])
  })

  it('of an earlier opening of the workbook are found and taken away, and such as were copied', async () => {
    opened = await openAdapter()
    const id = await opened.host.drawSheet(layout)
    await opened.host.markCells(id, [{ cell: 'D6', severity: 'error' }])
    const page = opened.sheet(sheet)
    const [mark] = page.conditionalFormats
    page.conditionalFormats = [mark!, { ...mark!, id: 'copy', areas: [{ row: 20, column: 3, rows: 1, columns: 1 }] }]
    const fresh = await openAdapter({ host: opened.excel })
    await fresh.host.markCells(id, [])
    expect(page.conditionalFormats).toEqual([])
    await fresh.close()
  })

  it('that moved with their cells are drawn anew where they belong', async () => {
    opened = await openAdapter()
    const { host, person } = opened
    const id = await host.drawSheet(layout)
    await host.markCells(id, [{ cell: 'D6', severity: 'error' }])
    const page = opened.sheet(sheet)
    page.conditionalFormats = page.conditionalFormats.map((one) => ({
      ...one,
      areas: [{ row: 6, column: 3, rows: 1, columns: 1 }],
    }))
    await host.markCells(id, [{ cell: 'D6', severity: 'error' }])
    const { error, input } = cellLooks('zh-CN')
    expect(person.sees(sheet, 'D6').fill).toBe(error.fill)
    expect(person.sees(sheet, 'D7').fill).toBe(input.fill)
  })
})

describe('an Excel older than ExcelApi 1.14, which does not say whose write it was', () => {
  const old = { sets: { ...currentSets, ExcelApi: '1.9' } }

  it('tells our own writes all the same, and a person’s edit of the same cell afterwards', async () => {
    opened = await openAdapter(old)
    const { host, person } = opened
    const edits: string[] = []
    await host.onEdited(({ range }) => edits.push(range))
    const id = await host.drawSheet(layout)
    await host.writeCells(id, [{ row: 5, column: 3, value: 4 }])
    await person.settle()
    expect(edits).toEqual([])
    person.typeIn(sheet, 'D6', '5')
    await person.settle()
    expect(edits).toEqual(['D6'])
  })

  it('tells a drawing of ours that office.js writes in pieces', async () => {
    opened = await openAdapter(old)
    const { host, person } = opened
    const edits: string[] = []
    await host.onEdited(({ range }) => edits.push(range))
    const cells = Array.from({ length: 500 }, (_, row) =>
      [0, 1, 2, 3].map((column) => ({ row, column, value: row, style: { role: 'inputText' as const } })),
    ).flat()
    await host.drawSheet({ ...layout, cells })
    await person.settle()
    expect(edits).toEqual([])
    person.typeIn(sheet, 'D6', '5')
    await person.settle()
    expect(edits).toEqual(['D6'])
  })

  it('takes no sheet out of a file', async () => {
    opened = await openAdapter(old)
    await expect(opened.host.insertSheetFile(new Uint8Array())).rejects.toMatchObject({ fault: 'unsupported' })
  })
})
