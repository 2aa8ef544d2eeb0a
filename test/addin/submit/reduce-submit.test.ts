/** Laws of a department's pane: whatever comes in whatever order, she loses nothing and nothing is sent unasked. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt, WordedFinding } from '../../../addin/api/answers.ts'
import type { Desk } from '../../../addin/api/answers-department.ts'
import type { Failure } from '../../../addin/api/failure.ts'
import type { MarkedSheets, SheetId } from '../../../addin/spreadsheet-host.ts'
import { reduceSubmit } from '../../../addin/submit/reduce-submit.ts'
import type { SubmitAction } from '../../../addin/submit/submit-action.ts'
import { findingsOf, initialSubmit, type SubmitState } from '../../../addin/submit/submit-state.ts'
import { hospital } from '../../http/world.ts'
import { cells, department, issue, openSubmit, type SubmitWorld } from './submit-world.ts'

const at = cells()
const key = `above_limit@${at.figure('seen-in-four-hours')}`
const unreachable: Failure = { kind: 'unreachable' }

let w: SubmitWorld
let desk: Desk
/** The workbook as it may be found: without a sheet, with a right one, with an error, with a warning. */
const workbooks: MarkedSheets[] = []
let sheet: SheetId

beforeAll(async () => {
  w = await openSubmit()
  const read = async () => workbooks.push(await w.excel.host.readMarkedSheets('BULLETIN|'))
  const looked = await w.until('looked', ({ sheet: one, visit }) => one.kind === 'none' && visit.kind === 'idle')
  if (looked.desk.kind !== 'ready') throw new Error('no desk')
  desk = looked.desk.value
  await read()
  w.submit.store.dispatch({ type: 'drawAsked', what: 'fresh' })
  const drawn = await w.until('drawn', (state) => state.sheet.kind === 'found')
  if (drawn.sheet.kind === 'found') sheet = drawn.sheet.id
  for (const changes of [{}, { [at.reporter]: '' }, { [at.figure('seen-in-four-hours')]: '120' }]) {
    w.fill(changes)
    await read()
  }
})
afterAll(() => {
  w.close()
})

const receipt: Receipt = {
  ...{ bulletin: hospital, issue, department, revision: 1, late: false, sha256: 'a'.repeat(64) },
  ...{ receivedAt: '2026-01-11T09:00:00Z', receivedAtText: '2026-01-11 09:00' },
}
const refusal: WordedFinding = {
  ...{ code: 'above_limit', severity: 'warning', at: { cell: 'D9' } },
  ...{ message: 'D9: too many', key, needsReason: true },
}

const entry = { issue, year: 2026, issueNo: 1, serialNo: 1, deadline: '2026-01-12T09:00:00Z', deadlineText: '' }
const period = { from: '2026-01-05', to: '2026-01-11' }
const listed = (state: Desk['state']) => ({ ...entry, period, state, edition: state === 'published' ? 1 : 0 })

function actions(): readonly SubmitAction[] {
  const ok = <T>(value: T) => ({ ok: true, value }) as const
  const deskIn = (state: Desk['state']) => ({ type: 'deskLoaded', issue, result: ok({ ...desk, state }) }) as const
  return [
    { type: 'ticked', now: 1 },
    { type: 'refreshAsked' },
    { type: 'issuesLoaded', result: ok([listed('collecting')]) },
    { type: 'issuesLoaded', result: { ok: false, failure: unreachable } },
    deskIn('collecting'),
    deskIn('published'),
    { type: 'deskLoaded', issue, result: { ok: false, failure: unreachable } },
    ...(['look', 'check', 'upload'] as const).map((purpose) => ({ type: 'visitAsked', purpose }) as const),
    { type: 'edited', sheet },
    ...workbooks.map((marked) => ({ type: 'sheetsRead', marked }) as const),
    { type: 'visitRefused', fault: 'cellBeingEdited' },
    { type: 'marksRefused', fault: 'failed' },
    { type: 'drawAsked', what: 'fresh' },
    { type: 'drawAsked', what: 'submitted' },
    { type: 'drawConfirmed' },
    { type: 'drawn' },
    { type: 'drawFailed', fault: 'unsupported' },
    { type: 'reasonWritten', key, reason: 'The queue of last week' },
    { type: 'answered', answer: { kind: 'failed', failure: unreachable } },
    { type: 'answered', answer: { kind: 'refused', findings: [refusal] } },
    { type: 'answered', answer: { kind: 'received', receipt, findings: [], again: false } },
    { type: 'sendAgainAsked' },
    { type: 'receiptAsked' },
    { type: 'receiptClosed' },
    { type: 'cellAsked', selection: { sheet, cell: at.reporter } },
  ]
}

const run = (...path: readonly SubmitAction[]): SubmitState =>
  path.reduce(reduceSubmit, initialSubmit({ bulletin: hospital, department, language: 'en' }, 0))

const started = (): readonly SubmitAction[] => [
  { type: 'issuesLoaded', result: { ok: true, value: [listed('collecting')] } },
  { type: 'deskLoaded', issue, result: { ok: true, value: desk } },
]

/** What single actions in any order come to too seldom: her sheet found, and on its way. */
function moves(): readonly (readonly SubmitAction[])[] {
  const look = { type: 'visitAsked', purpose: 'look' } as const
  const upload = { type: 'visitAsked', purpose: 'upload' } as const
  const written = { type: 'reasonWritten', key, reason: 'Queue' } as const
  // A visit may be one that was on its way already, and is made again.
  return workbooks.flatMap((marked) => {
    const read = { type: 'sheetsRead', marked } as const
    return [
      [look, read, read],
      [upload, read, read],
      [written, upload, read, read],
    ]
  })
}

/** Holds of each step of every path; the paths begin on an open issue, else most of them go nowhere. */
function always(law: (before: SubmitState, action: SubmitAction, after: SubmitState) => void): void {
  const one = fc.constantFrom(...actions().map((action) => [action]))
  const step = fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: fc.constantFrom(...moves()) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (path) => {
      let state = run(...started())
      for (const action of path.flat()) {
        const after = reduceSubmit(state, action)
        law(state, action, after)
        state = after
      }
    }),
    { numRuns: 500 },
  )
}

describe('whatever happens', () => {
  it('a reason that she wrote stands until the server has it', () => {
    always(({ reasons }, action, after) => {
      const received = action.type === 'answered' && action.answer.kind === 'received'
      if (action.type === 'reasonWritten') return
      if (!received && reasons[key] !== undefined) expect(after.reasons[key]).toBe(reasons[key])
    })
  })

  it('a sheet is sent only after an upload was asked for and read, or tried again, of an issue that takes reports', () => {
    always((before, action, after) => {
      if (after.sending.kind !== 'sending' || before.sending.kind === 'sending') return
      if (action.type === 'sendAgainAsked') return
      expect(before.visit).toMatchObject({ kind: 'reading', purpose: 'upload' })
      expect(after.desk).toMatchObject(
        after.desk.kind === 'ready' ? { value: { state: 'collecting' } } : { last: { state: 'collecting' } },
      )
    })
  })

  it('an upload has no errors, and a reason for each warning', () => {
    always((before, _, after) => {
      if (after.sending.kind !== 'sending' || before.sending.kind === 'sending') return
      if (before.sending.kind === 'failed') return
      const findings = findingsOf(after)
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      for (const { key: one, needsReason } of findings)
        if (needsReason) expect(after.sending.upload.reasons[one]).toBeTruthy()
    })
  })

  it('what is on its way stays the very same until it is answered, and so does what is tried again', () => {
    always((before, action, after) => {
      if (before.sending.kind === 'sending' && action.type !== 'answered') expect(after.sending).toBe(before.sending)
      if (before.sending.kind === 'failed' && after.sending.kind === 'sending' && action.type === 'sendAgainAsked')
        expect(after.sending.upload).toBe(before.sending.upload)
    })
  })

  it('a sheet that is there is replaced only after she has said so', () => {
    always((before, action, after) => {
      if (after.drawing.kind !== 'running' || before.drawing.kind === 'running') return
      if (before.sheet.kind === 'found') expect(action).toEqual({ type: 'drawConfirmed' })
    })
  })
})

describe('an issue that is published while her sheet is read', () => {
  it('is not sent to', () => {
    const right = workbooks[1]
    if (!right) throw new Error('no workbook')
    const state = run(
      ...started(),
      { type: 'sheetsRead', marked: right },
      { type: 'visitAsked', purpose: 'upload' },
      { type: 'deskLoaded', issue, result: { ok: true, value: { ...desk, state: 'published' } } },
      { type: 'sheetsRead', marked: right },
    )
    expect(state).toMatchObject({ sending: { kind: 'idle' }, visit: { kind: 'idle' }, check: { kind: 'none' } })
  })
})

describe('what the server finds', () => {
  it('stands in the place of what the pane found, at its cell, and asks for a reason there', () => {
    const right = workbooks[1]
    if (!right) throw new Error('no workbook')
    const state = run(
      ...started(),
      { type: 'sheetsRead', marked: right },
      { type: 'visitAsked', purpose: 'upload' },
      { type: 'sheetsRead', marked: right },
      { type: 'answered', answer: { kind: 'refused', findings: [refusal] } },
    )
    expect(state).toMatchObject({ sending: { kind: 'idle' }, attention: { kind: 'result' } })
    expect(findingsOf(state)).toEqual([
      { key, severity: 'warning', cell: 'D9', message: 'too many', needsReason: true },
    ])
  })
})
