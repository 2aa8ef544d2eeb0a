// A process of its own for the contract: opens a store, waits for a line, races, prints the rounds it won.
import { once } from 'node:events'
import { openObjectStore, type StoreSettings } from '../../functions/adapters/open-object-store.ts'

const { settings, writer, rounds } = JSON.parse(process.argv[2] ?? '') as {
  settings: StoreSettings
  writer: string
  rounds: number
}
const store = await openObjectStore(settings)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const won: number[] = []
for (let round = 0; round < rounds; round++) {
  const answer = await store.create(`processes/${round}.json`, new TextEncoder().encode(`${writer} ${round}`))
  if (answer === 'created') won.push(round)
}
process.stdout.write(`${JSON.stringify(won)}\n`)
