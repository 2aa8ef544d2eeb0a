/** The editor's pane as a value: four views of the chosen issue, and what each event makes of them. Pure. */
import type { EditorRow } from '../api/answers-edit.ts'
import type { FileFormat } from '../../functions/core/issue.ts'
import type { OfficeRole } from '../api/answers.ts'
import type { Failure } from '../api/failure.ts'
import type { Selection } from '../spreadsheet-host.ts'
import { loading, shown } from '../parts/loaded.ts'
import { isFor, isPartAction, type PartAction } from './action-parts.ts'
import { follow } from './edit-follow.ts'
import { type AuditState, initialAudit, reduceAudit } from './audit-state.ts'
import { type BoardState, initialBoard, reduceBoard } from './board-state.ts'
import { isAllowed } from './may.ts'
import { chosenIssue, initialIssues, type IssuesState, reduceIssues } from './issues-state.ts'
import { initialLinks, type LinksState, reduceLinks } from './links-state.ts'
import { noticeOf, type Notice } from './notice.ts'
import { initialPeople, type PeopleState, reducePeople } from './people-state.ts'
import { type PublishState, reducePublish } from './publish-state.ts'
import { initialReview, reduceReview, type ReviewState } from './review-state.ts'
import { itemAt } from './review-sheet.ts'

export type Tab = 'board' | 'review' | 'publish' | 'issues' | 'audit' | 'people'

/** A draft file on its way. */
export type Draft =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly format: FileFormat }
  | { readonly kind: 'failed'; readonly format: FileFormat; readonly failure: Failure }

/** Where the keyboard goes next: a finding by its cell, an item, the list of findings. Each asking is a new object. */
export type Focus =
  | { readonly kind: 'finding'; readonly cell: string }
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'findings' }

export interface EditState {
  readonly tab: Tab
  readonly issues: IssuesState
  readonly board: BoardState
  readonly review: ReviewState
  readonly publish: PublishState
  readonly links: LinksState
  readonly people: PeopleState
  readonly audit: AuditState
  readonly draft: Draft
  readonly notice: Notice | null
  readonly focus: Focus | null
  /** The server's time, in milliseconds. */
  readonly now: number
}

type PaneAction =
  | { readonly type: 'tabChosen'; readonly tab: Tab }
  | { readonly type: 'ticked'; readonly now: number; readonly visible: boolean }
  | { readonly type: 'draftAsked'; readonly format: FileFormat }
  | { readonly type: 'draftLoaded'; readonly failure: Failure | null }
  | { readonly type: 'findingsAsked' }
  | { readonly type: 'cellAsked'; readonly selection: Selection }
  | { readonly type: 'noticeClosed' }

export type EditAction = PartAction | PaneAction

export const initialEdit = (now: number): EditState => ({
  tab: 'board',
  issues: initialIssues,
  board: initialBoard,
  review: initialReview,
  publish: { kind: 'idle' },
  links: initialLinks,
  people: initialPeople,
  audit: initialAudit,
  draft: { kind: 'idle' },
  notice: null,
  focus: null,
  now,
})

/** `bulletin`: whose issues these are; `role`: what the person works as, who may do no more than that. */
export const createReduceEdit =
  ({ bulletin, role }: { readonly bulletin: string; readonly role: OfficeRole }) =>
  (state: EditState, action: EditAction): EditState => {
    if (!isAllowed(role, action)) return state
    const next = follow(state, reduceOne(state, action), bulletin)
    const notice = noticeOf(state, next, action)
    if (notice !== undefined) return { ...next, notice }
    // What has just come of something is over once the next thing begins.
    const isBegun = next.review.work !== state.review.work && next.review.work.kind !== 'idle'
    return isBegun ? { ...next, notice: null } : next
  }

function reduceOne(state: EditState, action: EditAction): EditState {
  if (isPartAction(action)) return reduceParts(state, action)
  switch (action.type) {
    case 'tabChosen':
      return { ...state, tab: action.tab, notice: null }
    case 'ticked':
      return ticked(state, action.now, action.visible)
    case 'draftAsked':
      return state.draft.kind === 'asking' ? state : { ...state, draft: { kind: 'asking', format: action.format } }
    case 'draftLoaded': {
      if (state.draft.kind !== 'asking') return state
      const { format } = state.draft
      return {
        ...state,
        draft: action.failure ? { kind: 'failed', format, failure: action.failure } : { kind: 'idle' },
      }
    }
    case 'findingsAsked':
      return { ...state, tab: 'review', focus: { kind: 'findings' } }
    case 'cellAsked':
      return cellAsked(state, action.selection)
    case 'noticeClosed':
      return { ...state, notice: null }
  }
}

function reduceParts(state: EditState, action: PartAction): EditState {
  if (isFor('issues', action)) return { ...state, issues: reduceIssues(state.issues, action) }
  if (isFor('publish', action)) return { ...state, publish: reducePublish(state.publish, action) }
  if (isFor('people', action)) return { ...state, people: reducePeople(state.people, action) }
  if (isFor('audit', action)) return { ...state, audit: reduceAudit(state.audit, action) }
  if (isFor('links', action)) return { ...state, links: reduceLinks(state.links, action) }
  if (isFor('review', action)) return { ...state, review: reduceReview(state.review, action) }
  if (action.type === 'boardLoaded' && action.issue !== state.issues.chosen) return state
  return { ...state, board: reduceBoard(state.board, action) }
}

function ticked(state: EditState, now: number, visible: boolean): EditState {
  const isBusy = state.board.board.kind === 'loading'
  if (!visible || isBusy || state.issues.chosen === null) return { ...state, now }
  return { ...state, now, board: { ...state.board, board: loading(state.board.board) } }
}

function cellAsked(state: EditState, selection: Selection): EditState {
  const { sheet } = state.review
  if (sheet.kind !== 'read' || sheet.sheet.id !== selection.sheet) return state
  if (sheet.sheet.reading.findings.some((finding) => finding.at.cell === selection.cell))
    return { ...state, tab: 'review', focus: { kind: 'finding', cell: selection.cell } }
  const item = itemAt(sheet.sheet, selection.cell)
  if (item === undefined) return state
  return { ...state, tab: 'review', focus: { kind: 'item', item }, review: { ...state.review, selected: item } }
}

/** Departments whose report is another than the one that was merged. A board older than the merge says nothing. */
export function sinceMerge({ board, review }: EditState): readonly string[] {
  const merged = review.material?.answer.board
  const rows = shown(board.board)?.departments
  if (!merged || !rows || review.sheet.kind !== 'read') return []
  const known = new Map(merged.map((row) => [row.department, row]))
  const isNew = ({ department, revision, status }: EditorRow): boolean => {
    const before = known.get(department)
    const [now, then] = [revision ?? 0, before?.revision ?? 0]
    return now > then || (now === then && status !== before?.status)
  }
  return rows.filter(isNew).map((row) => row.name)
}

export const isUnsaved = ({ review: { sheet } }: EditState): boolean => sheet.kind === 'read' && sheet.sheet.changed

/** Merging makes sense: the issue takes changes, somebody sent something, and the workbook was looked through. */
export function mayMerge(state: EditState): boolean {
  const issue = chosenIssue(state.issues)
  const rows = shown(state.board.board)?.departments ?? []
  const { sheet, unreadable, work } = state.review
  const isFree = ['idle', 'failed', 'loading'].includes(work.kind)
  const isLooked = sheet.kind !== 'unknown' || unreadable !== null
  const isSubmitted = rows.some((row) => row.revision !== null && row.status !== 'returned')
  return issue !== undefined && issue.state !== 'published' && isSubmitted && isFree && isLooked
}
