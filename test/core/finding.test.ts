import fc from 'fast-check'
import { expect, it } from 'vitest'
import { finding, findingKey, hasErrors, quoted } from '../../functions/core/finding.ts'
import { anyText } from './samples.ts'

it('its severity follows from its code', () => {
  const [error, warning, notice] = [
    finding('reporter_missing', {}, {}),
    finding('item_repeated', { cell: 'D9' }, { cell: 'D8' }),
    finding('text_cleaned', {}, { removed: [] }),
  ]
  expect([error.severity, warning.severity, notice.severity]).toEqual(['error', 'warning', 'notice'])
  expect([hasErrors([warning, notice]), hasErrors([warning, error]), hasErrors([])]).toEqual([false, true, false])
  expect([findingKey(warning), findingKey(error)]).toEqual(['item_repeated@D9', 'reporter_missing@'])
})

it('a quotation is at most 40 characters, none cut in half, and well-formed', () => {
  fc.assert(
    fc.property(anyText(120), (text) => {
      const quote = quoted(text)
      expect([...quote].length).toBeLessThanOrEqual(40)
      expect(quote.isWellFormed()).toBe(true)
      if ([...text].length <= 40) expect(quote).toBe(text.toWellFormed())
    }),
  )
  expect(quoted('𠀀'.repeat(41))).toBe(`${'𠀀'.repeat(39)}…`)
})
