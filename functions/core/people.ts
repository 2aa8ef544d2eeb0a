/** People and their roles in one bulletin: who may do what is `rights.ts`; who they are, the issuer of their tokens says. */
import * as v from 'valibot'
import { isId } from './keys.ts'
import { isInstant } from './period.ts'

/** `department` fills in sheets; `auditor` reads all and writes nothing; `admin` is an editor who also names people. */
export const roles = ['department', 'editor', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]
/** The roles that are not bound to a department. */
export const officeRoles = ['editor', 'admin', 'auditor'] as const
export type OfficeRole = (typeof officeRoles)[number]

/** What a person may act as in one bulletin; the departments are those that she reports for. */
export interface Grant {
  readonly roles: readonly OfficeRole[]
  readonly departments: readonly string[]
}

export const noGrant: Grant = { roles: [], departments: [] }
export const hasRole = (grant: Grant): boolean => grant.roles.length > 0 || grant.departments.length > 0

/** Everything that either gives. */
export const joinGrants = (a: Grant, b: Grant): Grant => ({
  roles: officeRoles.filter((role) => a.roles.includes(role) || b.roles.includes(role)),
  departments: [...new Set([...a.departments, ...b.departments])],
})

/** What an issuer calls a person: kept and compared to the letter, so that no look-alike is anybody else. */
const personId = v.pipe(
  v.string(),
  v.maxLength(200),
  v.check((id) => /^[\x21-\x7e]+$/.test(id), 'a user name in ASCII without spaces'),
)
const name = v.pipe(
  v.string(),
  v.maxLength(100),
  v.check((text) => text.trim() !== '' && text === text.trim() && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text), 'a name'),
)
const department = v.pipe(
  v.string(),
  v.check((id) => isId(id), 'a department’s id'),
)

export const personEntrySchema = v.strictObject({
  /** As the issuer's tokens say it. */
  id: personId,
  name,
  roles: v.pipe(v.array(v.picklist(officeRoles)), v.maxLength(officeRoles.length)),
  departments: v.pipe(v.array(department), v.maxLength(200)),
})
export type PersonEntry = v.InferOutput<typeof personEntrySchema>

/** Far more than an organisation has, so that a mistake is no outage. */
export const maxPeople = 20_000

/** One revision of a bulletin's people, as stored. */
export const peopleSchema = v.object({
  bulletin: v.string(),
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  people: v.pipe(v.array(personEntrySchema), v.maxLength(maxPeople)),
  at: v.pipe(v.string(), v.check(isInstant, 'an instant in UTC')),
  writer: v.string(),
  by: v.string(),
  from: v.optional(v.string()),
})
export type People = v.InferOutput<typeof peopleSchema>

/** What a bulletin's people say of one of them. */
export function grantIn(people: Pick<People, 'people'> | undefined, id: string): Grant {
  const entry = people?.people.find((person) => person.id === id)
  return entry ? { roles: entry.roles, departments: entry.departments } : noGrant
}

/**
 * Grants out of a token's claim: `<bulletin>/editor`, `<bulletin>/admin`, `<bulletin>/auditor`,
 * `<bulletin>/department/<department>`. What says anything else is some other program's, and let be.
 */
export function claimedGrants(claim: unknown): ReadonlyMap<string, Grant> {
  const grants = new Map<string, Grant>()
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  for (const value of values) {
    const [bulletin = '', role, own, ...more] = typeof value === 'string' ? value.split('/') : []
    const office = officeRoles.find((r) => r === role)
    if (!isId(bulletin) || more.length > 0) continue
    const one: Grant =
      office && own === undefined
        ? { roles: [office], departments: [] }
        : role === 'department' && own !== undefined && isId(own)
          ? { roles: [], departments: [own] }
          : noGrant
    if (hasRole(one)) grants.set(bulletin, joinGrants(grants.get(bulletin) ?? noGrant, one))
  }
  return grants
}
