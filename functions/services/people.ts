/** People and roles of a bulletin: every change is a new revision; the newest one counts. */
import type { Finding } from '../core/finding.ts'
import { finding } from '../core/finding.ts'
import { isId, prefixes, revisionKey, revisionOf } from '../core/keys.ts'
import { type Grant, hasRole, joinGrants, noGrant } from '../core/grant.ts'
import { grantIn, type People, peopleSchema, type PersonEntry } from '../core/people.ts'
import { toInstant } from '../core/period.ts'
import { Refusal, refuse } from '../core/problem.ts'
import type { Caller, ObjectStore } from '../ports.ts'
import { newestDefinition } from './issue-state.ts'
import { listKeys, mapParallel, newestKeys, readRecord, stamp, writeRevision } from './records.ts'
import type { Asked, World } from './world.ts'

/** Revisions are read once: what was written never changes. */
const read = new WeakMap<ObjectStore, Map<string, People>>()

/** The newest revision; undefined before the first. Listed anew each time, so that a change holds at once. */
export async function loadPeople(store: ObjectStore, bulletin: string): Promise<People | undefined> {
  if (!isId(bulletin)) return undefined
  const known = read.get(store) ?? new Map<string, People>()
  read.set(store, known)
  const last = known.get(bulletin)
  const prefix = prefixes.people(bulletin)
  let newest = last && revisionKey(prefix, last.revision)
  for await (const key of store.list(prefix, newest === undefined ? {} : { after: newest })) {
    if (revisionOf(key) !== undefined) newest = key
  }
  if (newest === undefined) return undefined
  if (last && newest === revisionKey(prefix, last.revision)) return last
  const people = await readRecord(store, newest, peopleSchema)
  if (people) known.set(bulletin, people)
  return people
}

/** What a caller may act as in a bulletin: by its people, and by what her token claims. */
export async function grantOf(store: ObjectStore, bulletin: string, caller: Caller): Promise<Grant> {
  const claimed = caller.claimed.get(bulletin) ?? noGrant
  return joinGrants(grantIn(await loadPeople(store, bulletin), caller.id), claimed)
}

export interface BulletinGrant extends Grant {
  readonly bulletin: string
}

/** Every bulletin in which a caller has a role. */
export async function listGrants(store: ObjectStore, caller: Caller): Promise<BulletinGrant[]> {
  const bulletins = (await newestKeys(store, prefixes.definitions())).map((key) => key.split('/')[1] ?? '')
  const grants = await mapParallel(bulletins, async (bulletin) => ({
    bulletin,
    ...(await grantOf(store, bulletin, caller)),
  }))
  return grants.filter(hasRole)
}

export interface PeopleView {
  /** 0 before the first. */
  readonly revision: number
  readonly people: readonly PersonEntry[]
}

export async function showPeople(world: World, { bulletin }: Asked): Promise<PeopleView> {
  const people = await loadPeople(world.store, bulletin)
  return { revision: people?.revision ?? 0, people: people?.people ?? [] }
}

export interface ChangePeopleRequest extends Asked {
  /** The revision that the change was made on. */
  readonly base: number
  readonly people: readonly PersonEntry[]
}

/**
 * All people of a bulletin, as they shall be from now on.
 * @throws Refusal bad_request with every fault (an unknown department, a person twice, nobody left who may change
 *   people); changed_meanwhile where somebody else saved first
 */
export async function changePeople(world: World, request: ChangePeopleRequest): Promise<PeopleView> {
  const { bulletin, base, people } = request
  const { definition } = await newestDefinition(world.store, bulletin)
  const faults = peopleFaults(people, new Set(definition.departments.map(({ id }) => id)))
  if (faults.length > 0) throw refuse('bad_request', { findings: faults })
  if (((await loadPeople(world.store, bulletin))?.revision ?? 0) !== base) throw refuse('changed_meanwhile', {})
  return write(world, bulletin, base + 1, people, stamp(world, request))
}

/** Where a bulletin has no people yet: those that it begins with. Who writes first has named them. */
export async function publishFirstPeople(
  world: World,
  bulletin: string,
  people: readonly PersonEntry[],
): Promise<void> {
  if (people.length === 0 || (await listKeys(world.store, prefixes.people(bulletin))).length > 0) return
  try {
    await write(world, bulletin, 1, people, stamp(world, { person: { id: 'system' } }))
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'changed_meanwhile')) throw error
  }
}

async function write(
  world: World,
  bulletin: string,
  revision: number,
  people: readonly PersonEntry[],
  written: ReturnType<typeof stamp>,
): Promise<PeopleView> {
  const record: People = {
    bulletin,
    revision,
    people: people.map((person) => ({ ...person })),
    at: toInstant(world.clock.now()),
    ...written,
  }
  if (!(await writeRevision(world, prefixes.people(bulletin), revision, record))) throw refuse('changed_meanwhile', {})
  return { revision, people }
}

function peopleFaults(people: readonly PersonEntry[], departments: ReadonlySet<string>): Finding[] {
  const seen = new Set<string>()
  const faults = people.flatMap(({ id, departments: own }, i): Finding[] => {
    const path = `$.people[${i}]`
    const repeated = seen.has(id) ? [finding('duplicate_id', { path: `${path}.id` }, { id })] : []
    seen.add(id)
    const unknown = own.filter((department) => !departments.has(department))
    return [
      ...repeated,
      ...unknown.map((department) =>
        finding('dangling_reference', { path: `${path}.departments` }, { id: department, wanted: 'a department' }),
      ),
    ]
  })
  if (people.some(({ roles }) => roles.includes('admin'))) return faults
  return [...faults, finding('wrong_value', { path: '$.people' }, { wanted: 'at least one admin', found: 'none' })]
}
