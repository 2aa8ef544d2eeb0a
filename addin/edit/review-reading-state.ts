/** What a look into the workbook makes of the review. Pure. */
import type { MarkedSheets } from '../spreadsheet-host.ts'
import { wantPreview } from './preview-state.ts'
import type { Material } from './review-material.ts'
import { covers, findReviewSheet, type FoundSheet, readSheet } from './review-sheet.ts'
import type { ReviewState } from './review-state.ts'

export function sheetsRead(state: ReviewState, marked: MarkedSheets): ReviewState {
  const { on, sheet, work } = state
  // What was read before the own writes were in, or while a sheet is being replaced, is older than what stands here.
  if (!on || state.writing || work.kind === 'drawing') return state
  const known = sheet.kind === 'read' ? sheet.sheet.id : sheet.kind === 'found' ? sheet.found.id : undefined
  const found = findReviewSheet(marked, on, known)
  const seen: ReviewState = state.unreadable ? { ...state, unreadable: null } : state
  return found ? withFound(seen, found) : { ...seen, sheet: { kind: 'none' }, selected: null }
}

/** Reads the sheet where its words are known; else asks for them, unless something else is being done. */
export function withFound(state: ReviewState, found: FoundSheet): ReviewState {
  const { material, work } = state
  if (material && covers(material, found)) return withReading(state, found, material)
  const sheet =
    state.sheet.kind === 'read' && state.sheet.sheet.id === found.id ? state.sheet : ({ kind: 'found', found } as const)
  const isFree = work.kind === 'idle' || work.kind === 'loading' || work.kind === 'confirming'
  return { ...state, sheet, ...(isFree ? { work: { kind: 'loading', found } as const } : {}) }
}

export function withReading(state: ReviewState, found: FoundSheet, material: Material): ReviewState {
  const sheet = readSheet(found, material, state.dropped)
  const selected = sheet.reading.rows.some((row) => row.item === state.selected) ? state.selected : null
  const preview = sheet.blocked ? state.preview : wantPreview(state.preview, sheet.content)
  return { ...state, material, sheet: { kind: 'read', sheet }, selected, preview }
}
