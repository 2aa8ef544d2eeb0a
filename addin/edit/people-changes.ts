/** Changes of people that are not saved yet, kept apart from the list: whoever else saves meanwhile takes none away. Pure. */
import { type OfficeRole, officeRoles } from '../../functions/core/grant.ts'
import { type PersonEntry } from '../../functions/core/people.ts'

export type Change = { readonly kind: 'set'; readonly person: PersonEntry } | { readonly kind: 'removed' }
/** By the person's id, in the order of their making. */
export type Changes = ReadonlyMap<string, Change>

export const noChanges: Changes = new Map()

type People = readonly PersonEntry[]

/** One change more; one that leaves a person as the list has her is none. */
export function withChange(changes: Changes, people: People, id: string, change: Change): Changes {
  const listed = people.find((person) => person.id === id)
  const isNone = change.kind === 'removed' ? !listed : listed !== undefined && samePerson(listed, change.person)
  const next = new Map(changes)
  if (isNone) next.delete(id)
  else next.set(id, change)
  return next
}

/** Those that say something else than the list, which may be a newer one than they were made on. */
export const stillChanging = (changes: Changes, people: People): Changes =>
  [...changes].reduce((kept, [id, change]) => withChange(kept, people, id, change), noChanges)

/** The list as it would be saved: who is new stands last. */
export function changedPeople(people: People, changes: Changes): PersonEntry[] {
  return peopleRows(people, changes).flatMap(({ person, mark }) => (mark === 'removed' ? [] : [person]))
}

export interface PersonRow {
  readonly person: PersonEntry
  readonly mark: 'none' | 'added' | 'changed' | 'removed'
}

/** Who was on the list or will be, as she will be; who is removed stands as she was. */
export function peopleRows(people: People, changes: Changes): PersonRow[] {
  const listed = new Set(people.map(({ id }) => id))
  const rows = people.map((person): PersonRow => {
    const change = changes.get(person.id)
    if (!change) return { person, mark: 'none' }
    return change.kind === 'removed' ? { person, mark: 'removed' } : { person: change.person, mark: 'changed' }
  })
  const added = [...changes].flatMap(([id, change]): PersonRow[] =>
    change.kind === 'set' && !listed.has(id) ? [{ person: change.person, mark: 'added' }] : [],
  )
  return [...rows, ...added]
}

/** What saving would take away that only an admin can give back: all of them, or her own right to change people. */
export type Danger = 'noAdmin' | 'notMe'

export function dangersOf(people: People, changes: Changes, me: string): readonly Danger[] {
  const after = changedPeople(people, changes)
  if (!after.some(isAdmin)) return ['noAdmin']
  const amAdmin = (list: People): boolean => list.some((person) => person.id === me && isAdmin(person))
  return amAdmin(people) && !amAdmin(after) ? ['notMe'] : []
}

const isAdmin = ({ roles }: PersonEntry): boolean => roles.includes('admin')

/** Persons who are others in the newer list and whom she changed too: hers will stand. */
export function changedByBoth(before: People, after: People, changes: Changes): readonly PersonEntry[] {
  const then = new Map(before.map((person) => [person.id, person]))
  const now = new Map(after.map((person) => [person.id, person]))
  return [...changes.keys()].flatMap((id) => {
    const [old, other] = [then.get(id), now.get(id)]
    const isOther = old && other ? !samePerson(old, other) : old !== other
    const named = other ?? old
    return isOther && named ? [named] : []
  })
}

function samePerson(a: PersonEntry, b: PersonEntry): boolean {
  const key = ({ id, name, roles, departments }: PersonEntry): string =>
    JSON.stringify([id, name, ordered(roles), departments.toSorted()])
  return key(a) === key(b)
}

export const ordered = (roles: readonly OfficeRole[]): OfficeRole[] =>
  officeRoles.filter((role) => roles.includes(role))

/** Persons of whom everything that is looked for is said; `wordsOf` gives what is shown of one. */
export function searchPeople(
  rows: readonly PersonRow[],
  search: string,
  wordsOf: (person: PersonEntry) => string,
): readonly PersonRow[] {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (terms.length === 0) return rows
  return rows.filter(({ person }) => {
    const text = `${person.id} ${person.name} ${wordsOf(person)}`.toLowerCase()
    return terms.every((term) => text.includes(term))
  })
}
