import { afterEach, describe, expect, it } from 'vitest'
import { createS3ObjectStore, type S3StoreSettings } from '../../functions/adapters/s3-object-store.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import { keysOf } from '../contract/object-store.ts'
import { s3Error, startScriptedS3, type Answer, type Asked, type ScriptedS3 } from './scripted-s3.ts'

const mine = new TextEncoder().encode('mine')
const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

let server: ScriptedS3
afterEach(() => server.close())

async function storeOf(
  answerTo: (asked: Asked, count: number) => Answer,
  more: Partial<S3StoreSettings> = {},
): Promise<ObjectStore> {
  server = await startScriptedS3(answerTo)
  return createS3ObjectStore({ ...server.settings, ...more })
}

const methods = () => server.asked.map(({ method }) => method)

describe('an S3 write', () => {
  it('asks for If-None-Match: *, with its size and its type', async () => {
    const store = await storeOf(() => ({ status: 200 }), { prefix: 'centre/' })
    expect(await store.create('a/1.json', mine)).toBe('created')
    expect(await store.create('uploads/0a', mine)).toBe('created')
    const [json, bytes] = server.asked
    expect(json).toMatchObject({
      method: 'PUT',
      body: 'mine',
      headers: { 'if-none-match': '*', 'content-length': '4' },
    })
    expect(json!.url.pathname).toBe('/bucket/centre/a/1.json')
    expect(json!.headers['content-type']).toBe('application/json')
    expect(bytes!.headers['content-type']).toBe('application/octet-stream')
  })

  it('whose answer was lost is sent again by the SDK, gets 412, reads back its own content: created', async () => {
    const store = await storeOf(({ method }, count) => {
      if (method === 'GET') return { status: 200, body: 'mine' }
      return count === 1 ? 'lost' : s3Error(412, 'PreconditionFailed')
    })
    expect(await store.create('a', mine)).toBe('created')
    expect(methods()).toEqual(['PUT', 'PUT', 'GET'])
  })

  it('that gets 412 and reads back other content: exists', async () => {
    const store = await storeOf(({ method }) =>
      method === 'GET' ? { status: 200, body: 'yours' } : s3Error(412, 'PreconditionFailed'),
    )
    expect(await store.create('a', mine)).toBe('exists')
  })

  it('that gets 412 for an object that cannot be found is an error, neither created nor exists', async () => {
    const store = await storeOf(({ method }) =>
      method === 'GET' ? s3Error(404, 'NoSuchKey') : s3Error(412, 'PreconditionFailed'),
    )
    await expect(store.create('a', mine)).rejects.toThrow('cannot be found')
  })

  it('that meets another (409) is tried again until it is settled', async () => {
    const store = await storeOf((_, count) =>
      count <= 3 ? s3Error(409, 'ConditionalRequestConflict') : { status: 200 },
    )
    expect(await store.create('a', mine)).toBe('created')
    expect(methods()).toEqual(['PUT', 'PUT', 'PUT', 'PUT'])
  })

  it('that meets others for ever gives up after ten tries, with the cause', async () => {
    const store = await storeOf(() => s3Error(409, 'ConditionalRequestConflict'))
    await expect(store.create('a', mine)).rejects.toMatchObject({
      message: expect.stringContaining('cannot write "a" in bucket bucket') as string,
      cause: { name: 'ConditionalRequestConflict' },
    })
    expect(methods()).toHaveLength(10)
  })

  it('answered 503 is sent again by the SDK', async () => {
    const store = await storeOf((_, count) => (count === 1 ? s3Error(503, 'SlowDown') : { status: 200 }))
    expect(await store.create('a', mine)).toBe('created')
    expect(methods()).toHaveLength(2)
  })

  it('that with its prefix is longer than S3 allows is refused before it is sent', async () => {
    const store = await storeOf(() => ({ status: 200 }), { prefix: 'centre/' })
    await expect(store.create('x'.repeat(1020), mine)).rejects.toThrow('Unsafe object key')
    expect(server.asked).toEqual([])
  })
})

describe('without the right to it, S3', () => {
  it.for(['write', 'read', 'list'] as const)('refuses to %s: the error rises, with its cause', async (verb) => {
    const store = await storeOf(() => s3Error(403, 'AccessDenied'))
    const attempts = {
      write: () => store.create('a', mine),
      read: () => store.read('a'),
      list: () => keysOf(store.list('a')),
    }
    await expect(attempts[verb]()).rejects.toMatchObject({
      message: expect.stringContaining(`cannot ${verb} "a" in bucket bucket: AccessDenied`) as string,
      cause: { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } },
    })
    expect(methods()).toHaveLength(1)
  })
})

describe('an S3 read', () => {
  it('of a key that is not there is undefined', async () => {
    const store = await storeOf(() => s3Error(404, 'NoSuchKey'))
    expect(await store.read('a')).toBeUndefined()
  })

  it.for([
    ['a missing bucket', s3Error(404, 'NoSuchBucket')],
    ['an address that is no S3 server', { status: 404, body: '<html>not here</html>' }],
    ['an empty 404', { status: 404 }],
  ] as const)('that gets 404 for %s is an error, not an empty store', async ([, answer]) => {
    const store = await storeOf(() => answer)
    await expect(store.read('a')).rejects.toThrow('cannot read "a"')
  })

  it('cut halfway is an error, not half an object', async () => {
    const store = await storeOf(() => ({ status: 200, body: 'x'.repeat(10_000), cut: true }))
    await expect(store.read('a')).rejects.toThrow('cannot read "a"')
  })

  it('whose answer was lost is asked again by the SDK', async () => {
    const store = await storeOf((_, count) => (count === 1 ? 'lost' : { status: 200, body: 'mine' }))
    expect(text(await store.read('a'))).toBe('mine')
  })
})

const page = (keys: readonly string[], next?: string, truncated = next !== undefined): Answer => ({
  status: 200,
  body: [
    '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>bucket</Name><IsTruncated>${truncated}</IsTruncated>`,
    ...keys.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`),
    next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`,
    '</ListBucketResult>',
  ].join(''),
})

describe('an S3 listing', () => {
  it('goes from page to page, from just after the key asked for', async () => {
    const pages = [page(['c/p/1', 'c/p/2'], 'second'), page([], 'third'), page(['c/p/3'])]
    const store = await storeOf((_, count) => pages[count - 1]!, { prefix: 'c/' })
    expect(await keysOf(store.list('p/', { after: 'p/0' }))).toEqual(['p/1', 'p/2', 'p/3'])
    const queries = server.asked.map(({ url }) =>
      ['prefix', 'start-after', 'continuation-token'].map((name) => url.searchParams.get(name)),
    )
    expect(queries[0]).toEqual(['c/p/', 'c/p/0', null])
    expect(queries.map(([, , token]) => token)).toEqual([null, 'second', 'third'])
  })

  it('asks for no page before it is wanted', async () => {
    const store = await storeOf((_, count) => page([`p/${count}`], 'more'))
    for await (const key of store.list('p/')) if (key === 'p/2') break
    expect(server.asked).toHaveLength(2)
  })

  it('passes over what is no key of ours, such as the folders of a web console', async () => {
    const store = await storeOf(() => page(['p/', 'p//x', 'p/1']))
    expect(await keysOf(store.list('p/'))).toEqual(['p/1'])
  })

  it('out of order, or with a page that does not say how to go on, is an error', async () => {
    const disordered = await storeOf(() => page(['p/2', 'p/1']))
    await expect(keysOf(disordered.list('p/'))).rejects.toThrow('"p/1" came after p/2')
    await server.close()
    const endless = await storeOf(() => page(['p/1'], undefined, true))
    await expect(keysOf(endless.list('p/'))).rejects.toThrow('a page without its next')
  })
})

describe('an address that S3 lets anybody read', () => {
  const answer = { seconds: 300, contentType: 'text/plain', contentDisposition: 'attachment; filename="a.txt"' }

  it('is signed without asking the server, for one object, so many seconds and these headers', async () => {
    const store = await storeOf(() => ({ status: 200 }), { prefix: 'centre/', signedDownloads: true })
    const url = new URL((await store.signedUrl?.('bulletins/0a', answer)) ?? '')
    expect(url.pathname).toBe('/bucket/centre/bulletins/0a')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'X-Amz-Expires': '300',
      'X-Amz-SignedHeaders': 'host',
      'response-content-type': 'text/plain',
      'response-content-disposition': 'attachment; filename="a.txt"',
    })
    expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/)
    expect(url.href).not.toContain('secret')
    expect(server.asked).toEqual([])
    await expect(store.signedUrl?.('../a', answer)).rejects.toThrow('Unsafe object key')
  })

  it('is signed only where the settings say that recipients reach the endpoint', async () => {
    expect(await storeOf(() => ({ status: 200 }))).not.toHaveProperty('signedUrl')
  })
})
