/** A bulletin in official print as a Word document that an editor can restyle (print.md; GB/T 9704-2012). */
import type { Block, Bulletin } from '../core/bulletin.ts'
import { pointsPerMm, type PrintStyle, typeArea } from '../core/print-style.ts'
import { type BodyWriter, bodyWriter } from './docx-body.ts'
import { ending, imprintLine, imprintRows } from './docx-measure.ts'
import {
  border,
  fontTableXml,
  mainNamespace,
  mmTwips,
  pitchTwips,
  settingsXml,
  stylesXml,
  twips,
  xmlHead,
} from './docx-styles.ts'
import { escapeMarkup as esc } from './markup.ts'
import { writeZip } from './zip-write.ts'

/**
 * The whole file's bytes; the same for the same bulletin and style. Any Unicode text gives well-formed parts: what XML
 * cannot hold is left out.
 */
export function renderDocx(bulletin: Bulletin, style: PrintStyle): Promise<Uint8Array> {
  const { language } = bulletin
  const writer = bodyWriter(style, language)
  const parts: [name: string, xml: string][] = [
    ['[Content_Types].xml', contentTypesXml],
    ['_rels/.rels', packageRelations],
    ['word/document.xml', documentXml(bulletin, style, writer)],
    ['word/_rels/document.xml.rels', documentRelations],
    ['word/styles.xml', stylesXml(style, language)],
    ['word/settings.xml', settingsXml(style, language)],
    ['word/fontTable.xml', fontTableXml(style)],
    ['word/footer1.xml', footerXml(style, 'odd', writer)],
    ['word/footer2.xml', footerXml(style, 'even', writer)],
    ['docProps/core.xml', propertiesXml(bulletin)],
  ]
  return Promise.resolve(writeZip(parts.map(([name, xml]) => ({ name, data: Buffer.from(xml, 'utf8') }))))
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageSchema = 'http://schemas.openxmlformats.org/package/2006'

const overrides: readonly [part: string, type: string][] = [
  ...['document.main', 'styles', 'settings', 'fontTable'].map((kind): [string, string] => [
    `word/${kind.replace('.main', '')}.xml`,
    `officedocument.wordprocessingml.${kind}`,
  ]),
  ['word/footer1.xml', 'officedocument.wordprocessingml.footer'],
  ['word/footer2.xml', 'officedocument.wordprocessingml.footer'],
  ['docProps/core.xml', 'package.core-properties'],
]
const contentTypesXml =
  `${xmlHead}<Types xmlns="${packageSchema}/content-types"><Default Extension="rels" ` +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  overrides
    .map(([part, type]) => {
      return `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`
    })
    .join('') +
  '</Types>'

const relations = (list: readonly (readonly [type: string, target: string])[]): string =>
  `${xmlHead}<Relationships xmlns="${packageSchema}/relationships">` +
  list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('') +
  '</Relationships>'
const packageRelations = relations([
  [`${office}/officeDocument`, 'word/document.xml'],
  [`${packageSchema}/relationships/metadata/core-properties`, 'docProps/core.xml'],
])
/** `rId1` and `rId2` are what the sections refer to. */
const documentRelations = relations([
  [`${office}/footer`, 'footer1.xml'],
  [`${office}/footer`, 'footer2.xml'],
  [`${office}/styles`, 'styles.xml'],
  [`${office}/settings`, 'settings.xml'],
  [`${office}/fontTable`, 'fontTable.xml'],
])

/** Dates are the day of issue: no clock, the same bytes for ever. */
function propertiesXml({ name, number, title, issuer, issuedOn, language }: Bulletin): string {
  const date = (which: string): string =>
    `<dcterms:${which} xsi:type="dcterms:W3CDTF">${issuedOn}T00:00:00Z</dcterms:${which}>`
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="${packageSchema}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${esc([name, number, title].filter(Boolean).join(' '))}</dc:title>` +
    `<dc:creator>${esc(issuer)}</dc:creator><cp:lastModifiedBy>${esc(issuer)}</cp:lastModifiedBy>` +
    `${date('created')}${date('modified')}<dc:language>${language}</dc:language></cp:coreProperties>`
  )
}

type Imprint = Extract<Block, { kind: 'imprint' }>

/** A paragraph a point high, for what needs one and prints nothing. */
const tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

function documentXml({ blocks }: Bulletin, style: PrintStyle, writer: BodyWriter): string {
  const flowing = blocks.flatMap((block) => (block.kind === 'imprint' ? [] : writer.block(block)))
  const imprints = blocks
    .filter((block) => block.kind === 'imprint')
    .filter((block) => imprintRows(block, style).length)
  const height = imprints.flatMap((block) => imprintRows(block, style)).reduce((sum, row) => sum + row, 0)
  const onEvenPage = imprints.length > 0 && style.imprint.lastPage === 'even'
  const where = onEvenPage ? ending(blocks, style, height) : 'room'
  const sectionEnd = where === 'room' ? '' : `<w:p><w:pPr>${tiny}${sectionXml(style, 'nextPage')}</w:pPr></w:p>`
  // A page of its own that is left blank: LibreOffice does not print the ones that programs put in by themselves.
  const blank = where === 'full' ? `<w:p><w:pPr><w:pageBreakBefore/>${tiny}</w:pPr></w:p>` : ''
  const end = imprints.map((block, i) => imprintXml(block, i + 1, style, writer)).join('')
  return (
    `${xmlHead}<w:document ${mainNamespace} xmlns:r="${office}" ` +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    `<w:body>${flowing.join('')}${blank}${sectionEnd}${end}` +
    // Word starts such a section on an even page, whatever the text before it does.
    `${sectionXml(style, where === 'room' ? 'nextPage' : 'evenPage')}</w:body></w:document>`
  )
}

/** Word and LibreOffice put a line's baseline at four fifths of an exact height. */
const baselineShare = 0.8

/**
 * The page. Its upper margin is less than the type area's, for a line is higher than its letters: these, not the line,
 * start at the type area's edge. What is left below the last line is too low for another.
 */
function sectionXml(style: PrintStyle, type: 'nextPage' | 'evenPage'): string {
  const { page, grid, text, pageNumber } = style
  const pitch = pitchTwips(style)
  const rise = twips(grid.glyphTop * text.body.size) - Math.round(pitch * baselineShare)
  const top = mmTwips(page.margin.top) + rise
  const bottom = mmTwips(page.height) - top - pitch * grid.lines - 60
  const footer = mmTwips(page.margin.bottom - pageNumber.baseline) - Math.round(pitch * (1 - baselineShare))
  const size = `w:w="${mmTwips(page.width)}" w:h="${mmTwips(page.height)}"`
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/>' +
    `<w:type w:val="${type}"/><w:pgSz ${size}/><w:pgMar w:top="${top}" w:right="${mmTwips(page.margin.right)}" ` +
    `w:bottom="${bottom}" w:left="${mmTwips(page.margin.left)}" w:header="${Math.min(720, top)}" ` +
    `w:footer="${Math.max(0, footer)}" w:gutter="0"/><w:cols w:space="425"/>` +
    `<w:docGrid w:type="lines" w:linePitch="${pitch}"/></w:sectPr>`
  )
}

function footerXml(style: PrintStyle, pages: 'odd' | 'even', { run }: BodyWriter): string {
  const { format, inset } = style.pageNumber
  const side = style.pageNumber[pages]
  const [before = '', after = ''] = format.split('{page}')
  const room = side === 'centre' ? '' : `<w:ind w:${side}="${twips(inset * style.text.pageNumber.size)}"/>`
  const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  return (
    `${xmlHead}<w:ftr ${mainNamespace}><w:p><w:pPr><w:pStyle w:val="Footer"/>${room}` +
    `<w:jc w:val="${side === 'centre' ? 'center' : side}"/></w:pPr>${run(before)}${field('begin')}` +
    `<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>` +
    `${field('end')}${run(after)}</w:p></w:ftr>`
  )
}

/** A table in a box that is anchored to the page, so that its last rule lies on the type area's lower edge. */
function imprintXml(block: Imprint, id: number, style: PrintStyle, writer: BodyWriter): string {
  const { page } = style
  const rows = imprintRows(block, style)
  const width = twips(typeArea(style).width)
  const emu = (points: number): number => Math.round(points * 12_700)
  // The paragraph that must follow a table is a point high, below the last rule.
  const height = rows.reduce((sum, row) => sum + row, 0) + 1
  const size = `cx="${width * 635}" cy="${emu(height)}"`
  const [x, y] = [page.margin.left * 36_000, emu((page.height - page.margin.bottom) * pointsPerMm + 1 - height)]
  const box =
    `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>' +
    `<wps:txbx><w:txbxContent>${imprintTable(block, style, writer)}<w:p><w:pPr>${tiny}</w:pPr></w:p></w:txbxContent></wps:txbx>` +
    '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr></wps:wsp>'
  return (
    `<w:p><w:pPr>${tiny}</w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" ' +
    'layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>' +
    `<wp:positionH relativeFrom="page"><wp:posOffset>${Math.round(x)}</wp:posOffset></wp:positionH>` +
    `<wp:positionV relativeFrom="page"><wp:posOffset>${y}</wp:posOffset></wp:positionV>` +
    `<wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>` +
    `<wp:docPr id="${id}" name="${esc(style.text.imprint.styleName)}"/><wp:cNvGraphicFramePr/><a:graphic>` +
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    `${box}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`
  )
}

function imprintTable(block: Imprint, style: PrintStyle, { run }: BodyWriter): string {
  const { outerRule, innerRule, inset, rowHeight } = style.imprint
  const { size } = style.text.imprint
  const width = twips(typeArea(style).width)
  const margin = twips(inset * size)
  const row = (text: string, right: boolean): string => {
    const hanging = twips(imprintLine(text).hanging * size)
    const place = right
      ? '<w:jc w:val="right"/>'
      : hanging === 0
        ? ''
        : `<w:ind w:left="${hanging}" w:hanging="${hanging}"/>`
    return (
      `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${mmTwips(rowHeight)}" w:hRule="atLeast"/></w:trPr>` +
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Imprint"/>` +
      `${place}</w:pPr>${run(text)}</w:p></w:tc></w:tr>`
    )
  }
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>` +
    `${border('top', outerRule)}${border('bottom', outerRule)}${border('insideH', innerRule)}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" ` +
    `w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>` +
    block.lines.map((line) => row(line, false)).join('') +
    (block.copies === undefined ? '' : row(block.copies, true)) +
    '</w:tbl>'
  )
}
