import { describe, expect, it } from 'vitest'
import type { BulletinEntry, Me, OfficeRole } from '../../../addin/api/answers.ts'
import type { Caller } from '../../../addin/api/caller.ts'
import type { Failure } from '../../../addin/api/failure.ts'
import type { OfficeShell } from '../../../addin/office-shell.ts'
import {
  type AppAction,
  type AppState,
  chosenBulletin,
  chosenSeat,
  initialApp,
  reduceApp,
} from '../../../addin/taskpane/app-state.ts'
import { seatKey, seatsOf } from '../../../addin/taskpane/seats.ts'

const shell: OfficeShell = {
  language: 'en',
  theme: { dark: true },
  onThemeChanged: () => undefined,
  onCommand: () => undefined,
  enableCommands: () => Promise.resolve(),
  showPane: () => Promise.resolve(),
  askInDialog: () => Promise.resolve({ kind: 'blocked' }),
  supports: () => false,
}
const bulletin = (id: string, roles: OfficeRole[], own: string[]): BulletinEntry => ({
  bulletin: id,
  name: id,
  language: 'zh-CN',
  departments: ['ecology', 'health'].map((department) => ({ department, name: department })),
  roles,
  own,
})
const weekly = bulletin('weekly', [], ['health'])
const monthly = bulletin('monthly', ['auditor', 'editor'], ['health', 'ecology'])
const caller = (): Caller => ({ language: 'en', token: () => Promise.resolve('t') })
const first = caller()
const second = caller()
const me = (id: string): Me => ({ id, name: id, grants: [] })
const unreachable: Failure = { kind: 'unreachable' }
const refused: Failure = {
  kind: 'problem',
  status: 401,
  problem: { code: 'token_refused', title: '', detail: '', requestId: '' },
}

const run = (actions: readonly AppAction[], from = initialApp('zh-CN', false, true)): AppState =>
  actions.reduce(reduceApp, from)
const started = (chosen: string | null = null, seat: string | null = null): AppAction => ({
  type: 'started',
  start: { kind: 'ready', shell },
  bulletin: chosen,
  seat,
})
const signIn: AppAction = { type: 'signInAsked' }
const granted = (to: Caller): AppAction => ({ type: 'signInAnswered', answer: { kind: 'signedIn', caller: to } })
const known = (to: Caller, id: string, bulletins: readonly BulletinEntry[] = [weekly, monthly]): AppAction => ({
  type: 'personAnswered',
  caller: to,
  result: { ok: true, value: { me: me(id), bulletins } },
})
const unknown = (to: Caller, failure: Failure): AppAction => ({
  type: 'personAnswered',
  caller: to,
  result: { ok: false, failure },
})
const inside = (chosen: string | null = null, seat: string | null = null): AppState =>
  run([started(chosen, seat), signIn, granted(first), known(first, 'li')])
const expired: AppAction = { type: 'expired' }

describe('starting', () => {
  it('takes language and theme from Excel; nobody is there', () => {
    const state = run([started()])
    expect(state).toMatchObject({ language: 'en', dark: true })
    expect(state.session).toEqual({ kind: 'signedOut', fault: null, stillKnown: false })
  })
})

describe('signing in', () => {
  it('asks the issuer once, then the server who that is', () => {
    const asked = run([started(), signIn])
    expect(asked.session).toEqual({ kind: 'signingIn' })
    expect(reduceApp(asked, signIn)).toBe(asked)
    expect(reduceApp(asked, granted(first)).session).toEqual({ kind: 'asking', caller: first })
    expect(inside().session).toMatchObject({ kind: 'signedIn', me: { id: 'li' }, caller: first, expired: null })
  })

  it('that does not come about says why; called off, by the window or the pane, it says nothing', () => {
    for (const answer of [{ kind: 'blocked' }, { kind: 'unexpected' }] as const)
      expect(run([started(), signIn, { type: 'signInAnswered', answer }]).session).toMatchObject({
        kind: 'signedOut',
        fault: answer,
      })
    const closed: AppAction = { type: 'signInAnswered', answer: { kind: 'cancelled' } }
    for (const off of [closed, { type: 'signInCancelled' } as const])
      expect(run([started(), signIn, off]).session).toEqual(initialApp('en', true, true).session)
  })

  it('whose answer comes after it was called off signs nobody in', () => {
    expect(run([started(), signIn, { type: 'signInCancelled' }, granted(first)]).session.kind).toBe('signedOut')
  })

  it('that the server does not take is no sign-in; what failed otherwise can be asked again', () => {
    const asking = run([started(), signIn, granted(first)])
    expect(reduceApp(asking, unknown(first, refused)).session.kind).toBe('signedOut')
    const failed = reduceApp(asking, unknown(first, unreachable))
    expect(failed.session).toMatchObject({ kind: 'failed', failure: unreachable })
    expect(reduceApp(failed, { type: 'personAsked' }).session).toEqual({ kind: 'asking', caller: first })
    const away = reduceApp(failed, { type: 'onlineChanged', online: false })
    expect(reduceApp(away, { type: 'onlineChanged', online: true }).session.kind).toBe('asking')
  })

  it('keeps the bulletin and the seat of last time where she still has them', () => {
    expect(chosenBulletin(inside('monthly'))).toBe(monthly)
    expect(chosenBulletin(inside('gone'))).toBe(weekly)
    expect(chosenSeat(inside('monthly', 'department/ecology'), monthly)).toMatchObject({ department: 'ecology' })
    expect(chosenSeat(inside('monthly', 'department/ecology'), weekly)).toMatchObject({ department: 'health' })
  })

  it('without any role leaves no bulletin', () => {
    const state = run([started(), signIn, granted(first), known(first, 'li', [])])
    expect(state.session.kind).toBe('signedIn')
    expect(chosenBulletin(state)).toBeUndefined()
  })
})

describe('the seats of a bulletin', () => {
  it('are its office, by the role that may do the most, and each of her departments', () => {
    expect(seatsOf(monthly).map(seatKey)).toEqual(['office', 'department/ecology', 'department/health'])
    expect(seatsOf(monthly)[0]).toMatchObject({ role: 'editor' })
    expect(seatsOf(bulletin('x', ['auditor', 'admin'], []))).toEqual([{ kind: 'office', role: 'admin' }])
    expect(seatsOf(bulletin('x', [], ['closed-down']))).toEqual([])
  })
})

describe('a sign-in that has expired', () => {
  const again = run([expired, signIn], inside())

  it('leaves everything as it is, and is told once', () => {
    const state = reduceApp(inside(), expired)
    expect(state.session).toMatchObject({ kind: 'signedIn', expired: { kind: 'expired', fault: null } })
    expect(reduceApp(state, expired)).toBe(state)
    expect(reduceApp(again, expired)).toBe(again)
  })

  it('renewed by the same person goes on with the caller that her pane has', () => {
    const asking = reduceApp(again, granted(second))
    expect(asking.session).toMatchObject({ me: { id: 'li' }, caller: first, expired: { kind: 'asking' } })
    expect(reduceApp(asking, known(second, 'li')).session).toMatchObject({ caller: first, expired: null })
  })

  it('renewed by another person begins her pane anew', () => {
    const state = run([granted(second), known(second, 'wang', [monthly])], again)
    expect(state.session).toMatchObject({ me: { id: 'wang' }, caller: second, bulletins: [monthly] })
  })

  it('that is not renewed says why and can be tried again', () => {
    const blocked = reduceApp(again, { type: 'signInAnswered', answer: { kind: 'blocked' } })
    expect(blocked.session).toMatchObject({ kind: 'signedIn', expired: { fault: { kind: 'blocked' } } })
    expect(reduceApp(blocked, signIn).session).toMatchObject({ expired: { kind: 'signingIn' } })
    const away = run([granted(second), unknown(second, unreachable)], again)
    expect(away.session).toMatchObject({ me: { id: 'li' }, expired: { kind: 'failed' } })
    expect(reduceApp(away, { type: 'personAsked' }).session).toMatchObject({ expired: { caller: second } })
  })
})

describe('signing out', () => {
  it('is at its end when the issuer’s session is; otherwise it says that she may still be known there', () => {
    const leaving = reduceApp(inside(), { type: 'signOutAsked' })
    expect(leaving.session).toEqual({ kind: 'signingOut' })
    expect(reduceApp(leaving, { type: 'signedOut', ended: true }).session).toMatchObject({ stillKnown: false })
    expect(reduceApp(leaving, { type: 'signedOut', ended: false }).session).toMatchObject({ stillKnown: true })
  })

  it('lets an answer be that comes after it', () => {
    const out = run([{ type: 'signOutAsked' }, { type: 'signedOut', ended: true }], inside())
    expect(reduceApp(out, known(first, 'li'))).toBe(out)
    expect(reduceApp(out, expired)).toBe(out)
  })
})
