/**
 * Who may do what (issue 4): one table, role × operation × own or other department × state of the issue. The API asks
 * it before it reads a body (`http/may.ts`), the use cases once they know the issue's state (`requireState`); a test
 * walks every cell over HTTP.
 */
import { type Grant, hasRole, type Role } from './grant.ts'

/** How far a role reaches: every department's, its own departments', or not at all. */
type Reach = 'all' | 'own' | 'none'
export type StateName = 'collecting' | 'published' | 'reopened'

export interface Right {
  readonly reach: Readonly<Record<Role, Reach>>
  /** States of the issue in which nobody may, and what they are told. */
  readonly refusedWhen: Readonly<Partial<Record<StateName, 'already_published' | 'not_published'>>>
}

const right = (
  [department, editor, admin, auditor]: readonly [Reach, Reach, Reach, Reach],
  refusedWhen: Right['refusedWhen'] = {},
): Right => ({ reach: { department, editor, admin, auditor }, refusedWhen })

const beforePublishing = { published: 'already_published' } as const
const oncePublished = { collecting: 'not_published' } as const

//                                department editor admin   auditor
const everybody /*            */ = ['all', 'all', 'all', 'all'] as const
const departmentAndReaders /* */ = ['own', 'all', 'all', 'all'] as const
const departmentAndEditors /* */ = ['own', 'all', 'all', 'none'] as const
const readers /*              */ = ['none', 'all', 'all', 'all'] as const
const editors /*              */ = ['none', 'all', 'all', 'none'] as const
const peopleReaders /*        */ = ['none', 'none', 'all', 'all'] as const
const admins /*               */ = ['none', 'none', 'all', 'none'] as const

export const rights = {
  readDefinition: right(everybody),
  listIssues: right(everybody),
  openIssue: right(editors),
  readBoard: right(readers),
  readFigures: right(everybody, oncePublished),
  readDesk: right(departmentAndReaders),
  readTemplate: right(departmentAndReaders),
  readSubmission: right(departmentAndReaders),
  submit: right(departmentAndEditors, beforePublishing),
  markUp: right(departmentAndEditors),
  returnForRework: right(editors, beforePublishing),
  merge: right(readers),
  readDraft: right(readers),
  readReview: right(readers),
  saveReview: right(editors, beforePublishing),
  preview: right(readers),
  publish: right(editors, beforePublishing),
  reopen: right(editors, { collecting: 'not_published', reopened: 'not_published' }),
  listLinks: right(readers),
  createLink: right(editors, oncePublished),
  revokeLink: right(editors),
  readAudit: right(readers),
  readPeople: right(peopleReaders),
  changePeople: right(admins),
} as const satisfies Readonly<Record<string, Right>>

export type Operation = keyof typeof rights

export type Decision = 'allowed' | 'no_role' | 'not_allowed' | 'not_your_department'

/** Any of her roles is enough. `department`: the one that it is about, where it is about one. */
export function decide(operation: Operation, grant: Grant, department?: string): Decision {
  const { reach }: Right = rights[operation]
  if (!hasRole(grant)) return 'no_role'
  if (grant.roles.some((role) => reach[role] !== 'none')) return 'allowed'
  if (grant.departments.length === 0 || reach.department === 'none') return 'not_allowed'
  const own = department !== undefined && grant.departments.includes(department)
  return reach.department === 'all' || own ? 'allowed' : 'not_your_department'
}

/** Why nobody may in this state; undefined where they may. */
export const stateRefusal = (
  operation: Operation,
  state: StateName,
): 'already_published' | 'not_published' | undefined => rights[operation].refusedWhen[state]
