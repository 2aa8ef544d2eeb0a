/**
 * A review sheet → the editor's choices. What she decided on an item follows from its row and its department's words
 * alone, so that the sheet is the whole draft: the pane may be closed, and the sheet read again by anybody.
 */
import { type DefinitionRevision, writableSections } from './definition.ts'
import { type Finding, finding, quoted } from './finding.ts'
import { cellName, type Grid } from './grid.ts'
import type { Issue, ItemEdit } from './issue.ts'
import { readFields } from './review-fields.ts'
import {
  findReviewMarker,
  type LocatedReview,
  locateReview,
  type ReadColumn,
  type ReviewSource,
  sourceKey,
} from './review-positions.ts'
import { decideRow, type ReviewRow, type SourceWords } from './review-row.ts'
import { reviewWording } from './review-wording.ts'

export { type ReviewSource, sourceKey } from './review-positions.ts'
export type { ReviewCells, ReviewRow, SourceWords } from './review-row.ts'

export interface ReviewContext {
  readonly definition: DefinitionRevision
  readonly issue: Issue
  /** By source ("ecology#3@2"): what its department wrote at that revision. */
  readonly items: ReadonlyMap<string, SourceWords>
  /** Of the review that the sheet was drawn from: kept for items that are not on the sheet. */
  readonly baseEdits: readonly ItemEdit[]
  /** Ids ("ecology#3") of the items that the sheet was drawn with, as far as they are known: a missing one is a fault. */
  readonly expected: readonly string[]
}

export interface ReviewReading {
  readonly edits: ItemEdit[]
  /** By section, item ids by their numbers; sections without items are left out. */
  readonly order: Record<string, string[]>
  /** With an error among them, `edits` and `order` say less than the sheet means and must not be saved. */
  readonly findings: Finding[]
  readonly rows: readonly ReviewRow[]
}

export interface ReviewSources {
  readonly bulletin: string
  readonly issue: string
  readonly base: number
  readonly sources: readonly ReviewSource[]
}

/** What has to be fetched for a reading, by the sheet alone; undefined where it bears no whole review marker. */
export function reviewSources(grid: Grid): ReviewSources | undefined {
  const found = findReviewMarker(grid)
  if (!found || found.marker === 'damaged') return undefined
  const located = locateReview(grid, 'zh-CN') ?? locateReview(grid, 'en')
  return { ...found.marker, sources: located?.rows.map(({ source }) => source) ?? [] }
}

/** Reads a review sheet of the context's issue. Never throws on any grid. */
export function readReviewSheet(grid: Grid, context: ReviewContext): ReviewReading {
  const { definition } = context.definition
  const located = locateReview(grid, definition.language)
  const damage = damageOf(grid, located !== undefined, context)
  if (!located || damage.length > 0) return { edits: [...context.baseEdits], order: {}, findings: damage, rows: [] }
  const { rows, findings } = readRows(grid, located, context)
  const found = new Set(located.rows.map(({ source }) => source.item))
  const missing = context.expected.filter((item) => !found.has(item))
  findings.push(...missing.map((item) => finding('review_row_missing', { sheet: grid.name }, { item })))
  const read = new Set(rows.map((row) => row.item))
  const kept = context.baseEdits.filter((edit) => !read.has(edit.item))
  const edits = [...rows.flatMap((row) => row.undecided ?? row.edit ?? []), ...kept]
  const order = orderOf(
    rows,
    writableSections(definition).map((section) => section.id),
  )
  return { edits, order, findings, rows }
}

/** Without its marker or its header nothing of a sheet can be read, nor in another issue's. */
function damageOf(grid: Grid, hasHeader: boolean, { definition, issue }: ReviewContext): Finding[] {
  const words = reviewWording(definition.definition.language)
  const found = findReviewMarker(grid)
  const at = { sheet: grid.name }
  if (!found) return [finding('review_sheet_damaged', at, { what: words.marker })]
  const { marker, cell, text } = found
  const isOurs = marker !== 'damaged' && marker.bulletin === issue.bulletin && marker.issue === issue.issue
  if (!isOurs) return [finding('review_sheet_damaged', { ...at, cell }, { what: quoted(text) })]
  return hasHeader ? [] : [finding('review_sheet_damaged', at, { what: words.header })]
}

function readRows(grid: Grid, located: LocatedReview, context: ReviewContext) {
  const { definition } = context.definition
  const sections = writableSections(definition)
  const baseEdits = new Map(context.baseEdits.map((edit) => [edit.item, edit]))
  const findings = [...located.findings]
  const rows: ReviewRow[] = []
  for (const { row, source } of located.rows) {
    const at = { columns: located.columns, row, department: source.department }
    const cells = cellsOf(at)
    const words = context.items.get(sourceKey(source))
    if (!words) {
      const place = { sheet: grid.name, cell: cells.source, department: source.department }
      findings.push(finding('source_damaged', place, { source: sourceKey(source) }))
      continue
    }
    const read = readFields(grid, at, sections)
    const base = baseEdits.get(source.item)
    const from = { source, cells, words, base, rules: definition.textRules, sheet: grid.name }
    const decided = decideRow(read.fields, from)
    findings.push(...read.findings, ...decided.findings)
    rows.push(decided.row)
  }
  return { rows, findings }
}

function cellsOf({ columns, row }: { columns: LocatedReview['columns']; row: number }): Record<ReadColumn, string> {
  const name = (column: ReadColumn) => cellName(row, columns[column])
  return {
    order: name('order'),
    include: name('include'),
    section: name('section'),
    headline: name('headline'),
    text: name('text'),
    source: name('source'),
  }
}

/** By number; a row without one goes last, and rows of one number keep the sheet's order. */
function orderOf(rows: readonly ReviewRow[], sections: readonly string[]): Record<string, string[]> {
  const order: Record<string, string[]> = {}
  for (const section of sections) {
    const own = rows.filter((row) => row.section === section)
    if (own.length === 0) continue
    order[section] = own
      .toSorted((a, b) => (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE))
      .map((row) => row.item)
  }
  return order
}
