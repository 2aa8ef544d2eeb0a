/** The whole system on one machine: the very app that the cloud runs, the plain web path, sign-in, a store in a folder. */
import type { Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { systemRandom } from '../adapters/system-random.ts'
import type { Definition } from '../core/definition.ts'
import { wordFinding } from '../core/finding-wording.ts'
import { prefixes } from '../core/keys.ts'
import type { PersonEntry } from '../core/people.ts'
import { Refusal } from '../core/problem.ts'
import { type AppEnv, createApp } from '../http/app.ts'
import type { Clock, ObjectStore } from '../ports.ts'
import { newestDefinition } from '../services/issue-state.ts'
import { publishFirstPeople } from '../services/people.ts'
import { publishDefinition } from '../services/publish-definition.ts'
import { newestKeys } from '../services/records.ts'
import type { World } from '../services/world.ts'
import { isIdentityPath } from './issuer/embedded-issuer.ts'
import type { SignInEvent } from './issuer/sign-in-routes.ts'
import { type Answer, close, listen, type Patience } from './listen.ts'
import { loadTemplates, templatesFolder } from './load-templates.ts'
import { type IdentitySettings, openIdentity, type OpenedIdentity } from './open-identity.ts'
import { ownOfficeJs, paneFolder, panePolicy, readOfficeJs, readPane } from './pane-files.ts'
import { addressOf } from './remote-address.ts'
import { samplePeople } from './sample-people.ts'
import { bundleWebPage, webPagePolicyFor } from './web-page.ts'

export interface ServerSettings {
  readonly store: ObjectStore
  readonly clock: Clock
  /** 0 takes any free port. */
  readonly port: number
  readonly report: (error: Error, requestId: string) => void
  readonly identity: IdentitySettings
  /** The address that it listens on; loopback unless told. */
  readonly host?: string
  /** What people type, without a slash at the end; by the port unless told. */
  readonly publicUrl?: string
  /** Behind a proxy, which tells the address that a request came from. */
  readonly trustProxy?: boolean
  /** Who signed in, and who could not. */
  readonly tell?: (event: SignInEvent) => void
  /** Where the pane loads office.js from; the project's own copy unless told. */
  readonly officeJs?: string
  /** PEM texts: serves https, as Excel asks of an add-in. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** How long it waits for slow clients; `usualPatience` unless told. */
  readonly patience?: Patience
  /** Pages of a host around the pane (`npm run try`). */
  readonly mount?: (app: Hono<AppEnv>) => void
}

export interface RunningServer {
  /** What people type: `http://127.0.0.1:3000`. */
  readonly url: string
  readonly bulletins: readonly string[]
  /** False where the task pane was not built (`npm run build`). */
  readonly pane: boolean
  /** Answers what is under way, then stops. */
  close(): Promise<void>
}

const loopback = '127.0.0.1'

export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const templates = await loadTemplates(templatesFolder)
  const { store, clock } = settings
  const world: World = { store, clock, random: systemRandom, printStyles: templates.printStyles }
  for (const definition of templates.definitions) await publishOrExplain(world, definition)
  await publishPeople(world, settings.identity)
  // The port first: addresses that the issuer puts into tokens bear it.
  let answer: Answer = () => new Response(undefined, { status: 503, headers: { 'retry-after': '1' } })
  const socket = { host: loopback, ...settings }
  const { server, port } = await listen((request, bindings) => answer(request, bindings), socket)
  try {
    // The developer certificate names localhost.
    const url = settings.publicUrl ?? (settings.tls ? `https://localhost:${port}` : `http://${loopback}:${port}`)
    const made = await makeAnswer(world, url, settings)
    answer = made.answer
    return {
      url,
      bulletins: templates.definitions.map((d) => d.id),
      pane: made.pane,
      close: () => close(server),
    }
  } catch (error) {
    await close(server)
    throw error
  }
}

async function makeAnswer(world: World, publicUrl: string, settings: ServerSettings) {
  const { report, tell = () => undefined } = settings
  const remoteAddress = (c: Context) => addressOf(c, settings.trustProxy ?? false)
  const opened = await openIdentity(settings.identity, { world, publicUrl, remoteAddress, report, tell })
  const { identity, signIn } = opened
  const app = createApp({ world, identity, remoteAddress, report, signIn, publicUrl })
  const issuers = () => issuerOrigins(opened)
  for (const [path, { body, type }] of await bundleWebPage()) {
    app.get(path, async (c) =>
      c.body(new Uint8Array(body), 200, {
        'content-type': type,
        'content-security-policy': webPagePolicyFor(await issuers()),
      }),
    )
  }
  settings.mount?.(app)
  const pane = await mountPane(app, settings.officeJs ?? ownOfficeJs, issuers)
  const answer: Answer = (request, bindings) => {
    const { pathname, search } = new URL(request.url)
    if (opened.fetch && isIdentityPath(pathname)) return opened.fetch(request, bindings)
    // The issuer sends people back to the one address that it knows.
    if (isPage(pathname) && isOtherName(request.headers.get('host') ?? '', publicUrl))
      return Response.redirect(`${publicUrl}${pathname}${search}`, 302)
    return app.fetch(request, bindings)
  }
  return { answer, pane }
}

const isPage = (path: string): boolean => path === '/' || /^\/(?:pane|try)\/(?:[\w-]+\.html)?$/.test(path)

/** `localhost` where the address is `127.0.0.1`, and the like: the same machine under a name that cookies keep apart. */
function isOtherName(host: string, publicUrl: string): boolean {
  const names = /^(?:localhost|127\.0\.0\.1|\[::1\])(?=:|$)/i
  const wanted = new URL(publicUrl).host
  return names.test(host) && names.test(wanted) && host.toLowerCase() !== wanted
}

/** Where tokens are asked for, beside our own origin; none while an issuer elsewhere cannot be reached. */
async function issuerOrigins(opened: OpenedIdentity): Promise<string[]> {
  if (opened.fetch) return []
  try {
    const { issuer, tokenEndpoint, revocationEndpoint } = await opened.signIn()
    return [...new Set([issuer, tokenEndpoint, revocationEndpoint ?? issuer].map((url) => new URL(url).origin))]
  } catch {
    return []
  }
}

async function mountPane(
  app: Hono<AppEnv>,
  officeJs: string,
  issuers: () => Promise<readonly string[]>,
): Promise<boolean> {
  const files = await readPane(paneFolder, officeJs)
  app.use('/pane/*', compress())
  app.use('/office-js/*', compress())
  for (const [path, { body, type, cache }] of files ?? []) {
    app.get(path, async (c) => {
      const more = type.startsWith('text/html')
        ? { 'content-security-policy': panePolicy(officeJs, await issuers()) }
        : // Excel on the web reads the formulas' and shortcuts' descriptions from an address of its own.
          type === 'application/json'
          ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
          : {}
      return c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': cache, ...more })
    })
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

/** Somebody must be able to begin: the sample's people with our own issuer, one admin with another. */
async function publishPeople(world: World, identity: IdentitySettings): Promise<void> {
  for (const key of await newestKeys(world.store, prefixes.definitions())) {
    const { definition } = await newestDefinition(world.store, key.split('/')[1] ?? '')
    const people = identity.kind === 'embedded' ? samplePeople(definition) : firstAdmin(identity.firstAdmin)
    await publishFirstPeople(world, definition.id, people)
  }
}

const firstAdmin = (id: string | undefined): PersonEntry[] =>
  id === undefined ? [] : [{ id, name: id, roles: ['admin'], departments: [] }]
