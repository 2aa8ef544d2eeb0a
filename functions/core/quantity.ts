import { foldForms } from './text-folding.ts'

/**
 * Exact decimals. A quantity is a bigint counted in 10^-decimals of its figure's unit: 6.86 亿美元 at two decimals is
 * 686n. No float takes part in a total; a number from Excel is a double and is taken at its 15 significant digits,
 * which is what Excel itself keeps.
 */
export type Quantity = bigint

/** A figure's unit and how many decimals it is reported with. */
export interface Scale {
  readonly unit: string
  readonly decimals: number
}

/** More digits than Excel holds exactly. */
export const maxDigits = 15

export type QuantityReading =
  | { readonly kind: 'value'; readonly value: Quantity }
  | { readonly kind: 'not_a_number' | 'unit_mismatch' | 'too_many_decimals' | 'number_too_large' }

const pow10 = (n: number): bigint => 10n ** BigInt(n)

/** `686n` at two decimals → `"6.86"`: plain digits, no thousands separator, always `decimals` places. */
export function formatQuantity(value: Quantity, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return (value < 0n ? '-' : '') + (decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`)
}

/** Puts a separator between groups of three digits of a formatted quantity; `''` leaves it as it is. */
export const groupDigits = (text: string, separator: string): string =>
  separator === ''
    ? text
    : text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
        const first = whole.length % 3 || 3
        let out = whole.slice(0, first)
        for (let i = first; i < whole.length; i += 3) out += separator + whole.slice(i, i + 3)
        return sign + out
      })

/** A canonical decimal string (as stored) → a quantity; undefined where it is not one or has too many decimals. */
export function parseQuantity(text: string, decimals: number): Quantity | undefined {
  if (decimals === 0 && /^-?\d{1,15}$/.test(text)) return BigInt(text)
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (fraction.length > decimals && /[1-9]/.test(fraction.slice(decimals))) return undefined
  const units = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return sign === '-' ? -units : units
}

const multipliers: Readonly<Record<string, number>> = { 万: 4, 亿: 8, 万亿: 12 }

/** `亿美元` → `{ power: 8, base: '美元' }`: the part of a unit that multiplies, and the rest. */
function splitUnit(unit: string): { power: number; base: string } {
  const multiplier = /^(?:万亿|万|亿)/.exec(unit)?.[0] ?? ''
  return { power: multipliers[multiplier] ?? 0, base: unit.slice(multiplier.length) }
}

/** Longer texts are no number, whatever they are. */
const maxWritten = 200

/** One number with its suffix; groups of three are parted by commas or by spaces, and the first is no zero. */
const writtenNumber =
  /^([+-]?)\s*(\d{1,40}|[1-9]\d{0,2}(?:(?:,\d{3}){1,12}|(?: \d{3}){1,12}))(\.\d{1,40})?\s*([^\d.,+\s-].{0,79})?$/u
/** `10²`, `12①`, `½`, `㏠`: folding would make other digits of them. */
const otherDigits = /^[^\p{L}]*[\p{No}\u3358-\u3370\u33E0-\u33FE]/u

/**
 * Reads what has exactly one reading: a number cell, or text such as `１２３`, `1,234`, ` 12 件`, `１２．５％`, `3.4万`, `−5`
 * in the figure's unit (input.md). Anything else is refused with its kind, never guessed and never rounded.
 */
export function readQuantity(cell: string | number, scale: Scale): QuantityReading {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? scaled(plainDecimal(cell), 0, scale) : { kind: 'not_a_number' }
  const written = cell.trim()
  if (written.length > maxWritten || otherDigits.test(written)) return { kind: 'not_a_number' }
  const match = writtenNumber.exec(foldForms(written).replace(/^[−–]/, '-'))
  if (!match) return { kind: 'not_a_number' }
  const [, sign = '', whole = '', fraction = '', unit = ''] = match
  const suffix = withoutSpaces(unit)
  const power = suffixPower(suffix, withoutSpaces(foldForms(scale.unit)))
  if (power === undefined)
    return { kind: /^(?:万亿|万|亿)?[\p{L}%‰°]{1,20}$/u.test(suffix) ? 'unit_mismatch' : 'not_a_number' }
  return scaled((sign === '-' ? '-' : '') + whole.replace(/[, ]/g, '') + fraction, power, scale)
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '')

/** By which power of ten a number with this suffix must be multiplied to stand in `unit`; undefined: not this unit. */
function suffixPower(suffix: string, unit: string): number | undefined {
  if (suffix === '' || suffix === unit) return 0
  const own = splitUnit(unit)
  const given = splitUnit(suffix)
  if (given.base === own.base || (given.base === '' && given.power > 0 && own.base !== '%'))
    return given.power - own.power
  return undefined
}

function scaled(decimal: string, power: number, { decimals }: Scale): QuantityReading {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(decimal) ?? []
  const shift = decimals + power - fraction.length
  const digits = BigInt(whole + fraction)
  if (shift < 0 && digits % pow10(-shift) !== 0n) return { kind: 'too_many_decimals' }
  const value = shift < 0 ? digits / pow10(-shift) : digits * pow10(shift)
  if (value >= pow10(maxDigits)) return { kind: 'number_too_large' }
  return { kind: 'value', value: sign === '-' ? -value : value }
}

/** A double at Excel's 15 significant digits, written without an exponent. */
function plainDecimal(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toPrecision(maxDigits).split('e')
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(mantissa) ?? []
  const shift = Number(exponent)
  const digits = whole + fraction
  const point = whole.length + shift
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const tail = padded.slice(at).replace(/0+$/, '')
  return sign + padded.slice(0, at) + (tail ? `.${tail}` : '')
}

/** `numerator / denominator`, half away from zero; undefined where the denominator is zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint | undefined {
  if (denominator === 0n) return undefined
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

/** A ratio of two figures' quantities at `decimals` places; as per cent where the ratio's unit is `%`. */
export function ratioOf(
  numerator: { value: Quantity; decimals: number },
  denominator: { value: Quantity; decimals: number },
  ratio: Scale,
): Quantity | undefined {
  const places = ratio.decimals + (ratio.unit === '%' ? 2 : 0)
  return divideRounded(
    numerator.value * pow10(denominator.decimals + places),
    denominator.value * pow10(numerator.decimals),
  )
}

/** Moves a quantity to another number of decimals; `to` is never fewer (the definition's parser sees to it). */
export const rescale = (value: Quantity, from: number, to: number): Quantity => value * pow10(to - from)
