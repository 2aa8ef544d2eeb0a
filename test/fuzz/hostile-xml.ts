/** Workbooks in a sound zip whose XML is not: depth, attributes, entities, namespaces, references, ranges, addresses. */
import * as fc from 'fast-check'
import { buildZip, type ZipPart } from '../formats/zip-builder.ts'
import { hostileText } from './hostile-text.ts'

/** What may stand where an element may. */
const elements = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!--',
  '<!-- a -- b -->',
  '<![CDATA[<c r="A1"/>]]>',
  ']]>',
  '&b;',
  '&#x110000;',
  '&#0;',
  '&#xD800;',
  '&amp',
  '<x:c xmlns:x="u"/>',
  '<x:c/>',
  '<c xmlns=""/>',
  '<c xmlns:a="u" xmlns:b="u" a:d="" b:d=""/>',
  '<c r="A1"><v>1</v></c>',
  '<c r="XFD1048576"><v>1</v></c>',
  '<c r="XFE1"><v>1</v></c>',
  '<c r="A0"><v>1</v></c>',
  '<c r="__proto__"><v>1</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<c t="s"><v>999999</v></c>',
  '<c t="s"><v>__proto__</v></c>',
  '<c t="s"><v>length</v></c>',
  '<c t="s"><v>0.5</v></c>',
  '<c t="b"><v>2</v></c>',
  '<c t="e"><v>#N/A</v></c>',
  '<c t="d"><v>2026-01-14</v></c>',
  '<c t="constructor"><v>1</v></c>',
  '<c s="99999"><v>0.5</v></c>',
  '<c s="-1"><v>1e999</v></c>',
  '<c><f>A1</f></c>',
  '<c><f t="shared" ref="A1:XFD1048576" si="0">1</f><v>1</v></c>',
  '<c t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
  '<row r="1"><c r="A1"><v>1</v></c></row>',
  '<row r="1048577"/>',
  '<row r="0"/>',
  '<row r="NaN" ht="-1" hidden="true"><c r="B2"><v>1</v></c></row>',
  '<sheetData/>',
  '</sheetData>',
  '</c>',
  '<sheet name="a" r:id="rId1"/>',
  '<sheet name="a" sheetId="1" r:id="../../../etc/passwd"/>',
  '<Relationship Id="rId1" Type="x/worksheet" Target="/xl/workbook.xml"/>',
  '<Relationship Id="rIdX" Type="x/sharedStrings" Target="sharedStrings.xml" TargetMode="External"/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<dataValidation sqref="A:XFD"/>',
  '<definedName name="a">A:XFD</definedName>',
  '<dimension ref="A1:XFD1048576"/>',
  '<si><t>a</t></si>',
  '<si/>',
  '<numFmt numFmtId="9" formatCode="[[[[%"/>',
  '<xf numFmtId="__proto__"/>',
  '<a ',
  '<a b=c/>',
  '<a b="c" b="d"/>',
  '<a b="<"/>',
  '< a/>',
  '<?xml version="1.0"?>',
  '<?xml-stylesheet href="http://x"?>',
  '\0',
  '\uFFFE',
  '\uD800',
  '\uFEFF',
] as const

/** What may stand as an attribute's value, or a cell's. */
const values = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      '0',
      '-1',
      '1',
      '9',
      '1048577',
      '99999999999',
      '1e9',
      'NaN',
      'true',
      'A1',
      'XFD1',
      'rId1',
      '../a.xml',
      '/',
      '\\..\\a',
      '%2e%2e',
      '__proto__',
      'constructor',
      'u'.repeat(300),
    ),
  },
  { weight: 2, arbitrary: hostileText },
)

const at = fc.nat({ max: 1e6 })
const part = fc.nat({ max: 50 })

type XmlChange = { readonly part: number; readonly at: number } & (
  | { readonly kind: 'insert'; readonly text: string }
  | { readonly kind: 'attribute' | 'text'; readonly value: string }
  | { readonly kind: 'remove'; readonly length: number }
  | { readonly kind: 'repeat'; readonly times: number; readonly text: string }
  | { readonly kind: 'deep'; readonly depth: number; readonly closed: boolean }
  | { readonly kind: 'attributes'; readonly count: number }
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'prefix' | 'strict' | 'utf-16' | 'no end' | 'spaces after' | 'long namespace' }
)

const change: fc.Arbitrary<XmlChange> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), part, at, text: fc.constantFrom(...elements) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('attribute', 'text'), part, at, value: values }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), part, at, length: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('repeat' as const),
      part,
      at,
      times: fc.constantFrom(2, 2, 2, 100, 100, 100, 3_000, 40_000),
      text: fc.constantFrom(...elements),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deep' as const),
      part,
      at,
      depth: fc.constantFrom(10, 70, 100_000),
      closed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('attributes' as const),
      part,
      at,
      count: fc.constantFrom(10, 63, 64, 65, 50_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), part, at, to: at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('prefix', 'strict', 'utf-16', 'no end', 'spaces after', 'long namespace'),
      part,
      at,
    }),
  },
)

export type XmlRecipe = readonly XmlChange[]
export const xmlRecipe: fc.Arbitrary<XmlRecipe> = fc.array(change, { minLength: 1, maxLength: 4 })

/** What is inserted stays below the largest part that is read, most of the time. */
const mostInserted = 3 * 2 ** 20

/** The start of an element near a place. */
function elementAt(xml: string, at: number): number {
  const start = xml.indexOf('<', at % Math.max(1, xml.length))
  return start < 0 ? xml.length : start
}

const spliced = (xml: string, at: number, length: number, text: string): string =>
  xml.slice(0, at) + text + xml.slice(at + length)

/** Replaces what stands at one of a pattern's matches, chosen by number. */
function replacedAt(xml: string, pattern: RegExp, which: number, text: string): string {
  const found = [...xml.matchAll(pattern)]
  const match = found[which % Math.max(1, found.length)]
  return match ? spliced(xml, match.index + 1, match[0].length - 2, text) : xml
}

function changed(xml: string, one: XmlChange): string | Buffer {
  const place = elementAt(xml, one.at)
  switch (one.kind) {
    case 'insert':
      return spliced(xml, place, 0, one.text)
    case 'attribute':
      return replacedAt(xml, /"[^"<>]*"/g, one.at, one.value)
    case 'text':
      return replacedAt(xml, />[^<>]+</g, one.at, one.value)
    case 'remove':
      return spliced(xml, one.at % Math.max(1, xml.length), one.length, '')
    case 'repeat':
      return spliced(xml, place, 0, one.text.repeat(Math.min(one.times, mostInserted / one.text.length)))
    case 'deep':
      return spliced(xml, place, 0, '<a>'.repeat(one.depth) + (one.closed ? '</a>'.repeat(one.depth) : ''))
    case 'attributes':
      return spliced(xml, place, 0, `<a ${Array.from({ length: one.count }, (_, i) => `a${i}=""`).join(' ')}/>`)
    case 'move': {
      const end = elementAt(xml, place + 1)
      const piece = xml.slice(place, end)
      const rest = spliced(xml, place, piece.length, '')
      return spliced(rest, elementAt(rest, one.to), 0, piece)
    }
    case 'prefix':
      return xml.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="')
    case 'strict':
      return xml.replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
    case 'utf-16':
      return Buffer.from(`\uFEFF${xml}`, 'utf16le')
    case 'no end':
      return xml.replace(/<\/[^<>]*>\s*$/, '')
    case 'spaces after':
      return `${xml.replace(/>\s*$/, ' >')}${' '.repeat(500_000)}`
    case 'long namespace':
      return xml.replace(/ xmlns="/, ` xmlns:p="${'u'.repeat(500_000)}" xmlns="`)
  }
}

/** The file that a recipe makes of a sound workbook's parts. */
export function cookXml(sound: readonly ZipPart[], recipe: XmlRecipe): Buffer {
  let parts = sound
  for (const one of recipe) {
    const at = one.part % parts.length
    const told = parts[at]
    if (told && typeof told.data === 'string') parts = parts.with(at, { ...told, data: changed(told.data, one) })
  }
  return buildZip(parts)
}
