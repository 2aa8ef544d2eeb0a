/** What stands in the formula bar: the text that, typed again, would give the cell what it holds. */
import { isCellError } from '../model/cell.ts'
import { parseEntry } from '../model/entry.ts'
import type { Sheet } from '../model/sheet.ts'
import { isDateFormat, shownText } from '../model/shown-text.ts'

export function editText(sheet: Sheet, row: number, column: number, date1904: boolean): string {
  const { value, formula } = sheet.cell(row, column)
  if (formula !== undefined) return formula
  if (value === null) return ''
  if (isCellError(value)) return value.error
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const { numberFormat } = sheet.formatAt(row, column)
  if (typeof value === 'string') return parseEntry(value, numberFormat, date1904).value === value ? value : `'${value}`
  if (numberFormat.includes('%')) return `${Number((value * 100).toPrecision(15))}%`
  if (isDateFormat(numberFormat))
    return shownText(value, Number.isInteger(value) ? 'yyyy/m/d' : 'yyyy/m/d h:mm:ss', date1904)
  return String(value)
}
