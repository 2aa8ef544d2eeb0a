import { describe, expect, it } from 'vitest'
import { peopleRows } from '../../../addin/edit/people-changes.ts'
import { tabsOf } from '../../../addin/edit/tabs-of.ts'
import { shown } from '../../../addin/parts/loaded.ts'
import type { PersonEntry } from '../../../functions/core/people.ts'
import { api, createTestWorld, hospital, hospitalWeek, publishIssue, type TestWorld } from '../../http/world.ts'
import { type EditWorld, openEdit } from './edit-world.ts'

const newcomer: PersonEntry = { id: 'dan', name: 'Dan', roles: ['auditor'], departments: [] }

async function atPeople(t: TestWorld, person = 'admin'): Promise<EditWorld> {
  const pane = openEdit(t, { person })
  await pane.until((s) => s.issues.list.kind === 'ready')
  pane.dispatch({ type: 'tabChosen', tab: 'people' })
  await pane.until((s) => s.people.list.kind === 'ready')
  return pane
}

const add = (pane: EditWorld, person: PersonEntry): void => {
  pane.dispatch({ type: 'personOpened', id: null })
  pane.dispatch({ type: 'personFilled', person })
  pane.dispatch({ type: 'personKept' })
}

describe('people in an admin’s pane', () => {
  it('are saved as one revision that holds at once, before any issue is open', async () => {
    const t = await createTestWorld()
    const pane = await atPeople(t)
    add(pane, newcomer)
    pane.dispatch({ type: 'personRemoved', id: 'maternity' })
    expect((await t.call('dan', 'GET', `${api(hospital)}/audit`)).status, 'not before it is saved').toBe(403)
    pane.dispatch({ type: 'peopleSent', me: 'admin' })
    await pane.until((s) => s.people.saving.kind === 'idle')
    expect(pane.state().notice).toEqual({ kind: 'peopleSaved', revision: 2 })
    expect((await t.call('dan', 'GET', `${api(hospital)}/audit`)).status).toBe(200)
    expect((await t.call('maternity', 'GET', `${api(hospital)}/issues`)).status).toBe(403)
  })

  it('keep her changes where another admin saved first, and save them on top', async () => {
    const t = await createTestWorld()
    const pane = await atPeople(t)
    add(pane, newcomer)
    const { revision, people } = shown(pane.state().people.list) ?? { revision: 0, people: [] }
    const body = { base: revision, people: [...people, { ...newcomer, id: 'eve', name: 'Eve' }] }
    expect((await t.call('admin', 'PUT', `${api(hospital)}/people`, { body })).status).toBe(201)
    pane.dispatch({ type: 'peopleSent', me: 'admin' })
    await pane.until((s) => s.people.theirs !== null)
    const { list, changes } = pane.state().people
    const marks = peopleRows(shown(list)?.people ?? [], changes).map((row) => `${row.person.id} ${row.mark}`)
    expect(marks.slice(-2)).toEqual(['eve none', 'dan added'])
    pane.dispatch({ type: 'peopleSent', me: 'admin' })
    await pane.until((s) => s.people.saving.kind === 'idle' && s.people.changes.size === 0)
    const saved = await t.call<{ people: PersonEntry[] }>('admin', 'GET', `${api(hospital)}/people`)
    expect(saved.body.people.map(({ id }) => id).slice(-2)).toEqual(['eve', 'dan'])
  })

  it('say where the server found a fault: a department that is no more', async () => {
    const pane = await atPeople(await createTestWorld())
    add(pane, { ...newcomer, departments: ['gone'] })
    pane.dispatch({ type: 'peopleSent', me: 'admin' })
    await pane.until((s) => s.people.saving.kind === 'failed')
    const { saving } = pane.state().people
    expect(saving.kind === 'failed' ? saving.faults.map(({ id }) => id) : []).toEqual(['dan'])
  })

  it('are read by an auditor, who changes none', async () => {
    const pane = await atPeople(await createTestWorld(), 'auditor')
    expect(shown(pane.state().people.list)?.people).toHaveLength(5)
    const before = pane.state()
    add(pane, newcomer)
    pane.dispatch({ type: 'personRemoved', id: 'editor' })
    expect(pane.state()).toBe(before)
  })
})

describe('the audit in the pane', () => {
  it('is of the chosen issue, and of everything where that is asked for', async () => {
    const t = await createTestWorld()
    await publishIssue(t, await hospitalWeek(t))
    const pane = openEdit(t)
    await pane.until((s) => s.board.board.kind === 'ready')
    pane.dispatch({ type: 'tabChosen', tab: 'audit' })
    await pane.until((s) => s.audit.list.kind === 'ready')
    const events = () => (shown(pane.state().audit.list) ?? []).map(({ what }) => what)
    expect(events()).toContain('published')
    expect(events()).not.toContain('people_changed')
    const [first] = shown(pane.state().audit.list) ?? []
    expect(first?.atText, 'on the bulletin’s wall clock').toMatch(/^2026-01-11 \d\d:\d\d$/)
    pane.dispatch({ type: 'auditScoped', scope: 'all' })
    await pane.until((s) => s.audit.of === null && s.audit.list.kind === 'ready')
    expect(events()).toContain('people_changed')
  })

  it('is there before the first issue: of the bulletin itself', async () => {
    const pane = openEdit(await createTestWorld())
    await pane.until((s) => s.issues.list.kind === 'ready')
    pane.dispatch({ type: 'tabChosen', tab: 'audit' })
    await pane.until((s) => s.audit.list.kind === 'ready')
    expect((shown(pane.state().audit.list) ?? []).map(({ what }) => what)).toEqual([
      'people_changed',
      'definition_published',
    ])
  })
})

it('views are there for whoever may read them, and those of an issue once there is one', () => {
  expect(tabsOf('editor', true, 'people')).toEqual({
    tabs: ['board', 'review', 'publish', 'issues', 'audit'],
    selected: 'board',
  })
  for (const role of ['admin', 'auditor'] as const)
    expect(tabsOf(role, true, 'people')).toMatchObject({ selected: 'people' })
  expect(tabsOf('admin', false, 'board')).toEqual({ tabs: ['issues', 'audit', 'people'], selected: 'issues' })
})
