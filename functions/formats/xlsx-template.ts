/** Draws a SheetLayout as .xlsx with exceljs: the same layout gives the same bytes. */
import excel from 'exceljs'
import { type CellLook, cellLooks } from '../core/cell-looks.ts'
import { cellName } from '../core/grid.ts'
import { type MarkedUpInput, markedUpLayout } from '../core/marked-up-layout.ts'
import type { CellRange, LayoutCell, SheetLayout, Validation } from '../core/sheet-layout.ts'
import { xmlSafe } from '../core/text-cleaning.ts'
import { packWorkbook } from './excel-parts.ts'

/** File properties name no clock and nobody. */
const epoch = new Date(0)
/** Longest text that Excel takes in a cell. */
const maxCellText = 32_767
const mmPerInch = 25.4

/** What exceljs has and its types leave out: validations by range, not cell by cell. */
interface RangeValidations {
  readonly dataValidations: { add(range: string, validation: excel.DataValidation): void }
}

/** One workbook, one protected sheet (without a password: protection guides people, and its hash costs half a second). */
export async function drawSheet(layout: SheetLayout): Promise<Uint8Array> {
  const workbook = new excel.Workbook()
  workbook.created = workbook.modified = epoch
  workbook.creator = workbook.lastModifiedBy = layout.name
  const sheet = workbook.addWorksheet(layout.name, {
    views: [{ state: 'frozen', ySplit: layout.frozenRows, showGridLines: false, zoomScale: 100 }],
    pageSetup: pageSetup(layout.print),
    headerFooter: { oddFooter: `&C${xmlSafe(layout.print.footer)}` },
  })
  // A4; the type is an enum that exceljs declares and does not have.
  Object.assign(sheet.pageSetup, { paperSize: 9 })
  for (const [i, width] of layout.columns.entries()) sheet.getColumn(i + 1).width = width
  for (const [row, height] of Object.entries(layout.rowHeights)) sheet.getRow(Number(row) + 1).height = height
  const styleOf = styles(layout)
  for (const cell of layout.cells) drawCell(sheet.getCell(cell.row + 1, cell.column + 1), cell, styleOf)
  for (const merge of layout.merges) sheet.mergeCellsWithoutStyle(rangeName(merge))
  for (const validation of layout.validations) {
    const { dataValidations } = sheet as unknown as RangeValidations
    dataValidations.add(rangeName(validation.range), drawValidation(validation))
  }
  for (const [name, range] of Object.entries(layout.names)) {
    workbook.definedNames.add(`'${layout.name}'!${rangeName(range, true)}`, name)
  }
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatRows: true, formatColumns: true })
  const growing = new Set(layout.growingRows.map((row) => String(row + 1)))
  return packWorkbook(workbook, (part, xml) => (part === 'xl/worksheets/sheet1.xml' ? letGrow(xml, growing) : xml))
}

/** exceljs fixes every height that it is given; a row whose height is not fixed is fitted when somebody types in it. */
const letGrow = (xml: string, rows: ReadonlySet<string>): string =>
  xml.replace(/<row r="(\d+)"[^>]*>/g, (row, number: string) =>
    rows.has(number) ? row.replace(' customHeight="1"', '') : row,
  )

function rangeName({ from, to }: CellRange, absolute = false): string {
  const names = [from, to].map(({ row, column }) => cellName(row, column))
  const [first, last] = absolute ? names.map((name) => name.replace(/^(\D+)/, '$$$1$$')) : names
  return first === last ? String(first) : `${first}:${last}`
}

function pageSetup({ orientation, margins, titleRows }: SheetLayout['print']): Partial<excel.PageSetup> {
  const inches = (mm: number) => Math.round((mm / mmPerInch) * 100) / 100
  return {
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(margins.top),
      right: inches(margins.right),
      bottom: inches(margins.bottom),
      left: inches(margins.left),
      header: inches(margins.top / 2),
      footer: inches(margins.bottom / 2),
    },
    ...(titleRows ? { printTitlesRow: `${titleRows[0] + 1}:${titleRows[1] + 1}` } : {}),
  }
}

/** Styles by role and number format; cells that share one object are written several times faster. */
function styles({ language }: SheetLayout): (style: LayoutCell['style']) => Partial<excel.Style> {
  const looks = cellLooks(language)
  const made = new Map<string, Partial<excel.Style>>()
  return ({ role, numberFormat }) => {
    const key = `${role} ${numberFormat ?? ''}`
    const style = made.get(key) ?? drawStyle(looks[role], numberFormat)
    made.set(key, style)
    return style
  }
}

function drawStyle(look: CellLook, numberFormat: string | undefined): Partial<excel.Style> {
  const argb = (colour: string) => ({ argb: `FF${colour}` })
  const edge = look.border === undefined ? undefined : { style: 'thin' as const, color: argb(look.border) }
  const { name, size, bold, colour } = look.font
  return {
    font: { name, size, bold, color: argb(colour) },
    alignment: { horizontal: look.horizontal, vertical: look.vertical, wrapText: look.wrap, indent: look.indent },
    protection: { locked: look.locked },
    ...(look.fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(look.fill) } }),
    ...(edge ? { border: { top: edge, left: edge, bottom: edge, right: edge } } : {}),
    ...(numberFormat === undefined ? {} : { numFmt: numberFormat }),
  }
}

const formulaLike = /^[=+\-@\t\r]/

/** Text that XML holds, that Excel takes, and in which `_x0041_` is no escape for a character. */
const cellText = (text: string): string =>
  xmlSafe(text.slice(0, maxCellText)).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')

function drawCell(
  cell: excel.Cell,
  { value, style, comment }: LayoutCell,
  styleOf: (style: LayoutCell['style']) => Partial<excel.Style>,
): void {
  const isText = typeof value === 'string'
  // The text format keeps such a text from becoming a formula when somebody edits the cell.
  const asText = isText && style.numberFormat === undefined && formulaLike.test(value)
  cell.style = styleOf(asText ? { ...style, numberFormat: '@' } : style)
  if (isText) cell.value = cellText(value)
  else if (typeof value === 'object' && value !== null) cell.value = { formula: value.formula, result: value.result }
  else cell.value = value
  if (comment !== undefined) cell.note = { texts: [{ font: { size: 9 }, text: xmlSafe(comment) }] }
}

function drawValidation({ rule, prompt, error }: Validation): excel.DataValidation {
  return {
    ...drawRule(rule),
    allowBlank: true,
    showInputMessage: true,
    promptTitle: xmlSafe(prompt.title),
    prompt: xmlSafe(prompt.text),
    showErrorMessage: true,
    errorStyle: error.style,
    errorTitle: xmlSafe(error.title),
    error: xmlSafe(error.text),
  }
}

function drawRule(
  rule: Validation['rule'],
): Pick<excel.DataValidation, 'type' | 'formulae'> & { operator?: 'between' } {
  switch (rule.kind) {
    case 'list': {
      const source = rule.source
      return { type: 'list', formulae: ['from' in source ? rangeName(source, true) : `"${source.join(',')}"`] }
    }
    case 'decimal':
      return {
        type: rule.decimals === 0 ? 'whole' : 'decimal',
        operator: 'between',
        formulae: [rule.min, rule.max],
      }
    case 'date':
      return { type: 'date', operator: 'between', formulae: [new Date(rule.from), new Date(rule.to)] }
    case 'textLength':
      return { type: 'textLength', operator: 'between', formulae: [0, rule.max] }
  }
}

/** A refused sheet's marked-up copy as .xlsx: see `markedUpLayout`. */
export const markedUpCopy = (input: MarkedUpInput): Promise<Uint8Array> => drawSheet(markedUpLayout(input))
