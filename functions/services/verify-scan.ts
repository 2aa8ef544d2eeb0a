/** Walks a store for `verify.ts`: reads keys a few at a time, hashes and parses each object, reports each break once. */
import { revisionKey, revisionOf } from '../core/keys.ts'
import { type Instant } from '../core/period.ts'
import { unsealedText } from '../core/seal.ts'
import type { ObjectStore } from '../ports.ts'
import { sha256 } from './records.ts'
import { readStored, type StoredRecord } from './stored-record.ts'

export type BreakKind =
  /** It is named or sealed, and is not there. */
  | 'missing'
  /** Its content is not what was sealed. */
  | 'changed'
  /** Its content is not what its name says. */
  | 'misnamed'
  /** No record of ours. */
  | 'unreadable'
  /** By its own entries it stands under another key (`expected`). */
  | 'misplaced'
  /** The revision before it (`expected`) is not there. */
  | 'gap'
  /** It belongs to nothing that there is. */
  | 'stray'
  /** By its time an edition's seal (`by`) should know it, or it was written when nobody could. */
  | 'inserted'
  /** An edition without a seal, after one that has one; or one that stands on what its seal does not know (`expected`). */
  | 'not_sealed'
  | 'head_missing'

export interface Break {
  readonly kind: BreakKind
  readonly key: string
  readonly expected: string | null
  readonly found: string | null
  /** The key of what expects it. */
  readonly by: string | null
}

/** An object as it was found. */
export interface Seen extends Pick<StoredRecord, 'names' | 'contents'> {
  readonly key: string
  readonly sha256: string
  readonly at?: Instant
  /** The issue that it is, or is of. */
  readonly issue?: string
  readonly edition?: {
    readonly seal: string | undefined
    /** What its seal should say of it. */
    readonly unsealed: string
  }
}

export type Find = (key: string) => Seen | undefined

export interface Scan {
  readonly store: ObjectStore
  readonly report: (found: Break) => void
  readonly breaks: () => number
  /** Uploads, files and seals that are what their names say. */
  readonly contents: () => number
  /** Every record under a prefix, in the order of keys. */
  readonly folder: (prefix: string, visit: (seen: Seen) => void | Promise<void>) => Promise<void>
  /** Whether all is there that a record names. */
  readonly references: (seen: Seen, find: Find) => Promise<void>
  /** Whether bytes are what their name says; `by` names them. */
  readonly content: (key: string, by?: string) => Promise<void>
}

/** Objects in memory at a time: an upload has at most 10 MB. */
const batchSize = 16
/** Names of bytes that were proved, so that they are read once; beyond that some are read twice. */
const maxRemembered = 500_000

/** Takes items as they come, `batchSize` at a time; `act` may run at once for all of a batch. */
export async function inBatches<T>(items: AsyncIterable<T> | Iterable<T>, act: (batch: T[]) => Promise<void>) {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < batchSize) continue
    await act(batch)
    batch = []
  }
  if (batch.length > 0) await act(batch)
}

/** One after the other would wait for each answer of the store. */
export const together = <T>(items: AsyncIterable<T> | Iterable<T>, act: (item: T) => Promise<unknown>) =>
  inBatches(items, async (batch) => {
    await Promise.all(batch.map(act))
  })

export function createScan(store: ObjectStore, onBreak: (found: Break) => void): Scan {
  const reported = new Set<string>()
  const proved = new Set<string>()
  let breaks = 0
  let contents = 0

  const report = (found: Break): void => {
    const once = `${found.kind} ${found.key}`
    if (reported.has(once)) return
    if (reported.size < maxRemembered) reported.add(once)
    breaks++
    onBreak(found)
  }

  const content: Scan['content'] = async (key, by) => {
    if (proved.has(key)) return
    const body = await store.read(key)
    const expected = key.slice(key.lastIndexOf('/') + 1)
    const found = body && sha256(body)
    if (found === undefined) report({ kind: 'missing', key, expected, found: null, by: by ?? null })
    else if (found !== expected) report({ kind: 'misnamed', key, expected, found, by: by ?? null })
    else if (!proved.has(key)) {
      if (proved.size < maxRemembered) proved.add(key)
      contents++
    }
  }

  return {
    store,
    report,
    content,
    breaks: () => breaks,
    contents: () => contents,

    async folder(prefix, visit) {
      const follows = createFollows(report)
      await inBatches(store.list(prefix), async (keys) => {
        const bodies = await Promise.all(keys.map((key) => store.read(key)))
        const seen = keys.flatMap((key, i) => {
          const body = bodies[i]
          if (!body) return []
          follows(key)
          return see(key, body, report)
        })
        await Promise.all(seen.map(async (one) => visit(one)))
      })
    },

    async references(seen, find) {
      await together(seen.names, async (key) => {
        if (!find(key) && !(await store.read(key)))
          report({ kind: 'missing', key, expected: null, found: null, by: seen.key })
      })
      await together(seen.contents, ([key]) => content(key, seen.key))
    },
  }
}

const linkFolders = /^(?:links|revocations|issue-links)\//

/** Whether revisions follow each other without gaps; keys come in order. */
function createFollows(report: Scan['report']): (key: string) => void {
  let folder = ''
  let last = 0
  return (key) => {
    if (linkFolders.test(key)) return
    const revision = revisionOf(key)
    const isIssue = key.startsWith('issues/')
    if (revision === undefined) {
      // An issue's copy bears its id; `misplaced` says what else it is.
      if (!isIssue) report({ kind: 'stray', key, expected: null, found: null, by: null })
      return
    }
    const own = key.slice(0, key.lastIndexOf('/') + 1)
    if (own !== folder) [folder, last] = [own, isIssue ? revision - 1 : 0]
    if (revision !== last + 1) report({ kind: 'gap', key, expected: revisionKey(own, last + 1), found: null, by: null })
    last = revision
  }
}

function see(key: string, body: Uint8Array, report: Scan['report']): Seen {
  const hash = sha256(body)
  const json = parse(body)
  const stored = readStored(key, json)
  if (!stored) report({ kind: 'unreadable', key, expected: null, found: hash, by: null })
  else if (stored.key !== key) report({ kind: 'misplaced', key, expected: stored.key, found: hash, by: null })
  const { names = [], contents = [], at } = stored ?? {}
  const fields = json as { readonly issue?: string; readonly seal?: string }
  return {
    ...{ key, sha256: hash, names, contents },
    ...(at === undefined ? {} : { at }),
    ...(stored && typeof fields.issue === 'string' ? { issue: fields.issue } : {}),
    ...(stored && key.startsWith('editions/') ? { edition: editionOf(fields, body, hash) } : {}),
  }
}

/** A seal knows what we write, to the letter: JSON written otherwise is another edition. */
function editionOf(edition: { readonly seal?: string }, body: Uint8Array, hash: string): NonNullable<Seen['edition']> {
  const asWritten = Buffer.from(JSON.stringify(edition)).equals(body)
  return { seal: edition.seal, unsealed: asWritten ? sha256(Buffer.from(unsealedText(edition))) : hash }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch {
    return undefined
  }
}
