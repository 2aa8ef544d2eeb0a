/** The deployment that fuzzed requests meet: one issue published, with a link; the next one open, with one sheet in. */
import {
  api,
  type CallOptions,
  createTestWorld,
  filledGrid,
  hospital,
  hospitalWeek,
  type JsonGrid,
  mustSubmit,
  openIssue,
  publishIssue,
  type TestWorld,
  wards,
} from '../http/world.ts'
import type { Answer } from './target.ts'
import { createResettableStore } from './resettable-store.ts'

export interface FuzzWorld {
  readonly t: TestWorld
  /** `/api/bulletins/hospital-weekly/issues/2026-2`, which is open. */
  readonly issuePath: string
  readonly publishedPath: string
  /** Of the published issue. */
  readonly link: { readonly id: string; readonly token: string }
  /** maternity's sheet, filled in and not yet sent. */
  readonly grid: JsonGrid
  /** Everything as it was. */
  readonly reset: () => void
  /** Sends one request, and holds the answer to what every answer must be. @throws where it is not */
  readonly ask: (person: string | undefined, method: string, path: string, options?: CallOptions) => Promise<Heard>
}

/** An answer with its body. */
export interface Heard extends Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly text: () => string
}

export async function openFuzzWorld(): Promise<FuzzWorld> {
  const { store, keep, reset } = createResettableStore()
  const t = await createTestWorld({ store })
  const publishedPath = await hospitalWeek(t)
  const { status, body } = await publishIssue(t, publishedPath)
  if (status !== 201) throw new Error(`${status} ${body.detail}`)
  t.setClock('2026-01-18T09:00:00Z')
  const { issue } = await openIssue(t, hospital, '2026-01-12', '2026-01-18')
  await mustSubmit(t, issue, 'emergency', wards.emergency)
  const grid = await filledGrid(t, hospital, issue, 'maternity', { ...wards.maternity, phone: '100' })
  keep()
  const ask: FuzzWorld['ask'] = async (person, method, path, options) => {
    const response = await t.fetch(person, method, path, options)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const [report] = t.reports.splice(0)
    if (report) throw new Error(`${method} ${path}: ${report.error.message}`, { cause: report.error })
    mustBeSound(response)
    return { status: response.status, headers: response.headers, bytes, text: () => Buffer.from(bytes).toString() }
  }
  const token = new URL(body.link.url).pathname.split('/')[2] ?? ''
  return { t, issuePath: api(hospital, issue), publishedPath, link: { id: body.link.id, token }, grid, reset, ask }
}

/** What holds for every answer, whatever was asked. */
function mustBeSound({ status, headers }: Response): void {
  const type = headers.get('content-type') ?? ''
  if (headers.get('x-content-type-options') !== 'nosniff') throw new Error('an answer that browsers may guess at')
  if (headers.has('set-cookie')) throw new Error('an answer that sets a cookie')
  if (status >= 400 && status < 500 && !/^(?:application\/problem\+json|text\/html); charset=utf-8$/.test(type))
    throw new Error(`${status} as ${type}`)
  const policy = headers.get('content-security-policy') ?? ''
  if (type.startsWith('text/html') && !policy.includes("default-src 'none'")) throw new Error('a page without a policy')
}
