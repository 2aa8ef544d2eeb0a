/** A small client of the HTTP API for programs on this machine: the demo, the bench, tests. */
import { xlsxType } from '../http/request.ts'

export interface Answer<T> {
  readonly status: number
  readonly body: T
}

export interface ApiClient {
  /** JSON in, JSON out. @throws Error with the problem's title and detail for any status that `accept` does not name */
  json<T>(person: string, method: string, path: string, body?: unknown, accept?: readonly number[]): Promise<Answer<T>>
  /** A file. @throws Error as `json` */
  file(person: string, method: string, path: string, body?: Uint8Array): Promise<Uint8Array>
  /** Sends a sheet; 422 is an answer. @throws Error as `json` */
  send<T>(person: string, path: string, sheet: Uint8Array): Promise<Answer<T>>
}

/** How requests are sent: `fetch`, or an app's own `request` where no socket is wanted. */
export type Send = (url: URL, init: RequestInit) => Promise<Response>

/** `tokenOf`: a person's access token; of a test or of `createSignInClient`. */
export function createApiClient(
  url: string,
  language: 'zh-CN' | 'en',
  send: Send,
  tokenOf: (person: string) => Promise<string>,
): ApiClient {
  const request = async (
    person: string,
    method: string,
    path: string,
    type: string,
    body: Uint8Array | string | undefined,
    accept: readonly number[],
  ) => {
    const authorization = `Bearer ${await tokenOf(person)}`
    const headers = { authorization, 'accept-language': language, 'content-type': type }
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }
    const response = await send(new URL(path, url), { method, headers, ...init })
    if (!response.ok && !accept.includes(response.status)) {
      throw new Error(`${method} ${path}: ${response.status} ${await problemText(response)}`)
    }
    return response
  }
  return {
    async json<T>(person: string, method: string, path: string, body?: unknown, accept: readonly number[] = []) {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const response = await request(person, method, path, 'application/json', text, accept)
      return { status: response.status, body: (response.status === 204 ? undefined : await response.json()) as T }
    },
    async file(person, method, path, body) {
      const response = await request(person, method, path, xlsxType, body, [])
      return new Uint8Array(await response.arrayBuffer())
    },
    async send<T>(person: string, path: string, sheet: Uint8Array) {
      const response = await request(person, 'PUT', path, xlsxType, sheet, [422])
      return { status: response.status, body: (await response.json()) as T }
    },
  }
}

/** What a failure says: a problem's words, or the first of whatever else answered in our place. */
async function problemText(response: Response): Promise<string> {
  const text = await response.text()
  if (!response.headers.get('content-type')?.includes('json')) return text.slice(0, 200)
  const { title = '', detail = '' } = JSON.parse(text) as { title?: string; detail?: string }
  return `${title}. ${detail}`
}
