import { setTimeout as sleep } from 'node:timers/promises'
import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import type { ObjectStore, SignedAnswer } from '../ports.ts'
import { createGate } from './gate.ts'
import { checkKey, checkPrefix, compareKeys, isSafeKey } from './key-safety.ts'

/** Where the objects are. Without `credentials` the SDK looks where it always does: environment, profile, role. */
export interface S3StoreSettings {
  readonly bucket: string
  readonly region: string
  /** Of an S3-compatible cloud, such as `https://s3.example.org`; Amazon's own where absent. */
  readonly endpoint?: string | undefined
  /** `endpoint/bucket/key` in place of `bucket.endpoint/key`. */
  readonly forcePathStyle?: boolean | undefined
  /** What all keys in the bucket start with; `''` or ending with `/`. */
  readonly prefix?: string | undefined
  readonly credentials?: S3ClientConfig['credentials']
  /** Recipients reach the endpoint, so that they may load files from it by signed addresses. */
  readonly signedDownloads?: boolean | undefined
  /** A client of one's own; then region, endpoint, forcePathStyle and credentials are its own too. */
  readonly client?: S3Client | undefined
}

/** The SDK's own number of sockets: more requests at a time would only wait, with a warning. */
const REQUESTS = 50
const CONFLICT_TRIES = 10
const CONFLICT_WAIT_MS = { first: 20, longest: 400 }

/**
 * An ObjectStore in an S3 bucket that honours `If-None-Match: *`; run `selfTest` on it before trusting it. Directory
 * buckets (S3 Express) do not list in order and are refused at the first listing that shows it.
 */
export function createS3ObjectStore(settings: S3StoreSettings): ObjectStore {
  const { bucket: Bucket, prefix: base = '' } = settings
  const client = settings.client ?? new S3Client(clientSettings(settings))
  const gate = createGate(REQUESTS)

  const failure = (verb: string, key: string, cause: unknown) =>
    new Error(`S3: cannot ${verb} ${JSON.stringify(base + key)} in bucket ${Bucket}: ${String(cause)}`, { cause })

  async function put(key: string, body: Uint8Array): Promise<'created' | 'exists'> {
    const command = new PutObjectCommand({
      Bucket,
      Key: base + key,
      Body: body,
      ContentLength: body.length,
      ContentType: key.endsWith('.json') ? 'application/json' : 'application/octet-stream',
      IfNoneMatch: '*',
    })
    for (let attempt = 1; ; attempt++) {
      try {
        await client.send(command)
        return 'created'
      } catch (cause) {
        const status = cause instanceof S3ServiceException ? cause.$metadata.httpStatusCode : undefined
        // Also the answer to our own write, committed and sent again by the SDK because its answer was lost.
        if (status === 412) return settle(key, body)
        // 409: another write to this key is under way. The SDK does not retry it.
        if (status !== 409 || attempt === CONFLICT_TRIES) throw failure('write', key, cause)
      }
      // Full jitter: with a flat wait the racers meet again each time.
      await sleep(Math.random() * Math.min(CONFLICT_WAIT_MS.longest, CONFLICT_WAIT_MS.first * 2 ** attempt))
    }
  }

  async function settle(key: string, body: Uint8Array): Promise<'created' | 'exists'> {
    const present = await get(key)
    if (present === undefined) throw failure('write', key, 'it is said to exist (412), but cannot be found')
    return Buffer.compare(present, body) === 0 ? 'created' : 'exists'
  }

  async function get(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: base + key }))
      return (await Body?.transformToByteArray()) ?? new Uint8Array()
    } catch (cause) {
      // Not just any 404: a missing bucket, or a wrong endpoint, must not look like an empty store.
      if (cause instanceof NoSuchKey) return undefined
      throw failure('read', key, cause)
    }
  }

  async function sign(key: string, { seconds, contentType, contentDisposition }: SignedAnswer): Promise<string> {
    checkKey(key)
    // Loaded when asked for: most deployments never are.
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner')
    const headers = { ResponseContentType: contentType, ResponseContentDisposition: contentDisposition }
    const command = new GetObjectCommand({ Bucket, Key: base + key, ...headers, ResponseCacheControl: 'no-store' })
    return getSignedUrl(client, command, { expiresIn: seconds })
  }

  return {
    ...(settings.signedDownloads === true && { signedUrl: sign }),

    create: (key, body) =>
      gate(() => {
        checkKey(key)
        checkKey(base + key)
        return put(key, body)
      }),

    read: (key) =>
      gate(() => {
        checkKey(key)
        return get(key)
      }),

    async *list(prefix, { after = '' } = {}) {
      checkPrefix(prefix)
      checkPrefix(after)
      const query = { Bucket, Prefix: base + prefix, ...(after !== '' && { StartAfter: base + after }) }
      let last = after
      for (let token: string | undefined, more = true; more; more = token !== undefined) {
        const command = new ListObjectsV2Command({ ...query, ...(token !== undefined && { ContinuationToken: token }) })
        const page = await client.send(command).catch((cause: unknown) => {
          throw failure('list', prefix, cause)
        })
        for (const { Key = '' } of page.Contents ?? []) {
          const key = Key.slice(base.length)
          if (!isSafeKey(key)) continue // not ours: `folder/` of a web console, for one
          if (compareKeys(key, last) <= 0) throw failure('list', prefix, `${JSON.stringify(key)} came after ${last}`)
          yield (last = key)
        }
        token = page.IsTruncated === true ? page.NextContinuationToken : undefined
        if (page.IsTruncated === true && token === undefined) throw failure('list', prefix, 'a page without its next')
      }
    },
  }
}

function clientSettings({ region, endpoint, forcePathStyle, credentials }: S3StoreSettings): S3ClientConfig {
  return {
    region,
    ...(credentials !== undefined && { credentials }),
    ...(forcePathStyle !== undefined && { forcePathStyle }),
    // Not every S3-compatible cloud knows Amazon's newer checksum headers.
    ...(endpoint !== undefined && {
      endpoint,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
    // A server that falls silent, also halfway through a body, is given up; the SDK asks again where it may.
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
  }
}
