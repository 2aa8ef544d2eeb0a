/** One edition against its seal, and the records of its issue against the time of its publishing. */
import * as v from 'valibot'
import { revisionOf, sealKey } from '../core/keys.ts'
import type { Instant } from '../core/period.ts'
import { sealSchema } from '../core/seal.ts'
import type { Find, Scan, Seen } from './verify-scan.ts'

export interface EditionInStore {
  readonly edition: Seen
  /** The records of its issue, without its editions. */
  readonly own: readonly Seen[]
  readonly find: Find
  /** All editions of the bulletin, and its people. */
  readonly editions: readonly Seen[]
  readonly people: readonly Seen[]
  /** Gets the keys that the seal knows. */
  readonly sealed: Set<string>
}

/**
 * What was on its way while an edition was published may be older than the edition and not in it; clocks of several
 * functions differ, too.
 */
const slackMs = 5 * 60_000
const isBefore = (a: Instant | undefined, b: Instant | undefined): boolean =>
  a !== undefined && b !== undefined && Date.parse(a) < Date.parse(b) - slackMs

export async function verifyEdition(scan: Scan, about: EditionInStore): Promise<void> {
  const { edition, editions, sealed } = about
  const seal = edition.edition?.seal
  if (seal === undefined) {
    const older = editions.find((other) => other.edition?.seal !== undefined && isBefore(other.at, edition.at))
    if (older) scan.report({ kind: 'not_sealed', key: edition.key, expected: null, found: null, by: older.key })
    return
  }
  const objects = await readSeal(scan, edition, seal)
  if (!objects) return
  sealed.add(edition.key)
  for (const key of objects.keys()) sealed.add(key)
  verifyObjects(scan, about, objects)
  for (const key of edition.names)
    if (!objects.has(key))
      scan.report({ kind: 'not_sealed', key: edition.key, expected: key, found: null, by: sealKey(seal) })
  reportInserted(scan, about, objects)
}

async function readSeal(scan: Scan, edition: Seen, hash: string): Promise<ReadonlyMap<string, string> | undefined> {
  const key = sealKey(hash)
  if (!/^[0-9a-f]{64}$/.test(hash)) {
    scan.report({ kind: 'missing', key, expected: null, found: null, by: edition.key })
    return undefined
  }
  await scan.content(key, edition.key)
  const body = await scan.store.read(key)
  if (!body) return undefined
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), sealSchema), Buffer.from(body).toString('utf8'))
  if (!parsed.success) {
    scan.report({ kind: 'unreadable', key, expected: hash, found: null, by: edition.key })
    return undefined
  }
  const { edition: expected, objects } = parsed.output
  const found = edition.edition?.unsealed ?? null
  if (found !== expected) scan.report({ kind: 'changed', key: edition.key, expected, found, by: key })
  return new Map(Object.entries(objects))
}

function verifyObjects(scan: Scan, { edition, find }: EditionInStore, objects: ReadonlyMap<string, string>) {
  for (const [key, expected] of objects) {
    const found = find(key)?.sha256 ?? null
    const kind = found === null ? 'missing' : found === expected ? undefined : 'changed'
    if (kind) scan.report({ kind, key, expected, found, by: edition.key })
  }
}

function reportInserted(scan: Scan, about: EditionInStore, objects: ReadonlyMap<string, string>): void {
  const { edition, own, editions, people } = about
  const inserted = ({ key }: Seen): void => {
    scan.report({ kind: 'inserted', key, expected: null, found: null, by: edition.key })
  }
  const unknown = (seen: Seen): boolean => !objects.has(seen.key) && seen.key !== edition.key
  for (const seen of [...own, ...people, ...editions])
    if (unknown(seen) && isBefore(seen.at, edition.at) && !isReplaced(seen, objects)) inserted(seen)
  if (editions.some(({ key, issue }) => issue === edition.issue && key > edition.key)) return
  // From publishing until reopening nobody writes (`core/rights.ts`).
  const reopened = own.find(({ key, names }) => key.startsWith('reopenings/') && names.includes(edition.key))
  for (const seen of own)
    if (unknown(seen) && seen !== reopened && isBefore(edition.at, seen.at))
      if (!reopened || isBefore(seen.at, reopened.at)) inserted(seen)
}

/** An earlier edition of an issue of which a seal knows a later one. */
function isReplaced({ key }: Seen, objects: ReadonlyMap<string, string>): boolean {
  if (!key.startsWith('editions/')) return false
  const folder = key.slice(0, key.lastIndexOf('/') + 1)
  const revision = revisionOf(key) ?? 0
  return [...objects.keys()].some((other) => other.startsWith(folder) && (revisionOf(other) ?? 0) > revision)
}
