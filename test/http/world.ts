/** A whole deployment in memory, asked over HTTP without a socket: clock and randomness are the test's. */
import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { type Definition, findDepartment, writableSections } from '../../functions/core/definition.ts'
import type { Cell } from '../../functions/core/grid.ts'
import type { Issue } from '../../functions/core/issue.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { sheetWording } from '../../functions/core/sheet-wording.ts'
import type { Finding } from '../../functions/core/finding.ts'
import { createApp, type AppEnv } from '../../functions/http/app.ts'
import type { Filling } from '../../functions/local/fill-sheet.ts'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import type { PersonEntry } from '../../functions/core/people.ts'
import type { ObjectStore, Random } from '../../functions/ports.ts'
import { loadIssue } from '../../functions/services/issue-state.ts'
import { publishFirstPeople } from '../../functions/services/people.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import type { Receipt } from '../../functions/services/submit.ts'
import type { World } from '../../functions/services/world.ts'
import { quickIdentity, testSignIn, tokenFor } from './tokens.ts'
import { xlsxType } from '../../functions/http/request.ts'

/** The templates as the server starts with them. */
export const templates = await loadTemplates(templatesFolder)

export type WordedFinding = Finding & { readonly message: string; readonly key: string; readonly needsReason: boolean }

/** What answers have in common; the tests name the rest. */
export interface Body {
  readonly code?: string
  readonly type?: string
  readonly status?: number
  readonly title?: string
  readonly detail?: string
  readonly requestId?: string
  readonly findings?: readonly WordedFinding[]
  readonly receipt?: Receipt
}

export interface Answer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export interface CallOptions {
  /** A string or bytes as they are, anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestWorld {
  readonly world: World
  readonly store: ObjectStore
  readonly app: Hono<AppEnv>
  readonly reports: { readonly error: Error; readonly requestId: string }[]
  setClock(at: string | number): void
  /** Any request, with a token of the person's; without a person nobody asks. */
  fetch(person: string | undefined, method: string, path: string, options?: CallOptions): Promise<Response>
  /** A request answered in JSON. */
  call<T = Body>(person: string | undefined, method: string, path: string, options?: CallOptions): Promise<Answer<T>>
}

export interface WorldOptions {
  readonly store?: ObjectStore
  readonly seed?: string
  /** The other end of every connection; `127.0.0.1` unless told. */
  readonly remoteAddress?: string | undefined
  readonly clock?: string
}

/** Bytes that differ with every call and are the same in every run of a test. */
export function seededRandom(seed: string): Random {
  let calls = 0
  return {
    bytes: (count) => new Uint8Array(createHash('sha512').update(`${seed}/${++calls}`).digest().subarray(0, count)),
  }
}

/** As `npm start` names them: an admin, an editor, an auditor, and one a department under the department's id. */
export const samplePeople = ({ departments }: Definition): PersonEntry[] => [
  ...(['admin', 'editor', 'auditor'] as const).map((role) => ({
    id: role,
    name: role,
    roles: [role],
    departments: [],
  })),
  ...departments.map(({ id, name }) => ({ id, name, roles: [], departments: [id] })),
]

/** Not what requests are sent to: an answer's addresses are the deployment's, never the request's. */
const publicUrl = 'http://127.0.0.1:3000'

/** A world over any store that has the project's definitions in it. */
export async function createTestWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const store = options.store ?? createMemoryObjectStore()
  let now = Date.parse(options.clock ?? '2022-12-30T01:00:00Z')
  const world: World = {
    store,
    clock: { now: () => now },
    random: seededRandom(options.seed ?? 'a'),
    printStyles: templates.printStyles,
  }
  for (const definition of templates.definitions) {
    await publishDefinition(world, definition)
    await publishFirstPeople(world, definition.id, samplePeople(definition))
  }
  const reports: { error: Error; requestId: string }[] = []
  const app = createApp({
    world,
    identity: quickIdentity(world.clock),
    signIn: testSignIn,
    remoteAddress: () => ('remoteAddress' in options ? options.remoteAddress : '127.0.0.1'),
    report: (error, requestId) => void reports.push({ error, requestId }),
    publicUrl,
  })
  const fetchPath: TestWorld['fetch'] = async (person, method, path, { body, headers = {} } = {}) => {
    const url = new URL(path, 'http://127.0.0.1:3000')
    const identity = person === undefined ? {} : { authorization: `Bearer ${await tokenFor(person)}` }
    const plain = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const type =
      body === undefined ? {} : { 'content-type': body instanceof Uint8Array ? xlsxType : 'application/json' }
    return app.request(url, {
      method,
      headers: { host: url.host, 'accept-language': 'en', ...identity, ...type, ...headers },
      ...(body === undefined ? {} : { body: (plain ? body : JSON.stringify(body)) as BodyInit }),
    })
  }
  return {
    world,
    store,
    app,
    reports,
    setClock(at) {
      now = typeof at === 'string' ? Date.parse(at) : at
    },
    fetch: fetchPath,
    async call<T>(...request: Parameters<TestWorld['fetch']>) {
      const response = await fetchPath(...request)
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as T }
    },
  }
}

export const api = (bulletin: string, issue?: string): string =>
  `/api/bulletins/${bulletin}${issue === undefined ? '' : `/issues/${issue}`}`

/** Opens an issue. @throws where it is refused: the test's fault */
export async function openIssue(t: TestWorld, bulletin: string, from: string, to: string): Promise<Issue> {
  const { status, body } = await t.call<Issue & Body>('editor', 'POST', `${api(bulletin)}/issues`, {
    body: { period: { from, to }, issuedOn: to },
  })
  if (status !== 201) throw new Error(`${status} ${body.title} ${body.detail}`)
  return body
}

export interface JsonGrid {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[]
}

/** The department's template as the add-in would draw it, filled in: a JSON grid. */
export async function filledGrid(
  t: TestWorld,
  bulletin: string,
  issue: string,
  departmentId: string,
  filling: Filling,
): Promise<JsonGrid> {
  const { definition } = (await loadIssue(t.store, bulletin, issue)).definition
  const department = findDepartment(definition, departmentId)
  if (!department) throw new Error(`No department ${departmentId}`)
  const { body: layout } = await t.call<SheetLayout>(
    'editor',
    'GET',
    `${api(bulletin, issue)}/templates/${departmentId}`,
    { headers: { accept: 'application/json' } },
  )
  const rows: Cell[][] = []
  const put = (row: number, column: number, value: Cell): void => {
    while (rows.length <= row) rows.push([])
    const cells = rows[row] ?? []
    while (cells.length <= column) cells.push(null)
    if (value !== undefined) cells[column] = value
  }
  for (const { row, column, value } of layout.cells)
    put(row, column, typeof value === 'object' && value !== null ? value.result : value)
  const at = sheetPositions(definition, department)
  if (filling.nilReturn) put(at.nilReturn.row, at.nilReturn.column, sheetWording(definition.language).yes)
  put(at.reporter.row, at.reporter.column, filling.reporter ?? 'Clerk')
  for (const [id, { row, weekColumn, remarkColumn }] of at.figures) {
    put(row, weekColumn, filling.values?.[id])
    put(row, remarkColumn, filling.remarks?.[id])
  }
  for (const [i, item] of (filling.items ?? []).entries()) {
    if (!at.items) throw new Error(`${departmentId} writes no items`)
    const { headerRow, columns } = at.items
    const row = headerRow + 1 + i
    const section = writableSections(definition).find(({ id }) => id === item.section)
    put(row, columns.section, section?.heading ?? item.section)
    put(row, columns.headline, item.headline)
    put(row, columns.text, item.text)
    put(row, columns.date, item.date)
  }
  return { sheets: [{ name: layout.name, rows }] }
}

/** Sends a department's sheet as a JSON grid; reasons go into the header. */
export async function submit(
  t: TestWorld,
  bulletin: string,
  issue: string,
  department: string,
  filling: Filling,
  { person = department, reasons }: { person?: string; reasons?: Readonly<Record<string, string>> } = {},
): Promise<Answer<Body>> {
  const body = await filledGrid(t, bulletin, issue, department, filling)
  const headers = reasons ? { 'bulletin-reasons': encodeURIComponent(JSON.stringify(reasons)) } : {}
  return t.call(person, 'PUT', `${api(bulletin, issue)}/submissions/${department}`, { body, headers })
}

/** A quiet week of the hospital's two departments, for tests that need any. */
export const wards = {
  emergency: {
    values: { attendances: 100, 'seen-in-four-hours': 80, 'agency-cost': 10.5, 'beds-occupied': 30 },
    items: [
      { section: 'safety', headline: 'Triage', text: 'Triage became faster.' },
      { section: 'people', headline: 'Rota', text: 'The rota is full.' },
    ],
  },
  maternity: {
    values: { births: 7, 'agency-cost': 1.25, 'beds-occupied': 12 },
    items: [{ section: 'safety', headline: 'Drill', text: 'A drill was held.' }],
  },
} as const satisfies Record<string, Filling>

export const hospital = 'hospital-weekly'

/** The hospital's first issue, open, with both departments' sheets unless told otherwise. */
export async function hospitalWeek(
  t: TestWorld,
  departments: readonly (keyof typeof wards)[] = ['emergency', 'maternity'],
): Promise<string> {
  t.setClock('2026-01-11T09:00:00Z')
  const { issue } = await openIssue(t, hospital, '2026-01-05', '2026-01-11')
  for (const department of departments) await mustSubmit(t, issue, department, wards[department])
  return api(hospital, issue)
}

/** @throws where the sheet is refused: the test's fault */
export async function mustSubmit(
  t: TestWorld,
  issue: string,
  department: keyof typeof wards,
  filling: Filling,
): Promise<Receipt> {
  const { status, body } = await submit(t, hospital, issue, department, filling)
  if (!body.receipt) throw new Error(`${status} ${body.detail} ${body.findings?.map((f) => f.message).join(' ')}`)
  return body.receipt
}

export interface Published {
  readonly edition: number
  readonly link: { readonly id: string; readonly url: string }
  readonly files: Readonly<Record<'docx' | 'xlsx' | 'html', { readonly sha256: string; readonly bytes: number }>>
  readonly totals: Readonly<Record<string, { readonly week: string | null; readonly yearToDate: string | null }>>
  readonly notSubmitted: readonly string[]
}

export const publishIssue = (t: TestWorld, issuePath: string, body: object = {}): Promise<Answer<Published & Body>> =>
  t.call<Published & Body>('editor', 'POST', `${issuePath}/publish`, { body })
