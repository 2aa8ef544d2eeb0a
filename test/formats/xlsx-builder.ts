import { buildZip, type ZipPart } from './zip-builder.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
export const strictOffice = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** What a hand-made workbook differs in from the plainest there is. */
export interface Sample {
  /** The inside of sheetData. */
  readonly rows?: string
  /** The whole of the sheet's part. */
  readonly sheet?: string
  /** The inside of `<sst>`. */
  readonly strings?: string
  /** The inside of `<styleSheet>`. */
  readonly styles?: string
  readonly workbook?: string
  readonly workbookType?: string
  readonly workbookRels?: string
  readonly rootRels?: string
  readonly types?: string
  /** More parts, or the same parts told differently; null leaves a part out. */
  readonly parts?: Readonly<Record<string, Partial<ZipPart> | string | null>>
}

export const relations = (...all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${packageRelations}">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

export const worksheet = (rows: string, after = ''): string =>
  `<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${rows}</sheetData>${after}</worksheet>`

export const workbook = (sheets: string, before = ''): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}">${before}<sheets>${sheets}</sheets></workbook>`

const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

export const contentTypes = (type: string, part = '/xl/workbook.xml'): string =>
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${type}"/></Types>`

/** The parts of a workbook of one sheet, 报送. */
export function sampleParts(sample: Sample): ZipPart[] {
  const parts: Record<string, string> = {
    '[Content_Types].xml': sample.types ?? contentTypes(sample.workbookType ?? mainType),
    '_rels/.rels': sample.rootRels ?? relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': sample.workbook ?? workbook('<sheet name="报送" sheetId="1" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels':
      sample.workbookRels ??
      relations(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'sharedStrings', 'sharedStrings.xml'],
        ['rId3', 'styles', 'styles.xml'],
      ),
    'xl/worksheets/sheet1.xml': sample.sheet ?? worksheet(sample.rows ?? ''),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${sample.strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${sample.styles ?? ''}</styleSheet>`,
  }
  const changes = sample.parts ?? {}
  return [...new Set([...Object.keys(parts), ...Object.keys(changes)])].flatMap((name) => {
    const change = changes[name]
    if (change === null) return []
    if (typeof change === 'string') return [{ name, data: change }]
    return [{ name, data: parts[name] ?? '', ...change }]
  })
}

/** A hand-made .xlsx. */
export const sampleXlsx = (sample: Sample = {}): Buffer => buildZip(sampleParts(sample))
