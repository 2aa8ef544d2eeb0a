import { finding, type FileKind, type Finding } from '../core/finding.ts'
import type { Grid, Workbook } from '../core/grid.ts'
import { isPercentFormat } from '../core/percent.ts'
import { kindOfFile } from './file-kind.ts'
import { caps, damaged, tooComplex, Unreadable } from './unreadable.ts'
import { isTrue, readSheet, readText, unescape, type CellSources, type Usage } from './xlsx-sheet.ts'
import { decodeXml } from './xml-decode.ts'
import { XmlReader } from './xml-read.ts'
import { partKey, ZipReader } from './zip-read.ts'

/** Transitional and strict OOXML alike (ECMA-376 part 1, annex A; part 2, annex D). */
const namespaces: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', ''],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', ''],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r:'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r:'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'package:'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'types:'],
])

const contentTypes = '[Content_Types].xml'

/** A sheet's name has 31 characters in Excel; the sender's may be as long as he likes. */
const longestSheetName = 255

/**
 * Reads .xlsx bytes into a Workbook, or says everything that keeps them from being read: findings `file_…`, one a
 * broken part or sheet. Never throws, on any input, and stays within `caps`. Hidden sheets and rows are read; a
 * formula gives its cached value; text is given as it is written, for the core to clean.
 */
export function readXlsx(bytes: Uint8Array): { ok: true; workbook: Workbook } | { ok: false; findings: Finding[] } {
  const kind = bytes.length === 0 ? 'empty' : kindOfFile(bytes)
  const findings: Finding[] = []
  if (kind === 'empty') findings.push(finding('file_empty', {}, {}))
  if (kind === 'encrypted') findings.push(finding('file_encrypted', {}, {}))
  if (bytes.length > caps.fileBytes) {
    findings.push(finding('file_too_large', {}, { bytes: bytes.length, max: caps.fileBytes }))
  }
  if (kind !== 'empty' && kind !== 'encrypted' && kind !== 'xlsx or zip') findings.push(wrongKind(kind))
  if (findings.length > 0) return { ok: false, findings }
  const workbook = collecting(findings, () => readPackage(new ZipReader(bytes), findings))
  return workbook && findings.length === 0 ? { ok: true, workbook } : { ok: false, findings: distinct(findings) }
}

const wrongKind = (kind: FileKind): Finding => finding('file_wrong_kind', {}, { kind })

/** The same fault of a part that several sheets share is told once. */
const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((found) => [JSON.stringify(found), found])).values(),
]

/** Does one step; what makes it impossible is collected, so that the steps after it can tell theirs. */
function collecting<T>(findings: Finding[], step: () => T): T | undefined {
  try {
    return step()
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    findings.push(...fault.findings)
    return undefined
  }
}

const openXml = (zip: ZipReader, part: string): XmlReader =>
  new XmlReader(decodeXml(zip.read(part), part), part, namespaces)

function readPackage(zip: ZipReader, findings: Finding[]): Workbook | undefined {
  const kind = zip.has(contentTypes) ? undefined : kindOfZip(zip)
  if (kind) throw new Unreadable([wrongKind(kind)])
  const main = relationships(zip, '').find(({ type }) => type === 'officeDocument')
  if (!main) throw damaged('_rels/.rels')
  const { kind: mainKind, macros } = kindOfPackage(zip, main.target)
  if (mainKind) throw new Unreadable([wrongKind(mainKind)])
  if (macros) findings.push(finding('file_has_macros', {}, {}))
  return readWorkbook(zip, main.target, findings)
}

/** A zip that is no Office Open XML; one that has lost its list of content types is damaged. */
function kindOfZip(zip: ZipReader): FileKind {
  if (zip.has('mimetype')) {
    const type = Buffer.from(zip.read('mimetype').subarray(0, 100)).toString('latin1')
    return type.startsWith('application/vnd.oasis.opendocument.spreadsheet') ? 'ods' : 'unknown'
  }
  if (zip.names.some((name) => partKey(name).startsWith('xl/'))) throw damaged(contentTypes)
  return 'zip'
}

/** What the main part's content type says, and whether any macro lies in the package. */
function kindOfPackage(zip: ZipReader, main: string): { kind: FileKind | undefined; macros: boolean } {
  const mainKey = partKey(main)
  const extension = mainKey.split('.').at(-1)
  let byName: string | undefined
  let byExtension: string | undefined
  let macros = zip.names.some((name) => partKey(name).endsWith('vbaproject.bin'))
  const xml = openXml(zip, contentTypes)
  xml.inRoot('types:Types', () => {
    const type = xml.attribute('ContentType') ?? ''
    if (type === 'application/vnd.ms-office.vbaProject' && xml.is('types:Override')) macros = true
    if (xml.is('types:Override') && partKey(xml.attribute('PartName') ?? '') === mainKey) byName = type
    if (xml.is('types:Default') && xml.attribute('Extension')?.toLowerCase() === extension) byExtension = type
  })
  const type = byName ?? byExtension ?? ''
  if (type.startsWith('application/vnd.ms-excel.sheet.binary')) return { kind: 'xlsb', macros }
  if (/wordprocessingml|ms-word/.test(type)) return { kind: 'docx', macros }
  if (/presentationml|ms-powerpoint/.test(type)) return { kind: 'pptx', macros }
  if (/^application\/vnd\.ms-excel\.\w+\.macroEnabled/i.test(type)) return { kind: undefined, macros: true }
  return { kind: /spreadsheetml\.(?:sheet|template)\.main\+xml$/.test(type) ? undefined : 'unknown', macros }
}

interface Relationship {
  readonly id: string
  /** The last word of its type: "worksheet". */
  readonly type: string
  /** The part it leads to, from the package's root. */
  readonly target: string
}

/** What a part (`''`: the package) refers to, other than outside of the file. */
function relationships(zip: ZipReader, part: string): Relationship[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const xml = openXml(zip, `${folder}_rels/${part.slice(slash)}.rels`)
  const found: Relationship[] = []
  xml.inRoot('package:Relationships', () => {
    if (!xml.is('package:Relationship') || xml.attribute('TargetMode') === 'External') return
    if (found.length === caps.entries) throw tooComplex('entries', caps.entries)
    const type = xml.attribute('Type')?.split('/').at(-1) ?? ''
    found.push({ id: xml.attribute('Id') ?? '', type, target: resolve(folder, xml.attribute('Target') ?? '') })
  })
  return found
}

/** `('xl/', '../sheets/a.xml')` → `'sheets/a.xml'`; a target that starts with `/` counts from the root. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const segments: string[] = []
  for (const segment of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

function readWorkbook(zip: ZipReader, part: string, findings: Finding[]): Workbook {
  const links = relationships(zip, part)
  const sheets: { name: string; id: string }[] = []
  let date1904 = false
  const xml = openXml(zip, part)
  xml.inRoot('workbook', () => {
    if (xml.is('workbookPr')) date1904 = isTrue(xml.attribute('date1904'))
    if (!xml.is('sheets')) return undefined
    while (xml.child(2)) {
      const name = unescape(xml.attribute('name') ?? '')
      if (name.length > longestSheetName) throw damaged(part)
      if (xml.is('sheet')) sheets.push({ name, id: xml.attribute('r:id') ?? '' })
      if (sheets.length > caps.sheets) throw tooComplex('sheets', caps.sheets)
    }
    return 'enough'
  })
  if (links.some(({ type }) => /^xl(?:Intl)?Macrosheet$/.test(type))) findings.push(finding('file_has_macros', {}, {}))
  const sources = cellSources(zip, links)
  const usage: Usage = { cells: 0, textLength: 0 }
  const grids: Grid[] = []
  for (const { name, id } of sheets) {
    collecting(findings, () => {
      const link = links.find((other) => other.id === id)
      if (!link) throw damaged(part)
      // Chart, dialog and macro sheets have no cells of their own.
      if (link.type !== 'worksheet') return
      grids.push(readSheet({ xml: openXml(zip, link.target), part: link.target, sheet: name, sources, usage }))
    })
  }
  return { sheets: grids, date1904 }
}

function cellSources(zip: ZipReader, links: readonly Relationship[]): CellSources {
  const partOf = (type: string): string | undefined => links.find((link) => link.type === type)?.target
  const sharedStrings = once(() => readSharedStrings(zip, partOf('sharedStrings')))
  const percentStyles = once(() => readPercentStyles(zip, partOf('styles')))
  return { sharedStrings, isPercent: (style) => percentStyles().has(style) }
}

/** Does it when first asked; what came of it, were it only the fault, is kept. */
function once<T>(make: () => T): () => T {
  const findings: Finding[] = []
  let made: T | undefined
  return () => {
    if (made === undefined && findings.length === 0) made = collecting(findings, make)
    if (made === undefined) throw new Unreadable(findings)
    return made
  }
}

/** A shared string as it mostly is: one run, no guide, nothing escaped. */
const plainString = /[ \n]*<si><t(?: xml:space="preserve")?>([^<&\r_]*)<\/t><\/si>/y

function readSharedStrings(zip: ZipReader, part: string | undefined): string[] {
  const strings: string[] = []
  if (part === undefined) return strings
  const xml = openXml(zip, part)
  const add = (text: string): void => {
    if (strings.length === caps.cells) throw tooComplex('cells', caps.cells)
    strings.push(text)
  }
  const addPlain = (): void => {
    for (let plain = xml.take(1, plainString); plain; plain = xml.take(1, plainString)) add(plain[1] ?? '')
  }
  xml.inRoot('sst', () => {
    if (xml.is('si')) add(readText(xml, 2))
    addPlain()
  })
  return strings
}

/** What no style sheet with percentages can do without: the sign itself, a reference that may hide one, or 9 and 10. */
const maybePercent = /%|&#|numFmtId\s*=\s*["'](?:9|10)["']/

/** The styles (indices into cellXfs) whose number format holds a percent sign; 9 and 10 are built in (18.8.30). */
function readPercentStyles(zip: ZipReader, part: string | undefined): Set<number> {
  const styles = new Set<number>()
  if (part === undefined) return styles
  const percentFormats = new Map([
    ['9', true],
    ['10', true],
  ])
  let style = 0
  const text = decodeXml(zip.read(part), part)
  if (!maybePercent.test(text)) return styles
  const xml = new XmlReader(text, part, namespaces)
  xml.inRoot('styleSheet', () => {
    const formats = xml.is('numFmts')
    if (!formats && !xml.is('cellXfs')) return undefined
    while (xml.child(2)) {
      const id = xml.attribute('numFmtId') ?? ''
      if (formats) percentFormats.set(id, isPercentFormat(xml.attribute('formatCode') ?? ''))
      else if (xml.is('xf') && percentFormats.get(id) === true) styles.add(style++)
      else style++
    }
    return formats ? undefined : 'enough'
  })
  return styles
}
