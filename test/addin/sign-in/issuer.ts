/** An issuer for the browser's side: answers `fetch` at its token endpoints, and lets a test say what it answers. */
import { SignJWT } from 'jose'
import { vi } from 'vitest'
import type { SignInSettings } from '../../../addin/api/sign-in-api.ts'
import { newSecrets, type Secrets } from '../../../addin/sign-in/authorization.ts'

export const settings: SignInSettings = {
  issuer: 'https://issuer.example.org',
  authorizationEndpoint: 'https://issuer.example.org/auth',
  tokenEndpoint: 'https://issuer.example.org/token',
  endSessionEndpoint: 'https://issuer.example.org/end',
  revocationEndpoint: 'https://issuer.example.org/revoke',
  clientId: 'bulletin',
  scope: 'openid profile offline_access bulletin',
  resource: 'urn:bulletin:api',
  nested: false,
  ahead: 0,
}

export interface TokenIssuer {
  /** Forms that were posted, by path. */
  readonly asked: { readonly path: string; readonly form: Readonly<Record<string, string>> }[]
  /** What ID tokens say besides; undefined members are left out. */
  claims: Readonly<Record<string, unknown>>
  /** Members of token answers besides; undefined ones are left out. */
  more: Readonly<Record<string, unknown>>
  /** An OAuth error in the place of tokens, or what `fetch` rejects with. */
  fault: { readonly status: number; readonly error: string } | TypeError | undefined
}

/** Stands in for `fetch` until `vi.unstubAllGlobals()`. */
export function serveTokens(): TokenIssuer {
  const issuer: TokenIssuer = { asked: [], claims: {}, more: {}, fault: undefined }
  let count = 0
  vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit) => {
    const form = Object.fromEntries(new URLSearchParams(await new Response(init.body).text()))
    const { pathname } = new URL(address)
    issuer.asked.push({ path: pathname, form })
    const { fault } = issuer
    if (fault instanceof TypeError) throw fault
    if (fault) return Response.json({ error: fault.error }, { status: fault.status })
    if (pathname === '/revoke') return new Response('')
    count++
    return Response.json({
      access_token: `access-${count}`,
      refresh_token: `refresh-${count}`,
      token_type: 'Bearer',
      expires_in: 600,
      id_token: await idToken(issuer.claims),
      ...issuer.more,
    })
  })
  return issuer
}

/** As a token endpoint hands it over: its signature is not looked at there (OpenID Connect Core 3.1.3.7, 6). */
export async function idToken(claims: Readonly<Record<string, unknown>>, alg = 'ES256'): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const all = { iss: settings.issuer, aud: 'bulletin', sub: 'li', iat: now, exp: now + 600, ...claims }
  const jwt = await new SignJWT(all).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32))
  const header = Buffer.from(JSON.stringify({ alg })).toString('base64url')
  return [header, ...jwt.split('.').slice(1)].join('.')
}

/** A request that was made, with its answer as the issuer's redirect brings it. */
export function ask(issuer: TokenIssuer): { readonly secrets: Secrets; readonly answer: URLSearchParams } {
  const secrets = newSecrets()
  issuer.claims = { ...issuer.claims, nonce: secrets.nonce }
  return { secrets, answer: new URLSearchParams({ code: 'c', state: secrets.state, iss: settings.issuer }) }
}
