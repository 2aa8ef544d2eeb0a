/** Any OpenID Connect issuer elsewhere: its addresses and keys by discovery (OpenID Connect Discovery 1.0). */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import * as v from 'valibot'
import type { Clock } from '../ports.ts'

/** What discovery tells of an issuer. */
export interface IssuerAddresses {
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly endSessionEndpoint: string | null
  readonly revocationEndpoint: string | null
}

export interface RemoteIssuer {
  /** @throws Error where the issuer cannot be reached, or is not who it should be */
  addresses(): Promise<IssuerAddresses>
  /** Its keys by `kid`; one that is unknown is asked for anew, at most twice a minute. */
  readonly keys: JWTVerifyGetKey
}

export interface RemoteIssuerSettings {
  /** As its tokens and its discovery document say it, to the letter. */
  readonly issuer: string
  readonly clock: Clock
  readonly fetch?: typeof fetch
}

const timeoutMs = 5_000
/** Addresses hardly ever change. */
const keptMs = 60 * 60_000
/** After a failure it is let alone for so long: a crowd must not wait five seconds each. */
const pauseMs = 3_000

const address = v.pipe(v.string(), v.url(), v.regex(/^https?:/))
const documentSchema = v.object({
  issuer: v.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  end_session_endpoint: v.optional(address),
  revocation_endpoint: v.optional(address),
})
type Discovered = v.InferOutput<typeof documentSchema>

export function createRemoteIssuer(settings: RemoteIssuerSettings): RemoteIssuer {
  const { issuer, clock } = settings
  const ask = settings.fetch ?? fetch
  let last: { readonly at: number; readonly found: Promise<Discovered>; failed: boolean } | undefined
  let known: Discovered | undefined

  /** One question at a time; what was known before holds while the issuer is out of reach. */
  const discovered = async (): Promise<Discovered> => {
    const age = last && clock.now() - last.at
    if (!last || age === undefined || age < 0 || age > (last.failed ? pauseMs : keptMs)) {
      const asked = { at: clock.now(), found: discover(issuer, ask), failed: false }
      last = asked
      asked.found.then(
        (found) => {
          known = found
        },
        () => {
          asked.failed = true
        },
      )
    }
    try {
      return await last.found
    } catch (error) {
      if (known) return known
      throw error
    }
  }

  let set: { readonly uri: string; readonly keys: JWTVerifyGetKey } | undefined
  return {
    async addresses() {
      const found = await discovered()
      return {
        authorizationEndpoint: found.authorization_endpoint,
        tokenEndpoint: found.token_endpoint,
        endSessionEndpoint: found.end_session_endpoint ?? null,
        revocationEndpoint: found.revocation_endpoint ?? null,
      }
    },
    async keys(header, token) {
      const uri = (await discovered()).jwks_uri
      if (set?.uri !== uri)
        set = { uri, keys: createRemoteJWKSet(new URL(uri), { timeoutDuration: timeoutMs, [customFetch]: ask }) }
      return set.keys(header, token)
    },
  }
}

async function discover(issuer: string, ask: typeof fetch): Promise<Discovered> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  try {
    const response = await ask(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
    if (!response.ok) throw new Error(`it answered ${response.status}`)
    const found = v.parse(documentSchema, await response.json())
    if (found.issuer !== issuer) throw new Error(`it calls itself ${found.issuer}`)
    const open = Object.values(found).find((named) => issuer.startsWith('https:') && named?.startsWith('http:'))
    if (open !== undefined) throw new Error(`it names ${open}, where tokens would travel in clear text`)
    return found
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The issuer ${issuer} cannot be used: ${why} (${url})`, { cause })
  }
}
