import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { objectStoreContract } from '../contract/object-store.ts'

objectStoreContract(
  'the memory store',
  () => {
    const store = createMemoryObjectStore()
    return Promise.resolve({ store, openAgain: () => Promise.resolve(store), close: () => Promise.resolve() })
  },
  { manyKeys: 10_000, modelRuns: 200, sharedByProcesses: false },
)
