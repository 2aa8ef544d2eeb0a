import { beforeEach, describe, expect, it } from 'vitest'
import type { Definition } from '../../functions/core/definition.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import type { Desk } from '../../functions/services/show-desk.ts'
import {
  api,
  type Body,
  createTestWorld,
  hospital,
  hospitalWeek,
  mustSubmit,
  openIssue,
  publishIssue,
  submit,
  templates,
  type TestWorld,
  wards,
} from './world.ts'

let t: TestWorld
let week: string
const ask = (path = `${week}/departments/emergency`, person = 'emergency') => t.call<Desk & Body>(person, 'GET', path)
const desk = async () => (await ask()).body

beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t, [])
})

describe('a department’s desk', () => {
  it('before the first sheet has the issue and its definition, and nothing submitted', async () => {
    const { status, body } = await ask()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      definition: { revision: 1, definition: { id: hospital } },
      issue: { issue: '2026-1', serialNo: 1 },
      state: 'collecting',
      deadlineText: '2026-01-12 12:00',
      history: { lastIssue: {}, yearToDate: {} },
      row: { department: 'emergency', status: 'notSubmitted', receivedAt: null, receivedAtText: null, comment: null },
      receipt: null,
      submission: null,
    })
  })

  it('has the newest submission whole, with its receipt, its findings in words and the reason given', async () => {
    const odd = { ...wards.emergency, values: { ...wards.emergency.values, 'seen-in-four-hours': 120 } }
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    const remarked = { ...odd, remarks: { 'seen-in-four-hours': 'Backlog.' } }
    const { receipt } = (await submit(t, hospital, '2026-1', 'emergency', remarked)).body
    const { row, submission, receipt: shown } = await desk()
    expect(shown).toEqual(receipt)
    expect(submission).toMatchObject({ revision: 2, values: { 'seen-in-four-hours': { value: '120' } } })
    expect(row).toMatchObject({
      status: 'submitted',
      revision: 2,
      receivedAtText: '2026-01-11 09:00',
      findings: [{ code: 'above_limit', reason: 'Backlog.', message: expect.stringMatching(/^D\d+: /) as string }],
    })
  })

  it('shows a return with its comment, a published issue, and one that was opened again', async () => {
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    const comment = 'Please add Sunday.'
    await t.call('editor', 'POST', `${week}/submissions/emergency/return`, { body: { comment } })
    expect(await desk()).toMatchObject({ state: 'collecting', row: { status: 'returned', comment } })
    await mustSubmit(t, '2026-1', 'emergency', { ...wards.emergency, items: [] })
    await publishIssue(t, week, { acceptMissing: true })
    expect((await desk()).state).toBe('published')
    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure was wrong.' } })
    expect(await desk()).toMatchObject({ state: 'reopened', row: { status: 'submitted', comment: null } })
  })

  it('has what the department reported last issue and so far this year', async () => {
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    await publishIssue(t, week, { acceptMissing: true })
    const { issue } = await openIssue(t, hospital, '2026-01-12', '2026-01-18')
    const { body } = await ask(`${api(hospital, issue)}/departments/emergency`)
    expect(body.history.lastIssue).toMatchObject({ attendances: '100', 'beds-occupied': '30' })
    expect(body.history.yearToDate).toMatchObject({ attendances: '100', 'agency-cost': '10.50' })
  })

  it('keeps the definition that the issue was opened with', async () => {
    const current = templates.definitions.find((d) => d.id === hospital)!
    const newer: Definition = { ...current, title: 'Report of a new kind' }
    expect((await publishDefinition(t.world, newer)).revision).toBe(2)
    expect((await desk()).definition).toMatchObject({ revision: 1, definition: { title: current.title } })
  })

  it('is its own people’s and the editor’s; of what is not there it says so', async () => {
    const code = async (path: string, person: string) => (await ask(path, person)).body.code
    expect(await code(`${week}/departments/emergency`, 'maternity')).toBe('not_your_department')
    expect((await ask(`${week}/departments/emergency`, 'editor')).status).toBe(200)
    expect(await code(`${week}/departments/nowhere`, 'editor')).toBe('not_found')
    expect(await code(`${api(hospital, '2026-9')}/departments/emergency`, 'emergency')).toBe('not_found')
    expect(await code(`${week}/departments/__proto__`, 'editor')).toBe('not_found')
  })
})
