/** Which of the workbook's sheets is the department's for this issue: by the marker of each. */
import type { Grid, Workbook } from '../../functions/core/grid.ts'
import { type Marker, markerPrefix, parseMarker } from '../../functions/core/marker.ts'
import type { Target } from '../api/request.ts'
import type { MarkedSheets, OpenSheet, SheetId } from '../spreadsheet-host.ts'

export type FoundSheet =
  /** Nobody has looked yet. */
  | { readonly kind: 'unknown' }
  /** `others`: issues of older sheets of hers that are in the workbook. */
  | { readonly kind: 'none'; readonly others: readonly string[] }
  /** More than one claims to be it. */
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'found'; readonly id: SheetId; readonly name: string }

function markerOf({ rows }: Grid): Marker | 'damaged' | undefined {
  for (const row of rows) {
    for (const cell of row ?? []) {
      const marker = typeof cell === 'string' && cell.includes(markerPrefix) ? parseMarker(cell) : undefined
      if (marker) return marker
    }
  }
  return undefined
}

const isFor = (marker: Marker, { bulletin, department }: Target): boolean =>
  marker.bulletin === bulletin && marker.department === department

/**
 * Her sheets of this issue, and what is there instead. A damaged marker may be hers: it counts where no other is, so
 * that the core tells what is the matter.
 */
export function findSheet({ sheets }: MarkedSheets, target: Target): { found: FoundSheet; own: readonly OpenSheet[] } {
  const marked = sheets.map((sheet) => ({ sheet, marker: markerOf(sheet.grid) }))
  const sound = marked.filter(
    ({ marker }) =>
      marker !== undefined && marker !== 'damaged' && isFor(marker, target) && marker.issue === target.issue,
  )
  const damaged = marked.filter(({ marker }) => marker === 'damaged')
  const own = (sound.length > 0 ? sound : damaged).map(({ sheet }) => sheet)
  const [only, ...more] = own
  if (only && more.length === 0) return { found: { kind: 'found', id: only.id, name: only.grid.name }, own }
  if (only) return { found: { kind: 'several', names: own.map(({ grid }) => grid.name) }, own }
  const others = marked.flatMap(({ marker }) =>
    marker !== undefined && marker !== 'damaged' && isFor(marker, target) ? [marker.issue] : [],
  )
  return { found: { kind: 'none', others: [...new Set(others)] }, own }
}

/** What is checked and sent: her sheets alone, whatever else is in the workbook. */
export const workbookOf = (own: readonly OpenSheet[], { date1904 }: MarkedSheets): Workbook => ({
  sheets: own.map(({ grid }) => grid),
  date1904,
})
