/** Who asks, by the access token of an OpenID Connect issuer: verified on every request, the same everywhere. */
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { claimedGrants } from '../core/grant.ts'
import { refuse } from '../core/problem.ts'
import type { Clock, Identity } from '../ports.ts'

export interface TokenSettings {
  readonly issuer: string
  /** What a token must be meant for: its `aud`; of Cognito, whose access tokens have none, its `client_id`. */
  readonly audience: string
  /** The issuer's keys by `kid`; fetched anew where one is unknown (`createRemoteJWKSet`). */
  readonly keys: JWTVerifyGetKey
  readonly clock: Clock
  /** The claim that names a person: `sub` unless told. */
  readonly personClaim?: string
  /** The claim with her name for people to read: `name` unless told. */
  readonly nameClaim?: string
  /** The claim that may hold roles (`claimedGrants`); none unless told. */
  readonly rolesClaim?: string
}

/** Signatures only, by a key that the issuer publishes: no `none`, and nothing with a shared secret. */
export const tokenAlgorithms = ['ES256', 'RS256', 'PS256', 'EdDSA', 'ES384', 'RS384', 'PS384', 'RS512', 'PS512']
/** How far office machines' and issuers' clocks may be apart, in seconds. */
const clockSkew = 60
/** Far above any token of any issuer: Entra's with 200 groups is some 12 KB. */
const maxTokenLength = 16_384

/** The claim of tokens that `npm run token` makes: good on the machine itself and nowhere else. */
export const loopbackOnlyClaim = 'loopback_only'

/** Of what the issuer answers when it is asked for its keys; the first is another status than 200. */
const keyFaults: readonly string[] = [errors.JOSEError, errors.JWKSTimeout, errors.JWKSInvalid].map(({ code }) => code)

type Request = Parameters<Identity['identify']>[0]

export function createTokenIdentity(settings: TokenSettings): Identity {
  return {
    async identify(request) {
      const header = request.header('authorization')
      if (header === undefined) return undefined
      const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1]
      if (token === undefined || token.length > maxTokenLength) throw refuse('token_refused', { why: 'wrong' })
      const claims = await verify(token, settings)
      if (claims[loopbackOnlyClaim] === true && !isOnThisMachine(request))
        throw refuse('token_refused', { why: 'loopback_only' })
      const id = claims[settings.personClaim ?? 'sub']
      if (typeof id !== 'string' || id === '' || id.length > 200) throw refuse('token_refused', { why: 'wrong' })
      // An address that its owner has not proved names nobody.
      if (settings.personClaim === 'email' && claims['email_verified'] !== true)
        throw refuse('token_refused', { why: 'wrong' })
      const name = claims[settings.nameClaim ?? 'name']
      const { rolesClaim } = settings
      return {
        id,
        name: typeof name === 'string' && name.trim() !== '' ? name.replace(/\p{C}/gu, '').slice(0, 100) : id,
        claimed: rolesClaim === undefined ? new Map() : claimedGrants(claims[rolesClaim]),
      }
    },
  }
}

async function verify(token: string, { issuer, audience, keys, clock }: TokenSettings): Promise<JWTPayload> {
  let claims: JWTPayload
  try {
    const verified = await jwtVerify(token, keys, {
      issuer,
      algorithms: tokenAlgorithms,
      clockTolerance: clockSkew,
      currentDate: new Date(clock.now()),
      requiredClaims: ['exp', 'sub'],
    })
    claims = verified.payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse('token_refused', { why: 'expired' })
    // The issuer cannot be asked for its keys: an outage, and no fault of whoever asks.
    if (!(error instanceof errors.JOSEError) || keyFaults.includes(error.code)) throw error
    throw refuse('token_refused', { why: 'wrong' })
  }
  const { aud } = claims
  const meant =
    aud === undefined
      ? claims['token_use'] === 'access' && claims['client_id'] === audience
      : (typeof aud === 'string' ? [aud] : aud).includes(audience)
  if (!meant) throw refuse('token_refused', { why: 'wrong' })
  return claims
}

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address)

const isLoopbackHost = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host)

/** What proxies add to a request that they pass on; behind one everybody would look local. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** Straight from this machine, under this machine's name (not a page elsewhere that had its name pointed here). */
const isOnThisMachine = ({ header, remoteAddress }: Request): boolean =>
  remoteAddress !== undefined &&
  isLoopbackAddress(remoteAddress) &&
  isLoopbackHost(header('host') ?? '') &&
  proxyHeaders.every((name) => header(name) === undefined)
