import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellName, type Cell, type Workbook } from '../../functions/core/grid.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import {
  main,
  relations,
  sampleParts,
  sampleXlsx,
  strictMain,
  strictOffice,
  workbook,
  worksheet,
  type Sample,
} from './xlsx-builder.ts'
import { buildZip } from './zip-builder.ts'

function read(bytes: Uint8Array): Workbook {
  const result = readXlsx(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.workbook
}

const rowsOf = (sample: Sample): readonly (readonly Cell[] | undefined)[] => read(sampleXlsx(sample)).sheets[0]!.rows
const cellOf = (cell: string, sample: Sample = {}): Cell =>
  rowsOf({ ...sample, rows: `<row r="1">${cell}</row>` })[0]?.[0]

const hello = '<row r="1"><c r="A1" t="inlineStr"><is><t>受理</t></is></c></row>'

describe('values', () => {
  it.each<[string, string, Cell]>([
    ['a number', '<c r="A1"><v>12.5</v></c>', 12.5],
    ['a number with an exponent', '<c r="A1"><v>1.5E-3</v></c>', 0.0015],
    ['a number typed "n"', '<c r="A1" t="n"><v> 7 </v></c>', 7],
    ['what is no number, as text', '<c r="A1"><v>1,5</v></c>', '1,5'],
    ['a number beyond doubles, as text', '<c r="A1"><v>1e999</v></c>', '1e999'],
    ['hexadecimal, as text', '<c r="A1"><v>0x1F</v></c>', '0x1F'],
    ['true', '<c r="A1" t="b"><v>1</v></c>', true],
    ['false', '<c r="A1" t="b"><v>0</v></c>', false],
    ['an error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['an ISO date, as text', '<c r="A1" t="d"><v>2022-12-26</v></c>', '2022-12-26'],
    ['a formula by its value', '<c r="A1"><f>1+1</f><v>2</v></c>', 2],
    ['a formula by its text', '<c r="A1" t="str"><f>A2&amp;""</f><v>办结</v></c>', '办结'],
    ['a formula by its error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['a formula that gave an empty text, as blank', '<c r="A1" t="str"><f>""</f><v></v></c>', undefined],
    ['a formula without a value', '<c r="A1"><f>SUM(B1:B3)</f></c>', { formula: 'SUM(B1:B3)' }],
    ['a formula with an empty value', '<c r="A1"><f>B1&gt;2</f><v/></c>', { formula: 'B1>2' }],
    ['an inline string', '<c r="A1" t="inlineStr"><is><t>件</t></is></c>', '件'],
    [
      'an inline string of runs',
      '<c r="A1" t="inlineStr"><is><r><t>受</t></r><r><rPr><b/></rPr><t>理</t></r></is></c>',
      '受理',
    ],
    ['spaces, kept', '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a\tb </t></is></c>', ' a\tb '],
    ['line ends, as XML has them', '<c r="A1" t="inlineStr"><is><t>a\r\nb\rc&#13;&#10;d</t></is></c>', 'a\nb\nc\r\nd'],
    ['CDATA', '<c r="A1" t="str"><v>a<![CDATA[<b>&amp;]]>c</v></c>', 'a<b>&amp;c'],
    ['references', '<c r="A1" t="str"><v>&lt;&gt;&amp;&quot;&apos;&#x4E2D;&#20013;&#x1F600;</v></c>', `<>&"'中中😀`],
    ['an escaped character', '<c r="A1" t="str"><v>a_x000D__x000a_b</v></c>', 'a\r\nb'],
    ['an escaped escape', '<c r="A1" t="str"><v>_x005F_x000D_</v></c>', '_x000D_'],
    ['what only looks like an escape', '<c r="A1" t="str"><v>_x00G0_ _x12_</v></c>', '_x00G0_ _x12_'],
    ['a comment and an instruction inside', '<c r="A1"><!-- a --><v>1<?x y?>2</v></c>', 12],
    ['no value, as blank', '<c r="A1" t="s" s="3"/>', undefined],
    ['an empty boolean, as blank and not as false', '<c r="A1" t="b"><v></v></c>', undefined],
    [
      'characters that XML forbids but programs write',
      '<c r="A1" t="str"><v>a\u0001\uFFFE&#xD800;b</v></c>',
      'a\u0001\uFFFE\uD800b',
    ],
  ])('reads %s', (_, cell, value) => {
    expect(cellOf(cell)).toEqual(value)
  })

  it('joins the runs of a shared string, leaves out its phonetic guide, and takes it as often as it is used', () => {
    const strings =
      '<si><t>甲</t></si><si><r><t>受</t></r><r><t xml:space="preserve">理 </t></r><rPh sb="0" eb="1"><t>shouli</t></rPh>' +
      '<phoneticPr fontId="1"/></si><si/>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
    expect(rowsOf({ rows, strings })).toEqual([['受理 ', '甲', '受理 ']])
  })
})

describe('percentages', () => {
  const styles =
    '<numFmts count="4"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/>' +
    '<numFmt numFmtId="166" formatCode="0\\%"/><numFmt numFmtId="167" formatCode="0_%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
    `<cellXfs>${[0, 9, 10, 164, 165, 166, 167].map((id) => `<xf numFmtId="${id}"><alignment/></xf>`).join('')}</cellXfs>`

  it.each([
    ['0.125', '12.5%'],
    ['0.14480000000000001', '14.48%'],
    ['0.07', '7%'],
    ['0.28999999999999998', '29%'],
    ['1', '100%'],
    ['0', '0%'],
    ['-0.005', '-0.5%'],
    ['12', '1200%'],
    ['1E-3', '0.1%'],
    ['1E-9', '0.0000001%'],
    ['1E+20', '10000000000000000000000%'],
    ['123456.789012345', '12345678.9012345%'],
  ])('gives %s shown with a percent format as the text %s, exactly', (value, text) => {
    expect(cellOf(`<c r="A1" s="1"><v>${value}</v></c>`, { styles })).toBe(text)
  })

  it('knows a percent format by its number or an unquoted percent sign', () => {
    const cells = [0, 1, 2, 3, 4, 5, 6, 99].map((s) => `<c s="${s}"><v>0.5</v></c>`).join('')
    expect(rowsOf({ rows: `<row>${cells}</row>`, styles })).toEqual([[0.5, '50%', '50%', '50%', 0.5, 0.5, 0.5, 0.5]])
  })

  it('needs no styles where no number has one', () => {
    expect(cellOf('<c r="A1"><v>1</v></c>', { parts: { 'xl/styles.xml': null } })).toBe(1)
  })
})

describe('addresses', () => {
  it.each<[string, string, unknown]>([
    [
      'cells without r follow each other',
      '<row r="2"><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row>',
      [undefined, [1, null, null, 2, 3]],
    ],
    ['blank cells without r count', '<row><c/><c><v>1</v></c></row>', [[null, 1]]],
    [
      'blank cells with r count',
      '<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c><v>1</v></c></row>',
      [[null, null, 1]],
    ],
    [
      'rows without r follow each other',
      '<row r="2"><c><v>1</v></c></row><row><c><v>2</v></c></row>',
      [undefined, [1], [2]],
    ],
    [
      'rows may go backwards',
      '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      [[1], [2]],
    ],
    [
      'a row may come in two pieces',
      '<row r="1"><c r="B1"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      [[1, 2]],
    ],
    ['styled blanks far out cost nothing', `${hello}<row r="1048576"><c r="XFD1048576" s="1"/></row>`, [['受理']]],
  ])('%s', (_, rows, expected) => {
    expect(Array.from(rowsOf({ rows }))).toEqual(expected)
  })

  it.each([
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['two values for one cell', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a column beyond XFD', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a row beyond the last', '<row r="1048577"><c><v>1</v></c></row>'],
    ['row zero', '<row r="0"><c><v>1</v></c></row>'],
    ['no address', '<row r="1"><c r="1A"><v>1</v></c></row>'],
    ['a shared string that is not there', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'],
  ])('refuses %s as damage', (_, rows) => {
    expect(readXlsx(sampleXlsx({ rows }))).toMatchObject({
      ok: false,
      findings: [{ code: 'file_damaged', part: 'xl/worksheets/sheet1.xml' }],
    })
  })

  it('never walks the ranges that a file declares', () => {
    const after =
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation type="list" ' +
      'sqref="A1:A1048576 XFD1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>'
    const names = '<definedNames><definedName name="all">报送!$A$1:$XFD$1048576</definedName></definedNames>'
    const sample = { sheet: worksheet(hello, after), workbook: workbook('<sheet name="报送" r:id="rId1"/>', names) }
    expect(rowsOf(sample)).toEqual([['受理']])
  })
})

describe('sheets', () => {
  it('tells which rows are hidden, by any means, and reads them', () => {
    const rows =
      '<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c><v>3</v></c></row>' +
      '<row r="4" hidden="true"><c/></row><row r="5" hidden="0" ht="15"><c><v>5</v></c></row>'
    expect(read(sampleXlsx({ rows })).sheets[0]).toMatchObject({
      rows: [[1], [2], [3], undefined, [5]],
      hiddenRows: [1, 2],
    })
  })

  it('reads hidden sheets, in order, and leaves out those without cells', () => {
    const sheets =
      '<sheet name="甲" state="veryHidden" r:id="rId1"/><sheet name="图" r:id="rId4"/><sheet name="_x4E59_" state="hidden" r:id="rId1"/>'
    const workbookRels = relations(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId4', 'chartsheet', 'chartsheets/sheet1.xml'],
    )
    const found = read(sampleXlsx({ workbook: workbook(sheets), workbookRels, rows: hello }))
    expect(found.sheets.map(({ name }) => name)).toEqual(['甲', '乙'])
  })

  it.each([
    ['<workbookPr date1904="1"/>', true],
    ['<workbookPr date1904="true"/>', true],
    ['<workbookPr date1904="false"/>', false],
    ['', false],
  ])('takes the date system from %s', (properties, date1904) => {
    const sheet = '<sheet name="报送" r:id="rId1"/>'
    expect(read(sampleXlsx({ workbook: workbook(sheet, properties) })).date1904).toBe(date1904)
  })
})

describe('other ways to write the same workbook', () => {
  const prefixed = (ns: string): string =>
    `<?xml version="1.0"?>\r\n<x:worksheet xmlns:x="${ns}" xmlns="urn:other"><row r="9"/><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr">` +
    '<x:is><x:t>受理</x:t></x:is></x:c><c r="B1"><v>2</v></c></x:row></x:sheetData></x:worksheet>'

  it.each<[string, Sample]>([
    ['a prefix for every element', { sheet: prefixed(main) }],
    [
      'strict OOXML',
      {
        sheet: prefixed(strictMain),
        workbook: `<workbook xmlns="${strictMain}" xmlns:q="${strictOffice}"><sheets><sheet name="报送" q:id="rId1"/></sheets></workbook>`,
        workbookRels: relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']).replace(
          /http[^"]*(?=\/worksheet")/,
          strictOffice,
        ),
        rootRels: relations(['rId1', 'officeDocument', 'xl/workbook.xml']).replace(
          /http[^"]*(?=\/officeDocument")/,
          strictOffice,
        ),
      },
    ],
    [
      'absolute targets',
      {
        rootRels: relations(['rId1', 'officeDocument', '/xl/workbook.xml']),
        workbookRels: relations(['rId1', 'worksheet', '/xl/worksheets/sheet1.xml']),
      },
    ],
    [
      'targets with dots, backslashes and percent signs',
      {
        workbookRels: relations(['rId1', 'worksheet', './..\\xl/worksheets/%73heet1.xml']),
      },
    ],
    [
      'parts in odd folders',
      {
        rootRels: relations(['rId1', 'officeDocument', 'a/b.xml']),
        types:
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="XML" ' +
          'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        parts: {
          'a/b.xml': workbook('<sheet name="报送" r:id="s"/>'),
          'a/_rels/b.xml.rels': relations(['s', 'worksheet', '../甲.xml']),
          '甲.xml': worksheet(hello),
          'xl/worksheets/sheet1.xml': null,
        },
      },
    ],
    ['other case in part names', { parts: { 'xl/worksheets/sheet1.xml': { name: 'XL/Worksheets/Sheet1.XML' } } }],
    ['backslashes in the zip', { parts: { 'xl/worksheets/sheet1.xml': { name: 'xl\\worksheets\\sheet1.xml' } } }],
    ['stored parts', { parts: { 'xl/worksheets/sheet1.xml': { stored: true } } }],
    ['data descriptors', { parts: { 'xl/worksheets/sheet1.xml': { descriptor: true } } }],
    ['zip64 sizes', { parts: { 'xl/worksheets/sheet1.xml': { zip64: true } } }],
    ['a byte order mark', { sheet: `\uFEFF${worksheet(hello)}` }],
    [
      'pretty printing and spaces in tags',
      {
        sheet: worksheet(
          `\n  ${hello.replaceAll('<', '\n <').replaceAll('\n </t', '</t').replaceAll('>', ' >').replace('<t >', '<t>')}\n`,
        ),
      },
    ],
    ['single quotes', { sheet: worksheet(hello).replaceAll('"', "'") }],
  ])('reads %s', (_, sample) => {
    expect(rowsOf({ rows: hello, ...sample })).toEqual([['受理']])
  })

  it.each(['utf-16le', 'utf-16be', 'utf-16le without a mark'])('reads %s', (encoding) => {
    const text = `${encoding.includes('without') ? '' : '\uFEFF'}<?xml version="1.0" encoding="UTF-16"?>${worksheet(hello)}`
    const data = Buffer.from(text, 'utf16le')
    if (encoding === 'utf-16be') data.swap16()
    expect(rowsOf({ parts: { 'xl/worksheets/sheet1.xml': { data } } })).toEqual([['受理']])
  })

  it('reads a zip with a comment, a zip64 end, or a tail that a gateway added', () => {
    const parts = sampleParts({ rows: hello })
    for (const bytes of [
      buildZip(parts, { comment: '报送' }),
      buildZip(parts, { zip64End: true }),
      Buffer.concat([buildZip(parts), Buffer.from('\r\n')]),
    ]) {
      expect(read(bytes).sheets[0]!.rows).toEqual([['受理']])
    }
  })
})

it('reads the same by the short cut for plain cells as by the long way', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true }).map((number) => `<v>${number}</v>`),
    fc.constantFrom(
      '',
      '<v/>',
      '<v></v>',
      '<v>0</v>',
      '<v>1</v>',
      '<v>受 理</v>',
      '<v>&amp;</v>',
      '<v>a\r\nb</v>',
      '<v>_x0041_</v>',
    ),
    fc.constantFrom('<f>1+1</f>', '<f>1+1</f><v>2</v>', '<is><t>受</t></is>', ' ', '<!-- --><v>3</v>'),
  )
  const type = fc.constantFrom('', ' t="n"', ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="inlineStr"')
  const style = fc.constantFrom('', ' s="0"', ' s="1"', ' s="77"')
  const cell = fc.oneof(fc.constant(null), fc.tuple(style, type, value))
  const sheets = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 })
  const property = fc.property(sheets, (rows) => {
    const inside = rows
      .map((cells, r) => {
        const written = cells.map((c, i) =>
          c === null ? `<c r="${cellName(r, i)}" s="1"/>` : `<c r="${cellName(r, i)}"${c[0]}${c[1]}>${c[2]}</c>`,
        )
        return `<row r="${r + 1}">${written.join('')}</row>`
      })
      .join('')
    const sample = {
      strings: '<si><t>甲</t></si><si><t xml:space="preserve"> 乙_x0041_</t></si>',
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>',
    }
    const prefixed = (xml: string): string => xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
    const short = readXlsx(sampleXlsx({ ...sample, rows: inside }))
    const long = readXlsx(sampleXlsx({ ...sample, sheet: prefixed(worksheet(inside)) }))
    expect(short).toEqual(long)
  })
  fc.assert(property, { numRuns: 300 })
})
