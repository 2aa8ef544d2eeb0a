/** 汇总: from the click to the review sheet in the workbook. Pure. */
import type { MergeAnswer } from '../api/answers-merge.ts'
import { buildReviewLayout } from '../../functions/core/review-layout.ts'
import type { SheetId } from '../spreadsheet-host.ts'
import { reviewSources } from '../../functions/core/read-review.ts'
import { gridOfLayout } from './layout-grid.ts'
import { wantPreview } from './preview-state.ts'
import type { Material } from './review-material.ts'
import { withReading } from './review-reading-state.ts'
import { readSheet } from './review-sheet.ts'
import type { ReviewAction, ReviewState } from './review-state.ts'
import { reduceSaving } from './review-saving-state.ts'
import { apiTrouble, type Trouble } from '../parts/trouble.ts'

type MergeAction = Extract<
  ReviewAction,
  { type: 'mergeAsked' | 'mergeConfirmed' | 'merged' | 'sheetDrawn' | 'drawFailed' | 'materialLoaded' }
>

export function reduceMerge(state: ReviewState, action: MergeAction): ReviewState {
  const { work } = state
  switch (action.type) {
    case 'mergeAsked':
      return mergeAsked(state)
    case 'mergeConfirmed':
      return work.kind === 'confirming' ? confirmed(state, action.answer) : state
    case 'merged':
      if (work.kind !== 'merging') return state
      if (action.result.ok) return merged(state, action.result.value)
      return failed(state, apiTrouble(action.result.failure))
    case 'sheetDrawn':
      return work.kind === 'drawing' ? drawn(state, work.material, action.id) : state
    case 'drawFailed':
      return work.kind === 'drawing' ? failed(state, action.trouble) : state
    case 'materialLoaded':
      if (work.kind !== 'loading' || work.found !== action.found) return state
      if (!action.result.ok) return failed(state, apiTrouble(action.result.failure))
      return withReading({ ...state, work: { kind: 'idle' } }, action.found, action.result.value)
  }
}

const failed = (state: ReviewState, trouble: Trouble): ReviewState => ({
  ...state,
  work: { kind: 'failed', trouble, retry: state.work },
})

/** A sheet that cannot be read yet may hold changes too. */
function mergeAsked(state: ReviewState): ReviewState {
  const { sheet, work } = state
  if (!state.on || (work.kind !== 'idle' && work.kind !== 'failed' && work.kind !== 'loading')) return state
  const mayLose = sheet.kind === 'found' || (sheet.kind === 'read' && sheet.sheet.changed)
  return { ...state, work: mayLose ? { kind: 'confirming' } : { kind: 'merging' } }
}

function confirmed(state: ReviewState, answer: 'save' | 'keep' | 'discard'): ReviewState {
  switch (answer) {
    case 'save':
      return reduceSaving({ ...state, work: { kind: 'idle' } }, { type: 'saveAsked', next: 'merge' })
    case 'keep':
      return state.sheet.kind === 'found'
        ? { ...state, work: { kind: 'loading', found: state.sheet.found } }
        : { ...state, work: { kind: 'idle' } }
    case 'discard':
      return { ...state, work: { kind: 'merging' }, dropped: [] }
  }
}

/** The page is asked for at once: it need not wait until Excel has drawn. */
function merged(state: ReviewState, material: Material): ReviewState {
  const layout = layoutOf(material.answer)
  const { sheet } = state
  const replace: SheetId | null =
    sheet.kind === 'read' ? sheet.sheet.id : sheet.kind === 'found' ? sheet.found.id : null
  const drawing: ReviewState = { ...state, work: { kind: 'drawing', material, layout, replace }, dropped: [] }
  const grid = gridOfLayout(layout)
  const sources = reviewSources(grid)
  if (!sources) return drawing
  const { content, blocked } = readSheet({ id: '' as SheetId, grid, sources }, material, [])
  return blocked ? drawing : { ...drawing, preview: wantPreview(state.preview, content) }
}

const layoutOf = (answer: MergeAnswer) =>
  buildReviewLayout({
    definition: answer.definition,
    issue: answer.issueRecord,
    base: answer.review,
    sections: answer.sections,
    totals: answer.totals,
    values: answer.values,
    notSubmitted: answer.notSubmitted,
  })

function drawn(state: ReviewState, material: Material, id: SheetId): ReviewState {
  const idle: ReviewState = { ...state, work: { kind: 'idle' }, writing: null, waiting: [], trouble: null }
  if (state.work.kind !== 'drawing') return idle
  const grid = gridOfLayout(state.work.layout)
  const sources = reviewSources(grid)
  return sources ? withReading(idle, { id, grid, sources }, material) : idle
}
