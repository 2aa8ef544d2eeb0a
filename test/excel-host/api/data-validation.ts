/** DataValidation of a Range or RangeAreas. */
import { intersection, isUnbounded } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import { requireUnprotected } from '../model/permissions.ts'
import {
  alertStyles,
  basicKinds,
  isValid,
  noValidation,
  type Operand,
  operators,
  type Validation,
  type ValidationRule,
} from '../model/validation.ts'
import { ruleReader } from '../formulas/calculate.ts'
import type { ApiType, Json } from './api-object.ts'
import { booleanOf, choiceOf, isJsonObject, objectOf, textOf } from './args.ts'
import { type Cells, tellLook } from './context.ts'

/** Longest list that is written in the rule itself. */
const maxListText = 255

const typeNames = {
  none: 'None',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  list: 'List',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
} as const

/** What all cells have; undefined where they differ. */
function shared({ sheet, areas }: Cells): Validation | undefined {
  let found: Validation | undefined
  for (const area of areas) {
    if (isUnbounded(area)) {
      // No rule goes to the end of a sheet here, so that some cells have none.
      if (sheet.validations.some((placed) => intersection(placed.area, area))) return undefined
      continue
    }
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const here = sheet.validationAt(row, column)
        if (found === undefined) found = here
        else if (JSON.stringify(found) !== JSON.stringify(here)) return undefined
      }
    }
  }
  return found ?? noValidation
}

function change(cells: Cells, to: Partial<Validation>): void {
  requireUnprotected(cells.sheet)
  for (const area of cells.areas) {
    const before = cells.sheet.validationAt(area.row, area.column)
    cells.sheet.setValidation(area, { ...before, ...to })
  }
  tellLook(cells)
}

function ruleOf(value: Json): ValidationRule {
  const given = objectOf(value)
  if (isJsonObject(given['list'])) {
    const { source, inCellDropDown } = given['list']
    return { kind: 'list', source: listSource(source), inCellDropDown: booleanOf(inCellDropDown ?? true) }
  }
  if (isJsonObject(given['custom'])) return { kind: 'custom', formula: textOf(given['custom']['formula']) }
  const kind = basicKinds.find((one) => isJsonObject(given[one]))
  if (!kind) throw new ExcelError('InvalidArgument')
  const { operator, formula1, formula2 } = objectOf(given[kind])
  const second = formula2 === undefined || formula2 === null ? {} : { formula2: operandOf(formula2) }
  return { kind, operator: choiceOf(operators, operator), formula1: operandOf(formula1), ...second }
}

function listSource(value: Json | undefined): string {
  const source = textOf(value)
  if (source === '' || (!source.startsWith('=') && source.length > maxListText)) throw new ExcelError('InvalidArgument')
  return source
}

function operandOf(value: Json | undefined): Operand {
  if (typeof value === 'number') return value
  const text = textOf(value)
  if (text === '') throw new ExcelError('InvalidArgument')
  return text
}

function ruleJson(rule: ValidationRule): Json {
  switch (rule.kind) {
    case 'none':
      return {}
    case 'list':
      return { list: { source: rule.source, inCellDropDown: rule.inCellDropDown } }
    case 'custom':
      return { custom: { formula: rule.formula } }
    case 'wholeNumber':
    case 'decimal':
    case 'textLength':
    case 'date':
    case 'time': {
      const { kind, operator, formula1, formula2 } = rule
      return { [kind]: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } }
    }
  }
}

/** Whether what is in the cells keeps the rules; null where some does and some does not. */
function validOf({ context, sheet, areas }: Cells): boolean | null {
  context.settle()
  const results = areas.flatMap((area) =>
    [...sheet.cells(area)].map(([row, column, { value }]) =>
      isValid(sheet.validationAt(row, column), value, ruleReader(context, { sheet, row, column })),
    ),
  )
  if (results.every(Boolean)) return true
  return results.some(Boolean) ? null : false
}

export const dataValidationType: ApiType<Cells> = {
  name: 'DataValidation',
  properties: {
    type: {
      get: (cells) => {
        const validation = shared(cells)
        return validation ? typeNames[validation.rule.kind] : 'MixedCriteria'
      },
    },
    rule: {
      get: (cells) => {
        const validation = shared(cells)
        return validation ? ruleJson(validation.rule) : null
      },
      set: (cells, value) => {
        change(cells, { rule: ruleOf(value) })
      },
    },
    ignoreBlanks: {
      get: (cells) => shared(cells)?.ignoreBlanks ?? null,
      set: (cells, value) => {
        change(cells, { ignoreBlanks: booleanOf(value) })
      },
    },
    prompt: {
      get: (cells) => {
        const prompt = shared(cells)?.prompt
        return prompt ? { ...prompt } : null
      },
      set: (cells, value) => {
        const { showPrompt, title, message } = objectOf(value)
        change(cells, {
          prompt: { showPrompt: booleanOf(showPrompt), title: short(title, 32), message: short(message, 255) },
        })
      },
    },
    errorAlert: {
      get: (cells) => {
        const alert = shared(cells)?.errorAlert
        return alert ? { ...alert } : null
      },
      set: (cells, value) => {
        const { showAlert, style, title, message } = objectOf(value)
        const texts = { title: short(title, 32), message: short(message, 225) }
        change(cells, {
          errorAlert: { showAlert: booleanOf(showAlert), style: choiceOf(alertStyles, style), ...texts },
        })
      },
    },
    valid: { get: validOf },
  },
  methods: {
    clear: (cells) => {
      requireUnprotected(cells.sheet)
      for (const area of cells.areas) cells.sheet.setValidation(area, undefined)
      tellLook(cells)
      return undefined
    },
  },
}

/** Excel's own dialog takes no longer ones. */
function short(value: Json | undefined, most: number): string {
  const text = textOf(value ?? '')
  if (text.length > most) throw new ExcelError('InvalidArgument')
  return text
}
