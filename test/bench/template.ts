/** One department's template sheet: ours, and the same sheet by plain exceljs without password protection. */
import ExcelJS from 'exceljs'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { cellLooks } from '../../functions/core/cell-looks.ts'
import { drawSheet } from '../../functions/formats/xlsx-template.ts'
import { type BenchRow, timeInTurn } from './measure.ts'
import { benchIssue, shippedDefinition } from './read.ts'

/** What a programmer would write with exceljs alone: values, fonts, fills, borders, merges, validations, protection. */
async function plainExceljs(layout: SheetLayout): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(layout.name, { views: [{ state: 'frozen', ySplit: layout.frozenRows }] })
  const looks = cellLooks(layout.language)
  layout.columns.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const [row, height] of Object.entries(layout.rowHeights)) sheet.getRow(Number(row) + 1).height = height
  for (const { row, column, value, style } of layout.cells) {
    const cell = sheet.getCell(row + 1, column + 1)
    const look = looks[style.role]
    cell.value = value
    cell.font = { name: '宋体', size: 11 }
    if (look.fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8DC' } }
    cell.border = {
      top: { style: 'thin' },
      left: { style: 'thin' },
      bottom: { style: 'thin' },
      right: { style: 'thin' },
    }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.protection = { locked: style.role !== 'input' && style.role !== 'inputText' }
  }
  for (const { from, to } of layout.merges) sheet.mergeCells(from.row + 1, from.column + 1, to.row + 1, to.column + 1)
  for (const { range, prompt } of layout.validations) {
    for (let row = range.from.row; row <= range.to.row; row++) {
      sheet.getCell(row + 1, range.from.column + 1).dataValidation = {
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        formulae: [0],
        showInputMessage: true,
        promptTitle: prompt.title,
        prompt: prompt.text,
      }
    }
  }
  await workbook.xlsx.writeBuffer()
}

export async function benchTemplate(): Promise<BenchRow[]> {
  const definition = shippedDefinition()
  const department = definition.departments.find((d) => d.id === 'market')
  if (!department) throw new Error('The shipped definition has no department "market"')
  const history = { lastIssue: {}, yearToDate: {} }
  const layout = () =>
    buildSheetLayout({ definition: { revision: 1, definition }, issue: benchIssue, department, history })
  const tasks = {
    ours: async () => {
      for (let i = 0; i < 20; i++) await drawSheet(layout())
    },
    exceljs: async () => {
      for (let i = 0; i < 20; i++) await plainExceljs(layout())
    },
  }
  const ms = await timeInTurn(tasks, 7)
  const what = 'template sheet of one department'
  return [
    {
      what,
      ms: ms.ours / 20,
      peer: 'plain exceljs, no password',
      peerMs: ms.exceljs / 20,
      ratio: ms.ours / ms.exceljs,
    },
  ]
}

if (import.meta.main) console.table(await benchTemplate())
