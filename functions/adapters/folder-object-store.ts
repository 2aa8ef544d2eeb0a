import { randomUUID } from 'node:crypto'
import { readFile as readFileCallback } from 'node:fs'
import { link, mkdir, open, readdir, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { ObjectStore } from '../ports.ts'
import { folderPath, objectPath } from './folder-key-path.ts'
import { listFolder } from './folder-listing.ts'
import { createGate } from './gate.ts'
import { checkKey, checkPrefix } from './key-safety.ts'

const OPEN_FILES = 64
const STALE_AFTER_MS = 24 * 60 * 60 * 1000

// Three times as fast as node:fs/promises' for many small files.
const readFile = promisify(readFileCallback)

/**
 * An ObjectStore in a folder of a local disk, shared by any number of processes; made at the first `create` where it
 * is missing. The file system must have hard links: a link is made whole or not at all, and never over another.
 */
export function createFolderObjectStore(folder: string): ObjectStore {
  const root = resolve(folder)
  const temporary = join(root, '.tmp')
  const gate = createGate(OPEN_FILES)
  const durable = new Map<string, Promise<void>>()

  /** Makes a folder of the store, durably. Once a process: folders are never removed. */
  function ensureFolder(path: string): Promise<void> {
    const known = durable.get(path)
    if (known !== undefined) return known
    const made = (path === root ? makeRoot(root, temporary) : makeFolder(path)).catch((error: unknown) => {
      durable.delete(path)
      throw error
    })
    durable.set(path, made)
    return made
  }

  async function makeFolder(path: string): Promise<void> {
    const parent = dirname(path)
    await ensureFolder(parent)
    await mkdir(path).catch(unless('EEXIST'))
    // Even where it was there: its maker may have been killed before this.
    await syncFolder(parent)
  }

  async function createFile(path: string, body: Uint8Array): Promise<'created' | 'exists'> {
    const parent = dirname(path)
    await ensureFolder(parent)
    const draft = join(temporary, `${process.pid}-${randomUUID()}`)
    try {
      await writeDurably(draft, body)
      const linked = await link(draft, path).then(() => true, unless('EEXIST'))
      const stands = linked === true || Buffer.compare(await readFile(path), body) === 0
      // The winner of a race may have been killed before its own sync: whoever answers for the object syncs it.
      await syncFolder(parent)
      return stands ? 'created' : 'exists'
    } finally {
      await unlink(draft).catch(unless('ENOENT'))
    }
  }

  return {
    create: (key, body) =>
      gate(() => {
        checkKey(key)
        return createFile(join(root, objectPath(key)), body)
      }),

    read: (key) =>
      gate(async () => {
        checkKey(key)
        const bytes = await readFile(join(root, objectPath(key))).catch(unless('ENOENT'))
        return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
      }),

    async *list(prefix, { after = '' } = {}) {
      checkPrefix(prefix)
      checkPrefix(after)
      const start = prefix.slice(0, prefix.lastIndexOf('/') + 1)
      yield* listFolder(join(root, folderPath(start)), start, { prefix, after })
    },
  }
}

/** The store's own folder and its place for drafts, and away with drafts of processes that died long ago. */
async function makeRoot(root: string, temporary: string): Promise<void> {
  const first = await mkdir(root, { recursive: true })
  if (first !== undefined) {
    for (const path of foldersBetween(dirname(first), dirname(root))) await syncFolder(path)
  }
  await mkdir(temporary).catch(unless('EEXIST'))
  await syncFolder(root)
  for (const name of await readdir(temporary)) {
    const path = join(temporary, name)
    const found = await stat(path).catch(unless('ENOENT'))
    if (found && Date.now() - found.mtimeMs > STALE_AFTER_MS) await unlink(path).catch(unless('ENOENT'))
  }
}

/** From `top` down to `bottom`, both included. */
function foldersBetween(top: string, bottom: string): string[] {
  const parent = dirname(bottom)
  return bottom === top || bottom === parent ? [bottom] : [...foldersBetween(top, parent), bottom]
}

async function writeDurably(path: string, body: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(body)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the names in a folder durable. Windows cannot open folders; NTFS keeps its own journal of names. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** For `catch`: an error of this code is no answer, any other rises. */
function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === code) return undefined
    throw error
  }
}
