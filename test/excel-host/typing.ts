/** A person types in a cell: what Excel parses, refuses, asks and remembers. */
import { type Area, cellArea, parseArea } from './model/area.ts'
import { type Entry, parseEntry } from './model/entry.ts'
import { ExcelError, lockedCellMessage, validationMessage } from './model/excel-error.ts'
import { isWritable } from './model/permissions.ts'
import { putEntry } from './api/range-values.ts'
import type { Sheet } from './model/sheet.ts'
import { isValid } from './model/validation.ts'
import type { Origin, Workbook } from './model/workbook.ts'
import type { CustomCalls } from './formulas/custom-calls.ts'
import { ruleReader } from './formulas/calculate.ts'
import { parseFormula } from './formulas/parse.ts'

export type TypeResult =
  | { readonly kind: 'done' }
  /** Nothing changed. The message is Excel's own, or the validation's. */
  | {
      readonly kind: 'refused'
      readonly why: 'locked' | 'validation' | 'formula'
      readonly title: string
      readonly message: string
    }
  /** It was written in spite of a validation that only warns (the person said yes), or informs. */
  | { readonly kind: 'warned'; readonly title: string; readonly message: string }

export interface Typing {
  readonly workbook: Workbook
  readonly calls: CustomCalls
  readonly by: Origin
  /** Computes formulas. */
  settle(): void
}

const formulaMessage = "There's a problem with this formula."

/** Throws ExcelError for a cell that does not exist; what Excel says to a person is a result. */
export function typeInCell(typing: Typing, sheet: Sheet, address: string, text: string): TypeResult {
  const { at, entry, verdict } = examine(typing, sheet, address, text)
  if (!entry || verdict.kind === 'refused') return verdict
  const { row, column } = at
  const before = sheet.value(row, column)
  putEntry(sheet, row, column, entry)
  typing.settle()
  typing.workbook.notify({
    kind: 'cells',
    sheet,
    area: at,
    by: typing.by,
    values: { before, after: sheet.value(row, column) },
  })
  return verdict
}

/** What Excel says to it before anything is written: a page asks "Continue?" where it warns. */
export const judgeTyping = (typing: Typing, sheet: Sheet, address: string, text: string): TypeResult =>
  examine(typing, sheet, address, text).verdict

interface Examined {
  readonly at: Area
  /** Undefined where it is refused. */
  readonly entry?: Entry
  readonly verdict: TypeResult
}

function examine(typing: Typing, sheet: Sheet, address: string, text: string): Examined {
  const area = parseArea(address)
  if (!area || area.rows > 1 || area.columns > 1) throw new ExcelError('InvalidArgument', `${address} is no cell.`)
  // Who types in a merged cell types in its first.
  const { row, column } = sheet.mergeAt(area.row, area.column) ?? area
  const at = cellArea(row, column)
  const refuse = (why: 'locked' | 'formula', message: string): Examined => ({
    at,
    verdict: { kind: 'refused', why, title: 'Microsoft Excel', message },
  })
  if (!isWritable(sheet, at)) return refuse('locked', lockedCellMessage)
  const entry = parseEntry(text, sheet.formatAt(row, column).numberFormat, typing.workbook.date1904)
  if (entry.formula !== undefined && !parseFormula(entry.formula)) return refuse('formula', formulaMessage)
  return { at, entry, verdict: validate(typing, sheet, at, entry) }
}

function validate(
  typing: Typing,
  sheet: Sheet,
  { row, column }: { row: number; column: number },
  entry: Entry,
): TypeResult {
  const validation = sheet.validationAt(row, column)
  const reader = ruleReader(typing, { sheet, row, column })
  const { errorAlert } = validation
  // Deleting is never refused, nor is a formula here: what it gives is not known before it stands there.
  if (entry.formula !== undefined || entry.value === null || isValid(validation, entry.value, reader))
    return { kind: 'done' }
  if (!errorAlert.showAlert) return { kind: 'done' }
  const words = { title: errorAlert.title || 'Microsoft Excel', message: errorAlert.message || validationMessage }
  return errorAlert.style === 'Stop' ? { kind: 'refused', why: 'validation', ...words } : { kind: 'warned', ...words }
}
