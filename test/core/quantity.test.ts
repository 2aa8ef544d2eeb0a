import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  divideRounded,
  formatQuantity,
  groupDigits,
  parseQuantity,
  ratioOf,
  readQuantity,
  rescale,
} from '../../functions/core/quantity.ts'
import { anyText } from './samples.ts'

const pieces = { unit: '件', decimals: 0 }
const money = { unit: '亿美元', decimals: 2 }
const percent = { unit: '%', decimals: 1 }
const read = (cell: string | number, scale = pieces) => {
  const reading = readQuantity(cell, scale)
  return reading.kind === 'value' ? formatQuantity(reading.value, scale.decimals) : reading.kind
}

describe('text with one reading is read exactly', () => {
  it.each([
    ['１２３', '123'],
    ['1,234', '1234'],
    ['１，２３４', '1234'],
    ['1 234 567', '1234567'],
    [' 12 ', '12'],
    ['\u300012\u00a0', '12'],
    ['12件', '12'],
    ['12 件', '12'],
    ['12\n件', '12'],
    ['−5', '-5'],
    ['－5', '-5'],
    ['–5', '-5'],
    ['+5', '5'],
    ['-0', '0'],
    ['007', '7'],
    ['12.0', '12'],
    ['3.4万', '34000'],
    ['3.4 万件', '34000'],
    ['2000万', '20000000'],
    ['1.2亿', '120000000'],
    ['0.0012万亿', '1200000000'],
    ['𝟏𝟐', '12'],
  ])('%j pieces are %s', (text, value) => {
    expect(read(text)).toBe(value)
  })
  it.each([
    ['6.86', '6.86'],
    ['6.86亿', '6.86'],
    ['6.86亿美元', '6.86'],
    ['2000万', '0.20'],
    ['2000万美元', '0.20'],
    ['300000000美元', '3.00'],
    ['0.01万亿美元', '100.00'],
  ])('%j in 亿美元 is %s', (text, value) => {
    expect(read(text, money)).toBe(value)
  })
  it.each([
    ['１２．５％', '12.5'],
    ['12.5 %', '12.5'],
    ['12.5', '12.5'],
    ['100%', '100.0'],
  ])('%j per cent is %s', (text, value) => {
    expect(read(text, percent)).toBe(value)
  })
  it('units are compared without width and spaces', () => {
    expect(read('12.5 thousand GBP', { unit: 'thousand GBP', decimals: 2 })).toBe('12.50')
    expect(read('12㎡', { unit: 'm2', decimals: 0 })).toBe('12')
    expect(read('12 m²', { unit: '㎡', decimals: 0 })).toBe('12')
    expect(read('3人次', { unit: '万人次', decimals: 4 })).toBe('0.0003')
  })
})

describe('anything else is refused with its kind, never guessed and never rounded', () => {
  it.each([
    ['', 'not_a_number'],
    ['   ', 'not_a_number'],
    ['无', 'not_a_number'],
    ['-', 'not_a_number'],
    ['——', 'not_a_number'],
    ['约12', 'not_a_number'],
    ['12-15', 'not_a_number'],
    ['12+3', 'not_a_number'],
    ['1,23', 'not_a_number'],
    ['12,34,567', 'not_a_number'],
    ['0,123', 'not_a_number'],
    ['1.234.567', 'not_a_number'],
    ['12.', 'not_a_number'],
    ['1e5', 'not_a_number'],
    ['3万5', 'not_a_number'],
    ['三万', 'not_a_number'],
    ['12 34', 'not_a_number'],
    ['120\n345', 'not_a_number'],
    ['1 2', 'not_a_number'],
    ['10²', 'not_a_number'],
    ['12①', 'not_a_number'],
    ['⑫', 'not_a_number'],
    ['½', 'not_a_number'],
    ['⒈5', 'not_a_number'],
    ['㏠', 'not_a_number'],
    ['١٢', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['12份', 'unit_mismatch'],
    ['12%', 'unit_mismatch'],
    ['12.5', 'too_many_decimals'],
    ['3.45678万', 'too_many_decimals'],
    ['1000000000000000', 'number_too_large'],
    ['9'.repeat(40), 'number_too_large'],
    ['9'.repeat(41), 'not_a_number'],
  ])('%j: %s', (text, kind) => {
    expect(read(text)).toBe(kind)
  })
  it('another currency, and a multiplied per cent, are other units', () => {
    expect(read('6.86亿元', money)).toBe('unit_mismatch')
    expect(read('3万', percent)).toBe('unit_mismatch')
    expect(read('2001万', money)).toBe('too_many_decimals')
  })
})

describe('a number cell is taken at 15 significant digits', () => {
  it.each([
    [0.1 + 0.2, { unit: '', decimals: 1 }, '0.3'],
    [1.1 * 1.1, { unit: '', decimals: 2 }, '1.21'],
    [6.86, money, '6.86'],
    [-0, pieces, '0'],
    [-12, pieces, '-12'],
    [1e14, pieces, '100000000000000'],
    [1e15, pieces, 'number_too_large'],
    [1e300, pieces, 'number_too_large'],
    [5e-324, pieces, 'too_many_decimals'],
    [1e-7, { unit: '', decimals: 6 }, 'too_many_decimals'],
    [1 / 3, money, 'too_many_decimals'],
    [12.5, pieces, 'too_many_decimals'],
    [NaN, pieces, 'not_a_number'],
    [Infinity, pieces, 'not_a_number'],
  ])('%d', (cell, scale, value) => {
    expect(read(cell, scale)).toBe(value)
  })
})

const quantities = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n })
const places = fc.integer({ min: 0, max: 6 })

describe('for all quantities', () => {
  it('what is formatted is parsed back', () => {
    fc.assert(
      fc.property(quantities, places, (value, decimals) => {
        expect(parseQuantity(formatQuantity(value, decimals), decimals)).toBe(value)
      }),
    )
  })
  it('a disguise changes nothing', () => {
    const wide = (text: string) =>
      text.replace(/[0-9.,-]/g, (c) => String.fromCharCode((c.codePointAt(0) ?? 0) - 0x21 + 0xff01))
    const group = fc.constantFrom('', ',', ' ')
    const unit = fc.constantFrom('', '亿', ' 亿美元', '\u3000亿', '\n亿美元')
    const space = fc.constantFrom('', ' ', '\u3000', '\t\u00a0')
    fc.assert(
      fc.property(
        quantities,
        group,
        unit,
        space,
        fc.boolean(),
        fc.boolean(),
        (value, comma, suffix, pad, full, ime) => {
          const grouped = groupDigits(formatQuantity(value, 2), comma)
          const digits = full ? wide(grouped) : grouped
          const text = pad + (ime ? digits.replace(/[-－]/, '−') : digits) + suffix + pad
          expect([text, readQuantity(text, money)]).toEqual([text, { kind: 'value', value }])
        },
      ),
    )
  })
  it('万 multiplies by ten thousand, exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), (units) => {
        expect(readQuantity(`${formatQuantity(units, 4)}万`, pieces)).toEqual({ kind: 'value', value: units })
      }),
    )
  })
  it('a double with up to 15 digits is the decimal it shows', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), places, (value, decimals) => {
        const shown = formatQuantity(value, decimals)
        expect(readQuantity(Number(shown), { unit: '', decimals })).toEqual({ kind: 'value', value })
      }),
    )
  })
  it('a sum of decimals is the bigint sum', () => {
    fc.assert(
      fc.property(fc.array(quantities, { maxLength: 200 }), (values) => {
        const sum = values.map((v) => parseQuantity(formatQuantity(v, 3), 3) ?? 0n).reduce((a, b) => a + b, 0n)
        expect(sum).toBe(values.reduce((a, b) => a + b, 0n))
      }),
    )
  })
  it('rescaling keeps the amount', () => {
    fc.assert(
      fc.property(quantities, places, places, (value, from, more) => {
        expect(Number(formatQuantity(rescale(value, from, from + more), from + more))).toBe(
          Number(formatQuantity(value, from)),
        )
      }),
    )
  })
})

it.each([
  ['1.', 2],
  ['', 0],
  ['1,000', 0],
  ['+1', 0],
  [' 1', 0],
  ['1e3', 0],
  ['0.001', 2],
  ['1\n', 0],
])('%j at %d decimals is no stored decimal', (text, decimals) => {
  expect(parseQuantity(text, decimals)).toBeUndefined()
})

it('trailing zeros beyond the decimals lose nothing', () => {
  expect(parseQuantity('1.500', 1)).toBe(15n)
})

it('digits are grouped before the point only', () => {
  expect(['1234567.8912', '-123', '-1234', '12'].map((t) => groupDigits(t, ','))).toEqual([
    '1,234,567.8912',
    '-123',
    '-1,234',
    '12',
  ])
})

describe('division', () => {
  it.each([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [1n, -2n, -1n],
    [-1n, -2n, 1n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [1n, 0n, undefined],
  ])('%d / %d rounds half away from zero to %d', (n, d, rounded) => {
    expect(divideRounded(n, d)).toBe(rounded)
  })
  it('a ratio is per cent by its unit alone and respects the decimals of both sides', () => {
    const half = { value: 50n, decimals: 2 }
    const one = { value: 1n, decimals: 0 }
    expect(ratioOf(half, one, percent)).toBe(500n)
    expect(ratioOf(half, one, { unit: '', decimals: 1 })).toBe(5n)
    expect(ratioOf(one, half, { unit: '', decimals: 2 })).toBe(200n)
    expect(ratioOf({ value: 125n, decimals: 0 }, { value: 100_000n, decimals: 0 }, percent)).toBe(1n)
    expect(ratioOf(one, { value: 0n, decimals: 0 }, percent)).toBeUndefined()
  })
  it('is never further than half a unit from the truth', () => {
    fc.assert(
      fc.property(quantities, quantities, (n, d) => {
        const q = divideRounded(n, d)
        if (d === 0n) {
          expect(q).toBeUndefined()
          return
        }
        const off = 2n * (n - (q ?? 0n) * d)
        expect((off < 0n ? -off : off) <= (d < 0n ? -d : d)).toBe(true)
      }),
    )
  })
})

describe('no text throws or takes long', () => {
  it('any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(60), anyText()), (text) => {
        expect(readQuantity(text, money).kind).toMatch(/^[a-z_]+$/)
      }),
      { numRuns: 1000 },
    )
  })
  it.each(['1', ' ', '1 ', ',111', '１', '\ufdfa', '\u0301\u0327', '1件', '.', '-', '\ud800', '万'])(
    '30,000 characters of %j are answered at once',
    (unit) => {
      const text = unit.repeat(Math.ceil(30_000 / unit.length))
      const start = performance.now()
      for (const hostile of [text, `1${text}`, `${text}件`, `1${text}x`]) readQuantity(hostile, pieces)
      expect(performance.now() - start).toBeLessThan(250)
    },
  )
})
