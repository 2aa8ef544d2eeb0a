/**
 * 审计: who did what, when, from where, to which revision. A fold over what is stored anyway: there is no log beside it
 * that could say otherwise.
 */
import type { Edition, Issue, IssueLink, Reopening, Return, Review, Revocation } from './issue.ts'
import { type OfficeRole, officeRoles } from './grant.ts'
import { type People, type PersonEntry } from './people.ts'
import type { Instant, Period } from './period.ts'
import type { Submission } from './submission.ts'

/** What a person gained or lost; a new name, where it changed. */
export interface PersonChange {
  readonly id: string
  readonly name: string
  readonly gained: Roles
  readonly lost: Roles
  readonly renamed?: string
}
export interface Roles {
  readonly roles: readonly OfficeRole[]
  readonly departments: readonly string[]
}

export interface AuditParams {
  definition_published: object
  people_changed: {
    added: readonly PersonEntry[]
    removed: readonly PersonEntry[]
    changed: readonly PersonChange[]
  }
  issue_opened: { serialNo: number; period: Period; deadline: Instant; definition: number }
  submitted: { late: boolean; nilReturn: boolean; reasons: number; sha256: string; fileName?: string }
  returned: { submission: number; comment: string }
  review_saved: { edits: number }
  /** `sha256`: of the edition as stored, for noting down outside. */
  published: { submissions: number; notSubmitted: number; review: number | null; sealed: boolean; sha256: string }
  reopened: { edition: number; reason: string }
  link_created: { link: string; edition: number; hasPin: boolean; expires?: Instant }
  link_revoked: { link: string }
}
export type AuditEvent = keyof AuditParams

interface Common {
  /** Null where the record does not say: a definition comes with the deployment. */
  readonly at: Instant | null
  readonly by: string | null
  /** The address that it came from. */
  readonly from: string | null
  readonly issue: string | null
  readonly department: string | null
  readonly revision: number | null
}
export type AuditEntry = { [W in AuditEvent]: Common & { readonly what: W } & Readonly<AuditParams[W]> }[AuditEvent]
export type AuditEntryOf<W extends AuditEvent> = Common & { readonly what: W } & Readonly<AuditParams[W]>

interface Written {
  readonly by: string
  readonly from?: string | undefined
}
const common = (at: Instant, { by, from }: Written, about: Partial<Common> = {}): Common => ({
  ...{ at, by, from: from ?? null, issue: null, department: null, revision: null },
  ...about,
})

export const auditDefinition = (revision: number): AuditEntry => ({
  ...{ at: null, by: null, from: null, issue: null, department: null },
  revision,
  what: 'definition_published',
})

export const auditIssue = (issue: Issue): AuditEntry => ({
  ...common(issue.openedAt, issue, { issue: issue.issue }),
  what: 'issue_opened',
  serialNo: issue.serialNo,
  period: issue.period,
  deadline: issue.deadline,
  definition: issue.definition,
})

export function auditSubmission(submission: Submission): AuditEntry {
  const { issue, department, revision, late, nilReturn, source } = submission
  return {
    ...common(submission.receivedAt, submission, { issue, department, revision }),
    what: 'submitted',
    late,
    nilReturn,
    reasons: Object.keys(submission.reasons).length,
    sha256: source.sha256,
    ...(source.fileName === undefined ? {} : { fileName: source.fileName }),
  }
}

export const auditReturn = (record: Return): AuditEntry => ({
  ...common(record.at, record, { issue: record.issue, department: record.department, revision: record.revision }),
  what: 'returned',
  submission: record.submission,
  comment: record.comment,
})

export const auditReview = (review: Review): AuditEntry => ({
  ...common(review.savedAt, review, { issue: review.issue, revision: review.revision }),
  what: 'review_saved',
  edits: review.edits.length,
})

export const auditEdition = (edition: Edition, sha256: string): AuditEntry => ({
  ...common(edition.publishedAt, edition, { issue: edition.issue, revision: edition.revision }),
  what: 'published',
  submissions: Object.keys(edition.inputs.submissions).length,
  notSubmitted: edition.notSubmitted.length,
  review: edition.inputs.review,
  sealed: edition.seal !== undefined,
  sha256,
})

export const auditReopening = (record: Reopening): AuditEntry => ({
  ...common(record.at, record, { issue: record.issue, revision: record.revision }),
  what: 'reopened',
  edition: record.edition,
  reason: record.reason,
})

export const auditLink = (link: IssueLink): AuditEntry => ({
  ...common(link.createdAt, link, { issue: link.issue }),
  what: 'link_created',
  link: link.tokenSha256,
  edition: link.edition,
  hasPin: link.hasPin,
  ...(link.expires === undefined ? {} : { expires: link.expires }),
})

export const auditRevocation = (revocation: Revocation, issue: string): AuditEntry => ({
  ...common(revocation.at, revocation, { issue }),
  what: 'link_revoked',
  link: revocation.tokenSha256,
})

/** A revision of people against the one before it; the first is all new. */
export function auditPeople(before: People | undefined, after: People): AuditEntry {
  const earlier = new Map(before?.people.map((person) => [person.id, person]))
  const later = new Set(after.people.map(({ id }) => id))
  return {
    ...common(after.at, after, { revision: after.revision }),
    what: 'people_changed',
    added: after.people.filter(({ id }) => !earlier.has(id)),
    removed: [...earlier.values()].filter(({ id }) => !later.has(id)),
    changed: after.people.flatMap((person) => personChange(earlier.get(person.id), person) ?? []),
  }
}

function personChange(before: PersonEntry | undefined, after: PersonEntry): PersonChange | undefined {
  if (!before) return undefined
  const gained = rolesBeyond(after, before)
  const lost = rolesBeyond(before, after)
  const renamed = before.name === after.name ? {} : { renamed: after.name }
  const isSame = [gained, lost].every(({ roles, departments }) => roles.length + departments.length === 0)
  return isSame && before.name === after.name
    ? undefined
    : { id: after.id, name: before.name, gained, lost, ...renamed }
}

/** What the one has and the other has not. */
const rolesBeyond = (one: Roles, other: Roles): Roles => ({
  roles: officeRoles.filter((role) => one.roles.includes(role) && !other.roles.includes(role)),
  departments: one.departments.filter((department) => !other.departments.includes(department)),
})

/** What each person was called last; who was taken off the list keeps the name. */
export const namesIn = (revisions: readonly People[]): ReadonlyMap<string, string> =>
  new Map(revisions.flatMap(({ people }) => people.map(({ id, name }) => [id, name])))

/** Newest first; what bears no time stands last, and of one moment the higher revision first. */
export const newestFirst = (entries: readonly AuditEntry[]): AuditEntry[] =>
  entries.toSorted((a, b) => {
    const [x, y] = [a.at ?? '', b.at ?? '']
    return x < y ? 1 : x > y ? -1 : (b.revision ?? 0) - (a.revision ?? 0)
  })
