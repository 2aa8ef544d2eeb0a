/** A refused sheet in our template again: the sender's own values, with each finding at its cell and in a list. */
import type { FilledItem, FilledSheet } from './filled-sheet.ts'
import type { Finding } from './finding.ts'
import { atPlace, findingText } from './finding-wording.ts'
import { type Cell, cellAt, cellName, type Grid, isBlank, type Workbook } from './grid.ts'
import { type ItemsPosition, locateSheet, type Position, type SheetPositions } from './locate-sheet.ts'
import type { SheetRemark } from './sheet-drawing.ts'
import type { SheetLayout } from './sheet-layout.ts'
import { buildSheetLayout, type SheetLayoutInput } from './sheet-layout-build.ts'
import { sheetPositions, type TemplatePositions } from './sheet-positions.ts'
import { sheetWording } from './sheet-wording.ts'

export interface MarkedUpInput extends Pick<SheetLayoutInput, 'definition' | 'issue' | 'department' | 'history'> {
  readonly findings: readonly Finding[]
  /** What was sent; undefined where it could not be read at all. */
  readonly workbook: Workbook | undefined
  /** The sheet to take the values from; otherwise the one in which most of the template is found. */
  readonly sheet?: string
}

/** Findings beyond these are counted, not listed; a sheet of thousands of faults helps nobody. */
const maxListed = 40
/** Item lines put back; a template has some ten. */
const maxLines = 1000

type SeriousFinding = Finding & { readonly severity: 'error' | 'warning' }
const isSerious = (f: Finding): f is SeriousFinding => f.severity !== 'notice'

/**
 * The marked-up copy as a layout (issue 2, point 4). Values stand as they were sent, unread and uncorrected; findings of
 * severity `notice` ask for nothing and are left out; a finding whose cell has no place in the template is listed with
 * the cell of the sender's sheet.
 */
export function markedUpLayout(input: MarkedUpInput): SheetLayout {
  const { definition } = input.definition
  const { department } = input
  const words = sheetWording(definition.language)
  const serious = input.findings.filter(isSerious)
  const errors = serious.filter((f) => f.severity === 'error')
  const ordered = [...errors, ...serious.filter((f) => f.severity === 'warning')]
  const source = input.workbook && chooseSource(input.workbook, input)
  const lines = source ? numberLines(source, definition.items.rows) : new Map<number, number>()
  const rows = Math.min(ordered.length, maxListed) + (ordered.length > maxListed ? 1 : 0)
  const listing = { notices: rows === 0 ? 0 : rows + 1, lines: Math.max(0, ...lines.values()) }
  const ours = sheetPositions(definition, department, listing)
  const moved = source ? mapCells(source, lines, ours) : new Map<string, string>()
  const remarks = ordered.map((f): SheetRemark & { readonly cell: string | undefined } => {
    const cell = f.at.cell === undefined ? undefined : moved.get(f.at.cell)
    const place = cell ?? (f.at.cell === undefined ? '' : words.originally(f.at.cell))
    const text = findingText(f, definition.language)
    return { severity: f.severity, cell, text: atPlace(place, text, definition.language) }
  })
  const listed: SheetRemark[] = remarks.slice(0, maxListed)
  if (remarks.length > maxListed) {
    listed.push({ severity: 'warning', text: words.moreFindings(remarks.length - maxListed) })
  }
  const heading = words.findingsHeading(errors.length, ordered.length - errors.length)
  return buildSheetLayout({
    ...input,
    comments: commentsOf(remarks),
    ...(source ? { filled: fillingOf(source, lines) } : {}),
    ...(listed.length > 0 ? { notices: { heading, remarks: listed } } : {}),
  })
}

interface Source {
  readonly grid: Grid
  readonly date1904: boolean
  readonly at: SheetPositions
}

/** The named sheet, or the one in which most labels and items are found; undefined where none is found. */
function chooseSource(
  { sheets, date1904 }: Workbook,
  { definition, department, sheet }: MarkedUpInput,
): Source | undefined {
  const named = sheets.filter((grid) => grid.name === sheet)
  const found = (named.length > 0 ? named : sheets).map((grid) => {
    const at = locateSheet(grid, definition.definition, department)
    return { grid, date1904, at, weight: at.figures.size + (at.items ? 1 + at.items.rows.length : 0) }
  })
  return found.filter((s) => s.weight > 0).toSorted((a, b) => b.weight - a.weight)[0]
}

/** Sender's row → line of the template: the line that its number names, or one after the template's own. */
function numberLines({ grid, at: { items } }: Source, templateRows: number): Map<number, number> {
  const lines = new Map<number, number>()
  const taken = new Set<number>()
  const later: number[] = []
  for (const row of items?.rows.slice(0, maxLines) ?? []) {
    const line = items?.columns.number === undefined ? NaN : Number(cellAt(grid, row, items.columns.number))
    if (Number.isInteger(line) && line >= 1 && line <= templateRows && !taken.has(line)) {
      taken.add(line)
      lines.set(row, line)
    } else later.push(row)
  }
  for (const [i, row] of later.entries()) lines.set(row, templateRows + 1 + i)
  return lines
}

const itemFields = [
  'section',
  'headline',
  'text',
  'date',
  'remark',
] as const satisfies (keyof ItemsPosition['columns'])[]

/** Names of the sender's cells → names of ours. */
function mapCells({ at }: Source, lines: ReadonlyMap<number, number>, ours: TemplatePositions): Map<string, string> {
  const moved = new Map<string, string>()
  const move = (from: Position | undefined, to: Position): void => {
    if (from) moved.set(cellName(from.row, from.column), cellName(to.row, to.column))
  }
  move(at.nilReturn, ours.nilReturn)
  move(at.reporter, ours.reporter)
  move(at.phone, ours.phone)
  for (const [id, { row, weekColumn, remarkColumn }] of at.figures) {
    const to = ours.figures.get(id)
    if (!to) continue
    move({ row, column: weekColumn }, { row: to.row, column: to.weekColumn })
    if (remarkColumn !== undefined) move({ row, column: remarkColumn }, { row: to.row, column: to.remarkColumn })
  }
  for (const [row, line] of lines) {
    for (const field of itemFields) {
      const column = at.items?.columns[field]
      if (column === undefined || !ours.items) continue
      move({ row, column }, { row: ours.items.headerRow + line, column: ours.items.columns[field] })
    }
  }
  return moved
}

function commentsOf(remarks: readonly (SheetRemark & { readonly cell: string | undefined })[]) {
  const comments: Record<string, SheetRemark> = {}
  for (const { cell, severity, text } of remarks) {
    if (cell === undefined) continue
    const before = comments[cell]
    // Errors come first, so the cell keeps the graver colour.
    comments[cell] = before ? { severity: before.severity, text: `${before.text}\n${text}` } : { severity, text }
  }
  return comments
}

/** A cell as it was sent; what a sheet cannot hold twice (an error, a formula) as the text that it showed. */
function asSent(cell: Cell): string | number | null {
  if (cell === undefined || cell === null || isBlank(cell)) return null
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell === 'object') return 'error' in cell ? cell.error : cell.formula
  return cell
}

/** Days between the two date systems of Excel. */
const days1904 = 1462

function fillingOf({ grid, date1904, at }: Source, lines: ReadonlyMap<number, number>): FilledSheet {
  const read = (row: number, column: number | undefined) =>
    column === undefined ? null : asSent(cellAt(grid, row, column))
  const answer = (position: Position | undefined) => (position ? read(position.row, position.column) : null)
  const figures = [...at.figures].map(([id, { row, weekColumn, remarkColumn }]) => [
    id,
    { value: read(row, weekColumn), remark: read(row, remarkColumn) },
  ])
  const items = [...lines].map(([row, line]): FilledItem => {
    const columns: Partial<ItemsPosition['columns']> = at.items?.columns ?? {}
    const date = read(row, columns.date)
    return {
      line,
      section: read(row, columns.section),
      headline: read(row, columns.headline),
      text: read(row, columns.text),
      date: date1904 && typeof date === 'number' ? date + days1904 : date,
      remark: read(row, columns.remark),
    }
  })
  return {
    nilReturn: answer(at.nilReturn),
    reporter: answer(at.reporter),
    phone: answer(at.phone),
    figures: Object.fromEntries(figures) as FilledSheet['figures'],
    items,
  }
}
