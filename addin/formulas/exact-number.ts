import { maxDigits } from '../../functions/core/quantity.ts'

/**
 * A canonical decimal (`-12.50`) as the number that a cell takes; undefined where a cell would show another. Excel keeps
 * 15 significant digits, and a double gives every decimal of up to 15 back as it was.
 */
export function exactNumber(decimal: string): number | undefined {
  const match = /^-?(\d{1,30})(?:\.(\d{1,30}))?$/.exec(decimal)
  if (!match) return undefined
  const significant = `${match[1] ?? ''}${match[2] ?? ''}`.replace(/^0+/, '').replace(/0+$/, '')
  // Negative zero is a zero to Excel as well.
  return significant.length > maxDigits ? undefined : Number(decimal) + 0
}
