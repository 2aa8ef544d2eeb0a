/** What a pane has asked for: not yet, on its way, there, or refused. */
import type { Result } from '../api/request.ts'
import type { Failure } from '../api/failure.ts'

export type Loaded<T> =
  | { readonly kind: 'idle' }
  /** `last` is what stood here before, shown until the answer comes. */
  | { readonly kind: 'loading'; readonly last?: T }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly last?: T }

/** What there is to show: the value, or the one before it. */
export const shown = <T>(loaded: Loaded<T>): T | undefined =>
  loaded.kind === 'ready' ? loaded.value : loaded.kind === 'idle' ? undefined : loaded.last

/** On its way, with what stood there before. */
export function loading<T>(before: Loaded<T>): Loaded<T> {
  const last = shown(before)
  return last === undefined ? { kind: 'loading' } : { kind: 'loading', last }
}

/** The answer in the place of what stood there. */
export function settled<T>(before: Loaded<T>, result: Result<T>): Loaded<T> {
  if (result.ok) return { kind: 'ready', value: result.value }
  const last = shown(before)
  return { kind: 'failed', failure: result.failure, ...(last === undefined ? {} : { last }) }
}
