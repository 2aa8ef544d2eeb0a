/** The workbook in memory → the bytes of a real .xlsx, by exceljs; in Node and in a browser. */
import excel from 'exceljs'
import { type Area, areaName, sheetPrefix } from './model/area.ts'
import { isCellError } from './model/cell.ts'
import { dateOf, serialOf } from './model/entry.ts'
import type { Sheet } from './model/sheet.ts'
import { type ConditionalFormat, type DefinedName, standardRowHeight } from './model/sheet-parts.ts'
import type { Operand, Validation } from './model/validation.ts'
import type { Workbook } from './model/workbook.ts'
import { type StyleOf, styleMaker } from './xlsx-save-format.ts'
import { headerFooter, pageSetup } from './xlsx-save-page.ts'
import {
  alertNames,
  allowances,
  argb,
  charactersOf,
  operatorNames,
  paperCodes,
  partsOf,
  validationKinds,
} from './xlsx-units.ts'

/** Files bear no clock. */
const epoch = new Date(0)

/** Values and formulas with their results, looks, sizes, merges, validations, conditional formats, names, page, protection. */
export async function saveXlsx(workbook: Workbook): Promise<Uint8Array> {
  const file = new excel.Workbook()
  file.created = file.modified = epoch
  file.properties = { ...file.properties, date1904: workbook.date1904 }
  file.views = [
    {
      x: 0,
      y: 0,
      width: 24_000,
      height: 14_000,
      firstSheet: 0,
      activeTab: workbook.position(workbook.active),
      visibility: 'visible',
    },
  ]
  const styleOf = styleMaker()
  for (const sheet of workbook.sheets) await saveSheet(file, sheet, styleOf)
  saveNames(file, workbook)
  return new Uint8Array(await file.xlsx.writeBuffer())
}

async function saveSheet(file: excel.Workbook, sheet: Sheet, styleOf: StyleOf): Promise<void> {
  const target = file.addWorksheet(sheet.name, {
    state: sheet.visibility === 'Visible' ? 'visible' : sheet.visibility === 'Hidden' ? 'hidden' : 'veryHidden',
    properties: { ...(sheet.tabColor === '' ? {} : { tabColor: argb(sheet.tabColor) }) },
    pageSetup: pageSetup(sheet.page),
    headerFooter: headerFooter(sheet.page),
    views: [sheetView(sheet)],
  })
  const paper = paperCodes[sheet.page.paperSize]
  if (paper !== undefined) Object.assign(target.pageSetup, { paperSize: paper })
  saveColumns(target, sheet, styleOf)
  for (const [row, { height, hidden, fixed }] of sheet.rows) {
    if (height !== undefined && fixed) target.getRow(row + 1).height = height
    if (!hidden) continue
    // exceljs forgets a hidden row that has neither cells nor a height.
    target.getRow(row + 1).height ||= standardRowHeight
    target.getRow(row + 1).hidden = true
  }
  for (const [row, column, cell] of sheet.cells()) {
    const to = target.getCell(row + 1, column + 1)
    if (cell.format) to.style = styleOf(cell.format)
    const value = isCellError(cell.value) ? ({ error: cell.value.error } as excel.CellErrorValue) : cell.value
    if (cell.formula !== undefined) to.value = { formula: cell.formula.slice(1), result: value ?? '' }
    else if (value !== null) to.value = value
  }
  const parts = partsOf(target)
  for (const area of sheet.merges) parts.mergeCellsWithoutStyle(areaName(area))
  for (const { area, validation } of sheet.validations) saveValidation(target, area, validation)
  for (const [priority, format] of sheet.conditionalFormats.entries()) saveConditional(target, format, priority + 1)
  if (sheet.protection) await saveProtection(target, sheet.protection)
}

function saveColumns(target: excel.Worksheet, sheet: Sheet, styleOf: StyleOf): void {
  for (const [column, { width, hidden }] of sheet.columns) {
    if (width !== undefined) target.getColumn(column + 1).width = charactersOf(width)
    if (hidden) target.getColumn(column + 1).hidden = true
  }
  for (const [column, format] of sheet.columnFormats()) target.getColumn(column + 1).style = styleOf(format)
}

const sheetView = (sheet: Sheet): Partial<excel.WorksheetView> => ({
  ...(sheet.frozenRows > 0 || sheet.frozenColumns > 0
    ? { state: 'frozen' as const, xSplit: sheet.frozenColumns, ySplit: sheet.frozenRows }
    : { state: 'normal' as const }),
  showGridLines: sheet.showGridlines,
  showRowColHeaders: sheet.showHeadings,
  activeCell: areaName({ ...sheet.selection, rows: 1, columns: 1 }),
})

function saveValidation(
  target: excel.Worksheet,
  area: Area,
  { rule, ignoreBlanks, prompt, errorAlert }: Validation,
): void {
  if (rule.kind === 'none' || rule.kind === 'time') return
  const what =
    rule.kind === 'list'
      ? { type: 'list' as const, formulae: [rule.source.startsWith('=') ? rule.source.slice(1) : `"${rule.source}"`] }
      : rule.kind === 'custom'
        ? { type: 'custom' as const, formulae: [rule.formula.replace(/^=/, '')] }
        : {
            type: validationKinds[rule.kind],
            operator: operatorNames[rule.operator],
            formulae: [rule.formula1, rule.formula2].flatMap((operand) =>
              operand === undefined ? [] : [operandOf(operand, rule.kind)],
            ),
          }
  partsOf(target).dataValidations.add(areaName(area), {
    ...what,
    allowBlank: ignoreBlanks,
    showInputMessage: prompt.showPrompt,
    promptTitle: prompt.title,
    prompt: prompt.message,
    showErrorMessage: errorAlert.showAlert,
    errorStyle: alertNames[errorAlert.style],
    errorTitle: errorAlert.title,
    error: errorAlert.message,
  })
}

function operandOf(operand: Operand, kind: string): string | number | Date {
  if (typeof operand === 'string' && operand.startsWith('=')) return operand.slice(1)
  if (kind !== 'date') return Number(operand)
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(String(operand))
  const serial = day ? serialOf(Number(day[1]), Number(day[2]), Number(day[3])) : Number(operand)
  return dateOf(serial ?? 0)
}

function saveConditional(target: excel.Worksheet, format: ConditionalFormat, priority: number): void {
  const { fill, fontColor, bold, areas, formula, stopIfTrue } = format
  const style = {
    ...(fill === null ? {} : { fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: argb(fill) } }),
    ...(fontColor === null && bold === null
      ? {}
      : { font: { ...(fontColor === null ? {} : { color: argb(fontColor) }), ...(bold === null ? {} : { bold }) } }),
  }
  const rule = { type: 'expression' as const, formulae: [formula.slice(1)], style, priority }
  const ref = areas.map((area) => areaName(area)).join(' ')
  // The types leave out stopIfTrue.
  target.addConditionalFormatting({ ref, rules: [Object.assign(rule, stopIfTrue ? { stopIfTrue } : {})] })
}

async function saveProtection(
  target: excel.Worksheet,
  { options, password }: NonNullable<Sheet['protection']>,
): Promise<void> {
  const allowed = Object.fromEntries(
    Object.entries(allowances).map(([name, theirs]) => [theirs, options[name as keyof typeof allowances]]),
  )
  await target.protect(password ?? '', {
    ...allowed,
    objects: options.allowEditObjects,
    scenarios: options.allowEditScenarios,
    selectLockedCells: options.selectionMode === 'Normal',
    selectUnlockedCells: options.selectionMode !== 'None',
    // The hash of a password is no secret here.
    spinCount: 1000,
  })
}

interface SavedName {
  readonly name: string
  readonly ranges: readonly string[]
  readonly localSheetId?: number
}

/** exceljs writes a sheet's own names as such if the model says it, and has no other way to say it. */
function saveNames(file: excel.Workbook, workbook: Workbook): void {
  const saved = ({ name, formula }: DefinedName): SavedName => ({ name, ranges: [formula.replace(/^=/, '')] })
  const names: SavedName[] = [...workbook.names.values()].map(saved)
  for (const [localSheetId, sheet] of workbook.sheets.entries()) {
    for (const name of sheet.names.values()) {
      const { ranges } = saved(name)
      const own = ranges.map((range) => (range.includes('!') ? range : `${sheetPrefix(sheet.name)}!${range}`))
      names.push({ name: name.name, ranges: own, localSheetId })
    }
  }
  Object.defineProperty(file.definedNames, 'model', { get: () => names, configurable: true })
}
