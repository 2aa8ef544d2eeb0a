/** The whole system on one machine: the very app that the cloud runs, the plain web path, a store in a folder. */
import { type ServerType, serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { createServer as createTlsServer } from 'node:https'
import { createHeaderIdentity } from '../adapters/header-identity.ts'
import { systemRandom } from '../adapters/system-random.ts'
import type { Definition } from '../core/definition.ts'
import { wordFinding } from '../core/finding-wording.ts'
import { Refusal } from '../core/problem.ts'
import { type AppEnv, createApp } from '../http/app.ts'
import type { Clock, ObjectStore } from '../ports.ts'
import { publishDefinition } from '../services/publish-definition.ts'
import type { World } from '../services/world.ts'
import { loadTemplates, templatesFolder } from './load-templates.ts'
import { ownOfficeJs, paneFolder, panePolicy, readOfficeJs, readPane } from './pane-files.ts'
import { bundleWebPage, webPagePolicy } from './web-page.ts'

export interface ServerSettings {
  readonly store: ObjectStore
  readonly clock: Clock
  /** 0 takes any free port. */
  readonly port: number
  readonly report: (error: Error, requestId: string) => void
  /** Where the pane loads office.js from; the project's own copy unless told. */
  readonly officeJs?: string
  /** PEM texts: serves https, as Excel asks of an add-in. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Pages of a host around the pane (`npm run try`). */
  readonly mount?: (app: Hono<AppEnv>) => void
}

export interface RunningServer {
  /** `http://127.0.0.1:3000`. */
  readonly url: string
  readonly bulletins: readonly string[]
  /** False where the task pane was not built (`npm run build`). */
  readonly pane: boolean
  /** Answers what is under way, then stops. */
  close(): Promise<void>
}

export const version = '0.1.0'

/** Loopback only: the stand-in identity believes nobody else (issue 4 brings sign-in). */
const hostname = '127.0.0.1'

export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const templates = await loadTemplates(templatesFolder)
  const { store, clock } = settings
  const world: World = { store, clock, random: systemRandom, printStyles: templates.printStyles }
  for (const definition of templates.definitions) await publishOrExplain(world, definition)
  const app = createApp({
    world,
    identity: createHeaderIdentity(),
    remoteAddress: (c: Context) => getConnInfo(c).remote.address,
    report: settings.report,
    version,
  })
  for (const [path, { body, type }] of await bundleWebPage()) {
    app.get(path, (c) =>
      c.body(new Uint8Array(body), 200, { 'content-type': type, 'content-security-policy': webPagePolicy }),
    )
  }
  settings.mount?.(app)
  const pane = await mountPane(app, settings.officeJs ?? ownOfficeJs)
  const { server, port } = await listen(app.fetch, settings)
  return {
    // The developer certificate names localhost.
    url: settings.tls ? `https://localhost:${port}` : `http://${hostname}:${port}`,
    bulletins: templates.definitions.map((d) => d.id),
    pane,
    close: () => close(server),
  }
}

async function mountPane(app: Hono<AppEnv>, officeJs: string): Promise<boolean> {
  const files = await readPane(paneFolder, officeJs)
  app.use('/pane/*', compress())
  app.use('/office-js/*', compress())
  for (const [path, { body, type, cache }] of files ?? []) {
    const more = type.startsWith('text/html')
      ? { 'content-security-policy': panePolicy(officeJs) }
      : // Excel on the web reads the formulas' and shortcuts' descriptions from an address of its own.
        type === 'application/json'
        ? { 'access-control-allow-origin': '*' }
        : {}
    app.get(path, (c) => c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': cache, ...more }))
  }
  if (officeJs === ownOfficeJs)
    app.get('/office-js/*', async (c) => {
      const file = await readOfficeJs(c.req.path.slice('/office-js/'.length))
      if (!file) return c.notFound()
      return c.body(new Uint8Array(file.body), 200, { 'content-type': file.type, 'cache-control': 'no-cache' })
    })
  return files !== undefined
}

/** A definition that the store cannot take is the operator's to mend: said in words, with the JSON paths. */
async function publishOrExplain(world: World, definition: Definition): Promise<void> {
  try {
    await publishDefinition(world, definition)
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'bad_request') throw error
    const faults = error.problem.findings.map((f) => wordFinding(f, 'en'))
    throw new Error(`templates/${definition.id}/definition.json:\n${faults.join('\n')}`, { cause: error })
  }
}

function listen(
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  { port, tls }: ServerSettings,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const secure = tls ? { createServer: createTlsServer, serverOptions: tls } : {}
    const server = serve({ fetch, port, hostname, ...secure }, (info) => {
      resolve({ server, port: info.port })
    })
    server.once('error', reject)
  })
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error)
      else resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
