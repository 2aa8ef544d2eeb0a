/** Tokens for scripts on this machine: made from the issuer's folder, good on loopback only. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { importJWK, SignJWT } from 'jose'
import * as v from 'valibot'
import { loopbackOnlyClaim } from '../../adapters/token-identity.ts'
import { isLoopbackUrl } from '../../http/public-url.ts'
import type { Clock } from '../../ports.ts'
import { createAccountFile } from './account-file.ts'
import { readIssuerKeys } from './issuer-keys.ts'
import { readPrivateFile, writePrivateFile } from './private-file.ts'
import { apiAudience } from './provider.ts'

const addressSchema = v.strictObject({ url: v.pipe(v.string(), v.url()) })
const addressIn = (folder: string): string => join(folder, 'issuer.json')
const lifeSeconds = 12 * 3600

/** Written at every start: under which address the issuer is known. */
export const writeIssuerAddress = (folder: string, url: string): Promise<void> =>
  writePrivateFile(addressIn(folder), `${JSON.stringify({ url })}\n`)

/** A person's token. @throws Error with the cure: no server was started, none on loopback, no such account */
export async function makeCommandToken(folder: string, person: string, clock: Clock): Promise<string> {
  const address = await readPrivateFile(addressIn(folder))
  const keys = await readIssuerKeys(folder)
  if (address === undefined || !keys)
    throw new Error(
      `No server of this folder was started yet (${folder}): run npm start once, or set DATA_DIR to its folder`,
    )
  const { url } = v.parse(addressSchema, JSON.parse(address))
  if (!isLoopbackUrl(url))
    throw new Error(
      `The server is known as ${new URL(url).origin}, and such tokens are good on loopback only: ` +
        'start it without PUBLIC_URL, or sign in with a program that speaks OpenID Connect',
    )
  const account = await createAccountFile(folder, clock).find(person)
  if (!account) throw new Error(`There is no account "${person}": npm run accounts -- list shows those there are`)
  const [key] = keys.signing
  const now = Math.floor(clock.now() / 1000)
  return new SignJWT({ name: account.name, [loopbackOnlyClaim]: true })
    .setProtectedHeader({ alg: key.alg, typ: 'at+jwt', kid: key.kid })
    .setIssuer(url)
    .setAudience(apiAudience)
    .setSubject(account.id)
    .setIssuedAt(now)
    .setExpirationTime(now + lifeSeconds)
    .setJti(randomUUID())
    .sign(await importJWK(key, key.alg))
}
