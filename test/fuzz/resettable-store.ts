/** A store that forgets: every input meets the same world, which does not grow. */
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { compareKeys } from '../../functions/adapters/key-safety.ts'
import type { ObjectStore } from '../../functions/ports.ts'

export interface ResettableStore {
  readonly store: ObjectStore
  /** What was written until now stays for good. */
  readonly keep: () => void
  /** Forgets what was written since `keep`. */
  readonly reset: () => void
}

export function createResettableStore(): ResettableStore {
  const kept = createMemoryObjectStore()
  let later: ObjectStore | undefined
  const both = () => (later ? [kept, later] : [kept])
  return {
    store: {
      async create(key, body) {
        const isKept = later === undefined || (await kept.read(key)) !== undefined
        return (isKept ? kept : (later ?? kept)).create(key, body)
      },
      async read(key) {
        for (const store of both()) {
          const body = await store.read(key)
          if (body) return body
        }
        return undefined
      },
      async *list(prefix, options) {
        const keys: string[] = []
        for (const store of both()) for await (const key of store.list(prefix, options)) keys.push(key)
        yield* keys.sort(compareKeys)
      },
    },
    keep() {
      later = createMemoryObjectStore()
    },
    reset() {
      later = createMemoryObjectStore()
    },
  }
}
