/**
 * The product with an Excel to try it in: the very server of `npm start` with a store in memory, a week that is under
 * way, and at /try/ a page that is Excel enough for the pane. The product's own pages know nothing of it.
 */
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { systemRandom } from '../../functions/adapters/system-random.ts'
import type { AppEnv } from '../../functions/http/app.ts'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import { ownOfficeJs, panePolicy } from '../../functions/local/pane-files.ts'
import { readSampleWeek } from '../../functions/local/sample-week.ts'
import type { Lives } from '../../functions/local/issuer/provider.ts'
import { startServer } from '../../functions/local/server.ts'
import { createSignInClient } from '../../functions/local/sign-in-client.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import type { Hono } from 'hono'
import { createTryClock } from './try-clock.ts'
import { makeTryFiles, type TryFile } from './try-files.ts'
import { tryIdentity, tryPassword } from './try-people.ts'
import { manyDepartments, openSampleIssue, playManyDepartments, playSampleWeek } from './try-week.ts'

/** `empty`: the sample's issue is open and nobody has sent. `many`: as many departments as wanted have, in a bulletin of its own. */
export type TryWeek = 'sample' | 'empty' | { readonly many: number }

export interface TrySettings {
  /** 0, or nothing, takes any free port. */
  readonly port?: number
  readonly week?: TryWeek
  /** Another page for the pane than the built one: for tests of the page around it. */
  readonly panePage?: string
  /** How long tokens and sessions last, in seconds; as usual unless told. */
  readonly lives?: Lives
  /** Errors of the server; printed unless told. */
  readonly report?: (error: Error, requestId: string) => void
}

export interface TryServer {
  /** `http://127.0.0.1:4100`. */
  readonly url: string
  /** The page to open. */
  readonly page: string
  readonly bulletin: string
  readonly issue: string
  /** False where the task pane was not built (`npm run build`). */
  readonly pane: boolean
  /** An access token of a person's, got by signing in as she does. */
  readonly tokenOf: (person: string) => Promise<string>
  /** Sets the server's clock, which runs on from there; the issuer's is the machine's. */
  setClock(at: string | number): void
  close(): Promise<void>
}

const bulletin = 'window-weekly'
const issue = '2022-45'
/** Friday afternoon in Shanghai, before the deadline of 17:00. */
const afternoon = '2022-12-30T14:20:00+08:00'

/** What the page keeps to: it writes styles by the DOM only. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'"

export async function startTryServer({
  port = 0,
  week = 'sample',
  panePage,
  lives,
  report = printError,
}: TrySettings = {}): Promise<TryServer> {
  const clock = createTryClock(Date.parse(afternoon))
  const store = createMemoryObjectStore()
  const [files, templates, sample] = await Promise.all([
    makeTryFiles(panePage),
    loadTemplates(templatesFolder),
    readSampleWeek(templatesFolder, bulletin, issue),
  ])
  const shipped = templates.definitions.find(({ id }) => id === bulletin)
  if (!shipped) throw new Error(`There is no template ${bulletin}`)
  const definition = typeof week === 'object' ? manyDepartments(shipped, week.many) : shipped
  if (definition !== shipped) {
    await publishDefinition({ store, clock, random: systemRandom, printStyles: templates.printStyles }, definition)
  }
  const server = await startServer({
    store,
    clock,
    port,
    report,
    identity: tryIdentity([...templates.definitions, definition], lives),
    mount: (app) => {
      mountTryPages(app, files)
    },
  })
  const tokenOf = createSignInClient(server.url, () => tryPassword)
  const player = { url: server.url, definition, setClock: clock.set, tokenOf }
  if (week === 'sample') await playSampleWeek(player, sample)
  else if (week === 'empty') await openSampleIssue(player, sample)
  else await playManyDepartments(player, sample)
  clock.set(Date.parse(afternoon))
  return {
    url: server.url,
    page: `${server.url}/try/`,
    bulletin: definition.id,
    issue,
    pane: server.pane,
    tokenOf,
    setClock: (at) => {
      clock.set(typeof at === 'string' ? Date.parse(at) : at)
    },
    close: () => server.close(),
  }
}

function mountTryPages(app: Hono<AppEnv>, files: ReadonlyMap<string, TryFile>): void {
  app.get('/try', (c) => c.redirect('/try/'))
  for (const [path, { body, type }] of files) {
    const policy = path === '/try/taskpane.html' ? panePolicy(ownOfficeJs) : pagePolicy
    const isPage = type.startsWith('text/html')
    app.get(path, (c) =>
      c.body(body, 200, {
        'content-type': type,
        'cache-control': 'no-cache',
        ...(isPage ? { 'content-security-policy': policy } : {}),
      }),
    )
  }
}

function printError(error: Error, requestId: string): void {
  console.error(requestId, error)
}
