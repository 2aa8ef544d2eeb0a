/** Stores that fail where a test says, around one that works. */
import type { ObjectStore } from '../../functions/ports.ts'

export type Operation = 'create' | 'read' | 'list'

export interface FailingStore extends ObjectStore {
  /**
   * The `n`-th operation of the kind from now on fails (counted from 1), once; `'after'`: it was done, and only its
   * answer is lost.
   */
  failAt(kind: Operation, n: number, when: 'before' | 'after'): void
  /** From now on nothing fails. */
  heal(): void
  /** Whether the failure that was asked for has happened. */
  readonly failed: boolean
}

export function createFailingStore(inner: ObjectStore): FailingStore {
  let plan: { kind: Operation; left: number; when: 'before' | 'after' } | undefined
  let failed = false
  /** Counts an operation; tells where this one fails. */
  const next = (kind: Operation): 'before' | 'after' | undefined => {
    if (plan?.kind !== kind || --plan.left !== 0) return undefined
    failed = true
    const { when } = plan
    plan = undefined
    return when
  }
  const outage = () => new Error('The store does not answer')
  const around = async <T>(kind: Operation, act: () => Promise<T>): Promise<T> => {
    const when = next(kind)
    if (when === 'before') throw outage()
    const answer = await act()
    if (when === 'after') throw outage()
    return answer
  }
  return {
    create: (key, body) => around('create', () => inner.create(key, body)),
    read: (key) => around('read', () => inner.read(key)),
    async *list(prefix, options) {
      if (next('list')) throw outage()
      yield* inner.list(prefix, options)
    },
    failAt(kind, n, when) {
      plan = { kind, left: n, when }
      failed = false
    },
    heal() {
      plan = undefined
    },
    get failed() {
      return failed
    },
  }
}
