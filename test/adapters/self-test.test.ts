import { describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { selfTest } from '../../functions/adapters/self-test.ts'
import { systemRandom } from '../../functions/adapters/system-random.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import { keysOf } from '../contract/object-store.ts'

const honest = createMemoryObjectStore()
const lying = (lie: Partial<ObjectStore>): ObjectStore => ({ ...createMemoryObjectStore(), ...lie })

describe('the self-test at start', () => {
  it('accepts an honest store, again and again, and leaves two tiny objects under self-test/ each time', async () => {
    await selfTest(honest, systemRandom)
    await selfTest(honest, systemRandom)
    const keys = await keysOf(honest.list(''))
    expect(keys).toHaveLength(4)
    expect(keys.every((key) => key.startsWith('self-test/'))).toBe(true)
    const sizes = await Promise.all(keys.map(async (key) => (await honest.read(key))?.length))
    expect(sizes).toEqual([1, 1, 1, 1])
  })

  it('refuses a store that overwrites', async () => {
    const store = lying({ create: () => Promise.resolve('created') })
    await expect(selfTest(store, systemRandom)).rejects.toThrow(
      'a second write with other content gave "created", not "exists"',
    )
  })

  it('refuses a store that takes a write sent again for another', async () => {
    const seen = new Set<string>()
    const create: ObjectStore['create'] = (key) => {
      const answer = seen.has(key) ? 'exists' : 'created'
      seen.add(key)
      return Promise.resolve(answer)
    }
    await expect(selfTest(lying({ create }), systemRandom)).rejects.toThrow('the first write, sent again gave "exists"')
  })

  it('refuses a store that checks, but lets every racing writer win', async () => {
    const objects = new Map<string, Uint8Array>()
    const racy = lying({
      create: async (key, body) => {
        const present = objects.get(key)
        await new Promise((done) => setTimeout(done, 1))
        if (present !== undefined) return Buffer.compare(present, body) === 0 ? 'created' : 'exists'
        objects.set(key, body)
        return 'created'
      },
      read: (key) => Promise.resolve(objects.get(key)),
      list: async function* (prefix) {
        for (const key of objects.keys()) if (key.startsWith(prefix)) yield await Promise.resolve(key)
      },
    })
    await expect(selfTest(racy, systemRandom)).rejects.toThrow(
      'the number of winners among 8 racing writers gave "8", not "1"',
    )
  })

  it('refuses a store that reads back something else, or lists nothing', async () => {
    const forgetful = lying({ read: () => Promise.resolve(undefined) })
    await expect(selfTest(forgetful, systemRandom)).rejects.toThrow('the object read back gave "undefined", not "1"')
    const silent = lying({ list: (prefix) => honest.list(`${prefix}-nothing`) })
    await expect(selfTest(silent, systemRandom)).rejects.toThrow('the list of the object alone gave ""')
  })
})
