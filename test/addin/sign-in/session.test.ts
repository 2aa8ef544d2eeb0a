import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createSession, type Session } from '../../../addin/sign-in/session.ts'
import type { Granted, Renewed, Tokens, TokenSource } from '../../../addin/sign-in/tokens.ts'

const tokens = (access: string, more: Partial<Tokens> = {}): Tokens => ({
  access,
  subject: 'li',
  renewAt: 540,
  refresh: `refresh of ${access}`,
  ...more,
})
const granted = (given: Tokens) => ({ kind: 'granted', tokens: given }) as const
const later = granted(tokens('two', { renewAt: 1_000_000 }))
const going = (): AbortSignal => new AbortController().signal

let time: number
let signIn: Granted
let renewal: () => Promise<Renewed>
let ended: boolean
const source = {
  signIn: vi.fn<TokenSource['signIn']>(() => Promise.resolve(signIn)),
  renew: vi.fn<TokenSource['renew']>(() => renewal()),
  end: vi.fn<TokenSource['end']>(() => Promise.resolve(ended)),
}
const onExpired = vi.fn()
let session: Session

beforeEach(async () => {
  vi.clearAllMocks()
  time = 0
  ended = true
  signIn = granted(tokens('one'))
  renewal = () => Promise.resolve(later)
  session = createSession({ source, now: () => time, onExpired })
  await session.signIn(going())
})

describe('a session', () => {
  it('has one token for all requests until it is due', async () => {
    const caller = session.caller('en')
    expect([await caller.token(), await caller.token()]).toEqual(['one', 'one'])
    time = 539
    expect(await caller.token()).toBe('one')
    expect(source.renew).not.toHaveBeenCalled()
    time = 540
    expect(await caller.token()).toBe('two')
  })

  it('is renewed once for all who wait', async () => {
    time = 600
    const caller = session.caller('en')
    const all = await Promise.all(Array.from({ length: 5 }, () => caller.token()))
    expect([...new Set(all)]).toEqual(['two'])
    expect(source.renew).toHaveBeenCalledOnce()
  })

  it('gives another token for one that the server refused, once; whoever comes late has it already', async () => {
    const caller = session.caller('en')
    expect(await Promise.all([caller.renew?.('one'), caller.renew?.('one')])).toEqual(['two', 'two'])
    expect(await caller.renew?.('one')).toBe('two')
    expect(source.renew).toHaveBeenCalledOnce()
  })

  it('that the issuer has ended gives what it has until the server refuses that, and is expired then', async () => {
    renewal = () => Promise.resolve({ kind: 'ended' })
    time = 600
    const caller = session.caller('en')
    expect(await caller.token()).toBe('one')
    expect(await caller.renew?.('one')).toBeUndefined()
    caller.onRefused?.()
    expect(onExpired).toHaveBeenCalledOnce()
  })

  it('does not ask an issuer that is away with every request', async () => {
    renewal = () => Promise.resolve({ kind: 'unreachable' })
    time = 600
    const caller = session.caller('en')
    for (let i = 0; i < 5; i++) expect(await caller.token()).toBe('one')
    expect(source.renew).toHaveBeenCalledOnce()
    time = 10_601
    renewal = () => Promise.resolve(later)
    expect(await caller.token()).toBe('two')
  })

  it('of another person gives nothing to what was begun for the one before', async () => {
    const hers = session.caller('en')
    signIn = granted(tokens('his', { subject: 'wang' }))
    await session.signIn(going())
    expect([await hers.token(), await hers.renew?.('one')]).toEqual([undefined, undefined])
    hers.onRefused?.()
    expect(onExpired).not.toHaveBeenCalled()
    expect(await session.caller('en').token()).toBe('his')
  })

  it('of the same person who has signed in again gives on to what is open', async () => {
    const open = session.caller('en')
    signIn = granted(tokens('again'))
    await session.signIn(going())
    expect(await open.token()).toBe('again')
  })
})

describe('signing in', () => {
  it('that fails leaves who was there', async () => {
    signIn = { kind: 'blocked' }
    expect(await session.signIn(going())).toEqual({ kind: 'blocked' })
    expect(await session.caller('en').token()).toBe('one')
  })

  it('that was called off meanwhile signs nobody in', async () => {
    const stop = new AbortController()
    signIn = granted(tokens('late', { subject: 'wang' }))
    const answer = session.signIn(stop.signal)
    stop.abort()
    expect(await answer).toEqual({ kind: 'cancelled' })
    expect(await session.caller('en').token()).toBe('one')
  })
})

describe('signing out', () => {
  it('forgets the tokens at once, whatever the issuer takes its time for', async () => {
    const caller = session.caller('en')
    const out = session.signOut(going())
    expect(await caller.token()).toBeUndefined()
    expect(await out).toBe(true)
    expect(source.end.mock.calls[0]?.[0]).toMatchObject({ access: 'one' })
  })

  it('stays so where a renewal comes after it', async () => {
    let answer: (renewed: Renewed) => void = () => undefined
    renewal = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    time = 600
    const caller = session.caller('en')
    const waiting = caller.token()
    await session.signOut(going())
    answer(later)
    expect([await waiting, await caller.token()]).toEqual([undefined, undefined])
  })

  it('that does not end the issuer’s session makes the next sign-in ask, and only that one', async () => {
    ended = false
    await session.signOut(going())
    for (const again of [true, false]) {
      await session.signIn(going())
      expect(source.signIn.mock.lastCall?.[0].again).toBe(again)
    }
  })
})
