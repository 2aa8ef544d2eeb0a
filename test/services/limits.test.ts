import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { systemRandom } from '../../functions/adapters/system-random.ts'
import { Refusal } from '../../functions/core/problem.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import {
  type Attempt,
  type AttemptRequest,
  forgiveAttempt,
  networkOf,
  takeAttempt,
  takeUpload,
  uploadLimits,
} from '../../functions/services/limits.ts'
import { listKeys } from '../../functions/services/records.ts'
import type { World } from '../../functions/services/world.ts'

const start = Date.parse('2026-01-12T00:00:00Z')
const worldOf = (store: ObjectStore, now = start): World => ({
  ...{ store, clock: { now: () => now }, random: systemRandom, printStyles: new Map() },
})
const asked: AttemptRequest = { kind: 'pin', subject: 'link a', limit: 3, seconds: 60 }

/** The seconds to wait, where it is refused. */
async function refusedFor(attempt: Promise<unknown>): Promise<number | undefined> {
  try {
    await attempt
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'too_many') throw error
    return error.problem.seconds
  }
}
const passed = async (attempts: readonly Promise<unknown>[]): Promise<number> =>
  (await Promise.all(attempts.map(refusedFor))).filter((seconds) => seconds === undefined).length

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'limits-'))
  await use(folder).finally(() => rm(folder, { recursive: true }))
}

describe('a limit', () => {
  it('lets as many pass as it says, then tells how long to wait, and begins anew with the next window', async () => {
    const store = createMemoryObjectStore()
    const at = (seconds: number) => refusedFor(takeAttempt(worldOf(store, start + seconds * 1000), asked))
    expect([await at(0), await at(1), await at(2), await at(3), await at(59.5)]).toEqual([
      ...[undefined, undefined, undefined, 57, 1],
    ])
    expect([await at(60), await at(61), await at(62), await at(63)]).toEqual([undefined, undefined, undefined, 57])
  })

  it('counts each subject and each kind by itself', async () => {
    const world = worldOf(createMemoryObjectStore())
    for (let i = 0; i < 3; i++) await takeAttempt(world, asked)
    await takeAttempt(world, { ...asked, subject: 'link b' })
    await takeAttempt(world, { ...asked, kind: 'sign-in' })
    expect(await refusedFor(takeAttempt(world, asked))).toBe(60)
  })

  it('holds after a restart: the marks are in the store', () =>
    inFolder(async (folder) => {
      for (let i = 0; i < 3; i++) await takeAttempt(worldOf(createFolderObjectStore(folder)), asked)
      expect(await refusedFor(takeAttempt(worldOf(createFolderObjectStore(folder)), asked))).toBe(60)
    }))

  it('keeps nothing of its subject but a hash', async () => {
    const world = worldOf(createMemoryObjectStore())
    await takeUpload(world, 'zhang.san', '192.0.2.7')
    for (const key of await listKeys(world.store, '')) {
      const mark = new TextDecoder().decode(await world.store.read(key))
      expect(key).toMatch(/^attempts\/upload\/[0-9a-f]{32}\/\d+\/000001\.json$/)
      expect(Object.keys(JSON.parse(mark) as object)).toEqual(['kind', 'at', 'writer'])
      expect(key + mark).not.toMatch(/zhang|192\.0/)
    }
  })

  it('of uploads is far above what a person and an office send', async () => {
    const world = worldOf(createMemoryObjectStore())
    const all = Array.from({ length: uploadLimits.person.limit + 5 }, () => takeUpload(world, 'a', '192.0.2.7'))
    expect(await passed(all)).toBe(uploadLimits.person.limit)
    expect(await refusedFor(takeUpload(world, 'b', '192.0.2.7'))).toBeUndefined()
  })

  it('forgives an attempt that was right: it makes room for another', async () => {
    const world = worldOf(createMemoryObjectStore())
    const attempts: Attempt[] = []
    for (let i = 0; i < 3; i++) attempts.push(await takeAttempt(world, asked))
    await forgiveAttempt(world, attempts[0]!)
    await forgiveAttempt(world, attempts[0]!)
    expect(await refusedFor(takeAttempt(world, asked))).toBeUndefined()
    expect(await refusedFor(takeAttempt(world, asked))).toBe(60)
  })
})

describe.each([
  [
    'memory',
    (use: (open: () => ObjectStore) => Promise<void>) => {
      const store = createMemoryObjectStore()
      return use(() => store)
    },
  ],
  [
    'a folder that each opens by itself',
    (use: (open: () => ObjectStore) => Promise<void>) =>
      inFolder((folder) => use(() => createFolderObjectStore(folder))),
  ],
] as const)('racing attempts in %s', (_, withStore) => {
  it('exactly as many as the limit pass', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 12 }), (racers, limit) =>
        withStore(async (open) => {
          const attempts = Array.from({ length: racers }, () => takeAttempt(worldOf(open()), { ...asked, limit }))
          expect(await passed(attempts)).toBe(Math.min(racers, limit))
          const marks = await listKeys(open(), 'attempts/')
          expect(marks).toHaveLength(Math.min(racers, limit))
        }),
      ),
      { numRuns: 25 },
    ))

  it('those that are forgiven apart, never more than the limit are counted', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 24 }), (rights) =>
        withStore(async (open) => {
          let wrong = 0
          const guess = async (right: boolean) => {
            const attempt = await takeAttempt(worldOf(open()), asked)
            if (right) await forgiveAttempt(worldOf(open()), attempt)
            else wrong++
          }
          await passed(rights.map(guess))
          expect(wrong).toBeLessThanOrEqual(asked.limit)
        }),
      ),
      { numRuns: 25 },
    ))
})

describe('an address that is counted', () => {
  it.each([
    [undefined, 'unknown'],
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is never a failure, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => networkOf(text).length > -1))
  })
})
