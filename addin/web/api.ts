/** The HTTP API as typed results. Nothing here throws for an answer: whatever comes back is a value or a Failure. */
import * as v from 'valibot'
import {
  type BulletinEntry,
  bulletinsAnswer,
  type DepartmentStatus,
  type IssueEntry,
  issuesAnswer,
  type Problem,
  problemAnswer,
  type Receipt,
  receivedAnswer,
  refusedAnswer,
  statusAnswer,
  type WordedFinding,
} from './answers.ts'
import type { Failure } from './failure.ts'

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Who asks, and in which language the answers are to be. Nobody yet (null) may only list the bulletins. */
export interface Caller {
  readonly person: string | null
  readonly language: string
}

/** A department's sheet of an issue. */
export interface Target {
  readonly bulletin: string
  readonly issue: string
  readonly department: string
}

export interface Upload {
  readonly name: string
  readonly bytes: ArrayBuffer
  /** By finding key. */
  readonly reasons: Readonly<Record<string, string>>
}

export interface Download {
  readonly blob: Blob
  /** As the server names it; undefined where it does not. */
  readonly name: string | undefined
}

export type SendAnswer =
  | {
      readonly kind: 'received'
      readonly receipt: Receipt
      readonly findings: readonly WordedFinding[]
      /** The server had this very file already. */
      readonly again: boolean
    }
  | { readonly kind: 'refused'; readonly findings: readonly WordedFinding[] }
  | { readonly kind: 'failed'; readonly failure: Failure }

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Gateways cap all headers together at 10 KB; Chinese takes nine bytes a character in one. */
const reasonsBytes = 8000

/** How many characters each of so many reasons may have, so that together they fit their header. */
export const reasonLength = (count: number): number =>
  Math.max(10, Math.min(200, Math.floor((reasonsBytes / Math.max(1, count) - 60) / 9)))

/** Percent-encoded text for a header. encodeURIComponent throws on half a surrogate pair; file names may hold one. */
export const headerText = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))

/** `template.xlsx` of a Content-Disposition header (RFC 6266); the encoded form goes first. */
export function fileNameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/i.exec(disposition ?? '')?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      // Badly encoded: the plain form, if there is one, will do.
    }
  }
  return /filename\s*=\s*"([^"]+)"/i.exec(disposition ?? '')?.[1]
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: ArrayBuffer
}

/** The whole answer, or null where none came within the time: a body that breaks off is no answer either. */
async function request(path: string, caller: Caller, init: RequestInit, seconds: number): Promise<Answer | null> {
  const headers = new Headers(init.headers)
  headers.set('Accept-Language', caller.language)
  if (caller.person !== null) headers.set('Bulletin-Person', caller.person)
  const timeout = new AbortController()
  const timer = setTimeout(() => {
    timeout.abort()
  }, seconds * 1000)
  try {
    const response = await fetch(path, { ...init, headers, cache: 'no-store', signal: timeout.signal })
    return { status: response.status, headers: response.headers, body: await response.arrayBuffer() }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

const succeeded = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300

/** The body as JSON; undefined where it is none, which no schema takes. */
function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body))
  } catch {
    return undefined
  }
}

function failureOf(answer: Answer | null): Failure {
  if (answer === null) return { kind: 'unreachable' }
  const { status } = answer
  const problem = v.safeParse(problemAnswer, jsonOf(answer))
  if (problem.success && !succeeded(answer)) return { kind: 'problem', status, problem: problem.output }
  // Without a body of ours these still say what they say: a proxy's 502, its own limit.
  return status >= 500 || status === 413
    ? { kind: 'problem', status, problem: noWords }
    : { kind: 'notUnderstood', status }
}
const noWords: Problem = { code: '', title: '', detail: '', requestId: '' }

async function get<S extends v.GenericSchema>(path: string, caller: Caller, schema: S) {
  const answer = await request(path, caller, {}, 30)
  if (answer === null || !succeeded(answer)) return { ok: false, failure: failureOf(answer) } as const
  const parsed = v.safeParse(schema, jsonOf(answer))
  if (!parsed.success) return { ok: false, failure: failureOf(answer) } as const
  return { ok: true, value: parsed.output, date: answer.headers.get('Date') } as const
}

async function download(path: string, caller: Caller, init: RequestInit): Promise<Result<Download>> {
  const answer = await request(path, caller, init, 60)
  if (answer === null || !succeeded(answer)) return { ok: false, failure: failureOf(answer) }
  const blob = new Blob([answer.body], { type: answer.headers.get('Content-Type') ?? xlsxType })
  return { ok: true, value: { blob, name: fileNameOf(answer.headers.get('Content-Disposition')) } }
}

const bulletinPath = (bulletin: string): string => `/api/bulletins/${encodeURIComponent(bulletin)}`
const targetPath = (kind: 'submissions' | 'templates', target: Target): string =>
  `${bulletinPath(target.bulletin)}/issues/${encodeURIComponent(target.issue)}/${kind}/${encodeURIComponent(target.department)}`

export async function listBulletins(caller: Caller): Promise<Result<readonly BulletinEntry[]>> {
  const result = await get('/api/bulletins', { ...caller, person: null }, bulletinsAnswer)
  return result.ok ? { ok: true, value: result.value.bulletins } : result
}

/** The issues, newest first, and the server's time in milliseconds: office machines' clocks are often wrong. */
export async function listIssues(
  caller: Caller,
  bulletin: string,
): Promise<Result<{ readonly issues: readonly IssueEntry[]; readonly serverTime: number | null }>> {
  const result = await get(`${bulletinPath(bulletin)}/issues`, caller, issuesAnswer)
  if (!result.ok) return result
  const serverTime = Date.parse(result.date ?? '')
  return { ok: true, value: { ...result.value, serverTime: Number.isNaN(serverTime) ? null : serverTime } }
}

export const readStatus = (caller: Caller, target: Target): Promise<Result<DepartmentStatus>> =>
  get(targetPath('submissions', target), caller, statusAnswer)

export const downloadTemplate = (caller: Caller, target: Target): Promise<Result<Download>> =>
  download(targetPath('templates', target), caller, {})

/** The sender's values back in the template with a comment at each finding; nothing is stored. */
export const downloadMarkedUp = (caller: Caller, target: Target, upload: Upload): Promise<Result<Download>> =>
  download(`${targetPath('submissions', target)}/marked-up`, caller, { ...uploadInit(upload), method: 'POST' })

/** Sends a filled sheet. The same file twice gets the same receipt, so trying again never reports twice. */
export async function sendSheet(caller: Caller, target: Target, upload: Upload): Promise<SendAnswer> {
  const init = { ...uploadInit(upload), method: 'PUT' }
  const answer = await request(targetPath('submissions', target), caller, init, 120)
  if (answer?.status === 422) {
    const refused = v.safeParse(refusedAnswer, jsonOf(answer))
    if (refused.success) return { kind: 'refused', findings: refused.output.findings }
  }
  if (answer !== null && succeeded(answer)) {
    const received = v.safeParse(receivedAnswer, jsonOf(answer))
    if (received.success) return { kind: 'received', ...received.output, again: answer.status === 200 }
  }
  return { kind: 'failed', failure: failureOf(answer) }
}

function uploadInit({ name, bytes, reasons }: Upload): RequestInit {
  const headers: Record<string, string> = { 'Content-Type': xlsxType, 'Bulletin-File-Name': headerText(name) }
  if (Object.keys(reasons).length > 0) headers['Bulletin-Reasons'] = headerText(JSON.stringify(reasons))
  return { headers, body: bytes }
}
