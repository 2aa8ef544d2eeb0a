/** The staff flow of issue 3, over a workbook in memory and the real app: what a clerk does, and what she sees. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findingsOf, type SubmitState } from '../../../addin/submit/submit-state.ts'
import { loadSubmissions } from '../../../functions/services/issue-state.ts'
import { api, createTestWorld, hospital, hospitalWeek, mustSubmit, wards } from '../../http/world.ts'
import { openMemoryExcel } from '../memory-spreadsheet-host.ts'
import { cells, department, issue, openSubmit, type SubmitWorld } from './submit-world.ts'

const at = cells()
const red = 'FFC7CE'

let w: SubmitWorld
beforeEach(async () => {
  w = await openSubmit()
})
afterEach(() => {
  w.close()
})

const looked = () =>
  w.until('looked for the sheet', ({ sheet, visit }) => sheet.kind !== 'unknown' && visit.kind === 'idle')
const calm = (what: string) => w.until(what, ({ visit, drawing }) => visit.kind === 'idle' && drawing.kind === 'idle')
async function insert(): Promise<void> {
  await looked()
  w.submit.store.dispatch({ type: 'drawAsked', what: 'fresh' })
  await w.until('the sheet is there', ({ sheet, visit }) => sheet.kind === 'found' && visit.kind === 'idle')
}
const visit = (purpose: 'check' | 'upload') => {
  w.submit.store.dispatch({ type: 'visitAsked', purpose })
}
async function check(): Promise<SubmitState> {
  visit('check')
  return calm('checked')
}
const upload = async (until: SubmitState['sending']['kind']) => {
  visit('upload')
  return w.until(until, ({ sending }) => sending.kind === until)
}
const found = () => findingsOf(w.state()).map(({ key }) => key)
const stored = () => loadSubmissions(w.t.store, hospital, issue, department)

describe('a clerk with an empty workbook', () => {
  it('finds the open issue by herself and inserts its sheet, protected and marked for her department', async () => {
    await insert()
    expect(w.state()).toMatchObject({ issue, sheet: { kind: 'found', name: w.sheetName() } })
    expect(w.excel.person.isProtected(w.sheetName())).toBe(true)
    expect(w.enabled()).toEqual({ check: true, upload: true, merge: false })
  })

  it('is led to every fault at its cell, and each vanishes as she mends it', async () => {
    await insert()
    const figure = at.figure('attendances')
    w.fill({ [figure]: '', [at.reporter]: '' })
    w.excel.person.coauthorTypesIn(w.sheetName(), figure, 'about a hundred')
    await check()
    expect(found()).toEqual(expect.arrayContaining([`not_a_number@${figure}`, `reporter_missing@${at.reporter}`]))
    expect(w.excel.person.sees(w.sheetName(), figure).fill).toBe(red)
    expect(w.state().attention).toMatchObject({ kind: 'result' })

    w.excel.person.typeIn(w.sheetName(), figure, '100')
    await w.until('one fault less', () => !found().includes(`not_a_number@${figure}`))
    expect(found()).toContain(`reporter_missing@${at.reporter}`)
    await expect.poll(() => w.excel.person.sees(w.sheetName(), figure).fill).not.toBe(red)

    w.excel.person.typeIn(w.sheetName(), at.reporter, 'Ward clerk')
    await w.until('no fault', () => found().length === 0)
  })

  it('is not nagged before she asks for a check', async () => {
    await insert()
    const reads = w.excel.calls.readMarkedSheets
    w.excel.person.typeIn(w.sheetName(), at.figure('attendances'), '100')
    await w.excel.person.settle()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(w.excel.calls.readMarkedSheets).toBe(reads)
    expect(found()).toEqual([])
  })

  it('reads once for many keystrokes', async () => {
    await insert()
    w.fill()
    await check()
    const reads = w.excel.calls.readMarkedSheets
    for (const text of ['1', '10', '100', '1000']) w.excel.person.typeIn(w.sheetName(), at.figure('attendances'), text)
    await w.until('read again', () => w.excel.calls.readMarkedSheets > reads)
    await calm('calm')
    expect(w.excel.calls.readMarkedSheets).toBe(reads + 1)
  })
})

describe('an upload', () => {
  it('of a sheet with errors is not sent: she is led to the list', async () => {
    await insert()
    w.fill({ [at.reporter]: '' })
    visit('upload')
    await calm('stopped')
    expect(w.state()).toMatchObject({ sending: { kind: 'idle' }, attention: { kind: 'result' } })
    expect(w.app.asked.filter(({ method }) => method === 'PUT')).toEqual([])
  })

  it('asks for a reason where something is unlikely, and sends it', async () => {
    await insert()
    w.fill({ [at.figure('seen-in-four-hours')]: '120' })
    visit('upload')
    await calm('asked')
    const key = `above_limit@${at.figure('seen-in-four-hours')}`
    expect(w.state()).toMatchObject({ reasonsMissing: [key], attention: { kind: 'finding', key } })

    w.submit.store.dispatch({ type: 'reasonWritten', key, reason: 'Last week’s queue' })
    expect(w.state().reasonsMissing).toEqual([])
    await upload('received')
    expect((await stored())[0]?.reasons).toEqual({ [key]: 'Last week’s queue' })
  })

  it('takes the sheet’s own remark for a reason', async () => {
    await insert()
    w.fill({ [at.figure('seen-in-four-hours')]: '120', [at.remark('seen-in-four-hours')]: 'Queue of last week' })
    await upload('received')
    expect(Object.values((await stored())[0]?.reasons ?? {})).toEqual(['Queue of last week'])
  })

  it('gives a receipt, takes the colours away, and shows the new status', async () => {
    await insert()
    w.fill()
    await check()
    await upload('received')
    await w.until('status', ({ desk }) => desk.kind === 'ready' && desk.value.row.status === 'submitted')
    expect(w.state()).toMatchObject({
      sending: { receipt: { revision: 1, late: false }, news: 'stored', changes: null },
      check: { kind: 'none' },
      attention: { kind: 'receipt' },
    })
  })

  it('says what changed against the revision before, and stores nothing twice where nothing did', async () => {
    await insert()
    w.fill()
    await upload('received')
    await w.until('desk', ({ desk }) => desk.kind === 'ready' && desk.value.submission !== null)
    const again = await upload('received')
    await w.until('again', ({ sending }) => sending.kind === 'received' && sending.news === 'same')
    expect(again.sending).toMatchObject({ receipt: { revision: 1 } })

    w.excel.person.typeIn(w.sheetName(), at.figure('attendances'), '101')
    visit('upload')
    await w.until('second', ({ sending }) => sending.kind === 'received' && sending.receipt.revision === 2)
    expect(w.state().sending).toMatchObject({
      changes: [{ kind: 'figure', figure: 'attendances', from: '100', to: '101' }],
    })
  })

  it.each(['before', 'after'] as const)(
    'that broke off %s the server had it goes again with one revision',
    async (where) => {
      await insert()
      w.fill({ [at.figure('seen-in-four-hours')]: '120' })
      const key = `above_limit@${at.figure('seen-in-four-hours')}`
      w.submit.store.dispatch({ type: 'reasonWritten', key, reason: 'Queue' })
      await calm('calm')
      w.app.breakNext(where)
      const failed = await upload('failed')
      expect(failed.sending).toMatchObject({ failure: { kind: 'unreachable' } })
      expect(failed.reasons).toEqual({ [key]: 'Queue' })

      w.submit.store.dispatch({ type: 'sendAgainAsked' })
      await w.until('received', ({ sending }) => sending.kind === 'received')
      expect((await stored())[0]).toMatchObject({ revision: 1, reasons: { [key]: 'Queue' } })
      const bodies = w.app.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body)
      expect(bodies).toHaveLength(2)
      expect(bodies[0]).toBe(bodies[1])
    },
  )

  it('pressed twice is sent once', async () => {
    await insert()
    w.fill()
    visit('upload')
    visit('upload')
    await w.until('received', ({ sending }) => sending.kind === 'received')
    expect(w.app.asked.filter(({ method }) => method === 'PUT')).toHaveLength(1)
  })
})

describe('what was sent', () => {
  it('comes back into a new workbook, and is then the very same', async () => {
    const t = await createTestWorld()
    await hospitalWeek(t, [])
    await mustSubmit(t, issue, department, wards.emergency)
    w.close()
    w = await openSubmit({ t })
    await looked()
    w.submit.store.dispatch({ type: 'drawAsked', what: 'submitted' })
    await w.until('drawn', ({ sheet, visit }) => sheet.kind === 'found' && visit.kind === 'idle')
    expect(w.excel.person.sees(w.sheetName(), at.text).value).toBe('Triage became faster.')
    await upload('received')
    // The cells are the same, though the bytes of the first came from another program.
    expect(w.state().sending).toMatchObject({ changes: [] })
  })

  it('takes the place of a draft only after she has said so', async () => {
    await insert()
    w.fill()
    await upload('received')
    await w.until('desk', ({ desk }) => desk.kind === 'ready' && desk.value.submission !== null)
    w.excel.person.typeIn(w.sheetName(), at.figure('attendances'), '999')
    w.submit.store.dispatch({ type: 'drawAsked', what: 'submitted' })
    expect(w.state().drawing.kind).toBe('confirming')
    w.submit.store.dispatch({ type: 'drawCancelled' })
    expect(w.excel.person.sees(w.sheetName(), at.figure('attendances')).value).toBe(999)

    w.submit.store.dispatch({ type: 'drawAsked', what: 'submitted' })
    w.submit.store.dispatch({ type: 'drawConfirmed' })
    await calm('drawn')
    await w.until('replaced', () => w.excel.person.sees(w.sheetName(), at.figure('attendances')).value === 100)
    expect(w.excel.person.sheets()).toHaveLength(2)
  })

  it('and was returned shows the editor’s comment until it is sent again', async () => {
    await insert()
    w.fill()
    await upload('received')
    const path = `${api(hospital, issue)}/submissions/${department}/return`
    await w.t.call('editor', 'POST', path, { body: { comment: 'Please check the beds.' } })
    w.submit.store.dispatch({ type: 'deskAsked' })
    await w.until(
      'returned',
      ({ desk }) => desk.kind === 'ready' && desk.value.row.comment === 'Please check the beds.',
    )
  })
})

describe('Excel', () => {
  it('that cannot draw takes the sheet out of a file; one that can do neither keeps the download', async () => {
    await looked()
    w.excel.fail('drawSheet', 'unsupported')
    w.submit.store.dispatch({ type: 'drawAsked', what: 'fresh' })
    await w.until('from the file', ({ sheet }) => sheet.kind === 'found')
    expect(w.excel.calls.insertSheetFile).toBe(1)

    w.close()
    w = await openSubmit({ excel: openMemoryExcel() })
    await looked()
    w.excel.fail('drawSheet', 'protected')
    w.submit.store.dispatch({ type: 'drawAsked', what: 'fresh' })
    await w.until('failed', ({ drawing }) => drawing.kind === 'failed')
    expect(w.state().drawing).toMatchObject({ fault: 'protected' })
  })

  it('that refuses to be read says so, and the next try goes on', async () => {
    await insert()
    w.excel.fail('readMarkedSheets', 'cellBeingEdited')
    visit('check')
    await w.until('refused', ({ fault }) => fault === 'cellBeingEdited')
    w.fill()
    expect((await check()).fault).toBeNull()
  })

  it('keeps a sheet that is there: an empty one never takes its place', async () => {
    await insert()
    w.fill()
    w.submit.store.dispatch({ type: 'drawAsked', what: 'fresh' })
    await calm('nothing drawn')
    expect(w.excel.calls.drawSheet).toBe(1)
  })

  it('leads from a cell to what was found there, or says that nothing was', async () => {
    await insert()
    w.fill({ [at.reporter]: '' })
    await check()
    w.excel.person.select(w.sheetName(), at.reporter)
    w.press('bulletin.goToFinding')
    await w.until('led there', ({ attention }) => attention?.kind === 'finding')
    expect(w.state().attention).toMatchObject({ key: `reporter_missing@${at.reporter}` })
    w.excel.person.select(w.sheetName(), at.text)
    w.press('bulletin.goToFinding')
    await w.until('nothing there', ({ attention }) => attention?.kind === 'nothingAtCell')
  })

  it('closed and opened again still has the draft: the sheet is found by its marker', async () => {
    await insert()
    w.fill({ [at.figure('attendances')]: '123' })
    w.excel.person.renameSheet(w.sheetName(), 'My sheet')
    const { excel, t } = w
    w.close()
    w = await openSubmit({ excel, t })
    const state = await looked()
    expect(state.sheet).toMatchObject({ kind: 'found', name: 'My sheet' })
  })
})

describe('an issue', () => {
  it('that was published takes no reports any more', async () => {
    await insert()
    w.fill()
    await upload('received')
    const { status } = await w.t.call('editor', 'POST', `${api(hospital, issue)}/publish`, {
      body: { acceptMissing: true },
    })
    expect(status).toBe(201)
    w.submit.store.dispatch({ type: 'deskAsked' })
    await w.until('published', ({ desk }) => desk.kind === 'ready' && desk.value.state === 'published')
    expect(w.enabled()).toEqual({ check: false, upload: false, merge: false })
    visit('upload')
    expect(w.state().visit.kind).toBe('idle')
  })
})
