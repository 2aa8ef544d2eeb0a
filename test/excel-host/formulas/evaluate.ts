/** Computes the tree of a formula against a workbook. */
import { type Area, cellCount, intersection, parseArea, splitAddress } from '../model/area.ts'
import { type CellError, cellError, type CellValue, isCellError } from '../model/cell.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'
import { type Argument, toBoolean, toNumber, toText, worksheetFunctions } from './functions.ts'
import { type BinaryOperator, type Expression, parseFormula } from './parse.ts'

/** Where a formula stands. */
export interface FormulaCell {
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
}

export interface Evaluation {
  readonly workbook: Workbook
  readonly at: FormulaCell
  /** A cell's value now, itself computed where it is a formula. */
  valueAt(sheet: Sheet, row: number, column: number): CellValue
  /** A custom function's value, `#BUSY!` before it has one; undefined for a name that nobody has registered. */
  custom(name: string, args: readonly CellValue[]): CellValue | undefined
  /** How far a rule has been moved from the cell that it was written for. */
  readonly shift?: { readonly rows: number; readonly columns: number }
}

/** The value of a formula; a blank cell that it refers to gives 0, as in Excel. */
export function evaluateFormula(formula: string, evaluation: Evaluation): CellValue {
  const tree = parseFormula(formula)
  if (!tree) return cellError('#NAME?')
  return evaluate(tree, evaluation) ?? 0
}

/** The values of the cells that a formula names, row by row: `=$H$2:$H$9`; empty for anything else. */
export function listedValues(formula: string, evaluation: Evaluation): readonly CellValue[] {
  const tree = parseFormula(formula)
  const argument = tree ? argumentOf(tree, evaluation) : undefined
  return argument?.kind === 'range' ? argument.values : []
}

function evaluate(tree: Expression, evaluation: Evaluation): CellValue {
  switch (tree.kind) {
    case 'literal':
      return tree.value
    case 'error':
      return cellError(tree.error)
    case 'area':
    case 'name':
      return single(tree, evaluation)
    case 'unary': {
      const operand = toNumber(evaluate(tree.operand, evaluation))
      if (isCellError(operand)) return operand
      return tree.operator === '-' ? -operand : tree.operator === '%' ? operand / 100 : operand
    }
    case 'binary':
      return binary(tree.operator, evaluate(tree.left, evaluation), evaluate(tree.right, evaluation))
    case 'call':
      return call(tree.name, tree.args, evaluation)
  }
}

function call(name: string, args: readonly (Expression | undefined)[], evaluation: Evaluation): CellValue {
  const value = (index: number): CellValue => {
    const argument = args[index]
    return argument ? evaluate(argument, evaluation) : null
  }
  if (name === 'IF') {
    const condition = toBoolean(value(0))
    if (isCellError(condition)) return condition
    return condition ? (args.length > 1 ? value(1) : true) : args.length > 2 ? value(2) : false
  }
  if (name === 'IFERROR') {
    const tried = value(0)
    return isCellError(tried) ? value(1) : tried
  }
  const known = worksheetFunctions[name]
  if (known) {
    return known(args.map((arg) => (arg ? argumentOf(arg, evaluation) : { kind: 'value', value: null })))
  }
  return custom(
    name,
    args.map((_, index) => value(index)),
    evaluation,
  )
}

/** A custom function is never called with an error: it gives it on. */
const custom = (name: string, args: readonly CellValue[], evaluation: Evaluation): CellValue =>
  args.find(isCellError) ?? evaluation.custom(name, args) ?? cellError('#NAME?')

function argumentOf(tree: Expression, evaluation: Evaluation): Argument {
  const target = tree.kind === 'area' || tree.kind === 'name' ? resolve(tree, evaluation) : undefined
  if (!target) return { kind: 'value', value: evaluate(tree, evaluation) }
  if ('error' in target) return { kind: 'value', value: target }
  const { sheet, area } = target
  const size = cellCount(area)
  if (size === 1) return { kind: 'range', values: [evaluation.valueAt(sheet, area.row, area.column)], size }
  const values = [...sheet.cells(area)].map(([row, column]) => evaluation.valueAt(sheet, row, column))
  return { kind: 'range', values, size }
}

/** One value of a reference: of a longer one the cell in the formula's own row or column. */
function single(tree: Expression & { kind: 'area' | 'name' }, evaluation: Evaluation): CellValue {
  const target = resolve(tree, evaluation)
  if ('error' in target) return target
  const { sheet, area } = target
  if (cellCount(area) === 1) return evaluation.valueAt(sheet, area.row, area.column)
  const { row, column } = evaluation.at
  const inLine =
    area.columns === 1
      ? intersection(area, { row, column: area.column, rows: 1, columns: 1 })
      : area.rows === 1
        ? intersection(area, { row: area.row, column, rows: 1, columns: 1 })
        : undefined
  return inLine ? evaluation.valueAt(sheet, inLine.row, inLine.column) : cellError('#VALUE!')
}

type Target = { readonly sheet: Sheet; readonly area: Area }

function resolve(tree: Expression & { kind: 'area' | 'name' }, evaluation: Evaluation): Target | CellError {
  if (tree.kind === 'name') return resolveName(tree.name, evaluation)
  const sheet = tree.sheet === undefined ? evaluation.at.sheet : evaluation.workbook.sheet(tree.sheet)
  if (!sheet) return cellError('#REF!')
  const { rows = 0, columns = 0 } = evaluation.shift ?? {}
  const area = {
    ...tree.area,
    row: tree.area.row + (tree.fixed.row ? 0 : rows),
    column: tree.area.column + (tree.fixed.column ? 0 : columns),
  }
  return area.row < 0 || area.column < 0 ? cellError('#REF!') : { sheet, area }
}

function resolveName(name: string, { workbook, at }: Evaluation): Target | CellError {
  const key = name.toLowerCase()
  const defined = at.sheet.names.get(key) ?? workbook.names.get(key)
  if (!defined) return cellError('#NAME?')
  const { sheet, local } = splitAddress(defined.formula.replace(/^=/, ''))
  const area = parseArea(local)
  const home = sheet === undefined ? at.sheet : workbook.sheet(sheet)
  return area && home ? { sheet: home, area } : cellError('#REF!')
}

function binary(operator: BinaryOperator, left: CellValue, right: CellValue): CellValue {
  if (isCellError(left)) return left
  if (isCellError(right)) return right
  switch (operator) {
    case '&': {
      const [before, after] = [toText(left), toText(right)]
      return typeof before === 'string' && typeof after === 'string' ? before + after : cellError('#VALUE!')
    }
    case '=':
    case '<>':
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compared(operator, order(left, right))
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      return arithmetic(operator, toNumber(left), toNumber(right))
  }
}

function arithmetic(
  operator: '+' | '-' | '*' | '/' | '^',
  left: number | CellError,
  right: number | CellError,
): CellValue {
  if (isCellError(left)) return left
  if (isCellError(right)) return right
  if (operator === '/' && right === 0) return cellError('#DIV/0!')
  const value = compute(operator, left, right)
  return Number.isFinite(value) ? value : cellError('#NUM!')
}

function compute(operator: '+' | '-' | '*' | '/' | '^', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '^':
      return left ** right
  }
}

const rank = (value: CellValue): number => (typeof value === 'boolean' ? 2 : typeof value === 'string' ? 1 : 0)

/** Below 0, 0 or above: numbers before texts before TRUE and FALSE; a blank is what the other one is when empty. */
function order(left: CellValue, right: CellValue): number {
  const a = left ?? blankLike(right)
  const b = right ?? blankLike(left)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'string' && typeof b === 'string') return textOrder(a.toUpperCase(), b.toUpperCase())
  return Number(a) - Number(b)
}

const textOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

const blankLike = (other: CellValue): CellValue =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0

function compared(operator: '=' | '<>' | '<' | '>' | '<=' | '>=', by: number): boolean {
  switch (operator) {
    case '=':
      return by === 0
    case '<>':
      return by !== 0
    case '<':
      return by < 0
    case '>':
      return by > 0
    case '<=':
      return by <= 0
    case '>=':
      return by >= 0
  }
}
