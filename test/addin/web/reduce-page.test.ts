import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  BulletinEntry,
  DepartmentStatus,
  IssueEntry,
  Me,
  Receipt,
  WordedFinding,
} from '../../../addin/api/answers.ts'
import type { Caller } from '../../../addin/api/caller.ts'
import type { Result } from '../../../addin/api/request.ts'
import { announcement, focusAfter } from '../../../addin/web/announce.ts'
import {
  type Action,
  type ChosenFile,
  hasUnsent,
  initialState,
  isKnownBad,
  ownDepartments,
  type PageState,
  reasonsToSend,
} from '../../../addin/web/page-state.ts'
import { reduce } from '../../../addin/web/reduce-page.ts'
import type { Remembered } from '../../../addin/web/remembered.ts'
import { wordingOf } from '../../../addin/web/wording.ts'

const departments = [
  { department: 'ecology', name: '生态环境厅' },
  { department: 'trade', name: '省贸促会' },
]
const weekly: BulletinEntry = {
  bulletin: 'weekly',
  name: '周报',
  language: 'zh-CN',
  departments,
  roles: ['editor'],
  own: [],
}
const monthly: BulletinEntry = { ...weekly, bulletin: 'monthly', name: '月报' }
const issue = (id: string, state: IssueEntry['state']): IssueEntry => ({
  issue: id,
  year: 2022,
  issueNo: Number(id.slice(5)),
  serialNo: 420,
  period: { from: '2022-12-26', to: '2022-12-30' },
  deadline: '2022-12-30T09:00:00.000Z',
  deadlineText: '2022-12-30 17:00',
  state,
  edition: state === 'collecting' ? 0 : 1,
})
const receipt: Receipt = {
  bulletin: 'weekly',
  issue: '2022-45',
  department: 'ecology',
  revision: 1,
  receivedAt: '2022-12-30T08:00:00.000Z',
  receivedAtText: '2022-12-30 16:00',
  late: false,
  sha256: 'a'.repeat(64),
}
const finding = (severity: WordedFinding['severity'], cell: string): WordedFinding => ({
  code: 'jump',
  severity,
  at: { cell },
  message: cell,
  key: `jump@${cell}`,
  needsReason: severity === 'warning',
})
const file = (name: string): ChosenFile => ({ name, bytes: new ArrayBuffer(2), source: new Blob() })
const me: Caller = { language: 'zh-CN', token: () => Promise.resolve('t') }
const unreachable = { kind: 'unreachable' } as const

const after = (state: PageState, ...actions: Action[]): PageState => actions.reduce(reduce, state)
const start = (remembered: Remembered = { departments: {} }): PageState =>
  after(initialState('zh-CN', remembered, 0), { type: 'arrived', caller: me })
const bulletins = (...value: BulletinEntry[]): Action => ({ type: 'bulletinsLoaded', result: { ok: true, value } })
const issues = (...value: IssueEntry[]): Action => ({
  type: 'issuesLoaded',
  bulletin: 'weekly',
  result: { ok: true, value },
})
const department = (id: string): Action => ({ type: 'departmentChosen', id })
const chosen = (name = 'a.xlsx'): Action => ({ type: 'fileChosen', file: file(name) })
const sendAsked: Action = { type: 'sendAsked', asChosen: false }
const refused = (...findings: WordedFinding[]): Action => ({ type: 'answered', answer: { kind: 'refused', findings } })
const received: Action = { type: 'answered', answer: { kind: 'received', receipt, findings: [], again: false } }
const reason = (key: string, text: string): Action => ({ type: 'reasonWritten', key, reason: text })

/** All is chosen: the weekly's open issue and the department of ecology. */
const ready = after(start(), bulletins(weekly), department('ecology'), issues(issue('2022-45', 'collecting')))

describe('choosing', () => {
  it('takes the only bulletin, and leaves several to be chosen', () => {
    expect(after(start(), bulletins(weekly)).bulletin).toBe('weekly')
    expect(after(start(), bulletins(weekly, monthly)).bulletin).toBeNull()
  })

  it('takes the remembered bulletin and its department, where they are still there', () => {
    const remembered = { bulletin: 'monthly', departments: { monthly: 'trade' } }
    expect(after(start(remembered), bulletins(weekly, monthly))).toMatchObject({
      bulletin: 'monthly',
      department: 'trade',
      issues: { kind: 'loading' },
    })
    const gone = { bulletin: 'weekly', departments: { weekly: 'dissolved' } }
    expect(after(start(gone), bulletins(weekly)).department).toBeNull()
  })

  it('remembers the department by bulletin', () => {
    const state = after(start({ departments: { monthly: 'trade' } }), bulletins(weekly), department('ecology'))
    expect(state.remembered).toEqual({ bulletin: 'weekly', departments: { monthly: 'trade', weekly: 'ecology' } })
  })

  it('defaults to the newest issue that takes reports, else to the newest', () => {
    const chose = (...list: IssueEntry[]): string | null =>
      after(start(), bulletins(weekly), department('ecology'), issues(...list)).issue
    expect(chose(issue('2022-46', 'published'), issue('2022-45', 'reopened'), issue('2022-44', 'collecting'))).toBe(
      '2022-45',
    )
    expect(chose(issue('2022-46', 'published'), issue('2022-45', 'published'))).toBe('2022-46')
    expect(chose()).toBeNull()
  })

  it('keeps a chosen issue when the list is read again', () => {
    const list = issues(issue('2022-46', 'collecting'), issue('2022-45', 'collecting'))
    const state = after(ready, list, { type: 'issueChosen', id: '2022-45' }, { type: 'issuesAsked' }, list)
    expect(state.issue).toBe('2022-45')
  })

  it('drops a late answer about another department or bulletin', () => {
    const value: DepartmentStatus = { department: 'trade', status: 'late', comment: null, receipt: null }
    const target = { bulletin: 'weekly', issue: '2022-45', department: 'trade' }
    expect(after(ready, { type: 'statusLoaded', target, result: { ok: true, value } })).toBe(ready)
    expect(after(ready, { type: 'issuesLoaded', bulletin: 'monthly', result: { ok: true, value: [] } })).toBe(ready)
  })

  it('keeps the file for another department, but not the findings', () => {
    const state = after(ready, chosen(), sendAsked, refused(finding('error', 'D6')), department('trade'))
    expect(state.file?.name).toBe('a.xlsx')
    expect(state.refusal).toBeNull()
    expect(state.outcome).toEqual({ kind: 'none' })
  })

  it('shows the last status until the new one is there', () => {
    const value: DepartmentStatus = { department: 'ecology', status: 'submitted', comment: null, receipt }
    const target = { bulletin: 'weekly', issue: '2022-45', department: 'ecology' }
    const known = after(ready, { type: 'statusLoaded', target, result: { ok: true, value } })
    expect(after(known, { type: 'statusAsked' }).status).toEqual({ kind: 'loading', last: value })
    expect(after(known, { type: 'receiptAsked' }).outcome).toMatchObject({ kind: 'received', recalled: true })
  })
})

describe('sending', () => {
  it('sends once, however often it is asked', () => {
    const sending = after(ready, chosen(), sendAsked)
    expect(sending.outcome.kind).toBe('sending')
    expect(after(sending, sendAsked, sendAsked)).toBe(sending)
  })

  it('lets nothing be changed under way', () => {
    const sending = after(ready, chosen(), sendAsked)
    const others: Action[] = [chosen('b.xlsx'), department('trade'), { type: 'issueChosen', id: '2022-44' }]
    expect(after(sending, ...others)).toBe(sending)
  })

  it('keeps the file when it could not be sent, and sends it again', () => {
    const failed = after(ready, chosen(), sendAsked, {
      type: 'answered',
      answer: { kind: 'failed', failure: unreachable },
    })
    expect(failed).toMatchObject({ outcome: { kind: 'failed' }, file: { name: 'a.xlsx' } })
    expect(after(failed, sendAsked).outcome.kind).toBe('sending')
  })

  it('sends neither without a file nor without an issue', () => {
    expect(after(ready, sendAsked)).toBe(ready)
    const undecided = after(start(), bulletins(weekly), chosen())
    expect(after(undecided, sendAsked)).toBe(undecided)
  })

  it('does not send a file again that was refused for errors, but a corrected one', () => {
    const state = after(ready, chosen(), sendAsked, refused(finding('error', 'D6')))
    expect(isKnownBad(state)).toBe(true)
    expect(after(state, sendAsked)).toBe(state)
    expect(after(state, chosen(), sendAsked).outcome.kind).toBe('sending')
  })

  it('keeps the findings in sight when a corrected file is chosen or a fault comes between', () => {
    const state = after(ready, chosen(), sendAsked, refused(finding('error', 'D6')), chosen('b.xlsx'))
    expect(state.refusal?.findings).toHaveLength(1)
    const failed = after(state, sendAsked, { type: 'answered', answer: { kind: 'failed', failure: unreachable } })
    expect(failed.refusal?.findings).toHaveLength(1)
  })

  it('clears file, findings and reasons with the receipt, and asks for the new status', () => {
    const state = after(ready, chosen(), sendAsked, refused(finding('warning', 'D6')), reason('jump@D6', '补录'))
    expect(after(state, sendAsked, received)).toMatchObject({
      file: null,
      refusal: null,
      outcome: { kind: 'received', again: false },
      status: { kind: 'loading' },
      reasons: { '["weekly","2022-45","ecology"]': {} },
    })
  })

  it('ignores an answer that nobody waits for', () => {
    expect(after(ready, received)).toBe(ready)
  })

  it('answers a second press on a download only when the first is done', () => {
    const running = after(ready, { type: 'downloadAsked', what: 'template' })
    expect(after(running, { type: 'downloadAsked', what: 'template' })).toBe(running)
    expect(after(running, { type: 'downloaded', what: 'template', failure: null }).download.kind).toBe('done')
  })
})

describe('reasons', () => {
  const asked = after(ready, chosen(), sendAsked, refused(finding('warning', 'D6'), finding('warning', 'D8')))

  it('are all asked for before the same file is sent again; blanks are none', () => {
    const state = after(asked, reason('jump@D6', ' 年末集中 '), reason('jump@D8', ' \n'), sendAsked)
    expect(state.reasonsMissing).toEqual(['jump@D8'])
    expect(state.outcome.kind).toBe('refused')
    expect(focusAfter(asked, state)).toBe('reason-1')
  })

  it('go trimmed with the file, for what was asked and nothing else', () => {
    const state = after(asked, reason('jump@D6', ' 年末集中 '), reason('jump@D99', '旧'), reason('jump@D8', '同上'))
    expect(reasonsToSend(state)).toEqual({ 'jump@D6': '年末集中', 'jump@D8': '同上' })
    expect(after(state, sendAsked).outcome.kind).toBe('sending')
  })

  it('are not asked of a corrected file, which may have no such warning', () => {
    expect(after(asked, chosen('b.xlsx'), sendAsked).outcome.kind).toBe('sending')
  })

  it("of one department are not another's, and are there again on coming back", () => {
    const state = after(asked, reason('jump@D6', '年末集中'))
    const other = after(state, department('trade'), sendAsked, refused(finding('warning', 'D6')))
    expect(reasonsToSend(other)).toEqual({})
    const back = after(other, department('ecology'), sendAsked, refused(finding('warning', 'D6')))
    expect(reasonsToSend(back)).toEqual({ 'jump@D6': '年末集中' })
  })

  it('that nobody has read hold the page; so do a file under way and one turned back by a fault', () => {
    expect(hasUnsent(asked)).toBe(false)
    const written = after(asked, reason('jump@D6', '年末'), reason('jump@D8', '同上'))
    expect(hasUnsent(written)).toBe(true)
    expect(hasUnsent(after(written, sendAsked, received))).toBe(false)
    const sending = after(ready, chosen(), sendAsked)
    expect(hasUnsent(sending)).toBe(true)
    const answer = { kind: 'failed', failure: unreachable } as const
    expect(hasUnsent(after(sending, { type: 'answered', answer }))).toBe(true)
  })
})

describe('what is said aloud', () => {
  const w = wordingOf('zh-CN')
  const said = (state: PageState, action: Action): string | null => announcement(state, reduce(state, action), w)
  const sending = after(ready, chosen(), sendAsked)

  it('tells each answer and takes the keyboard to it', () => {
    expect(said(ready, chosen())).toBe('已选择 a.xlsx，尚未报送')
    expect(said(sending, refused(finding('error', 'D6'), finding('warning', 'D8')))).toBe('1 处错误，1 处需要说明')
    expect(said(sending, received)).toBe('报送成功')
    expect(said(sending, { type: 'answered', answer: { kind: 'failed', failure: unreachable } })).toBe('连不上服务器')
    expect(focusAfter(sending, reduce(sending, received))).toBe('outcome-heading')
  })

  it('says nothing while a reason is typed or the clock goes on', () => {
    const asked = after(sending, refused(finding('warning', 'D6')))
    expect(said(asked, reason('jump@D6', '补'))).toBeNull()
    expect(said(asked, { type: 'ticked', now: 60_000 })).toBeNull()
    expect(focusAfter(asked, after(asked, reason('jump@D6', '补')))).toBeNull()
  })
})

it('whatever happens in whatever order, a chosen file is only ever let go by a receipt', () => {
  const answers: Action[] = [refused(finding('error', 'D6')), refused(finding('warning', 'D6')), received]
  const failed: Action = { type: 'answered', answer: { kind: 'failed', failure: unreachable } }
  const any = fc.constantFrom<Action>(
    ...answers,
    failed,
    chosen(),
    sendAsked,
    reason('jump@D6', '补录'),
    department('trade'),
    department('ecology'),
    { type: 'bulletinsAsked' },
    { type: 'issuesAsked' },
    bulletins(weekly),
    bulletins(monthly),
    issues(issue('2022-45', 'collecting')),
    { type: 'issueChosen', id: null },
    { type: 'fileFailed', failure: { kind: 'severalFiles' } },
    { type: 'startedAgain' },
    { type: 'languageChosen', language: 'en' },
  )
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (actions) => {
      let state = ready
      for (const action of actions) {
        const next = reduce(state, action)
        if (state.file && !next.file) expect([state.outcome.kind, action]).toEqual(['sending', received])
        state = next
      }
    }),
  )
})

describe('who is there', () => {
  const her = (id: string): Result<Me> => ({ ok: true, value: { id, name: id, grants: [] } })
  const read = (caller: Caller, id: string): Action => ({ type: 'meRead', caller, result: her(id) })
  const other: Caller = { ...me }
  const working = after(ready, read(me, 'li'), chosen(), reason('jump@D6', '年末'))
  const signingInAgain = after(working, { type: 'expired' }, { type: 'signInAsked' })

  it('nobody: nothing is asked for but a sign-in', () => {
    const state = initialState('zh-CN', { departments: {} }, 0)
    expect(state.bulletins.kind).toBe('idle')
    const out = after(state, { type: 'notSignedIn', fault: null })
    expect(after(out, { type: 'bulletinsAsked' })).toBe(out)
    expect(after(out, { type: 'signInAsked' }).session).toEqual({ kind: 'leaving', toSignOut: false })
  })

  it('a sign-in that failed says why, and can be tried again', () => {
    const state = after(initialState('en', { departments: {} }, 0), {
      type: 'notSignedIn',
      fault: { kind: 'refused', error: 'access_denied', description: '' },
    })
    expect(state.session).toMatchObject({ kind: 'signedOut', fault: { error: 'access_denied' } })
  })

  it('chooses among her own departments; an editor among all; an auditor has none', () => {
    const own = { ...weekly, roles: [], own: ['trade'] }
    expect(ownDepartments(own)).toEqual([departments[1]])
    expect(ownDepartments(weekly)).toEqual(departments)
    expect(ownDepartments({ ...weekly, roles: ['auditor'] })).toEqual([])
    expect(after(start(), bulletins(own)).department).toBe('trade')
  })

  it('a sign-in that expires and is renewed by the same person keeps the file and the reasons', () => {
    expect(signingInAgain.session).toMatchObject({ expired: { kind: 'signingIn' } })
    const back = after(signingInAgain, { type: 'arrived', caller: other }, read(other, 'li'))
    expect(back.session).toMatchObject({ caller: other, expired: null })
    expect([back.file, back.reasons, back.department]).toEqual([working.file, working.reasons, 'ecology'])
  })

  it('another person who signs in then finds nothing of the one before', () => {
    const back = after(signingInAgain, { type: 'arrived', caller: other }, read(other, 'wang'))
    expect(back).toMatchObject({ file: null, reasons: {}, department: null, bulletins: { kind: 'loading' } })
    expect(back.session).toMatchObject({ caller: other, me: { id: 'wang' } })
  })

  it('a sign-in window that is called off or fails leaves all as it is', () => {
    const off = after(signingInAgain, { type: 'signInCancelled' })
    expect(off).toMatchObject({ file: working.file, session: { expired: { kind: 'expired', fault: null } } })
    const blocked = after(signingInAgain, { type: 'notSignedIn', fault: { kind: 'blocked' } })
    expect(blocked).toMatchObject({ file: working.file, session: { expired: { fault: { kind: 'blocked' } } } })
  })

  it('signing out asks first where a chosen file is not sent, and leaves nothing', () => {
    const asked = after(working, { type: 'signOutAsked', sure: false })
    expect(asked.session).toMatchObject({ kind: 'signedIn', asksToLeave: true })
    expect(after(asked, { type: 'stayed' }).session).toEqual(working.session)
    const leaving = after(asked, { type: 'signOutAsked', sure: true })
    expect(leaving.session).toEqual({ kind: 'leaving', toSignOut: true })
    expect(hasUnsent(leaving)).toBe(false)
    expect(after(leaving, { type: 'notSignedIn', fault: null })).toMatchObject({ file: null, reasons: {}, issue: null })
    expect(after(ready, { type: 'signOutAsked', sure: false }).session.kind).toBe('leaving')
  })
})
