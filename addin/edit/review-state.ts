/**
 * 审校: the review sheet in the workbook and what is being done with it. The sheet is the truth; this is what was last
 * read of it. Pure: `review-effects.ts` does what entering a state asks for.
 */
import type { StoredReview } from '../api/answers-edit.ts'
import type { ReviewContent, SaveReviewAnswer } from '../api/edit-api.ts'
import type { IssueTarget, Result } from '../api/request.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import type { MarkedSheets, Selection, SheetId } from '../spreadsheet-host.ts'
import type { CellText } from './layout-grid.ts'
import { initialPreview, type Preview, type PreviewAction, reducePreview } from './preview-state.ts'
import type { ConflictSide, Stale } from './review-conflicts.ts'
import { reduceItems } from './review-items-state.ts'
import type { Material } from './review-material.ts'
import { reduceMerge } from './review-merge-state.ts'
import { sheetsRead } from './review-reading-state.ts'
import { afterReading, reduceSaving } from './review-saving-state.ts'
import type { FoundSheet, ReadSheet } from './review-sheet.ts'
import type { Trouble } from '../parts/trouble.ts'

export type Sheet =
  /** Not looked for yet. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  /** There, but its departments' words are not: it cannot be read yet. */
  | { readonly kind: 'found'; readonly found: FoundSheet }
  | { readonly kind: 'read'; readonly sheet: ReadSheet }

export type Work =
  | { readonly kind: 'idle' }
  /** Merging would take away a sheet that holds unsaved changes: she is asked first. */
  | { readonly kind: 'confirming' }
  | { readonly kind: 'loading'; readonly found: FoundSheet }
  | { readonly kind: 'merging' }
  | {
      readonly kind: 'drawing'
      readonly material: Material
      readonly layout: SheetLayout
      readonly replace: SheetId | null
    }
  /** Before it is saved the sheet is read once more: what was typed a moment ago belongs to it. */
  | { readonly kind: 'reading'; readonly next: 'stay' | 'merge' }
  | { readonly kind: 'saving'; readonly content: ReviewContent; readonly base: number; readonly next: 'stay' | 'merge' }
  /** Somebody saved first: theirs is fetched. */
  | {
      readonly kind: 'comparing'
      readonly base: ReviewContent
      readonly mine: ReviewContent
      readonly latest: number
    }
  | { readonly kind: 'stale'; readonly stale: Stale; readonly choices: Readonly<Record<string, ConflictSide>> }
  | { readonly kind: 'savingBoth'; readonly stale: Stale; readonly content: ReviewContent }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly retry: Work }

export interface ReviewState {
  readonly on: IssueTarget | null
  readonly work: Work
  readonly sheet: Sheet
  readonly material: Material | null
  /** Withdrawn items whose edits she let go. */
  readonly dropped: readonly string[]
  readonly selected: string | null
  /** Cells on their way into the sheet; what is read meanwhile is older than what stands here. */
  readonly writing: readonly CellText[] | null
  /** Cells that wait for those. */
  readonly waiting: readonly CellText[]
  /** Why the sheet could not be read; the next look that succeeds clears it. */
  readonly unreadable: Trouble | null
  /** Why Excel did not do what she asked for: it stands until she has seen it. */
  readonly trouble: Trouble | null
  readonly preview: Preview
}

export type ReviewAction =
  | { readonly type: 'reviewOpened'; readonly on: IssueTarget }
  | { readonly type: 'sheetsRead'; readonly marked: MarkedSheets }
  | { readonly type: 'sheetUnreadable'; readonly trouble: Trouble }
  | { readonly type: 'mergeAsked' }
  | { readonly type: 'mergeConfirmed'; readonly answer: 'save' | 'keep' | 'discard' }
  | { readonly type: 'merged'; readonly result: Result<Material> }
  | { readonly type: 'sheetDrawn'; readonly id: SheetId }
  | { readonly type: 'drawFailed'; readonly trouble: Trouble }
  | { readonly type: 'materialLoaded'; readonly found: FoundSheet; readonly result: Result<Material> }
  | { readonly type: 'itemMoved'; readonly item: string; readonly by: -1 | 1 }
  | { readonly type: 'itemIncluded'; readonly item: string; readonly include: boolean }
  | { readonly type: 'conflictDecided'; readonly item: string; readonly side: ConflictSide }
  | { readonly type: 'orphanDropped'; readonly item: string; readonly dropped: boolean }
  | { readonly type: 'itemSelected'; readonly item: string | null }
  | { readonly type: 'cellSelected'; readonly selection: Selection }
  | { readonly type: 'cellsWritten' }
  | { readonly type: 'writeFailed'; readonly trouble: Trouble }
  | { readonly type: 'saveAsked'; readonly next: 'stay' | 'merge' }
  | { readonly type: 'reviewSaved'; readonly answer: SaveReviewAnswer; readonly by: string | null; readonly at: string }
  | { readonly type: 'theirsLoaded'; readonly result: Result<StoredReview> }
  | { readonly type: 'sideChosen'; readonly key: string; readonly side: ConflictSide }
  | { readonly type: 'saveBothAsked' }
  | { readonly type: 'workStopped' }
  | { readonly type: 'hostFailed'; readonly trouble: Trouble }
  | { readonly type: 'troubleClosed' }
  | { readonly type: 'workRetried' }
  | PreviewAction

export const initialReview: ReviewState = {
  on: null,
  work: { kind: 'idle' },
  sheet: { kind: 'unknown' },
  material: null,
  dropped: [],
  selected: null,
  writing: null,
  waiting: [],
  unreadable: null,
  trouble: null,
  preview: initialPreview,
}

export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'reviewOpened':
      return { ...initialReview, on: action.on, preview: { ...initialPreview, size: state.preview.size } }
    case 'sheetsRead':
      return afterReading(sheetsRead(state, action.marked))
    case 'sheetUnreadable':
      return {
        ...state,
        unreadable: action.trouble,
        ...(state.work.kind === 'reading' ? { work: { kind: 'idle' } } : {}),
      }
    case 'hostFailed':
      return { ...state, trouble: action.trouble }
    case 'troubleClosed':
      return { ...state, trouble: null, unreadable: null }
    case 'mergeAsked':
    case 'mergeConfirmed':
    case 'merged':
    case 'sheetDrawn':
    case 'drawFailed':
    case 'materialLoaded':
      return reduceMerge(state, action)
    case 'itemMoved':
    case 'itemIncluded':
    case 'conflictDecided':
    case 'orphanDropped':
    case 'itemSelected':
    case 'cellSelected':
    case 'cellsWritten':
    case 'writeFailed':
      return reduceItems(state, action)
    case 'saveAsked':
    case 'reviewSaved':
    case 'theirsLoaded':
    case 'sideChosen':
    case 'saveBothAsked':
      return reduceSaving(state, action)
    case 'workStopped':
      return { ...state, work: { kind: 'idle' } }
    case 'workRetried':
      return state.work.kind === 'failed' ? { ...state, work: { ...state.work.retry } } : state
    case 'previewLoaded':
    case 'previewSized':
    case 'previewRetried':
      return { ...state, preview: reducePreview(state.preview, action) }
  }
}
