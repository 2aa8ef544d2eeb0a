import { createRemoteJWKSet, customFetch, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTokenIdentity } from '../../functions/adapters/token-identity.ts'
import { Refusal } from '../../functions/core/problem.ts'
import { audience, issuer, signToken, testIdentity, tokenFor } from './tokens.ts'
import { api, createTestWorld, hospital, hospitalWeek, type TestWorld } from './world.ts'

const now = Date.parse('2022-12-30T01:00:00Z')
const second = 1000
const at = (ms: number): number => Math.floor((now + ms) / second)
const clock = { now: () => now }

interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  readonly remoteAddress?: string | undefined
  readonly settings?: Parameters<typeof testIdentity>[1]
}

const identify = (token: string, { headers = {}, remoteAddress = '10.0.0.5', settings }: Asking = {}) => {
  const all: Readonly<Record<string, string>> = { host: 'localhost:3000', authorization: `Bearer ${token}`, ...headers }
  return testIdentity(clock, settings).identify({ header: (name) => all[name.toLowerCase()], remoteAddress })
}

/** Why a token was refused; undefined where it was not. */
const refusalOf = async (token: string, asking?: Asking): Promise<string | undefined> => {
  try {
    await identify(token, asking)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'token_refused') throw error
    return error.problem.why
  }
}

describe('the identity by token', () => {
  it('tells the person by her id and name, without roles unless a claim is mapped', async () => {
    const token = await signToken({ sub: 'ecology', name: '省生态环境厅', roles: ['window-weekly/admin'] })
    expect(await identify(token)).toEqual({ id: 'ecology', name: '省生态环境厅', claimed: new Map() })
  })

  it('maps a claim to roles, and lets be what it does not know', async () => {
    const roles = ['window-weekly/editor', 'window-weekly/department/hall', 'x', 'window-weekly/king', 'Ward/editor', 7]
    const caller = await identify(await signToken({ sub: 'a', roles }), { settings: { rolesClaim: 'roles' } })
    expect(caller?.claimed).toEqual(new Map([['window-weekly', { roles: ['editor'], departments: ['hall'] }]]))
  })

  it('takes another claim for the person where told, but an address only once it is proved', async () => {
    const settings = { personClaim: 'email' }
    const proved = { sub: 'x', email: 'li@example.org', email_verified: true }
    expect((await identify(await signToken(proved), { settings }))?.id).toBe('li@example.org')
    expect(await refusalOf(await signToken({ ...proved, email_verified: false }), { settings })).toBe('wrong')
    expect(await refusalOf(await signToken({ sub: 'x', email: 'li@example.org' }), { settings })).toBe('wrong')
  })

  it('knows nobody without a token', async () => {
    const header = (name: string) => (name === 'host' ? 'localhost' : undefined)
    expect(await testIdentity(clock).identify({ header, remoteAddress: '127.0.0.1' })).toBeUndefined()
  })

  it.each([
    ['within the skew', -59, undefined],
    ['past the skew', -61, 'expired'],
    ['long ago', -86_400, 'expired'],
  ])('of a token that ended %s (%i s)', async (_, seconds, why) => {
    expect(await refusalOf(await signToken({ sub: 'a', exp: at(seconds * second) }))).toBe(why)
  })

  it('refuses a token that is not yet good', async () => {
    expect(await refusalOf(await signToken({ sub: 'a', nbf: at(120 * second) }))).toBe('wrong')
  })

  it.each([
    ['another issuer', { iss: 'https://evil.example.org' }],
    ['the issuer with a slash more', { iss: `${issuer}/` }],
    ['another audience', { aud: 'urn:other:api' }],
    ['the client itself: an ID token', { aud: 'bulletin' }],
    ['no audience', { aud: undefined }],
    ['no audience, of a client, but no access token', { aud: undefined, client_id: audience, token_use: 'id' }],
    ['no person', { sub: undefined }],
    ['no end', { exp: undefined }],
  ])('refuses a token of %s', async (_, claims) => {
    expect(await refusalOf(await signToken({ sub: 'editor', ...claims }))).toBe('wrong')
  })

  it('takes one of several audiences, and an access token of Cognito, which names its client instead', async () => {
    expect(await refusalOf(await signToken({ sub: 'a', aud: ['x', audience] }))).toBeUndefined()
    const cognito = { sub: 'a', aud: undefined, client_id: audience, token_use: 'access' }
    expect(await refusalOf(await signToken(cognito))).toBeUndefined()
  })

  it('refuses what another key signed, what nobody signed, and what was signed with the public key as a secret', async () => {
    const other = await generateKeyPair('ES256', { extractable: true })
    expect(await refusalOf(await signToken({ sub: 'editor' }, other.privateKey))).toBe('wrong')
    const claims = { iss: issuer, aud: audience, sub: 'editor', exp: at(60 * second) }
    expect(await refusalOf(new UnsecuredJWT(claims).encode())).toBe('wrong')
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(other.publicKey)))
    const hmac = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)
    expect(await refusalOf(hmac)).toBe('wrong')
  })

  it('refuses a token of which one character was changed, wherever it is', async () => {
    const token = await signToken({ sub: 'ecology' })
    for (let i = 0; i < token.length - 1; i += 7) {
      if (token[i] === '.') continue
      const changed = `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`
      expect(await refusalOf(changed)).toBe('wrong')
    }
  })

  it.each(['', 'x', 'a.b.c', '..', 'é', `${'a'.repeat(20_000)}.b.c`])('refuses %j', async (token) => {
    expect(await refusalOf(token)).toBe('wrong')
  })

  it('refuses any other scheme', async () => {
    expect(await refusalOf('', { headers: { authorization: 'Basic ZWRpdG9yOg==' } })).toBe('wrong')
  })

  it('follows the issuer’s rotation of keys: a new key is asked for by its id', async () => {
    const pairs = await Promise.all(
      ['1', '2'].map(async (kid) => ({ kid, ...(await generateKeyPair('ES256', { extractable: true })) })),
    )
    const asked: (string | undefined)[] = []
    const identity = createTokenIdentity({
      issuer,
      audience,
      clock,
      keys: async ({ kid }) => {
        asked.push(kid)
        const pair = pairs.find((p) => p.kid === kid)
        if (!pair) throw new Error('no such key')
        return importJWK(await exportJWK(pair.publicKey), 'ES256')
      },
    })
    for (const { kid, privateKey } of pairs) {
      const token = await new SignJWT({ iss: issuer, aud: audience, sub: `by-${kid}`, exp: at(60 * second) })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey)
      const header = (name: string) => (name === 'authorization' ? `Bearer ${token}` : undefined)
      expect((await identity.identify({ header, remoteAddress: undefined }))?.id).toBe(`by-${kid}`)
    }
    expect(asked).toEqual(['1', '2'])
  })

  it('calls an issuer that cannot be asked an outage, not a wrong token', async () => {
    const keys = () => Promise.reject(new TypeError('fetch failed'))
    await expect(identify(await tokenFor('editor'), { settings: { keys } })).rejects.toThrow('fetch failed')
  })

  it.each([
    ['another status', () => new Response('down', { status: 500 }), 'Expected 200 OK'],
    ['no JSON', () => new Response('<p>'), 'Failed to parse'],
    ['no keys', () => Response.json({}), 'JSON Web Key Set'],
  ])('calls an issuer that answers %s for its keys an outage too', async (_, answer, message) => {
    const keys = createRemoteJWKSet(new URL('https://id.example/certs'), {
      [customFetch]: () => Promise.resolve(answer()),
    })
    await expect(identify(await tokenFor('editor'), { settings: { keys } })).rejects.toThrow(message)
  })
})

const own = await signToken({ sub: 'editor', loopback_only: true })

describe('a token of this machine’s own scripts', () => {
  const local = { remoteAddress: '127.0.0.1' }

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('is good from %s', async (remoteAddress) => {
    expect((await identify(own, { remoteAddress }))?.id).toBe('editor')
  })

  it.each([
    ['another machine', '10.0.0.5'],
    ['another machine by IPv6', '2001:db8::1'],
    ['another machine by a mapped address', '::ffff:10.0.0.5'],
    ['an address that begins like loopback', '127.0.0.1.example.org'],
    ['an address that only looks like loopback', '1127.0.0.1'],
    ['a name', 'localhost'],
    ['nothing', ''],
    ['an address that the platform does not tell', undefined],
  ])('is refused from %s', async (_, remoteAddress) => {
    const all: Readonly<Record<string, string>> = { host: 'localhost:3000', authorization: `Bearer ${own}` }
    const asked = testIdentity(clock).identify({ header: (name) => all[name], remoteAddress })
    await expect(asked).rejects.toMatchObject({ problem: { code: 'token_refused', why: 'loopback_only' } })
  })

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:80', '[::1]:3000'])('is good for Host %s', async (host) => {
    expect(await refusalOf(own, { ...local, headers: { host } })).toBeUndefined()
  })

  it.each([
    'bulletin.example.org',
    'localhost.example.org',
    '127.0.0.1.example.org:3000',
    'localhost:3000@example.org',
    'example.org:127.0.0.1',
    'localhost:',
    '',
  ])('is refused for Host %j: a page elsewhere may have had its name pointed here', async (host) => {
    expect(await refusalOf(own, { ...local, headers: { host } })).toBe('loopback_only')
  })

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])(
    'is refused behind a proxy that adds %s',
    async (name) => {
      expect(await refusalOf(own, { ...local, headers: { [name]: '127.0.0.1' } })).toBe('loopback_only')
    },
  )
})

describe('what a refused token is answered', () => {
  let t: TestWorld
  beforeEach(async () => {
    t = await createTestWorld()
    await hospitalWeek(t, ['maternity'])
  })

  it('is a 401 that says why and what to do, without a word about the token', async () => {
    const stolen = await signToken({ sub: 'editor', exp: 1_000_000 })
    const { status, body, headers } = await t.call(undefined, 'GET', api(hospital, '2026-1'), {
      headers: { authorization: `Bearer ${stolen}`, 'accept-language': 'zh-CN' },
    })
    expect([status, body.code, body.title]).toEqual([401, 'token_refused', '登录已过期'])
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(JSON.stringify(body)).not.toContain(stolen.slice(0, 20))
    expect(t.reports).toEqual([])
  })

  it('comes before the body is read', async () => {
    const body = new ReadableStream({
      pull() {
        throw new Error('somebody read the body')
      },
    })
    const request = new Request(`http://127.0.0.1:3000${api(hospital, '2026-1')}/submissions/maternity`, {
      method: 'PUT',
      body,
      headers: { authorization: 'Bearer x.y.z' },
      duplex: 'half',
    } as RequestInit)
    expect((await t.app.request(request)).status).toBe(401)
  })
})
