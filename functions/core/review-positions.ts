/**
 * Where the items of a review sheet stand: for its layout, which draws them there, and for its reader, which finds the
 * columns by their labels and the rows by their sources. Nothing is merged that is filled in.
 */
import { nameKey } from './cell-text.ts'
import type { Definition } from './definition.ts'
import { type Finding, finding, quoted } from './finding.ts'
import { cellAt, cellName, type Grid, isBlank } from './grid.ts'
import { parseReviewMarker } from './marker.ts'
import { reviewWording } from './review-wording.ts'
import { itemId } from './submission.ts'

/** Columns A to J of a fresh sheet. */
export const reviewColumns = {
  order: 0,
  include: 1,
  section: 2,
  headline: 3,
  text: 4,
  characters: 5,
  department: 6,
  source: 7,
  note: 8,
  spacer: 9,
} as const

/** Rows above the first section: title, subtitle, header. All stay in view. */
export const reviewHeaderRow = 2

/** Longest text that Excel takes in a cell. */
export const maxCellText = 32_767

/** Columns that the reader needs; each is found by its label. */
const readColumns = ['order', 'include', 'section', 'headline', 'text', 'source'] as const
export type ReadColumn = (typeof readColumns)[number]

/** An item at a revision of its department's submission, as a row names it. */
export interface ReviewSource {
  /** "ecology#3". */
  readonly item: string
  readonly department: string
  readonly line: number
  /** The submission's. */
  readonly revision: number
}

/** "ecology#3@2": what the source cell of a row says. */
export const sourceKey = ({ item, revision }: Pick<ReviewSource, 'item' | 'revision'>): string => `${item}@${revision}`

/** Undefined: it was typed over. */
export function parseSource(text: string): ReviewSource | undefined {
  const [, department, line, revision] = /^([a-z0-9-]{1,40})#([1-9]\d{0,5})@([1-9]\d{0,5})$/.exec(text.trim()) ?? []
  if (department === undefined) return undefined
  return { item: itemId(department, Number(line)), department, line: Number(line), revision: Number(revision) }
}

/** The marker and its cell, wherever it was moved; undefined: no review sheet. */
export function findReviewMarker(grid: Grid) {
  for (const [row, cells] of grid.rows.entries()) {
    for (const [column, cell] of cells?.entries() ?? []) {
      if (typeof cell !== 'string') continue
      const marker = parseReviewMarker(cell)
      if (marker) return { marker, cell: cellName(row, column), text: cell }
    }
  }
  return undefined
}

export interface LocatedReview {
  readonly columns: Readonly<Record<ReadColumn, number>>
  readonly rows: readonly { readonly row: number; readonly source: ReviewSource }[]
  readonly findings: readonly Finding[]
}

/** The rows of items below the header, up to the totals. Undefined where the header's labels are gone. */
export function locateReview(grid: Grid, language: Definition['language']): LocatedReview | undefined {
  const words = reviewWording(language)
  const label = (row: number, column: number): string => {
    const cell = cellAt(grid, row, column)
    return typeof cell === 'string' && cell.length <= 80 ? nameKey(cell) : ''
  }
  for (let header = 0; header < grid.rows.length; header++) {
    const labels = Array.from(grid.rows[header] ?? [], (_, column) => label(header, column))
    const columns = Object.fromEntries(readColumns.map((key) => [key, labels.indexOf(nameKey(words[key]))]))
    if (!isWhole(columns)) continue
    const totals = nameKey(words.totalsHeading)
    const below = grid.rows.findIndex((_, row) => row > header && label(row, columns.order) === totals)
    return { columns, ...readSources(grid, header + 1, below < 0 ? grid.rows.length : below, columns.source) }
  }
  return undefined
}

const isWhole = (columns: Record<string, number>): columns is Record<ReadColumn, number> =>
  readColumns.every((key) => (columns[key] ?? -1) >= 0)

function readSources(grid: Grid, from: number, to: number, column: number): Pick<LocatedReview, 'rows' | 'findings'> {
  const rows: { row: number; source: ReviewSource }[] = []
  const findings: Finding[] = []
  const first = new Map<string, string>()
  for (let row = from; row < to; row++) {
    const cell = cellAt(grid, row, column)
    if (isBlank(cell)) continue
    const name = cellName(row, column)
    const at = { sheet: grid.name, cell: name }
    const source = typeof cell === 'string' ? parseSource(cell) : undefined
    if (!source) {
      const shown =
        typeof cell === 'object' && cell !== null ? ('error' in cell ? cell.error : cell.formula) : String(cell)
      findings.push(finding('source_damaged', at, { source: quoted(shown) }))
      continue
    }
    const earlier = first.get(source.item)
    if (earlier !== undefined) findings.push(finding('source_repeated', at, { item: source.item, cell: earlier }))
    else {
      first.set(source.item, name)
      rows.push({ row, source })
    }
  }
  return { rows, findings }
}
