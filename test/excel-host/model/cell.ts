/** One cell: what it holds and what it looks like. */
import type { CellFormat } from './cell-format.ts'

/** An error as a cell's value: `#N/A`. */
export interface CellError {
  readonly error: ErrorText
}
export type ErrorText = '#N/A' | '#VALUE!' | '#REF!' | '#DIV/0!' | '#NUM!' | '#NAME?' | '#NULL!' | '#BUSY!' | '#SPILL!'

export type CellValue = string | number | boolean | CellError | null

export interface Cell {
  /** What is there, or what the formula gave. */
  readonly value: CellValue
  /** With its `=`. */
  readonly formula?: string
  /** Undefined where row, column or sheet decide. */
  readonly format?: CellFormat
}

export type ValueType = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error'

export const cellError = (error: ErrorText): CellError => ({ error })

export const isCellError = (value: unknown): value is CellError =>
  typeof value === 'object' && value !== null && 'error' in value

export function valueTypeOf(value: CellValue): ValueType {
  if (value === null) return 'Empty'
  if (isCellError(value)) return 'Error'
  if (typeof value === 'boolean') return 'Boolean'
  return typeof value === 'number' ? 'Double' : 'String'
}

const errorTexts: readonly string[] = [
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
  '#BUSY!',
  '#SPILL!',
]
export const isErrorText = (text: string): text is ErrorText => errorTexts.includes(text)
