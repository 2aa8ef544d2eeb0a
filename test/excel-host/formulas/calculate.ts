/** Computes all formulas of a workbook. */
import { cellError, type CellValue, isCellError } from '../model/cell.ts'
import type { Sheet } from '../model/sheet.ts'
import type { RuleReader } from '../model/validation.ts'
import type { Workbook } from '../model/workbook.ts'
import type { CustomCalls } from './custom-calls.ts'
import { type Evaluation, evaluateFormula, type FormulaCell, listedValues } from './evaluate.ts'

const sameValue = (a: CellValue, b: CellValue): boolean =>
  isCellError(a) && isCellError(b) ? a.error === b.error : a === b

/** One run over a workbook: each formula is computed once, whoever asks for it first. */
class Calculation {
  readonly #workbook: Workbook
  readonly #calls: CustomCalls
  readonly #done = new Map<Sheet, Map<string, CellValue>>()
  readonly #open = new Set<string>()

  constructor(workbook: Workbook, calls: CustomCalls) {
    this.#workbook = workbook
    this.#calls = calls
  }

  valueAt(sheet: Sheet, row: number, column: number): CellValue {
    const cell = sheet.cell(row, column)
    if (cell.formula === undefined) return cell.value
    const done = this.#done.get(sheet) ?? new Map<string, CellValue>()
    this.#done.set(sheet, done)
    const key = `${row},${column}`
    const known = done.get(key)
    if (known !== undefined) return known
    const open = `${sheet.id} ${key}`
    // A circle: Excel warns and shows 0.
    if (this.#open.has(open)) return 0
    this.#open.add(open)
    const value = evaluateFormula(cell.formula, this.evaluationAt({ sheet, row, column }))
    this.#open.delete(open)
    done.set(key, value)
    return value
  }

  evaluationAt(at: FormulaCell, shift = { rows: 0, columns: 0 }): Evaluation {
    return {
      workbook: this.#workbook,
      at,
      shift,
      valueAt: (sheet, row, column) => this.valueAt(sheet, row, column),
      custom: (name, args) => this.#calls.valueOf(at, name, args),
    }
  }
}

export interface Calculated {
  readonly workbook: Workbook
  readonly calls: CustomCalls
}

/** Computes every formula and tells of sheets in which a result has changed. */
export function calculate({ workbook, calls }: Calculated): void {
  const calculation = new Calculation(workbook, calls)
  calls.beginCalculation()
  const changed = new Set<Sheet>()
  for (const sheet of workbook.sheets) {
    for (const [row, column, cell] of [...sheet.cells()]) {
      if (cell.formula === undefined) continue
      const value = calculation.valueAt(sheet, row, column)
      if (sameValue(value, cell.value)) continue
      sheet.setContent(row, column, { value, formula: cell.formula })
      changed.add(sheet)
    }
  }
  calls.endCalculation()
  for (const sheet of changed) workbook.notify({ kind: 'calculated', sheet })
}

/** Whether a conditional format's formula is true for a cell; it was written for the first cell of its area. */
export function isRuleTrue(
  { workbook, calls }: Calculated,
  formula: string,
  at: FormulaCell,
  first: { row: number; column: number },
): boolean {
  const shift = { rows: at.row - first.row, columns: at.column - first.column }
  const value = evaluateFormula(formula, new Calculation(workbook, calls).evaluationAt(at, shift))
  return value === true || (typeof value === 'number' && value !== 0)
}

/** Reads the formulas of validations: of a list, or of a bound. */
export function ruleReader({ workbook, calls }: Calculated, at: FormulaCell): RuleReader {
  const evaluation = new Calculation(workbook, calls).evaluationAt(at)
  return {
    value: (formula) => evaluateFormula(formula, evaluation) ?? cellError('#VALUE!'),
    list: (formula) => listedValues(formula, evaluation),
  }
}
