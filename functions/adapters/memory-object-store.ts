import type { ObjectStore } from '../ports.ts'
import { checkKey, checkPrefix, compareKeys } from './key-safety.ts'

/** An ObjectStore that lives as long as the process: for tests and trials. */
export function createMemoryObjectStore(): ObjectStore {
  const objects = new Map<string, Uint8Array>()
  let sorted: readonly string[] | undefined
  // As with any real store, answers come in a later turn and faults are rejections.
  const laterTurn = () => Promise.resolve()

  return {
    async create(key, body) {
      await laterTurn()
      checkKey(key)
      const present = objects.get(key)
      if (present !== undefined) return Buffer.compare(present, body) === 0 ? 'created' : 'exists'
      // A Buffer's own `slice` would share its bytes with the caller.
      objects.set(key, Uint8Array.from(body))
      sorted = undefined
      return 'created'
    },

    async read(key) {
      await laterTurn()
      checkKey(key)
      return objects.get(key)?.slice()
    },

    async *list(prefix, { after = '' } = {}) {
      await laterTurn()
      checkPrefix(prefix)
      checkPrefix(after)
      sorted ??= [...objects.keys()].sort(compareKeys)
      for (const key of sorted) {
        if (key.startsWith(prefix) && compareKeys(key, after) > 0) yield key
      }
    },
  }
}
