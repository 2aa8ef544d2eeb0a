/** A recipient opens a link, or gives its PIN. */
import type { Definition } from '../core/definition.ts'
import { type Edition, type Issue, type Link, revocationSchema } from '../core/issue.ts'
import { revocationKey } from '../core/keys.ts'
import { toInstant } from '../core/period.ts'
import { foldPin, isPin } from '../core/pin.ts'
import { refuse } from '../core/problem.ts'
import { loadIssue } from './issue-state.ts'
import { forgiveAttempt, type Limit, networkOf, takeAttempt } from './limits.ts'
import { isOpenTo, isRightPin, makePass, type Pass } from './link-pin.ts'
import { hasExpired } from './list-links.ts'
import { readRecord } from './records.ts'
import { idOf, loadLink } from './share.ts'
import type { World } from './world.ts'

export type OpenedLink =
  /** It asks for a PIN first, and tells nothing else. */
  | { readonly kind: 'locked' }
  | {
      readonly kind: 'open'
      readonly issue: Issue
      readonly definition: Definition
      /** The edition that the link was made for. */
      readonly made: number
      /** What recipients have now: of a reopened issue the edition that was withdrawn, until the next. */
      readonly edition: Edition
    }

/** `pass`: what the browser kept of an earlier PIN. @throws Refusal link_gone, link_revoked, link_expired */
export async function openLink(world: World, token: string, pass: string | undefined): Promise<OpenedLink> {
  const link = await loadLiveLink(world, token)
  if (!isOpenTo(world, link, pass)) return { kind: 'locked' }
  const { issue, definition, state } = await loadIssue(world.store, link.bulletin, link.issue)
  if (state.state === 'collecting')
    throw new Error(`A link of ${link.bulletin} ${link.issue} is older than its edition`)
  return { kind: 'open', issue, definition: definition.definition, made: link.edition, edition: state.edition }
}

/** Guesses: of one address at one link, and wrong ones at one link from anywhere. */
export const pinLimits = {
  address: { limit: 10, seconds: 15 * 60 },
  link: { limit: 30, seconds: 60 * 60 },
} as const satisfies Record<string, Limit>

/**
 * A pass for the right PIN, undefined for a wrong one. Every guess is counted before it is checked, so that however
 * many race, no more are; right ones are taken out again, for a whole office may come from one address.
 * @throws Refusal link_gone, link_revoked, link_expired, too_many
 */
export async function enterPin(
  world: World,
  { token, typed, from }: { readonly token: string; readonly typed: string; readonly from: string | undefined },
): Promise<Pass | undefined> {
  const link = await loadLiveLink(world, token)
  const pin = foldPin(typed)
  // Nothing to guess; and what is no PIN at all is no guess.
  if (link.pin === undefined || !isPin(pin)) return undefined
  const subject = `link ${link.tokenSha256}`
  const attempts = [
    await takeAttempt(world, { kind: 'pin', subject: `${subject} address ${networkOf(from)}`, ...pinLimits.address }),
    await takeAttempt(world, { kind: 'pin', subject, ...pinLimits.link }),
  ]
  if (!(await isRightPin(pin, link.pin))) return undefined
  for (const attempt of attempts) await forgiveAttempt(world, attempt)
  return makePass(world, link, link.pin)
}

async function loadLiveLink(world: World, token: string): Promise<Link> {
  const id = idOf(token)
  const [link, revocation] = await Promise.all([
    loadLink(world, id),
    readRecord(world.store, revocationKey(id), revocationSchema),
  ])
  if (!link) throw refuse('link_gone', {})
  if (revocation) throw refuse('link_revoked', {})
  if (hasExpired(link, toInstant(world.clock.now()))) throw refuse('link_expired', {})
  return link
}
