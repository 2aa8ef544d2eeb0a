/** PINs of links: their stored hash, and the pass that a browser keeps once it gave the right one. */
import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import type { Link, PinHash } from '../core/issue.ts'
import type { World } from './world.ts'

/** scrypt's N, with r = 8 and p = 1: some 16 MB and 30 ms a guess. */
const cost = 2 ** 14
const hashBytes = 32
const passSeconds = 12 * 60 * 60

/** What a browser keeps, and for how long. */
export interface Pass {
  readonly value: string
  readonly seconds: number
}

export async function hashPin(world: World, pin: string): Promise<PinHash> {
  const salt = Buffer.from(world.random.bytes(16))
  return { salt: salt.toString('hex'), hash: (await derive(pin, salt, cost)).toString('hex'), cost }
}

export async function isRightPin(pin: string, stored: PinHash): Promise<boolean> {
  const derived = await derive(pin, Buffer.from(stored.salt, 'hex'), stored.cost)
  return timingSafeEqual(derived, Buffer.from(stored.hash, 'hex'))
}

const derive = (pin: string, salt: Uint8Array, N: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, { N }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })

/** Bound to the link and to its PIN's hash: it opens no other link, and none forges it without the store. */
const proof = (link: Link, pin: PinHash, until: string): Buffer =>
  createHmac('sha256', Buffer.from(pin.hash, 'hex')).update(`${link.tokenSha256} ${until}`).digest()

export function makePass(world: World, link: Link, pin: PinHash): Pass {
  const until = String(Math.floor(world.clock.now() / 1000) + passSeconds)
  return { value: `${until}.${proof(link, pin, until).toString('base64url')}`, seconds: passSeconds }
}

/** Whether a link is open to the bearer of a pass: one without a PIN is to everybody. */
export function isOpenTo(world: World, link: Link, pass: string | undefined): boolean {
  if (link.pin === undefined) return true
  const [, until = '', given = ''] = /^(\d{1,12})\.([\w-]{43})$/.exec(pass ?? '') ?? []
  const wanted = proof(link, link.pin, until)
  const bytes = Buffer.from(given, 'base64url')
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted) && Number(until) * 1000 > world.clock.now()
}
