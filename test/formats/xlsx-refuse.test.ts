import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../functions/core/finding.ts'
import { caps } from '../../functions/formats/unreadable.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import {
  contentTypes,
  main,
  relations,
  sampleParts,
  sampleXlsx,
  workbook,
  worksheet,
  type Sample,
} from './xlsx-builder.ts'
import { harmless, hostile, sheetPart, value } from './hostile-files.ts'
import { buildZip } from './zip-builder.ts'

function refused(bytes: Uint8Array): readonly Finding[] {
  const result = readXlsx(bytes)
  if (result.ok) throw new Error('it was read')
  return result.findings
}

/** The directory of an OLE compound file: a header, then one sector of entries. */
function oleFile(...names: string[]): Buffer {
  const bytes = Buffer.alloc(1024)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  names.forEach((name, i) => {
    bytes.write(name, 512 + i * 128, 'utf16le')
    bytes.writeUInt16LE(name.length * 2 + 2, 512 + i * 128 + 64)
  })
  return bytes
}

const packageOf = (type: string): Buffer => sampleXlsx({ workbookType: type })

describe('other files under the name .xlsx are called what they are', () => {
  const excel = 'application/vnd.ms-excel.sheet'
  it.each<[string, Uint8Array]>([
    ['xls', oleFile('Root Entry', 'Workbook')],
    ['xls', oleFile('Root Entry', 'Book')],
    ['xls', Buffer.from('0908100000060500', 'hex')],
    ['unknown', oleFile('Root Entry', 'WordDocument')],
    ['xlsb', packageOf(`${excel}.binary.macroEnabled.main`)],
    ['docx', packageOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')],
    ['docx', packageOf('application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['pptx', packageOf('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml')],
    ['unknown', packageOf('application/vnd.ms-visio.drawing.main+xml')],
    ['ods', buildZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }])],
    ['unknown', buildZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true }])],
    ['zip', buildZip([{ name: 'a.txt', data: 'a' }])],
    ['zip', buildZip([])],
    ['csv', Buffer.from('部门,受理\n甲,12\n')],
    ['csv', Buffer.from('\uFEFF部门\t受理\r\n', 'utf16le')],
    ['csv', Buffer.from('b2bfc3c52cca dcc0ed0d0a'.replace(' ', ''), 'hex')],
    ['csv', Buffer.from('[备注],1')],
    ['html', Buffer.from('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>')],
    ['html', Buffer.from(' <!DOCTYPE HTML><p>')],
    ['html', Buffer.from('<table><tr><td>1</td></tr></table>')],
    ['html', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['xml', Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')],
    ['json', Buffer.from('{"a": 1}')],
    ['json', Buffer.from('[[1, 2]]')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['image', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['image', Buffer.from('GIF89a')],
    ['image', Buffer.from('424d3600000000000000', 'hex')],
    ['rar', Buffer.from('526172211a0700', 'hex')],
    ['unknown', Buffer.from('{\\rtf1 a}')],
    ['unknown', Buffer.alloc(100)],
  ])('%s', (kind, bytes) => {
    expect(refused(bytes)).toMatchObject([{ code: 'file_wrong_kind', kind }])
  })
})

describe('a file that cannot be read says why', () => {
  it('when it is empty', () => {
    expect(refused(new Uint8Array())).toMatchObject([{ code: 'file_empty' }])
  })

  it('when it is too large, and when it is the wrong thing as well', () => {
    const large = { code: 'file_too_large', bytes: caps.fileBytes + 1, max: caps.fileBytes }
    const pdf = Buffer.alloc(caps.fileBytes + 1, '%PDF-')
    expect(refused(pdf)).toMatchObject([large, { code: 'file_wrong_kind', kind: 'pdf' }])
    pdf.write('PK\x03\x04')
    expect(refused(pdf)).toMatchObject([large])
  })

  it('when it is behind a password, by Office or by the zip', () => {
    const encrypted = [{ code: 'file_encrypted' }]
    expect(refused(oleFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage'))).toMatchObject(encrypted)
    expect(refused(sampleXlsx({ parts: { [sheetPart]: { flags: 1 } } }))).toMatchObject(encrypted)
  })

  it.each<[string, Sample]>([
    ['content type', { workbookType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }],
    ['project', { parts: { 'xl/vbaProject.bin': 'VBA' } }],
    [
      'Excel 4 sheet',
      {
        workbookRels: relations(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'xlMacrosheet', 'a.xml']),
      },
    ],
  ])('when it has macros, known by their %s', (_, sample) => {
    expect(refused(sampleXlsx(sample))).toMatchObject([{ code: 'file_has_macros' }])
  })

  it('when a part has a DOCTYPE, so that no entity is ever expanded', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    expect(refused(sampleXlsx({ sheet: bomb + worksheet('<row><c t="str"><v>&b;</v></c></row>') }))).toMatchObject([
      { code: 'file_has_doctype', part: sheetPart },
    ])
    expect(refused(sampleXlsx({ sheet: worksheet('<row><c t="str"><v>&b;</v></c></row>') }))).toMatchObject([
      { code: 'file_damaged', part: sheetPart },
    ])
  })

  it('with everything that is wrong at once', () => {
    const sheets = '<sheet name="甲" r:id="a"/><sheet name="乙" r:id="b"/><sheet name="丙" r:id="c"/>'
    const links = ['a', 'b', 'c'].map((id) => [id, 'worksheet', `${id}.xml`] as const)
    const found = refused(
      sampleXlsx({
        workbook: workbook(sheets),
        workbookRels: relations(...links),
        parts: { 'xl/vbaProject.bin': 'VBA', 'xl/a.xml': '<!DOCTYPE a>', 'xl/b.xml': '<worksheet>' },
      }),
    )
    expect(found.map(({ code }) => code)).toEqual([
      'file_has_macros',
      'file_has_doctype',
      'file_damaged',
      'file_damaged',
    ])
    expect(found.slice(1)).toMatchObject([{ part: 'xl/a.xml' }, { part: 'xl/b.xml' }, { part: 'xl/c.xml' }])
  })

  it('once, where several sheets suffer from the same part', () => {
    const rows = '<row><c t="s"><v>0</v></c></row>'
    const sample = { rows, workbook: workbook('<sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId1"/>') }
    const found = refused(sampleXlsx({ ...sample, parts: { 'xl/sharedStrings.xml': { crc: 1 } } }))
    expect(found).toMatchObject([{ code: 'file_damaged', part: 'xl/sharedStrings.xml' }])
  })
})

describe('damage is named by its part', () => {
  it.each<[string, string, Sample]>([
    ['a wrong checksum', sheetPart, { parts: { [sheetPart]: { crc: 1 } } }],
    ['a size that lies low', sheetPart, { parts: { [sheetPart]: { size: 10 } } }],
    ['a size that lies high', sheetPart, { parts: { [sheetPart]: { size: 100_000 } } }],
    ['an unknown compression', sheetPart, { parts: { [sheetPart]: { method: 12 } } }],
    ['data that does not inflate', sheetPart, { parts: { [sheetPart]: { stored: true, method: 8 } } }],
    [
      'a local header that names another part',
      'zip',
      { parts: { [sheetPart]: { localName: 'xl/worksheets/sheet2.xml' } } },
    ],
    ['a part that is there twice', 'XL/workbook.xml', { parts: { again: { name: 'XL/workbook.xml' } } }],
    ['no sheet behind a sheet', sheetPart, { parts: { [sheetPart]: null } }],
    ['no relationships', '_rels/.rels', { parts: { '_rels/.rels': null } }],
    ['no content types', '[Content_Types].xml', { parts: { '[Content_Types].xml': null } }],
    ['no workbook', '_rels/.rels', { rootRels: relations() }],
    ['a sheet that leads nowhere', 'xl/workbook.xml', { workbook: workbook('<sheet name="a" r:id="x"/>') }],
    [
      'an absurd sheet name',
      'xl/workbook.xml',
      { workbook: workbook(`<sheet name="${'a'.repeat(300)}" r:id="rId1"/>`) },
    ],
    ['another root', sheetPart, { sheet: `<chartsheet xmlns="${main}"/>` }],
    ['no namespace', sheetPart, { sheet: '<worksheet><sheetData/></worksheet>' }],
    [
      'an encoding that OPC does not allow',
      sheetPart,
      { sheet: `<?xml version="1.0" encoding="gb2312"?>${worksheet('')}` },
    ],
    ['bytes that are not UTF-8', sheetPart, { parts: { [sheetPart]: { data: Buffer.from([0x3c, 0x61, 0xff]) } } }],
    ['XML that breaks off', sheetPart, { sheet: worksheet(value).slice(0, -9) }],
    ['XML with a second root', sheetPart, { sheet: worksheet(value) + '<a/>' }],
    ['XML with a cell left open', sheetPart, { sheet: worksheet('<row><c><v>1</v></row>') }],
  ])('%s', (_, part, sample) => {
    expect(refused(sampleXlsx({ rows: value, ...sample }))).toMatchObject([{ code: 'file_damaged', part }])
  })

  it('entries that share their bytes', () => {
    const shared = [...sampleParts({ rows: value }), { name: 'xl/worksheets/sheet2.xml', data: '', sharesDataOf: 4 }]
    expect(refused(buildZip(shared))).toMatchObject([{ code: 'file_damaged', part: 'zip' }])
    const whole = buildZip([{ name: 'a', data: 'a'.repeat(100), stored: true }])
    const quoted = buildZip([{ name: 'b', data: whole, stored: true }])
    // The directory of the outer zip, told that its first entry starts inside of its second.
    const inner = Buffer.concat([quoted.subarray(0, quoted.length - 22 - 47), whole.subarray(whole.length - 22 - 47)])
    expect(refused(inner)[0]).toMatchObject({ code: 'file_damaged' })
  })
})

describe('hostile files are refused by a cap, before they cost anything', () => {
  it.each(Object.entries(hostile))('%s', (_, [what, make]) => {
    const found = refused(make())
    expect(found).toMatchObject(what === 'file_damaged' ? [{ code: what }] : [{ code: 'file_too_complex', what }])
  })

  it.each(Object.entries(harmless))('%s: read, in one pass', (_, make) => {
    expect(readXlsx(make()).ok).toBe(true)
  })
})

describe('nothing makes it throw', () => {
  const valid = sampleXlsx({
    rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1"><f>A1</f></c></row>',
    strings: '<si><r><t>受理</t></r></si>',
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>',
  })
  const outcome = (bytes: Uint8Array): void => {
    const result = readXlsx(bytes)
    expect(result.ok || result.findings.length > 0).toBe(true)
  }

  it('random bytes, with and without the start of a known format', () => {
    const starts = [[], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x3c], [0xff, 0xfe]]
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 2_000 }))
    fc.assert(
      fc.property(bytes, ([start, rest]) => {
        outcome(Uint8Array.from([...start, ...rest]))
      }),
      { numRuns: 500 },
    )
  })

  it('a valid file, cut anywhere', () => {
    for (let length = 0; length < valid.length; length++) expect(readXlsx(valid.subarray(0, length)).ok).toBe(false)
  })

  it('a valid file with bytes changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    const property = fc.property(changes, (all) => {
      const bytes = Uint8Array.from(valid)
      for (const [at, byte] of all) bytes[at] = byte
      outcome(bytes)
    })
    fc.assert(property, { numRuns: 2_000 })
  })

  it('valid parts with characters changed, in a sound zip', () => {
    const parts = sampleParts({ rows: value, styles: '<cellXfs><xf numFmtId="9"/></cellXfs>' })
    const odd = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '/',
      '=',
      ' ',
      ':',
      '\0',
      '\uFFFE',
      'xmlns',
      '<![CDATA[',
      '&#99999999;',
      '<!--',
      '999',
    )
    const change = fc.tuple(fc.nat(parts.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), odd, fc.nat(3))
    const property = fc.property(change, ([index, where, text, drop]) => {
      const changed = parts.map((part, i) => {
        const at = Math.floor(where * part.data.length)
        const data = part.data.toString()
        return i === index ? { ...part, data: data.slice(0, at) + text + data.slice(at + drop) } : part
      })
      outcome(buildZip(changed))
    })
    fc.assert(property, { numRuns: 1_000 })
  })

  it('any deflated bytes for a part', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
      outcome(sampleXlsx({ parts: { [sheetPart]: { data: deflateRawSync(data), stored: true, method: 8 } } }))
      outcome(sampleXlsx({ parts: { [sheetPart]: { data } } }))
    })
    fc.assert(property, { numRuns: 200 })
  })
})

it('takes a template (.xltx) for a workbook', () => {
  const types = contentTypes('application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml')
  expect(readXlsx(sampleXlsx({ types })).ok).toBe(true)
})
