/** Roles, and what a person may act as in one bulletin: who may do what is `rights.ts`. No schema: every page loads this. */
import { isId } from './keys.ts'

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
