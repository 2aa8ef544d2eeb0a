/** One request for many cells: loads that run are shared, what came is kept for a while. */
import type { Result } from '../api/request.ts'

export type Load<T> = (key: string, signal: AbortSignal) => Promise<Result<T>>

/** The asker does not want the answer any more. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

/** How long an answer is fresh, in milliseconds. After that a correction gets in with the next calculation. */
export const freshFor = 5 * 60 * 1000

interface Running<T> {
  readonly answer: Promise<Result<T>>
  readonly stop: AbortController
  waiting: number
}

/**
 * `load` with its answers shared by key. Failures are not kept: the next asker asks again. A signal that aborts ends its
 * own waiting with `Cancelled`; the request itself is aborted when nobody waits for it any more.
 */
export function shareLoads<T>(load: Load<T>, now: () => number): Load<T> {
  const kept = new Map<string, { readonly value: T; readonly at: number }>()
  const running = new Map<string, Running<T>>()

  function begin(key: string): Running<T> {
    const stop = new AbortController()
    const settle = async (): Promise<Result<T>> => {
      try {
        const result = await load(key, stop.signal)
        // An answer that nobody waited for may be older than that of the request after it.
        if (result.ok && !stop.signal.aborted) kept.set(key, { value: result.value, at: now() })
        return result
      } finally {
        if (!stop.signal.aborted) running.delete(key)
      }
    }
    const run = { answer: settle(), stop, waiting: 0 }
    running.set(key, run)
    return run
  }

  function giveUp(key: string, run: Running<T>): void {
    run.waiting--
    if (run.waiting > 0) return
    run.stop.abort()
    running.delete(key)
  }

  return async (key, signal) => {
    if (signal.aborted) throw new Cancelled()
    const own = kept.get(key)
    const age = own ? now() - own.at : Infinity
    if (own && age >= 0 && age < freshFor) return { ok: true, value: own.value }
    const run = running.get(key) ?? begin(key)
    run.waiting++
    return orCancelled(run.answer, signal, () => {
      giveUp(key, run)
    })
  }
}

function orCancelled<T>(answer: Promise<T>, signal: AbortSignal, onCancel: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      onCancel()
      reject(new Cancelled())
    }
    const forget = (): void => {
      signal.removeEventListener('abort', cancel)
    }
    signal.addEventListener('abort', cancel, { once: true })
    answer.finally(forget).then(resolve, reject)
  })
}
