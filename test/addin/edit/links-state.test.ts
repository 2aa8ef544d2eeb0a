import { describe, expect, it } from 'vitest'
import type { ListedLink } from '../../../addin/api/answers-links.ts'
import {
  initialLinks,
  type LinkForm,
  type LinksAction,
  type LinksState,
  mayRevoke,
  openLinks,
  reduceLinks,
} from '../../../addin/edit/links-state.ts'
import { randomPin } from '../../../addin/edit/random-pin.ts'

const of = { issue: '2022-45', edition: 1 }
const link: ListedLink = {
  id: 'a'.repeat(64),
  createdAt: '2022-12-30T09:00:00.000Z',
  by: 'editor',
  edition: 1,
  expires: null,
  hasPin: false,
  revokedAt: null,
  revokedBy: null,
  state: 'active',
}
const made = { id: link.id, url: 'http://127.0.0.1/b/x/', expires: null }
const unreachable = { kind: 'unreachable' } as const
/** Friday, 30 December 2022, half past midnight in Shanghai; still the day before in Greenwich. */
const now = Date.parse('2022-12-29T16:30:00Z')

const run = (state: LinksState, ...actions: LinksAction[]): LinksState => actions.reduce(reduceLinks, state)
const opened = openLinks(initialLinks, of)
const listed = run(opened, {
  type: 'linksLoaded',
  of: opened.of ?? of,
  result: { ok: true, value: { links: [link], timeZone: 'Asia/Shanghai' } },
})
const sent = (form: Partial<LinkForm>): LinksState =>
  run(
    listed,
    { type: 'linkAsked' },
    { type: 'linkFilled', form: { until: '', pinChoice: 'none', pin: '', ...form } },
    { type: 'linkSent', now },
  )

describe('a new link', () => {
  it('has neither an end nor a PIN unless asked for', () => {
    expect(sent({}).making).toMatchObject({ kind: 'sending', wish: {} })
    expect(sent({ pin: '123456' }).making, 'a PIN typed and then not wanted').toMatchObject({ wish: {} })
  })

  it('opens until the end of its last day in the bulletin’s time zone', () => {
    expect(sent({ until: '2022-12-30' }).making).toMatchObject({ wish: { expires: '2022-12-30T16:00:00.000Z' } })
  })

  it('takes today as its last day, and no day before', () => {
    expect(sent({ until: '2022-12-29' }).making).toMatchObject({ kind: 'filling', faults: { until: 'past' } })
    expect(sent({ until: '2022-02-30' }).making).toMatchObject({ kind: 'filling', faults: { until: 'notADate' } })
  })

  it('takes a PIN as people type it, and says at its field what is none', () => {
    expect(sent({ pinChoice: 'typed', pin: '１２３４ 5678' }).making).toMatchObject({ wish: { pin: '12345678' } })
    for (const pin of ['', '12345', '1234567890123', 'abcdef'])
      expect(sent({ pinChoice: 'typed', pin }).making, pin).toMatchObject({
        kind: 'filling',
        faults: { pin: 'notAPin' },
      })
  })

  it('is shown with its PIN until it is closed, and the list is read anew', () => {
    const state = run(sent({ pinChoice: 'typed', pin: '123456' }), {
      type: 'linkAnswered',
      of,
      answer: { ok: true, value: made },
    })
    expect(state.making).toEqual({ kind: 'made', link: made, pin: '123456' })
    expect(state.list.kind).toBe('loading')
    expect(JSON.stringify(run(state, { type: 'linkClosed' }))).not.toContain('123456')
  })

  it('is forgotten with its PIN when another issue comes', () => {
    const state = run(sent({ pinChoice: 'typed', pin: '123456' }), {
      type: 'linkAnswered',
      of,
      answer: { ok: true, value: made },
    })
    expect(openLinks(state, { issue: '2022-45', edition: 2 }).making.kind, 'a newer edition').toBe('made')
    expect(JSON.stringify(openLinks(state, { issue: '2022-46', edition: 1 }))).not.toContain('123456')
  })

  it('keeps what was filled in when it is refused: faults at their fields, anything else below', () => {
    const answer = (path: string): LinksAction => ({
      type: 'linkAnswered',
      of,
      answer: { ok: false, failure: unreachable, faults: [{ path, message: 'No.' }] },
    })
    const sending = sent({ until: '2023-01-31', pinChoice: 'typed', pin: '123456' })
    const at = run(sending, answer('$.expires')).making
    expect(at).toMatchObject({ kind: 'filling', form: { until: '2023-01-31', pin: '123456' } })
    expect(at).toMatchObject({ faults: { until: { message: 'No.' } } })
    expect(at).not.toHaveProperty('failure')
    expect(run(sending, answer('$.pin')).making).toMatchObject({ faults: { pin: { message: 'No.' } } })
    expect(run(sending, answer('$')).making).toMatchObject({ faults: {}, failure: unreachable })
  })
})

describe('revoking', () => {
  it('is asked first, keeps asking where it failed, and reads the list anew', () => {
    const asked = run(listed, { type: 'revokingAsked', link })
    const sending = run(asked, { type: 'revokingSent' })
    expect([asked.revoking.kind, sending.revoking.kind]).toEqual(['asking', 'sending'])
    const failed = run(sending, { type: 'revokingAnswered', id: link.id, failure: unreachable })
    expect(failed.revoking).toEqual({ kind: 'asking', link, failure: unreachable })
    const done = run(failed, { type: 'revokingSent' }, { type: 'revokingAnswered', id: link.id, failure: null })
    expect([done.revoking.kind, done.list.kind]).toEqual(['closed', 'loading'])
  })

  it('is for links that open something', () => {
    const states = ['active', 'replaced', 'expired', 'revoked'] as const
    expect(states.filter((state) => mayRevoke({ ...link, state }))).toEqual(['active', 'replaced'])
  })
})

it('a PIN made for her is eight digits, each time others', () => {
  const pins = Array.from({ length: 200 }, randomPin)
  for (const pin of pins) expect(pin).toMatch(/^\d{8}$/)
  expect(new Set(pins).size).toBeGreaterThan(195)
  expect(new Set(pins.join('')).size, 'all ten digits come').toBe(10)
})
