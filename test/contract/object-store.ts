import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoreSettings } from '../../functions/adapters/open-object-store.ts'
import type { ObjectStore } from '../../functions/ports.ts'

/** One empty store, which may be opened again (as after a restart) and by other processes where it has `settings`. */
export interface OpenedStore {
  readonly store: ObjectStore
  openAgain(): Promise<ObjectStore>
  close(): Promise<void>
  readonly settings?: StoreSettings
}

/** How much of the slow rules to run; the rules are the same. */
export interface ContractSize {
  readonly manyKeys: number
  readonly modelRuns: number
  readonly sharedByProcesses: boolean
  /** Whether it is opened to sign addresses. */
  readonly signs?: boolean
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes)
const byUtf8 = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** All keys of a listing. */
export async function keysOf(keys: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = []
  for await (const key of keys) found.push(key)
  return found
}

/** What every ObjectStore must keep (functions/ports.ts). */
export function objectStoreContract(name: string, open: () => Promise<OpenedStore>, size: ContractSize): void {
  describe(`${name} keeps the ObjectStore contract`, () => {
    let opened: OpenedStore
    let store: ObjectStore
    beforeAll(async () => {
      opened = await open()
      store = opened.store
    })
    afterAll(() => opened.close())

    writingRules(
      () => store,
      () => opened.openAgain(),
    )
    racingRules(() => store)
    processRule(() => opened, size.sharedByProcesses)
    keyRules(() => store)
    listingRules(open, size.manyKeys)
    modelRule(open, size.modelRuns)
    signingRules(() => store, size.signs ?? false)
  })
}

function signingRules(store: () => ObjectStore, signs: boolean): void {
  if (!signs) {
    it('signs no addresses: nobody but the server reads it', () => {
      expect(store()).not.toHaveProperty('signedUrl')
    })
    return
  }
  const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const contentDisposition = `attachment; filename="a.docx"; filename*=UTF-8''${encodeURIComponent('简报.docx')}`
  const answer = { seconds: 60, contentType, contentDisposition }
  const sign = async (key: string, seconds = 60) => (await store().signedUrl?.(key, { ...answer, seconds })) ?? ''

  it('signs an address at which anybody reads the object, under the name and type that were asked for', async () => {
    const body = new Uint8Array(randomBytes(70_000))
    await store().create('signed/a', body)
    const response = await fetch(await sign('signed/a'))
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
    ]).toEqual([...[200, contentType, contentDisposition]])
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(body)
  })

  it('signs for one object, and for no longer than it says', async () => {
    await store().create('signed/b', utf8('b'))
    const url = await sign('signed/a')
    expect((await fetch(url.replace('signed/a', 'signed/b'))).status).toBe(403)
    const short = await sign('signed/b', 1)
    await sleep(2500)
    expect((await fetch(short)).status).toBe(403)
  })
}

function writingRules(store: () => ObjectStore, openAgain: () => Promise<ObjectStore>): void {
  it('an object that was never written is undefined', async () => {
    expect(await store().read('writing/nothing.json')).toBeUndefined()
    expect(await keysOf(store().list('writing/nothing'))).toEqual([])
  })

  it('the first content stays: again is created, other is exists', async () => {
    const key = 'writing/first.json'
    expect(await store().create(key, utf8('first'))).toBe('created')
    expect(await store().create(key, utf8('first'))).toBe('created')
    expect(await store().create(key, utf8('other'))).toBe('exists')
    expect(await store().create(key, utf8('firs'))).toBe('exists')
    expect(await store().create(key, utf8(''))).toBe('exists')
    expect(text(await store().read(key))).toBe('first')
  })

  it('what is written is there when the store is opened again', async () => {
    await store().create('writing/kept.json', utf8('kept'))
    const again = await openAgain()
    expect(text(await again.read('writing/kept.json'))).toBe('kept')
    expect(await keysOf(again.list('writing/kept'))).toEqual(['writing/kept.json'])
    expect(await again.create('writing/kept.json', utf8('other'))).toBe('exists')
  })

  it('an empty object is an object', async () => {
    expect(await store().create('writing/empty', new Uint8Array())).toBe('created')
    expect(await store().read('writing/empty')).toEqual(new Uint8Array())
    expect(await store().create('writing/empty', utf8('x'))).toBe('exists')
    expect(await keysOf(store().list('writing/empty'))).toEqual(['writing/empty'])
  })

  it('8 MiB of bytes come back whole, and a copy that differs in the last one is other content', async () => {
    const body = new Uint8Array(8 * 1024 * 1024).map((_, i) => i * 31 + (i >> 8))
    expect(await store().create('writing/large', body)).toBe('created')
    expect(Buffer.compare((await store().read('writing/large'))!, body)).toBe(0)
    expect(await store().create('writing/large', body)).toBe('created')
    expect(await store().create('writing/large', body.with(-1, 0))).toBe('exists')
  })

  it.each([
    ['bytes', () => utf8('mine')],
    ['a Buffer, whose slices share its memory', () => Buffer.from('mine')],
    ['a view into a larger buffer', () => utf8('not mine').subarray(4)],
  ])('a change to %s that was written, or read, is no change to the object', async (name, make) => {
    const key = `writing/buffer-${name.length}`
    const body = make()
    await store().create(key, body)
    body.fill(0)
    const read = await store().read(key)
    expect(text(read)).toBe('mine')
    read!.fill(0)
    expect(text(await store().read(key))).toBe('mine')
    expect(await store().create(key, utf8('mine'))).toBe('created')
  })
}

function racingRules(store: () => ObjectStore): void {
  it('of fifty racing writers one wins, and the object is the winner’s', async () => {
    const bodies = Array.from({ length: 50 }, (_, i) => utf8(`writer ${i}`))
    const answers = await Promise.all(bodies.map((body) => store().create('racing/fifty.json', body)))
    const winners = bodies.filter((_, i) => answers[i] === 'created')
    expect(winners).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'exists')).toHaveLength(49)
    expect(await store().read('racing/fifty.json')).toEqual(winners[0])
  })

  it('fifty racing writers of the same content all have it created', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => store().create('racing/same', utf8('same'))))
    expect(new Set(answers)).toEqual(new Set(['created']))
  })
}

function processRule(opened: () => OpenedStore, shared: boolean): void {
  const reason = shared ? '' : ' (skipped: this store is one process’s own)'
  it.skipIf(!shared)(`of several processes racing for an object one wins, each time${reason}`, async () => {
    const { store, settings } = opened()
    const rounds = 20
    const writers = await Promise.all(['a', 'b', 'c'].map((writer) => startRacer(settings!, writer, rounds)))
    const wins = await Promise.all(writers.map((race) => race()))
    for (let round = 0; round < rounds; round++) {
      const winners = wins.flatMap((won, i) => (won.has(round) ? [['a', 'b', 'c'][i]] : []))
      expect(winners).toHaveLength(1)
      expect(text(await store.read(`processes/${round}.json`))).toBe(`${winners[0]} ${round}`)
    }
  })
}

/** A process that has opened the store and waits; the answer starts its race and gives the rounds it won. */
async function startRacer(
  settings: StoreSettings,
  writer: string,
  rounds: number,
): Promise<() => Promise<Set<number>>> {
  const script = fileURLToPath(new URL('racing-writer.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify({ settings, writer, rounds })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('ready')
  return async () => {
    const exit = once(child, 'exit')
    child.stdin.end('go\n')
    const won = JSON.parse((await lines.next()).value ?? '') as number[]
    expect(await exit).toEqual([0, null])
    return new Set(won)
  }
}

/** Pairs that some file systems, addresses or XML readers take for one, or cannot carry. */
const awkwardKeys = [
  'a',
  'a/b',
  'a/b/c',
  'a-b',
  'a.json',
  'a.json/b',
  'A',
  'Ａ',
  'a~',
  'a+',
  'a+/b',
  'a+b c%20d&e=f?g#h',
  '%61',
  '50%',
  ' leading',
  'trailing ',
  'trailing.',
  '.hidden',
  '.tmp',
  '.tmp/x',
  '...',
  'con',
  'CON.json',
  'nul/aux/com1.txt',
  '<b>&amp;\'"</b>',
  '*:|"?',
  '007',
  'true',
  '办公室/规划处.json',
  '办公室/规划处（二）.json',
  '〇',
  '𠮷野家/𠮷.json',
  'é',
  'e\u0301',
  'ß',
  'İ',
  '한',
  '\u1112\u1161\u11ab',
  '\ufffd',
  '\ue000',
  '😀',
  '__proto__',
  'constructor/toString',
]

const longKeys = [
  'x'.repeat(1000),
  'X'.repeat(1000),
  '长'.repeat(333),
  '😀'.repeat(250),
  `${'y'.repeat(200)}/${'y'.repeat(300)}/${'y'.repeat(400)}`,
  'y'.repeat(200),
  `${'y'.repeat(200)}.`,
  `${'y'.repeat(80)}/z`,
  'y'.repeat(80),
  `${'y'.repeat(80)}!`,
  `${'y'.repeat(80)}0`,
  `${'y'.repeat(79)}..json`,
  'd/'.repeat(400) + 'd',
  '.'.repeat(300),
]

const unsafeKeys = {
  'the empty key': '',
  'a leading slash': '/a',
  'a trailing slash': 'a/',
  'an empty segment': 'a//b',
  'a dot segment': 'a/./b',
  'a dot-dot segment': '../a',
  'dot-dot at the end': 'a/..',
  'a backslash': 'a\\b',
  'a NUL': 'a\0b',
  'a line feed': 'a\nb',
  'a delete': 'a\x7fb',
  'a C1 control': 'a\x85b',
  'a lone surrogate': 'a\ud800b',
  'U+FFFE': 'a\ufffeb',
  'more than 1,024 bytes': '长'.repeat(342),
}

function keyRules(store: () => ObjectStore): void {
  it('every safe key is its own: awkward ones, look-alikes and long ones', async () => {
    const keys = [...awkwardKeys, ...longKeys].map((key) => `k/${key}`)
    const answers = await Promise.all(keys.map((key) => store().create(key, utf8(key))))
    expect(answers.filter((answer) => answer !== 'created')).toEqual([])
    expect(await Promise.all(keys.map(async (key) => text(await store().read(key))))).toEqual(keys)
    expect(await keysOf(store().list('k/'))).toEqual(keys.toSorted(byUtf8))
  })

  it.for(Object.entries(unsafeKeys))('refuses %s', async ([, key]) => {
    await expect(store().create(key, utf8('x'))).rejects.toThrow('Unsafe object key')
    await expect(store().read(key)).rejects.toThrow('Unsafe object key')
  })

  it.for(['/', 'a//', '../', 'a\\', 'a\0', '\ud800'])(
    'refuses to list the prefix %j, with which no key starts',
    async (prefix) => {
      await expect(keysOf(store().list(prefix))).rejects.toThrow('Unsafe object prefix')
      await expect(keysOf(store().list('', { after: prefix }))).rejects.toThrow('Unsafe object prefix')
    },
  )
}

function listingRules(open: () => Promise<OpenedStore>, manyKeys: number): void {
  describe(`with ${manyKeys} keys`, () => {
    const departments = ['办公室', '综合处', 'window-1', 'window-1-b', 'window-10']
    const keys = Array.from(
      { length: manyKeys },
      (_, i) => `many/${departments[i % departments.length]!}/${i % 7}/${String(i).padStart(6, '0')}.json`,
    )
    const sorted = keys.toSorted(byUtf8)
    let opened: OpenedStore
    beforeAll(async () => {
      opened = await open()
      const answers = await Promise.all(keys.map((key) => opened.store.create(key, utf8(`{"key":"${key}"}`))))
      expect(answers.filter((answer) => answer !== 'created')).toEqual([])
    })
    afterAll(() => opened.close())

    it('lists all of them in the order of their bytes', async () => {
      expect(await keysOf(opened.store.list(''))).toEqual(sorted)
    })

    it.for([0.1, 0.5, 0.999])('lists from just after a key: %d of the way', async (share) => {
      const index = Math.floor(share * manyKeys)
      const after = sorted[index]!
      expect(await keysOf(opened.store.list('', { after }))).toEqual(sorted.slice(index + 1))
      expect(await keysOf(opened.store.list('many/', { after: `${after}!` }))).toEqual(sorted.slice(index + 1))
    })

    it('lists a narrow prefix, at a slash or not', async () => {
      for (const prefix of [
        'many/window-1',
        'many/window-1/',
        'many/综',
        'many/综合处/3/0000',
        'many/综合处/3/x',
        'x',
        keys[5]!,
      ]) {
        expect(await keysOf(opened.store.list(prefix))).toEqual(sorted.filter((key) => key.startsWith(prefix)))
      }
    })

    it('a listing may be left before its end', async () => {
      for await (const key of opened.store.list('many/')) {
        expect(key).toBe(sorted[0])
        break
      }
    })

    it('reads all of them, asked for at once', async () => {
      const read = await Promise.all(keys.map(async (key) => text(await opened.store.read(key))))
      expect(read).toEqual(keys.map((key) => `{"key":"${key}"}`))
    })
  })
}

const segment = fc.constantFrom(
  'a',
  'b',
  'A',
  'a-',
  'a.json',
  '办',
  '𠮷',
  '\uff01',
  'y'.repeat(90),
  'y'.repeat(90) + '.',
)
const key = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'))
const prefix = fc.oneof(
  key,
  fc.tuple(key, fc.nat(9)).map(([k, length]) => k.slice(0, length).toWellFormed()),
  fc.constant(''),
)
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), key, body: fc.constantFrom('', '1', '2') }),
  fc.record({ do: fc.constant('read' as const), key }),
  fc.record({ do: fc.constant('list' as const), prefix, after: prefix }),
)

function modelRule(open: () => Promise<OpenedStore>, numRuns: number): void {
  it('any sequence of steps answers as a plain map would', async () => {
    const runs = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const opened = await open()
      try {
        await compareWithMap(opened.store, steps)
      } finally {
        await opened.close()
      }
    })
    await fc.assert(runs, { numRuns })
  })
}

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function compareWithMap(store: ObjectStore, steps: readonly Step[]): Promise<void> {
  const model = new Map<string, string>()
  for (const s of steps) {
    if (s.do === 'create') {
      const answer = (model.get(s.key) ?? s.body) === s.body ? 'created' : 'exists'
      if (!model.has(s.key)) model.set(s.key, s.body)
      expect(await store.create(s.key, utf8(s.body))).toBe(answer)
    } else if (s.do === 'read') {
      expect(text(await store.read(s.key))).toBe(model.get(s.key))
    } else {
      const inRange = (k: string) => k.startsWith(s.prefix) && byUtf8(k, s.after) > 0
      const wanted = [...model.keys()].filter(inRange).sort(byUtf8)
      expect(await keysOf(store.list(s.prefix, { after: s.after }))).toEqual(wanted)
    }
  }
}
