import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, xmlSafe } from '../../functions/core/text-cleaning.ts'

const units = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom(
      '\r\n',
      '\n',
      ' ',
      '\u3000',
      '\u200D',
      '👩',
      '💻',
      '🏴',
      '\u{E0067}',
      '\uFE0F',
      '\u200B',
      '\uFFFE',
      '中',
    ),
    fc.constantFrom('\uD842', '\uDFB7', '𠮷', '\0', '\t'),
  ),
  { maxLength: 40 },
)
const anyText = units.map((parts) => parts.join(''))

describe('cleanText', () => {
  it.each([
    ['一\r\n二\r三\u2028四\u2029五\u0085六', '一\n二\n三\n四\n五\n六'],
    ['办\t结\u00A0十\u202F二\u2009件', '办 结 十 二 件'],
    ['\u3000\u3000开头，中间\u3000\u3000空格\u3000', '开头，中间 空格'],
    ['\uFEFF零\u200B宽\u200C字\u200D符\u00AD与\u202E方\u2066向', '零宽字符与方向'],
    ['一段\n\n \u3000\n二段  \n', '一段\n二段'],
    ['plain, untouched text; 12.5%', 'plain, untouched text; 12.5%'],
  ])('%j becomes %j, and nothing is reported', (raw, text) => {
    expect(cleanText(raw)).toEqual({ text, removed: [] })
  })

  it('reports what cannot be kept once each, in order: controls, noncharacters, lone surrogates', () => {
    expect(cleanText('a\u0007b\uFFFEc\uD800d\u0007\u{1FFFF}\uFDD0\u0000')).toEqual({
      text: 'abcd',
      removed: ['U+0007', 'U+FFFE', 'U+D800', 'U+1FFFF', 'U+FDD0', 'U+0000'],
    })
  })

  it.each([
    '𠮷野家𪚥',
    '神\uFA19',
    '辻\u{E0100}葛\uFE00',
    '\uE000\u{F0000}',
    '👩‍💻 👨‍👩‍👧 👍🏽 ❤️‍🔥',
    '🏴\u{E0067}\u{E0062}\u{E007F}',
    '\uFFFD',
  ])('keeps rare Han, compatibility ideographs, selectors, private use and emoji whole: %s', (text) => {
    expect(cleanText(text)).toEqual({ text, removed: [] })
  })

  it('drops joiners and tags that hold nothing together', () => {
    expect(cleanText('中\u200D👩 👩\u200D中 x\u{E0041}\u{E0042}').text).toBe('中👩 👩中 x')
  })

  it('gives well-formed text for any input, that XML can hold, and that cleaning leaves as it is', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = cleanText(raw)
        expect(text.isWellFormed()).toBe(true)
        expect(xmlSafe(text)).toBe(text)
        expect(text).not.toMatch(/ {2}|\n\n|^\s|\s$/)
        expect(cleanText(text)).toEqual({ text, removed: [] })
      }),
      { numRuns: 2000 },
    )
  })

  it.each([' ', '\u3000', '\n ', '\u200D', '👩\u200D', '\uD800', '\u{E0041}', '中 '])(
    'cleans 100,000 times %j to a text of known length',
    (part) => {
      const { text } = cleanText(`甲${part.repeat(100_000)}乙`)
      const kept: Record<string, number> = { '👩\u200D': 299_999, '中 ': 200_000, ' ': 1, '\u3000': 1, '\n ': 1 }
      expect(text.length).toBe((kept[part] ?? 0) + 2)
    },
  )
})

describe('xmlSafe', () => {
  it('drops exactly what XML 1.0 cannot hold', () => {
    expect(xmlSafe('a\0\x08\t\n\r\x1F\x7F\uD800\uFFFE\uFFFF\uFFFD𠮷')).toBe('a\t\n\r\x7F\uFFFD𠮷')
  })

  it('keeps and drops rightly at every edge of the allowed ranges', () => {
    const allowed = [0x9, 0xa, 0xd, 0x20, 0xd7ff, 0xe000, 0xfffd, 0x10000, 0x10ffff]
    const refused = [0x0, 0x8, 0xb, 0xc, 0xe, 0x1f, 0xd800, 0xdfff, 0xfffe, 0xffff]
    const isKept = (codePoint: number) => xmlSafe(String.fromCodePoint(codePoint)) !== ''
    expect(allowed.filter(isKept)).toEqual(allowed)
    expect(refused.filter(isKept)).toEqual([])
  })
})
