/** The socket of one machine: http or https, with patience that ends. */
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export type Answer = (request: Request, bindings: object) => Response | Promise<Response>

/** Against clients that send drop by drop, or never hang up; all but the last in milliseconds. */
export interface Patience {
  /** Until a request's headers are in; until a handshake is done. */
  readonly headers: number
  /** Until its body is in, too. */
  readonly request: number
  /** Between two requests of one connection. */
  readonly idle: number
  /** How often connections are looked at for the first two. */
  readonly check: number
  /** Connections at once; one more is closed unanswered. */
  readonly connections: number
}

export const usualPatience: Patience = {
  headers: 10_000,
  request: 60_000,
  idle: 5_000,
  check: 5_000,
  connections: 1_000,
}
const maxHeaderSize = 32 * 1024

export interface ListenSettings {
  /** 0 takes any free port. */
  readonly port: number
  /** The address that it listens on. */
  readonly host: string
  /** PEM texts: serves https and refuses http. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  readonly patience?: Patience | undefined
}

/** @throws Error EADDRINUSE, and what else keeps a port from being taken */
export function listen(fetch: Answer, settings: ListenSettings): Promise<{ server: ServerType; port: number }> {
  const { port, host, tls, patience = usualPatience } = settings
  const serverOptions = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.check,
    maxHeaderSize,
  }
  // Of its own Node gives a handshake two minutes, in which a silent connection takes the place of another.
  const tlsOptions = tls && { ...serverOptions, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: patience.headers }
  return new Promise((resolve, reject) => {
    const server = createAdaptorServer(
      tlsOptions
        ? { fetch, createServer: createTlsServer, serverOptions: tlsOptions }
        : { fetch, createServer, serverOptions },
    )
    server.maxConnections = patience.connections
    server.once('error', reject)
    server.listen(port, host, () => {
      resolve({ server, port: (server.address() as AddressInfo).port })
    })
  })
}

/** Answers what is under way, then stops. */
export function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error)
      else resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
