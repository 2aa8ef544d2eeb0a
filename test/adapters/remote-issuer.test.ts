import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createRemoteIssuer } from '../../functions/adapters/remote-issuer.ts'

const issuer = 'https://id.example/realms/a'
const found = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/certs`,
  end_session_endpoint: `${issuer}/logout`,
}

/** Answers by path; a function may answer differently each time. */
function fakeFetch(answers: Readonly<Record<string, () => Response>>) {
  const asked: string[] = []
  const fake = ((input: string | URL) => {
    const path = new URL(String(input)).pathname
    asked.push(path)
    return Promise.resolve((answers[path] ?? (() => new Response(undefined, { status: 404 })))())
  }) as typeof fetch
  return { fake, asked }
}
const discovery = '/realms/a/.well-known/openid-configuration'
const keyOf = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } }
}

describe('an issuer elsewhere', () => {
  it('tells its addresses, asked once an hour', async () => {
    let now = 0
    const { fake, asked } = fakeFetch({ [discovery]: () => Response.json(found) })
    const remote = createRemoteIssuer({ issuer, clock: { now: () => now }, fetch: fake })
    const wanted = {
      authorizationEndpoint: `${issuer}/auth`,
      tokenEndpoint: `${issuer}/token`,
      endSessionEndpoint: `${issuer}/logout`,
      revocationEndpoint: null,
    }
    expect(await Promise.all([remote.addresses(), remote.addresses()])).toEqual([wanted, wanted])
    expect(asked).toHaveLength(1)
    now = 3_700_000
    await remote.addresses()
    expect(asked).toHaveLength(2)
  })

  it('is asked again after a failure, but not by everybody at once', async () => {
    let now = 0
    let up = false
    const { fake, asked } = fakeFetch({
      [discovery]: () => (up ? Response.json(found) : new Response('down', { status: 503 })),
    })
    const remote = createRemoteIssuer({ issuer, clock: { now: () => now }, fetch: fake })
    await expect(remote.addresses()).rejects.toThrow('cannot be used: it answered 503')
    await expect(remote.addresses()).rejects.toThrow('503')
    expect(asked).toHaveLength(1)
    up = true
    now = 4000
    expect((await remote.addresses()).tokenEndpoint).toBe(`${issuer}/token`)
  })

  it('is remembered while it is out of reach', async () => {
    let now = 0
    let up = true
    const { fake } = fakeFetch({ [discovery]: () => (up ? Response.json(found) : new Response('', { status: 500 })) })
    const remote = createRemoteIssuer({ issuer, clock: { now: () => now }, fetch: fake })
    await remote.addresses()
    up = false
    now = 4_000_000
    expect((await remote.addresses()).tokenEndpoint).toBe(`${issuer}/token`)
  })

  it('is refused where it calls itself otherwise, or leaves out what it must say', async () => {
    for (const [body, why] of [
      [{ ...found, issuer: 'https://id.example' }, 'it calls itself https://id.example'],
      [{ issuer }, 'cannot be used'],
    ] as const) {
      const { fake } = fakeFetch({ [discovery]: () => Response.json(body) })
      await expect(createRemoteIssuer({ issuer, clock: { now: () => 0 }, fetch: fake }).addresses()).rejects.toThrow(
        why,
      )
    }
  })

  it('is refused where it would send tokens in clear text', async () => {
    const open = { ...found, token_endpoint: 'http://id.example/realms/a/token' }
    const { fake } = fakeFetch({ [discovery]: () => Response.json(open) })
    const remote = createRemoteIssuer({ issuer, clock: { now: () => 0 }, fetch: fake })
    await expect(remote.addresses()).rejects.toThrow('it names http://id.example/realms/a/token')
  })

  it('may change its keys: one that is unknown is fetched', async () => {
    const [old, next] = [await keyOf('old'), await keyOf('new')]
    let keys = [old.jwk]
    const { fake, asked } = fakeFetch({
      [discovery]: () => Response.json(found),
      '/realms/a/certs': () => Response.json({ keys }),
    })
    const remote = createRemoteIssuer({ issuer, clock: { now: () => 0 }, fetch: fake })
    const sign = ({ privateKey }: typeof old, kid: string) =>
      new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).setExpirationTime('1h').sign(privateKey)
    await jwtVerify(await sign(old, 'old'), remote.keys)
    await jwtVerify(await sign(old, 'old'), remote.keys)
    expect(asked.filter((path) => path.endsWith('certs'))).toHaveLength(1)
    keys = [next.jwk]
    // jose asks at most once in 30 seconds; a new set has not asked yet.
    const later = createRemoteIssuer({ issuer, clock: { now: () => 0 }, fetch: fake })
    await jwtVerify(await sign(next, 'new'), later.keys)
    await expect(jwtVerify(await sign(old, 'old'), later.keys)).rejects.toThrow()
  })
})
