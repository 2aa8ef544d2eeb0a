/** A connection on which a test writes what no HTTP client would. */
import { once } from 'node:events'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export interface RawConnection {
  readonly socket: Socket
  send(text: string): void
  /** Everything received so far. */
  received(): string
  /** Waits until what was received matches; with what is there when the connection ends. */
  until(pattern: RegExp): Promise<string>
  /** What was received in all, once the other side has hung up. */
  readonly ended: Promise<string>
}

/** Opens one; with an authority's certificate over TLS, to a server that must prove to be `localhost`. */
export async function openRaw(url: string, ca?: string): Promise<RawConnection> {
  const port = Number(new URL(url).port)
  const socket =
    ca === undefined
      ? connectPlain(port, '127.0.0.1')
      : connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca })
  let text = ''
  const ended = new Promise<string>((resolve) => {
    socket.once('close', () => {
      resolve(text)
    })
  })
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
  })
  await once(socket, ca === undefined ? 'connect' : 'secureConnect')
  // A connection that is cut is what tests wait for: `ended` tells it.
  socket.on('error', () => undefined)
  return {
    socket,
    send: (more) => void socket.write(more),
    received: () => text,
    ended,
    async until(pattern) {
      const last = ended.then(() => true)
      while (!pattern.test(text)) if (await Promise.race([last, once(socket, 'data').then(() => false)])) break
      return text
    },
  }
}
