import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionSchema, writableSections } from '../../functions/core/definition.ts'
import { parseDefinition } from '../../functions/core/definition-parse.ts'
import { isId } from '../../functions/core/keys.ts'
import type { Filling } from '../../functions/local/fill-sheet.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import { readStored } from '../../functions/services/stored-record.ts'
import { createTestWorld, hospital, openIssue, publishIssue, submit, templates, wards } from './world.ts'

/** Another than the store begins with, so that under every name it is its second revision. */
const definition = { ...templates.definitions.find(({ id }) => id === hospital)!, title: 'The report of the week' }
const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']

/** Every id of the hospital's bulletin but its own. */
const ids = [
  ...definition.figures.map(({ id }) => id),
  ...definition.departments.map(({ id }) => id),
  ...definition.sections.map(({ id }) => id),
]

/** Each id in the JSON of anything replaced: whole texts and keys, items (`emergency#1`), placeholders (`week.births`). */
function renamed(json: string, to: ReadonlyMap<string, string>): string {
  const any = ids.toSorted((a, b) => b.length - a.length).join('|')
  return json
    .replace(new RegExp(`"(${any})(#\\d+)?"`, 'g'), (_, id: string, rest = '') => `"${to.get(id)}${rest}"`)
    .replace(new RegExp(`\\{(week|ytd)\\.(${any})\\}`, 'g'), (_, when: string, id: string) => `{${when}.${to.get(id)}}`)
}

const renamedFilling = ({ values, items }: Filling, to: ReadonlyMap<string, string>): Filling => ({
  values: Object.fromEntries(Object.entries(values ?? {}).map(([id, value]) => [to.get(id) ?? '', value])),
  items: (items ?? []).map((item) => ({ ...item, section: to.get(item.section ?? '') ?? '' })),
})

/** A week of the hospital under these ids, merged and published: what came of it. */
async function weekUnder(to: ReadonlyMap<string, string>): Promise<{ merged: string; totals: string; page: string }> {
  const t = await createTestWorld()
  const parsed = parseDefinition(JSON.parse(renamed(JSON.stringify(definition), to)))
  if (!parsed.ok) throw new Error(parsed.findings.map((f) => JSON.stringify(f)).join('\n'))
  await publishDefinition(t.world, parsed.value)
  t.setClock('2026-01-11T09:00:00Z')
  const { issue } = await openIssue(t, hospital, '2026-01-05', '2026-01-11')
  const week = `/api/bulletins/${hospital}/issues/${issue}`
  for (const [department, filling] of Object.entries(wards)) {
    const own = to.get(department) ?? ''
    const { status, body } = await submit(t, hospital, issue, own, renamedFilling(filling, to), { person: 'editor' })
    if (status !== 201) throw new Error(`${status} ${body.detail} ${body.findings?.map((f) => f.message).join(' ')}`)
  }
  const { body: merged } = await t.call<Record<string, unknown>>('editor', 'POST', `${week}/merge`)
  const { body } = await publishIssue(t, week)
  const page = await (await t.fetch(undefined, 'GET', body.link.url)).text()
  expect(t.reports).toEqual([])
  return { merged: JSON.stringify({ ...merged, definition: undefined }), totals: JSON.stringify(body.totals), page }
}

/** Names that mean something to some part of a program, and any others. */
const anyId = fc.oneof(
  fc.constantFrom(
    'then',
    'length',
    'name',
    'keys',
    'size',
    'get',
    'value',
    'id',
    'in',
    'null',
    'true',
    'nan',
    '0',
    '7',
  ),
  fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/),
)
const renaming = fc
  .uniqueArray(
    anyId.filter((id) => isId(id) && !['admin', 'auditor', 'editor'].includes(id)),
    {
      minLength: ids.length,
      maxLength: ids.length,
    },
  )
  .map((fresh) => new Map(ids.map((id, i) => [id, fresh[i] ?? id])))

describe('what an id is called', () => {
  it('changes nothing: not the figures, not the items, not the page', async () => {
    const same = new Map(ids.map((id) => [id, id]))
    const plain = await weekUnder(same)
    expect(JSON.parse(plain.totals)).toHaveProperty('births.week', '7')
    await fc.assert(
      fc.asyncProperty(renaming, async (to) => {
        const other = await weekUnder(to)
        expect(JSON.parse(other.merged)).toEqual(JSON.parse(renamed(plain.merged, to)))
        expect(JSON.parse(other.totals)).toEqual(JSON.parse(renamed(plain.totals, to)))
        expect(other.page).toBe(plain.page)
      }),
      { numRuns: 15 },
    )
  })
})

describe.each(names)('the id %s, which every object knows', (name) => {
  it('is refused wherever a definition may have one, with the place', () => {
    const at = (change: object) => {
      const parsed = parseDefinition({ ...definition, ...change })
      return parsed.ok ? [] : parsed.findings.map((f) => `${f.code} ${f.at.path}`)
    }
    const [figure] = definition.figures
    const [department] = definition.departments
    const [section] = definition.sections
    expect(at({ id: name })).toContain('wrong_value $.id')
    expect(at({ figures: [{ ...figure, id: name }] })).toContain('wrong_value $.figures[0].id')
    expect(at({ departments: [{ ...department, id: name }] })).toContain('wrong_value $.departments[0].id')
    expect(at({ sections: [{ ...section, id: name }] })).toContain('wrong_value $.sections[0].id')
    expect(at({ departments: [{ ...department, figures: [name] }] })).toContain(
      'wrong_value $.departments[0].figures[0]',
    )
  })

  it('names nothing over HTTP, changes nothing in the store, and is never our fault', async () => {
    const t = await createTestWorld()
    t.setClock('2026-01-11T09:00:00Z')
    const { issue } = await openIssue(t, hospital, '2026-01-05', '2026-01-11')
    const keys = async () => {
      const found: string[] = []
      for await (const key of t.store.list('')) if (!key.startsWith('attempts/')) found.push(key)
      return found
    }
    const before = await keys()
    const week = `/api/bulletins/${hospital}/issues/${issue}`
    const asked: [method: string, path: string, body?: object][] = [
      ['GET', `/api/bulletins/${name}/definition`],
      ['GET', `/api/bulletins/${name}/people`],
      ['PUT', `/api/bulletins/${name}/people`, { base: 0, people: [] }],
      ['POST', `/api/bulletins/${name}/issues`, { period: { from: '2026-01-05', to: '2026-01-11' } }],
      ['GET', `/api/bulletins/${hospital}/issues/${name}`],
      ['POST', `/api/bulletins/${hospital}/issues/${name}/merge`],
      ['GET', `${week}/departments/${name}`],
      ['GET', `${week}/templates/${name}`],
      ['PUT', `${week}/submissions/${name}`, { sheets: [{ name: 'a', rows: [] }] }],
      ['POST', `${week}/submissions/${name}/return`, { comment: 'x' }],
      ['GET', `${week}/draft/${name}`],
      ['DELETE', `${week}/links/${name}`],
      ['GET', `/api/bulletins/${hospital}/audit?issue=${name}`],
      ['GET', `/b/${name}/`],
      ['GET', `/b/${name}/${name}`],
    ]
    for (const [method, path, body] of asked) {
      const { status } = await t.call('admin', method, path, body ? { body } : {})
      expect([400, 403, 404, 409, 410], `${method} ${path}`).toContain(status)
    }
    expect(await keys()).toEqual(before)
    expect(t.reports).toEqual([])
  })

  it('is no kind of stored record', () => {
    expect(readStored(`${name}/000001.json`, { key: `${name}/000001.json` })).toBeUndefined()
  })
})

it('the hospital has ids of every kind, each told from other texts of its JSON', () => {
  expect(new Set(ids).size).toBe(ids.length)
  expect(writableSections(definition).length).toBeGreaterThan(1)
  expect(Object.keys(definitionSchema.entries).filter((key) => ids.includes(key))).toEqual([])
})
