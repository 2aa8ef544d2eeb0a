/** `fetch` answered by the real app, so that the browser's side and the server's are shown to agree. */
import { vi } from 'vitest'
import type { Caller } from '../../../addin/api/caller.ts'
import { tokenFor } from '../../http/tokens.ts'
import type { TestWorld } from '../../http/world.ts'

/** A person who is signed in. */
export const callerOf = (person: string, language = 'en'): Caller => ({ language, token: () => tokenFor(person) })

/** Nobody. */
export const nobody: Caller = { language: 'en', token: () => Promise.resolve(undefined) }

export interface AskedOf {
  readonly method: string
  readonly path: string
  readonly body: string
}

export interface AppFetch {
  /** Every request that was made, in order. */
  readonly asked: readonly AskedOf[]
  /** The next request does not arrive, or its answer is lost on the way back. */
  breakNext(where: 'before' | 'after'): void
}

/** Stands in for the browser's `fetch` until `vi.unstubAllGlobals()`. */
export function serveApp(t: TestWorld): AppFetch {
  const asked: AskedOf[] = []
  let broken: 'before' | 'after' | undefined
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const where = broken
    broken = undefined
    const body = typeof init.body === 'string' ? init.body : ''
    asked.push({ method: init.method ?? 'GET', path, body })
    if (where === 'before') throw new TypeError('Failed to fetch')
    const url = new URL(path, 'http://127.0.0.1:3000')
    const headers = new Headers(init.headers)
    headers.set('Host', url.host)
    const response = await t.app.request(url, { ...init, headers })
    if (where === 'after') throw new TypeError('Failed to fetch')
    return response
  })
  return {
    asked,
    breakNext(where) {
      broken = where
    },
  }
}
