import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '../../../addin/api/request.ts'
import type { SignInSettings } from '../../../addin/api/sign-in-api.ts'
import type { Shown } from '../../../addin/office-shell.ts'
import { keepOnceRead } from '../../../addin/sign-in/kept-settings.ts'
import { createPaneSource } from '../../../addin/sign-in/pane-source.ts'
import { createPaneWindow } from '../../../addin/sign-in/pane-window.ts'
import { leadTo, signedInUri, signInPageUrl, signOutPageUrl } from '../../../addin/sign-in/sign-in-address.ts'
import type { Granted, Tokens, TokenSource } from '../../../addin/sign-in/tokens.ts'
import { createWindowSource } from '../../../addin/sign-in/window-source.ts'
import { serveTokens, settings, type TokenIssuer } from './issuer.ts'

const origin = 'https://bulletin.example.org'
const going = (): AbortSignal => new AbortController().signal
const how = { again: false, signal: going() }
const held: Tokens = { access: 'a', subject: 'li', renewAt: 0, refresh: 'r' }

let issuer: TokenIssuer
beforeEach(() => {
  issuer = serveTokens()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A dialog in which the issuer answers: what it was opened with, and what comes of it. */
function dialogSource(answer: (opened: URL) => Shown, read: Result<SignInSettings> = { ok: true, value: settings }) {
  const opened: URL[] = []
  const shell = {
    askInDialog(url: string): Promise<Shown> {
      const page = new URL(url)
      opened.push(page)
      issuer.claims = { nonce: page.searchParams.get('nonce') }
      return Promise.resolve(answer(page))
    },
  }
  const source = createWindowSource({
    settings: () => Promise.resolve(read),
    window: createPaneWindow(shell, origin),
    language: () => 'zh-CN',
    now: () => 0,
  })
  return { source, opened }
}
const agreed = (page: URL): Shown => ({ kind: 'message', text: `code=c&state=${page.searchParams.get('state') ?? ''}` })

describe('a sign-in by the dialog', () => {
  it('opens our own page and redeems what the issuer answers; the verifier is in no address', async () => {
    const { source, opened } = dialogSource(agreed)
    expect(await source.signIn(how)).toMatchObject({ kind: 'granted', tokens: { subject: 'li' } })
    expect(opened.map(({ origin: of, pathname }) => of + pathname)).toEqual([`${origin}/pane/sign-in.html`])
    const { code_verifier: verifier = '', redirect_uri: back } = issuer.asked[0]?.form ?? {}
    expect(back).toBe(`${origin}/pane/signed-in.html`)
    expect(verifier).toHaveLength(43)
    expect(opened[0]?.href).not.toContain(verifier)
  })

  it('closed, blocked, or answered by somebody else signs nobody in, and asks for no token', async () => {
    const outcomeOf = async (shown: Shown): Promise<Granted> => dialogSource(() => shown).source.signIn(how)
    expect(await outcomeOf({ kind: 'closed' })).toEqual({ kind: 'cancelled' })
    expect(await outcomeOf({ kind: 'blocked' })).toEqual({ kind: 'blocked' })
    expect(await outcomeOf({ kind: 'message', text: `code=c&state=${'x'.repeat(43)}` })).toEqual({ kind: 'unexpected' })
    expect(await outcomeOf({ kind: 'message', text: 'nothing' })).toEqual({ kind: 'unexpected' })
    expect(issuer.asked).toEqual([])
  })

  it('opens nothing where our server does not say where to sign in', async () => {
    const failure = { kind: 'unreachable' } as const
    const { source, opened } = dialogSource(agreed, { ok: false, failure })
    expect(await source.signIn(how)).toEqual({ kind: 'failed', failure })
    expect(await source.renew(held)).toEqual({ kind: 'unreachable' })
    expect(opened).toEqual([])
  })

  it('after a sign-out that left the issuer’s session alone has the person asked again', async () => {
    const { source, opened } = dialogSource(agreed)
    await source.signIn({ ...how, again: true })
    expect(opened[0]?.searchParams.get('prompt')).toBe('login')
  })

  it('is undone by taking the refresh token back and by the issuer’s own sign-out, if the person sees it through', async () => {
    const { source, opened } = dialogSource(() => ({ kind: 'message', text: 'ended=1' }))
    expect(await source.end(held, going())).toBe(true)
    expect(opened.map(({ href }) => href)).toEqual([signOutPageUrl(origin)])
    expect(issuer.asked).toMatchObject([{ path: '/revoke', form: { token: 'r' } }])
    expect(await dialogSource(() => ({ kind: 'closed' })).source.end(held, going())).toBe(false)
    const plain = dialogSource(agreed, { ok: true, value: { ...settings, endSessionEndpoint: null } })
    expect(await plain.source.end(held, going())).toBe(false)
    expect(plain.opened).toEqual([])
  })
})

describe('the dialog’s first page', () => {
  const request = { state: 's'.repeat(43), nonce: 'n'.repeat(43), challenge: 'c'.repeat(43), language: 'en' }
  const lead = (search: string, on = settings) => leadTo(on, signedInUri(origin), new URLSearchParams(search))
  const own = new URL(signInPageUrl(origin, request)).search

  it('leads to the issuer’s authorization endpoint, for our client and back to our page', () => {
    const target = new URL(lead(own) ?? '')
    expect(target.origin + target.pathname).toBe(settings.authorizationEndpoint)
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      client_id: 'bulletin',
      redirect_uri: signedInUri(origin),
      code_challenge: request.challenge,
      state: request.state,
    })
  })

  it('leads nowhere else, whatever its address says', () => {
    const evil =
      '&authorizationEndpoint=https://evil.example&redirect_uri=https://evil.example&client_id=evil&scope=all'
    expect(lead(`${own}${evil}`)).toBe(lead(own))
    for (const search of ['', '?state=a', own.replace('state=', 'other='), own.replace('sss', 's%20s'), `?to=//evil`])
      expect(lead(search), search).toBeUndefined()
    expect(lead(`${own}&prompt=consent`)).toBe(lead(own))
    expect(lead('?end=1&post_logout_redirect_uri=https://evil.example')).toBe(lead('?end=1'))
    expect(new URL(lead('?end=1') ?? '').searchParams.get('post_logout_redirect_uri')).toBe(signedInUri(origin))
    expect(lead('?end=1', { ...settings, endSessionEndpoint: null })).toBeUndefined()
  })
})

describe('Excel’s own sign-in', () => {
  const granted: Granted = { kind: 'granted', tokens: held }
  const sourceOf = (answer: Granted) => ({
    signIn: vi.fn<TokenSource['signIn']>(() => Promise.resolve(answer)),
    renew: vi.fn<TokenSource['renew']>(() => Promise.resolve({ kind: 'granted', tokens: held })),
    end: vi.fn<TokenSource['end']>(() => Promise.resolve(false)),
  })
  function pane(nestedAnswer: Granted | undefined, { supports = true, nested = true } = {}) {
    const dialog = sourceOf(granted)
    const own = nestedAnswer && sourceOf(nestedAnswer)
    const loadNested = vi.fn(() => Promise.resolve(own))
    const source = createPaneSource({
      shell: { supports: () => supports },
      settings: () => Promise.resolve({ ok: true, value: { ...settings, nested } }),
      dialog,
      loadNested,
    })
    return { source, dialog, own, loadNested }
  }

  it('goes before the dialog where Excel and the issuer have it, and renews what it gave', async () => {
    const { source, dialog, own } = pane(granted)
    expect(await source.signIn(how)).toBe(granted)
    await source.renew(held)
    expect(own?.renew).toHaveBeenCalledOnce()
    expect(dialog.signIn).not.toHaveBeenCalled()
  })

  it.each([
    ['an Excel that has none', { supports: false }],
    ['an issuer that has none', { nested: false }],
  ])('is not even loaded for %s', async (_, lacks) => {
    const { source, dialog, loadNested } = pane(granted, lacks)
    expect(await source.signIn(how)).toBe(granted)
    expect(dialog.signIn).toHaveBeenCalledOnce()
    expect(loadNested).not.toHaveBeenCalled()
  })

  it('that fails, or has no bridge, gives way to the dialog; one that the person called off does not', async () => {
    for (const answer of [
      undefined,
      { kind: 'unexpected' },
      { kind: 'refused', error: 'x', description: '' },
    ] as const) {
      const { source, dialog } = pane(answer)
      await source.signIn(how)
      await source.renew(held)
      expect([dialog.signIn.mock.calls.length, dialog.renew.mock.calls.length]).toEqual([1, 1])
    }
    const off = pane({ kind: 'cancelled' })
    expect(await off.source.signIn(how)).toEqual({ kind: 'cancelled' })
    expect(off.dialog.signIn).not.toHaveBeenCalled()
  })

  it('is passed over by whoever has signed out: it would give the same account without asking', async () => {
    const { source, dialog, own } = pane(granted)
    await source.signIn({ ...how, again: true })
    expect([own?.signIn.mock.calls.length, dialog.signIn.mock.calls.length]).toEqual([0, 1])
  })
})

it('the settings are read once for all who ask, and again where that failed', async () => {
  const read = vi
    .fn<() => Promise<Result<number>>>()
    .mockResolvedValueOnce({ ok: false, failure: { kind: 'unreachable' } })
    .mockResolvedValue({ ok: true, value: 1 })
  const kept = keepOnceRead(read)
  expect((await Promise.all([kept(), kept()])).map(({ ok }) => ok)).toEqual([false, false])
  expect((await Promise.all([kept(), kept()])).map(({ ok }) => ok)).toEqual([true, true])
  expect(read).toHaveBeenCalledTimes(2)
})
