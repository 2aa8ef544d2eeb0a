/**
 * Proves a store, or names each break: every seal against the objects that it knows, every edition's chain, bytes by
 * their names, revisions without gaps, records by their own entries. Reads only, and holds the hashes of one issue and
 * of the editions at a time.
 */
import { contentPrefixes, isId, issueFolders, prefixes, revisionOf } from '../core/keys.ts'
import type { ObjectStore } from '../ports.ts'
import { verifyEdition } from './verify-edition.ts'
import { type Break, createScan, type Scan, type Seen, together } from './verify-scan.ts'

export type { Break, BreakKind } from './verify-scan.ts'

export interface VerifyRequest {
  /** One bulletin alone, and the bytes that it names. */
  readonly bulletin?: string | undefined
  /** The hash of an edition, noted down earlier, that must still be there. */
  readonly head?: string | undefined
  /** Called for each break as it is found. */
  readonly onBreak: (found: Break) => void
}

export interface VerifiedBulletin {
  readonly bulletin: string
  readonly objects: number
  readonly editions: number
  /** Editions with a seal. */
  readonly sealed: number
  /** The edition published last, to be noted down outside. */
  readonly newest: { readonly key: string; readonly sha256: string; readonly at: string } | null
  /** Objects that no seal knows yet. */
  readonly unsealed: readonly string[]
  readonly unsealedCount: number
}

export interface Verified {
  readonly bulletins: readonly VerifiedBulletin[]
  /** Links and revocations: checked against each other, not sealed. */
  readonly links: number
  /** Uploads, files and seals whose content is what their name says. */
  readonly contents: number
  readonly breaks: number
  /** The edition that `head` named. */
  readonly headKey: string | null
}

const unsealedShown = 20

export async function verifyStore(store: ObjectStore, request: VerifyRequest): Promise<Verified> {
  const scan = createScan(store, request.onBreak)
  const bulletins: VerifiedBulletin[] = []
  let headKey: string | null = null
  for (const bulletin of await bulletinsOf(scan)) {
    if (request.bulletin !== undefined && bulletin !== request.bulletin) continue
    const { verified, editions } = await verifyBulletin(scan, bulletin)
    bulletins.push(verified)
    headKey ??= editions.find((edition) => edition.sha256 === request.head)?.key ?? null
  }
  const links = await verifyLinks(scan, request.bulletin)
  if (request.bulletin === undefined)
    for (const prefix of contentPrefixes) await together(store.list(prefix), (key) => scan.content(key))
  if (request.head !== undefined && headKey === null)
    scan.report({ kind: 'head_missing', key: 'editions/', expected: request.head, found: null, by: null })
  return { bulletins, links, contents: scan.contents(), breaks: scan.breaks(), headKey }
}

/** Of every prefix that each bulletin has, so that none is overlooked whose definition was taken away. */
async function bulletinsOf({ store, report }: Scan): Promise<string[]> {
  const found = new Set<string>()
  for (const prefix of [prefixes.definitions(), 'issues/', 'editions/', 'people/'])
    for await (const key of store.list(prefix)) {
      const [, bulletin = ''] = key.split('/')
      if (isId(bulletin)) found.add(bulletin)
      else report({ kind: 'stray', key, expected: null, found: null, by: null })
    }
  return [...found].toSorted()
}

async function verifyBulletin(scan: Scan, bulletin: string) {
  const shared = new Map<string, Seen>()
  const copies: Seen[] = []
  // Of editions, what they name is looked at issue by issue: of all at once it would fill the memory.
  const keep = (seen: Seen): void => void shared.set(seen.key, { ...seen, names: [], contents: [] })
  for (const prefix of [prefixes.definitions(bulletin), prefixes.people(bulletin), prefixes.editions(bulletin)])
    await scan.folder(prefix, keep)
  const all = [...shared.values()]
  const issues: Seen[] = []
  await scan.folder(prefixes.issues(bulletin), (seen) => {
    keep(seen)
    ;(revisionOf(seen.key) === undefined ? copies : issues).push(seen)
  })
  for (const seen of [...issues, ...copies]) await scan.references(seen, (key) => shared.get(key))
  reportCopies(scan, copies, shared)
  const ids = new Set(issues.flatMap(({ issue }) => issue ?? []))
  await reportStrays(scan, bulletin, ids)

  const editions = all.filter(({ key }) => key.startsWith('editions/'))
  const people = all.filter(({ key }) => key.startsWith('people/'))
  const sealed = new Set<string>()
  const unsealed = { keys: [] as string[], count: 0 }
  let objects = shared.size
  for (const issue of new Set([...ids, ...editions.flatMap((edition) => edition.issue ?? [])])) {
    const own = await recordsOf(scan, bulletin, issue)
    const published: Seen[] = []
    await scan.folder(prefixes.editions(bulletin, issue), (seen) => void published.push(seen))
    const find = (key: string): Seen | undefined => own.get(key) ?? shared.get(key)
    await together([...own.values(), ...published], (seen) => scan.references(seen, find))
    const records = [...own.values()]
    for (const edition of published)
      await verifyEdition(scan, { edition, own: records, find, editions, people, sealed })
    for (const { key } of records) if (!sealed.delete(key)) note(unsealed, key)
    objects += records.length
  }
  for (const key of shared.keys()) if (!sealed.has(key)) note(unsealed, key)
  const newest = editions.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1)).at(-1)
  const verified: VerifiedBulletin = {
    bulletin,
    objects,
    editions: editions.length,
    sealed: editions.filter(({ edition }) => edition?.seal !== undefined).length,
    newest: newest ? { key: newest.key, sha256: newest.sha256, at: newest.at ?? '' } : null,
    unsealed: unsealed.keys,
    unsealedCount: unsealed.count,
  }
  return { verified, editions }
}

/** An issue's records, without its editions. */
async function recordsOf(scan: Scan, bulletin: string, issue: string): Promise<Map<string, Seen>> {
  const own = new Map<string, Seen>()
  for (const folder of [prefixes.submissions, prefixes.returns, prefixes.reviews, prefixes.reopenings])
    await scan.folder(folder(bulletin, issue), (seen) => void own.set(seen.key, seen))
  return own
}

function note(list: { keys: string[]; count: number }, key: string): void {
  list.count++
  if (list.keys.length < unsealedShown) list.keys.push(key)
}

/** An issue's copy under its id is the issue to the letter. */
function reportCopies(scan: Scan, copies: readonly Seen[], shared: ReadonlyMap<string, Seen>): void {
  for (const { key, names, sha256: found } of copies) {
    const [original = ''] = names
    const expected = shared.get(original)?.sha256
    if (expected !== undefined && expected !== found)
      scan.report({ kind: 'changed', key, expected, found, by: original })
  }
}

/** Records of issues that were never opened. */
async function reportStrays(scan: Scan, bulletin: string, issues: ReadonlySet<string>): Promise<void> {
  for (const folder of issueFolders(bulletin))
    for await (const key of scan.store.list(folder))
      if (!issues.has(key.split('/')[2] ?? ''))
        scan.report({ kind: 'stray', key, expected: null, found: null, by: null })
}

/** Links and revocations against each other and against the editions that they lead to. */
async function verifyLinks(scan: Scan, bulletin: string | undefined): Promise<number> {
  let count = 0
  const find = (): undefined => undefined
  // A link does not bear its bulletin in its key: of one alone only the copies are looked at.
  const folders = bulletin === undefined ? ['issue-links/', 'links/', 'revocations/'] : [prefixes.issueLinks(bulletin)]
  for (const folder of folders)
    await scan.folder(folder, async (seen) => {
      if (!seen.key.startsWith('issue-links/')) count++
      await scan.references(seen, find)
    })
  return count
}
