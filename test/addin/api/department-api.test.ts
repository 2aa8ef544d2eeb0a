import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listBulletins, listIssues, readMe, readStatus } from '../../../addin/api/api.ts'
import { readDepartment, readSubmission, sendGrid } from '../../../addin/api/department-api.ts'
import type { Result } from '../../../addin/api/request.ts'
import { parseDefinition } from '../../../functions/core/definition-parse.ts'
import { createTestWorld, filledGrid, hospital, hospitalWeek, type TestWorld, wards } from '../../http/world.ts'
import { type AppFetch, callerOf, nobody, serveApp } from './app-fetch.ts'

const caller = callerOf('emergency')
const target = { bulletin: hospital, issue: '2026-1', department: 'emergency' }
const odd = { ...wards.emergency, values: { ...wards.emergency.values, 'seen-in-four-hours': 120 } }

let t: TestWorld
let app: AppFetch
beforeEach(async () => {
  t = await createTestWorld()
  await hospitalWeek(t, [])
  app = serveApp(t)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const upload = async (filling: Parameters<typeof filledGrid>[4], reasons: Record<string, string> = {}) => ({
  workbook: { ...(await filledGrid(t, hospital, '2026-1', 'emergency', filling)), date1904: false },
  reasons,
})
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
const desk = async () => valueOf(await readDepartment(caller, target))

describe('what a department’s pane asks, answered by the server itself', () => {
  it('who asks, which bulletins and issues there are, and how the sheet stands', async () => {
    expect(valueOf(await readMe(caller))).toMatchObject({
      id: 'emergency',
      grants: expect.arrayContaining([{ bulletin: hospital, roles: [], departments: ['emergency'] }]) as unknown,
    })
    const { grants } = valueOf(await readMe(callerOf('editor')))
    expect(grants).toContainEqual({ bulletin: hospital, roles: ['editor'], departments: [] })
    expect(await readMe(nobody)).toMatchObject({
      ok: false,
      failure: { kind: 'problem', status: 401, problem: { code: 'not_signed_in' } },
    })
    expect(valueOf(await listBulletins(caller)).map((b) => b.bulletin)).toContain(hospital)
    expect(valueOf(await listIssues(caller, hospital)).issues).toMatchObject([{ issue: '2026-1', edition: 0 }])
    expect(valueOf(await readStatus(caller, target)).status).toBe('notSubmitted')
  })

  it('its desk in one request, with a definition and a submission that the core takes as they are', async () => {
    await sendGrid(caller, target, await upload(wards.emergency))
    const before = app.asked.length
    const { definition, issue, submission, receipt, row, state, deadlineText } = await desk()
    expect(app.asked.length - before).toBe(1)
    expect(parseDefinition(definition.definition)).toEqual({ ok: true, value: definition.definition })
    expect(issue).toMatchObject({ issue: '2026-1', period: { from: '2026-01-05', to: '2026-01-11' } })
    expect(submission?.values['attendances']).toMatchObject({ kind: 'value', value: '100' })
    expect([receipt?.revision, row.status, state, deadlineText]).toEqual([
      1,
      'submitted',
      'collecting',
      '2026-01-12 12:00',
    ])
    expect(valueOf(await readSubmission(caller, target, 1))).toEqual(submission)
  })

  it('what is not there or not theirs, as the server’s own problem', async () => {
    expect(await readSubmission(caller, target, 1)).toMatchObject({ failure: { problem: { code: 'not_found' } } })
    expect(await readDepartment(caller, { ...target, department: 'maternity' })).toMatchObject({
      failure: { kind: 'problem', status: 403, problem: { code: 'not_your_department' } },
    })
  })
})

describe('sending cells', () => {
  it('gets findings with their places, then a receipt once each warning has its reason', async () => {
    const refused = await sendGrid(caller, target, await upload(odd))
    if (refused.kind !== 'refused') throw new Error(refused.kind)
    const [warning] = refused.findings.filter((f) => f.needsReason)
    expect(warning).toMatchObject({
      code: 'above_limit',
      severity: 'warning',
      at: { cell: /^D\d+$/.exec(warning?.at.cell ?? '')?.[0] },
    })
    const reasons = { [warning?.key ?? '']: '含上周到诊、本周完成的患者' }
    const received = await sendGrid(caller, target, await upload(odd, reasons))
    expect(received).toMatchObject({ kind: 'received', again: false, receipt: { revision: 1 } })
    expect((await desk()).submission?.reasons).toEqual(reasons)
  })

  it.each(['before', 'after'] as const)(
    'that fails %s the server keeps it, and is tried again: one revision',
    async (where) => {
      app.breakNext(where)
      const sheet = await upload(wards.emergency)
      expect(await sendGrid(caller, target, sheet)).toEqual({ kind: 'failed', failure: { kind: 'unreachable' } })
      t.setClock('2026-01-20T00:00:00Z')
      const again = await sendGrid(caller, target, sheet)
      expect(again).toMatchObject({ kind: 'received', again: where === 'after', receipt: { revision: 1 } })
      const [first, second] = app.asked.filter(({ method }) => method === 'PUT')
      expect(second?.body).toBe(first?.body)
      expect((await desk()).row.revision).toBe(1)
    },
  )

  it('twice gets the very same receipt, whatever blank cells the used range has grown by', async () => {
    const sheet = await upload(wards.emergency)
    const first = await sendGrid(caller, target, sheet)
    const sheets = sheet.workbook.sheets.map((grid) => ({
      ...grid,
      rows: [...grid.rows.map((row) => [...row, '', null]), [], ['', '']],
    }))
    t.setClock('2026-01-20T00:00:00Z')
    const second = await sendGrid(caller, target, { ...sheet, workbook: { ...sheet.workbook, sheets } })
    if (first.kind !== 'received' || second.kind !== 'received') throw new Error('not received')
    expect([second.again, second.receipt]).toEqual([true, first.receipt])
    expect((await desk()).row.revision).toBe(1)
  })
})
