/** 保存审校: what is saved, and what becomes of it where somebody else saved first. Pure. */
import type { ReviewContent, SaveReviewAnswer } from '../api/edit-api.ts'
import { conflictKey, resolved, staleOf } from './review-conflicts.ts'
import { write } from './review-items-state.ts'
import type { Material } from './review-material.ts'
import { withReading } from './review-reading-state.ts'
import { markerCells, sameContent } from './review-sheet.ts'
import type { ReviewAction, ReviewState } from './review-state.ts'
import { apiTrouble } from '../parts/trouble.ts'

type SavingAction = Extract<
  ReviewAction,
  { type: 'saveAsked' | 'reviewSaved' | 'theirsLoaded' | 'sideChosen' | 'saveBothAsked' }
>

export function reduceSaving(state: ReviewState, action: SavingAction): ReviewState {
  const { work } = state
  switch (action.type) {
    case 'saveAsked':
      return saveAsked(state, action.next)
    case 'reviewSaved':
      return reviewSaved(state, action)
    case 'theirsLoaded': {
      if (work.kind !== 'comparing') return state
      if (!action.result.ok)
        return { ...state, work: { kind: 'failed', trouble: apiTrouble(action.result.failure), retry: work } }
      if (state.sheet.kind !== 'read' || !state.material) return { ...state, work: { kind: 'idle' } }
      const stale = staleOf({ ...work, theirs: action.result.value }, state.sheet.sheet, state.material)
      return { ...state, work: { kind: 'stale', stale, choices: {} } }
    }
    case 'sideChosen':
      return work.kind === 'stale'
        ? { ...state, work: { ...work, choices: { ...work.choices, [action.key]: action.side } } }
        : state
    case 'saveBothAsked': {
      if (work.kind !== 'stale') return state
      const { stale, choices } = work
      if (stale.conflicts.some((conflict) => choices[conflictKey(conflict)] === undefined)) return state
      return { ...state, work: { kind: 'savingBoth', stale, content: resolved(stale, choices) } }
    }
  }
}

/** A sheet with a cell that cannot be read says less than she means: it is not saved. */
function saveAsked(state: ReviewState, next: 'stay' | 'merge'): ReviewState {
  const { sheet, material, work } = state
  const isFree = work.kind === 'idle' || work.kind === 'failed'
  if (!isFree || sheet.kind !== 'read' || !material || sheet.sheet.blocked) return state
  return { ...state, work: { kind: 'reading', next } }
}

/** What was read for saving is saved; what she types while she chooses between two reviews is part of hers. */
export function afterReading(state: ReviewState): ReviewState {
  const { work, sheet, material, writing } = state
  const isWhole = sheet.kind === 'read' && material !== null && !sheet.sheet.blocked
  if (work.kind === 'reading' && writing === null) {
    if (!isWhole) return { ...state, work: { kind: 'idle' } }
    const { content } = sheet.sheet
    return { ...state, work: { kind: 'saving', content, base: material.base.revision, next: work.next } }
  }
  if (work.kind !== 'stale' || !isWhole || sameContent(work.stale.mine, sheet.sheet.content)) return state
  const stale = staleOf({ ...work.stale, mine: sheet.sheet.content }, sheet.sheet, material)
  return { ...state, work: { ...work, stale } }
}

function reviewSaved(
  state: ReviewState,
  { answer, by, at }: Extract<SavingAction, { type: 'reviewSaved' }>,
): ReviewState {
  const { work, material } = state
  if ((work.kind !== 'saving' && work.kind !== 'savingBoth') || !material) return state
  if (answer.kind === 'failed')
    return { ...state, work: { kind: 'failed', trouble: apiTrouble(answer.failure), retry: work } }
  if (answer.kind === 'stale') return { ...state, work: comparing(state, material, answer) }
  // Both put together: the sheet is drawn anew, with what came from the other one.
  if (work.kind === 'savingBoth') return { ...state, work: { kind: 'merging' } }
  const base = { revision: answer.revision, ...work.content, order: plainOrder(work.content), by, savedAt: at }
  return saved({ ...state, dropped: [] }, { ...material, base: { ...base, edits: [...work.content.edits] } }, work.next)
}

const plainOrder = ({ order }: ReviewContent): Record<string, string[]> =>
  Object.fromEntries(Object.entries(order).map(([section, items]) => [section, [...items]]))

/** The sheet bears from now on the revision that it was saved as. */
function saved(state: ReviewState, material: Material, next: 'stay' | 'merge'): ReviewState {
  const idle: ReviewState = { ...state, material, work: next === 'merge' ? { kind: 'merging' } : { kind: 'idle' } }
  if (state.sheet.kind !== 'read') return idle
  const { grid, id, sources } = state.sheet.sheet
  const based = { id, grid, sources: { ...sources, base: material.base.revision } }
  return write(withReading(idle, based, material), markerCells(grid, material.base.revision))
}

function comparing(
  { work }: ReviewState,
  { base }: Material,
  { latest }: Extract<SaveReviewAnswer, { kind: 'stale' }>,
): ReviewState['work'] {
  // Saved together with one, and again somebody was faster: what that one saved is what both stand on now.
  if (work.kind === 'savingBoth') return { kind: 'comparing', base: work.stale.theirs, mine: work.content, latest }
  return work.kind === 'saving' ? { kind: 'comparing', base, mine: work.content, latest } : work
}
