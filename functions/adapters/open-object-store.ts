import type { ObjectStore, Random } from '../ports.ts'
import { createFolderObjectStore } from './folder-object-store.ts'
import { checkPrefix } from './key-safety.ts'
import { createMemoryObjectStore } from './memory-object-store.ts'
import type { S3StoreSettings } from './s3-object-store.ts'
import { selfTest } from './self-test.ts'
import { systemRandom } from './system-random.ts'

export type StoreSettings =
  | { readonly kind: 'memory' }
  | { readonly kind: 'folder'; readonly folder: string }
  | ({ readonly kind: 's3' } & S3StoreSettings)

/** Opens a store and tests it; an Error says what is wrong with one that is out of reach or cannot be trusted. */
export async function openObjectStore(settings: StoreSettings, random: Random = systemRandom): Promise<ObjectStore> {
  const store = await createObjectStore(settings)
  await selfTest(store, random)
  return store
}

/** Opens a store that is only read: it is not written to, and so not tested either. */
export async function createObjectStore(settings: StoreSettings): Promise<ObjectStore> {
  switch (settings.kind) {
    case 'memory':
      return createMemoryObjectStore()
    case 'folder':
      return createFolderObjectStore(settings.folder)
    case 's3': {
      // Loaded when asked for: the SDK takes longer to load than all the rest.
      const { createS3ObjectStore } = await import('./s3-object-store.ts')
      return createS3ObjectStore(settings)
    }
  }
}

const S3_VARIABLES = ['S3_ENDPOINT', 'S3_FORCE_PATH_STYLE', 'S3_PREFIX', 'S3_SIGNED_DOWNLOADS'] as const

/**
 * Which store the environment asks for: a folder (`DATA_DIR`, or else `.data/`) or a bucket (`S3_BUCKET`). Strict: a
 * slip in a variable must not put the data elsewhere, so an Error names the variable and the cure.
 */
export function readStoreSettings(env: Readonly<Record<string, string | undefined>>): StoreSettings {
  const bucket = valueOf(env, 'S3_BUCKET')
  const folder = valueOf(env, 'DATA_DIR')
  if (bucket === undefined) {
    const stray = S3_VARIABLES.find((name) => env[name] !== undefined)
    if (stray !== undefined) throw new Error(`${stray} is set but S3_BUCKET is not: set S3_BUCKET, or unset ${stray}`)
    return { kind: 'folder', folder: folder ?? '.data/' }
  }
  if (folder !== undefined) throw new Error('DATA_DIR and S3_BUCKET are both set: unset the one that is not to be used')
  const endpoint = readEndpoint(env)
  return {
    kind: 's3',
    bucket,
    endpoint,
    region: readRegion(env, endpoint),
    forcePathStyle: readForcePathStyle(env),
    prefix: readPrefix(env),
    ...(readSignedDownloads(env) && { signedDownloads: true }),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

function valueOf(env: Environment, name: string): string | undefined {
  const value = env[name]
  if (value?.trim() === '') throw new Error(`${name} is empty: give it a value, or unset it`)
  return value
}

function readEndpoint(env: Environment): string | undefined {
  const endpoint = valueOf(env, 'S3_ENDPOINT')
  if (endpoint === undefined) return undefined
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new Error(
      `S3_ENDPOINT is not an address: write it like https://s3.example.org, not ${JSON.stringify(endpoint)}`,
    )
  const { protocol, hostname } = new URL(endpoint)
  if (protocol === 'http:' && !loopback.test(hostname))
    throw new Error(`S3_ENDPOINT is plain http to another machine: write https, not ${JSON.stringify(endpoint)}`)
  return endpoint
}

/** What never leaves this machine (as `new URL` writes it). */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

function readRegion(env: Environment, endpoint: string | undefined): string {
  const region = valueOf(env, 'AWS_REGION') ?? (endpoint === undefined ? undefined : 'us-east-1')
  if (region === undefined) throw new Error("AWS_REGION is not set: set it to the bucket's region, such as cn-north-1")
  return region
}

function readForcePathStyle(env: Environment): boolean {
  const value = valueOf(env, 'S3_FORCE_PATH_STYLE')
  if (value === undefined || value === 'true' || value === 'false') return value === 'true'
  throw new Error(`S3_FORCE_PATH_STYLE must be true or false, not ${JSON.stringify(value)}`)
}

function readSignedDownloads(env: Environment): boolean {
  const value = valueOf(env, 'S3_SIGNED_DOWNLOADS')
  if (value === undefined || value === '0' || value === '1') return value === '1'
  throw new Error(`S3_SIGNED_DOWNLOADS must be 1 or 0, not ${JSON.stringify(value)}`)
}

function readPrefix(env: Environment): string {
  const prefix = valueOf(env, 'S3_PREFIX') ?? ''
  if (prefix !== '' && !prefix.endsWith('/')) {
    throw new Error(`S3_PREFIX must end with a slash: write S3_PREFIX=${prefix}/`)
  }
  try {
    checkPrefix(prefix)
  } catch (cause) {
    throw new Error(`S3_PREFIX cannot start a key: write it like S3_PREFIX=bulletins/`, { cause })
  }
  return prefix
}
