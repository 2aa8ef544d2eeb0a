/** The links of an issue, as its editors see them: what became of each, and never what opens it. */
import { type Link, type Revocation, revocationSchema } from '../core/issue.ts'
import { prefixes, revocationKey } from '../core/keys.ts'
import { type Instant, toInstant } from '../core/period.ts'
import { loadIssue } from './issue-state.ts'
import { listKeys, mapParallel, readRecord } from './records.ts'
import { loadLink } from './share.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface ListedLink {
  readonly id: string
  readonly createdAt: Instant
  readonly by: string
  /** The edition that it was made for. */
  readonly edition: number
  readonly expires: Instant | null
  readonly hasPin: boolean
  readonly revokedAt: Instant | null
  readonly revokedBy: string | null
  /** `replaced`: there is a newer edition, to which it leads. */
  readonly state: 'active' | 'expired' | 'revoked' | 'replaced'
}

/** Newest first. @throws Refusal not_found */
export async function listLinks(world: World, request: AskedOnIssue): Promise<ListedLink[]> {
  const { issue, state } = await loadIssue(world.store, request.bulletin, request.issue)
  const newest = state.state === 'collecting' ? 0 : state.edition.revision
  const keys = await listKeys(world.store, prefixes.issueLinks(request.bulletin, issue.issue))
  const now = toInstant(world.clock.now())
  const listed = await mapParallel(keys, async (key): Promise<ListedLink[]> => {
    const id = key.slice(key.lastIndexOf('/') + 1).replace(/\.json$/, '')
    const [link, revocation] = await Promise.all([
      loadLink(world, id),
      readRecord(world.store, revocationKey(id), revocationSchema),
    ])
    // Its making was cut off between the copy and the link: nobody ever saw its token.
    return link ? [describe(link, revocation, newest, now)] : []
  })
  return listed.flat().toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
}

function describe(link: Link, revocation: Revocation | undefined, newest: number, now: Instant): ListedLink {
  return {
    id: link.tokenSha256,
    createdAt: link.createdAt,
    by: link.by,
    edition: link.edition,
    expires: link.expires ?? null,
    hasPin: link.pin !== undefined,
    revokedAt: revocation?.at ?? null,
    revokedBy: revocation?.by ?? null,
    state: revocation ? 'revoked' : hasExpired(link, now) ? 'expired' : link.edition < newest ? 'replaced' : 'active',
  }
}

/** From the very instant on that it bears. */
export const hasExpired = ({ expires }: Link, now: Instant): boolean => expires !== undefined && expires <= now
