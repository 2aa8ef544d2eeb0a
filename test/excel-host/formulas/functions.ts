/** The worksheet functions that this Excel has. */
import { type CellError, cellError, type CellValue, isCellError } from '../model/cell.ts'
import { dateOf, serialOf } from '../model/entry.ts'
import { shownText } from '../model/shown-text.ts'

/** An argument: one value, or the values of a range (blank cells left out, `size` counts them). */
export type Argument =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'range'; readonly values: readonly CellValue[]; readonly size: number }

type WorksheetFunction = (args: readonly Argument[]) => CellValue

export function toNumber(value: CellValue): number | CellError {
  if (value === null) return 0
  if (typeof value === 'number' || isCellError(value)) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const number = Number(value.trim())
  return value.trim() === '' || !Number.isFinite(number) ? cellError('#VALUE!') : number
}

export function toText(value: CellValue): string | CellError {
  if (value === null) return ''
  if (isCellError(value)) return value
  return shownText(value, 'General')
}

export function toBoolean(value: CellValue): boolean | CellError {
  if (value === null) return false
  if (typeof value === 'boolean' || isCellError(value)) return value
  if (typeof value === 'number') return value !== 0
  const upper = value.toUpperCase()
  return upper === 'TRUE' || upper === 'FALSE' ? upper === 'TRUE' : cellError('#VALUE!')
}

/** The first value of an argument; a blank cell is null. */
const first = (argument: Argument | undefined): CellValue =>
  argument === undefined ? null : argument.kind === 'value' ? argument.value : (argument.values[0] ?? null)

/** Numbers of ranges, and whatever is a number of single values; the first error instead where there is one. */
function numbers(args: readonly Argument[]): number[] | CellError {
  const found: number[] = []
  for (const argument of args) {
    const values = argument.kind === 'value' ? [toNumber(argument.value)] : argument.values
    for (const value of values) {
      if (isCellError(value)) return value
      if (typeof value === 'number') found.push(value)
    }
  }
  return found
}

const overNumbers =
  (compute: (found: readonly number[]) => CellValue): WorksheetFunction =>
  (args) => {
    const found = numbers(args)
    return isCellError(found) ? found : compute(found)
  }

const withNumber =
  (compute: (value: number, args: readonly Argument[]) => CellValue): WorksheetFunction =>
  (args) => {
    const value = toNumber(first(args[0]))
    return isCellError(value) ? value : compute(value, args)
  }

const withText =
  (compute: (text: string, args: readonly Argument[]) => CellValue): WorksheetFunction =>
  (args) => {
    const text = toText(first(args[0]))
    return isCellError(text) ? text : compute(text, args)
  }

const ofDate = (part: (date: Date) => number): WorksheetFunction =>
  withNumber((value) => part(dateOf(Math.floor(value))))

/** Away from zero at half, on the decimal digits that people see. */
function round(value: number, places: number): number {
  const factor = 10 ** Math.trunc(places)
  const scaled = Number((Math.abs(value) * factor).toPrecision(15))
  return (Math.sign(value) * Math.round(scaled)) / factor
}

function logical(args: readonly Argument[], combine: (found: readonly boolean[]) => boolean): CellValue {
  const found: boolean[] = []
  for (const argument of args) {
    const values =
      argument.kind === 'value' ? [argument.value] : argument.values.filter((value) => typeof value !== 'string')
    for (const value of values) {
      const boolean = toBoolean(value)
      if (isCellError(boolean)) return boolean
      found.push(boolean)
    }
  }
  return found.length === 0 ? cellError('#VALUE!') : combine(found)
}

/** COUNTIF's test: ">=5", "<>", "甲*", 7. */
function criterion(wanted: CellValue): (value: CellValue) => boolean {
  const match = typeof wanted === 'string' ? /^(<>|<=|>=|=|<|>)(.*)$/s.exec(wanted) : null
  const operator = match?.[1] ?? '='
  const operand = match?.[2] ?? (isCellError(wanted) ? wanted.error : String(wanted ?? ''))
  const number = operand.trim() === '' ? Number.NaN : Number(operand)
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'isu',
  )
  const equal = (value: CellValue) =>
    Number.isNaN(number) ? pattern.test(typeof value === 'string' ? value : '') : value === number || value === operand
  if (operator === '=') return equal
  if (operator === '<>') return (value) => !equal(value)
  return (value) => {
    if (typeof value !== 'number') return false
    if (operator === '<') return value < number
    if (operator === '>') return value > number
    return operator === '<=' ? value <= number : value >= number
  }
}

const filled = (argument: Argument): readonly CellValue[] =>
  argument.kind === 'value' ? [argument.value] : argument.values.filter((value) => value !== null)

function countIf([range, wanted]: readonly Argument[]): CellValue {
  if (!range || !wanted) return cellError('#VALUE!')
  const test = criterion(first(wanted))
  const matching = filled(range).filter(test).length
  // Blank cells are in no list; they differ from everything.
  const blanks = range.kind === 'range' && test(null) ? range.size - filled(range).length : 0
  return matching + blanks
}

export const worksheetFunctions: Readonly<Record<string, WorksheetFunction>> = {
  SUM: overNumbers((found) => found.reduce((sum, value) => sum + value, 0)),
  MIN: overNumbers((found) => (found.length === 0 ? 0 : Math.min(...found))),
  MAX: overNumbers((found) => (found.length === 0 ? 0 : Math.max(...found))),
  COUNT: (args) => args.flatMap(filled).filter((value) => typeof value === 'number').length,
  AVERAGE: overNumbers((found) =>
    found.length === 0 ? cellError('#DIV/0!') : found.reduce((sum, value) => sum + value, 0) / found.length,
  ),
  COUNTA: (args) => args.flatMap(filled).length,
  COUNTBLANK: ([range]) => {
    if (range?.kind !== 'range') return cellError('#VALUE!')
    return range.size - filled(range).filter((value) => value !== '').length
  },
  COUNTIF: countIf,
  AND: (args) => logical(args, (found) => found.every(Boolean)),
  OR: (args) => logical(args, (found) => found.some(Boolean)),
  NOT: (args) => {
    const value = toBoolean(first(args[0]))
    return isCellError(value) ? value : !value
  },
  TRUE: () => true,
  FALSE: () => false,
  NA: () => cellError('#N/A'),
  N: ([argument]) => {
    const value = first(argument)
    if (typeof value === 'number' || isCellError(value)) return value
    return value === true ? 1 : 0
  },
  T: ([argument]) => {
    const value = first(argument)
    return typeof value === 'string' || isCellError(value) ? value : ''
  },
  ROUND: withNumber((value, [, places]) => {
    const digits = toNumber(first(places))
    return isCellError(digits) ? digits : round(value, digits)
  }),
  ABS: withNumber(Math.abs),
  INT: withNumber(Math.floor),
  LEN: withText((text) => text.length),
  TRIM: withText((text) => text.trim().replace(/ +/g, ' ')),
  UPPER: withText((text) => text.toUpperCase()),
  LOWER: withText((text) => text.toLowerCase()),
  LEFT: withText((text, [, count]) => text.slice(0, count === undefined ? 1 : Number(first(count)))),
  RIGHT: withText((text, [, count]) => {
    const length = count === undefined ? 1 : Number(first(count))
    return length === 0 ? '' : text.slice(-length)
  }),
  MID: withText((text, [, start, count]) => text.slice(Number(first(start)) - 1).slice(0, Number(first(count)))),
  TEXT: (args) => {
    const format = toText(first(args[1]))
    return isCellError(format) ? format : shownText(first(args[0]), format)
  },
  VALUE: withText((text) => toNumber(text)),
  ISBLANK: ([argument]) => first(argument) === null,
  ISNUMBER: ([argument]) => typeof first(argument) === 'number',
  ISTEXT: ([argument]) => typeof first(argument) === 'string',
  ISERROR: ([argument]) => isCellError(first(argument)),
  DATE: (args) => {
    const [year, month, day] = args.map((argument) => Number(first(argument)))
    return serialOf(year ?? 0, month ?? 0, day ?? 0) ?? cellError('#NUM!')
  },
  YEAR: ofDate((date) => date.getUTCFullYear()),
  MONTH: ofDate((date) => date.getUTCMonth() + 1),
  DAY: ofDate((date) => date.getUTCDate()),
}
