/** Draws what may be typed where, with Excel's own messages. */
import type { SheetLayout, Validation } from '../../functions/core/sheet-layout.ts'
import { rangeName } from './addresses.ts'

export function drawValidations(sheet: Excel.Worksheet, { validations }: SheetLayout): void {
  for (const validation of validations) {
    const { prompt, error } = validation
    const target = sheet.getRange(rangeName(validation.range)).dataValidation
    target.rule = ruleOf(validation.rule)
    target.ignoreBlanks = true
    target.prompt = { showPrompt: true, title: prompt.title, message: prompt.text }
    target.errorAlert = {
      showAlert: true,
      style: error.style === 'stop' ? 'Stop' : 'Warning',
      title: error.title,
      message: error.text,
    }
  }
}

function ruleOf(rule: Validation['rule']): Excel.DataValidationRule {
  const between = <T extends string | number>(formula1: T, formula2: T) =>
    ({ formula1, formula2, operator: 'Between' }) as const
  switch (rule.kind) {
    case 'list': {
      // As a formula: a Range as the source is refused by some versions (office-js #277).
      const source = 'from' in rule.source ? `=${rangeName(rule.source, true)}` : rule.source.join(',')
      return { list: { inCellDropDown: true, source } }
    }
    case 'decimal':
      return rule.decimals === 0
        ? { wholeNumber: between(rule.min, rule.max) }
        : { decimal: between(rule.min, rule.max) }
    case 'date':
      return { date: between(rule.from, rule.to) }
    case 'textLength':
      return { textLength: between(0, rule.max) }
  }
}
