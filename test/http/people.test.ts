import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonEntry } from '../../functions/core/people.ts'
import { signToken } from './tokens.ts'
import { api, type Body, createTestWorld, hospital, hospitalWeek, type TestWorld } from './world.ts'

interface PeopleBody extends Body {
  readonly revision: number
  readonly people: readonly PersonEntry[]
}

let t: TestWorld
beforeEach(async () => {
  t = await createTestWorld()
})
const path = `${api(hospital)}/people`
const read = async (): Promise<PeopleBody> => (await t.call<PeopleBody>('admin', 'GET', path)).body
const save = (base: number, people: readonly PersonEntry[]) =>
  t.call<PeopleBody>('admin', 'PUT', path, { body: { base, people } })
const nurse: PersonEntry = { id: 'nurse', name: '李护士', roles: [], departments: ['emergency', 'maternity'] }

describe('people of a bulletin', () => {
  it('begin with the sample’s, and every change is a new revision that holds at once', async () => {
    await hospitalWeek(t)
    const { revision, people } = await read()
    expect([revision, people.map(({ id }) => id)]).toEqual([
      1,
      ['admin', 'editor', 'auditor', 'emergency', 'maternity'],
    ])
    expect((await t.call('nurse', 'GET', api(hospital, '2026-1'))).body.code).toBe('no_role')
    const saved = await save(1, [...people, nurse])
    expect([saved.status, saved.body.revision]).toEqual([201, 2])
    for (const department of nurse.departments)
      expect((await t.call('nurse', 'GET', `${api(hospital, '2026-1')}/departments/${department}`)).status).toBe(200)
    await save(2, people)
    expect((await t.call('nurse', 'GET', `${api(hospital)}/issues`)).body.code).toBe('no_role')
  })

  it('of one bulletin are nobody in another', async () => {
    const { people } = await read()
    await save(1, [...people, nurse])
    const me = await t.call<{ grants: { bulletin: string; departments: string[] }[] }>('nurse', 'GET', '/api/me')
    expect(me.body.grants).toEqual([{ bulletin: hospital, roles: [], departments: ['emergency', 'maternity'] }])
    const list = await t.call<{ bulletins: { bulletin: string; own: string[] }[] }>('nurse', 'GET', '/api/bulletins')
    expect(list.body.bulletins.map(({ bulletin, own }) => [bulletin, own])).toEqual([[hospital, nurse.departments]])
    expect((await t.call('nurse', 'GET', `${api('window-weekly')}/issues`)).body.code).toBe('no_role')
  })

  it('are saved by one of two admins who changed the same revision', async () => {
    const { people } = await read()
    const both = await Promise.all([save(1, [...people, nurse]), save(1, people)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await save(1, people)).body.code).toBe('changed_meanwhile')
  })

  it('cannot be left without an admin, and every fault is told at once', async () => {
    const people = [nurse, { ...nurse, departments: ['library'] }]
    const { status, body } = await save(1, people)
    expect([status, body.findings?.map(({ code }) => code)]).toEqual([
      400,
      ['duplicate_id', 'dangling_reference', 'wrong_value'],
    ])
    expect((await read()).revision).toBe(1)
  })

  it.each([
    ['a look-alike in Cyrillic', 'аdmin'],
    ['full width', 'ａｄｍｉｎ'],
    ['a space', 'li si'],
    ['a line break', 'a\nb'],
    ['nothing', ''],
    ['too much', 'a'.repeat(201)],
  ])('take no id that is %s', async (_, id) => {
    const { people } = await read()
    expect((await save(1, [...people, { ...nurse, id }])).status).toBe(400)
  })

  it.each(['Ａdmin', 'ADMIN', 'admin ', 'аdmin'])('are known to the letter: %j is nobody', async (sub) => {
    const headers = { authorization: `Bearer ${await signToken({ sub })}` }
    expect((await t.call(undefined, 'GET', path, { headers })).body.code).toBe('no_role')
  })
})

describe('GET /api/sign-in', () => {
  it('tells anybody how to sign in, and nothing of bulletins', async () => {
    const { status, body } = await t.call<{ issuer: string }>(undefined, 'GET', '/api/sign-in')
    expect([status, body.issuer]).toEqual([200, 'https://issuer.example.org'])
    expect((await t.call(undefined, 'GET', '/api/bulletins')).status).toBe(401)
  })
})

describe('uploads by the hundred', () => {
  it('are refused for a while, by person, and say for how long', async () => {
    await hospitalWeek(t, [])
    const put = () =>
      t.call<Body & { seconds: number }>('emergency', 'PUT', `${api(hospital, '2026-1')}/submissions/emergency`, {
        body: { sheets: [{ name: 'a', rows: [] }] },
      })
    for (let i = 0; i < 120; i++) expect((await put()).status).toBe(422)
    const { status, body, headers } = await put()
    expect([status, body.code]).toEqual([429, 'too_many'])
    expect(Number(headers.get('retry-after'))).toBe(body.seconds)
    t.setClock('2026-01-11T10:00:00Z')
    expect((await put()).status).toBe(422)
  })
})
