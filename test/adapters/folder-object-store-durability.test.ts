import type { FileHandle } from 'node:fs/promises'
import type * as fs from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'
import { keysOf } from '../contract/object-store.ts'

type Call = readonly ['mkdir' | 'link' | 'sync' | 'readdir', path: string, from?: string]

const calls = vi.hoisted((): Call[] => [])

// The real file system, with a log of what a loss of power would ask about.
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof fs>()
  const open = async (...args: Parameters<typeof real.open>): Promise<FileHandle> => {
    const handle = await real.open(...args)
    const sync = handle.sync.bind(handle)
    handle.sync = async () => {
      await sync()
      calls.push(['sync', String(args[0])])
    }
    return handle
  }
  const link = async (from: string, to: string) => {
    await real.link(from, to)
    calls.push(['link', to, from])
  }
  const mkdir = async (...args: Parameters<typeof real.mkdir>) => {
    const made = await real.mkdir(...args)
    calls.push(['mkdir', String(args[0])])
    return made
  }
  const readdir = async (...args: Parameters<typeof real.readdir>) => {
    calls.push(['readdir', String(args[0])])
    return real.readdir(...args)
  }
  return { ...real, open, link, mkdir, readdir }
})

const indexOf = (kind: Call[0], path: string) => calls.findIndex((call) => call[0] === kind && call[1] === path)
const lastIndexOf = (kind: Call[0], path: string) => calls.findLastIndex((call) => call[0] === kind && call[1] === path)

/** True where the folder's name was made and then, later, its parent synced. */
const isDurableFolder = (path: string) =>
  indexOf('mkdir', path) >= 0 && lastIndexOf('sync', dirname(path)) > indexOf('mkdir', path)

// Windows cannot sync folders.
describe.skipIf(process.platform === 'win32')('before a folder store acknowledges an object', () => {
  const body = Uint8Array.of(1)
  let base: string
  let folder: string
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'folder-store-durability-'))
    folder = join(base, 'new', 'store')
    calls.length = 0
  })
  afterEach(() => rm(base, { recursive: true }))

  it('its bytes are synced, then it is linked, then its name is synced', async () => {
    await createFolderObjectStore(folder).create('a/b/c.json', body)
    const final = join(folder, 'a', 'b', 'c.json')
    const linked = indexOf('link', final)
    const draft = calls[linked]![2]!
    expect(dirname(draft)).toBe(join(folder, '.tmp'))
    expect(indexOf('sync', draft)).toBeGreaterThanOrEqual(0)
    expect(linked).toBeGreaterThan(indexOf('sync', draft))
    expect(lastIndexOf('sync', dirname(final))).toBeGreaterThan(linked)
  })

  it('every folder above it is made and synced from the top down, once', async () => {
    const store = createFolderObjectStore(folder)
    await store.create('a/b/c.json', body)
    expect(['a', 'a/b'].map((name) => isDurableFolder(join(folder, name)))).toEqual([true, true])
    const first = [base, join(base, 'new'), folder, join(folder, 'a'), join(folder, 'a', 'b')].map((path) =>
      indexOf('sync', path),
    )
    expect(first.every((index) => index >= 0)).toBe(true)
    expect(first).toEqual(first.toSorted((a, b) => a - b))
    calls.length = 0
    await store.create('a/b/d.json', body)
    expect(calls.map(([kind]) => kind)).toEqual(['sync', 'link', 'sync'])
  })

  it('a folder that another process made is synced all the same', async () => {
    await createFolderObjectStore(folder).create('a/b.json', body)
    calls.length = 0
    await createFolderObjectStore(folder).create('a/c.json', body)
    expect(indexOf('sync', folder)).toBeGreaterThanOrEqual(0)
  })

  it.for([
    [1, 'created'],
    [2, 'exists'],
  ] as const)(
    'an object that was there, perhaps not yet durably, is synced too: content %d',
    async ([byte, answer]) => {
      await createFolderObjectStore(folder).create('a/b.json', body)
      const store = createFolderObjectStore(folder)
      calls.length = 0
      expect(await store.create('a/b.json', Uint8Array.of(byte))).toBe(answer)
      expect(lastIndexOf('sync', join(folder, 'a'))).toBe(calls.length - 1)
    },
  )

  it('twenty at once in a new folder wait for the folder to be durable', async () => {
    const store = createFolderObjectStore(folder)
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await store.create(`a/b/${i}.json`, body)
        expect(isDurableFolder(join(folder, 'a')) && isDurableFolder(join(folder, 'a', 'b'))).toBe(true)
        expect(lastIndexOf('sync', join(folder, 'a', 'b'))).toBeGreaterThan(
          indexOf('link', join(folder, 'a', 'b', `${i}.json`)),
        )
      }),
    )
  })

  it('a listing with a narrow prefix reads that folder alone, and one with `after` skips what lies before', async () => {
    const store = createFolderObjectStore(folder)
    for (const key of ['a/b/1', 'a/c/1', 'a/d/1', 'e/1']) await store.create(key, body)
    const read = async (...range: Parameters<typeof store.list>) => {
      calls.length = 0
      await keysOf(store.list(...range))
      return calls.map(([, path]) => path.slice(folder.length))
    }
    expect(await read('a/b/')).toEqual(['/a/b'])
    expect(await read('a/c')).toEqual(['/a', '/a/c'])
    expect(await read('a/', { after: 'a/c/1' })).toEqual(['/a', '/a/c', '/a/d'])
    expect(await read('', { after: 'b' })).toEqual(['', '/e'])
  })
})
