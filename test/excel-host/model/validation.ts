/** Data validation: what may be typed in a cell, and what Excel says to anything else. */
import type { Area } from './area.ts'
import { type CellValue, isCellError } from './cell.ts'
import { serialOf } from './entry.ts'

export const operators = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const
export type Operator = (typeof operators)[number]

export const basicKinds = ['wholeNumber', 'decimal', 'textLength', 'date', 'time'] as const
export type BasicKind = (typeof basicKinds)[number]

/** A number, a text that is one or a date ("2026-01-31"), or a formula with its `=`. */
export type Operand = string | number

export type ValidationRule =
  | { readonly kind: 'none' }
  | { readonly kind: BasicKind; readonly operator: Operator; readonly formula1: Operand; readonly formula2?: Operand }
  /** "a,b,c", or a formula that names a range: `=$H$2:$H$9`. */
  | { readonly kind: 'list'; readonly source: string; readonly inCellDropDown: boolean }
  | { readonly kind: 'custom'; readonly formula: string }

export const alertStyles = ['Stop', 'Warning', 'Information'] as const

export interface Validation {
  readonly rule: ValidationRule
  readonly ignoreBlanks: boolean
  readonly prompt: { readonly showPrompt: boolean; readonly title: string; readonly message: string }
  readonly errorAlert: {
    readonly showAlert: boolean
    readonly style: (typeof alertStyles)[number]
    readonly title: string
    readonly message: string
  }
}

export interface PlacedValidation {
  readonly area: Area
  readonly validation: Validation
}

export const noValidation: Validation = {
  rule: { kind: 'none' },
  ignoreBlanks: true,
  prompt: { showPrompt: true, title: '', message: '' },
  errorAlert: { showAlert: true, style: 'Stop', title: '', message: '' },
}

/** Computes what a rule's formula gives, and lists the values of the range that a list names. */
export interface RuleReader {
  value(formula: string): CellValue
  list(formula: string): readonly CellValue[]
}

/** Whether a value is within the rule. A value that is a formula's result is never asked, as in Excel. */
export function isValid({ rule, ignoreBlanks }: Validation, value: CellValue, reader: RuleReader): boolean {
  if (rule.kind === 'none') return true
  if (value === null) return ignoreBlanks || rule.kind === 'list'
  if (isCellError(value)) return false
  switch (rule.kind) {
    case 'list':
      return listOf(rule.source, reader).some((choice) => choice === String(value))
    case 'custom':
      return isTrue(reader.value(rule.formula))
    case 'textLength':
      return compares(rule, String(value).length, reader)
    case 'wholeNumber':
      return typeof value === 'number' && Number.isInteger(value) && compares(rule, value, reader)
    case 'decimal':
    case 'date':
    case 'time':
      return typeof value === 'number' && compares(rule, value, reader)
  }
}

const isTrue = (value: CellValue): boolean => value === true || (typeof value === 'number' && value !== 0)

/** The choices of a list. */
export const listOf = (source: string, reader: RuleReader): string[] =>
  source.startsWith('=')
    ? reader.list(source).flatMap((value) => (value === null || isCellError(value) ? [] : [String(value)]))
    : source.split(',').map((choice) => choice.trim())

function compares(
  { operator, formula1, formula2 }: { operator: Operator; formula1: Operand; formula2?: Operand },
  value: number,
  reader: RuleReader,
): boolean {
  const low = operandValue(formula1, reader)
  const high = formula2 === undefined ? Number.NaN : operandValue(formula2, reader)
  switch (operator) {
    case 'Between':
      return value >= low && value <= high
    case 'NotBetween':
      return value < low || value > high
    case 'EqualTo':
      return value === low
    case 'NotEqualTo':
      return value !== low
    case 'GreaterThan':
      return value > low
    case 'LessThan':
      return value < low
    case 'GreaterThanOrEqualTo':
      return value >= low
    case 'LessThanOrEqualTo':
      return value <= low
  }
}

/** NaN, with which nothing compares, for what is neither number, day nor formula. */
function operandValue(operand: Operand, reader: RuleReader): number {
  if (typeof operand === 'number') return operand
  if (operand.startsWith('=')) {
    const value = reader.value(operand)
    return typeof value === 'number' ? value : Number.NaN
  }
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(operand)
  return (day && serialOf(Number(day[1]), Number(day[2]), Number(day[3]))) ?? Number(operand)
}
