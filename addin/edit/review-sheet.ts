/** The review sheet as the pane knows it: which sheet it is, what it says, and what is not saved of it. Pure. */
import type { ReviewContent } from '../api/edit-api.ts'
import type { IssueTarget } from '../api/request.ts'
import { hasErrors } from '../../functions/core/finding.ts'
import { cellName, type Grid } from '../../functions/core/grid.ts'
import type { ItemEdit } from '../../functions/core/issue.ts'
import { formatReviewMarker, parseReviewMarker } from '../../functions/core/marker.ts'
import {
  readReviewSheet,
  type ReviewReading,
  type ReviewRow,
  type ReviewSources,
  reviewSources,
  sourceKey,
} from '../../functions/core/read-review.ts'
import { sameWords } from '../../functions/core/review.ts'
import type { MarkedSheets, OpenSheet, SheetId } from '../spreadsheet-host.ts'
import { type CellText, positionOf } from './layout-grid.ts'
import { type Material, wholeOrder } from './review-material.ts'

export interface FoundSheet extends OpenSheet {
  readonly sources: ReviewSources
}

export interface ReadSheet extends FoundSheet {
  readonly reading: ReviewReading
  /** What would be saved. */
  readonly content: ReviewContent
  /** The order of the review that it was drawn from. */
  readonly baseOrder: Readonly<Record<string, readonly string[]>>
  /** It says something else than what is saved. */
  readonly changed: boolean
  /** A cell cannot be read: nothing may be saved before it is mended. */
  readonly blocked: boolean
}

/** The issue's review sheet: the one in front, else the one known before, else the first. */
export function findReviewSheet(
  { sheets, active }: MarkedSheets,
  { bulletin, issue }: IssueTarget,
  known: SheetId | undefined,
): FoundSheet | undefined {
  const own = sheets.flatMap((sheet): FoundSheet[] => {
    const sources = reviewSources(sheet.grid)
    return sources?.bulletin === bulletin && sources.issue === issue ? [{ ...sheet, sources }] : []
  })
  return own.find(({ id }) => id === active) ?? own.find(({ id }) => id === known) ?? own[0]
}

/** Whether the material is of this very sheet: its review, and the words of all its items. */
export const covers = ({ base, words }: Material, { sources }: FoundSheet): boolean =>
  base.revision === sources.base && sources.sources.every((source) => words.has(sourceKey(source)))

/** `dropped`: items gone from their departments' sheets whose edits she let go. */
export function readSheet(found: FoundSheet, material: Material, dropped: readonly string[]): ReadSheet {
  const { answer, base, words, expected } = material
  const reading = readReviewSheet(found.grid, {
    definition: answer.definition,
    issue: answer.issueRecord,
    items: words,
    baseEdits: base.edits.filter((edit) => !dropped.includes(edit.item)),
    expected,
  })
  const { sources } = found.sources
  const baseOrder = wholeOrder(base, sources, material)
  const content = { edits: reading.edits, order: reading.order }
  const changed =
    dropped.length > 0 ||
    reading.rows.some((row) => rowChanged(row, base.edits)) ||
    !sameOrder(reading.order, baseOrder)
  return { ...found, reading, content, baseOrder, changed, blocked: hasErrors(reading.findings) }
}

/** An item's decision is another than the saved one. */
function rowChanged(row: ReviewRow, baseEdits: readonly ItemEdit[]): boolean {
  if (row.undecided) return false
  const edit = baseEdits.find(({ item }) => item === row.item)
  if (edit && !sameWords(edit.base, row.words)) return true
  return (
    row.include !== (edit?.include ?? true) ||
    row.section !== (edit?.section ?? row.words.section) ||
    row.headline !== (edit?.headline ?? row.ruled.headline) ||
    row.text !== (edit?.text ?? row.ruled.text)
  )
}

type Order = Readonly<Record<string, readonly string[]>>

const sameOrder = (a: Order, b: Order): boolean =>
  [...Object.keys(a), ...Object.keys(b)].every((section) => (a[section] ?? []).join() === (b[section] ?? []).join())

export const sameContent = (a: ReviewContent, b: ReviewContent): boolean =>
  a === b || (JSON.stringify(a.edits) === JSON.stringify(b.edits) && sameOrder(a.order, b.order))

export const rowOf = (sheet: ReadSheet, item: string): ReviewRow | undefined =>
  sheet.reading.rows.find((row) => row.item === item)

/** Numbers the section anew with the item one place up or down; only cells that change are written. */
export function moveCells(sheet: ReadSheet, item: string, by: -1 | 1): readonly CellText[] {
  const section = rowOf(sheet, item)?.section ?? ''
  const ids = [...(sheet.reading.order[section] ?? [])]
  const from = ids.indexOf(item)
  const other = ids[from + by]
  if (from < 0 || other === undefined) return []
  ids[from] = other
  ids[from + by] = item
  return ids.flatMap((id, i): CellText[] => {
    const row = rowOf(sheet, id)
    return row && row.order !== i + 1 ? [{ cell: row.cells.order, value: i + 1 }] : []
  })
}

/** The marker that says what the sheet is now based on. */
export function markerCells(grid: Grid, base: number): readonly CellText[] {
  for (const [row, cells] of grid.rows.entries()) {
    for (const [column, cell] of cells?.entries() ?? []) {
      const marker = typeof cell === 'string' ? parseReviewMarker(cell) : undefined
      if (marker && marker !== 'damaged')
        return [{ cell: cellName(row, column), value: formatReviewMarker({ ...marker, base }) }]
    }
  }
  return []
}

/** The item in whose row a cell stands. */
export function itemAt({ reading }: ReadSheet, cell: string): string | undefined {
  const { row } = positionOf(cell)
  return reading.rows.find(({ cells }) => positionOf(cells.text).row === row)?.item
}
