/** Fills a downloaded template as a person would in Excel: for the demo and for tests over the real API. */
import { createRequire } from 'node:module'
import type { Workbook as ExcelWorkbook } from 'exceljs'
import { type Definition, findDepartment, writableSections } from '../core/definition.ts'
import { isCivilDate } from '../core/period.ts'
import { sheetPositions } from '../core/sheet-positions.ts'
import { sheetWording } from '../core/sheet-wording.ts'

// exceljs is CommonJS without named exports that Node could see.
const excel = createRequire(import.meta.url)('exceljs') as { Workbook: new () => ExcelWorkbook }

/** What somebody types into a sheet; texts stay as typed. */
export interface Filling {
  readonly nilReturn?: boolean
  readonly reporter?: string
  readonly phone?: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly remarks?: Readonly<Record<string, string>>
  readonly items?: readonly {
    readonly section?: string | undefined
    readonly headline?: string | undefined
    readonly text?: string | undefined
    readonly date?: string | undefined
  }[]
}

/** Template bytes → the filled sheet's bytes. */
export async function fillSheet(
  template: Uint8Array,
  definition: Definition,
  departmentId: string,
  filling: Filling,
): Promise<Uint8Array> {
  const department = findDepartment(definition, departmentId)
  if (!department) throw new Error(`No department "${departmentId}" in ${definition.id}`)
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(Buffer.from(template) as unknown as ArrayBuffer)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('The template has no sheet')
  const type = (row: number, column: number, value: string | number | Date | undefined): void => {
    if (value !== undefined) sheet.getCell(row + 1, column + 1).value = value
  }
  const at = sheetPositions(definition, department)
  if (filling.nilReturn) type(at.nilReturn.row, at.nilReturn.column, sheetWording(definition.language).yes)
  type(at.reporter.row, at.reporter.column, filling.reporter)
  type(at.phone.row, at.phone.column, filling.phone)
  for (const [id, { row, weekColumn, remarkColumn }] of at.figures) {
    type(row, weekColumn, filling.values?.[id])
    type(row, remarkColumn, filling.remarks?.[id])
  }
  const headings = new Map(writableSections(definition).map((section) => [section.id, section.heading]))
  for (const [i, item] of (filling.items ?? []).entries()) {
    const row = at.items && at.items.headerRow + 1 + i
    if (!at.items || row === undefined) throw new Error(`${departmentId} writes no items`)
    const { columns } = at.items
    type(row, columns.section, item.section === undefined ? undefined : (headings.get(item.section) ?? item.section))
    type(row, columns.headline, item.headline)
    type(row, columns.text, item.text)
    type(
      row,
      columns.date,
      item.date !== undefined && isCivilDate(item.date) ? new Date(`${item.date}T00:00:00Z`) : item.date,
    )
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
