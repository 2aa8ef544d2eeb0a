/** Passwords are kept as scrypt hashes (RFC 7914), each with a salt and the parameters it was made with. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { createGate } from '../../adapters/gate.ts'

const base64 = v.pipe(v.string(), v.regex(/^[\w-]+$/))
export const passwordHashSchema = v.strictObject({
  scrypt: v.strictObject({
    N: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(2 ** 20)),
    r: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32)),
    p: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
  }),
  salt: base64,
  hash: base64,
})
export type PasswordHash = v.InferOutput<typeof passwordHashSchema>
export type ScryptCost = PasswordHash['scrypt']

/**
 * ASVS 2.4.6 and OWASP's Password Storage Cheat Sheet, the row of 64 MB: raised here, it holds for every password set
 * from then on.
 */
export const scryptCost: ScryptCost = { N: 2 ** 16, r: 8, p: 2 }

const length = 32
/** A hash takes a thread of the pool that files are read by, and 64 MB: a crowd at the door waits in line. */
const gate = createGate(2)

function derive(password: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  const maxmem = 128 * N * r + 128 * r * p + 2 ** 20
  return gate(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFC'), salt, length, { N, r, p, maxmem }, (error, key) => {
          if (error) reject(error)
          else resolve(key)
        })
      }),
  )
}

export async function hashPassword(password: string, cost: ScryptCost = scryptCost): Promise<PasswordHash> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return { scrypt: cost, salt: salt.toString('base64url'), hash: hash.toString('base64url') }
}

/** Compared with where there is no account: the same work, and never a match. */
const nobody: PasswordHash = {
  scrypt: scryptCost,
  salt: randomBytes(16).toString('base64url'),
  hash: randomBytes(length).toString('base64url'),
}

/** Whether it is this hash's password. Without a hash, after the same work: no. */
export async function isPassword(password: string, hash: PasswordHash | undefined): Promise<boolean> {
  const { scrypt: cost, salt, hash: wanted } = hash ?? nobody
  const got = await derive(password, Buffer.from(salt, 'base64url'), cost)
  const same = got.length === length && timingSafeEqual(got, Buffer.from(wanted, 'base64url').subarray(0, length))
  return same && hash !== undefined
}
