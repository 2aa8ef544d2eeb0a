import { describe, expect, it } from 'vitest'
import {
  changedByBoth,
  changedPeople,
  dangersOf,
  peopleRows,
  searchPeople,
} from '../../../addin/edit/people-changes.ts'
import { peopleSentence } from '../../../addin/edit/people-sentence.ts'
import { initialPeople, type PeopleAction, type PeopleState, reducePeople } from '../../../addin/edit/people-state.ts'
import { shown } from '../../../addin/parts/loaded.ts'
import type { PersonEntry } from '../../../functions/core/people.ts'

const person = (id: string, more: Partial<PersonEntry> = {}): PersonEntry => ({
  id,
  name: id.toUpperCase(),
  roles: [],
  departments: [],
  ...more,
})
const admin = person('ann', { roles: ['admin'] })
const editor = person('bob', { roles: ['editor'] })
const clerk = person('cat', { departments: ['housing'] })
const people = [admin, editor, clerk]

const run = (state: PeopleState, ...actions: PeopleAction[]): PeopleState => actions.reduce(reducePeople, state)
const loaded = (list: readonly PersonEntry[], revision = 1): PeopleAction => ({
  type: 'peopleLoaded',
  result: { ok: true, value: { revision, people: [...list] } },
})
const start = run(initialPeople, { type: 'peopleAsked' }, loaded(people))
const keep = (id: string | null, filled: PersonEntry): PeopleAction[] => [
  { type: 'personOpened', id },
  { type: 'personFilled', person: filled },
  { type: 'personKept' },
]
const rows = ({ list, changes }: PeopleState) =>
  peopleRows(shown(list)?.people ?? [], changes).map(({ person: { id }, mark }) => `${id} ${mark}`)

describe('changes of people', () => {
  it('are marked on the list and saved all at once, on the revision that they were made on', () => {
    const state = run(
      start,
      ...keep(null, person('dan', { name: ' Dan ', roles: ['auditor'] })),
      ...keep('bob', { ...editor, roles: ['admin', 'editor'] }),
      { type: 'personRemoved', id: 'cat' },
    )
    expect(rows(state)).toEqual(['ann none', 'bob changed', 'cat removed', 'dan added'])
    const { saving } = run(state, { type: 'peopleSent', me: 'ann' })
    expect(saving).toMatchObject({
      kind: 'sending',
      wish: {
        base: 1,
        people: [admin, { ...editor, roles: ['editor', 'admin'] }, { id: 'dan', name: 'Dan', roles: ['auditor'] }],
      },
    })
  })

  it('that come back to what the list says are none', () => {
    const away = run(start, { type: 'personRemoved', id: 'cat' })
    expect(run(away, ...keep('cat', clerk)).changes.size).toBe(0)
    expect(run(away, { type: 'personRestored', id: 'cat' }).changes.size).toBe(0)
    const added = run(start, ...keep(null, person('dan')))
    expect(run(added, { type: 'personRemoved', id: 'dan' }).changes.size, 'added and removed').toBe(0)
  })

  it('say at their field what is wrong, before anything is asked of the server', () => {
    const faults = (filled: PersonEntry) => {
      const { form } = run(start, ...keep(null, filled))
      return form.kind === 'filling' ? form.faults : 'kept'
    }
    expect(faults(person('', { name: '' }))).toEqual({ id: 'notAnId', name: 'notAName' })
    expect(faults(person('王芳'))).toEqual({ id: 'notAnId' })
    expect(faults(person('bob'))).toEqual({ id: 'idTaken' })
    expect(faults(person('Bob')), 'another to the letter').toBe('kept')
  })

  it('put somebody who is to be removed back by adding her again', () => {
    const state = run(start, { type: 'personRemoved', id: 'bob' }, ...keep(null, person('bob', { name: 'Bobby' })))
    expect(rows(state)).toEqual(['ann none', 'bob changed', 'cat none'])
  })

  it('are kept while they are on their way: nothing is added to what is being saved', () => {
    const sending = run(start, { type: 'personRemoved', id: 'cat' }, { type: 'peopleSent', me: 'ann' })
    expect(run(sending, { type: 'personRemoved', id: 'bob' }, { type: 'peopleDropped' })).toBe(sending)
    const saved = run(sending, {
      type: 'peopleAnswered',
      answer: { kind: 'saved', list: { revision: 2, people: [admin, editor] } },
    })
    expect([saved.changes.size, shown(saved.list)?.revision]).toEqual([0, 2])
    const late = run(saved, { type: 'peopleAsked' }, loaded(people, 1))
    expect(shown(late.list)?.revision, 'an answer older than what she saved').toBe(2)
  })
})

describe('what saving would take away', () => {
  it('is told before: the last admin may not go', () => {
    const state = run(start, { type: 'personRemoved', id: 'ann' })
    expect(dangersOf(people, state.changes, 'ann')).toEqual(['noAdmin'])
    expect(run(state, { type: 'peopleSent', me: 'ann' })).toBe(state)
  })

  it('is asked about where it is her own right', () => {
    const state = run(
      start,
      ...keep('bob', { ...editor, roles: ['admin'] }),
      ...keep('ann', { ...admin, roles: ['editor'] }),
    )
    expect(dangersOf(people, state.changes, 'ann')).toEqual(['notMe'])
    expect(dangersOf(people, state.changes, 'zoe'), 'an admin by her sign-in loses nothing').toEqual([])
    const asked = run(state, { type: 'peopleSent', me: 'ann' })
    expect(asked.saving.kind).toBe('confirming')
    expect(run(asked, { type: 'peopleNotSent' }).saving.kind).toBe('idle')
    expect(run(asked, { type: 'peopleConfirmed' }).saving.kind).toBe('sending')
  })
})

describe('where somebody else saved first', () => {
  const theirs = [admin, { ...editor, name: 'Robert' }, clerk, person('eve', { roles: ['auditor'] })]
  const mine = run(
    start,
    ...keep('bob', { ...editor, roles: ['auditor'] }),
    { type: 'personRemoved', id: 'cat' },
    { type: 'peopleSent', me: 'ann' },
    { type: 'peopleAnswered', answer: { kind: 'overtaken' } },
  )

  it('her changes stay, the newer list is read, and what the other did is told', () => {
    expect([mine.list.kind, mine.saving.kind, mine.changes.size]).toEqual(['loading', 'idle', 2])
    const state = run(mine, loaded(theirs, 2))
    expect(rows(state)).toEqual(['ann none', 'bob changed', 'cat removed', 'eve none'])
    expect(state.theirs && peopleSentence(state.theirs.before.people, state.theirs.after.people, [], 'en')).toMatch(
      /EVE \(eve\): auditor.*BOB \(bob\).*Robert/,
    )
    expect(changedByBoth(people, theirs, state.changes).map(({ id }) => id)).toEqual(['bob'])
    const { saving } = run(state, { type: 'peopleSent', me: 'ann' })
    expect(saving).toMatchObject({
      wish: { base: 2, people: [admin, { id: 'bob', roles: ['auditor'] }, { id: 'eve' }] },
    })
  })

  it('twice, both are told', () => {
    const state = run(mine, loaded(theirs, 2), { type: 'peopleAsked' }, loaded([...theirs, person('fay')], 3))
    expect(state.theirs).toMatchObject({ before: { revision: 1 }, after: { revision: 3 } })
  })

  it('a change that the other made as well is none any more', () => {
    const state = run(mine, loaded([admin, { ...editor, roles: ['auditor'] }, clerk], 2))
    expect(rows(state)).toEqual(['ann none', 'bob none', 'cat removed'])
  })

  it('and she has changed nothing, there is nothing to tell', () => {
    expect(run(start, { type: 'peopleAsked' }, loaded(theirs, 2)).theirs).toBeNull()
  })
})

it('a fault that the server found stands at the person whom it is about', () => {
  const failure = { kind: 'unreachable' } as const
  const state = run(
    start,
    ...keep('cat', { ...clerk, departments: ['gone'] }),
    { type: 'peopleSent', me: 'ann' },
    {
      type: 'peopleAnswered',
      answer: { kind: 'failed', failure, faults: [{ path: '$.people[2].departments', message: 'No.' }] },
    },
  )
  expect(state.saving).toMatchObject({ kind: 'failed', faults: [{ id: 'cat', message: 'No.' }] })
  expect(state.changes.size, 'what she changed is still there').toBe(1)
})

it('people are found by account, name, role and department', () => {
  const words = ({ roles, departments }: PersonEntry): string => [...roles, ...departments].join(' ')
  const found = (search: string) =>
    searchPeople(peopleRows(people, new Map()), search, words).map((row) => row.person.id)
  expect(found('')).toHaveLength(3)
  expect(found('BOB')).toEqual(['bob'])
  expect(found('housing')).toEqual(['cat'])
  expect(found('an admin')).toEqual(['ann'])
})

it('what is saved is the list without who was removed, with who is new behind', () => {
  const changes = run(start, ...keep(null, person('aaa')), { type: 'personRemoved', id: 'ann' }).changes
  expect(changedPeople(people, changes).map(({ id }) => id)).toEqual(['bob', 'cat', 'aaa'])
})
