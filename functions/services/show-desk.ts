/** A department's desk: everything that its pane begins with, so that it asks once. */
import type { DefinitionRevision } from '../core/definition.ts'
import type { DepartmentHistory } from '../core/history.ts'
import type { Issue } from '../core/issue.ts'
import { makeBoard } from '../core/merge.ts'
import { wallClock } from '../core/period.ts'
import type { Submission } from '../core/submission.ts'
import { departmentHistory } from '../core/totals.ts'
import {
  type IssueState,
  loadEditions,
  loadIssue,
  loadReturns,
  loadSubmissions,
  requireDepartment,
} from './issue-state.ts'
import { type TimedRow, timedRow } from './show-board.ts'
import { type Receipt, receiptOf } from './submit.ts'
import type { AskedOnDepartment, World } from './world.ts'

export interface Desk {
  /** The issue's own, which need not be the newest. */
  readonly definition: DefinitionRevision
  readonly issue: Issue
  readonly state: IssueState['state']
  /** Wall clock in the definition's time zone. */
  readonly deadlineText: string
  readonly history: DepartmentHistory
  readonly row: TimedRow
  readonly receipt: Receipt | null
  /** The newest, whole. */
  readonly submission: Submission | null
}

/** @throws Refusal not_found, not_your_department */
export async function showDesk(world: World, request: AskedOnDepartment): Promise<Desk> {
  const { store } = world
  const { bulletin, department } = request
  const { issue, definition, state } = await loadIssue(store, bulletin, request.issue)
  requireDepartment(definition.definition, department)
  const [submissions, returns, editions] = await Promise.all([
    loadSubmissions(store, bulletin, issue.issue, department),
    loadReturns(store, bulletin, issue.issue, department),
    loadEditions(store, bulletin),
  ])
  const row = makeBoard(definition.definition, submissions, returns).find((r) => r.department === department)
  if (!row) throw new Error(`Department ${department} is in its definition but not on the board`)
  const { timeZone } = definition.definition
  const [submission] = submissions
  return {
    definition,
    issue,
    state: state.state,
    deadlineText: wallClock(issue.deadline, timeZone),
    history: departmentHistory(definition.definition, issue, department, editions),
    row: timedRow(row, timeZone),
    receipt: submission ? receiptOf(submission, timeZone) : null,
    submission: submission ?? null,
  }
}
