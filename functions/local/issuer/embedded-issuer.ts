/** An OpenID Connect issuer of our own under `/identity`, so that `npm start` needs no account anywhere. */
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import type { Provider } from 'oidc-provider'
import type { SignInSettings } from '../../http/app.ts'
import { hasHungUp } from '../../http/problem-response.ts'
import { strictTransport } from '../../http/public-url.ts'
import type { World } from '../../services/world.ts'
import type { AccountStore } from './account.ts'
import { type IssuerKeys, publicPart } from './issuer-keys.ts'
import { noticePage, pageHeaders } from './page.ts'
import { pageLanguage } from './page-words.ts'
import { apiAudience, apiScope, clientId, createProvider, type Lives, usualLives } from './provider.ts'
import { attemptLimits, type AttemptLimits, type SignInEvent, signInRoutes } from './sign-in-routes.ts'

export interface EmbeddedIssuerSettings {
  readonly world: World
  /** What people type, without a slash at the end. */
  readonly publicUrl: string
  readonly accounts: AccountStore
  readonly keys: IssuerKeys
  readonly remoteAddress: (c: Context) => string | undefined
  readonly report: (error: Error, requestId: string) => void
  readonly limits?: AttemptLimits
  readonly lives?: Lives
  readonly tell?: (event: SignInEvent) => void
}

export interface EmbeddedIssuer {
  readonly url: string
  readonly audience: string
  /** For verifying its tokens without asking it over HTTP. */
  readonly keys: JWTVerifyGetKey
  readonly signIn: SignInSettings
  /** Answers requests for `/identity/…`, with Node's own request and response among the bindings. */
  readonly fetch: (request: Request, bindings: object) => Response | Promise<Response>
}

const mountPath = '/identity'
export const isIdentityPath = (path: string): boolean => path === mountPath || path.startsWith(`${mountPath}/`)

export function createEmbeddedIssuer(settings: EmbeddedIssuerSettings): EmbeddedIssuer {
  const { publicUrl, keys, report } = settings
  const url = `${publicUrl}${mountPath}`
  const provider = createProvider({
    publicUrl,
    accounts: settings.accounts,
    keys,
    lives: settings.lives ?? usualLives,
    report: (error) => {
      report(error, newRequestId(settings.world))
    },
  })
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.onError((error, c) => {
    if (hasHungUp(error, c)) return c.body(null, 400)
    report(error, newRequestId(settings.world))
    const language = pageLanguage(undefined, c.req.header('accept-language'))
    return c.body(noticePage(language, 'broken', `${publicUrl}/`), 500, pageHeaders)
  })
  const transport = strictTransport(publicUrl)
  app.use(`${mountPath}/interaction/*`, async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(transport)) c.header(name, value)
  })
  app.route(
    `${mountPath}/interaction`,
    signInRoutes({
      world: settings.world,
      accounts: settings.accounts,
      provider,
      home: `${publicUrl}/`,
      remoteAddress: settings.remoteAddress,
      limits: settings.limits ?? attemptLimits,
      tell: settings.tell ?? (() => undefined),
    }),
  )
  const passOn = createPassOn(provider, publicUrl)
  app.all(`${mountPath}/*`, (c) => passOn(c.env))
  return {
    url,
    audience: apiAudience,
    keys: createLocalJWKSet({ keys: keys.signing.map(publicPart) }),
    signIn: {
      issuer: url,
      authorizationEndpoint: `${url}/auth`,
      tokenEndpoint: `${url}/token`,
      endSessionEndpoint: `${url}/session/end`,
      revocationEndpoint: `${url}/token/revocation`,
      clientId,
      scope: apiScope,
      resource: apiAudience,
      nested: false,
    },
    // Hono answers HEAD by a copy of what GET answers, which would be sent a second time.
    fetch: (request, bindings) =>
      request.method === 'HEAD' && !new URL(request.url).pathname.startsWith(`${mountPath}/interaction/`)
        ? passOn(bindings as HttpBindings)
        : app.fetch(request, bindings),
  }
}

/**
 * Ten times what our own clients ask: the issuer keeps the parameters of a begun sign-in for an hour, and anybody may
 * begin thousands.
 */
const maxAddressLength = 4096

/** Hands a request to the provider, which writes its answer itself. */
function createPassOn(provider: Provider, publicUrl: string): (bindings: HttpBindings) => Promise<Response> {
  const answer = provider.callback()
  const { host, protocol } = new URL(publicUrl)
  const headers = Object.entries({ ...answerHeaders, ...strictTransport(publicUrl) })
  return async ({ incoming, outgoing }) => {
    const original = incoming.url ?? '/'
    if (original.length > maxAddressLength) {
      const language = pageLanguage(undefined, incoming.headers['accept-language'])
      return new Response(noticePage(language, 'refused', `${publicUrl}/`), { status: 414, headers: pageHeaders })
    }
    // It makes addresses from these: the public one, whatever the request claims.
    incoming.headers['x-forwarded-host'] = host
    incoming.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    Object.assign(incoming, { originalUrl: original })
    incoming.url = original.slice(mountPath.length) || '/'
    for (const [name, value] of headers) outgoing.setHeader(name, value)
    await answer(incoming, outgoing)
    return RESPONSE_ALREADY_SENT
  }
}

/** Of answers that are no page; pages bring their own. */
const answerHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

const newRequestId = ({ random }: World): string => Buffer.from(random.bytes(9)).toString('base64url')
