import { cellName, isBlank, type Cell, type Grid } from '../core/grid.ts'
import { percentText } from '../core/percent.ts'
import { caps, damaged, tooComplex, type CellPlace } from './unreadable.ts'
import type { XmlReader } from './xml-read.ts'

/** What a sheet's cells refer to, read when the first cell asks. */
export interface CellSources {
  readonly sharedStrings: () => readonly string[]
  /** Whether a style (an index into cellXfs) shows numbers as percentages. */
  readonly isPercent: (style: number) => boolean
}

/** What the sheets read so far have used of the caps they share. */
export interface Usage {
  cells: number
  textLength: number
}

interface SheetPart {
  readonly xml: XmlReader
  readonly part: string
  readonly sheet: string
  readonly sources: CellSources
  readonly usage: Usage
}

/** Excel's own limits: an address beyond them is no address. */
const lastRow = 1_048_576
const lastColumn = 16_384

/**
 * Reads a worksheet part (ECMA-376 part 1, 18.3.1): the cells that hold something, at their addresses. Never trusts
 * `<dimension>` and never walks a range that the file declares. Throws `Unreadable`.
 */
export function readSheet(part: SheetPart): Grid {
  const { xml } = part
  const rows: Cell[][] = []
  const hiddenRows = new Set<number>()
  let row = -1
  xml.inRoot('worksheet', () => {
    if (!xml.is('sheetData')) return undefined
    while (xml.child(2)) {
      if (!xml.is('row')) continue
      row = rowIndex(xml.attribute('r'), row + 1, part)
      const hidden = isTrue(xml.attribute('hidden')) || Number(xml.attribute('ht') ?? 1) === 0
      if (readRow(part, rows, row) && hidden) hiddenRows.add(row)
    }
    // Validations, merges, drawings: nothing of them is used, whatever ranges they declare.
    return 'enough'
  })
  if (hiddenRows.size === 0) return { name: part.sheet, rows }
  return { name: part.sheet, rows, hiddenRows: [...hiddenRows].sort((a, b) => a - b) }
}

/** `xsd:boolean`. */
export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

/** The text of a shared or inline string: its runs joined, phonetic guides (`rPh`) left out. */
export function readText(xml: XmlReader, depth: number): string {
  let text = ''
  while (xml.child(depth)) {
    if (xml.is('t')) text += unescape(xml.content())
    else if (xml.is('r')) while (xml.child(depth + 1)) if (xml.is('t')) text += unescape(xml.content())
  }
  return text
}

/** `_x000D_` and the like: how a string holds characters that XML does not (ECMA-376 part 1, 22.9.2.19). */
export const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text

function rowIndex(r: string | undefined, next: number, { part }: SheetPart): number {
  const index = r === undefined ? next : /^\d{1,7}$/.test(r) ? Number(r) - 1 : -1
  if (index < 0 || index >= lastRow) throw damaged(part)
  return index
}

/** "BC12" in row 11 (zero-based) → 54. */
function columnIndex(address: string, row: number, { part }: SheetPart): number {
  let column = 0
  let at = 0
  for (let code = address.charCodeAt(0); code >= 65 && code <= 90 && at < 4; code = address.charCodeAt(++at)) {
    column = column * 26 + code - 64
  }
  if (column === 0 || column > lastColumn || address.slice(at) !== String(row + 1)) throw damaged(part)
  return column - 1
}

/** A cell as nearly all programs write nearly all cells: `<c r="B4" s="7" t="s"><v>12</v></c>`. */
const plainCell = /[ \n]*<c r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,5})")?(?: t="([a-z]{1,3})")?><v>([^<&\r]*)<\/v><\/c>/y

/** Blank cells that only have a style; a bounded number, for a pattern keeps a stack. */
const plainBlanks = /(?:[ \n]*<c r="([A-Z]{1,3}\d{1,7})"(?: s="\d{1,5}")?\/>){1,32}/y

interface RawCell {
  readonly type: string | undefined
  readonly style: string | undefined
  readonly value: string | undefined
  readonly formula?: string | undefined
}

/** Reads a row's cells; true where one of them holds something. */
function readRow(part: SheetPart, rows: Cell[][], row: number): boolean {
  const { xml } = part
  let column = -1
  let any = false
  for (;;) {
    const plain = xml.take(3, plainCell)
    const blanks = plain ? undefined : xml.take(3, plainBlanks)
    if (blanks) {
      column = columnIndex(blanks[1] ?? '', row, part)
      continue
    }
    if (!plain && !xml.child(3)) return any
    if (!plain && !xml.is('c')) continue
    const address = plain ? plain[1] : xml.attribute('r')
    column = address === undefined ? column + 1 : columnIndex(address, row, part)
    const raw = plain ? { type: plain[3], style: plain[2], value: plain[4] } : readRawCell(xml)
    const value = cellValue(part, raw, row, column)
    if (isBlank(value)) continue
    place(part, rows, row, column, value)
    any = true
  }
}

function place(part: SheetPart, rows: Cell[][], row: number, column: number, value: Cell): void {
  const { usage } = part
  const length = typeof value === 'string' ? value.length : 0
  const at = (): CellPlace => ({ sheet: part.sheet, cell: cellName(row, column) })
  if (row >= caps.rows) throw tooComplex('rows', caps.rows, at())
  if (column >= caps.columns) throw tooComplex('columns', caps.columns, at())
  if (length > caps.textLength) throw tooComplex('text length', caps.textLength, at())
  const cells = (rows[row] ??= [])
  if (!isBlank(cells[column])) throw damaged(part.part, at())
  usage.cells += Math.max(0, column + 1 - cells.length)
  usage.textLength += length
  if (usage.cells > caps.cells) throw tooComplex('cells', caps.cells, at())
  if (usage.textLength > caps.totalTextLength) throw tooComplex('text length', caps.totalTextLength, at())
  while (cells.length < column) cells.push(null)
  cells[column] = value
}

function readRawCell(xml: XmlReader): RawCell {
  const type = xml.attribute('t')
  const style = xml.attribute('s')
  let value: string | undefined
  let formula: string | undefined
  while (xml.child(4)) {
    if (xml.is('v')) value = xml.content()
    else if (xml.is('is')) value = readText(xml, 5)
    else if (xml.is('f')) formula = unescape(xml.content())
  }
  return { type, style, value, formula }
}

/** What a cell holds (ECMA-376 part 1, 18.18.11); blank where that is nothing. */
function cellValue(part: SheetPart, cell: RawCell, row: number, column: number): Cell {
  const { type = 'n', style, value, formula } = cell
  if (formula !== undefined && (value === undefined || (value === '' && type === 'n'))) {
    return { formula: formula.slice(0, caps.textLength) }
  }
  if (value === undefined || value === '') return null
  if (type === 'n') return readNumber(value.trim(), style !== undefined && part.sources.isPercent(Number(style)))
  if (type === 's') {
    const text = part.sources.sharedStrings()[Number(value)]
    if (text === undefined) throw damaged(part.part, { sheet: part.sheet, cell: cellName(row, column) })
    return text
  }
  if (type === 'b' && /^(?:0|1|true|false)$/.test(value)) return isTrue(value)
  if (type === 'e') return { error: value }
  // "str" (a formula's text), "inlineStr" (decoded above) and "d" (an ISO date, which stays text).
  return type === 'str' ? unescape(value) : value
}

/** What is no number stays the text it is: the core then names the cell. */
function readNumber(text: string, percent: boolean): Cell {
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?$/.test(text) ? Number(text) : NaN
  if (!Number.isFinite(number)) return text
  return percent ? percentText(number) : number
}
