/** Validations of an .xlsx, which exceljs tells cell by cell. */
import type excel from 'exceljs'
import { type Area, parseArea } from './model/area.ts'
import { type Operand, type PlacedValidation, type Validation, type ValidationRule } from './model/validation.ts'
import { alertNames, keyOf, operatorNames, partsOf, validationKinds } from './xlsx-units.ts'

/** Cells with the same rule below and beside each other as one area. */
export function loadValidations(source: excel.Worksheet): PlacedValidation[] {
  const byRule = new Map<string, { validation: Validation; areas: Area[] }>()
  for (const [key, model] of Object.entries(partsOf(source).dataValidations.model)) {
    const area = parseArea(key.replace(/^range:/, ''))
    const validation = loadValidation(model)
    if (!area || !validation) continue
    const name = JSON.stringify(validation)
    const known = byRule.get(name) ?? { validation, areas: [] }
    byRule.set(name, known)
    known.areas.push(area)
  }
  return [...byRule.values()].flatMap(({ validation, areas }) => joined(areas).map((area) => ({ area, validation })))
}

/** First along the rows, then equal runs of neighbouring rows. */
function joined(areas: readonly Area[]): Area[] {
  const runs: Area[] = []
  for (const area of areas.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const left = runs.findIndex(
      (run) => run.row === area.row && run.rows === area.rows && run.column + run.columns === area.column,
    )
    const run = runs[left]
    if (run) runs[left] = { ...run, columns: run.columns + area.columns }
    else runs.push(area)
  }
  const blocks: Area[] = []
  for (const run of runs) {
    const above = blocks.findIndex(
      (block) => block.column === run.column && block.columns === run.columns && block.row + block.rows === run.row,
    )
    const block = blocks[above]
    if (block) blocks[above] = { ...block, rows: block.rows + run.rows }
    else blocks.push(run)
  }
  return blocks
}

/** undefined for a kind that this Excel does not have. */
function loadValidation(model: excel.DataValidation): Validation | undefined {
  const rule = loadRule(model)
  return (
    rule && {
      rule,
      ignoreBlanks: model.allowBlank ?? false,
      prompt: {
        showPrompt: model.showInputMessage ?? false,
        title: model.promptTitle ?? '',
        message: model.prompt ?? '',
      },
      errorAlert: {
        showAlert: model.showErrorMessage ?? false,
        style: keyOf(alertNames, model.errorStyle ?? 'stop') ?? 'Stop',
        title: model.errorTitle ?? '',
        message: model.error ?? '',
      },
    }
  )
}

function loadRule(model: excel.DataValidation): ValidationRule | undefined {
  const [first, second] = model.formulae as readonly unknown[]
  if (model.type === 'list') return { kind: 'list', source: listSource(String(first)), inCellDropDown: true }
  if (model.type === 'custom') return { kind: 'custom', formula: `=${String(first)}` }
  const kind = keyOf(validationKinds, model.type)
  const operator = keyOf(operatorNames, model.operator ?? 'between')
  if (!kind || !operator || first === undefined) return undefined
  return { kind, operator, formula1: operand(first), ...(second === undefined ? {} : { formula2: operand(second) }) }
}

const listSource = (formula: string): string => (formula.startsWith('"') ? formula.slice(1, -1) : `=${formula}`)

function operand(value: unknown): Operand {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'number' ? value : `=${String(value)}`
}
