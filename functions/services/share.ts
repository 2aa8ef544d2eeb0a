/** Links that recipients keep: a token of 160 bits, of which only the hash is stored. */
import { type IssueLink, type Link, linkSchema, type Revocation } from '../core/issue.ts'
import { issueLinkKey, linkKey, revocationKey } from '../core/keys.ts'
import { type Instant, toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue } from './issue-state.ts'
import { hashPin } from './link-pin.ts'
import { encodeJson, readRecord, sha256, stamp } from './records.ts'
import { requireState } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface NewLink {
  /** The link's id, for revoking: the hash of its token. */
  readonly id: string
  /** Shown once; nothing stored gives it again. */
  readonly token: string
  readonly expires: Instant | null
  readonly hasPin: boolean
}

export interface LinkRequest extends AskedOnIssue {
  readonly expires?: Instant | undefined
  /** 6 to 12 digits that recipients are asked for; only a hash of it is stored. */
  readonly pin?: string | undefined
}

/** The link itself is written last: it is the commit point. @throws Refusal not_published */
export async function createLink(world: World, request: LinkRequest): Promise<NewLink> {
  const { issue, state } = await loadIssue(world.store, request.bulletin, request.issue)
  requireState('createLink', { issue, state })
  if (state.state === 'collecting') throw new Error('The table of rights links to what is not published')
  const token = Buffer.from(world.random.bytes(20)).toString('base64url')
  const id = idOf(token)
  const hasPin = request.pin !== undefined
  const entries: Omit<Link, 'pin'> = {
    bulletin: request.bulletin,
    issue: issue.issue,
    tokenSha256: id,
    edition: state.edition.revision,
    ...(request.expires === undefined ? {} : { expires: request.expires }),
    createdAt: toInstant(world.clock.now()),
    ...stamp(world, request),
  }
  const copy: IssueLink = { ...entries, hasPin }
  const link: Link = request.pin === undefined ? entries : { ...entries, pin: await hashPin(world, request.pin) }
  await world.store.create(issueLinkKey(request.bulletin, issue.issue, id), encodeJson(copy))
  await world.store.create(linkKey(id), encodeJson(link))
  return { id, token, expires: request.expires ?? null, hasPin }
}

/** Revoking twice is as good as once. @throws Refusal not_found */
export async function revokeLink(world: World, request: AskedOnIssue & { readonly id: string }): Promise<void> {
  const link = await loadLink(world, request.id)
  if (link?.bulletin !== request.bulletin || link.issue !== request.issue)
    throw refuse('not_found', { what: 'page', id: request.id })
  const record: Revocation = {
    tokenSha256: request.id,
    at: toInstant(world.clock.now()),
    ...stamp(world, request),
  }
  await world.store.create(revocationKey(request.id), encodeJson(record))
}

/** A link's id, by the token in its address. */
export const idOf = (token: string): string => sha256(Buffer.from(token))

export const loadLink = async (world: World, id: string): Promise<Link | undefined> =>
  /^[0-9a-f]{64}$/.test(id) ? readRecord(world.store, linkKey(id), linkSchema) : undefined
