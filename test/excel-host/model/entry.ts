/** What Excel makes of a text that is typed in a cell or given as a value (it parses both alike). */
import { cellError, type CellValue, isErrorText } from './cell.ts'

export interface Entry {
  readonly value: CellValue
  /** With its `=`. */
  readonly formula?: string
  /** The number format that the entry brings to a cell of the format General. */
  readonly numberFormat?: string
}

const maxSerial = 2_958_465
const dayMs = 86_400_000
/** Serial 0 of the 1900 date system, for days after its 29 February 1900 that never was. */
const epoch = Date.UTC(1899, 11, 30)

/** A day → its serial number; undefined for no day, or one that Excel does not count. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const serial = (date.getTime() - epoch) / dayMs
  // Before 1 March 1900 Excel is a day off, for it thinks that 1900 was a leap year.
  const excel = serial < 61 ? serial - 1 : serial
  return excel >= 1 && excel <= maxSerial ? excel : undefined
}

/** A serial number → its day in UTC. */
export const dateOf = (serial: number): Date => new Date(epoch + (serial < 60 ? serial + 1 : serial) * dayMs)

const number = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?$/i
const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/
const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/

const days1904 = 1462

/** Nothing typed empties the cell; `numberFormat` is the cell's own. */
export function parseEntry(text: string, numberFormat: string, date1904 = false): Entry {
  if (text === '') return { value: null }
  if (text.startsWith("'")) return { value: text.slice(1) }
  if (numberFormat === '@') return { value: text }
  if (text.startsWith('=') && text.length > 1) return { value: null, formula: text }
  const trimmed = text.trim()
  return (
    parseNumber(trimmed) ??
    parsePercent(trimmed) ??
    parseDate(trimmed, date1904 ? days1904 : 0) ??
    parseTime(trimmed) ??
    parseWord(trimmed) ??
    parseSigned(trimmed) ?? { value: text }
  )
}

/** A sign before what is no number begins a formula too: "-甲" is `=-甲`, which gives #NAME?. */
const parseSigned = (text: string): Entry | undefined =>
  /^[+-].*[^\s+-]/s.test(text) ? { value: null, formula: `=${text}` } : undefined

function plainNumber(text: string): number | undefined {
  if (!number.test(text) || !/\d/.test(text)) return undefined
  const value = Number(text.replaceAll(',', ''))
  // Excel keeps 15 significant digits of what is typed.
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : undefined
}

function parseNumber(text: string): Entry | undefined {
  const value = plainNumber(text)
  if (value === undefined) return undefined
  return text.includes(',') ? { value, numberFormat: text.includes('.') ? '#,##0.00' : '#,##0' } : { value }
}

function parsePercent(text: string): Entry | undefined {
  if (!text.endsWith('%')) return undefined
  const value = plainNumber(text.slice(0, -1).trim())
  if (value === undefined) return undefined
  return { value: Number((value / 100).toPrecision(15)), numberFormat: text.includes('.') ? '0.00%' : '0%' }
}

function parseDate(text: string, daysBefore: number): Entry | undefined {
  const match = date.exec(text)
  const value = match ? serialOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
  return value === undefined ? undefined : { value: value - daysBefore, numberFormat: 'yyyy/m/d' }
}

function parseTime(text: string): Entry | undefined {
  const match = time.exec(text)
  if (!match) return undefined
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  if (minutes > 59 || seconds > 59) return undefined
  return {
    value: (hours * 3600 + minutes * 60 + seconds) / 86_400,
    numberFormat: match[3] === undefined ? 'h:mm' : 'h:mm:ss',
  }
}

function parseWord(text: string): Entry | undefined {
  const upper = text.toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE' }
  return isErrorText(upper) ? { value: cellError(upper) } : undefined
}
