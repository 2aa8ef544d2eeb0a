/**
 * The HTTP API of design.md: one Hono app. `local/` serves all of it; deployed functions mount parts of it (issue 5);
 * tests call `app.request()`. Handlers are wiring: parse, call one use case, answer.
 */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from '../core/problem.ts'
import type { Identity, Person } from '../ports.ts'
import type { World } from '../services/world.ts'
import { maxBodyBytes } from './request.ts'
import { methodNotAllowed, problemResponse } from './problem-response.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { readerRoutes } from './reader-routes.ts'
import { methodsOf, openApiDocument } from './openapi.ts'
import { listBulletins } from '../services/list-bulletins.ts'

export interface AppSettings {
  readonly world: World
  readonly identity: Identity
  /** The address of a request's other end; undefined where the platform does not tell. */
  readonly remoteAddress: (c: Context) => string | undefined
  /** Where bugs and outages go, with the id that the user was told. */
  readonly report: (error: Error, requestId: string) => void
  readonly version: string
}

export interface AppEnv {
  Variables: { requestId: string; person: Person }
}

/** Headers of every answer; pages add a content security policy of their own. */
const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

export function createApp(settings: AppSettings): Hono<AppEnv> {
  const { world, identity } = settings
  const app = new Hono<AppEnv>()
  app.use('*', async (c, next) => {
    c.set('requestId', Buffer.from(world.random.bytes(9)).toString('base64url'))
    await next()
    for (const [name, value] of Object.entries(safeHeaders)) if (!c.res.headers.has(name)) c.header(name, value)
    c.header('x-request-id', c.get('requestId'))
    // The clock that marks submissions late: panes count down by it, for office machines' clocks are often wrong.
    c.header('date', new Date(world.clock.now()).toUTCString())
  })
  app.use(
    '*',
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw refuse('too_large', { max: maxBodyBytes })
      },
    }),
  )
  app.onError((error, c) => problemResponse(error, c, c.get('requestId'), settings.report))
  app.notFound((c) => {
    const allowed = methodsOf(c.req.path)
    if (allowed.length > 0) return methodNotAllowed(c, c.get('requestId'), allowed)
    const problem = refuse('not_found', { what: 'page', id: c.req.path })
    return problemResponse(problem, c, c.get('requestId'), settings.report)
  })

  const signedIn = async (c: Context): Promise<Person> => {
    const request = { header: (name: string) => c.req.header(name), remoteAddress: settings.remoteAddress(c) }
    const person = await identity.identify(request)
    if (!person) throw refuse('not_signed_in', {})
    return person
  }
  app.get('/api/health', (c) => c.json({ status: 'ok', version: settings.version }))
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(settings.version)))
  app.get('/api/bulletins', async (c) => c.json({ bulletins: await listBulletins(world) }))
  app.get('/api/me', async (c) => c.json(await signedIn(c)))
  app.use('/api/bulletins/:bulletin/*', async (c, next) => {
    c.set('person', await signedIn(c as Context))
    await next()
  })
  app.route('/api/bulletins/:bulletin', bulletinRoutes(world))
  app.route('/b', readerRoutes(world))
  return app
}
