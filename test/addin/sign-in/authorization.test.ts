import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  authorizationUrl,
  endSessionUrl,
  newSecrets,
  redeem,
  refresh,
  requestOf,
  revoke,
  type Secrets,
} from '../../../addin/sign-in/authorization.ts'
import type { Tokens } from '../../../addin/sign-in/tokens.ts'
import { ask, idToken, serveTokens, settings, type TokenIssuer } from './issuer.ts'

const back = 'https://bulletin.example.org/pane/signed-in.html'
const held: Tokens = { access: 'a', subject: 'li', renewAt: 0, refresh: 'r' }
const now = (): number => 1_000_000
const lost = new TypeError('Failed to fetch')
const redeemed = (secrets: Secrets, answer: URLSearchParams, more = {}) =>
  redeem({ settings: { ...settings, ...more }, now }, secrets, back, answer)

let issuer: TokenIssuer
beforeEach(() => {
  issuer = serveTokens()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('an authorization request', () => {
  it('is for a code with PKCE, in the person’s language, and holds nothing that is secret', async () => {
    const secrets = newSecrets()
    const url = new URL(authorizationUrl(settings, back, await requestOf(secrets, { language: 'zh-CN' })))
    expect(url.origin + url.pathname).toBe(settings.authorizationEndpoint)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'bulletin',
      redirect_uri: back,
      scope: settings.scope,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: createHash('sha256').update(secrets.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ui_locales: 'zh-CN',
      resource: 'urn:bulletin:api',
    })
    expect(url.href).not.toContain(secrets.verifier)
  })

  it('is new each time', () => {
    const made = Array.from({ length: 100 }, newSecrets)
    expect(new Set(made.flatMap(({ verifier, state, nonce }) => [verifier, state, nonce])).size).toBe(300)
  })
})

describe('an answer of the issuer', () => {
  it('is redeemed with the verifier and the resource; the tokens are the subject’s', async () => {
    const { secrets, answer } = ask(issuer)
    expect(await redeemed(secrets, answer)).toEqual({
      kind: 'granted',
      tokens: { access: 'access-1', refresh: 'refresh-1', subject: 'li', renewAt: now() + 540_000 },
    })
    const form = {
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: back,
      code_verifier: secrets.verifier,
      client_id: 'bulletin',
      resource: 'urn:bulletin:api',
    }
    expect(issuer.asked).toEqual([{ path: '/token', form }])
  })

  it('to another request than ours, or of another issuer (RFC 9207), is dropped before anything is asked', async () => {
    for (const [name, value] of [
      ['state', newSecrets().state],
      ['state', ''],
      ['iss', 'https://evil.example.org'],
    ] as const) {
      const { secrets, answer } = ask(issuer)
      answer.set(name, value)
      expect(await redeemed(secrets, answer), `${name}=${value}`).toEqual({ kind: 'unexpected' })
    }
    expect(issuer.asked).toEqual([])
  })

  it.each([
    ['another nonce', { nonce: 'x'.repeat(43) }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'somebody-else' }],
    ['another issuer', { iss: 'https://evil.example.org' }],
    ['an end that is past', { exp: 1 }],
    ['no subject', { sub: undefined }],
  ])('whose ID token has %s proves nothing', async (_, claims) => {
    const { secrets, answer } = ask(issuer)
    issuer.claims = { ...issuer.claims, ...claims }
    expect(await redeemed(secrets, answer)).toEqual({ kind: 'unexpected' })
  })

  it('whose ID token is missing, or signed by no algorithm that we take, proves nothing', async () => {
    for (const alg of [undefined, 'none', 'HS256']) {
      const { secrets, answer } = ask(issuer)
      issuer.more = { id_token: alg && (await idToken(issuer.claims, alg)) }
      expect(await redeemed(secrets, answer), alg).toEqual({ kind: 'unexpected' })
    }
  })

  it('that refuses is told in the issuer’s words; one that does not come is no refusal', async () => {
    const { secrets, answer } = ask(issuer)
    const denied = new URLSearchParams({ error: 'access_denied', error_description: 'No.', state: secrets.state })
    expect(await redeemed(secrets, denied)).toEqual({ kind: 'refused', error: 'access_denied', description: 'No.' })
    issuer.fault = { status: 400, error: 'invalid_grant' }
    expect(await redeemed(secrets, answer)).toMatchObject({ kind: 'refused', error: 'invalid_grant' })
    issuer.fault = lost
    expect(await redeemed(secrets, answer)).toEqual({ kind: 'issuerUnreachable' })
  })

  it('is believed by the server’s clock where this machine’s is wrong', async () => {
    const { secrets, answer } = ask(issuer)
    const hour = Math.floor(Date.now() / 1000) + 3600
    issuer.claims = { ...issuer.claims, iat: hour, exp: hour + 60 }
    expect(await redeemed(secrets, answer, { ahead: 3_600_000 })).toMatchObject({ kind: 'granted' })
  })

  it('is redeemed by plain http on the machine itself only', async () => {
    const { secrets, answer } = ask(issuer)
    const plain = { tokenEndpoint: 'http://issuer.example.org/token' }
    expect(await redeemed(secrets, answer, plain)).toEqual({ kind: 'unexpected' })
    expect(issuer.asked).toEqual([])
    const here = { tokenEndpoint: 'http://127.0.0.1:3000/identity/token' }
    expect(await redeemed(secrets, answer, here)).toMatchObject({ kind: 'granted' })
  })
})

describe('renewing', () => {
  const renewed = (tokens = held) => refresh({ settings, now }, tokens)

  it('brings the next refresh token where the issuer changes them, and keeps the old one where not', async () => {
    issuer.more = { id_token: undefined }
    expect(await renewed()).toMatchObject({ tokens: { access: 'access-1', refresh: 'refresh-1', subject: 'li' } })
    issuer.more = { id_token: undefined, refresh_token: undefined }
    expect(await renewed()).toMatchObject({ tokens: { access: 'access-2', refresh: 'r', subject: 'li' } })
    expect(issuer.asked[0]?.form).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r' })
  })

  it('ends where the issuer refuses, where there is nothing to renew by, and where another person comes of it', async () => {
    expect(await renewed({ ...held, refresh: undefined })).toEqual({ kind: 'ended' })
    issuer.claims = { sub: 'wang' }
    expect(await renewed()).toEqual({ kind: 'ended' })
    issuer.fault = { status: 400, error: 'invalid_grant' }
    expect(await renewed()).toEqual({ kind: 'ended' })
  })

  it('does not end for want of an answer', async () => {
    for (const fault of [lost, { status: 503, error: 'temporarily_unavailable' }]) {
      issuer.fault = fault
      expect(await renewed()).toEqual({ kind: 'unreachable' })
    }
  })

  it('is due a minute before the end, in the middle of a shorter life, never where no end is known', async () => {
    const due = async (seconds: number | undefined): Promise<unknown> => {
      issuer.more = { id_token: undefined, expires_in: seconds }
      const result = await renewed()
      return result.kind === 'granted' && result.tokens.renewAt - now()
    }
    expect([await due(600), await due(20), await due(undefined)]).toEqual([540_000, 10_000, Infinity])
  })
})

describe('signing out', () => {
  it('takes the refresh token back, and does not mind an issuer that is away or has no place for it', async () => {
    await revoke(settings, held)
    const form = { token: 'r', token_type_hint: 'refresh_token', client_id: 'bulletin' }
    expect(issuer.asked).toEqual([{ path: '/revoke', form }])
    issuer.fault = lost
    await revoke(settings, held)
    await revoke({ ...settings, revocationEndpoint: null }, held)
    expect(issuer.asked).toHaveLength(2)
  })

  it('ends the issuer’s session without a token in the address', () => {
    const address = `https://issuer.example.org/end?client_id=bulletin&post_logout_redirect_uri=${encodeURIComponent(back)}`
    expect(endSessionUrl(settings, back)).toBe(address)
    expect(endSessionUrl({ ...settings, endSessionEndpoint: null }, back)).toBeUndefined()
  })
})
