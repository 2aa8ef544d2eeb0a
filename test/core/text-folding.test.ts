import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldForms } from '../../functions/core/text-folding.ts'
import { anyText } from './samples.ts'

it('is NFKC for every text that is written', () => {
  fc.assert(
    fc.property(anyText(300), (text) => {
      expect(foldForms(text)).toBe(text.normalize('NFKC'))
    }),
  )
  expect(foldForms('１２\u3000ＡＢ，ﾊﾞ')).toBe('12 AB,バ')
})

it.each(['\u0301\u0327', '\u0301'.repeat(29) + '\uff9e', '\u0301'.repeat(29) + '\u0327', '\uff9e\u0301'])(
  'a stack of 30,000 marks like %j takes no time',
  (marks) => {
    const text = `a${marks.repeat(Math.ceil(30_000 / marks.length))}`
    const start = performance.now()
    expect(foldForms(text).length).toBeLessThanOrEqual(32)
    expect(performance.now() - start).toBeLessThan(250)
  },
)

it('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anyText(300), (text) => {
      expect(foldForms(foldForms(text))).toBe(foldForms(text))
    }),
  )
})
