/** Texts that people with bad intentions, bad programs or bad luck send. */
import * as fc from 'fast-check'

/** Each means something to somebody: a browser, Word, Excel, a shell, a template, JavaScript. */
const fragments = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '</p></article><form action="//x">',
  '[x](javascript:alert(1))',
  '</w:t></w:r><w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r><w:r><w:t>',
  '{ MERGEFIELD name \\* MERGEFORMAT }',
  'HYPERLINK "http://x" \\o "y"',
  '</t></is></c><c r="A1"><f>1+1</f></c>',
  '=HYPERLINK("http://x","y")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '_x003D_1+1',
  '_x000D_',
  '%0D%0ASet-Cookie: a=b',
  '\r\nSet-Cookie: a=b',
  ']]>',
  '<![CDATA[',
  '<!--',
  '--!>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>&b;',
  '&lt;b&gt;&amp;&#0;&#xFFFE;&nbsp;',
  '{period.from}{{}}{',
  '{ytd.births}',
  '${7*7}',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'a\0b',
  '\u0007\u001B[31m',
  '\uD800',
  '\uDC00',
  '\uFFFE\uFFFF',
  '\u202E\u2066abc\u2069',
  '\u200B\u200D\uFEFF\u00AD',
  '\u2028\u2029\u0085\v\f',
  'e\u0301\u0327',
  '\u0301'.repeat(40),
  '\uFDFA',
  '👨‍👩‍👧',
  '\u{E0041}\u{E007F}',
  '𠮷野家',
  '全角　空格',
  '受理120件，办结３．４万件',
  '12月26日-30日',
  '（一）1、①',
  '"引号\'',
  '12,345,678.90',
  'https://example.org/?a=b&c=<d>',
  'a@b.example',
  '...--。。。',
  '-',
  '0',
  ' ',
  '\n',
  '\\',
] as const

export const fragment = fc.constantFrom(...fragments)

/** Any sequence of UTF-16 units, halves of pairs included. */
const units = fc.array(fc.nat({ max: 0xffff }), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes))

/** Mostly short; now and then one thing again and again. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.oneof(fragment, units), { maxLength: 5 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(fragment, fc.integer({ min: 2, max: 300 })).map(([one, n]) => one.repeat(n)) },
)

/** The same with something in it for sure. */
export const writtenText = hostileText.map((text) => `窗口${text}`)
