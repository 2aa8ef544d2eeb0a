/** 退回: sends a department's newest submission back with a comment. */
import type { Return } from '../core/issue.ts'
import { prefixes } from '../core/keys.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue, loadReturns, loadSubmissions, requireDepartment } from './issue-state.ts'
import { stamp, writeRevision } from './records.ts'
import { requireState } from './rights.ts'
import type { AskedOnDepartment, World } from './world.ts'

/** @throws Refusal already_published, not_submitted_yet, comment_needed; changed_meanwhile where another editor was first */
export async function returnForRework(
  world: World,
  request: AskedOnDepartment & { readonly comment: string },
): Promise<Return> {
  const { bulletin, department } = request
  const comment = request.comment.trim()
  const open = await loadIssue(world.store, bulletin, request.issue)
  const { issue, definition } = open
  const { name } = requireDepartment(definition.definition, department)
  requireState('returnForRework', open)
  if (comment === '') throw refuse('comment_needed', {})
  const [[submission], [last]] = await Promise.all([
    loadSubmissions(world.store, bulletin, issue.issue, department),
    loadReturns(world.store, bulletin, issue.issue, department),
  ])
  if (!submission) throw refuse('not_submitted_yet', { department: name })
  const revision = (last?.revision ?? 0) + 1
  const record: Return = {
    bulletin,
    issue: issue.issue,
    department,
    revision,
    submission: submission.revision,
    comment,
    at: toInstant(world.clock.now()),
    ...stamp(world, request),
  }
  const written = await writeRevision(world, prefixes.returns(bulletin, issue.issue, department), revision, record)
  if (!written) throw refuse('changed_meanwhile', {})
  return record
}
