/** The web page's bundle, canned answers of the HTTP API and an issuer (canned-issuer.ts) on a free port, with a record of what was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CannedIssuer, createCannedIssuer } from './canned-issuer.ts'
import { bundleWebPage, type WebFile, webPagePolicy } from '../../functions/local/web-page.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  /** The access token that came with it. */
  readonly token: string | undefined
  readonly language: string
  readonly fileName: string | undefined
  readonly reasons: unknown
  readonly body: Buffer
}

interface Canned {
  readonly status: number
  readonly body: unknown
  /** Milliseconds before it answers. */
  readonly delay?: number
}

/** What the next answers are; a test sets them. The last answer to a PUT stays. */
export interface Script {
  bulletins: unknown[]
  issues: unknown[]
  /** By department id. */
  status: Record<string, unknown>
  puts: Canned[]
  me: unknown
  /** Access tokens that the API does not take any more. */
  expired: string[]
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const departments = [
  { department: 'ecology', name: '生态环境厅' },
  { department: 'trade', name: '省贸促会' },
  { department: 'transport', name: '交通运输厅' },
]
export const weekly = {
  bulletin: 'window-weekly',
  name: '窗口工作周报',
  language: 'zh-CN',
  departments,
  roles: ['editor'],
  own: [],
}
export const hospital = {
  bulletin: 'hospital-weekly',
  name: 'Hospital Weekly',
  language: 'en',
  departments: [{ department: 'surgery', name: 'Surgery' }],
  roles: [],
  own: ['surgery'],
}

/** Its deadline is so many hours from now. */
export const issue45 = (hours: number, state = 'collecting') => ({
  issue: '2022-45',
  year: 2022,
  issueNo: 45,
  serialNo: 420,
  period: { from: '2022-12-26', to: '2022-12-30' },
  deadline: new Date(Date.now() + hours * 3_600_000 + 90_000).toISOString(),
  deadlineText: '2022-12-30 17:00',
  state,
  edition: state === 'collecting' ? 0 : 1,
})
export const issue44 = { ...issue45(-160, 'published'), issue: '2022-44', issueNo: 44, serialNo: 419 }

export const receipt = (revision: number, late = false, department = 'ecology') => ({
  bulletin: 'window-weekly',
  issue: '2022-45',
  department,
  revision,
  receivedAt: '2022-12-30T08:21:07.120Z',
  receivedAtText: '2022-12-30 16:21',
  late,
  sha256: '3f9a12c077be5d10'.repeat(4),
})

export const statusOf = (status: string, comment: string | null = null, revision: number | null = null) => ({
  department: 'ecology',
  name: '生态环境厅',
  status,
  revision,
  receivedAt: null,
  late: status === 'late',
  comment,
  receipt: revision === null ? null : receipt(revision, status === 'late'),
})

const worded = (severity: string, code: string, cell: string | undefined, message: string) => ({
  code,
  severity,
  at: { sheet: '填报表', ...(cell === undefined ? {} : { cell }) },
  message,
  key: `${code}@${cell ?? ''}`,
  needsReason: severity === 'warning',
})
export const errors = [
  worded('error', 'not_a_number', 'D7', 'D7（行政许可办结）写的是“约八百”，读不出一个数。请只填数字，如 800。'),
  worded('error', 'figure_blank', 'D9', 'D9（公共服务受理）是空的。没有发生请填 0。'),
  worded('error', 'section_missing', 'B18', '第 18 行有内容，但没有选栏目。请在 B18 选一个栏目。'),
]
export const warning = worded('warning', 'jump', 'D6', 'D6（行政许可受理）本期 9120，上期 870，是上期的 10.5 倍。')
export const warning2 = worded(
  'warning',
  'other_issue',
  undefined,
  '这是 2022-44 期的填报表，现在报送的是 2022-45 期。',
)
export const notice = worded('notice', 'number_read_as', 'D8', 'D8 写的是“３.4万”，读作 34000 件。')

export const refusal = (...findings: unknown[]): Canned => ({
  status: 422,
  body: { code: 'has_findings', title: '未收下', detail: '', status: 422, requestId: 'r-1', findings },
})
export const received = (revision = 1, { late = false, again = false, delay = 0 } = {}): Canned => ({
  status: again ? 200 : 201,
  body: { receipt: receipt(revision, late), findings: [notice] },
  delay,
})
export const problem = (status: number, code: string, title = '', detail = ''): Canned => ({
  status,
  body: { code, title, detail, status, requestId: '7c1e-44' },
})

export interface CannedServer {
  readonly url: string
  readonly asked: Asked[]
  readonly script: Script
  readonly issuer: CannedIssuer
  close(): Promise<void>
}

export async function openCannedServer(): Promise<CannedServer> {
  const files = await bundleWebPage()
  const asked: Asked[] = []
  const script: Script = {
    bulletins: [weekly],
    issues: [issue45(26), issue44],
    status: {},
    puts: [received()],
    me: { id: 'li', name: '李敏', grants: [] },
    expired: [],
  }
  const issuer = createCannedIssuer()
  const server = createServer((request, response) => void answer(request, response, { files, asked, script, issuer }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    script,
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

interface Here {
  readonly files: Map<string, WebFile>
  readonly asked: Asked[]
  readonly script: Script
  readonly issuer: CannedIssuer
}

async function answer(request: IncomingMessage, response: ServerResponse, here: Here): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1')
  const path = decodeURIComponent(pathname)
  if (await here.issuer.answer(request, response)) return
  const file = here.files.get(path)
  if (file) {
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Security-Policy': webPagePolicy })
    response.end(file.body)
    return
  }
  const asked = await record(request, path)
  here.asked.push(asked)
  const { status, body, delay = 0 } = respond(asked, here.script)
  await new Promise((resolve) => setTimeout(resolve, delay))
  if (Buffer.isBuffer(body)) {
    const name = path.endsWith('marked-up') ? '生态环境厅 标注.xlsx' : '生态环境厅 第45期.xlsx'
    const disposition = `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`
    response.writeHead(status, { 'Content-Type': xlsxType, 'Content-Disposition': disposition }).end(body)
  } else {
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body))
  }
}

async function record(request: IncomingMessage, path: string): Promise<Asked> {
  const body: Buffer[] = []
  for await (const chunk of request) body.push(chunk as Buffer)
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return typeof value === 'string' ? decodeURIComponent(value) : undefined
  }
  return {
    method: request.method ?? '',
    path,
    token: header('authorization')?.replace('Bearer ', ''),
    language: header('accept-language') ?? '',
    fileName: header('bulletin-file-name'),
    reasons: JSON.parse(header('bulletin-reasons') ?? '{}'),
    body: Buffer.concat(body),
  }
}

function respond({ method, path, token }: Asked, script: Script): Canned {
  if (token === undefined || script.expired.includes(token)) return problem(401, 'token_refused')
  if (path === '/api/me') return { status: 200, body: script.me }
  if (path === '/api/bulletins') return { status: 200, body: { bulletins: script.bulletins } }
  if (path.endsWith('/issues')) return { status: 200, body: { issues: script.issues } }
  if (path.includes('/templates/') || path.endsWith('/marked-up')) return { status: 200, body: Buffer.from('PK sheet') }
  const department = path.split('/').at(-1) ?? ''
  if (method === 'PUT')
    return (script.puts.length > 1 ? script.puts.shift() : script.puts[0]) ?? problem(500, 'internal')
  return { status: 200, body: script.status[department] ?? statusOf('notSubmitted') }
}
