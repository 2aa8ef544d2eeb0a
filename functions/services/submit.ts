/** 报送: reads, checks and keeps a department's sheet. */
import { checkSubmission, splitReasons } from '../core/check.ts'
import { type Finding, findingKey, hasErrors } from '../core/finding.ts'
import type { Workbook } from '../core/grid.ts'
import type { DepartmentHistory } from '../core/history.ts'
import { prefixes, revisionKey, uploadKey } from '../core/keys.ts'
import { type Instant, toInstant, wallClock } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { readSubmission, type SubmissionReading } from '../core/read-submission.ts'
import type { Submission } from '../core/submission.ts'
import { departmentHistory } from '../core/totals.ts'
import { readXlsx } from '../formats/xlsx-read.ts'
import {
  loadEditions,
  loadIssue,
  loadSubmission,
  loadSubmissions,
  type OpenIssue,
  requireDepartment,
} from './issue-state.ts'
import { encodeJson, stamp, sha256 } from './records.ts'
import { requireState } from './rights.ts'
import type { AskedOnDepartment, World } from './world.ts'

/** What arrives: a file, or the cells that the add-in read. */
export type Upload =
  | { readonly kind: 'xlsx'; readonly bytes: Uint8Array; readonly fileName?: string | undefined }
  | { readonly kind: 'grid'; readonly bytes: Uint8Array; readonly workbook: Workbook }

export interface SubmitRequest extends AskedOnDepartment {
  readonly upload: Upload
  /** Reasons for warnings by `findingKey`; the sheet's remark column gives them too. */
  readonly reasons: Readonly<Record<string, string>>
}

export interface Receipt {
  readonly bulletin: string
  readonly issue: string
  readonly department: string
  readonly revision: number
  readonly receivedAt: string
  /** Wall clock in the definition's time zone. */
  readonly receivedAtText: string
  readonly late: boolean
  readonly sha256: string
}

export const receiptOf = (submission: Submission, timeZone: string): Receipt => ({
  bulletin: submission.bulletin,
  issue: submission.issue,
  department: submission.department,
  revision: submission.revision,
  receivedAt: submission.receivedAt,
  receivedAtText: wallClock(submission.receivedAt, timeZone),
  late: submission.late,
  sha256: submission.source.sha256,
})

/** Everything that is known of an upload before it is kept. */
export interface Examination extends OpenIssue {
  readonly history: DepartmentHistory
  /** Undefined where the file itself could not be read. */
  readonly workbook: Workbook | undefined
  readonly reading: SubmissionReading
  /** Of file, sheet and plausibility, all at once. */
  readonly findings: readonly Finding[]
}

/** Reads and checks an upload; keeps nothing. */
export async function examine(
  world: World,
  request: AskedOnDepartment & { readonly upload: Upload },
): Promise<Examination> {
  const { bulletin, department, upload } = request
  const open = await loadIssue(world.store, bulletin, request.issue)
  const { definition } = open.definition
  requireDepartment(definition, department)
  const history = departmentHistory(definition, open.issue, department, await loadEditions(world.store, bulletin))
  const file = upload.kind === 'grid' ? ({ ok: true, workbook: upload.workbook } as const) : readXlsx(upload.bytes)
  if (!file.ok) {
    const reading = { content: undefined, findings: file.findings, remarks: {} }
    return { ...open, history, workbook: undefined, reading, findings: file.findings }
  }
  const reading = readSubmission(file.workbook, { definition: open.definition, issue: open.issue, department })
  const checks = reading.content
    ? checkSubmission(reading.content, { definition, department, period: open.issue.period, history })
    : []
  return { ...open, history, workbook: file.workbook, reading, findings: [...reading.findings, ...checks] }
}

/** By receipt time (迟报); but a correction of what came in time, after a reopening, is not late. */
const isLate = (receivedAt: Instant, { issue, state }: OpenIssue, newest: Submission | undefined): boolean =>
  receivedAt > issue.deadline && !(state.state === 'reopened' && newest?.late === false)

export interface Submitted {
  /** False where these very bytes are the newest revision already. */
  readonly created: boolean
  readonly receipt: Receipt
  readonly findings: readonly Finding[]
}

/**
 * The same bytes again give the same receipt; changed ones a new revision, and the old one is kept; late ones are
 * stored and marked by receipt time (input.md).
 * @throws Refusal already_published; has_findings with every finding, where an error or an unanswered warning is left
 */
export async function submit(world: World, request: SubmitRequest): Promise<Submitted> {
  const receivedAt = toInstant(world.clock.now())
  const { bulletin, department, upload } = request
  const examined = await examine(world, request)
  const { issue, definition, findings, reading } = examined
  const { timeZone } = definition.definition
  const hash = sha256(upload.bytes)
  const [newest] = await loadSubmissions(world.store, bulletin, issue.issue, department)
  if (newest?.source.sha256 === hash)
    return { created: false, receipt: receiptOf(newest, timeZone), findings: newest.findings }
  requireState('submit', examined)
  const { reasons, unanswered } = splitReasons(findings, reading.remarks, request.reasons)
  if (!reading.content || hasErrors(findings) || unanswered.length > 0)
    throw refuse('has_findings', { findings, unanswered: unanswered.map(findingKey) })

  await world.store.create(uploadKey(hash), upload.bytes)
  const fileName = upload.kind === 'xlsx' && upload.fileName !== undefined ? { fileName: upload.fileName } : {}
  const submission: Omit<Submission, 'revision'> = {
    bulletin,
    issue: issue.issue,
    department,
    definition: definition.revision,
    ...stamp(world, request),
    receivedAt,
    late: isLate(receivedAt, examined, newest),
    source: { kind: upload.kind, sha256: hash, ...fileName },
    findings,
    reasons,
    ...reading.content,
  }
  const written = await writeNext(world, submission, newest?.revision ?? 0)
  return {
    created: written.created,
    receipt: receiptOf(written.submission, timeZone),
    findings: written.submission.findings,
  }
}

/** Takes the next free revision; whoever loses a race takes the one after, unless the winner sent the same bytes. */
async function writeNext(world: World, submission: Omit<Submission, 'revision'>, newest: number) {
  const prefix = prefixes.submissions(submission.bulletin, submission.issue, submission.department)
  for (let revision = newest + 1; ; revision++) {
    const mine: Submission = { ...submission, revision }
    const key = revisionKey(prefix, revision)
    if ((await world.store.create(key, encodeJson(mine))) === 'created') return { created: true, submission: mine }
    const theirs = await loadSubmission(world.store, key)
    if (theirs.source.sha256 === mine.source.sha256) return { created: false, submission: theirs }
  }
}
