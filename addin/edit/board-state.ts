/** 报送情况: the departments of the chosen issue, refreshed as it stands; a row that is open; returning one. Pure. */
import type { Board, EditorRow, Returned } from '../api/answers-edit.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'
import type { SubmissionChange } from '../../functions/core/submission-changes.ts'
import { type Loaded, loading, settled, shown } from '../parts/loaded.ts'
import type { Trouble } from '../parts/trouble.ts'

export type Status = EditorRow['status']
export type BoardFilter = 'all' | 'withFindings' | Status

export interface OpenRow {
  readonly department: string
  /** What is new against the revision before; idle where there is none. */
  readonly changes: Loaded<readonly SubmissionChange[]>
}

/** 退回: the dialog with the comment. */
export type Returning =
  | { readonly kind: 'closed' }
  | { readonly kind: 'filling'; readonly department: string; readonly comment: string; readonly failure?: Failure }
  | { readonly kind: 'sending'; readonly department: string; readonly comment: string }

/** A department's submission drawn as a sheet of its own. */
export type Drawing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'drawing'; readonly department: string }
  | { readonly kind: 'failed'; readonly department: string; readonly trouble: Trouble }

export interface BoardState {
  readonly board: Loaded<Board>
  readonly filter: BoardFilter
  readonly search: string
  readonly open: OpenRow | null
  readonly returning: Returning
  readonly drawing: Drawing
  /** The reminder's text is shown. */
  readonly reminding: boolean
}

export type BoardAction =
  | { readonly type: 'boardAsked' }
  | { readonly type: 'boardLoaded'; readonly issue: string; readonly result: Result<Board> }
  | { readonly type: 'boardFiltered'; readonly filter: BoardFilter }
  | { readonly type: 'boardSearched'; readonly text: string }
  | { readonly type: 'rowToggled'; readonly department: string }
  | {
      readonly type: 'changesLoaded'
      readonly department: string
      readonly result: Result<readonly SubmissionChange[]>
    }
  | { readonly type: 'returningAsked'; readonly department: string }
  | { readonly type: 'returningFilled'; readonly comment: string }
  | { readonly type: 'returningSent' }
  | { readonly type: 'returningAnswered'; readonly department: string; readonly result: Result<Returned> }
  | { readonly type: 'returningClosed' }
  | { readonly type: 'copyAsked'; readonly department: string }
  | { readonly type: 'copyDrawn'; readonly department: string }
  | { readonly type: 'copyFailed'; readonly department: string; readonly trouble: Trouble }
  | { readonly type: 'reminderToggled' }

export const initialBoard: BoardState = {
  board: { kind: 'idle' },
  filter: 'all',
  search: '',
  open: null,
  returning: { kind: 'closed' },
  drawing: { kind: 'idle' },
  reminding: false,
}

export function reduceBoard(state: BoardState, action: BoardAction): BoardState {
  switch (action.type) {
    case 'boardAsked':
      return state.board.kind === 'loading' ? state : { ...state, board: loading(state.board) }
    case 'boardLoaded':
      return { ...state, board: settled(state.board, action.result) }
    case 'boardFiltered':
      return { ...state, filter: action.filter === state.filter ? 'all' : action.filter }
    case 'boardSearched':
      return { ...state, search: action.text }
    case 'rowToggled':
      return { ...state, open: toggled(state, action.department), drawing: { kind: 'idle' } }
    case 'changesLoaded':
      return state.open?.department === action.department
        ? { ...state, open: { ...state.open, changes: settled(state.open.changes, action.result) } }
        : state
    case 'returningAsked':
    case 'returningFilled':
    case 'returningSent':
    case 'returningAnswered':
    case 'returningClosed':
      return reduceReturning(state, action)
    case 'copyAsked':
      return state.drawing.kind === 'drawing'
        ? state
        : { ...state, drawing: { kind: 'drawing', department: action.department } }
    case 'copyDrawn':
      return { ...state, drawing: { kind: 'idle' } }
    case 'copyFailed':
      return { ...state, drawing: { kind: 'failed', department: action.department, trouble: action.trouble } }
    case 'reminderToggled':
      return { ...state, reminding: !state.reminding }
  }
}

function toggled({ open, board }: BoardState, department: string): OpenRow | null {
  if (open?.department === department) return null
  const revision = shown(board)?.departments.find((row) => row.department === department)?.revision ?? 0
  return { department, changes: revision > 1 ? { kind: 'loading' } : { kind: 'idle' } }
}

function reduceReturning(
  state: BoardState,
  action: Extract<BoardAction, { readonly type: `returning${string}` }>,
): BoardState {
  const { returning } = state
  switch (action.type) {
    case 'returningAsked':
      return { ...state, returning: { kind: 'filling', department: action.department, comment: '' } }
    case 'returningFilled':
      return returning.kind === 'filling' ? { ...state, returning: { ...returning, comment: action.comment } } : state
    case 'returningSent':
      return returning.kind === 'filling' && returning.comment.trim() !== ''
        ? { ...state, returning: { kind: 'sending', department: returning.department, comment: returning.comment } }
        : state
    case 'returningAnswered': {
      const { department, result } = action
      if (returning.kind !== 'sending' || returning.department !== department) return state
      const { comment } = returning
      return result.ok
        ? { ...state, returning: { kind: 'closed' }, board: loading(state.board) }
        : { ...state, returning: { kind: 'filling', department, comment, failure: result.failure } }
    }
    case 'returningClosed':
      return { ...state, returning: { kind: 'closed' } }
  }
}

/** Whether a row is one that the filter shows; warnings and notices alike are findings. */
const passes = (row: EditorRow, filter: BoardFilter): boolean =>
  filter === 'all' || (filter === 'withFindings' ? row.findings.length > 0 : row.status === filter)

/** In the definition's order, so that nothing jumps when it refreshes; the open row stays, whatever becomes of it. */
export function visibleRows(rows: readonly EditorRow[], state: Pick<BoardState, 'filter' | 'search' | 'open'>) {
  const wanted = state.search.trim().toLowerCase()
  return rows.filter(
    (row) =>
      row.department === state.open?.department ||
      (passes(row, state.filter) && `${row.name} ${row.department}`.toLowerCase().includes(wanted)),
  )
}

export const countOf = (rows: readonly EditorRow[], filter: BoardFilter): number =>
  rows.filter((row) => passes(row, filter)).length

/** Those whom a reminder is for: nothing came, or it was sent back. */
export const owing = (rows: readonly EditorRow[]): readonly EditorRow[] =>
  rows.filter((row) => row.status === 'notSubmitted' || row.status === 'returned')
