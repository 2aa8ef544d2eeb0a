/** What somebody without an account can do to those who have one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIssuerStorage } from '../../../functions/local/issuer/issuer-storage.ts'
import { challenge, type IssuerServer, startIssuer } from './issuer-server.ts'

let server: IssuerServer
const reported: Error[] = []
beforeAll(async () => {
  server = await startIssuer({}, { report: (error) => void reported.push(error) })
})
afterAll(() => server.close())

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init })

describe('a stranger', () => {
  it.each([
    ['GET', '/identity/session/end'],
    ['GET', '/identity/session/end/'],
    ['GET', '/identity/Session/END'],
    ['HEAD', '/identity/session/end'],
  ])('who signs out by %s %s gets no session to keep', async (method, path) => {
    const answer = await ask(path, { method })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([302, []])
  })

  it('pushes out no session of anybody who signed in, however many begin', async () => {
    const sessions = createIssuerStorage()('Session')
    await sessions.upsert('signed-in', { uid: 'a', accountId: 'editor' }, 60)
    for (let i = 0; i < 20_001; i++) await sessions.upsert(`stranger-${i}`, { uid: `s${i}` }, 60)
    expect(await sessions.find('signed-in')).toMatchObject({ accountId: 'editor' })
    expect(await sessions.find('stranger-0')).toBeUndefined()
    expect(await sessions.find('stranger-20000')).toBeDefined()
  })

  it('is answered to HEAD as to GET, without a body and without an alarm for the operator', async () => {
    for (const path of ['/identity/.well-known/openid-configuration', '/identity/jwks', '/identity/nothing']) {
      const [head, whole] = [await ask(path, { method: 'HEAD' }), await ask(path)]
      expect([head.status, await head.text()], path).toEqual([whole.status, ''])
      expect(head.headers.get('content-security-policy')).toBe(whole.headers.get('content-security-policy'))
    }
    expect(reported).toEqual([])
  })

  it('cannot have much kept of a sign-in that is only begun', async () => {
    const begun = (state: string) =>
      ask(
        `/identity/auth?${new URLSearchParams({
          ...{ client_id: 'bulletin', response_type: 'code', redirect_uri: `${server.url}/`, scope: 'openid', state },
          ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        }).toString()}`,
      )
    expect((await begun('s'.repeat(500))).status).toBe(303)
    const refused = await begun('s'.repeat(5000))
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([414, []])
    expect(refused.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})
