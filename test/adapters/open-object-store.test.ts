import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openObjectStore, readStoreSettings } from '../../functions/adapters/open-object-store.ts'
import { s3Error, startScriptedS3 } from './scripted-s3.ts'

describe('the environment', () => {
  it('says nothing: the data is in .data/', () => {
    expect(readStoreSettings({})).toEqual({ kind: 'folder', folder: '.data/' })
    expect(readStoreSettings({ AWS_REGION: 'cn-north-1' })).toEqual({ kind: 'folder', folder: '.data/' })
  })

  it('names a folder', () => {
    expect(readStoreSettings({ DATA_DIR: '/srv/简报' })).toEqual({ kind: 'folder', folder: '/srv/简报' })
  })

  it('names a bucket of Amazon’s', () => {
    expect(readStoreSettings({ S3_BUCKET: 'b', AWS_REGION: 'cn-north-1' })).toEqual({
      ...{ kind: 's3', bucket: 'b', region: 'cn-north-1', endpoint: undefined, forcePathStyle: false, prefix: '' },
    })
  })

  it('names a bucket of another cloud, where a region may be left out', () => {
    const env = {
      S3_BUCKET: 'b',
      S3_ENDPOINT: 'https://s3.example.org',
      S3_FORCE_PATH_STYLE: 'true',
      S3_PREFIX: 'centre/',
    }
    expect(readStoreSettings(env)).toEqual({
      ...{ kind: 's3', bucket: 'b', region: 'us-east-1', endpoint: 'https://s3.example.org' },
      ...{ forcePathStyle: true, prefix: 'centre/' },
    })
  })

  const bucket = { S3_BUCKET: 'b', AWS_REGION: 'cn-north-1' }
  it('says whether recipients load files from the bucket by signed addresses', () => {
    expect(readStoreSettings({ ...bucket, S3_SIGNED_DOWNLOADS: '1' })).toMatchObject({ signedDownloads: true })
    expect(readStoreSettings({ ...bucket, S3_SIGNED_DOWNLOADS: '0' })).not.toHaveProperty('signedDownloads')
  })

  it.for([
    [{ DATA_DIR: '' }, 'DATA_DIR is empty: give it a value, or unset it'],
    [{ S3_BUCKET: ' ' }, 'S3_BUCKET is empty: give it a value, or unset it'],
    [{ ...bucket, DATA_DIR: 'x' }, 'DATA_DIR and S3_BUCKET are both set: unset the one'],
    [
      { S3_ENDPOINT: 'https://s3.example.org' },
      'S3_ENDPOINT is set but S3_BUCKET is not: set S3_BUCKET, or unset S3_ENDPOINT',
    ],
    [{ S3_PREFIX: 'x/' }, 'S3_PREFIX is set but S3_BUCKET is not'],
    [{ S3_BUCKET: 'b' }, 'AWS_REGION is not set: set it'],
    [
      { ...bucket, S3_ENDPOINT: 's3.example.org' },
      'S3_ENDPOINT is not an address: write it like https://s3.example.org',
    ],
    ...['http://s3.example.org', 'http://127.0.0.1.example.org', 'http://10.0.0.7:9000'].map(
      (address) =>
        [{ ...bucket, S3_ENDPOINT: address }, 'S3_ENDPOINT is plain http to another machine: write https'] as const,
    ),
    [{ ...bucket, S3_FORCE_PATH_STYLE: 'yes' }, 'S3_FORCE_PATH_STYLE must be true or false, not "yes"'],
    [{ S3_SIGNED_DOWNLOADS: '1' }, 'S3_SIGNED_DOWNLOADS is set but S3_BUCKET is not'],
    [{ ...bucket, S3_SIGNED_DOWNLOADS: 'true' }, 'S3_SIGNED_DOWNLOADS must be 1 or 0, not "true"'],
    [{ ...bucket, S3_PREFIX: 'centre' }, 'S3_PREFIX must end with a slash: write S3_PREFIX=centre/'],
    [{ ...bucket, S3_PREFIX: '/centre/' }, 'S3_PREFIX cannot start a key'],
    [{ ...bucket, S3_PREFIX: '../' }, 'S3_PREFIX cannot start a key'],
  ] as const)('with a slip is refused, by name and with the cure: %j', ([env, message]) => {
    expect(() => readStoreSettings(env)).toThrow(message)
  })
})

describe('a store is opened', () => {
  it('in memory, or in a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'open-store-'))
    for (const settings of [{ kind: 'memory' } as const, { kind: 'folder', folder } as const]) {
      const store = await openObjectStore(settings)
      expect(await store.create('a', Uint8Array.of(1))).toBe('created')
      expect(await store.read('a')).toEqual(Uint8Array.of(1))
    }
    await rm(folder, { recursive: true })
  })

  it('not where the folder cannot be written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'open-store-'))
    await writeFile(join(folder, 'file'), '')
    await expect(openObjectStore({ kind: 'folder', folder: join(folder, 'file') })).rejects.toMatchObject({
      code: 'EEXIST',
    })
    await rm(folder, { recursive: true })
  })

  it('not where S3 takes no notice of If-None-Match, or refuses us', async () => {
    const careless = await startScriptedS3(() => ({ status: 200 }))
    await expect(openObjectStore({ kind: 's3', ...careless.settings })).rejects.toThrow('cannot be trusted with data')
    await careless.close()
    const closed = await startScriptedS3(() => s3Error(403, 'AccessDenied'))
    await expect(openObjectStore({ kind: 's3', ...closed.settings })).rejects.toThrow('AccessDenied')
    await closed.close()
  })
})
