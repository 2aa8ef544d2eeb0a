import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A real S3 server to test against, and how to be done with it. */
export interface RealS3 {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  stop(): Promise<void>
}

const tool = fileURLToPath(new URL('../../../shared/tools/s3-server', import.meta.url))
const { S3_TEST_ENDPOINT } = process.env
const onPath = (name: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

/** Why there is no real S3 server here, or undefined where {@link startRealS3} has one. */
export function whyNoRealS3(): string | undefined {
  if (S3_TEST_ENDPOINT !== undefined) return undefined
  if (!existsSync(tool)) return 'no S3_TEST_ENDPOINT and no ../shared/tools/s3-server'
  if (process.getuid?.() !== 0) return 'no S3_TEST_ENDPOINT, and ../shared/tools/s3-server needs root'
  return onPath('radosgw') ? undefined : 'no S3_TEST_ENDPOINT and no radosgw installed'
}

/** The server of `S3_TEST_ENDPOINT` with the `AWS_*` variables, or one started in a folder of its own. */
export async function startRealS3(): Promise<RealS3> {
  if (S3_TEST_ENDPOINT !== undefined) return realS3({ ...process.env, S3_ENDPOINT: S3_TEST_ENDPOINT })
  const base = await mkdtemp(join(tmpdir(), 's3-server-'))
  const folder = join(base, 's3')
  const run = promisify(execFile)
  const { stdout } = await run(tool, ['start', folder, String(await freePort())])
  const lines = [...stdout.matchAll(/^(\w+)=(.*)$/gm)]
  const printed = Object.fromEntries(lines.map(([, name = '', value = '']): [string, string] => [name, value]))
  return realS3(printed, async () => {
    await run(tool, ['stop', folder])
    // Its processes write until they have heard.
    await rm(base, { recursive: true, maxRetries: 20, retryDelay: 200 })
  })
}

function realS3(
  {
    S3_ENDPOINT,
    AWS_REGION = 'us-east-1',
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
  }: Record<string, string | undefined>,
  stop: () => Promise<void> = () => Promise.resolve(),
): RealS3 {
  if (S3_ENDPOINT === undefined || AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
    throw new Error(
      'The S3 server gave no endpoint or keys: set S3_TEST_ENDPOINT, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY',
    )
  }
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY }
  return { endpoint: S3_ENDPOINT, region: AWS_REGION, credentials, stop }
}

/** A port that is free together with the two after it, which the server takes too. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await portIfFree(0)
    const next = port === undefined ? [] : [await portIfFree(port + 1), await portIfFree(port + 2)]
    if (port !== undefined && !next.includes(undefined)) return port
  }
  throw new Error('no three free ports in a row')
}

function portIfFree(wanted: number): Promise<number | undefined> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', () => {
      answer(undefined)
    })
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        answer(typeof address === 'object' ? address?.port : undefined)
      })
    })
  })
}
