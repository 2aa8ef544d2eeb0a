/** The order of writes: whatever fails, nothing half is visible, and trying again succeeds (design.md, "State"). */
import { describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import type { Board, DepartmentView } from '../../functions/services/show-board.ts'
import { readPage } from '../formats/read-page.ts'
import {
  api,
  createTestWorld,
  filledGrid,
  hospital,
  hospitalWeek,
  openIssue,
  type Published,
  publishIssue,
  type TestWorld,
  wards,
} from '../http/world.ts'
import { createFailingStore, type FailingStore, type Operation } from './failing-store.ts'

async function failingWorld(): Promise<{ t: TestWorld; store: FailingStore }> {
  const store = createFailingStore(createMemoryObjectStore())
  return { t: await createTestWorld({ store }), store }
}

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const key of store.list(prefix)) keys.push(key)
  return keys
}

const kinds = [
  ['create', 'before'],
  ['create', 'after'],
  ['read', 'before'],
  ['list', 'before'],
] as const satisfies readonly (readonly [Operation, 'before' | 'after'])[]

/** Runs `attempt` in new worlds, its first operation of the kind failing, then its second … until none is left. */
async function atEveryPoint(
  kind: Operation,
  when: 'before' | 'after',
  attempt: (n: number, fail: (store: FailingStore) => void) => Promise<FailingStore>,
): Promise<number> {
  for (let n = 1; n < 100; n++) {
    const store = await attempt(n, (failing) => {
      failing.failAt(kind, n, when)
    })
    if (!store.failed) return n - 1
  }
  throw new Error('The attempt has no end')
}

describe.each(kinds)('a store whose %s fails (%s it is done), at each point of it,', (kind, when) => {
  it('leaves a sheet sent whole or not at all; sent again, it has its receipt and one revision', async () => {
    const points = await atEveryPoint(kind, when, async (_, fail) => {
      const { t, store } = await failingWorld()
      const week = await hospitalWeek(t, [])
      const body = await filledGrid(t, hospital, '2026-1', 'emergency', wards.emergency)
      const path = `${week}/submissions/emergency`
      fail(store)
      const first = await t.call('emergency', 'PUT', path, { body })
      store.heal()
      expect(first.status).toBe(store.failed ? 500 : 201)
      const seen = (await t.call<DepartmentView>('emergency', 'GET', path)).body
      const stored = await keysOf(store, `submissions/${hospital}/2026-1/emergency/`)
      expect([seen.status, seen.receipt?.revision ?? 0]).toEqual(
        stored.length === 0 ? ['notSubmitted', 0] : ['submitted', 1],
      )
      const again = await t.call('emergency', 'PUT', path, { body })
      expect([again.status, again.body.receipt?.revision]).toEqual([stored.length === 0 ? 201 : 200, 1])
      const whole = await t.call<{ source: { sha256: string } }>('emergency', 'GET', `${path}?revision=1`)
      expect(await keysOf(store, 'uploads/')).toEqual([`uploads/${whole.body.source.sha256}`])
      return store
    })
    expect(points).toBeGreaterThanOrEqual(2)
  })

  it('leaves an edition published whole or not at all; tried again, there is one, with the same files', async () => {
    const undisturbed = await createTestWorld()
    const { files } = (await publishIssue(undisturbed, await hospitalWeek(undisturbed))).body
    const points = await atEveryPoint(kind, when, async (_, fail) => {
      const { t, store } = await failingWorld()
      const week = await hospitalWeek(t)
      fail(store)
      const first = await publishIssue(t, week)
      store.heal()
      expect(first.status).toBe(store.failed ? 500 : 201)
      const { state } = (await t.call<Board>('editor', 'GET', week)).body
      const editions = await keysOf(store, 'editions/')
      expect([state, editions.length]).toEqual(editions.length === 0 ? ['collecting', 0] : ['published', 1])
      const again = await publishIssue(t, week)
      expect([again.status, again.body.code]).toEqual(
        state === 'collecting' ? [201, undefined] : [409, 'already_published'],
      )
      await expectWhole(t, week, files)
      return store
    })
    expect(points).toBeGreaterThanOrEqual(5)
  })
})

/** One edition, with these files, and a link that opens it. */
async function expectWhole(t: TestWorld, week: string, files: Published['files']): Promise<void> {
  expect(await keysOf(t.store, 'editions/')).toEqual([`editions/${hospital}/2026-1/000001.json`])
  const stored = Object.values(files).map((file) => `bulletins/${file.sha256}`)
  expect(await keysOf(t.store, 'bulletins/')).toEqual(stored.toSorted())
  const { body: link } = await t.call<{ url: string }>('editor', 'POST', `${week}/links`)
  const page = await t.fetch(undefined, 'GET', link.url)
  expect(page.headers.get('etag')).toBe(`"${files.html.sha256}"`)
  expect(readPage(await page.text()).articleLines.join('\n')).toContain('saw 100 emergency patients')
}

describe('an answer that is lost after the write', () => {
  const lost = async (prepare: (t: TestWorld) => Promise<string>, method: string, rest: string, body: object) => {
    const { t, store } = await failingWorld()
    const path = await prepare(t)
    store.failAt('create', 1, 'after')
    const first = await t.call('editor', method, path + rest, { body })
    const again = await t.call('editor', method, path + rest, { body })
    return { t, store, answers: [first.status, again.status], code: again.body.code }
  }

  it('of opening an issue: it is open once, and opening it again says so', async () => {
    const body = { period: { from: '2026-01-05', to: '2026-01-11' } }
    const { t, store, answers, code } = await lost(() => Promise.resolve(api(hospital)), 'POST', '/issues', body)
    expect([answers, code]).toEqual([[500, 409], 'period_overlaps'])
    expect(await keysOf(store, 'issues/')).toEqual([`issues/${hospital}/000001.json`])
    const { status } = await t.call('editor', 'GET', api(hospital, '2026-1'))
    expect(status).toBe(200)
  })

  it('of saving a review: it is saved once, and what was saved is there to be seen', async () => {
    const body = { base: 0, edits: [], order: { safety: ['maternity#1'] } }
    const { t, answers, code } = await lost((w) => hospitalWeek(w), 'PUT', '/review', body)
    expect([answers, code]).toEqual([[500, 409], 'stale_review'])
    const review = await t.call<{ revision: number; order: object }>(
      'editor',
      'GET',
      `${api(hospital, '2026-1')}/review`,
    )
    expect(review.body).toMatchObject({ revision: 1, order: body.order })
  })

  it('of reopening: the issue is open again, and a sheet is taken', async () => {
    const published = async (w: TestWorld) => {
      const week = await hospitalWeek(w)
      await publishIssue(w, week)
      return week
    }
    const { t, answers } = await lost(published, 'POST', '/reopen', { reason: 'A figure was wrong.' })
    expect(answers).toEqual([500, 409])
    const { body } = await t.call<Board>('editor', 'GET', api(hospital, '2026-1'))
    expect(body.state).toBe('reopened')
  })
})

describe('a store that writes everything twice, as an adapter does whose first answers are lost', () => {
  it('shows no difference: one revision, one edition, one link each', async () => {
    const memory = createMemoryObjectStore()
    const store: ObjectStore = {
      ...memory,
      async create(key, body) {
        await memory.create(key, body)
        return memory.create(key, body)
      },
    }
    const t = await createTestWorld({ store })
    const week = await hospitalWeek(t)
    const saved = await t.call('editor', 'PUT', `${week}/review`, { body: { base: 0, edits: [], order: {} } })
    expect(saved.status).toBe(201)
    expect((await publishIssue(t, week)).status).toBe(201)
    await openIssue(t, hospital, '2026-01-12', '2026-01-18')
    for (const [prefix, count] of [
      ['definitions/', 2],
      // Each by its serial number and by its id.
      ['issues/', 4],
      ['submissions/', 2],
      ['uploads/', 2],
      ['reviews/', 1],
      ['editions/', 1],
      ['bulletins/', 3],
      ['links/', 1],
    ] as const)
      expect([prefix, (await keysOf(store, prefix)).length]).toEqual([prefix, count])
  })
})
