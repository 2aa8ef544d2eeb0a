/** What has just come of something she did: said once, seen and heard. Pure. */
import type { SaveReviewAnswer } from '../api/edit-api.ts'
import { shown } from '../parts/loaded.ts'
import type { EditAction, EditState } from './edit-state.ts'

export type Notice =
  | { readonly kind: 'merged'; readonly departments: number; readonly items: number }
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'savedBoth' }
  | { readonly kind: 'returned'; readonly name: string }
  | { readonly kind: 'copyDrawn'; readonly name: string }
  | { readonly kind: 'issueOpened'; readonly issue: string }
  | { readonly kind: 'reopened'; readonly issue: string }
  | { readonly kind: 'linkRevoked' }
  | { readonly kind: 'peopleSaved'; readonly revision: number }
  | { readonly kind: 'nothingAtCell'; readonly cell: string }

/** Undefined: it stands as it is. */
export function noticeOf(before: EditState, after: EditState, action: EditAction): Notice | undefined {
  const name = (department: string): string =>
    shown(after.board.board)?.departments.find((row) => row.department === department)?.name ?? department
  if (action.type === 'sheetDrawn') return mergedNotice(before, after)
  if (action.type === 'reviewSaved') return savedNotice(before, action.answer)
  if (action.type === 'returningAnswered' && action.result.ok)
    return { kind: 'returned', name: name(action.department) }
  if (action.type === 'copyDrawn') return { kind: 'copyDrawn', name: name(action.department) }
  if (action.type === 'openingAnswered' && action.result.ok)
    return { kind: 'issueOpened', issue: action.result.value.issue }
  if (action.type === 'reopeningAnswered' && action.result.ok) return { kind: 'reopened', issue: action.issue }
  if (action.type === 'revokingAnswered' && action.failure === null) return { kind: 'linkRevoked' }
  if (action.type === 'peopleAnswered' && action.answer.kind === 'saved')
    return { kind: 'peopleSaved', revision: action.answer.list.revision }
  if (action.type === 'cellAsked' && after.focus === before.focus)
    return { kind: 'nothingAtCell', cell: action.selection.cell }
  return undefined
}

function mergedNotice(before: EditState, { review: { sheet, material } }: EditState): Notice | undefined {
  if (before.review.work.kind !== 'drawing' || sheet.kind !== 'read' || !material) return undefined
  const { board, notSubmitted } = material.answer
  return { kind: 'merged', departments: board.length - notSubmitted.length, items: sheet.sheet.reading.rows.length }
}

function savedNotice({ review: { work } }: EditState, answer: SaveReviewAnswer): Notice | undefined {
  if (answer.kind !== 'saved') return undefined
  if (work.kind === 'savingBoth') return { kind: 'savedBoth' }
  return work.kind === 'saving' ? { kind: 'saved', revision: answer.revision } : undefined
}
