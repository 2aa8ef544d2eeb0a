/** The bytes of an .xlsx → a workbook in memory, by exceljs; in Node and in a browser. Pictures, tables, notes are left out. */
import excel from 'exceljs'
import { parseArea, splitAddress } from './model/area.ts'
import { cellError, type Cell, type CellValue, isErrorText } from './model/cell.ts'
import type { Sheet } from './model/sheet.ts'
import { type Protection, strictProtection } from './model/sheet-parts.ts'
import { Workbook } from './model/workbook.ts'
import { loadValidations } from './xlsx-validations.ts'
import { type FormatOf, formatReader } from './xlsx-load-format.ts'
import { loadPage } from './xlsx-load-page.ts'
import { type MendedXlsx, mendXlsx } from './xlsx-mend.ts'
import { allowances, colorOf, partsOf, pointsOf, type SheetProtectionModel } from './xlsx-units.ts'

/** The bytes are no .xlsx. */
export class NotXlsxError extends Error {}

async function openFile(xlsx: Uint8Array): Promise<{ file: excel.Workbook; fixedRows: MendedXlsx['fixedRows'] }> {
  const file = new excel.Workbook()
  try {
    const { bytes, fixedRows } = await mendXlsx(xlsx)
    // The types want Node's Buffer; exceljs takes any bytes.
    await file.xlsx.load(bytes as unknown as Parameters<typeof file.xlsx.load>[0])
    return { file, fixedRows }
  } catch (cause) {
    throw new NotXlsxError('This is no .xlsx file.', { cause })
  }
}

/** Rejects with NotXlsxError for anything else than an .xlsx. */
export async function loadXlsx(xlsx: Uint8Array): Promise<Workbook> {
  const { file, fixedRows } = await openFile(xlsx)
  const [first, ...others] = file.worksheets
  const workbook = new Workbook(first?.name ?? 'Sheet1')
  workbook.date1904 = file.properties.date1904
  const sheets = [workbook.active, ...others.map(({ name }) => workbook.addSheet(name, 'person'))]
  const formatOf = formatReader()
  for (const [i, sheet] of sheets.entries()) {
    const source = file.worksheets[i]
    if (source) loadSheet(workbook, sheet, { source, fixedRows: fixedRows[i] ?? new Set() }, formatOf)
  }
  loadNames(file, workbook)
  const views = file.views as readonly { readonly activeTab?: number }[] | undefined
  const active = sheets[views?.[0]?.activeTab ?? 0]
  if (active?.visibility === 'Visible') workbook.activate(active, 'person')
  workbook.canUndo = false
  return workbook
}

/** A sheet as exceljs tells it, and what it leaves out. */
interface SourceSheet {
  readonly source: excel.Worksheet
  readonly fixedRows: ReadonlySet<number>
}

function loadSheet(workbook: Workbook, sheet: Sheet, { source, fixedRows }: SourceSheet, formatOf: FormatOf): void {
  sheet.visibility = source.state === 'visible' ? 'Visible' : source.state === 'hidden' ? 'Hidden' : 'VeryHidden'
  sheet.tabColor = colorOf(source.properties.tabColor) ?? ''
  loadView(sheet, source.views[0])
  loadColumns(sheet, source, formatOf)
  source.eachRow({ includeEmpty: true }, (row, number) => {
    const { height, hidden } = row as { height?: number; hidden: boolean }
    const fixed = fixedRows.has(number - 1)
    // Any other height is what some program made of the texts at that time: it is made anew.
    if (fixed || hidden) sheet.rows.set(number - 1, { height: fixed ? height : undefined, fixed, hidden })
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const format = Object.keys(cell.style).length > 0 ? { format: formatOf(cell.style) } : {}
      sheet.setCell(number - 1, column - 1, { ...loadContent(cell, workbook.date1904), ...format })
    })
  })
  sheet.merges = source.model.merges.flatMap((range) => parseArea(range) ?? [])
  sheet.validations = loadValidations(source)
  loadConditional(workbook, sheet, source)
  sheet.protection = loadProtection(partsOf(source).sheetProtection)
  sheet.page = loadPage(source)
}

function loadView(sheet: Sheet, view: Partial<excel.WorksheetView> | undefined): void {
  sheet.showGridlines = view?.showGridLines ?? true
  sheet.showHeadings = view?.showRowColHeaders ?? true
  if (view?.state === 'frozen') {
    sheet.frozenRows = view.ySplit ?? 0
    sheet.frozenColumns = view.xSplit ?? 0
  }
  sheet.selection = parseArea(view?.activeCell ?? 'A1') ?? sheet.selection
}

function loadColumns(sheet: Sheet, source: excel.Worksheet, formatOf: FormatOf): void {
  // Columns that are only described, beyond those with cells; exceljs has null where there are none.
  const described = source.columns as readonly unknown[] | null
  for (let column = 0; column < Math.max(source.columnCount, described?.length ?? 0); column++) {
    const { width, hidden, style } = source.getColumn(column + 1)
    if (width !== undefined || hidden) {
      sheet.columns.set(column, { width: width === undefined ? undefined : pointsOf(width), hidden })
    }
    if (Object.keys(style).length > 0) sheet.setColumnFormat(column, formatOf(style))
  }
}

const dayMs = 86_400_000
/** 1 January 1970, from which exceljs counts dates, as a serial number of either date system. */
const epoch = { 1900: 25_569, 1904: 24_107 } as const

function loadContent(cell: excel.Cell, date1904: boolean): Pick<Cell, 'value' | 'formula'> {
  // All cells of a merge say the first one's value.
  if (cell.isMerged && cell.master !== cell) return { value: null }
  if (cell.type === excel.ValueType.Formula) {
    const { formula, result } = cell as { formula: string; result?: unknown }
    // exceljs leaves an empty text out.
    return { value: loadValue(result, date1904) ?? '', formula: `=${formula}` }
  }
  return { value: loadValue(cell.value, date1904) }
}

function loadValue(value: unknown, date1904: boolean): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return value.getTime() / dayMs + epoch[date1904 ? 1904 : 1900]
  if (typeof value !== 'object' || value === null) return null
  if ('error' in value)
    return cellError(typeof value.error === 'string' && isErrorText(value.error) ? value.error : '#VALUE!')
  if ('richText' in value) return (value.richText as readonly excel.RichText[]).map(({ text }) => text).join('')
  if ('text' in value) return loadValue(value.text, date1904)
  return null
}

function loadConditional(workbook: Workbook, sheet: Sheet, source: excel.Worksheet): void {
  const rules = partsOf(source).conditionalFormattings.flatMap(({ ref, rules }) =>
    rules.flatMap((rule) => (rule.type === 'expression' ? [{ ref, rule }] : [])),
  )
  const ordered = rules.toSorted((a, b) => a.rule.priority - b.rule.priority)
  sheet.conditionalFormats = ordered.map(({ ref, rule }) => {
    const { style, formulae } = rule
    const fill =
      style?.fill?.type === 'pattern' ? (colorOf(style.fill.bgColor) ?? colorOf(style.fill.fgColor)) : undefined
    return {
      id: workbook.nextFormatId(),
      areas: ref.split(' ').flatMap((range) => parseArea(range) ?? []),
      formula: `=${String(formulae?.[0] ?? 'FALSE')}`,
      fill: fill ?? null,
      fontColor: colorOf(style?.font?.color) ?? null,
      bold: style?.font?.bold ?? null,
      stopIfTrue: (rule as { stopIfTrue?: boolean }).stopIfTrue ?? false,
    }
  })
}

/** The password of a file is known by its hash only: none that anybody says is the right one here. */
const unknowable = '\u0000'

function loadProtection(model: SheetProtectionModel | null | undefined): Protection | undefined {
  if (!model?.sheet) return undefined
  const allowed = Object.entries(allowances).map(([name, theirs]) => [name, model[theirs] ?? false] as const)
  const selectionMode =
    model.selectUnlockedCells === false ? 'None' : model.selectLockedCells === false ? 'Unlocked' : 'Normal'
  return {
    options: {
      ...strictProtection,
      ...Object.fromEntries(allowed),
      allowEditObjects: model.objects ?? true,
      allowEditScenarios: model.scenarios ?? true,
      selectionMode,
    },
    password: model.hashValue === undefined ? undefined : unknowable,
  }
}

/** exceljs does not say which names are a sheet's own: all are the workbook's. */
function loadNames(file: excel.Workbook, workbook: Workbook): void {
  for (const { name, ranges } of file.definedNames.model) {
    const [range] = ranges
    if (range === undefined || name.startsWith('_xlnm')) continue
    const area = parseArea(splitAddress(range).local)
    if (area) workbook.names.set(name.toLowerCase(), { name, formula: `=${range}`, comment: '', visible: true })
  }
}
