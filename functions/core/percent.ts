/** Numbers shown with a percent format: they reach a grid as the text a person sees (grid.ts, `Cell`). */

/**
 * `0.1448` → `"14.48%"`, moving the decimal point of the 15 significant digits that Excel keeps: a product of floats
 * would print 14.499999999999998%.
 */
export function percentText(number: number): string {
  if (number === 0) return '0%'
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential(14)) ?? []
  const digits = (whole + fraction).replace(/0+$/, '')
  const point = Number(exponent) + 3
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const split = Math.max(point, 1)
  const decimals = padded.slice(split)
  return `${sign}${padded.slice(0, split)}${decimals === '' ? '' : `.${decimals}`}%`
}

/** Whether a format code shows percentages: a `%` that is not quoted, escaped, a filler or a colour's. */
export const isPercentFormat = (code: string): boolean =>
  code.replace(/"[^"]*"?|\\[^]|[_*][^]|\[[^\]]*\]?/g, '').includes('%')
