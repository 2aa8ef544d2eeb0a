/**
 * How often something may be tried: counted by write-once marks in the store, so that a limit holds across functions
 * and restarts, and under any number of racing ones. Time is cut into windows; where one ends and the next begins, up
 * to twice the limit may pass.
 */
import { attemptsPrefix, revisionOf, revisionText } from '../core/keys.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { encodeJson, listKeys, newWriter, sha256 } from './records.ts'
import type { World } from './world.ts'

export interface Limit {
  /** Attempts in one window. */
  readonly limit: number
  /** The window's length. */
  readonly seconds: number
}

export interface AttemptRequest extends Limit {
  readonly kind: 'upload' | 'pin' | 'sign-in'
  /** Whose attempts are counted, and at what: a person, an address, a link. Only its hash is stored. */
  readonly subject: string
}

/** An attempt that was counted; `key` is its mark's. */
export interface Attempt {
  readonly key: string
}

/** Far above what people send, so that they never meet it: 120 sheets a person, and 600 an office, in ten minutes. */
export const uploadLimits = {
  person: { limit: 120, seconds: 600 },
  address: { limit: 600, seconds: 600 },
} as const satisfies Record<string, Limit>

/** The highest number that a mark's key can name. */
const lastMark = 999_999

/**
 * Counts an attempt before it is made. Marks are numbered without gaps and each number is written once: of racing
 * attempts exactly `limit` get one.
 * @throws Refusal too_many, with the seconds until the next window
 */
export async function takeAttempt(world: World, request: AttemptRequest): Promise<Attempt> {
  const { kind, subject, limit, seconds } = request
  const now = world.clock.now()
  const window = Math.floor(now / (seconds * 1000))
  const prefix = attemptsPrefix(kind, sha256(Buffer.from(subject)).slice(0, 32), window)
  const found = await listKeys(world.store, prefix)
  const taken = found.filter((key) => revisionOf(key) !== undefined).length
  // Those that are forgiven from now on only make room: to miss them errs on the safe side.
  const last = Math.min(limit + found.length - taken, lastMark)
  // The writer tells racing marks apart: equal ones would all count as created.
  const mark = encodeJson({ kind, at: toInstant(now), writer: newWriter(world) })
  for (let number = taken + 1; number <= last; number++) {
    const key = `${prefix}${revisionText(number)}.json`
    if ((await world.store.create(key, mark)) === 'created') return { key }
  }
  throw refuse('too_many', { seconds: Math.max(1, Math.ceil((window + 1) * seconds - now / 1000)) })
}

/** Takes an attempt out of the count again: of a PIN or password that was right. */
export async function forgiveAttempt(world: World, { key }: Attempt): Promise<void> {
  const mark = encodeJson({ at: toInstant(world.clock.now()), writer: newWriter(world) })
  await world.store.create(key.replace(/\.json$/, '-forgiven.json'), mark)
}

/** Counts an upload, for its person and for the address that it came from. @throws Refusal too_many */
export async function takeUpload(world: World, person: string, from: string | undefined): Promise<void> {
  await takeAttempt(world, { kind: 'upload', subject: `person ${person}`, ...uploadLimits.person })
  await takeAttempt(world, { kind: 'upload', subject: `address ${networkOf(from)}`, ...uploadLimits.address })
}

/**
 * What counts as one address: an IPv4 address, also one that is written as IPv6, or the first 64 bits of an IPv6 one,
 * of which a single subscriber has all the rest.
 */
export function networkOf(address: string | undefined): string {
  const text = (address ?? 'unknown').toLowerCase().replace(/%.*$/, '')
  const mapped = /^(?:0*:)*:?ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  if (mapped !== undefined || !text.includes(':')) return mapped ?? text
  const [head = '', tail] = text.split('::', 2)
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const after = tail === undefined ? [] : groups(tail)
  const zeros = Array.from({ length: Math.max(0, 8 - groups(head).length - after.length) }, () => '0')
  const all = tail === undefined ? groups(head) : [...groups(head), ...zeros, ...after]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
