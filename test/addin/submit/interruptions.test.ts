/** What comes between a clerk and her report: typing on, coauthors, colleagues, editors, another week. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findingsOf, type SubmitState } from '../../../addin/submit/submit-state.ts'
import { api, hospital, mustSubmit, openIssue, wards } from '../../http/world.ts'
import { cells, department, issue, openSubmit, type SubmitWorld } from './submit-world.ts'

const at = cells()
const figure = at.figure('attendances')
const red = 'FFC7CE'

let w: SubmitWorld
beforeEach(async () => {
  w = await openSubmit()
  await w.until('looked for the sheet', ({ sheet, visit }) => sheet.kind !== 'unknown' && visit.kind === 'idle')
})
afterEach(() => {
  w.close()
})

const dispatch: SubmitWorld['submit']['store']['dispatch'] = (action) => {
  w.submit.store.dispatch(action)
}
const calm = (what: string): Promise<SubmitState> =>
  w.until(what, ({ visit, drawing, desk }) => visit.kind === 'idle' && drawing.kind === 'idle' && desk.kind === 'ready')
const found = () => findingsOf(w.state()).map(({ key }) => key)
const sees = (cell: string) => w.excel.person.sees(w.sheetName(), cell)
const type = (cell: string, text: string) => {
  w.excel.person.typeIn(w.sheetName(), cell, text)
}

async function insert(): Promise<void> {
  dispatch({ type: 'drawAsked', what: 'fresh' })
  await w.until('the sheet is there', ({ sheet, visit }) => sheet.kind === 'found' && visit.kind === 'idle')
}

async function check(): Promise<SubmitState> {
  dispatch({ type: 'visitAsked', purpose: 'check' })
  return calm('checked')
}

/** A filled sheet with one fault, checked. */
async function insertFaulty(): Promise<void> {
  await insert()
  w.fill()
  w.excel.person.coauthorTypesIn(w.sheetName(), figure, 'many')
  await check()
  expect(found()).toEqual([`not_a_number@${figure}`])
}

/** Makes the next calls of a method wait; `open` lets them go. */
function gate(method: 'readMarkedSheets' | 'markCells'): { readonly waiting: () => number; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let waiting = 0
  w.excel.before(method, async () => {
    waiting++
    await promise
    waiting--
  })
  return {
    waiting: () => waiting,
    open: () => {
      resolve(undefined)
    },
  }
}

describe('typing on', () => {
  it('in the next cell while the last one is read is no fault: she is not told, and the next pause reads', async () => {
    await insertFaulty()
    w.excel.fail('readMarkedSheets', 'cellBeingEdited')
    const reads = w.excel.calls.readMarkedSheets
    type(figure, '100')
    await w.until('tried', () => w.excel.calls.readMarkedSheets === reads + 1)
    await calm('refused')
    expect(w.state().fault).toBeNull()
    expect(found()).toEqual([`not_a_number@${figure}`])

    type(at.reporter, 'Another clerk')
    await w.until('mended', () => found().length === 0)
  })

  it('keeps the colours of before; they are set right with the next check, though nothing else was found', async () => {
    await insert()
    w.fill({ [at.reporter]: '' })
    w.excel.fail('markCells', 'cellBeingEdited')
    await check()
    await w.until('behind', ({ marks }) => marks === 'behind')
    expect(w.state().fault).toBeNull()
    expect(sees(at.reporter).fill).not.toBe(red)
    await check()
    await expect.poll(() => sees(at.reporter).fill).toBe(red)
  })

  it('while a read is on its way asks for one more, however often', async () => {
    await insertFaulty()
    const reads = w.excel.calls.readMarkedSheets
    const gated = gate('readMarkedSheets')
    dispatch({ type: 'visitAsked', purpose: 'check' })
    const { sheet } = w.state()
    if (sheet.kind !== 'found') throw new Error('no sheet')
    type(figure, '100')
    for (let edits = 0; edits < 5; edits++) dispatch({ type: 'edited', sheet: sheet.id })
    gated.open()
    await w.until('the last edit is seen', () => found().length === 0)
    await calm('read')
    expect(w.excel.calls.readMarkedSheets).toBe(reads + 2)
  })

  it('never sets two changes of the colours going at once', async () => {
    await insertFaulty()
    const gated = gate('markCells')
    for (const text of ['1', 'many', '2']) {
      type(figure, text)
      await check()
      expect(gated.waiting()).toBeLessThanOrEqual(1)
    }
    gated.open()
    await expect.poll(() => sees(figure).fill).not.toBe(red)
  })
})

describe('her sheet', () => {
  it('that was deleted is not checked: she is led to inserting it', async () => {
    await insertFaulty()
    w.excel.person.deleteSheet(w.sheetName())
    expect(await check()).toMatchObject({
      sheet: { kind: 'none' },
      check: { kind: 'none' },
      attention: { kind: 'sheet' },
    })
  })

  it('that is there twice is an error until one is gone', async () => {
    await insert()
    w.fill()
    const [own] = w.excel.person.sheets().slice(-1)
    const marker = await markerCell()
    w.excel.person.addSheet('Copy')
    w.excel.person.typeIn('Copy', 'I1', marker)
    await check()
    expect(findingsOf(w.state())).toMatchObject([{ severity: 'error', cell: undefined }])
    expect(w.state().sheet).toEqual({ kind: 'several', names: [own, 'Copy'] })
    w.excel.person.deleteSheet('Copy')
    await check()
    expect(found()).toEqual([])
  })

  it('of an earlier issue is let be, and named', async () => {
    await insert()
    const earlier = await markerCell()
    const next = await openIssue(w.t, hospital, '2026-01-12', '2026-01-18')
    expect(earlier).toContain(issue)
    const { excel, t } = w
    w.close()
    w = await openSubmit({ excel, t })
    const state = await w.until('looked', ({ sheet }) => sheet.kind === 'none')
    expect(state).toMatchObject({ issue: next.issue, sheet: { others: [issue] } })
  })
})

const markerCell = async (): Promise<string> => {
  const { sheets } = await w.excel.host.readMarkedSheets('BULLETIN|')
  const marker = sheets[0]?.grid.rows[0]?.find((cell) => typeof cell === 'string' && cell.startsWith('BULLETIN|'))
  if (typeof marker !== 'string') throw new Error('no marker')
  return marker
}

describe('a colleague', () => {
  it('who sent the revision before: the receipt does not compare with what the pane knew', async () => {
    await insert()
    w.fill()
    const upload = (revision: number) => {
      dispatch({ type: 'visitAsked', purpose: 'upload' })
      return w.until('received', ({ sending }) => sending.kind === 'received' && sending.receipt.revision === revision)
    }
    await upload(1)
    await calm('known')
    type(figure, '101')
    expect((await upload(2)).sending).toMatchObject({ changes: [{ from: '100', to: '101' }] })
    await calm('known')
    await mustSubmit(w.t, issue, department, wards.emergency)
    type(figure, '102')
    expect((await upload(4)).sending).toMatchObject({ changes: null })
  })
})

describe('an editor', () => {
  const publish = () => w.t.call('editor', 'POST', `${api(hospital, issue)}/publish`, { body: { acceptMissing: true } })

  it('who publishes just before she uploads: nothing is lost, and the pane is as it stands', async () => {
    await insert()
    w.fill({ [at.figure('seen-in-four-hours')]: '120' })
    await mustSubmit(w.t, issue, 'maternity', wards.maternity)
    await publish()
    const key = `above_limit@${at.figure('seen-in-four-hours')}`
    dispatch({ type: 'reasonWritten', key, reason: 'Queue' })
    dispatch({ type: 'visitAsked', purpose: 'upload' })
    await w.until('published', ({ desk }) => desk.kind === 'ready' && desk.value.state === 'published')
    expect(w.state()).toMatchObject({
      sending: { kind: 'failed', failure: { problem: { code: 'already_published' } } },
      reasons: { [key]: 'Queue' },
    })
    expect(sees(at.reporter).value).toBe('Ward clerk')
  })

  it('who opens the next issue while the last is published: the pane goes on to it by itself', async () => {
    await mustSubmit(w.t, issue, department, wards.emergency)
    await publish()
    dispatch({ type: 'refreshAsked' })
    await w.until('published', ({ desk }) => desk.kind === 'ready' && desk.value.state === 'published')
    const next = await openIssue(w.t, hospital, '2026-01-12', '2026-01-18')
    dispatch({ type: 'refreshAsked' })
    await w.until('the next', ({ desk }) => desk.kind === 'ready' && desk.value.issue.issue === next.issue)
  })

  it('who opens another issue while she works on one: hers stays', async () => {
    await insert()
    await openIssue(w.t, hospital, '2026-01-12', '2026-01-18')
    dispatch({ type: 'issuesAsked' })
    await w.until('listed', ({ issues }) => issues.kind === 'ready' && issues.value.length === 2)
    expect(w.state().issue).toBe(issue)
  })
})

describe('a pane that is closed', () => {
  it('leaves no button enabled and reads nothing any more', async () => {
    await insertFaulty()
    w.submit.close()
    expect(w.enabled()).toEqual({ check: false, upload: false, merge: false })
    const reads = w.excel.calls.readMarkedSheets
    w.press('bulletin.check')
    type(figure, '100')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(w.excel.calls.readMarkedSheets).toBe(reads)
  })
})
