import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePage, noticePage, pageHeaders, signInPage, signOutPage } from '../../../functions/local/issuer/page.ts'
import { pageLanguage } from '../../../functions/local/issuer/page-words.ts'
import { begin, challenge, type IssuerServer, startIssuer } from './issuer-server.ts'

describe('the sign-in pages', () => {
  let server: IssuerServer
  beforeAll(async () => {
    server = await startIssuer()
  })
  afterAll(() => server.close())

  it('come with headers that let nothing in: no script, no frame, no keeping', async () => {
    const { page } = await begin(server)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/)
    for (const rule of ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule)
    expect(policy).not.toMatch(/script-src|unsafe/)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    })
    // It would cut a dialog off from the pane that opened it.
    expect(page.headers.get('cross-origin-opener-policy')).toBeNull()
    expect(page.html).not.toMatch(/<script|\son\w+=|style="/)
  })

  it('say what was typed as text, whatever it is', async () => {
    const { post } = await begin(server)
    const answer = await post({ login: `"><script>alert(1)</script><x y='`, password: 'x' })
    const html = answer.kind === 'page' ? answer.html : ''
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;')
    expect(html).not.toContain('<script')
  })

  it('never send a password back', async () => {
    const { post } = await begin(server)
    const answer = await post({ login: 'editor', password: 'secret-that-was-typed' })
    expect(answer.kind === 'page' && answer.html).not.toContain('secret-that-was-typed')
  })

  it('speak the language that the client asked for, else the browser’s', async () => {
    const headers = { 'accept-language': 'en-GB,en;q=0.9' }
    expect((await begin(server, {}, { headers })).page.html).toContain('<html lang="en">')
    expect((await begin(server, { ui_locales: 'zh-CN' }, { headers })).page.html).toContain('<html lang="zh-CN">')
    expect((await begin(server)).page.html).toContain('<h1>登录</h1>')
  })

  it('take a form that is no form, and one that is too large, without harm', async () => {
    const { page, jar } = await begin(server)
    const send = (body: string, type: string) =>
      fetch(page.url, {
        method: 'POST',
        headers: { 'content-type': type, cookie: jar.header(page.url) },
        body,
      })
    expect((await send('{"login":"editor"}', 'application/json')).status).toBe(422)
    expect((await send(`login=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded')).status).toBe(413)
  })

  it('set cookies that scripts and other sites do not see', async () => {
    const { cookies } = await beginBare(server.url)
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; path=\/identity\//)
      expect(cookie).toMatch(/; samesite=lax/i)
      expect(cookie).toMatch(/; httponly/i)
    }
  })
})

/** The first answer of a sign-in, not followed. */
async function beginBare(url: string, headers: Record<string, string> = {}) {
  const start = new URL('/identity/auth', url)
  const settings = (await (await fetch(new URL('/api/sign-in', url))).json()) as { issuer: string }
  start.search = new URLSearchParams({
    client_id: 'bulletin',
    response_type: 'code',
    redirect_uri: settings.issuer.replace('identity', ''),
    scope: 'openid',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString()
  const answer = await fetch(start, { redirect: 'manual', headers })
  return { answer, cookies: answer.headers.getSetCookie() }
}

describe('behind a proxy that speaks https', () => {
  it('every address is the public one, and cookies and pages are for https only', async () => {
    const publicUrl = 'https://bulletin.example.org'
    const port = await freePort()
    const server = await startIssuer({}, { publicUrl, trustProxy: true, port })
    try {
      expect(server.url).toBe(publicUrl)
      const inside = `http://127.0.0.1:${port}`
      const found = await fetch(`${inside}/identity/.well-known/openid-configuration`)
      expect(await found.json()).toMatchObject({
        issuer: `${publicUrl}/identity`,
        token_endpoint: `${publicUrl}/identity/token`,
      })
      expect(found.headers.get('strict-transport-security')).toContain('max-age=')
      const { cookies, answer } = await beginBare(inside, { host: 'inside.example' })
      expect(answer.status).toBe(303)
      for (const cookie of cookies) expect(cookie).toMatch(/; secure/i)
    } finally {
      await server.close()
    }
  })

  it('attempts are counted for the address that the proxy wrote, not for one that a client claims', async () => {
    const server = await startIssuer({ limits: { account: 10, address: 1 } }, { trustProxy: true })
    try {
      const tried = async (forwarded: string) => {
        const { page, jar } = await begin(server)
        const answer = await fetch(page.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            cookie: jar.header(page.url),
            'x-forwarded-for': forwarded,
          },
          body: 'login=editor&password=guess',
        })
        return answer.status
      }
      expect(await tried('10.0.0.1')).toBe(422)
      expect(await tried('10.0.0.2')).toBe(422)
      expect(await tried('10.9.9.9, 10.0.0.1')).toBe(429)
      expect(await tried('10.0.0.1:50123')).toBe(429)
    } finally {
      await server.close()
    }
  })
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

describe('a page’s markup', () => {
  const language = 'zh-CN'
  const pages = {
    signIn: signInPage({ language, action: '/a', login: '' }),
    refused: signInPage({ language, action: '/a', login: 'x', fault: { code: 'wrong' } }),
    change: changePage({ language, action: '/a', login: 'x', fault: { code: 'too_short' } }),
    signOut: signOutPage(language, { action: '/a', xsrf: 'x', home: '/' }),
    signedOut: noticePage(language, 'signedOut', '/'),
  }

  it.each(Object.entries(pages))(
    '%s: labels every field, says its language and wants no search engine',
    (_name, html) => {
      const shown = [...html.matchAll(/<input [^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !/ hidden|type="hidden"/.test(tag))
      for (const tag of shown) {
        const id = /id="(\w+)"/.exec(tag)?.[1] ?? ''
        expect(html).toContain(`<label for="${id}">`)
        expect(tag).toMatch(/autocomplete="(?:username|current-password|new-password)"/)
        expect(tag).not.toContain('maxlength')
      }
      expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/)
      expect(html).toContain('<meta name="robots" content="noindex">')
    },
  )

  it('names a fault in an alert and at the fields', () => {
    expect(pages.refused).toContain('role="alert"')
    expect(pages.refused.match(/aria-invalid="true"/g)).toHaveLength(2)
    expect(pages.change).toContain('aria-describedby="fault new-hint"')
  })

  it('keeps to the policy that it comes with: the style is the one that was hashed', async () => {
    const style = /<style>(.*?)<\/style>/s.exec(pages.signIn)?.[1] ?? ''
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString(
      'base64',
    )
    expect(pageHeaders['content-security-policy']).toContain(`'sha256-${digest}'`)
  })
})

describe('the language of a page', () => {
  it.each([
    [undefined, undefined, 'zh-CN'],
    [undefined, 'fr, en;q=0.5', 'en'],
    ['en zh-CN', 'zh-CN', 'en'],
    ['fr', 'zh-HK', 'zh-CN'],
    [['en'], 'english', 'zh-CN'],
  ])('%j and %j: %s', (uiLocales, acceptLanguage, wanted) => {
    expect(pageLanguage(uiLocales, acceptLanguage)).toBe(wanted)
  })
})
