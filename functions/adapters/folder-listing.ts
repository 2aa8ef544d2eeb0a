import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { segmentAt } from './folder-key-path.ts'
import { compareKeys, isSafeKey } from './key-safety.ts'

/** A key's last segment, or a segment of keys and its `/`; with its path below the folder it was found in. */
interface Entry {
  readonly text: string
  readonly path: string
}

/** The keys below a folder of a folder store; `start`, ending with `/` or `''`, is what they all start with. */
export async function* listFolder(
  folder: string,
  start: string,
  range: { readonly prefix: string; readonly after: string },
): AsyncGenerator<string> {
  // A folder counts with its slash: `a-b` comes before all keys of folder `a`, because `-` comes before `/`.
  const entries = (await entriesIn(folder)).sort((a, b) => compareKeys(a.text, b.text))
  for (const { text, path } of entries) {
    const key = start + text
    if (!key.startsWith(range.prefix)) continue
    const isAfter = compareKeys(key, range.after) > 0
    if (!text.endsWith('/')) {
      if (isAfter) yield key
    } else if (isAfter || range.after.startsWith(key)) {
      yield* listFolder(join(folder, path), key, range)
    }
  }
}

/** What lies in a folder. The parts of long segments are looked into; files of others (`.DS_Store`) are passed over. */
async function entriesIn(folder: string, path = ''): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const found of await namesIn(join(folder, path))) {
    const here = path + found.name
    if (found.isDirectory() && found.name.endsWith('+')) {
      entries.push(...(await entriesIn(folder, `${here}/`)))
      continue
    }
    const segment =
      found.isFile() || found.isDirectory() ? segmentAt(here, found.isFile() ? 'object' : 'folder') : undefined
    if (segment === undefined || !isSafeKey(segment)) continue
    entries.push({ text: found.isFile() ? segment : `${segment}/`, path: here })
  }
  return entries
}

async function namesIn(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    // Nothing was written there yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
