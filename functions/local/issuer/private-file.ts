/** Files that only the server's own user may read: written whole or not at all, changed by one program at a time. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const ownerOnly = 0o600
const ownersFolder = 0o700
/** A change takes milliseconds: a lock of this age was left by a program that was killed. */
const staleAfterMs = 10_000
const patienceMs = 5_000

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** The text of a file; undefined where there is none. */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Puts a file in the place of what stood there. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: ownersFolder })
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(draft, 'wx', ownerOnly)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await unlink(draft).catch(() => undefined)
    throw error
  }
}

/** Does something to a file while no other program does: the server and `npm run accounts` change the same ones. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  await mkdir(dirname(path), { recursive: true, mode: ownersFolder })
  await takeLock(lock, path)
  try {
    return await work()
  } finally {
    await unlink(lock).catch(() => undefined)
  }
}

async function takeLock(lock: string, path: string): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    try {
      await (await open(lock, 'wx', ownerOnly)).close()
      return
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
    }
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > staleAfterMs) await unlink(lock).catch(() => undefined)
    else if (waited >= patienceMs) throw new Error(`${path} is being changed by another program: try again in a moment`)
    else await setTimeout(50)
  }
}
