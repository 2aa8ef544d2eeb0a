/** The people of one bulletin, as stored: what their roles are, `grant.ts` says; who they are, the issuer of their tokens. */
import * as v from 'valibot'
import { type Grant, noGrant, officeRoles } from './grant.ts'
import { isId } from './keys.ts'
import { isInstant } from './period.ts'

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
