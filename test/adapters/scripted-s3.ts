import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3StoreSettings } from '../../functions/adapters/s3-object-store.ts'

/** What the server answers; `'lost'` cuts the connection, `'cut'` does so halfway through the body. */
export type Answer = 'lost' | { readonly status: number; readonly body?: string; readonly cut?: true }

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface ScriptedS3 {
  readonly settings: S3StoreSettings
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

/** The XML in which S3 says what went wrong. */
export const s3Error = (status: number, code: string): Answer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}, said the server</Message></Error>`,
})

/** A server that answers as told and no more: for what a real one does too seldom to wait for. */
export async function startScriptedS3(answerTo: (asked: Asked, count: number) => Answer): Promise<ScriptedS3> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', headers, url = '' } = request
      const now = { method, headers, url: new URL(url, 'http://scripted'), body: Buffer.concat(chunks).toString() }
      asked.push(now)
      const answer = answerTo(now, asked.length)
      if (answer === 'lost') return request.socket.destroy()
      const body = Buffer.from(answer.body ?? '')
      response.writeHead(answer.status, { 'content-length': body.length })
      if (answer.cut !== true) return response.end(body)
      return response.write(body.subarray(0, body.length / 2), () => request.socket.destroy())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    settings: {
      bucket: 'bucket',
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      forcePathStyle: true,
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
