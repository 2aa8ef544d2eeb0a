/** Opens the next issue of a bulletin. */
import type { Issue } from '../core/issue.ts'
import { issueId, issueKey, prefixes } from '../core/keys.ts'
import {
  addDays,
  type CivilDate,
  type Instant,
  overlaps,
  type Period,
  toInstant,
  yearOf,
  zonedTime,
} from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { loadIssues, newestDefinition } from './issue-state.ts'
import { encodeJson, stamp, writeRevision } from './records.ts'
import type { Asked, World } from './world.ts'

export interface OpenIssueRequest extends Asked {
  readonly period: Period
  readonly deadline?: Instant | undefined
  readonly issuedOn?: CivilDate | undefined
}

/**
 * An issue belongs to the year in which its period ends; 期号 begins anew each year, 总期号 counts on.
 * @throws Refusal period_backwards, period_overlaps, period_out_of_order; changed_meanwhile for the second of two at once
 */
export async function openIssue(world: World, request: OpenIssueRequest): Promise<Issue> {
  const { period, bulletin } = request
  if (period.from > period.to) throw refuse('period_backwards', period)
  const { revision, definition } = await newestDefinition(world.store, bulletin)
  const issues = await loadIssues(world.store, bulletin)
  const overlapping = issues.find((issue) => overlaps(issue.period, period))
  if (overlapping) throw refuse('period_overlaps', { issue: overlapping.issue })
  const last = issues.at(-1)
  if (last && last.period.to > period.to) throw refuse('period_out_of_order', { issue: last.issue, to: last.period.to })
  const year = yearOf(period.to)
  const { first } = definition.numbering
  const issueNo = last ? (last.year === year ? last.issueNo + 1 : 1) : year === first.year ? first.issueNo : 1
  const deadline = toInstant(
    zonedTime(addDays(period.to, definition.deadline.days), definition.deadline.time, definition.timeZone),
  )
  const issue: Issue = {
    bulletin,
    issue: issueId(year, issueNo),
    year,
    issueNo,
    serialNo: last ? last.serialNo + 1 : first.serialNo,
    period: { from: period.from, to: period.to },
    deadline: request.deadline ?? deadline,
    ...(request.issuedOn === undefined ? {} : { issuedOn: request.issuedOn }),
    definition: revision,
    openedAt: toInstant(world.clock.now()),
    ...stamp(world, request),
  }
  // Two issues opened at once want the same serial number (not the same id: they may stand on either side of New
  // Year). Whoever writes first has it, and the other looks again.
  const written = await writeRevision(world, prefixes.issues(bulletin), issue.serialNo, issue)
  if (!written) throw refuse('changed_meanwhile', {})
  await world.store.create(issueKey(bulletin, issue.issue), encodeJson(issue))
  return issue
}
