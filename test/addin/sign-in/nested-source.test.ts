// @vitest-environment jsdom
/**
 * Nested App Auth over a bridge that is the test's own: what msal asks of it and what we make of the answers. The real
 * bridge is Excel's and Microsoft's, and ran nowhere here.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNestedSource } from '../../../addin/sign-in/nested-source.ts'
import type { TokenSource } from '../../../addin/sign-in/tokens.ts'
import { settings } from './issuer.ts'

interface Asked {
  readonly method: string
  readonly requestId: string
  readonly tokenParams?: { readonly clientId: string; readonly scope: string; readonly forceRefresh?: boolean }
}

const entra = {
  ...settings,
  issuer: 'https://login.microsoftonline.com/51178b70-16cc-41b5-bef1-ae1808139065/v2.0',
  clientId: 'a076930c-cfc9-4ebd-9607-7963bccbf666',
  scope: 'openid profile offline_access api://bulletin/access',
  nested: true,
}
const account = {
  environment: 'login.microsoftonline.com',
  homeAccountId: 'oid.tid',
  localAccountId: 'oid',
  tenantId: '51178b70-16cc-41b5-bef1-ae1808139065',
  username: 'li@example.org',
}
const jwt = (claims: object): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.')

let asked: Asked[]
/** By method, what the bridge answers next; its last answer stays. */
let answers: Record<string, object[]>
const how = { again: false, signal: new AbortController().signal }
const now = (): number => Date.now()

const token = (sub: string, access = 'access') => ({
  success: true,
  token: {
    access_token: access,
    expires_in: 3600,
    id_token: jwt({ sub, oid: 'oid' }),
    scope: entra.scope,
    properties: null,
  },
  account,
})
const fault = (status: string, code = '') => ({ success: false, error: { status, code, description: 'Said so.' } })

beforeEach(() => {
  asked = []
  answers = { GetInitContext: [{ success: true, initContext: { sdkName: 'test', sdkVersion: '1' } }] }
  const listeners: ((message: string) => void)[] = []
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: (message: string) => void) => listeners.push(listener),
      postMessage(text: string) {
        const request = JSON.parse(text) as Asked
        asked.push(request)
        const queue = answers[request.method] ?? []
        const answer = queue.length > 1 ? queue.shift() : queue[0]
        const reply = JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: request.requestId, ...answer })
        queueMicrotask(() => {
          for (const listener of listeners) listener(reply)
        })
      },
    },
  })
})
afterEach(() => {
  Reflect.deleteProperty(window, 'nestedAppAuthBridge')
  vi.restoreAllMocks()
})

async function source(): Promise<TokenSource> {
  const made = await createNestedSource(entra, now)
  if (!made) throw new Error('There is a bridge')
  return made
}

describe('Excel’s own sign-in', () => {
  it('asks without a window first, for the API’s own scopes', async () => {
    answers['GetToken'] = [token('li')]
    const granted = await (await source()).signIn(how)
    expect(granted).toMatchObject({ kind: 'granted', tokens: { access: 'access', subject: 'li' } })
    expect(asked.map(({ method }) => method)).toEqual(['GetInitContext', 'GetToken'])
    expect(asked[1]?.tokenParams).toMatchObject({ clientId: entra.clientId, scope: 'api://bulletin/access' })
  })

  it('asks the person where Excel says that it must', async () => {
    answers['GetToken'] = [fault('USER_INTERACTION_REQUIRED', 'consent_required')]
    answers['GetTokenPopup'] = [token('li')]
    expect(await (await source()).signIn(how)).toMatchObject({ kind: 'granted' })
    expect(asked.at(-1)?.method).toBe('GetTokenPopup')
  })

  it('tells who called it off, what was away, and what was refused', async () => {
    answers['GetToken'] = [fault('USER_INTERACTION_REQUIRED', 'x')]
    const outcome = async (answer: object) => {
      answers['GetTokenPopup'] = [answer]
      return (await source()).signIn(how)
    }
    expect(await outcome(fault('USER_CANCEL'))).toEqual({ kind: 'cancelled' })
    expect(await outcome(fault('NO_NETWORK'))).toEqual({ kind: 'issuerUnreachable' })
    expect(await outcome(fault('PERSISTENT_ERROR', 'invalid_grant'))).toMatchObject({
      kind: 'refused',
      error: 'invalid_grant',
    })
  })

  it('renews past msal’s own cache, and for the same person only', async () => {
    answers['GetToken'] = [token('li', 'one'), token('li', 'two'), token('wang', 'three')]
    const own = await source()
    const granted = await own.signIn(how)
    if (granted.kind !== 'granted') throw new Error(granted.kind)
    expect(await own.renew(granted.tokens)).toMatchObject({ kind: 'granted', tokens: { access: 'two' } })
    expect(await own.renew(granted.tokens)).toEqual({ kind: 'ended' })
  })

  it('needs the person again, or waits for the network', async () => {
    answers['GetToken'] = [token('li'), fault('USER_INTERACTION_REQUIRED', 'x'), fault('NO_NETWORK')]
    const own = await source()
    const granted = await own.signIn(how)
    if (granted.kind !== 'granted') throw new Error(granted.kind)
    expect(await own.renew(granted.tokens)).toEqual({ kind: 'ended' })
    expect(await own.renew(granted.tokens)).toEqual({ kind: 'unreachable' })
  })

  it('keeps nothing in the browser’s storage, and cannot end Excel’s own account', async () => {
    answers['GetToken'] = [token('li', 'secret-access')]
    const own = await source()
    const granted = await own.signIn(how)
    if (granted.kind !== 'granted') throw new Error(granted.kind)
    expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.toContain(
      'secret-access',
    )
    expect(await own.end(granted.tokens, how.signal)).toBe(false)
  })

  it('is none where Excel has no bridge after all', async () => {
    Reflect.deleteProperty(window, 'nestedAppAuthBridge')
    vi.spyOn(console, 'log').mockImplementation(() => undefined)
    expect(await createNestedSource(entra, now)).toBeUndefined()
  })
})
