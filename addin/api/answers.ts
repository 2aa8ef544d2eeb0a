/** What the HTTP API answers to everybody, as far as it is needed: parsed, never believed. Unknown keys are let be. */
import { officeRoles } from '../../functions/core/grant.ts'
import * as v from 'valibot'

export const whole = v.pipe(v.number(), v.integer())
export const instant = v.pipe(v.string(), v.isoTimestamp())
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** The roles of a bulletin that are not bound to a department. */
export const officeRole = v.picklist(officeRoles)

export const meAnswer = v.object({
  /** As the issuer's tokens say it. */
  id: v.string(),
  name: v.string(),
  grants: v.array(v.object({ bulletin: v.string(), roles: v.array(officeRole), departments: v.array(v.string()) })),
})

export const bulletinsAnswer = v.object({
  bulletins: v.array(
    v.object({
      bulletin: v.string(),
      name: v.string(),
      language: v.string(),
      departments: v.array(v.object({ department: v.string(), name: v.string() })),
      /** What the person is in it. */
      roles: v.array(officeRole),
      /** The departments that the person reports for. */
      own: v.array(v.string()),
    }),
  ),
})

export const issueState = v.picklist(['collecting', 'published', 'reopened'])

export const issueEntry = v.object({
  issue: v.string(),
  year: whole,
  issueNo: whole,
  serialNo: whole,
  period: v.object({ from: v.string(), to: v.string() }),
  deadline: instant,
  deadlineText: v.string(),
  state: issueState,
  /** The newest edition's; 0 before the first. */
  edition: whole,
})

export const issuesAnswer = v.object({ issues: v.array(issueEntry) })

export const receipt = v.object({
  bulletin: v.string(),
  issue: v.string(),
  department: v.string(),
  revision: whole,
  receivedAt: instant,
  receivedAtText: v.string(),
  late: v.boolean(),
  sha256,
})

export const departmentStatus = v.picklist(['notSubmitted', 'submitted', 'late', 'nilReturn', 'returned'])

export const statusAnswer = v.object({
  department: v.string(),
  status: departmentStatus,
  comment: v.nullable(v.string()),
  receipt: v.nullable(receipt),
})

/** A finding with its sentence. It is shown by severity and place; what its code says is the server's matter. */
export const wordedFinding = v.object({
  code: v.string(),
  severity: v.picklist(['error', 'warning', 'notice']),
  at: v.object({ sheet: v.optional(v.string()), cell: v.optional(v.string()) }),
  message: v.string(),
  key: v.string(),
  needsReason: v.boolean(),
})

export const receivedAnswer = v.object({ receipt, findings: v.array(wordedFinding) })

export const refusedAnswer = v.object({
  code: v.literal('has_findings'),
  findings: v.pipe(v.array(wordedFinding), v.minLength(1)),
})

/** RFC 9457. */
export const problemAnswer = v.object({
  code: v.optional(v.string(), ''),
  title: v.optional(v.string(), ''),
  detail: v.optional(v.string(), ''),
  requestId: v.optional(v.string(), ''),
})

export type { OfficeRole } from '../../functions/core/grant.ts'
export type Me = v.InferOutput<typeof meAnswer>
export type BulletinEntry = v.InferOutput<typeof bulletinsAnswer>['bulletins'][number]
export type IssueEntry = v.InferOutput<typeof issuesAnswer>['issues'][number]
export type Receipt = v.InferOutput<typeof receipt>
export type DepartmentStatus = v.InferOutput<typeof statusAnswer>
export type WordedFinding = v.InferOutput<typeof wordedFinding>
export type Problem = v.InferOutput<typeof problemAnswer>
