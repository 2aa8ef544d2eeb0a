/** What all calls of the HTTP API share. Nothing here throws for an answer: whatever comes back is a value or a Failure. */
import * as v from 'valibot'
import { type Problem, problemAnswer } from './answers.ts'
import { type Caller, callerHeaders } from './caller.ts'
import type { Failure } from './failure.ts'

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export interface IssueTarget {
  readonly bulletin: string
  readonly issue: string
}

/** A department's sheet of an issue. */
export interface Target extends IssueTarget {
  readonly department: string
}

export const bulletinPath = (bulletin: string): string => `/api/bulletins/${encodeURIComponent(bulletin)}`
export const issuePath = ({ bulletin, issue }: IssueTarget): string =>
  `${bulletinPath(bulletin)}/issues/${encodeURIComponent(issue)}`
export const targetPath = (kind: 'submissions' | 'templates' | 'departments', target: Target): string =>
  `${issuePath(target)}/${kind}/${encodeURIComponent(target.department)}`

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  /** Never a stream: it may have to be sent again. */
  readonly body?: string | ArrayBuffer | Uint8Array<ArrayBuffer> | Blob
  /** How long to wait for the whole answer; 30 unless told. */
  readonly seconds?: number
  /** An aborted call answers `unreachable`: whoever aborts it lets its answer be. */
  readonly signal?: AbortSignal | undefined
}

export const jsonCall = (method: 'POST' | 'PUT', body: unknown, signal: AbortSignal | undefined): Call => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
  seconds: 60,
  signal,
})

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: ArrayBuffer
}

/**
 * The whole answer, or null where none came within the time: a body that breaks off is no answer either. Where the
 * server refuses the token, the request is made once more with another.
 */
export async function request(path: string, caller: Caller, call: Call = {}): Promise<Answer | null> {
  const token = await caller.token()
  const answer = await requestOnce(path, callerHeaders(caller.language, token), call)
  if (answer?.status !== 401) return answer
  const other = token === undefined ? undefined : await caller.renew?.(token)
  const last = other === undefined ? answer : await requestOnce(path, callerHeaders(caller.language, other), call)
  if (last?.status === 401) caller.onRefused?.()
  return last
}

async function requestOnce(path: string, identity: Record<string, string>, call: Call): Promise<Answer | null> {
  const { method = 'GET', body, seconds = 30, signal } = call
  const headers = new Headers({ ...call.headers, ...identity })
  const stop = new AbortController()
  const abort = (): void => {
    stop.abort()
  }
  const timer = setTimeout(abort, seconds * 1000)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  try {
    const init: RequestInit = { method, headers, cache: 'no-store', signal: stop.signal }
    const response = await fetch(path, body === undefined ? init : { ...init, body })
    return { status: response.status, headers: response.headers, body: await response.arrayBuffer() }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

export const succeeded = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300

export const textOf = (answer: Answer): string => new TextDecoder().decode(answer.body)

/** The body as JSON; undefined where it is none, which no schema takes. */
function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(textOf(answer))
  } catch {
    return undefined
  }
}

/** What a success says; undefined where it is none, or says something else. */
export function successOf<S extends v.GenericSchema>(answer: Answer | null, schema: S): v.InferOutput<S> | undefined {
  if (answer === null || !succeeded(answer)) return undefined
  const parsed = v.safeParse(schema, jsonOf(answer))
  return parsed.success ? parsed.output : undefined
}

/** What a refusal says, where it is the one that the schema describes. */
export function refusalOf<S extends v.GenericSchema>(answer: Answer | null, schema: S): v.InferOutput<S> | undefined {
  if (answer === null || succeeded(answer)) return undefined
  const parsed = v.safeParse(schema, jsonOf(answer))
  return parsed.success ? parsed.output : undefined
}

const noWords: Problem = { code: '', title: '', detail: '', requestId: '' }

export function failureOf(answer: Answer | null): Failure {
  if (answer === null) return { kind: 'unreachable' }
  const { status } = answer
  const problem = refusalOf(answer, problemAnswer)
  if (problem) return { kind: 'problem', status, problem }
  // Without a body of ours these still say what they say: a proxy's 502, its own limit.
  return status >= 500 || status === 413
    ? { kind: 'problem', status, problem: noWords }
    : { kind: 'notUnderstood', status }
}

/** One call whose success is JSON; `date` is the server's own time, as its header gives it. */
export async function ask<S extends v.GenericSchema>(path: string, caller: Caller, schema: S, call: Call = {}) {
  const answer = await request(path, caller, call)
  const value = successOf(answer, schema)
  if (answer === null || value === undefined) return { ok: false, failure: failureOf(answer) } as const
  return { ok: true, value, date: answer.headers.get('Date') } as const
}

export interface Download {
  readonly blob: Blob
  /** As the server names it; undefined where it does not. */
  readonly name: string | undefined
}

export async function download(path: string, caller: Caller, call: Call = {}): Promise<Result<Download>> {
  const answer = await request(path, caller, { seconds: 60, ...call })
  if (answer === null || !succeeded(answer)) return { ok: false, failure: failureOf(answer) }
  const type = answer.headers.get('Content-Type')
  const blob = new Blob([answer.body], type === null ? {} : { type })
  return { ok: true, value: { blob, name: fileNameOf(answer.headers.get('Content-Disposition')) } }
}

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
