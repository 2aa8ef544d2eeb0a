/** Reading and writing what is stored: JSON parsed once at this edge, revisions taken by whoever writes first. */
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { revisionKey, revisionOf } from '../core/keys.ts'
import type { ObjectStore } from '../ports.ts'
import type { Asked, World } from './world.ts'

/** Requests to the store under way at once: enough to hide its latency, few enough for its limits. */
const parallelReads = 64

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A new id for the request that writes: 96 bits. */
export const newWriter = ({ random }: World): string => hex(random.bytes(12))

/** Who wrote a record, from where, and in which request. */
export const stamp = (world: World, { person, from }: Pick<Asked, 'person' | 'from'>) => ({
  writer: newWriter(world),
  by: person.id,
  ...(from === undefined ? {} : { from }),
})

export const encodeJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

/** Maps with bounded concurrency; results keep the order of the input. */
export async function mapParallel<T, R>(list: readonly T[], map: (value: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(list.length)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < list.length; i = next++) results[i] = await map(list[i] as T)
  }
  await Promise.all(Array.from({ length: Math.min(parallelReads, list.length) }, worker))
  return results
}

/** Reads and checks one JSON object; undefined where there is none. */
export async function readRecord<S extends v.GenericSchema>(
  store: ObjectStore,
  key: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  const body = await store.read(key)
  if (body === undefined) return undefined
  return decodeRecord(key, body, (json) => {
    const result = v.safeParse(schema, json)
    return result.success ? result.output : undefined
  })
}

/** @throws Error naming the key where the store holds something that we never write: a bug or an outage, no user's fault */
export function decodeRecord<T>(key: string, body: Uint8Array, parse: (json: unknown) => T | undefined): T {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch (cause) {
    throw new Error(`Stored object ${key} is not JSON`, { cause })
  }
  const value = parse(json)
  if (value === undefined) throw new Error(`Stored object ${key} has another shape than ours`)
  return value
}

/** A revision that a key can name. */
export const isRevision = (revision: number): boolean =>
  Number.isInteger(revision) && revision >= 1 && revision <= 999_999

/** Writes a revision; false where somebody else took it first. */
export async function writeRevision(world: World, prefix: string, revision: number, record: object): Promise<boolean> {
  return (await world.store.create(revisionKey(prefix, revision), encodeJson(record))) === 'created'
}

export async function listKeys(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const key of store.list(prefix)) keys.push(key)
  return keys
}

/** The newest revision's key in each folder under a prefix: one for every department, issue … */
export async function newestKeys(store: ObjectStore, prefix: string): Promise<string[]> {
  const newest = new Map<string, { revision: number; key: string }>()
  for await (const key of store.list(prefix)) {
    const revision = revisionOf(key)
    const folder = key.slice(0, key.lastIndexOf('/'))
    if (revision !== undefined && revision > (newest.get(folder)?.revision ?? 0)) newest.set(folder, { revision, key })
  }
  return [...newest.values()].map(({ key }) => key)
}

/** The newest record in each folder under a prefix. */
export async function readNewest<S extends v.GenericSchema>(
  store: ObjectStore,
  prefix: string,
  schema: S,
): Promise<v.InferOutput<S>[]> {
  const keys = await newestKeys(store, prefix)
  const records = await mapParallel(keys, (key) => readRecord(store, key, schema))
  return records.flatMap((record) => (record === undefined ? [] : [record]))
}
