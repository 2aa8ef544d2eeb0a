import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maxBodyBytes, xlsxType } from '../../functions/http/request.ts'
import type { Patience } from '../../functions/local/listen.ts'
import { signInAs } from '../../functions/local/sign-in-client.ts'
import { begin, type IssuerServer, passwordOf, startIssuer } from './issuer/issuer-server.ts'
import { openRaw, type RawConnection } from './raw-connection.ts'

const short: Patience = { headers: 200, request: 400, idle: 200, check: 50, connections: 5 }
const target = '/api/bulletins/hospital-weekly/issues/2026-01/submissions/emergency'

let server: IssuerServer
let reports: Error[]
let opened: RawConnection[]

async function start(patience: Partial<Patience>): Promise<void> {
  const report = (error: Error): void => void reports.push(error)
  server = await startIssuer({}, { patience: { ...short, ...patience }, report })
}
async function raw(): Promise<RawConnection> {
  const connection = await openRaw(server.url)
  opened.push(connection)
  return connection
}
const editorToken = async () => (await signInAs(server.url, 'editor', passwordOf('editor'))).accessToken
const isAnswered = async () => (await fetch(new URL('/api/health', server.url))).status === 200
const headOf = (method: string, path: string, headers: Readonly<Record<string, string>>): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`),
    '',
    '',
  ].join('\r\n')

beforeEach(() => {
  reports = []
  opened = []
})
afterEach(async () => {
  for (const { socket } of opened) socket.destroy()
  await server.close()
})

describe('a client that takes its time', () => {
  it.each([
    ['over its headers', 'GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: a', 'a'],
    ['over the first line', 'GET /api', '/'],
  ])('%s is answered 408 and cut off, while others are answered', async (_, first, drop) => {
    await start({})
    const slow = await raw()
    const began = performance.now()
    slow.send(first)
    const dropping = setInterval(() => {
      slow.send(drop)
    }, 40)
    expect(await isAnswered()).toBe(true)
    const received = await slow.ended
    clearInterval(dropping)
    expect(received).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - began).toBeLessThan(1_500)
    expect(reports).toEqual([])
  })

  it('over a body that it may send is cut off, while others are answered; nothing is reported', async () => {
    await start({})
    const head = headOf('PUT', target, {
      authorization: `Bearer ${await editorToken()}`,
      'content-type': xlsxType,
      'content-length': '100000',
    })
    const slow = await raw()
    const began = performance.now()
    slow.send(`${head}PK`)
    const dropping = setInterval(() => {
      slow.send('.')
    }, 40)
    expect(await isAnswered()).toBe(true)
    const received = await slow.ended
    clearInterval(dropping)
    expect(received).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - began).toBeLessThan(1_500)
    expect(await isAnswered()).toBe(true)
    expect(reports).toEqual([])
  })

  it('over the form of a sign-in that it began is cut off; nothing is reported', async () => {
    await start({})
    const { page, jar } = await begin(server)
    const slow = await raw()
    const head = headOf('POST', page.url.pathname, {
      cookie: jar.header(page.url),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '1000',
    })
    slow.send(`${head}login=editor`)
    expect(await slow.ended).toMatch(/^HTTP\/1\.1 408 /)
    expect(await isAnswered()).toBe(true)
    expect(reports).toEqual([])
  })

  it('over a body that it may not send is refused without waiting for it', async () => {
    await start({ request: 60_000 })
    const slow = await raw()
    slow.send(`${headOf('PUT', target, { 'content-type': xlsxType, 'content-length': '100000' })}PK`)
    expect(await slow.until(/not_signed_in/)).toMatch(/^HTTP\/1\.1 401 /)
    await slow.ended
  })

  it('that says nothing at all is cut off', async () => {
    await start({})
    const silent = await raw()
    const began = performance.now()
    expect(await silent.ended).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
    expect(performance.now() - began).toBeLessThan(1_900)
  })

  it('that says nothing between two requests is hung up on', async () => {
    await start({})
    const idle = await raw()
    idle.send(headOf('GET', '/api/health', {}))
    expect(await idle.until(/"ok"/)).toMatch(/^HTTP\/1\.1 200 /)
    const began = performance.now()
    await idle.ended
    expect(performance.now() - began).toBeLessThan(1_900)
  })
})

describe('a body that is too large', () => {
  it('by its length is refused before any of it came', async () => {
    await start({ request: 60_000 })
    const authorization = `Bearer ${await editorToken()}`
    const large = await raw()
    large.send(
      headOf('PUT', target, {
        authorization,
        'content-type': xlsxType,
        'content-length': String(maxBodyBytes + 1),
      }),
    )
    expect(await large.until(/too_large/)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('in chunks is refused as soon as it is, and nobody waits for its end', async () => {
    await start({ request: 60_000 })
    const authorization = `Bearer ${await editorToken()}`
    const large = await raw()
    large.send(
      headOf('PUT', target, {
        authorization,
        'content-type': xlsxType,
        'transfer-encoding': 'chunked',
      }),
    )
    const chunk = `${(1_000_000).toString(16)}\r\n${'a'.repeat(1_000_000)}\r\n`
    for (let sent = 0; sent <= maxBodyBytes; sent += 1_000_000) large.send(chunk)
    expect(await large.until(/too_large/)).toMatch(/^HTTP\/1\.1 413 /)
    await large.ended
    expect(reports).toEqual([])
  })

  it.each([
    ['at sign-in', '/identity/interaction/x'],
    ['at the token endpoint', '/identity/token'],
    ['for a PIN', '/b/some-link/'],
  ])('%s is refused or cut off long before a megabyte', async (_, path) => {
    await start({ request: 60_000 })
    const large = await raw()
    const type = 'application/x-www-form-urlencoded'
    large.send(headOf('POST', path, { 'content-type': type, 'transfer-encoding': 'chunked' }))
    large.send(`${(400_000).toString(16)}\r\n${'a'.repeat(400_000)}\r\n`)
    expect(await large.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })
})

describe('connections', () => {
  it('beyond the most at once are closed unanswered; one that ends makes room', async () => {
    await start({ connections: 2, headers: 60_000, request: 60_000, idle: 60_000 })
    const [first] = [await raw(), await raw()]
    const third = await raw()
    third.send(headOf('GET', '/api/health', {}))
    expect(await third.ended).toBe('')
    first.socket.destroy()
    await first.ended
    const fourth = await raw()
    fourth.send(headOf('GET', '/api/health', {}))
    expect(await fourth.until(/"ok"/)).toMatch(/^HTTP\/1\.1 200 /)
  })
})
