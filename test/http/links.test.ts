import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import type { Definition } from '../../functions/core/definition.ts'
import { readerRoutes } from '../../functions/http/reader-routes.ts'
import type { SignedAnswer } from '../../functions/ports.ts'
import type { ListedLink } from '../../functions/services/list-links.ts'
import { enterPin, pinLimits } from '../../functions/services/open-link.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import {
  api,
  type Body,
  createTestWorld,
  hospital,
  hospitalWeek,
  openIssue,
  publishIssue,
  templates,
  type TestWorld,
  type WorldOptions,
} from './world.ts'

let t: TestWorld
beforeEach(async () => {
  t = await createTestWorld()
})

describe('a link', () => {
  let week: string
  let url: string
  let id: string
  beforeEach(async () => {
    week = await hospitalWeek(t)
    const { body } = await publishIssue(t, week)
    url = body.link.url
    id = body.link.id
  })
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    t.fetch(undefined, method, path, { headers })
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as Body).code]

  it('opens for anybody, is kept from search engines, and never names the bulletin or its reader', async () => {
    const response = await get(url)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    expect(new URL(url).pathname).toMatch(/^\/b\/[\w-]{27}\/$/)
  })

  it('bears the deployment’s own address, whatever host a request claims', async () => {
    const claimed = new URL(`${week}/links`, 'https://elsewhere.example.org').href
    const headers = { 'x-forwarded-host': 'elsewhere.example.org', 'x-forwarded-proto': 'https' }
    const { status, body } = await t.call<{ url: string }>('editor', 'POST', claimed, { headers })
    expect([status, new URL(body.url).origin]).toEqual([201, 'http://127.0.0.1:3000'])
  })

  it('that is gone says so on a page to a browser, and in JSON to a program', async () => {
    const gone = url.replace(/\/b\/.*/, '/b/nothing/')
    const page = await get(gone, { accept: 'text/html,application/xhtml+xml', 'accept-language': 'zh-CN' })
    expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8'])
    expect(await page.text()).toMatch(/<html lang="zh-CN">.*<h1[^>]*>链接无效<\/h1><p>.*索取新的链接/)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/)
    expect(await codeOf(await get(gone))).toEqual([410, 'link_gone'])
  })

  it('a page never carries what was asked for as markup', async () => {
    const response = await get(new URL('/<b>x</b>"', url).href, { accept: 'text/html' })
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('<b>')
  })

  it('keeps its token to itself: nothing stored gives it again', async () => {
    const token = new URL(url).pathname.split('/')[2]!
    for await (const key of t.store.list('')) {
      expect(key).not.toContain(token)
      if (key.endsWith('.json')) expect(new TextDecoder().decode(await t.store.read(key))).not.toContain(token)
    }
  })

  it('sends a policy under which a page of any year keeps its own style, and no script runs', async () => {
    const response = await get(url)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'.*frame-ancestors 'none'/)
    expect(policy).not.toMatch(/script-src|sha256-/)
    expect(await response.text()).toMatch(/http-equiv="Content-Security-Policy" content="[^"]*style-src 'sha256-/)
  })

  it.each([
    ['the tag', (tag: string) => tag],
    ['a list with the tag', (tag: string) => `"other", ${tag}`],
    ['the tag as a proxy weakened it', (tag: string) => `W/${tag}`],
    ['any tag', () => '*'],
  ])('answers 304 without a body to %s', async (_, header) => {
    const etag = (await get(url)).headers.get('etag') ?? ''
    const again = await get(url, { 'if-none-match': header(etag) })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    expect((await get(url, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('leads on where the last slash is missing, without which the page’s own links would break', async () => {
    const response = await get(url.replace(/\/$/, ''))
    expect([response.status, response.headers.get('location')]).toEqual([308, new URL(url).pathname])
  })

  it('answers HEAD with the headers of GET', async () => {
    const [head, whole] = [await get(url, {}, 'HEAD'), await get(url)]
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
  })

  it('gives files by name, and no others', async () => {
    for (const format of ['docx', 'xlsx']) {
      const response = await get(`${url}bulletin.${format}`)
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="hospital-weekly-2026-1.${format}"; filename*=UTF-8''The%20Week%20on%20the%20Wards%202026-1.${format}`,
      )
    }
    expect((await get(`${url}bulletin.html`)).headers.get('content-disposition')).toBeNull()
    for (const file of ['bulletin.exe', 'bulletin.PDF', 'x', '__proto__'])
      expect(await codeOf(await get(`${url}${file}`))).toEqual([404, 'not_found'])
  })

  it('is in no frame, no search engine, no cache that does not ask again', async () => {
    for (const file of ['', 'bulletin.docx', 'bulletin.xlsx', 'bulletin.html']) {
      const { headers } = await get(`${url}${file}`)
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'private, no-cache',
        'x-robots-tag': 'noindex, nofollow',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'accept-ranges': 'bytes',
      })
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/)
    }
    expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
  })

  it('gives a range of a file, and no other version’s', async () => {
    const file = `${url}bulletin.docx`
    const whole = await get(file)
    const etag = whole.headers.get('etag') ?? ''
    const body = new Uint8Array(await whole.arrayBuffer())
    const size = body.length
    expect(whole.headers.get('content-length')).toBe(String(size))
    const part = await get(file, { range: 'bytes=100-199', 'if-range': etag })
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      ...[206, `bytes 100-199/${size}`, '100'],
    ])
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(body.slice(100, 200))
    expect(part.headers.get('content-disposition')).toContain('filename*=')
    expect((await get(file, { range: 'bytes=100-199', 'if-range': '"other"' })).status).toBe(200)
    expect((await get(file, { range: 'bytes=1-', 'if-none-match': etag })).status).toBe(304)
    const none = await get(file, { range: `bytes=${size}-` })
    expect([none.status, none.headers.get('content-range'), await none.text()]).toEqual([416, `bytes */${size}`, ''])
    const head = await get(file, { range: 'bytes=0-9' }, 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(size), ''])
  })

  it('that is revoked, expired or unknown says which, and nothing of what was behind it', async () => {
    const { body: expiring } = await t.call<{ url: string }>('editor', 'POST', `${week}/links`, {
      body: { expires: '2026-01-12T00:00:00Z' },
    })
    expect((await get(expiring.url)).status).toBe(200)
    t.setClock('2026-01-12T00:00:00Z')
    expect((await t.fetch('editor', 'DELETE', `${week}/links/${id}`)).status).toBe(204)
    expect((await t.fetch('editor', 'DELETE', `${week}/links/${id}`)).status).toBe(204)
    for (const [path, code] of [
      [expiring.url, 'link_expired'],
      [`${expiring.url}bulletin.xlsx`, 'link_expired'],
      [url, 'link_revoked'],
      [`${url}bulletin.docx`, 'link_revoked'],
      [`${url}2/`, 'link_revoked'],
      ['/b/unknown/', 'link_gone'],
      ['/b/%E6%9C%9F/', 'link_gone'],
      ['/b/%ED%A0%80/', 'link_gone'],
      [`/b/${'x'.repeat(5000)}/`, 'link_gone'],
    ] as const) {
      const answer = await t.call(undefined, 'GET', path)
      expect([answer.status, answer.body.code], path).toEqual([410, code])
      const page = await (await get(path, { accept: 'text/html' })).text()
      expect(JSON.stringify(answer.body) + page).not.toMatch(/Wards|hospital|2026|Riverside/)
    }
    expect(await (await get(url, { accept: 'text/html', 'accept-language': 'zh-CN' })).text()).toContain('链接已撤销')
  })

  it('is revoked by an editor, under its own issue and by its whole id', async () => {
    await openIssue(t, hospital, '2026-01-12', '2026-01-18')
    const remove = (path: string, person = 'editor') => t.fetch(person, 'DELETE', path)
    expect((await remove(`${week}/links/${id}`, 'emergency')).status).toBe(403)
    expect((await remove(`${api(hospital, '2026-2')}/links/${id}`)).status).toBe(404)
    expect((await remove(`${api('window-weekly', '2026-1')}/links/${id}`)).status).toBe(404)
    for (const other of [id.slice(1), `${id}0`, 'x', '..%2f..'])
      expect((await remove(`${week}/links/${other}`)).status).toBe(404)
    expect((await get(url)).status).toBe(200)
  })

  it('is made for published issues only, and what it cannot do yet is refused by name', async () => {
    const { issue } = await openIssue(t, hospital, '2026-01-12', '2026-01-18')
    expect((await t.call('editor', 'POST', `${api(hospital, issue)}/links`)).body.code).toBe('not_published')
    for (const pin of [true, 123456, '12345', '1234567890123', '12345a', '１２３４５', ''])
      expect((await t.call('editor', 'POST', `${week}/links`, { body: { pin } })).body.findings?.[0]?.at.path).toBe(
        '$.pin',
      )
  })
})

it('a file bears the bulletin’s name and number in its own language', async () => {
  const hospitalDefinition = templates.definitions.find((d) => d.id === hospital) as Definition
  const masthead = {
    ...hospitalDefinition.masthead,
    name: '病房周报',
    number: '{year}年第{issueNo}期（总第{serialNo}期）',
  }
  await publishDefinition(t.world, { ...hospitalDefinition, language: 'zh-CN', masthead })
  const { body } = await publishIssue(t, await hospitalWeek(t))
  const { headers } = await t.fetch(undefined, 'GET', `${body.link.url}bulletin.docx`)
  const [, encoded] = /filename\*=UTF-8''(\S+)$/.exec(headers.get('content-disposition') ?? '') ?? []
  expect(decodeURIComponent(encoded ?? '')).toMatch(/^病房周报2026年第1期（总第\d+期）\.docx$/)
})

describe('the links of an issue', () => {
  it('are listed newest first, with what became of each and never with what opens it', async () => {
    const week = await hospitalWeek(t)
    const first = (await publishIssue(t, week)).body.link
    const make = async (at: string, body: object) => {
      t.setClock(at)
      return (await t.call<{ id: string; url: string }>('editor', 'POST', `${week}/links`, { body })).body
    }
    const pinned = await make('2026-01-12T01:00:00Z', { pin: '482913', expires: '2026-01-20T00:00:00Z' })
    const revoked = await make('2026-01-12T02:00:00Z', {})
    t.setClock('2026-01-12T03:00:00Z')
    await t.fetch('admin', 'DELETE', `${week}/links/${revoked.id}`)
    const listed = async () => (await t.call<{ links: ListedLink[] }>('auditor', 'GET', `${week}/links`)).body.links
    const none = { expires: null, hasPin: false, revokedAt: null, revokedBy: null }
    const plain = { ...none, id: first.id, createdAt: '2026-01-11T09:00:00.000Z', by: 'editor', edition: 1 }
    const list = await listed()
    expect(list).toEqual([
      {
        ...{ ...none, id: revoked.id, createdAt: '2026-01-12T02:00:00.000Z', by: 'editor', edition: 1 },
        ...{ revokedAt: '2026-01-12T03:00:00.000Z', revokedBy: 'admin', state: 'revoked' },
      },
      {
        ...{ ...none, id: pinned.id, createdAt: '2026-01-12T01:00:00.000Z', by: 'editor', edition: 1 },
        ...{ expires: '2026-01-20T00:00:00.000Z', hasPin: true, state: 'active' },
      },
      { ...plain, state: 'active' },
    ])
    expect(JSON.stringify(list)).not.toMatch(/salt|hash|482913/)
    for (const { url } of [first, pinned, revoked]) expect(JSON.stringify(list)).not.toContain(url.split('/')[4])
    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure was wrong.' } })
    expect((await listed()).map(({ state }) => state)).toEqual(['revoked', 'active', 'active'])
    await publishIssue(t, week)
    t.setClock('2026-01-20T00:00:00Z')
    expect((await listed()).map(({ state }) => state)).toEqual(['active', 'revoked', 'expired', 'replaced'])
  })

  it('are those of one issue; one whose making was cut off is not among them', async () => {
    const week = await hospitalWeek(t)
    await publishIssue(t, week)
    const { issue } = await openIssue(t, hospital, '2026-01-12', '2026-01-18')
    expect(
      (await t.call<{ links: ListedLink[] }>('editor', 'GET', `${api(hospital, issue)}/links`)).body.links,
    ).toEqual([])
    await t.store.create(`issue-links/${hospital}/2026-1/${'0'.repeat(64)}.json`, Buffer.from('{}'))
    expect((await t.call<{ links: ListedLink[] }>('editor', 'GET', `${week}/links`)).body.links).toHaveLength(1)
    expect((await t.call('emergency', 'GET', `${week}/links`)).status).toBe(403)
  })
})

describe('a link with a PIN', () => {
  const pin = '482913'
  let options: { remoteAddress: string } & WorldOptions
  let url: string
  let path: string
  beforeEach(async () => {
    options = { remoteAddress: '192.0.2.1' }
    t = await createTestWorld(options)
    const week = await hospitalWeek(t)
    await publishIssue(t, week)
    // As an input method for Chinese types it.
    const made = await t.call<{ url: string; hasPin: boolean }>('editor', 'POST', `${week}/links`, {
      body: { pin: '４８２ ９１３' },
    })
    expect(made.body.hasPin).toBe(true)
    url = made.body.url
    path = new URL(url).pathname
  })
  const get = (address: string, cookie?: string) =>
    t.fetch(undefined, 'GET', address, { headers: cookie === undefined ? {} : { cookie } })
  const enter = (typed: string, from = '192.0.2.1', address = url) => {
    options.remoteAddress = from
    return t.fetch(undefined, 'POST', address, {
      body: new URLSearchParams({ pin: typed }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }
  const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

  it('shows a form and nothing else of the bulletin, in the reader’s language', async () => {
    const page = await get(url)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toMatch(
      /<form method="post">[^]*<input id="pin" name="pin" type="text" inputmode="numeric" autocomplete="one-time-code"/,
    )
    expect(html).toContain('<label for="pin">PIN</label>')
    expect(html).not.toMatch(/<script|Wards|hospital|Riverside|2026/)
    const policy = page.headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    const chinese = await t.fetch(undefined, 'GET', url, { headers: { 'accept-language': 'zh-CN' } })
    expect(await chinese.text()).toMatch(/<html lang="zh-CN">[^]*请输入 PIN 码/)
  })

  it('opens to the right one, with a cookie of this link’s alone; without it every file leads to the form', async () => {
    for (const file of ['bulletin.docx', 'bulletin.xlsx', 'bulletin.html', '1/', '2/', '2/bulletin.docx']) {
      const response = await get(url + file)
      expect([file, response.status, response.headers.get('location')]).toEqual([file, 303, path])
    }
    const entered = await enter(pin)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, path])
    expect(entered.headers.get('set-cookie')).toMatch(
      new RegExp(`^bulletin-pin=[\\w.-]+; Max-Age=43200; Path=${path.slice(0, -1)}; HttpOnly; SameSite=Lax$`),
    )
    const cookie = cookieOf(entered)
    expect(await (await get(url, cookie)).text()).toContain('The Week on the Wards')
    expect((await get(`${url}bulletin.docx`, cookie)).status).toBe(200)
    expect((await get(`${url}1/`, cookie)).headers.get('location')).toBe(path)
  })

  it('takes full-width digits, spaces and hyphens for what they are', async () => {
    for (const typed of ['４８２９１３', ' 482 913 ', '482-913']) expect((await enter(typed)).status).toBe(303)
  })

  it('keeps the cookie from scripts and, under https, from the open wire', async () => {
    const app = new Hono().route(
      '/b',
      readerRoutes({
        world: t.world,
        remoteAddress: () => undefined,
        publicUrl: 'https://bulletin.example.org',
      }) as never,
    )
    const body = new URLSearchParams({ pin })
    const entered = await app.request(path, { method: 'POST', body })
    expect(entered.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('does not take a cookie that is forged, another link’s, or half a day old', async () => {
    const cookie = cookieOf(await enter(pin))
    const week = api(hospital, '2026-1')
    const other = (await t.call<{ url: string }>('editor', 'POST', `${week}/links`, { body: { pin } })).body.url
    const locked = async (address: string, value: string) =>
      (await (await get(address, value)).text()).includes('name="pin"')
    expect(await locked(url, cookie)).toBe(false)
    expect(await locked(other, cookie)).toBe(true)
    const [until = '', proof = ''] = cookie.slice('bulletin-pin='.length).split('.')
    for (const forged of [
      `${Number(until) + 1}.${proof}`,
      `${until}.${proof.slice(1)}A`,
      `${until}.`,
      until,
      '',
      'x.y',
    ])
      expect(await locked(url, `bulletin-pin=${forged}`)).toBe(true)
    t.setClock('2026-01-11T20:59:59Z')
    expect(await locked(url, cookie)).toBe(false)
    t.setClock('2026-01-11T21:00:00Z')
    expect(await locked(url, cookie)).toBe(true)
  })

  it('says that a wrong one is wrong, and counts what could be one', async () => {
    for (const typed of ['', 'abcdef', '12345', '1234567890123', '<b>']) expect((await enter(typed)).status).toBe(403)
    for (let i = 0; i < pinLimits.address.limit; i++) {
      const wrong = await enter('000000')
      const html = await wrong.text()
      expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([403, null])
      expect(html).toMatch(
        /aria-invalid="true" aria-describedby="hint fault"[^]*<p class="fault" id="fault" role="alert">/,
      )
    }
    const refused = await enter(pin)
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([429, null])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await enter(pin, '192.0.2.2')).status).toBe(303)
    t.setClock('2026-01-11T09:15:00Z')
    expect((await enter(pin)).status).toBe(303)
  })

  it('stops guesses from many addresses too, for an hour, however many race', async () => {
    const from = (n: number) => `198.51.100.${n}`
    const token = path.split('/')[2] ?? ''
    const guess = (n: number) =>
      enterPin(t.world, { token, typed: '000000', from: from(n) }).then(
        (pass) => pass ?? 'wrong',
        (error: unknown) => (error as Error).message,
      )
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(n)))
    expect(answers.toSorted()).toEqual([...Array<string>(10).fill('too_many'), ...Array<string>(30).fill('wrong')])
    expect((await enter(pin, from(99))).status).toBe(429)
    t.setClock('2026-01-11T10:00:00Z')
    expect((await enter(pin, from(99))).status).toBe(303)
  })

  it('is guessed at no more often where two apps serve one store', async () => {
    const other = await createTestWorld({ ...options, store: t.store, seed: 'b' })
    other.setClock(t.world.clock.now())
    const at = (world: TestWorld, typed: string) =>
      world.fetch(undefined, 'POST', path, {
        body: new URLSearchParams({ pin: typed }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    const guesses = await Promise.all(
      [t, other].flatMap((world) => Array.from({ length: 8 }, async () => (await at(world, '000000')).status)),
    )
    expect(guesses.toSorted()).toEqual([...Array<number>(10).fill(403), ...Array<number>(6).fill(429)])
    for (const world of [t, other]) expect((await at(world, pin)).status).toBe(429)
  })

  it('lets a whole office in from one address: right ones are not held against it', async () => {
    for (let i = 0; i < 35; i++) expect((await enter(pin)).status).toBe(303)
    expect((await enter('000000')).status).toBe(403)
  })

  it('keeps it as a hash, and in no other link’s way', async () => {
    for await (const key of t.store.list(''))
      if (key.endsWith('.json')) expect(new TextDecoder().decode(await t.store.read(key))).not.toContain(pin)
    const { body } = await t.call<{ url: string }>('editor', 'POST', `${api(hospital, '2026-1')}/links`)
    expect((await enter('000000', '192.0.2.1', body.url)).status).toBe(303)
    expect((await enter(pin, '192.0.2.1', '/b/unknown/')).status).toBe(410)
    expect((await enter('0'.repeat(2000))).status).toBe(413)
  })
})

describe('a link whose edition was replaced', () => {
  let week: string
  let old: string
  beforeEach(async () => {
    week = await hospitalWeek(t)
    old = (await publishIssue(t, week)).body.link.url
    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure was wrong.' } })
  })
  const get = (address: string) => t.fetch(undefined, 'GET', address)

  it('goes on showing the edition until there is a newer one', async () => {
    expect(await (await get(old)).text()).toContain('<article')
    expect((await get(`${old}bulletin.docx`)).status).toBe(200)
  })

  it('says which replaced it and when, and leads to the newer one, under its own address', async () => {
    t.setClock('2026-01-13T09:00:00Z')
    const { body } = await publishIssue(t, week)
    const notice = await get(old)
    const html = await notice.text()
    expect([notice.status, notice.headers.get('x-robots-tag')]).toEqual([200, 'noindex, nofollow'])
    expect(html).toContain('The Week on the Wards 2026-1')
    expect(html).toContain(
      'This link is to edition 1. Edition 2 replaced it on 13 January 2026; please go by that one.',
    )
    expect(html.match(/<a [^>]*href="[^"]*"/g)).toEqual(['<a class="go" href="2/"'])
    expect(html).not.toMatch(/<script|<article/)
    const newer = new URL('2/', old).href
    const page = await (await get(newer)).text()
    expect(page).toBe(await (await get(body.link.url)).text())
    const files = [...page.matchAll(/href="(bulletin\.\w+)"/g)].map(([, file = '']) => file)
    expect(files).toContain('bulletin.docx')
    for (const file of files) {
      const response = await get(new URL(file, newer).href)
      expect([response.status, response.headers.get('etag')]).toEqual([
        ...[200, (await get(body.link.url + file)).headers.get('etag')],
      ])
    }
    expect((await get(newer.slice(0, -1))).headers.get('location')).toBe(new URL(newer).pathname)
  })

  it('gives the old edition at no address: all lead to the notice', async () => {
    const { body } = await publishIssue(t, week)
    for (const file of ['bulletin.docx', 'bulletin.xlsx', 'bulletin.html', '1/', '1/bulletin.docx']) {
      const response = await get(old + file)
      expect([file, response.status, response.headers.get('location')]).toEqual([file, 303, new URL(old).pathname])
    }
    for (const edition of ['0', '3', '999999', '-1', '2x', '１'])
      expect((await get(`${old}${edition}/`)).status).toBe(404)
    // A link of the newer edition says nothing of the older one.
    expect((await get(`${body.link.url}1/`)).status).toBe(404)
    expect((await get(`${body.link.url}2/`)).status).toBe(303)
    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'Another one.' } })
    await publishIssue(t, week)
    expect(await (await get(old)).text()).toContain('href="3/"')
    expect((await get(`${old}2/bulletin.docx`)).headers.get('location')).toBe(new URL(old).pathname)
  })
})

describe('a store that signs addresses', () => {
  it('is where Word and Excel files are loaded from, for five minutes; pages are ours', async () => {
    const signed: (SignedAnswer & { key: string })[] = []
    const signedUrl = (key: string, answer: SignedAnswer) => {
      signed.push({ key, ...answer })
      return Promise.resolve(`https://s3.example.org/${key}?signed`)
    }
    t = await createTestWorld({ store: { ...createMemoryObjectStore(), signedUrl } })
    const { body } = await publishIssue(t, await hospitalWeek(t))
    const response = await t.fetch(undefined, 'GET', `${body.link.url}bulletin.docx`)
    const key = `bulletins/${body.files.docx.sha256}`
    expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([
      ...[302, `https://s3.example.org/${key}?signed`, 'no-store'],
    ])
    expect(signed).toEqual([
      {
        ...{ key, seconds: 300 },
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        contentDisposition: expect.stringContaining("UTF-8''The%20Week") as string,
      },
    ])
    expect((await t.fetch(undefined, 'GET', body.link.url)).status).toBe(200)
    expect((await t.fetch(undefined, 'HEAD', `${body.link.url}bulletin.docx`)).status).toBe(200)
    const pinned = await t.call<{ url: string }>('editor', 'POST', `${api(hospital, '2026-1')}/links`, {
      body: { pin: '482913' },
    })
    expect((await t.fetch(undefined, 'GET', `${pinned.body.url}bulletin.docx`)).status).toBe(303)
    expect(signed).toHaveLength(1)
  })
})
