/** Seals an edition: freezes the hashes of what it was made from (`core/seal.ts`). */
import type { Edition, Issue } from '../core/issue.ts'
import { issueKey, prefixes, revisionKey, sealKey } from '../core/keys.ts'
import { type Seal, sealSchema, sealText, unsealedText } from '../core/seal.ts'
import type { ObjectStore } from '../ports.ts'
import { listKeys, mapParallel, readRecord, sha256 } from './records.ts'

type Hashes = ReadonlyMap<string, string>

/** The same store, and the hash of every object that was read through it: nothing is read twice to be sealed. */
export function hashReads(store: ObjectStore): { readonly store: ObjectStore; readonly hashes: Hashes } {
  const hashes = new Map<string, string>()
  const read = async (key: string): Promise<Uint8Array | undefined> => {
    const body = await store.read(key)
    if (body) hashes.set(key, sha256(body))
    return body
  }
  return { hashes, store: { create: (key, body) => store.create(key, body), read, list: store.list.bind(store) } }
}

export interface Sealed {
  readonly issue: Issue
  /** What its merge read. */
  readonly read: Hashes
  /** The newest edition of every issue of the bulletin. */
  readonly editions: readonly Edition[]
}

/**
 * All objects of the issue and all definitions and people of its bulletin, by key. What an earlier seal knows keeps the
 * hash that it has there: it need not be read again, and had it been changed since, the change would not be sealed.
 */
export async function gatherSealed(
  store: ObjectStore,
  { issue, read, editions }: Sealed,
): Promise<Readonly<Record<string, string>>> {
  const { bulletin, issue: id } = issue
  const own = editions.find((edition) => edition.issue === id)
  const last = editions
    .filter(({ seal }) => seal !== undefined)
    .toSorted(byPublishing)
    .at(-1)
  const shared = [prefixes.definitions(bulletin), prefixes.people(bulletin)]
  const folders = [prefixes.submissions, prefixes.returns, prefixes.reviews, prefixes.editions, prefixes.reopenings]
  const [ownSeal, lastSeal, ...listed] = await Promise.all([
    loadSeal(store, own?.seal),
    loadSeal(store, last?.seal),
    ...[...shared, ...folders.map((folder) => folder(bulletin, id))].map((prefix) => listKeys(store, prefix)),
  ])
  const ofLast = Object.entries(lastSeal?.objects ?? {}).filter(([key]) => shared.some((p) => key.startsWith(p)))
  const known = new Map([...read, ...ofLast, ...Object.entries(ownSeal?.objects ?? {})])
  const keys = [...listed.flat(), revisionKey(prefixes.issues(bulletin), issue.serialNo), issueKey(bulletin, id)]
  const unknown = [...new Set(keys)].filter((key) => !known.has(key))
  const added = await mapParallel(unknown, async (key): Promise<[string, string][]> => {
    const body = await store.read(key)
    return body ? [[key, sha256(body)]] : []
  })
  return Object.fromEntries([...known, ...added.flat()])
}

const byPublishing = (a: Edition, b: Edition): number =>
  a.publishedAt < b.publishedAt ? -1 : a.publishedAt > b.publishedAt ? 1 : 0

const loadSeal = async (store: ObjectStore, hash: string | undefined): Promise<Seal | undefined> =>
  hash === undefined ? undefined : readRecord(store, sealKey(hash), sealSchema)

/** Writes the seal; the edition that names it is the commit point. */
export async function sealEdition(
  store: ObjectStore,
  edition: Omit<Edition, 'seal'>,
  objects: Readonly<Record<string, string>>,
): Promise<Edition & { readonly seal: string }> {
  const body = Buffer.from(sealText({ edition: sha256(Buffer.from(unsealedText(edition))), objects }))
  const seal = sha256(body)
  await store.create(sealKey(seal), body)
  return { ...edition, seal }
}
