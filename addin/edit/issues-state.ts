/** 期: all issues of the bulletin, the one that is worked on, opening the next, reopening. Pure. */
import type { IssueEntry } from '../api/answers.ts'
import type { Reopened } from '../api/answers-edit.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'
import type { Issue } from '../../functions/core/issue.ts'
import { addDays, isCivilDate, type Period } from '../../functions/core/period.ts'
import { type Loaded, loading, settled, shown } from '../parts/loaded.ts'

/** 开期: the dialog that opens the next issue. */
export type Opening =
  | { readonly kind: 'closed' }
  | { readonly kind: 'filling'; readonly period: Period; readonly failure?: Failure }
  | { readonly kind: 'sending'; readonly period: Period }

/** 重新开放: the dialog that withdraws an edition for correction. */
export type Reopening =
  | { readonly kind: 'closed' }
  | { readonly kind: 'filling'; readonly issue: string; readonly reason: string; readonly failure?: Failure }
  | { readonly kind: 'sending'; readonly issue: string; readonly reason: string }

export interface IssuesState {
  readonly list: Loaded<readonly IssueEntry[]>
  /** The issue that is worked on. */
  readonly chosen: string | null
  readonly search: string
  readonly opening: Opening
  readonly reopening: Reopening
}

export type IssuesAction =
  | { readonly type: 'issuesAsked' }
  | { readonly type: 'issuesLoaded'; readonly result: Result<readonly IssueEntry[]> }
  | { readonly type: 'issueChosen'; readonly issue: string }
  | { readonly type: 'issuesSearched'; readonly text: string }
  | { readonly type: 'openingAsked' }
  | { readonly type: 'openingFilled'; readonly period: Period }
  | { readonly type: 'openingSent' }
  | { readonly type: 'openingAnswered'; readonly result: Result<Issue> }
  | { readonly type: 'openingClosed' }
  | { readonly type: 'reopeningAsked'; readonly issue: string }
  | { readonly type: 'reopeningFilled'; readonly reason: string }
  | { readonly type: 'reopeningSent' }
  | { readonly type: 'reopeningAnswered'; readonly issue: string; readonly result: Result<Reopened> }
  | { readonly type: 'reopeningClosed' }

export const initialIssues: IssuesState = {
  list: { kind: 'loading' },
  chosen: null,
  search: '',
  opening: { kind: 'closed' },
  reopening: { kind: 'closed' },
}

export function reduceIssues(state: IssuesState, action: IssuesAction): IssuesState {
  switch (action.type) {
    case 'issuesAsked':
      return { ...state, list: loading(state.list) }
    case 'issuesLoaded':
      return withChosen({ ...state, list: settled(state.list, action.result) })
    case 'issueChosen':
      return { ...state, chosen: action.issue }
    case 'issuesSearched':
      return { ...state, search: action.text }
    case 'openingAsked':
    case 'openingFilled':
    case 'openingSent':
    case 'openingAnswered':
    case 'openingClosed':
      return reduceOpening(state, action)
    case 'reopeningAsked':
      return { ...state, reopening: { kind: 'filling', issue: action.issue, reason: '' } }
    case 'reopeningFilled':
      return state.reopening.kind === 'filling'
        ? { ...state, reopening: { ...state.reopening, reason: action.reason } }
        : state
    case 'reopeningSent': {
      const { reopening } = state
      if (reopening.kind !== 'filling' || reopening.reason.trim() === '') return state
      return { ...state, reopening: { kind: 'sending', issue: reopening.issue, reason: reopening.reason } }
    }
    case 'reopeningAnswered':
      return reopeningAnswered(state, action.issue, action.result)
    case 'reopeningClosed':
      return { ...state, reopening: { kind: 'closed' } }
  }
}

function reduceOpening(
  state: IssuesState,
  action: Extract<IssuesAction, { readonly type: `opening${string}` }>,
): IssuesState {
  const { opening } = state
  switch (action.type) {
    case 'openingAsked':
      return { ...state, opening: { kind: 'filling', period: nextPeriod(shown(state.list) ?? []) } }
    case 'openingFilled':
      return opening.kind === 'filling' ? { ...state, opening: { ...opening, period: action.period } } : state
    case 'openingSent':
      return opening.kind === 'filling' && isWholePeriod(opening.period)
        ? { ...state, opening: { kind: 'sending', period: opening.period } }
        : state
    case 'openingAnswered':
      if (opening.kind !== 'sending') return state
      if (!action.result.ok)
        return { ...state, opening: { kind: 'filling', period: opening.period, failure: action.result.failure } }
      // The new issue is what she goes on with.
      return {
        ...state,
        opening: { kind: 'closed' },
        chosen: action.result.value.issue,
        list: loading(state.list),
      }
    case 'openingClosed':
      return { ...state, opening: { kind: 'closed' } }
  }
}

function reopeningAnswered(state: IssuesState, issue: string, result: Result<Reopened>): IssuesState {
  const { reopening } = state
  if (reopening.kind !== 'sending' || reopening.issue !== issue) return state
  if (!result.ok)
    return { ...state, reopening: { kind: 'filling', issue, reason: reopening.reason, failure: result.failure } }
  return { ...state, reopening: { kind: 'closed' }, chosen: issue, list: loading(state.list) }
}

/** A choice that is still there is kept; else the newest that takes reports; else the newest. */
function withChosen(state: IssuesState): IssuesState {
  if (state.list.kind !== 'ready') return state
  const issues = state.list.value
  if (issues.some((entry) => entry.issue === state.chosen)) return state
  const chosen = issues.find((entry) => entry.state !== 'published') ?? issues[0]
  return { ...state, chosen: chosen?.issue ?? null }
}

export const chosenIssue = (state: IssuesState): IssueEntry | undefined =>
  shown(state.list)?.find((entry) => entry.issue === state.chosen)

export const isWholePeriod = ({ from, to }: Period): boolean => isCivilDate(from) && isCivilDate(to)

/** The days after the newest issue's, as many as it has; empty where there is none to go by. `issues`: newest first. */
export function nextPeriod(issues: readonly IssueEntry[]): Period {
  const [last] = issues.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))
  if (!last) return { from: '', to: '' }
  const { from, to } = last.period
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  return { from: addDays(to, 1), to: addDays(to, 1 + days) }
}

/** Issues whose number, serial number, dates or state say what is looked for; `wordsOf` gives what is shown of one. */
export function searchIssues(
  issues: readonly IssueEntry[],
  search: string,
  wordsOf: (entry: IssueEntry) => string,
): readonly IssueEntry[] {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (terms.length === 0) return issues
  return issues.filter((entry) => {
    const { issue, serialNo, period } = entry
    const text = `${issue} ${serialNo} ${period.from} ${period.to} ${wordsOf(entry)}`.toLowerCase()
    return terms.every((term) => text.includes(term))
  })
}
