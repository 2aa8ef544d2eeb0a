import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import { listKeys, sha256 } from '../../functions/services/records.ts'
import { type Break, verifyStore } from '../../functions/services/verify.ts'
import {
  createTestWorld,
  hospital,
  mustSubmit,
  openIssue,
  type Published,
  publishIssue,
  api,
  type TestWorld,
  wards,
} from '../http/world.ts'

/** A store, some of whose objects are others or (null) gone. */
function tampered(store: ObjectStore, changes: Readonly<Record<string, Uint8Array | object | null>>): ObjectStore {
  const changed = new Map(
    Object.entries(changes).map(([key, body]) => [
      key,
      body === null || body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)),
    ]),
  )
  return {
    create: () => Promise.reject(new Error('verify writes nothing')),
    read: (key) => (changed.has(key) ? Promise.resolve(changed.get(key) ?? undefined) : store.read(key)),
    async *list(prefix) {
      const keys = await listKeys(store, prefix)
      const added = [...changed.keys()].filter((key) => key.startsWith(prefix))
      for (const key of [...new Set([...keys, ...added])].toSorted()) if (changed.get(key) !== null) yield key
    },
  }
}

async function verify(store: ObjectStore, options: { bulletin?: string; head?: string } = {}) {
  const breaks: Break[] = []
  const verified = await verifyStore(store, { ...options, onBreak: (found) => breaks.push(found) })
  return { verified, breaks, found: breaks.map(({ kind, key }) => `${kind} ${key}`) }
}

const must = async (answer: Promise<{ status: number; body: unknown }>): Promise<void> => {
  const { status, body } = await answer
  if (status >= 300) throw new Error(JSON.stringify(body))
}

/** Two published weeks, the first of them corrected in between, and a third that collects. */
async function playedWeeks(): Promise<{ t: TestWorld; published: Published[] }> {
  const t = await createTestWorld({ store: createMemoryObjectStore(), clock: '2026-01-05T08:00:00Z' })
  const published: Published[] = []
  const publish = async (issue: string) => {
    const answer = await publishIssue(t, api(hospital, issue), { acceptMissing: true })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    published.push(answer.body)
  }
  t.setClock('2026-01-11T09:00:00Z')
  await openIssue(t, hospital, '2026-01-05', '2026-01-11')
  await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
  await mustSubmit(t, '2026-1', 'maternity', wards.maternity)
  const path = api(hospital, '2026-1')
  await must(t.call('editor', 'POST', `${path}/submissions/maternity/return`, { body: { comment: 'Again.' } }))
  t.setClock('2026-01-11T10:00:00Z')
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, reporter: 'Another' })
  await must(t.call('editor', 'PUT', `${path}/review`, { body: { base: 0, edits: [], order: {} } }))
  t.setClock('2026-01-11T12:00:00Z')
  await publish('2026-1')
  t.setClock('2026-01-12T09:00:00Z')
  await must(t.call('editor', 'POST', `${path}/reopen`, { body: { reason: 'A figure was wrong.' } }))
  await mustSubmit(t, '2026-1', 'emergency', { ...wards.emergency, reporter: 'Another' })
  t.setClock('2026-01-12T12:00:00Z')
  await publish('2026-1')
  t.setClock('2026-01-18T09:00:00Z')
  await openIssue(t, hospital, '2026-01-12', '2026-01-18')
  await mustSubmit(t, '2026-2', 'emergency', wards.emergency)
  t.setClock('2026-01-18T12:00:00Z')
  await publish('2026-2')
  t.setClock('2026-01-25T09:00:00Z')
  await openIssue(t, hospital, '2026-01-19', '2026-01-25')
  await mustSubmit(t, '2026-3', 'emergency', wards.emergency)
  return { t, published }
}

let t: TestWorld
let published: Published[]
let heads: readonly string[]
const read = async (key: string): Promise<Uint8Array> => {
  const body = await t.store.read(key)
  if (!body) throw new Error(`No ${key}`)
  return body
}
const json = async (key: string): Promise<Record<string, unknown>> =>
  JSON.parse(Buffer.from(await read(key)).toString()) as Record<string, unknown>
const own = (folder: string, rest: string): string => `${folder}/${hospital}/${rest}`
const submission = own('submissions', '2026-1/emergency/000001.json')
const review = own('reviews', '2026-1/000001.json')
const returned = own('returns', '2026-1/maternity/000001.json')
const first = own('editions', '2026-1/000001.json')
const corrected = own('editions', '2026-1/000002.json')
const second = own('editions', '2026-2/000001.json')

beforeAll(async () => {
  ;({ t, published } = await playedWeeks())
  heads = await Promise.all([first, corrected, second].map(async (key) => sha256(await read(key))))
})

describe('an untouched store', () => {
  it('has no break: what was proved, what is not sealed yet, and the newest edition to note down', async () => {
    const { verified, breaks } = await verify(t.store)
    expect(breaks).toEqual([])
    const bulletin = verified.bulletins.find((b) => b.bulletin === hospital)
    expect(bulletin).toMatchObject({
      editions: 3,
      sealed: 3,
      newest: { key: second, sha256: heads[2], at: '2026-01-18T12:00:00.000Z' },
      unsealed: [
        own('submissions', '2026-3/emergency/000001.json'),
        own('issues', '000003.json'),
        own('issues', '2026-3.json'),
      ],
    })
    // Nothing of the other bulletin is published.
    expect(verified.bulletins.find((b) => b.bulletin === 'window-weekly')).toMatchObject({ editions: 0, newest: null })
    expect(verified.links).toBe(3)
    const contents = ['uploads/', 'bulletins/', 'seals/'].map((prefix) => listKeys(t.store, prefix))
    expect(verified.contents).toBe((await Promise.all(contents)).flat().length)
  })

  it('knows each edition by the hash that its publishing answered, and proves it as a head noted down', async () => {
    expect(published.map((p) => (p as Published & { sha256: string }).sha256)).toEqual(heads)
    for (const head of heads) expect((await verify(t.store, { head })).breaks).toEqual([])
    expect((await verify(t.store, { head: heads[1] ?? '' })).verified.headKey).toBe(corrected)
    expect((await verify(t.store, { head: 'a'.repeat(64) })).found).toEqual(['head_missing editions/'])
  })

  it('is proved one bulletin at a time, too', async () => {
    const { verified, breaks } = await verify(t.store, { bulletin: hospital })
    expect([verified.bulletins.map((b) => b.bulletin), breaks]).toEqual([[hospital], []])
    expect((await verify(tampered(t.store, { [review]: null }), { bulletin: 'window-weekly' })).breaks).toEqual([])
  })
})

describe('tampering is found and named', () => {
  const found = async (changes: Parameters<typeof tampered>[1], head?: string) =>
    (await verify(tampered(t.store, changes), head === undefined ? {} : { head })).found

  it('a changed submission, with what was sealed and what is there', async () => {
    const body = Buffer.from(JSON.stringify({ ...(await json(submission)), late: true }))
    const { breaks } = await verify(tampered(t.store, { [submission]: body }))
    expect(breaks).toEqual([
      { kind: 'changed', key: submission, expected: sha256(await read(submission)), found: sha256(body), by: first },
    ])
  })

  it.each([
    ['a definition', own('definitions', '000001.json')],
    ['people', own('people', '000001.json')],
    ['an issue', own('issues', '000001.json')],
    ['a return', returned],
    ['a review', review],
    ['a reopening', own('reopenings', '2026-1/000001.json')],
    ['an earlier edition', first],
    ['the edition of another issue', corrected],
  ])('%s that is gone', async (_, key) => {
    expect(await found({ [key]: null })).toContain(`missing ${key}`)
  })

  it.each(['docx', 'xlsx', 'html'] as const)('a swapped %s file', async (format) => {
    const key = `bulletins/${published[1]?.files[format].sha256 ?? ''}`
    expect(await found({ [key]: Buffer.from('other') })).toEqual([`misnamed ${key}`])
    expect(await found({ [key]: null })).toEqual([`missing ${key}`])
  })

  it('a swapped upload, also of a submission that was replaced', async () => {
    const { source } = await json(submission)
    const key = `uploads/${(source as { sha256: string }).sha256}`
    expect(await found({ [key]: Buffer.from('other') })).toEqual([`misnamed ${key}`])
  })

  it('an edited edition: the newest by its own seal, an earlier one by the later too', async () => {
    for (const key of [second, corrected]) {
      const edited = { ...(await json(key)), issuedOn: '2026-01-19' }
      expect(await found({ [key]: edited })).toEqual([`changed ${key}`])
    }
    expect(await found({ [second]: Buffer.concat([await read(second), Buffer.from(' ')]) })).toEqual([
      `changed ${second}`,
    ])
  })

  it('an edition whose seal was taken off, taken from another edition, or is not there', async () => {
    const { seal, ...rest } = await json(second)
    expect(await found({ [second]: rest })).toContain(`not_sealed ${second}`)
    expect(await found({ [second]: { ...rest, seal: (await json(first))['seal'] } })).toContain(`changed ${second}`)
    expect(await found({ [`seals/${String(seal)}`]: null })).toEqual([`missing seals/${String(seal)}`])
    expect(await found({ [second]: { ...rest, seal: 'b'.repeat(64) } })).toContain(`missing seals/${'b'.repeat(64)}`)
    expect(await found({ [second]: { ...rest, seal: '../x' } })).toContain('missing seals/../x')
  })

  it('the newest edition, removed: by its link, and by the hash noted down', async () => {
    expect(await found({ [second]: null })).toEqual([`missing ${second}`])
    const link = (await listKeys(t.store, `issue-links/${hospital}/2026-2/`))[0] ?? ''
    const id = link.split('/').at(-1) ?? ''
    const all = { [second]: null, [link]: null, [`links/${id}`]: null }
    expect(await found(all)).toEqual([])
    expect(await found(all, heads[2])).toEqual(['head_missing editions/'])
  })

  it('an edition rewritten with a seal of its own that fits: by the hash noted down', async () => {
    const { seal: old, ...rest } = { ...(await json(second)), issuedOn: '2026-01-19' } as Record<string, unknown>
    const { objects } = await json(`seals/${String(old)}`)
    const seal = Buffer.from(JSON.stringify({ edition: sha256(Buffer.from(JSON.stringify(rest))), objects }))
    const forged = { [second]: { ...rest, seal: sha256(seal) }, [`seals/${sha256(seal)}`]: seal }
    expect(await found(forged)).toEqual([])
    expect(await found(forged, heads[2])).toEqual(['head_missing editions/'])
  })

  it('a revision put in: with a time before the edition, or after it while nobody could write', async () => {
    const key = own('submissions', '2026-1/maternity/000003.json')
    const last = await json(own('submissions', '2026-1/maternity/000002.json'))
    for (const receivedAt of ['2026-01-11T09:30:00.000Z', '2026-01-12T10:00:00.000Z', '2026-01-20T00:00:00.000Z'])
      expect(await found({ [key]: { ...last, revision: 3, receivedAt } })).toEqual([`inserted ${key}`])
    // On its way while the edition was published: kept, and not in it (design.md, "Races").
    const late = { ...last, revision: 3, receivedAt: '2026-01-12T12:00:01.000Z' }
    expect(await found({ [key]: late })).toEqual([])
    const people = own('people', '000002.json')
    const before = { ...(await json(own('people', '000001.json'))), revision: 2 }
    expect(await found({ [people]: before })).toEqual([`inserted ${people}`])
    expect(await found({ [people]: { ...before, at: '2026-01-19T00:00:00.000Z' } })).toEqual([])
  })

  it('an edition put in with a time before another, and a revision beyond a gap', async () => {
    const key = own('editions', '2026-2/000003.json')
    const edition = { ...(await json(second)), revision: 3 }
    const names = await found({ [key]: edition })
    expect(names).toContain(`gap ${key}`)
    expect(names).toContain(`changed ${key}`)
  })

  it('a renamed record: missing in its place, and misplaced where it is', async () => {
    const other = own('reviews', '2026-1/000002.json')
    const renamed = await found({ [review]: null, [other]: await read(review) })
    for (const name of [`missing ${review}`, `gap ${other}`, `misplaced ${other}`]) expect(renamed).toContain(name)
    const aside = own('submissions', '2026-1/emergency/000001.old')
    const moved = await found({ [submission]: null, [aside]: await read(submission) })
    for (const name of [`missing ${submission}`, `stray ${aside}`, `misplaced ${aside}`]) expect(moved).toContain(name)
  })

  it('an issue that is gone, with all that stood under it', async () => {
    const gone = await found({ [own('issues', '000001.json')]: null, [own('issues', '2026-1.json')]: null })
    expect(gone).toContain(`stray ${submission}`)
    expect(gone).toContain(`missing ${own('issues', '000001.json')}`)
    const renamed = await found({
      [own('issues', '000001.json')]: { ...(await json(own('issues', '000001.json'))), issue: '../1' },
    })
    expect(renamed).toContain(`unreadable ${own('issues', '000001.json')}`)
    const copy = own('issues', '2026-1.json')
    expect(await found({ [copy]: { ...(await json(copy)), deadline: '2026-01-30T00:00:00.000Z' } })).toEqual([
      `changed ${copy}`,
    ])
  })

  it('records that do not parse, and links that lead nowhere', async () => {
    for (const body of ['', 'null', '{}', '[', '{"revision":1}'])
      expect(await found({ [review]: Buffer.from(body) })).toEqual([`unreadable ${review}`, `changed ${review}`])
    const [link = ''] = await listKeys(t.store, 'links/')
    const id = link.split('/').at(-1) ?? ''
    const copy = (await listKeys(t.store, `issue-links/${hospital}/`)).find((key) => key.endsWith(id)) ?? ''
    expect(await found({ [copy]: null })).toEqual([`missing ${copy}`])
    expect(await found({ [copy]: { ...(await json(copy)), edition: 9 } })).toEqual([
      `missing ${own('editions', `${copy.split('/')[2] ?? ''}/000009.json`)}`,
    ])
    const revocation = `revocations/${'c'.repeat(64)}.json`
    const record = { tokenSha256: 'c'.repeat(64), at: '2026-01-20T00:00:00.000Z', writer: 'w', by: 'editor' }
    expect(await found({ [revocation]: record })).toEqual([`missing links/${'c'.repeat(64)}.json`])
  })

  it('any byte of any sealed object, of any edition, upload, file and seal', async () => {
    const { verified } = await verify(t.store)
    const unsealed = verified.bulletins.flatMap((b) => b.unsealed)
    const prefixes = ['definitions', 'people', 'issues', 'submissions', 'returns', 'reviews', 'editions', 'reopenings']
    const listed = await Promise.all(prefixes.map((prefix) => listKeys(t.store, `${prefix}/${hospital}/`)))
    const named = await Promise.all(['uploads/', 'bulletins/', 'seals/'].map((prefix) => listKeys(t.store, prefix)))
    const keys = [...listed.flat(), ...named.flat()].filter((key) => !unsealed.includes(key))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.nat(), fc.integer({ min: 1, max: 255 }), async (key, at, mask) => {
        // A copy: a Buffer's slice is a view into the store's own.
        const body = Uint8Array.from(await read(key))
        const i = at % body.length
        body[i] = (body[i] ?? 0) ^ mask
        const { breaks } = await verify(tampered(t.store, { [key]: body }))
        expect(breaks.some((found) => found.key === key || found.by === key)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('editions published at once', () => {
  it('may share a predecessor: the next edition knows both', async () => {
    const w = await createTestWorld({ store: createMemoryObjectStore(), clock: '2026-01-05T08:00:00Z' })
    const publish = (issue: string) => publishIssue(w, api(hospital, issue), { acceptMissing: true })
    for (const [issue, from, to] of [
      ['2026-1', '2026-01-05', '2026-01-11'],
      ['2026-2', '2026-01-12', '2026-01-18'],
      ['2026-3', '2026-01-19', '2026-01-25'],
    ] as const) {
      w.setClock(`${to}T09:00:00Z`)
      await openIssue(w, hospital, from, to)
      await mustSubmit(w, issue, 'emergency', wards.emergency)
      if (issue === '2026-1') await publish(issue)
    }
    await must(w.call('editor', 'POST', `${api(hospital, '2026-1')}/reopen`, { body: { reason: 'A figure.' } }))
    const answers = await Promise.all([publish('2026-1'), publish('2026-2')])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    w.setClock('2026-01-26T09:00:00Z')
    expect((await publish('2026-3')).status).toBe(201)
    expect((await verify(w.store)).breaks).toEqual([])
    for (const key of [corrected, second])
      expect((await verify(tampered(w.store, { [key]: null }))).found).toContain(`missing ${key}`)
  })
})
