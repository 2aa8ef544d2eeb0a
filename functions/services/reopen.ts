/** Opens a published issue again for correction; recipients keep what they have until the next edition. */
import type { Reopening } from '../core/issue.ts'
import { prefixes } from '../core/keys.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue, loadState } from './issue-state.ts'
import { listKeys, stamp, writeRevision } from './records.ts'
import { requireState } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

/** @throws Refusal not_published, comment_needed; changed_meanwhile where another editor was first */
export async function reopen(world: World, request: AskedOnIssue & { readonly reason: string }): Promise<Reopening> {
  const { bulletin } = request
  const reason = request.reason.trim()
  const { issue } = await loadIssue(world.store, bulletin, request.issue)
  const prefix = prefixes.reopenings(bulletin, issue.issue)
  // Counted before the state is read: a reopening that comes between takes this revision, and ours is refused.
  const revision = (await listKeys(world.store, prefix)).length + 1
  const state = await loadState(world.store, bulletin, issue.issue)
  requireState('reopen', { issue, state })
  if (reason === '') throw refuse('comment_needed', {})
  if (state.state !== 'published')
    throw new Error('The table of rights lets an issue be reopened that is not published')
  const record: Reopening = {
    bulletin,
    issue: issue.issue,
    revision,
    edition: state.edition.revision,
    reason,
    at: toInstant(world.clock.now()),
    ...stamp(world, request),
  }
  if (!(await writeRevision(world, prefix, revision, record))) throw refuse('changed_meanwhile', {})
  return record
}
