/** Access tokens of an issuer that is the test's own, verified as any other's. */
import { generateKeyPair, SignJWT } from 'jose'
import { createTokenIdentity } from '../../functions/adapters/token-identity.ts'
import type { SignInSettings } from '../../functions/http/app.ts'
import type { Clock, Identity } from '../../functions/ports.ts'

export const issuer = 'https://issuer.example.org'
export const audience = 'urn:bulletin:api'

const keys = await generateKeyPair('ES256')

/** Signed by the issuer unless another key is given; without `exp` it never ends. */
export const signToken = (claims: Readonly<Record<string, unknown>>, key = keys.privateKey): Promise<string> =>
  new SignJWT({ iss: issuer, aud: audience, exp: 4_102_444_800, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .sign(key)

const tokens = new Map<string, Promise<string>>()

/** A person's token, good in every test. */
export function tokenFor(person: string): Promise<string> {
  const token = tokens.get(person) ?? signToken({ sub: person, name: person })
  tokens.set(person, token)
  return token
}

/** Verifies a person's token once: what many tests ask with must not take their time, nor their order in a race. */
export function quickIdentity(clock: Clock): Identity {
  const identity = testIdentity(clock)
  const known = new Map<string, ReturnType<Identity['identify']>>()
  return {
    async identify(request) {
      const header = request.header('authorization') ?? ''
      const isOurs = (await Promise.all(tokens.values())).includes(header.slice('Bearer '.length))
      if (!isOurs) return identity.identify(request)
      const caller = known.get(header) ?? identity.identify(request)
      known.set(header, caller)
      return caller
    },
  }
}

export const testIdentity = (clock: Clock, more: Partial<Parameters<typeof createTokenIdentity>[0]> = {}): Identity =>
  createTokenIdentity({ issuer, audience, keys: () => keys.publicKey, clock, ...more })

export const testSignIn = (): Promise<SignInSettings> =>
  Promise.resolve({
    issuer,
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    endSessionEndpoint: `${issuer}/end`,
    revocationEndpoint: `${issuer}/revoke`,
    clientId: 'bulletin',
    scope: 'openid profile offline_access bulletin',
    resource: audience,
    nested: false,
  })
