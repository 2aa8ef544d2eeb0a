/** The board: who has submitted, late, nil, returned or not at all, and what is in the edition. */
import type { Issue } from '../core/issue.ts'
import { prefixes, revisionKey } from '../core/keys.ts'
import { refuse } from '../core/problem.ts'
import { parseSubmission, type Submission } from '../core/submission.ts'
import { type BoardRow, makeBoard } from '../core/merge.ts'
import type { Definition } from '../core/definition.ts'
import { wallClock } from '../core/period.ts'
import {
  type IssueState,
  loadIssue,
  loadIssues,
  loadReturns,
  loadState,
  loadSubmissions,
  newestDefinition,
  requireDepartment,
} from './issue-state.ts'
import { decodeRecord, isRevision, mapParallel } from './records.ts'
import type { Asked, AskedOnDepartment, AskedOnIssue, World } from './world.ts'
import { type Receipt, receiptOf } from './submit.ts'

export interface IssueSummary {
  readonly issue: string
  readonly year: number
  readonly issueNo: number
  readonly serialNo: number
  readonly period: Issue['period']
  readonly deadline: string
  /** Wall clock in the definition's time zone. */
  readonly deadlineText: string
  readonly state: IssueState['state']
  /** The newest edition's revision; 0 before the first. */
  readonly edition: number
}

const summary = (issue: Issue, state: IssueState, definition: Definition): IssueSummary => ({
  issue: issue.issue,
  year: issue.year,
  issueNo: issue.issueNo,
  serialNo: issue.serialNo,
  period: issue.period,
  deadline: issue.deadline,
  deadlineText: wallClock(issue.deadline, definition.timeZone),
  state: state.state,
  edition: state.state === 'collecting' ? 0 : state.edition.revision,
})

/** Issues, newest first; everybody who is signed in may see them. */
export async function listIssues(world: World, request: Asked): Promise<IssueSummary[]> {
  const { definition } = await newestDefinition(world.store, request.bulletin)
  const issues = (await loadIssues(world.store, request.bulletin)).toReversed()
  return mapParallel(issues, async (issue) =>
    summary(issue, await loadState(world.store, request.bulletin, issue.issue), definition),
  )
}

/** A row with the moment of its receipt as the office's clock shows it. */
export type TimedRow = BoardRow & { readonly receivedAtText: string | null }

export const timedRow = (row: BoardRow, timeZone: string): TimedRow => ({
  ...row,
  receivedAtText: row.receivedAt === null ? null : wallClock(row.receivedAt, timeZone),
})

export interface Board extends IssueSummary {
  readonly departments: readonly (TimedRow & { readonly inEdition: boolean })[]
}

/** A submission that came while its issue was being published is shown as not in the edition (design.md, "Races"). */
export async function showBoard(world: World, request: AskedOnIssue): Promise<Board> {
  const { bulletin } = request
  const [{ issue, definition, state }, submissions, returns] = await Promise.all([
    loadIssue(world.store, bulletin, request.issue),
    loadSubmissions(world.store, bulletin, request.issue),
    loadReturns(world.store, bulletin, request.issue),
  ])
  const printed = state.state === 'collecting' ? {} : state.edition.inputs.submissions
  const { timeZone } = definition.definition
  const departments = makeBoard(definition.definition, submissions, returns).map((row) => ({
    ...timedRow(row, timeZone),
    inEdition: row.revision !== null && printed[row.department] === row.revision,
  }))
  return { ...summary(issue, state, definition.definition), departments }
}

export interface DepartmentView extends BoardRow {
  readonly receipt: Receipt | null
}

/** One department's own row, with its last receipt. */
export async function showDepartment(world: World, request: AskedOnDepartment): Promise<DepartmentView> {
  const { bulletin, issue, department } = request
  const { definition } = await loadIssue(world.store, bulletin, issue)
  requireDepartment(definition.definition, department)
  const [submissions, returns] = await Promise.all([
    loadSubmissions(world.store, bulletin, issue, department),
    loadReturns(world.store, bulletin, issue, department),
  ])
  const row = makeBoard(definition.definition, submissions, returns).find((r) => r.department === department)
  if (!row) throw new Error(`Department ${department} is in its definition but not on the board`)
  const [newest] = submissions
  return { ...row, receipt: newest ? receiptOf(newest, definition.definition.timeZone) : null }
}

/** One stored revision whole, for tracing a printed figure. @throws Refusal not_found */
export async function showRevision(
  world: World,
  request: AskedOnDepartment & { readonly revision: number },
): Promise<Submission> {
  const { bulletin, department, revision } = request
  const { issue, definition } = await loadIssue(world.store, bulletin, request.issue)
  requireDepartment(definition.definition, department)
  const id = `${department}/${revision}`
  if (!isRevision(revision)) throw refuse('not_found', { what: 'submission', id })
  const key = revisionKey(prefixes.submissions(bulletin, issue.issue, department), revision)
  const body = await world.store.read(key)
  if (!body) throw refuse('not_found', { what: 'submission', id })
  return decodeRecord(key, body, parseSubmission)
}
