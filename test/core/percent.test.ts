import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPercentFormat, percentText } from '../../functions/core/percent.ts'

it('a percentage is the number a person sees, exact and without a float’s tail', () => {
  expect([0.1448, 0.07, 1, -0.5, 0, 12.345, 1e-7, 0.29].map(percentText)).toEqual([
    '14.48%',
    '7%',
    '100%',
    '-50%',
    '0%',
    '1234.5%',
    '0.00001%',
    '29%',
  ])
})

it('every percentage of at most 15 digits comes back as it was typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.nat({ max: 4 }), (digits, decimals) => {
      const typed = digits / 10 ** decimals
      expect(Number(percentText(typed / 100).replace('%', ''))).toBe(typed)
    }),
  )
})

it('a format shows percentages by a sign that is not quoted, escaped, a filler or a colour’s', () => {
  for (const code of ['0%', '0.00%', '#,##0.0 %', '[Red]0%', '0%;-0%']) expect(isPercentFormat(code)).toBe(true)
  for (const code of ['0', '0"%"', '0\\%', '0_%', '*%0', '[%]0', '']) expect(isPercentFormat(code)).toBe(false)
})
