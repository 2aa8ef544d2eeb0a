/** The embedded issuer's keys: made once, kept in `<data>/identity/keys.json`, which nobody else may read. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import * as v from 'valibot'
import { readPrivateFile, withLock, writePrivateFile } from './private-file.ts'

const part = v.pipe(v.string(), v.regex(/^[\w-]+$/))
const signingKey = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: part,
  y: part,
  d: part,
  kid: part,
  alg: v.literal('ES256'),
  use: v.literal('sig'),
})
const keysSchema = v.strictObject({
  /** The first signs; the others are published too, so that what they signed holds until it ends. */
  signing: v.pipe(v.tupleWithRest([signingKey], signingKey), v.maxLength(10)),
  /** For cookies, likewise. */
  cookies: v.pipe(v.array(v.pipe(v.string(), v.minLength(32))), v.minLength(1)),
})
export type IssuerKeys = v.InferOutput<typeof keysSchema>
export type SigningKey = v.InferOutput<typeof signingKey>

export async function makeIssuerKeys(): Promise<IssuerKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { x, y, d } = await exportJWK(privateKey)
  const bare = { kty: 'EC', crv: 'P-256', x, y, d } as const
  const kid = await calculateJwkThumbprint(bare as { kty: string })
  const cookies = [randomBytes(32).toString('base64url')]
  return v.parse(keysSchema, { signing: [{ ...bare, kid, alg: 'ES256', use: 'sig' }], cookies })
}

const pathIn = (folder: string): string => join(folder, 'keys.json')

/** Those of the folder; undefined where none were made yet. @throws Error where the file holds something else */
export async function readIssuerKeys(folder: string): Promise<IssuerKeys | undefined> {
  const text = await readPrivateFile(pathIn(folder))
  if (text === undefined) return undefined
  try {
    return v.parse(keysSchema, JSON.parse(text))
  } catch {
    // Without the cause, which may quote a key.
    throw new Error(`${pathIn(folder)} holds no keys: move it away, and new ones are made (everybody signs in again)`)
  }
}

export async function openIssuerKeys(folder: string): Promise<IssuerKeys> {
  return withLock(pathIn(folder), async () => {
    const known = await readIssuerKeys(folder)
    if (known) return known
    const made = await makeIssuerKeys()
    await writePrivateFile(pathIn(folder), `${JSON.stringify(made, undefined, 2)}\n`)
    return made
  })
}

/** What anybody may know of a signing key. */
export const publicPart = ({ d: _secret, ...open }: SigningKey): Omit<SigningKey, 'd'> => open
