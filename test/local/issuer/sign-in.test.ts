import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../../functions/adapters/memory-object-store.ts'
import { systemClock } from '../../../functions/adapters/system-clock.ts'
import { createMemoryAccounts } from '../../../functions/local/issuer/memory-accounts.ts'
import {
  createCookieJar,
  createSignInClient,
  exchange,
  faultOf,
  follow,
  postForm,
  signInAs,
} from '../../../functions/local/sign-in-client.ts'
import { begin, given, type IssuerServer, passwordOf, startIssuer, verifier } from './issuer-server.ts'

let server: IssuerServer
beforeAll(async () => {
  server = await startIssuer()
})
afterAll(() => server.close())

const me = async (token: string): Promise<Response> =>
  fetch(new URL('/api/me', server.url), { headers: { authorization: `Bearer ${token}` } })

describe('discovery', () => {
  it('names this server’s own addresses, whatever Host and proxy headers a request claims', async () => {
    const url = new URL('/identity/.well-known/openid-configuration', server.url)
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const found = (await (await fetch(url, { headers })).json()) as Record<string, unknown>
    expect(found).toMatchObject({
      issuer: `${server.url}/identity`,
      authorization_endpoint: `${server.url}/identity/auth`,
      token_endpoint: `${server.url}/identity/token`,
      jwks_uri: `${server.url}/identity/jwks`,
      end_session_endpoint: `${server.url}/identity/session/end`,
      revocation_endpoint: `${server.url}/identity/token/revocation`,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
      response_types_supported: ['code'],
    })
    for (const name of ['registration_endpoint', 'userinfo_endpoint', 'device_authorization_endpoint'])
      expect(found[name], name).toBeUndefined()
  })

  it('says the same as /api/sign-in, and no private part of a key', async () => {
    const settings = await server.settings()
    expect(settings).toMatchObject({ issuer: `${server.url}/identity`, clientId: 'bulletin', nested: false })
    const { keys } = (await (await fetch(new URL('/identity/jwks', server.url))).json()) as { keys: object[] }
    expect(keys).toHaveLength(1)
    expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })
    expect(keys[0]).not.toHaveProperty('d')
  })
})

describe('signing in', () => {
  it('gives an access token for the API, ten minutes long, that tells the person’s name', async () => {
    const { accessToken, idToken, expiresIn } = await signInAs(server.url, 'ecology', passwordOf('ecology'))
    expect(expiresIn).toBe(600)
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' })
    expect(decodeJwt(accessToken)).toMatchObject({
      iss: `${server.url}/identity`,
      aud: 'urn:bulletin:api',
      sub: 'ecology',
      name: 'ECOLOGY',
      scope: 'bulletin',
      client_id: 'bulletin',
    })
    expect(decodeJwt(idToken)).toMatchObject({ sub: 'ecology', name: 'ECOLOGY', aud: 'bulletin' })
    expect(await (await me(accessToken)).json()).toMatchObject({
      id: 'ecology',
      grants: [{ bulletin: 'window-weekly', roles: [], departments: ['ecology'] }],
    })
  })

  it('takes a user name in capitals and with spaces around, as phones type it', async () => {
    const { accessToken } = await signInAs(server.url, ' Ecology ', passwordOf('ecology'))
    expect(decodeJwt(accessToken).sub).toBe('ecology')
  })

  it('keeps a client’s token until it ends', async () => {
    const tokenOf = createSignInClient(server.url, passwordOf)
    expect(await tokenOf('editor')).toBe(await tokenOf('editor'))
  })

  it('answers alike to a wrong password and to an account that is not there', async () => {
    const tries = await Promise.all(
      ['editor', 'nobody'].map(async (login) => {
        const { post } = await begin(server)
        return post({ login, password: 'wrong password' })
      }),
    )
    const bare = tries.map((page) =>
      page.kind === 'page' ? page.html.replace(/value="\w*"|interaction\/[\w-]+/g, '') : '',
    )
    expect(tries.map((page) => page.kind === 'page' && page.status)).toEqual([422, 422])
    expect(bare[0]).toBe(bare[1])
  })

  it('needs the browser that began it: another without its cookie is told that the page expired', async () => {
    const { page } = await begin(server)
    const answer = await follow(page.url, { jar: createCookieJar(), redirectUri: `${server.url}/` })
    expect(answer).toMatchObject({ kind: 'page', status: 400 })
  })

  it('asks nobody again who has signed in already, and gives another person a session of her own', async () => {
    const jar = createCookieJar()
    const first = await signInAs(server.url, 'editor', passwordOf('editor'), { jar })
    const again = await begin(server, {}, { jar })
    expect(again.first).toMatchObject({ kind: 'back' })
    const other = await signInAs(server.url, 'ecology', passwordOf('ecology'), { jar, params: { prompt: 'login' } })
    expect(decodeJwt(other.accessToken).sub).toBe('ecology')
    // The first one's window works on.
    const settings = await server.settings()
    const renewed = await exchange(settings, { grant_type: 'refresh_token', refresh_token: first.refreshToken })
    expect(decodeJwt(renewed.accessToken).sub).toBe('editor')
  })

  it('tells a client that asks without showing a page that nobody is signed in', async () => {
    const { first } = await begin(server, { prompt: 'none' })
    expect(first.kind).toBe('back')
    expect(first.url.searchParams.get('error')).toBe('login_required')
  })
})

describe('what is refused', () => {
  it.each([
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['PKCE in clear text', { code_challenge: verifier, code_challenge_method: 'plain' }],
    ['a token in the address', { response_type: 'id_token', nonce: 'n' }],
    ['an API that is not ours', { resource: 'urn:other:api' }],
  ])('%s: sent back with an error, without a page', async (_name, params) => {
    const { first } = await begin(server, params)
    expect(first.kind).toBe('back')
    const answer = new URLSearchParams(first.url.search || first.url.hash.slice(1))
    expect(answer.get('error')).toMatch(/^(?:invalid_request|unsupported_response_type|invalid_target)$/)
    expect(answer.get('code') ?? answer.get('id_token')).toBeNull()
  })

  it.each([
    ['a redirect to elsewhere', { redirect_uri: 'https://evil.example/' }],
    ['a redirect to a look-alike of ours', { redirect_uri: 'http://127.0.0.1.evil.example/' }],
    ['a redirect to another page of ours', { redirect_uri: '__base__/api/health' }],
    ['a client that is not ours', { client_id: 'other' }],
  ])('%s: a page of ours that names no internals', async (_name, params) => {
    const real = Object.fromEntries(Object.entries(params).map(([k, v]) => [k, v.replace('__base__', server.url)]))
    const { first } = await begin(server, real)
    expect(first).toMatchObject({ kind: 'page', status: 400 })
    expect(first.kind === 'page' && first.html).toContain('无法登录')
    expect(first.kind === 'page' && first.html).not.toMatch(/redirect_uri|invalid_|client/)
  })

  it('a code with another verifier, and a code a second time: the first one’s tokens end with it', async () => {
    const settings = await server.settings()
    const codeOf = async () => {
      const { post } = await begin(server)
      const back = await post({ login: 'editor', password: passwordOf('editor') })
      return back.url.searchParams.get('code') ?? ''
    }
    const grant = (code: string, code_verifier: string) =>
      exchange(settings, { grant_type: 'authorization_code', code, code_verifier, redirect_uri: `${server.url}/` })
    await expect(grant(await codeOf(), `${verifier}x`)).rejects.toThrow('invalid_grant')
    const code = await codeOf()
    const { refreshToken } = await grant(code, verifier)
    await expect(grant(code, verifier)).rejects.toThrow('invalid_grant')
    await expect(exchange(settings, { grant_type: 'refresh_token', refresh_token: refreshToken })).rejects.toThrow(
      'invalid_grant',
    )
  })
})

describe('renewing', () => {
  it('gives a new refresh token each time; one that is used twice ends them all', async () => {
    const settings = await server.settings()
    const renew = (token: string) => exchange(settings, { grant_type: 'refresh_token', refresh_token: token })
    const first = await signInAs(server.url, 'admin', passwordOf('admin'))
    const second = await renew(first.refreshToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect((await me(second.accessToken)).status).toBe(200)
    await expect(renew(first.refreshToken)).rejects.toThrow('invalid_grant')
    await expect(renew(second.refreshToken)).rejects.toThrow('invalid_grant')
  })
})

describe('signing out', () => {
  const jarWithSession = async () => {
    const jar = createCookieJar()
    const signedIn = await signInAs(server.url, 'editor', passwordOf('editor'), { jar })
    return { jar, ...signedIn }
  }
  const endUrl = async (params: Readonly<Record<string, string>>) => {
    const url = new URL((await server.settings()).endSessionEndpoint ?? '')
    url.search = new URLSearchParams(params).toString()
    return url
  }
  const browsing = (jar: ReturnType<typeof createCookieJar>) => ({ jar, redirectUri: `${server.url}/` })

  it('by the client ends session and renewal, and leads back to it', async () => {
    const { jar, idToken, refreshToken } = await jarWithSession()
    const url = await endUrl({ id_token_hint: idToken, post_logout_redirect_uri: `${server.url}/`, state: 's' })
    const answer = await follow(url, browsing(jar))
    expect(answer).toMatchObject({ kind: 'back' })
    expect(answer.url.search).toBe('?state=s')
    expect((await begin(server, {}, { jar })).first.kind).toBe('page')
    const settings = await server.settings()
    await expect(exchange(settings, { grant_type: 'refresh_token', refresh_token: refreshToken })).rejects.toThrow(
      'invalid_grant',
    )
  })

  it('asks first where the client does not show whose session it is', async () => {
    const { jar } = await jarWithSession()
    const page = await follow(await endUrl({}), browsing(jar))
    expect(page.kind === 'page' && faultOf(page.html)).toContain('要退出登录吗')
    expect((await begin(server, {}, { jar })).first.kind).toBe('back')
    const done = page.kind === 'page' ? await postForm(page, {}, browsing(jar)) : page
    expect(done.kind === 'page' && faultOf(done.html)).toContain('已退出登录')
    expect((await begin(server, {}, { jar })).first.kind).toBe('page')
  })

  it('where nobody is signed in says that it is done', async () => {
    const page = await follow(await endUrl({ client_id: 'bulletin' }), browsing(createCookieJar()))
    expect(page.kind === 'page' && faultOf(page.html)).toContain('已退出登录')
  })

  it('leads nowhere but back to the client', async () => {
    const { jar, idToken } = await jarWithSession()
    const to = { post_logout_redirect_uri: 'https://evil.example/' }
    const refused = await follow(await endUrl({ ...to, id_token_hint: idToken }), browsing(jar))
    expect(refused).toMatchObject({ kind: 'page', status: 400 })
    const nobody = await follow(await endUrl(to), browsing(createCookieJar()))
    expect(nobody.url.origin).toBe(server.url)
  })
})

describe('a first password', () => {
  it('opens nothing but the page that asks for another, and is good for nothing afterwards', async () => {
    const own = await startIssuer()
    try {
      const { post } = await begin(own)
      const asked = await post({ login: 'market', password: 'first-password' })
      expect(asked.kind === 'page' && asked.html).toContain('name="again"')
      const page = asked.kind === 'page' ? asked : undefined
      const tried = async (fields: Record<string, string>) => {
        const answer = await post({ password: 'first-password', ...fields }, page)
        return answer.kind === 'page' ? faultOf(answer.html) : 'in'
      }
      expect(await tried({ new: 'short', again: 'short' })).toContain('至少输入 12 个字符')
      expect(await tried({ new: 'a good long one', again: 'a good lnog one' })).toContain('不一致')
      expect(await tried({ password: 'no', new: 'a good long one', again: 'a good long one' })).toContain(
        '初始密码不正确',
      )
      // Going on without choosing one leads to the beginning.
      expect((await begin(own, {})).first.kind).toBe('page')
      expect(await tried({ new: 'a good long one', again: 'a good long one' })).toBe('in')
      await expect(signInAs(own.url, 'market', 'first-password')).rejects.toThrow('不正确')
      expect((await signInAs(own.url, 'market', 'a good long one')).accessToken).not.toBe('')
      expect(own.events.map(({ event }) => event)).toContain('password-changed')
    } finally {
      await own.close()
    }
  })
})

describe('a changed password', () => {
  it('ends sessions and renewals from before', async () => {
    const accounts = createMemoryAccounts(given)
    const own = await startIssuer({ accounts })
    try {
      const jar = createCookieJar()
      const { refreshToken } = await signInAs(own.url, 'editor', passwordOf('editor'), { jar })
      await new Promise((resolve) => setTimeout(resolve, 1100))
      await accounts.changePassword('editor', 'another one altogether')
      const settings = await own.settings()
      await expect(exchange(settings, { grant_type: 'refresh_token', refresh_token: refreshToken })).rejects.toThrow(
        'invalid_grant',
      )
      expect((await begin(own, {}, { jar })).first.kind).toBe('page')
    } finally {
      await own.close()
    }
  })
})

describe('guessing', () => {
  it('ends after ten wrong passwords, for the right one too, and a restart does not help', async () => {
    const store = createMemoryObjectStore()
    // In the middle of a window of a quarter of an hour, so that none ends while the test runs.
    const now = (Math.floor(systemClock.now() / 900_000) + 0.5) * 900_000
    const clock = { now: () => now }
    let own = await startIssuer({}, { store, clock })
    const tried = async (login: string, password: string) => {
      const answer = await (await begin(own)).post({ login, password })
      return answer.kind === 'page' ? answer : undefined
    }
    try {
      // A right one in between does not count.
      for (let i = 0; i < 10; i++) {
        expect((await tried('editor', `guess ${i}`))?.status, `try ${i}`).toBe(422)
        if (i === 4) expect(await tried('editor', passwordOf('editor'))).toBeUndefined()
      }
      const locked = await tried('editor', passwordOf('editor'))
      expect(locked).toMatchObject({ status: 429 })
      expect(Number(locked?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await tried('ecology', passwordOf('ecology'))).toBeUndefined()
      expect(own.events).toContainEqual({ event: 'sign-in-limited', person: 'editor', from: '127.0.0.1' })
      await own.close()
      own = await startIssuer({}, { store, clock })
      expect((await tried('editor', passwordOf('editor')))?.status).toBe(429)
    } finally {
      await own.close()
    }
  })

  it('is counted together by servers that run at once over one store, however many race', async () => {
    const store = createMemoryObjectStore()
    const now = (Math.floor(systemClock.now() / 900_000) + 0.5) * 900_000
    const start = () => startIssuer({}, { store, clock: { now: () => now } })
    const servers = [await start(), await start()]
    try {
      const tried = async (own: IssuerServer, password: string) => {
        const answer = await (await begin(own)).post({ login: 'editor', password })
        return answer.kind === 'page' ? answer.status : 0
      }
      const guesses = await Promise.all(
        servers.flatMap((own) => Array.from({ length: 8 }, (_, i) => tried(own, `guess ${i}`))),
      )
      expect(guesses.toSorted()).toEqual([...Array<number>(10).fill(422), ...Array<number>(6).fill(429)])
      for (const own of servers) expect(await tried(own, passwordOf('editor'))).toBe(429)
    } finally {
      for (const own of servers) await own.close()
    }
  })

  it('is counted for each address too, over all accounts', async () => {
    const own = await startIssuer({ limits: { account: 10, address: 3 } })
    try {
      const tried = async (login: string) => {
        const answer = await (await begin(own)).post({ login, password: 'a guess' })
        return answer.kind === 'page' ? answer.status : 0
      }
      expect([await tried('a'), await tried('b'), await tried('c'), await tried('d')]).toEqual([422, 422, 422, 429])
    } finally {
      await own.close()
    }
  })
})
