import { describe, expect, it } from 'vitest'
import { formatNumbering, hanNumeral } from '../../functions/core/numeral.ts'

/** Reads a Han numeral back: the other direction, written another way. */
function valueOf(numeral: string): number {
  let [sum, digit] = [0, 0]
  for (const char of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[char]
    if (unit === undefined) digit = '零一二三四五六七八九'.indexOf(char)
    else [sum, digit] = [sum + (digit || 1) * unit, 0]
  }
  return sum + digit
}

describe('hanNumeral', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [9999, '九千九百九十九'],
  ])('%d is %s', (n, han) => {
    expect(hanNumeral(n)).toBe(han)
  })

  it('gives every number from 1 to 9999 a numeral of its own that reads back', () => {
    for (let n = 1; n <= 9999; n++) expect(valueOf(hanNumeral(n))).toBe(n)
  })

  it.each([0, -1, 1.5, 10_000, Number.NaN])('refuses %d', (n) => {
    expect(() => hanNumeral(n)).toThrow(RangeError)
  })
})

describe('formatNumbering', () => {
  it.each([
    ['（{han}）', 12, '（十二）'],
    ['（{n}）', 3, '（3）'],
    ['{n}. ', 4, '4. '],
    ['{han}、', 1, '一、'],
    ['', 7, ''],
  ])('%j with %d is %j', (pattern, n, text) => {
    expect(formatNumbering(pattern, n)).toBe(text)
  })
})
