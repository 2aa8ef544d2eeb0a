/**
 * The HTTP API of design.md: one Hono app. `local/` serves all of it; deployed functions mount parts of it (issue 5);
 * tests call `app.request()`. Handlers are wiring: parse, call one use case, answer.
 */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { refuse } from '../core/problem.ts'
import type { Operation } from '../core/rights.ts'
import type { Caller, Identity } from '../ports.ts'
import type { World } from '../services/world.ts'
import { hasHungUp, methodNotAllowed, problemResponse } from './problem-response.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { strictTransport } from './public-url.ts'
import { readerRoutes, robots } from './reader-routes.ts'
import { methodsOf, openApiDocument } from './openapi.ts'
import { listBulletins } from '../services/list-bulletins.ts'
import { listGrants } from '../services/people.ts'

export interface AppSettings {
  readonly world: World
  readonly identity: Identity
  /** The address of a request's other end; undefined where the platform does not tell. */
  readonly remoteAddress: (c: Context) => string | undefined
  /** Where bugs and outages go, with the id that the user was told. */
  readonly report: (error: Error, requestId: string) => void
  /** How panes and pages sign in: `GET /api/sign-in`. */
  readonly signIn: () => Promise<SignInSettings>
  /** The address that people type, without a slash at the end: links bear it, whatever a request claims. */
  readonly publicUrl: string
}

/** What a client needs for the authorization code flow with PKCE. */
export interface SignInSettings {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly endSessionEndpoint: string | null
  readonly revocationEndpoint: string | null
  readonly clientId: string
  readonly scope: string
  /** RFC 8707; null where the issuer has none. */
  readonly resource: string | null
  /** Whether the task pane may use Nested App Auth (Microsoft Entra). */
  readonly nested: boolean
}

export interface AppEnv {
  Variables: {
    requestId: string
    caller: Caller
    /** The address of the request's other end. */
    from: string | undefined
    /** Set by `may` (may.ts). */
    allowed: Operation | undefined
  }
}

/** Headers of every answer; pages add a content security policy of their own. */
const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  // Pages bring their own; what is no page runs and shows nothing, wherever it is opened.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

export function createApp(settings: AppSettings): Hono<AppEnv> {
  const { world, identity, publicUrl } = settings
  const headers = Object.entries({ ...safeHeaders, ...strictTransport(publicUrl) })
  const app = new Hono<AppEnv>()
  app.use('*', async (c, next) => {
    c.set('requestId', Buffer.from(world.random.bytes(9)).toString('base64url'))
    await next()
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.header(name, value)
    c.header('x-request-id', c.get('requestId'))
    // The clock that marks submissions late: panes count down by it, for office machines' clocks are often wrong.
    c.header('date', new Date(world.clock.now()).toUTCString())
  })
  app.onError((error, c) => {
    if (hasHungUp(error, c)) return c.body(null, 400)
    return problemResponse(error, c, c.get('requestId'), settings.report)
  })
  app.notFound((c) => {
    const allowed = methodsOf(c.req.path)
    if (allowed.length > 0) return methodNotAllowed(c, c.get('requestId'), allowed)
    const problem = refuse('not_found', { what: 'page', id: c.req.path })
    return problemResponse(problem, c, c.get('requestId'), settings.report)
  })

  const signedIn: MiddlewareHandler<AppEnv> = async (c, next) => {
    const from = settings.remoteAddress(c)
    const caller = await identity.identify({ header: (name) => c.req.header(name), remoteAddress: from })
    if (!caller) throw refuse('not_signed_in', {})
    c.set('caller', caller)
    c.set('from', from)
    await next()
  }
  app.get('/api/health', (c) => c.json({ status: 'ok' }))
  app.get('/api/openapi.json', (c) => c.json(openApiDocument()))
  app.get('/api/sign-in', async (c) => c.json(await settings.signIn()))
  app.get('/api/me', signedIn, async (c) => {
    const { id, name } = c.get('caller')
    return c.json({ id, name, grants: await listGrants(world.store, c.get('caller')) })
  })
  app.get('/api/bulletins', signedIn, async (c) => c.json({ bulletins: await listBulletins(world, c.get('caller')) }))
  app.use('/api/bulletins/:bulletin/*', signedIn)
  app.route('/api/bulletins/:bulletin', bulletinRoutes(world, publicUrl))
  app.get('/robots.txt', (c) => c.text(robots))
  app.route('/b', readerRoutes(settings))
  return app
}
