import { describe, expect, it } from 'vitest'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { drawSheet } from '../../functions/formats/xlsx-template.ts'
import { sheetInput } from '../core/template-fixtures.ts'
import { toBase64 } from './base64.ts'
import { ExcelHost } from './host.ts'
import { cellArea, maxColumns } from './model/area.ts'
import type { Sheet } from './model/sheet.ts'
import { strictProtection } from './model/sheet-parts.ts'
import { noValidation } from './model/validation.ts'
import { Workbook } from './model/workbook.ts'
import { refusalOf, useExcel } from './use-excel.ts'
import { loadXlsx, saveXlsx } from './xlsx.ts'

const excel = useExcel({ language: 'en-US' })
const template = () => drawSheet(buildSheetLayout(sheetInput('window-weekly', 'market')))

/** All of a sheet but its id. */
const contentOf = (sheet: Sheet) => {
  const { name, visibility, tabColor, showGridlines, frozenRows, protection, page, merges, validations } = sheet
  const lines = { columns: [...sheet.columns], rows: [...sheet.rows] }
  const conditional = sheet.conditionalFormats.map(({ id: _id, ...format }) => format)
  const parts = { name, visibility, tabColor, showGridlines, frozenRows, protection, page, merges, validations }
  return { ...parts, ...lines, conditional, cells: [...sheet.cells()] }
}

/** Saved and opened again. */
const again = async (workbook: Workbook): Promise<Workbook> => loadXlsx(await saveXlsx(workbook))

describe('our own template, opened', () => {
  it('is what it was, saved and opened again', async () => {
    const opened = await loadXlsx(await template())
    const [sheet] = opened.sheets
    const [saved] = (await again(opened)).sheets
    expect(contentOf(saved!)).toEqual(contentOf(sheet!))
    expect(sheet!.cells().next().done).toBe(false)
    expect(sheet!.validations.length).toBeGreaterThan(5)
    expect(sheet!.protection).toBeDefined()
  })

  it('gives the reader of files the same grid before and after', async () => {
    const bytes = await template()
    const grids = [bytes, await saveXlsx(await loadXlsx(bytes))].map((xlsx) => {
      const read = readXlsx(xlsx)
      if (!read.ok) throw new Error(JSON.stringify(read.findings))
      return read.workbook.sheets
    })
    expect(grids[1]).toEqual(grids[0])
  })

  it('is filled by a person under its own rules', async () => {
    const host = new ExcelHost({}, await loadXlsx(await template()))
    const [sheet] = host.workbook.sheets
    expect(host.typeIn(sheet!, 'A1', '1')).toMatchObject({ kind: 'refused', why: 'locked' })
    expect(host.typeIn(sheet!, 'D6', '12')).toEqual({ kind: 'done' })
    expect(host.typeIn(sheet!, 'D6', '一打')).toMatchObject({ kind: 'refused', why: 'validation' })
  })
})

describe('a workbook, saved and opened again', () => {
  const source = new Workbook('一')
  const [first] = source.sheets
  const second = source.addSheet('二 (藏)', 'person')

  it('keeps values, formulas with their results, formats and sizes', async () => {
    const sheet = first!
    const cells = [1.5, 'text', '=not a formula', true, null, { error: '#N/A' } as const, 46_053]
    for (const [row, value] of cells.entries()) sheet.setCell(row, 0, { value })
    sheet.setCell(7, 0, { value: 3, formula: '=1+2' })
    sheet.changeFormat(cellArea(6, 0), (format) => ({ ...format, numberFormat: 'yyyy-mm-dd', locked: false }))
    sheet.changeFormat({ ...cellArea(0, 1), rows: 2 }, (format) => ({
      ...format,
      fill: '#FFF9DB',
      font: { ...format.font, name: '宋体', size: 12, bold: true, color: '#9C0006' },
      horizontal: 'Right',
      vertical: 'Center',
      indent: 1,
      wrap: true,
      borders: {
        top: { style: 'Continuous', weight: 'Thin', color: '#A6A6A6' },
        left: { style: 'Double', weight: 'Thick', color: '#000000' },
      },
    }))
    sheet.columns.set(0, { width: 131.25, hidden: false })
    sheet.columns.set(3, { width: undefined, hidden: true })
    sheet.rows.set(2, { height: 36, fixed: true, hidden: false })
    sheet.rows.set(4, { height: undefined, fixed: false, hidden: true })
    const [opened] = (await again(source)).sheets
    expect([...opened!.cells()]).toEqual([...sheet.cells()])
    expect([opened!.columns.get(0), opened!.column(3).hidden, opened!.rows.get(2), opened!.row(4).hidden]).toEqual([
      sheet.columns.get(0),
      true,
      sheet.rows.get(2),
      true,
    ])
  })

  it('keeps merges, validations, conditional formats, page, panes, protection and what is hidden', async () => {
    second.merge({ row: 0, column: 0, rows: 1, columns: 3 })
    second.setValidation(
      { row: 1, column: 0, rows: 3, columns: 2 },
      {
        ...noValidation,
        rule: { kind: 'date', operator: 'Between', formula1: '2026-01-01', formula2: '2026-12-31' },
        errorAlert: { showAlert: true, style: 'Warning', title: '日期', message: '今年' },
      },
    )
    second.conditionalFormats = [
      {
        id: 'one',
        areas: [cellArea(1, 0), cellArea(3, 1)],
        formula: '=N("tag")=0',
        fill: '#FFC7CE',
        fontColor: '#9C0006',
        bold: null,
        stopIfTrue: false,
      },
    ]
    second.page = {
      ...second.page,
      orientation: 'Landscape',
      paperSize: 'A4',
      titleRows: { row: 0, column: 0, rows: 2, columns: maxColumns },
    }
    second.frozenRows = 2
    second.tabColor = '#FF0000'
    second.protection = { options: { ...strictProtection, allowFormatRows: true }, password: undefined }
    second.visibility = 'Hidden'
    const opened = await again(source)
    expect(contentOf(opened.sheets[1]!)).toEqual(contentOf(second))
    expect(opened.active.name).toBe('一')
  })

  it('a password is kept as a hash, which no password that is said here opens', async () => {
    second.protection = { options: strictProtection, password: '密码' }
    const opened = await again(source)
    expect(opened.sheets[1]!.protection?.password).not.toBe('密码')
    expect(opened.sheets[1]!.protection?.password).toBeDefined()
  })

  it('names of the workbook are kept', async () => {
    source.names.set('total', { name: 'Total', formula: "='二 (藏)'!$A$1", comment: '', visible: true })
    expect((await again(source)).names.get('total')?.formula).toBe("='二 (藏)'!$A$1")
  })
})

describe('insertWorksheetsFromBase64', () => {
  const insert = (base64: string, options?: Excel.InsertWorksheetOptions) =>
    excel.run(async (_sheet, context) => {
      const ids = context.workbook.insertWorksheetsFromBase64(base64, options)
      await context.sync()
      const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id).load('name,position'))
      await context.sync()
      return sheets.map(({ name, position }) => [name, position])
    })

  it('puts the sheets where it is told, under free names', async () => {
    const base64 = toBase64(await template())
    const count = excel.host.workbook.sheets.length
    expect(await insert(base64)).toEqual([['填报表', count]])
    expect(await insert(base64, { positionType: 'Beginning' })).toEqual([['填报表 (2)', 0]])
    expect(await insert(base64, { positionType: 'After', relativeTo: 'Sheet1' })).toEqual([['填报表 (3)', 2]])
  })

  it('refuses what is no .xlsx, and sheets that are not in it', async () => {
    expect(await refusalOf(insert(btoa('no file')))).toMatchObject({
      code: 'InvalidArgument',
      at: 'Workbook.insertWorksheetsFromBase64',
    })
    const other = insert(toBase64(await template()), { sheetNamesToInsert: ['别的'] })
    expect(await refusalOf(other)).toMatchObject({ code: 'ItemNotFound' })
  })
})
