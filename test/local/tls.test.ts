import { generateCertificates } from 'office-addin-dev-certs'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { get, type RequestOptions } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ServerSettings } from '../../functions/local/server.ts'
import { type IssuerServer, startIssuer } from './issuer/issuer-server.ts'
import { openRaw } from './raw-connection.ts'

const folder = mkdtempSync(join(tmpdir(), 'tls-'))
let ca = ''
let tls = { key: '', cert: '' }
let server: IssuerServer
let port = 0

/** A server whose certificate is of the authority `ca` and names localhost. */
async function start(more: Partial<ServerSettings> = {}): Promise<void> {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  port = (other.address() as AddressInfo).port
  other.close()
  await once(other, 'close')
  server = await startIssuer({}, { tls, port, ...more })
}

async function ask(path: string, options: RequestOptions = {}): Promise<IncomingMessage> {
  const request = get({ host: '127.0.0.1', servername: 'localhost', port, path, ca, agent: false, ...options })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  return response
}

beforeAll(async () => {
  const at = (name: string) => join(folder, name)
  await generateCertificates(at('ca.crt'), at('localhost.crt'), at('localhost.key'))
  const read = (name: string) => readFileSync(at(name), 'utf8')
  ca = read('ca.crt')
  tls = { key: read('localhost.key'), cert: read('localhost.crt') }
})
afterEach(() => server.close())
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a server with a key and a certificate', () => {
  it('answers over https under the name of its certificate', async () => {
    await start()
    expect(server.url).toBe(`https://localhost:${port}`)
    expect((await ask('/api/health')).statusCode).toBe(200)
    const signIn = await ask('/api/sign-in')
    expect(signIn.statusCode).toBe(200)
  })

  it('is nobody’s whom a client does not trust', async () => {
    await start()
    const request = get({ host: '127.0.0.1', servername: 'localhost', port, path: '/api/health', agent: false })
    const [error] = (await once(request, 'error')) as [Error & { code: string }]
    expect(error.code).toMatch(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT/)
  })

  it('refuses plain http without an answer', async () => {
    await start()
    const plain = await openRaw(`http://127.0.0.1:${port}`)
    plain.send('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect(await plain.ended).not.toContain('HTTP/1.1 200')
    expect(plain.received()).not.toContain('"ok"')
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('speaks no %s', async (version) => {
    await start()
    const settings = { port, host: '127.0.0.1', servername: 'localhost', ca }
    // Seclevel 0: else this side would not even ask.
    const old = connect({ ...settings, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' })
    const [error] = (await once(old, 'error')) as [Error]
    expect(error.message).toMatch(/alert protocol version/)
  })

  it('cuts off who never finishes a handshake or a header, and answers others meanwhile', async () => {
    await start({ patience: { headers: 200, request: 400, idle: 200, check: 50, connections: 5 } })
    const silent = await openRaw(`http://127.0.0.1:${port}`)
    const slow = await openRaw(server.url, ca)
    slow.send('GET /api/health HTTP/1.1\r\nX-Slow: ')
    expect((await ask('/api/health')).statusCode).toBe(200)
    expect(await slow.ended).toMatch(/^HTTP\/1\.1 408 /)
    // An alert at most, which is no text.
    expect(await silent.ended).not.toContain('HTTP')
  })

  const paths = [
    '/',
    '/api/health',
    '/api/no-such-page',
    '/api/bulletins',
    '/b/no-such-link/',
    '/identity/.well-known/openid-configuration',
    '/identity/interaction/none',
    '/identity/no-such-page',
  ]

  it('tells browsers to come by https alone, with every answer', async () => {
    await start({ publicUrl: 'https://bulletin.example.org' })
    for (const path of paths) {
      const { headers } = await ask(path, { headers: { host: 'bulletin.example.org' } })
      const seconds = Number(/^max-age=(\d+); includeSubDomains$/.exec(headers['strict-transport-security'] ?? '')?.[1])
      expect(seconds, path).toBeGreaterThanOrEqual(365 * 24 * 3600)
    }
  })

  it('tells them nothing of the kind of localhost, which other programs serve too', async () => {
    await start()
    for (const path of paths) {
      const { headers } = await ask(path, { headers: { host: `localhost:${port}` } })
      expect(headers['strict-transport-security'], path).toBeUndefined()
    }
  })
})
