/** Links that recipients keep: a token of 160 bits, of which only the hash is stored. */
import { type FileFormat, type Link, linkSchema, type Revocation, revocationSchema } from '../core/issue.ts'
import { bulletinFileKey, linkKey, revocationKey } from '../core/keys.ts'
import { type Instant, toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue, loadState } from './issue-state.ts'
import { encodeJson, newWriter, readRecord, sha256 } from './records.ts'
import { requireEditor } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface NewLink {
  /** The link's id, for revoking: the hash of its token. */
  readonly id: string
  /** Shown once; nothing stored gives it again. */
  readonly token: string
  readonly expires: Instant | null
}

/** @throws Refusal not_published */
export async function createLink(
  world: World,
  request: AskedOnIssue & { readonly expires?: Instant | undefined },
): Promise<NewLink> {
  requireEditor(request.person)
  const { issue, state } = await loadIssue(world.store, request.bulletin, request.issue)
  if (state.state === 'collecting') throw refuse('not_published', { issue: issue.issue })
  const token = Buffer.from(world.random.bytes(20)).toString('base64url')
  const id = sha256(Buffer.from(token))
  const link: Link = {
    bulletin: request.bulletin,
    issue: issue.issue,
    tokenSha256: id,
    edition: state.edition.revision,
    ...(request.expires === undefined ? {} : { expires: request.expires }),
    createdAt: toInstant(world.clock.now()),
    writer: newWriter(world),
    by: request.person.id,
  }
  await world.store.create(linkKey(id), encodeJson(link))
  return { id, token, expires: request.expires ?? null }
}

/** Revoking twice is as good as once. @throws Refusal not_found */
export async function revokeLink(world: World, request: AskedOnIssue & { readonly id: string }): Promise<void> {
  requireEditor(request.person)
  const link = await loadLink(world, request.id)
  if (link?.bulletin !== request.bulletin || link.issue !== request.issue)
    throw refuse('not_found', { what: 'page', id: request.id })
  const record: Revocation = {
    tokenSha256: request.id,
    at: toInstant(world.clock.now()),
    writer: newWriter(world),
    by: request.person.id,
  }
  await world.store.create(revocationKey(request.id), encodeJson(record))
}

const loadLink = async (world: World, id: string): Promise<Link | undefined> =>
  /^[0-9a-f]{64}$/.test(id) ? readRecord(world.store, linkKey(id), linkSchema) : undefined

export interface SharedFile {
  readonly link: Link
  readonly body: Uint8Array
  readonly sha256: string
}

/** A file of the newest edition behind a link. @throws Refusal link_gone: unknown, revoked and expired look the same */
export async function openSharedFile(world: World, token: string, format: FileFormat): Promise<SharedFile> {
  const id = sha256(Buffer.from(token))
  const [link, revocation] = await Promise.all([
    loadLink(world, id),
    readRecord(world.store, revocationKey(id), revocationSchema),
  ])
  const expired = link?.expires !== undefined && link.expires <= toInstant(world.clock.now())
  if (!link || revocation || expired) throw refuse('link_gone', {})
  const state = await loadState(world.store, link.bulletin, link.issue)
  if (state.state === 'collecting') throw refuse('link_gone', {})
  const file = state.edition.files[format]
  const body = await world.store.read(bulletinFileKey(file.sha256))
  if (!body) throw new Error(`File ${file.sha256} of ${link.bulletin} ${link.issue} is missing from the store`)
  return { link, body, sha256: file.sha256 }
}
