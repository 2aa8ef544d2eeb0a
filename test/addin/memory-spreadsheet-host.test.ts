import { describe, expect, it } from 'vitest'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { describeSpreadsheetHost } from '../contract/spreadsheet-host.ts'
import { sheetInput } from '../core/template-fixtures.ts'
import { openMemoryExcel } from './memory-spreadsheet-host.ts'

describeSpreadsheetHost('Excel in memory', () => {
  const { host, person } = openMemoryExcel((xlsx) => {
    const read = readXlsx(xlsx)
    return read.ok ? read.workbook.sheets[0] : undefined
  })
  return Promise.resolve({ host, person, close: () => undefined })
})

describe('Excel in memory', () => {
  const layout = buildSheetLayout(sheetInput('window-weekly', 'market'))

  it('fails where a test says so, as often as it says, and counts calls', async () => {
    const excel = openMemoryExcel()
    excel.fail('drawSheet', 'protected', 2)
    await expect(excel.host.drawSheet(layout)).rejects.toMatchObject({ fault: 'protected' })
    await expect(excel.host.drawSheet(layout)).rejects.toMatchObject({ fault: 'protected' })
    await excel.host.drawSheet(layout)
    expect(excel.calls.drawSheet).toBe(3)
  })

  it('inserts no file where it cannot read one', async () => {
    await expect(openMemoryExcel().host.insertSheetFile(new Uint8Array())).rejects.toMatchObject({
      fault: 'unsupported',
    })
  })

  it('lets something happen before a call', async () => {
    const excel = openMemoryExcel()
    excel.before('drawSheet', () => {
      excel.person.addSheet('填报表')
    })
    await excel.host.drawSheet(layout)
    expect(excel.person.sheets()).toEqual(['Sheet1', '填报表', '填报表 (2)'])
  })
})
