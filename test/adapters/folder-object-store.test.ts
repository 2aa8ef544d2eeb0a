import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'
import { openObjectStore } from '../../functions/adapters/open-object-store.ts'
import { keysOf, objectStoreContract, type OpenedStore } from '../contract/object-store.ts'

async function openFresh(): Promise<OpenedStore> {
  const base = await mkdtemp(join(tmpdir(), 'folder-store-'))
  const folder = join(base, 'not', 'yet', 'there')
  return {
    store: createFolderObjectStore(folder),
    openAgain: () => Promise.resolve(createFolderObjectStore(folder)),
    close: () => rm(base, { recursive: true }),
    settings: { kind: 'folder', folder },
  }
}

objectStoreContract('the folder store', openFresh, { manyKeys: 10_000, modelRuns: 40, sharedByProcesses: true })

describe('a folder store whose writer is killed', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-store-killed-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const isWhole = (body: Uint8Array): boolean =>
    Buffer.compare(createHash('sha256').update(body.subarray(32)).digest(), body.subarray(0, 32)) === 0

  /** Kills the writer some time after its first acknowledgement; returns the keys it had acknowledged. */
  async function writeUntilKilled(round: number, afterMs: number): Promise<string[]> {
    const script = fileURLToPath(new URL('folder-writer.ts', import.meta.url))
    const child = spawn(process.execPath, [script, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    await once(child.stdout, 'data')
    await sleep(afterMs)
    child.kill('SIGKILL')
    const [, signal] = (await once(child, 'close')) as [number | null, string]
    expect(signal).toBe('SIGKILL')
    return printed.split('\n').slice(0, -1)
  }

  it.for([0, 1, 2, 3, 4, 5])(
    'keeps all it acknowledged, shows no half object and opens again: round %d',
    async (round) => {
      const acknowledged = await writeUntilKilled(round, Math.random() * 150)
      const store = await openObjectStore({ kind: 'folder', folder })
      const listed = await keysOf(store.list(`round-${round}/`))
      const found = new Set(listed)
      expect(acknowledged.filter((key) => !found.has(key))).toEqual([])
      const bodies = await Promise.all(listed.map((key) => store.read(key)))
      expect(listed.filter((_, i) => !isWhole(bodies[i]!))).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(0)
    },
  )
})

describe('a folder store’s files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-store-files-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const body = new Uint8Array([1, 2, 3])

  it('bear names that a person can read', async () => {
    const store = createFolderObjectStore(folder)
    await store.create('submissions/window-weekly/2022-45/窗口/0001.json', body)
    await store.create('uploads/0a1b', body)
    expect(await readFile(join(folder, 'submissions/window-weekly/2022-45/窗口/0001.json'))).toEqual(Buffer.from(body))
    expect(await readdir(join(folder, 'uploads'))).toEqual(['0a1b~'])
  })

  it('leave no draft behind, whoever wins', async () => {
    const store = createFolderObjectStore(folder)
    await Promise.all([0, 1, 2].map((n) => store.create('a', Uint8Array.of(n))))
    expect(await readdir(join(folder, '.tmp'))).toEqual([])
  })

  it('drafts of writers that died over a day ago are removed at start, younger ones are left alone', async () => {
    await createFolderObjectStore(folder).create('a', body)
    await writeFile(join(folder, '.tmp', 'old'), 'half')
    await writeFile(join(folder, '.tmp', 'young'), 'half')
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
    await utimes(join(folder, '.tmp', 'old'), twoDaysAgo, twoDaysAgo)
    await createFolderObjectStore(folder).create('b', body)
    expect(await readdir(join(folder, '.tmp'))).toEqual(['young'])
  })

  it('files of others are no objects', async () => {
    const store = createFolderObjectStore(folder)
    await store.create('a/b', body)
    for (const name of ['.DS_Store', 'Thumbs.db', '50%.txt', 'a%2fb~', '%2e%2e~', 'x', '%C3%A9~']) {
      await writeFile(join(folder, name), 'x')
    }
    await mkdir(join(folder, 'lost+found'))
    await mkdir(join(folder, '%2e%2e'))
    expect(await keysOf(store.list(''))).toEqual(['a/b'])
  })

  it('a fault of the disk rises, with its code', async () => {
    await writeFile(join(folder, 'file'), 'x')
    const store = createFolderObjectStore(join(folder, 'file', 'store'))
    await expect(store.create('a', body)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(store.read('a')).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(keysOf(store.list(''))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
