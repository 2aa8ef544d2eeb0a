/** What the adapter makes of an Excel that refuses: nothing half done, nothing left open. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SheetId, SpreadsheetHost } from '../../../addin/spreadsheet-host.ts'
import { markerPrefix } from '../../../functions/core/marker.ts'
import { buildSheetLayout } from '../../../functions/core/sheet-layout-build.ts'
import { sheetInput } from '../../core/template-fixtures.ts'
import { openAdapter, type OpenedAdapter } from './opened-excel.ts'

const layout = buildSheetLayout(sheetInput('window-weekly', 'market'))
const sheet = '填报表'
const denied = { code: 'AccessDenied' }

let opened: OpenedAdapter
afterEach(() => opened.close())

/** A drawn sheet, with one write and one mark on it. */
async function openDrawn(options = {}): Promise<{ host: SpreadsheetHost; id: SheetId }> {
  opened = await openAdapter(options)
  const { host } = opened
  return { host, id: await host.drawSheet(layout) }
}

describe('a write that Excel stops midway', () => {
  it('leaves the sheet protected, and says why', async () => {
    const { host, id } = await openDrawn()
    opened.excel.faults.failMember('Range.values', denied)
    await expect(host.writeCells(id, [{ row: 0, column: 0, value: 'x' }])).rejects.toMatchObject({ fault: 'protected' })
    expect(opened.person.isProtected(sheet)).toBe(true)
    opened.excel.faults.failMember('ConditionalFormatCollection.add', denied)
    await expect(host.markCells(id, [{ cell: 'D6', severity: 'error' }])).rejects.toMatchObject({ fault: 'protected' })
    expect(opened.person.isProtected(sheet)).toBe(true)
  })

  it('says what Excel said first, even where the sheet cannot be protected again', async () => {
    const { host, id } = await openDrawn()
    opened.excel.faults.failMember('Range.values', { code: 'GeneralException' })
    opened.excel.faults.failMember('WorksheetProtection.protect', denied)
    await expect(host.writeCells(id, [{ row: 0, column: 0, value: 'x' }])).rejects.toMatchObject({ fault: 'failed' })
  })

  it('cannot begin where somebody has protected the sheet with a password', async () => {
    const { host, id } = await openDrawn()
    const page = opened.sheet(sheet)
    page.protection = { ...page.protection!, password: 'theirs' }
    await expect(host.writeCells(id, [{ row: 0, column: 0, value: 'x' }])).rejects.toMatchObject({ fault: 'protected' })
    expect(page.protection.password).toBe('theirs')
  })

  it('of a text longer than Excel takes is not begun', async () => {
    const { host, id } = await openDrawn()
    const change = { row: 0, column: 0, value: 'x'.repeat(32_768) }
    expect(await opened.syncs(() => host.writeCells(id, [change]).catch(() => undefined))).toBe(0)
    await expect(host.writeCells(id, [change])).rejects.toMatchObject({ fault: 'tooLarge' })
  })
})

describe('a drawing that Excel stops midway', () => {
  it.each(['Range.formulas', 'DataValidation.rule', 'WorksheetProtection.protect'])(
    'at %s leaves no half of a sheet behind',
    async (member) => {
      opened = await openAdapter()
      opened.excel.faults.failMember(member, denied)
      await expect(opened.host.drawSheet(layout)).rejects.toMatchObject({ fault: 'protected' })
      expect(opened.person.sheets()).toEqual(['Sheet1'])
    },
  )

  it('leaves the old sheet where a new one was to take its place', async () => {
    const { host, id } = await openDrawn()
    for (const member of ['Range.formulas', 'Worksheet.delete']) {
      opened.excel.faults.failMember(member, denied)
      await expect(host.drawSheet(layout, { replace: id })).rejects.toMatchObject({ fault: 'protected' })
      expect(opened.person.sheets()).toEqual(['Sheet1', sheet])
      expect((await host.readMarkedSheets(markerPrefix)).sheets.map((one) => one.id)).toEqual([id])
    }
  })

  it('leaves the new sheet where the old one is gone already', async () => {
    const { host, id } = await openDrawn()
    opened.excel.faults.failMember('Worksheet.name', { code: 'GeneralException' }, { after: 3 })
    await expect(host.drawSheet(layout, { replace: id })).rejects.toMatchObject({ fault: 'failed' })
    expect((await host.readMarkedSheets(markerPrefix)).sheets).toHaveLength(1)
    expect(opened.person.sheets()).toEqual(['Sheet1', `${sheet} (2)`])
  })

  it('only where it would say how to print, for want of a printer, is still her sheet', async () => {
    opened = await openAdapter()
    opened.excel.faults.failMember('PageLayout.paperSize', { code: 'InvalidArgument' })
    await opened.host.drawSheet(layout)
    expect(opened.person.sheets()).toEqual(['Sheet1', sheet])
    expect(opened.person.isProtected(sheet)).toBe(true)
  })

  it('because its name was taken meanwhile leaves the sheet that has it', async () => {
    opened = await openAdapter()
    opened.excel.faults.failMember('WorksheetCollection.add', { code: 'ItemAlreadyExists' })
    opened.person.addSheet(sheet)
    await expect(opened.host.drawSheet(layout)).rejects.toMatchObject({ fault: 'failed' })
    expect(opened.person.sheets()).toEqual(['Sheet1', sheet])
  })

  it('of more than Excel on the web takes in one go is too large', async () => {
    opened = await openAdapter({ platform: 'OfficeOnline' })
    const cells = Array.from({ length: 200 }, (_, row) => ({
      row,
      column: 0,
      value: '长'.repeat(15_000),
      style: { role: 'guide' as const },
    }))
    await expect(opened.host.drawSheet({ ...layout, cells })).rejects.toMatchObject({ fault: 'tooLarge' })
    expect(opened.person.sheets()).toEqual(['Sheet1'])
  })
})

describe('somebody who is typing in a cell', () => {
  it('is waited for', async () => {
    const { host, id } = await openDrawn()
    opened.excel.beginEdit()
    setTimeout(() => {
      opened.excel.endEdit()
    }, 15)
    await host.writeCells(id, [{ row: 5, column: 3, value: 4 }])
    expect(opened.person.sees(sheet, 'D6').value).toBe(4)
  })

  it('is not waited for for ever, and what we said no to is not done afterwards', async () => {
    const { host, id } = await openDrawn()
    opened.excel.beginEdit()
    const asked = [
      host.writeCells(id, [{ row: 5, column: 3, value: 4 }]),
      host.markCells(id, [{ cell: 'D6', severity: 'error' }]),
      host.drawSheet(layout),
      host.readMarkedSheets(markerPrefix),
    ]
    for (const outcome of await Promise.allSettled(asked)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { fault: 'cellBeingEdited' } })
    }
    opened.excel.endEdit()
    await opened.person.settle()
    expect(opened.person.sheets()).toEqual(['Sheet1', sheet])
    expect(opened.person.sees(sheet, 'D6').value).toBeNull()
    expect(opened.sheet(sheet).conditionalFormats).toEqual([])
    expect(opened.person.isProtected(sheet)).toBe(true)
  })
})

describe('a mistake of ours', () => {
  it('rises as Excel says it, and is no fault that a pane words', async () => {
    const { host, id } = await openDrawn()
    await expect(host.goTo(id, 'no cell')).rejects.toMatchObject({ code: 'InvalidArgument' })
  })
})
