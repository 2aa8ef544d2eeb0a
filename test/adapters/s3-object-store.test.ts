import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createS3ObjectStore, type S3StoreSettings } from '../../functions/adapters/s3-object-store.ts'
import { openObjectStore } from '../../functions/adapters/open-object-store.ts'
import { keysOf, objectStoreContract, type OpenedStore } from '../contract/object-store.ts'
import { startRealS3, whyNoRealS3, type RealS3 } from '../contract/s3-server.ts'

const reason = whyNoRealS3()

describe.skipIf(reason !== undefined)(
  `on a real S3 server${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    const bucket = `contract-${randomUUID()}`
    let server: RealS3
    beforeAll(async () => {
      server = await startRealS3()
      const { endpoint, region, credentials } = server
      await new S3Client({ endpoint, region, credentials, forcePathStyle: true }).send(
        new CreateBucketCommand({ Bucket: bucket }),
      )
    })
    afterAll(() => server.stop())

    let opened = 0
    const freshSettings = (): S3StoreSettings & { readonly kind: 's3' } => {
      const { endpoint, region, credentials } = server
      const prefix = `run-${opened++}/`
      return { kind: 's3', bucket, endpoint, region, credentials, forcePathStyle: true, prefix, signedDownloads: true }
    }
    const openFresh = (): Promise<OpenedStore> => {
      const settings = freshSettings()
      return Promise.resolve({
        store: createS3ObjectStore(settings),
        openAgain: () => Promise.resolve(createS3ObjectStore(settings)),
        close: () => Promise.resolve(),
        settings,
      })
    }

    // 10,000 take half a minute more: .ci/run may ask for them.
    const manyKeys = Number(process.env['S3_TEST_KEYS'] ?? 2_500)
    objectStoreContract('the S3 store', openFresh, { manyKeys, modelRuns: 10, sharedByProcesses: true, signs: true })

    it('passes the self-test', async () => {
      await expect(openObjectStore(freshSettings())).resolves.toBeDefined()
    })

    it('a write that commits but whose answer is lost is created, and other content still exists', async () => {
      const settings = freshSettings()
      const wire = await loseAnswers(settings.endpoint ?? '')
      const store = createS3ObjectStore({ ...settings, endpoint: wire.endpoint })
      wire.loseNext()
      expect(await store.create('lost.json', new TextEncoder().encode('mine'))).toBe('created')
      expect(wire.lost()).toBe(1)
      wire.loseNext()
      expect(await store.create('lost.json', new TextEncoder().encode('other'))).toBe('exists')
      expect(wire.lost()).toBe(2)
      expect(new TextDecoder().decode(await store.read('lost.json'))).toBe('mine')
      wire.close()
    })

    it('a bucket that is not there is an error, not an empty store', async () => {
      const store = createS3ObjectStore({ ...freshSettings(), bucket: `no-${bucket}` })
      await expect(store.read('a')).rejects.toThrow('NoSuchBucket')
      await expect(store.create('a', new Uint8Array())).rejects.toThrow('NoSuchBucket')
      await expect(keysOf(store.list(''))).rejects.toThrow('NoSuchBucket')
    })
  },
)

/** A wire to the server that, when told, cuts the connection in place of the server's next answer. */
async function loseAnswers(endpoint: string) {
  const { hostname, port } = new URL(endpoint)
  let armed = false
  let lost = 0
  const wire = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far)
    far.on('data', (answer) => {
      if (!armed) return near.write(answer)
      armed = false
      lost++
      near.destroy()
      return far.destroy()
    })
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      end.on('error', () => other.destroy())
      end.on('close', () => other.destroy())
    }
  })
  wire.listen(0, '127.0.0.1')
  await once(wire, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    loseNext: () => void (armed = true),
    lost: () => lost,
    close: () => void wire.close(),
  }
}
