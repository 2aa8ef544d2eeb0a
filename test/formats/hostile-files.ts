/** Small files that stand for large ones: what an upload box on a network gets to see (input.md). */
import type { FileCap } from '../../functions/core/finding.ts'

import { main, relations, sampleXlsx, workbook, worksheet } from './xlsx-builder.ts'
import { buildZip } from './zip-builder.ts'

export const sheetPart = 'xl/worksheets/sheet1.xml'
export const value = '<row r="1"><c r="A1"><v>1</v></c></row>'

/** Repeats are what packs well: each of these is a small file that stands for a large one. */
export const hostile: Readonly<Record<string, readonly [FileCap | 'file_damaged', () => Buffer]>> = {
  'a bomb of blanks': ['part bytes', () => bigSheet(' '.repeat(60 * 2 ** 20))],
  'a bomb whose size lies': [
    'file_damaged',
    () => sampleXlsx({ parts: { [sheetPart]: { data: Buffer.alloc(60 * 2 ** 20), size: 900 } } }),
  ],
  'many large sheets': ['total bytes', () => manySheets(60, ' '.repeat(3 * 2 ** 20))],
  'many empty entries': [
    'entries',
    () => buildZip(Array.from({ length: 2_000 }, (_, i) => ({ name: `${i}`, data: '', stored: true }))),
  ],
  'many sheets': ['sheets', () => sampleXlsx({ workbook: workbook('<sheet name="a" r:id="rId1"/>'.repeat(100_000)) })],
  'many relationships': [
    'entries',
    () => sampleXlsx({ workbookRels: relations(...Array.from({ length: 25_000 }, () => ['a', 'b', 'c'] as const)) }),
  ],
  'deep elements': ['XML depth', () => sampleXlsx({ rows: '<a>'.repeat(1_300_000) })],
  'an element with many attributes': [
    'attributes',
    () => sampleXlsx({ rows: `<a ${Array.from({ length: 300_000 }, (_, i) => `a${i}=""`).join(' ')}/>` }),
  ],
  'a value at the last cell': [
    'rows',
    () => sampleXlsx({ rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }),
  ],
  'a value in the last column': ['columns', () => sampleXlsx({ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' })],
  'a value far right in every row': [
    'cells',
    () => sampleXlsx({ rows: rowsOf(80_000, (r) => `<c r="ALJ${r}"><v>1</v></c>`) }),
  ],
  'a value in every row': ['rows', () => sampleXlsx({ rows: '<row><c><v>1</v></c></row>'.repeat(110_000) })],
  'a million shared strings': [
    'cells',
    () => sampleXlsx({ rows: '<row><c t="s"><v>0</v></c></row>', strings: '<si/>'.repeat(800_000) }),
  ],
  'a million shared strings with text': [
    'cells',
    () => sampleXlsx({ rows: '<row><c t="s"><v>0</v></c></row>', strings: '<si><t/></si>'.repeat(300_000) }),
  ],
  'a long text': [
    'text length',
    () => sampleXlsx({ rows: `<row><c t="str"><v>${'长'.repeat(1_300_000)}</v></c></row>` }),
  ],
  'a long plain text': [
    'text length',
    () => sampleXlsx({ rows: `<row r="1"><c r="A1" t="str"><v>${'a'.repeat(4_000_000)}</v></c></row>` }),
  ],
  'a long number': [
    'text length',
    () => sampleXlsx({ rows: `<row r="1"><c r="A1"><v>${'9'.repeat(4_000_000)}</v></c></row>` }),
  ],
  'a long shared string': [
    'text length',
    () =>
      sampleXlsx({
        rows: '<row><c t="s"><v>1</v></c></row>',
        strings: `<si/><si><t>${'a'.repeat(4_000_000)}</t></si>`,
      }),
  ],
  'a long text in every cell': [
    'text length',
    () =>
      sampleXlsx({
        rows: `<row>${'<c t="s"><v>0</v></c>'.repeat(1_000)}</row>`,
        strings: `<si><t>${'长'.repeat(90_000)}</t></si>`,
      }),
  ],
  'a long namespace on many attributes': [
    'file_damaged',
    () =>
      sampleXlsx({
        sheet: `<worksheet xmlns="${main}" xmlns:p="${'u'.repeat(1_000_000)}">${'<b p:x="" p:y=""/>'.repeat(150_000)}</worksheet>`,
      }),
  ],
  'one sheet named many times': [
    'total bytes',
    () =>
      sampleXlsx({
        workbook: workbook('<sheet name="a" r:id="rId1"/>'.repeat(90)),
        sheet: worksheet(' '.repeat(3 * 2 ** 20)),
      }),
  ],
}

export const harmless: Readonly<Record<string, () => Buffer>> = {
  'many ends of data before a long end of the document': () =>
    sampleXlsx({
      sheet: `<worksheet xmlns="${main}">${'<sheetData/>'.repeat(150_000)}</worksheet >${' '.repeat(2_000_000)}`,
    }),
  'a sheet of styled blanks': () =>
    sampleXlsx({ rows: rowsOf(40_000, (r) => `<c r="A${r}" s="1"/><c r="B${r}" s="1"/><c r="C${r}" s="1"/>`) }),
  'blanks in the long form': () => sampleXlsx({ rows: `<row>${'<c r="A1"> </c>'.repeat(250_000)}</row>` }),
  'namespaces declared again and again': () => bigSheet('<x:a xmlns:x="u"/>'.repeat(200_000)),
  'nested namespaces': () => bigSheet(`${'<a xmlns:q="u">'.repeat(60)}${'<q:b/>'.repeat(500_000)}${'</a>'.repeat(60)}`),
  'many attributes, often': () =>
    bigSheet(`<a ${Array.from({ length: 60 }, (_, i) => `b${i}=""`).join(' ')}/>`.repeat(10_000)),
  'many references': () =>
    sampleXlsx({ rows: `<row>${`<c t="str"><v>${'&#97;'.repeat(800)}</v></c>`.repeat(1_000)}</row>` }),
  'many comments': () => bigSheet('<!---->'.repeat(500_000)),
  'names that are all different': () => bigSheet(Array.from({ length: 350_000 }, (_, i) => `<b${i}/>`).join('')),
  'a number of many digits': () => sampleXlsx({ rows: `<row><c><v>${'9'.repeat(32_000)}e</v></c></row>` }),
  'a long name': () => bigSheet(`<${'a'.repeat(4_000_000)}/>`),
  'a long run of spaces in a row': () => sampleXlsx({ rows: `<row>${' '.repeat(4_000_000)}</row>` }),
  'a long text beside the cells': () => sampleXlsx({ rows: `<row><c><x>${'a'.repeat(4_000_000)}</x></c></row>` }),
  'many number formats': () =>
    sampleXlsx({
      rows: '<row><c s="1"><v>1</v></c></row>',
      styles: `<numFmts>${'<numFmt numFmtId="1" formatCode="[[[[\\"/>'.repeat(90_000)}</numFmts>`,
    }),
}

function bigSheet(inside: string): Buffer {
  return sampleXlsx({ sheet: worksheet('', inside) })
}

const rowsOf = (count: number, cells: (row: number) => string): string =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cells(i + 1)}</row>`).join('')

function manySheets(count: number, inside: string): Buffer {
  const ids = Array.from({ length: count }, (_, i) => `s${i}`)
  return sampleXlsx({
    workbook: workbook(ids.map((id) => `<sheet name="${id}" r:id="${id}"/>`).join('')),
    workbookRels: relations(...ids.map((id) => [id, 'worksheet', `${id}.xml`] as const)),
    parts: Object.fromEntries(ids.map((id) => [`xl/${id}.xml`, worksheet('', inside)])),
  })
}
