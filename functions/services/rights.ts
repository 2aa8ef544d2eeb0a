/** The state of an issue against the table of rights; roles were asked before (`http/may.ts`). */
import { refuse } from '../core/problem.ts'
import { type Operation, stateRefusal } from '../core/rights.ts'
import type { OpenIssue } from './issue-state.ts'

/** @throws Refusal already_published, not_published: as the table of rights says */
export function requireState(operation: Operation, { issue, state }: Pick<OpenIssue, 'issue' | 'state'>): void {
  const code = stateRefusal(operation, state.state)
  if (code) throw refuse(code, { issue: issue.issue })
}
