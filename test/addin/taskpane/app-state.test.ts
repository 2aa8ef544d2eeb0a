import { describe, expect, it } from 'vitest'
import type { BulletinEntry, Me } from '../../../addin/api/answers.ts'
import type { Failure } from '../../../addin/api/failure.ts'
import type { OfficeShell } from '../../../addin/office-shell.ts'
import {
  type AppAction,
  type AppState,
  chosenBulletin,
  initialApp,
  ownBulletins,
  reduceApp,
} from '../../../addin/taskpane/app-state.ts'

const shell: OfficeShell = {
  language: 'en',
  theme: { dark: true },
  onThemeChanged: () => undefined,
  onCommand: () => undefined,
  enableCommands: () => Promise.resolve(),
  showPane: () => Promise.resolve(),
}
const bulletin = (id: string, ...departments: string[]): BulletinEntry => ({
  bulletin: id,
  name: id,
  language: 'zh-CN',
  departments: departments.map((department) => ({ department, name: department })),
})
const weekly = bulletin('weekly', 'ecology', 'health')
const monthly = bulletin('monthly', 'health')
const editor: Me = { id: 'editor', role: 'editor' }
const health: Me = { id: 'health', role: 'department', department: 'health' }
const unreachable: Failure = { kind: 'unreachable' }
const unknown: Failure = {
  kind: 'problem',
  status: 401,
  problem: { code: 'not_signed_in', title: '', detail: '', requestId: '' },
}

const run = (actions: readonly AppAction[], from = initialApp('zh-CN', false, true)): AppState =>
  actions.reduce(reduceApp, from)
const started = (person: string | null, chosen: string | null = null): AppAction => ({
  type: 'started',
  start: { kind: 'ready', shell },
  person,
  bulletin: chosen,
})
const loaded: AppAction = { type: 'bulletinsLoaded', result: { ok: true, value: [weekly, monthly] } }
const known = (me: Me): AppAction => ({ type: 'signInAnswered', person: me.id, result: { ok: true, value: me } })

describe('starting', () => {
  it('takes language and theme from Excel and asks for the bulletins and for the person of last time', () => {
    const state = run([started('health')])
    expect(state).toMatchObject({ language: 'en', dark: true, bulletins: { kind: 'loading' } })
    expect(state.session).toEqual({ kind: 'asking', person: 'health' })
  })

  it('asks nothing where Office did not start', () => {
    const state = run([{ type: 'started', start: { kind: 'noOfficeJs' }, person: 'health', bulletin: null }])
    expect(state.bulletins.kind).toBe('idle')
    expect(state.session.kind).toBe('signedOut')
  })
})

describe('signing in', () => {
  it('shows a department the bulletins that it reports for, an editor all', () => {
    expect(ownBulletins(run([started('health'), loaded, known(health)]))).toEqual([weekly, monthly])
    expect(ownBulletins(run([started('editor'), loaded, known(editor)]))).toEqual([weekly, monthly])
    const ecology: Me = { id: 'ecology', role: 'department', department: 'ecology' }
    expect(ownBulletins(run([started('ecology'), loaded, known(ecology)]))).toEqual([weekly])
  })

  it('keeps the bulletin of last time where the person still works on it, in whatever order answers come', () => {
    for (const answers of [
      [loaded, known(health)],
      [known(health), loaded],
    ])
      expect(chosenBulletin(run([started('health', 'monthly'), ...answers]))).toBe(monthly)
    expect(chosenBulletin(run([started('health', 'gone'), loaded, known(health)]))).toBe(weekly)
  })

  it('asks somebody whom the server no longer knows to sign in anew, and tells of any other fault', () => {
    const answer = (failure: Failure): AppAction => ({
      type: 'signInAnswered',
      person: 'health',
      result: { ok: false, failure },
    })
    expect(run([started('health'), answer(unknown)]).session).toEqual({ kind: 'signedOut' })
    expect(run([started('health'), answer(unreachable)]).session).toMatchObject({
      kind: 'failed',
      failure: unreachable,
    })
  })

  it('lets an answer be that comes after signing out, or for somebody else', () => {
    const out = run([started('health'), { type: 'signedOut' }, known(health)])
    expect(out.session).toEqual({ kind: 'signedOut' })
    const other = run([started('health'), { type: 'signInAsked', person: 'editor', bulletin: 'weekly' }, known(health)])
    expect(other.session).toEqual({ kind: 'asking', person: 'editor' })
  })
})

describe('the network', () => {
  it('coming back asks again for what failed without it', () => {
    const failed = run([
      started('health'),
      { type: 'onlineChanged', online: false },
      { type: 'bulletinsLoaded', result: { ok: false, failure: unreachable } },
      { type: 'signInAnswered', person: 'health', result: { ok: false, failure: unreachable } },
    ])
    const back = reduceApp(failed, { type: 'onlineChanged', online: true })
    expect(back.bulletins.kind).toBe('loading')
    expect(back.session).toEqual({ kind: 'asking', person: 'health' })
  })
})
