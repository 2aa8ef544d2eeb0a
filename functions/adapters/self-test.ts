import type { ObjectStore, Random } from '../ports.ts'

const RACERS = 8

/**
 * Refuses a store that lies: some S3-compatible clouds and emulators take no notice of `If-None-Match`, or check it
 * and then let every racing writer win. Throws an Error that says what went wrong. Leaves two objects of a few bytes
 * under `self-test/`, which nothing else reads.
 */
export async function selfTest(store: ObjectStore, random: Random): Promise<void> {
  const id = Buffer.from(random.bytes(16)).toString('hex')
  await testSequence(store, `self-test/${id}`)
  await testRace(store, `self-test/${id}-race`)
}

async function testSequence(store: ObjectStore, key: string): Promise<void> {
  const first = Uint8Array.of(1)
  expect('created', await store.create(key, first), 'the first write of an object')
  expect('exists', await store.create(key, Uint8Array.of(2)), 'a second write with other content')
  expect('created', await store.create(key, first), 'the first write, sent again')
  expect('1', String(await store.read(key)), 'the object read back')
  const listed: string[] = []
  for await (const found of store.list(key)) listed.push(found)
  expect(key, listed.join(), 'the list of the object alone')
}

async function testRace(store: ObjectStore, key: string): Promise<void> {
  const bodies = Array.from({ length: RACERS }, (_, i) => Uint8Array.of(i))
  const answers = await Promise.all(bodies.map((body) => store.create(key, body)))
  const winners = bodies.filter((_, i) => answers[i] === 'created')
  expect('1', String(winners.length), `the number of winners among ${RACERS} racing writers`)
  expect(String(winners[0]), String(await store.read(key)), 'the object that racing writers left')
}

function expect(wanted: string, got: string, what: string): void {
  if (got === wanted) return
  throw new Error(
    `This object store cannot be trusted with data: ${what} gave ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}. ` +
      'Use a store that honours If-None-Match: * on PutObject, or a folder.',
  )
}
