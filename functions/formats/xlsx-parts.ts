/**
 * The parts of a workbook that we write ourselves (ECMA-376): exceljs keeps an object a cell, which costs 10,000 rows
 * some ten times the time and memory of their XML.
 */
import { escapeMarkup } from './markup.ts'
import { writeZip, type ZipEntry } from './zip-write.ts'

export interface SheetPart {
  readonly name: string
  /** Widths in characters. */
  readonly widths: readonly number[]
  /** `<row>` elements; the first `headerRows` stay in sight, repeat on paper, and the last of them filters. */
  readonly rows: string
  readonly headerRows: number
  /** The last row and column that hold something, one-based and as a letter. */
  readonly lastRow: number
  readonly lastColumn: string
  readonly pageFooter: string
}

/** Indices into the cell formats of `stylesPart`. A number's format is `number(decimals)`. */
export const styles = {
  title: 1,
  subtitle: 2,
  header: 3,
  text: 4,
  /** Text that looks like a formula, marked so that editing the cell leaves it text. */
  quotedText: 5,
  centred: 6,
  strong: 7,
  number: (decimals: number): number => 8 + decimals,
  total: (decimals: number): number => 8 + maxDecimals + 1 + decimals,
}
const maxDecimals = 6

const formulaLike = /^[=+\-@\t\r]/
const edgeSpace = /^\s|\s$/
const longestText = 32_767

/** Text as a cell may hold it: escaped, cut visibly at Excel's limit, and `_x0041_` not taken for an escape. */
function sheetText(text: string): string {
  const short = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return escapeMarkup(short.includes('_x') ? short.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_') : short)
}

/** A cell that holds text, whatever the text looks like. */
export function textCell(at: string, text: string, style: number = styles.text): string {
  if (text === '') return blankCell(at, style)
  const s = style === styles.text && formulaLike.test(text) ? styles.quotedText : style
  const space = edgeSpace.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${at}" s="${s}" t="inlineStr"><is><t${space}>${sheetText(text)}</t></is></c>`
}

export const blankCell = (at: string, style: number): string => `<c r="${at}" s="${style}"/>`

const decimal = /^-?\d+(?:\.\d+)?$/

/** A cell that holds a canonical decimal. */
export const numberCell = (at: string, value: string, style: number): string =>
  decimal.test(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : textCell(at, value)

/** A cell that is computed, with the value that it had when it was written. */
export const formulaCell = (at: string, formula: string, value: string, style: number): string =>
  decimal.test(value)
    ? `<c r="${at}" s="${style}"><f>${escapeMarkup(formula)}</f><v>${value}</v></c>`
    : `<c r="${at}" s="${style}" t="str"><f>${escapeMarkup(formula)}</f><v>${sheetText(value)}</v></c>`

/** How wide text stands, in columns of a Latin digit: a Han character takes two. */
export const displayWidth = (text: string): number => text.length + (text.match(/[^\0-\u{2FF}]/gu)?.length ?? 0)

/** The height, in points, that text needs in a column; the programs that do not fit rows by themselves go by it. */
export function rowHeight(text: string, width: number): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / (width - 2))), 0)
  return Math.min(lines * 15 + 5, 409)
}

/** Sheets → the bytes of an .xlsx. No clock: the file's properties hold no dates. */
export function writeWorkbook(
  sheets: readonly SheetPart[],
  { title, fonts }: { readonly title: string; readonly fonts: { readonly body: string; readonly head: string } },
): Uint8Array {
  const encoder = new TextEncoder()
  const part = (name: string, xml: string): ZipEntry => ({
    name,
    data: encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`),
  })
  return writeZip([
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part(
      '_rels/.rels',
      relationships([
        `${officeRelation}/officeDocument" Target="xl/workbook.xml`,
        `http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml`,
      ]),
    ),
    part('docProps/core.xml', coreProperties(title)),
    part('xl/workbook.xml', workbook(sheets)),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, i) => `${officeRelation}/worksheet" Target="worksheets/sheet${i + 1}.xml`),
        `${officeRelation}/styles" Target="styles.xml`,
      ]),
    ),
    part('xl/styles.xml', stylesPart(fonts)),
    ...sheets.map((sheet, i) => part(`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet, i === 0))),
  ])
}

const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const relationships = (typeAndTarget: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${typeAndTarget
    .map((t, i) => `<Relationship Id="rId${i + 1}" Type="${t}"/>`)
    .join('')}</Relationships>`

function contentTypes(sheets: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}+xml"/>`
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    override('/xl/workbook.xml', `${spreadsheet}.sheet.main`) +
    override('/xl/styles.xml', `${spreadsheet}.styles`) +
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties') +
    Array.from({ length: sheets }, (_, i) =>
      override(`/xl/worksheets/sheet${i + 1}.xml`, `${spreadsheet}.worksheet`),
    ).join('') +
    '</Types>'
  )
}

const coreProperties = (title: string): string =>
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`

/** A sheet's name in a formula. */
export const quotedName = (name: string): string => `'${name.replaceAll("'", "''")}'`

function workbook(sheets: readonly SheetPart[]): string {
  const names = sheets.flatMap(({ name, headerRows, lastRow, lastColumn }, i) => [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${escapeMarkup(
      `${quotedName(name)}!$A$${headerRows}:$${lastColumn}$${lastRow}`,
    )}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeMarkup(
      `${quotedName(name)}!$1:$${headerRows}`,
    )}</definedName>`,
  ])
  return (
    `<workbook xmlns="${main}" xmlns:r="${officeRelation}"><bookViews><workbookView/></bookViews><sheets>` +
    sheets
      .map(({ name }, i) => `<sheet name="${escapeMarkup(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('') +
    // Grouped by name, as Excel writes them.
    `</sheets><definedNames>${names.sort().join('')}</definedNames><calcPr calcId="191029"/></workbook>`
  )
}

/** The children stand in the schema's order (ECMA-376 part 1, 18.3.1.99). */
const worksheet = (sheet: SheetPart, selected: boolean): string =>
  `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<dimension ref="A1:${sheet.lastColumn}${sheet.lastRow}"/>` +
  `<sheetViews><sheetView showGridLines="0" ${selected ? 'tabSelected="1" ' : ''}workbookViewId="0">` +
  `<pane xSplit="1" ySplit="${sheet.headerRows}" topLeftCell="B${sheet.headerRows + 1}" activePane="bottomRight" ` +
  'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="20" customHeight="1"/>' +
  `<cols>${sheet.widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${sheet.rows}</sheetData>` +
  `<autoFilter ref="A${sheet.headerRows}:${sheet.lastColumn}${sheet.lastRow}"/>` +
  `<mergeCells count="2"><mergeCell ref="A1:${sheet.lastColumn}1"/><mergeCell ref="A2:${sheet.lastColumn}2"/>` +
  '</mergeCells><printOptions horizontalCentered="1"/>' +
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  `<headerFooter><oddFooter>&amp;C${escapeMarkup(sheet.pageFooter)}</oddFooter></headerFooter></worksheet>`

function stylesPart({ body, head }: { readonly body: string; readonly head: string }): string {
  const font = (name: string, size: number, more = '') =>
    `<font>${more}<sz val="${size}"/><color rgb="FF1F1F1F"/><name val="${escapeMarkup(name)}"/></font>`
  // A blank of space's width keeps numbers, and the dash for no value, off the border.
  const places = Array.from({ length: maxDecimals + 1 }, (_, d) => {
    const digits = d === 0 ? '0_ ' : `0.${'0'.repeat(d)}_ `
    return `${digits};-${digits};${digits};@_ `
  })
  const xf = (fontId: number, boxed: boolean, align: string, more = '') =>
    `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="${boxed ? 1 : 0}" xfId="0" applyFont="1" applyBorder="1" ` +
    `applyAlignment="1"${more}><alignment ${align} vertical="center"/></xf>`
  const numbers = (fontId: number) =>
    places.map((_, d) =>
      xf(fontId, true, 'horizontal="right"').replace('numFmtId="0"', `numFmtId="${164 + d}" applyNumberFormat="1"`),
    )
  const formats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    xf(1, false, 'horizontal="center"'),
    xf(0, false, 'horizontal="center"'),
    xf(2, true, 'horizontal="center" wrapText="1"').replace('fillId="0"', 'fillId="2" applyFill="1"'),
    xf(0, true, 'horizontal="left" indent="1" wrapText="1"'),
    xf(0, true, 'horizontal="left" indent="1" wrapText="1"', ' quotePrefix="1"'),
    xf(0, true, 'horizontal="center"'),
    xf(2, true, 'horizontal="left" indent="1" wrapText="1"'),
    ...numbers(0),
    ...numbers(2),
  ]
  const edge = (side: string) => `<${side} style="thin"><color rgb="FFA6A6A6"/></${side}>`
  return (
    `<styleSheet xmlns="${main}"><numFmts count="${places.length}">` +
    places.map((code, d) => `<numFmt numFmtId="${164 + d}" formatCode="${code}"/>`).join('') +
    `</numFmts><fonts count="3">${font(body, 11)}${font(head, 16)}${font(head, 11)}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
    `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}
