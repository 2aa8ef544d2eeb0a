import { beforeEach, describe, expect, it } from 'vitest'
import {
  api,
  type Body,
  createTestWorld,
  hospital,
  hospitalWeek,
  openIssue,
  publishIssue,
  type TestWorld,
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

  it('that is gone says so on a page to a browser, and in JSON to a program', async () => {
    const gone = url.replace(/\/b\/.*/, '/b/nothing/')
    const page = await get(gone, { accept: 'text/html,application/xhtml+xml', 'accept-language': 'zh-CN' })
    expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8'])
    expect(await page.text()).toMatch(/<html lang="zh-CN">.*<h1[^>]*>链接已失效<\/h1><p>.*索取新的链接/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
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
    expect(policy).toContain("default-src 'none'")
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
        `attachment; filename="bulletin.${format}"; filename*=UTF-8''hospital-weekly-2026-1.${format}`,
      )
    }
    expect((await get(`${url}bulletin.html`)).headers.get('content-disposition')).toBeNull()
    for (const file of ['bulletin.exe', 'bulletin.PDF', 'x', '__proto__'])
      expect(await codeOf(await get(`${url}${file}`))).toEqual([404, 'not_found'])
  })

  it('revoked, expired and unknown look the same', async () => {
    const expiring = await t.call<{ url: string }>('editor', 'POST', `${week}/links`, {
      body: { expires: '2026-01-12T00:00:00Z' },
    })
    expect((await get(expiring.body.url)).status).toBe(200)
    t.setClock('2026-01-12T00:00:00Z')
    expect(await codeOf(await get(expiring.body.url))).toEqual([410, 'link_gone'])
    const revoked = await t.fetch('editor', 'DELETE', `${week}/links/${id}`)
    expect(revoked.status).toBe(204)
    expect((await t.fetch('editor', 'DELETE', `${week}/links/${id}`)).status).toBe(204)
    for (const path of [url, `${url}bulletin.docx`, '/b/unknown/', '/b/%E6%9C%9F/', `/b/${'x'.repeat(5000)}/`])
      expect(await codeOf(await get(path))).toEqual([410, 'link_gone'])
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
    const pinned = await t.call('editor', 'POST', `${week}/links`, { body: { pin: true } })
    expect(pinned.body.findings?.map((f) => f.at.path)).toEqual(['$.pin'])
  })
})
