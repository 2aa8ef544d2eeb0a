/** Authorization code with PKCE (RFC 7636, OpenID Connect Core 3.1), by oauth4webapi. */
import * as oauth from 'oauth4webapi'
import { isLoopback, type SignInSettings } from '../api/sign-in-api.ts'
import type { Granted, Renewed, Tokens } from './tokens.ts'

/** What only whoever asked knows: it never leaves the memory of the pane, or the tab of the page that comes back. */
export interface Secrets {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** The part of an authorization request that differs with each. */
export interface AuthorizationRequest {
  readonly state: string
  readonly nonce: string
  /** S256 of the verifier. */
  readonly challenge: string
  readonly language: string
  /** `none`: without asking anybody; `login`: whoever is signed in at the issuer is asked again. */
  readonly prompt?: 'none' | 'login' | undefined
}

export const newSecrets = (): Secrets => ({
  verifier: oauth.generateRandomCodeVerifier(),
  state: oauth.generateRandomState(),
  nonce: oauth.generateRandomNonce(),
})

export async function requestOf(
  { verifier, state, nonce }: Secrets,
  more: Pick<AuthorizationRequest, 'language' | 'prompt'>,
): Promise<AuthorizationRequest> {
  return { state, nonce, challenge: await oauth.calculatePKCECodeChallenge(verifier), ...more }
}

/** The issuer's address at which a person signs in. */
export function authorizationUrl(settings: SignInSettings, redirectUri: string, request: AuthorizationRequest): string {
  const url = new URL(settings.authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    scope: settings.scope,
    state: request.state,
    nonce: request.nonce,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    ui_locales: request.language,
    ...(settings.resource === null ? {} : { resource: settings.resource }),
    ...(request.prompt === undefined ? {} : { prompt: request.prompt }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

/** The issuer's address at which its own session ends; no token is in it (RP-Initiated Logout 1.0, 2). */
export function endSessionUrl(settings: SignInSettings, redirectUri: string): string | undefined {
  if (settings.endSessionEndpoint === null) return undefined
  const url = new URL(settings.endSessionEndpoint)
  url.searchParams.set('client_id', settings.clientId)
  url.searchParams.set('post_logout_redirect_uri', redirectUri)
  return url.href
}

const seconds = 20
/** Renewed before it ends; a token that lives shorter, in its middle. */
const margin = 60_000

export interface Exchange {
  readonly settings: SignInSettings
  /** Milliseconds. */
  readonly now: () => number
}

/** Tokens for the issuer's answer: `code=…&state=…` as its redirect brought it. */
export async function redeem(
  { settings, now }: Exchange,
  secrets: Secrets,
  redirectUri: string,
  answer: URLSearchParams,
): Promise<Granted> {
  const { issuer, client } = partiesOf(settings)
  try {
    const checked = oauth.validateAuthResponse(issuer, client, answer, secrets.state)
    const response = await oauth.authorizationCodeGrantRequest(
      issuer,
      client,
      oauth.None(),
      checked,
      redirectUri,
      secrets.verifier,
      optionsOf(settings.tokenEndpoint, settings),
    )
    const grant = await oauth.processAuthorizationCodeResponse(issuer, client, response, {
      expectedNonce: secrets.nonce,
      requireIdToken: true,
    })
    const subject = oauth.getValidatedIdTokenClaims(grant)?.sub
    if (subject === undefined) return { kind: 'unexpected' }
    return { kind: 'granted', tokens: tokensOf(grant, subject, now()) }
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
      return { kind: 'refused', error: error.error, description: error.error_description ?? '' }
    return { kind: isNetwork(error) ? 'issuerUnreachable' : 'unexpected' }
  }
}

/** By the refresh token. */
export async function refresh({ settings, now }: Exchange, tokens: Tokens): Promise<Renewed> {
  if (tokens.refresh === undefined) return { kind: 'ended' }
  const { issuer, client } = partiesOf(settings)
  try {
    const options = optionsOf(settings.tokenEndpoint, settings)
    const response = await oauth.refreshTokenGrantRequest(issuer, client, oauth.None(), tokens.refresh, options)
    const grant = await oauth.processRefreshTokenResponse(issuer, client, response)
    const subject = oauth.getValidatedIdTokenClaims(grant)?.sub ?? tokens.subject
    if (subject !== tokens.subject) return { kind: 'ended' }
    // An issuer that rotates refresh tokens sends the next one; others let the old one be.
    return {
      kind: 'granted',
      tokens: { ...tokensOf(grant, subject, now()), refresh: grant.refresh_token ?? tokens.refresh },
    }
  } catch (error) {
    return { kind: error instanceof oauth.ResponseBodyError ? 'ended' : 'unreachable' }
  }
}

/** Tells the issuer to forget a refresh token (RFC 7009). One that it does not take back ends by itself. */
export async function revoke(settings: SignInSettings, tokens: Tokens): Promise<void> {
  if (tokens.refresh === undefined || settings.revocationEndpoint === null) return
  const { issuer, client } = partiesOf(settings)
  try {
    const options = {
      ...optionsOf(settings.revocationEndpoint),
      additionalParameters: { token_type_hint: 'refresh_token' },
    }
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(issuer, client, oauth.None(), tokens.refresh, options),
    )
  } catch {
    // Signing out of the pane must not wait for an issuer that is away.
  }
}

function partiesOf(settings: SignInSettings): { issuer: oauth.AuthorizationServer; client: oauth.Client } {
  const { issuer, authorizationEndpoint, tokenEndpoint, revocationEndpoint, clientId, ahead } = settings
  return {
    issuer: {
      issuer,
      authorization_endpoint: authorizationEndpoint,
      token_endpoint: tokenEndpoint,
      ...(revocationEndpoint === null ? {} : { revocation_endpoint: revocationEndpoint }),
      // The server's own list (token-identity.ts).
      id_token_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    },
    client: { client_id: clientId, [oauth.clockSkew]: Math.round(ahead / 1000), [oauth.clockTolerance]: 60 },
  }
}

/** AbortSignal.timeout, which the browsers of offices do not have yet. */
function timeOut(): AbortSignal {
  const stop = new AbortController()
  setTimeout(() => {
    stop.abort()
  }, seconds * 1000)
  return stop.signal
}

const optionsOf = (endpoint: string, settings?: SignInSettings) => ({
  signal: timeOut,
  // Marked as deprecated to stand out. Plain http is for the machine itself: nobody is between.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  [oauth.allowInsecureRequests]: isLoopback(new URL(endpoint)),
  ...(settings && settings.resource !== null ? { additionalParameters: { resource: settings.resource } } : {}),
})

function tokensOf(grant: oauth.TokenEndpointResponse, subject: string, now: number): Tokens {
  const life = grant.expires_in === undefined ? Infinity : grant.expires_in * 1000
  const renewAt = now + life - Math.min(margin, life / 2)
  return { access: grant.access_token, subject, renewAt, refresh: grant.refresh_token }
}

/** `fetch` rejects so for what never arrived, and for what took too long. */
const isNetwork = (error: unknown): boolean =>
  (error instanceof TypeError && !('code' in error)) || (error instanceof DOMException && error.name === 'AbortError')
