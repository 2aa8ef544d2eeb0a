import { beforeEach, describe, expect, it } from 'vitest'
import type { PublishedFigures } from '../../functions/services/show-figures.ts'
import {
  api,
  type Body,
  createTestWorld,
  hospital,
  hospitalWeek,
  mustSubmit,
  publishIssue,
  type TestWorld,
  wards,
} from './world.ts'

let t: TestWorld
let week: string
const ask = (person?: string, path = week) => t.call<PublishedFigures & Body>(person, 'GET', `${path}/figures`)

beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t, ['emergency'])
})

describe('published figures', () => {
  it('are those of the edition, for everybody who is signed in: totals, and each department’s week', async () => {
    const { body: published } = await publishIssue(t, week, { acceptMissing: true })
    const { status, body } = await ask('maternity')
    expect(status).toBe(200)
    expect(body).toMatchObject({ issue: '2026-1', edition: 1, issuedOn: '2026-01-11', totals: published.totals })
    expect(body.figures).toContainEqual({
      id: 'agency-cost',
      name: 'Agency staff cost',
      unit: 'thousand GBP',
      decimals: 2,
    })
    expect(Object.keys(body.totals)).toEqual(body.figures.map((figure) => figure.id))
    expect(body.departments).toEqual([
      {
        department: 'emergency',
        name: 'Emergency Department',
        values: { attendances: '100', 'seen-in-four-hours': '80', 'agency-cost': '10.50', 'beds-occupied': '30' },
      },
    ])
  })

  it('are refused while the issue collects, and to whoever does not say who he is', async () => {
    expect((await ask('maternity')).body).toMatchObject({ status: 409, code: 'not_published' })
    expect((await ask()).body.code).toBe('not_signed_in')
    expect((await ask('maternity', api(hospital, '2026-9'))).body.code).toBe('not_found')
  })

  it('stay the newest edition’s while a correction is on its way, and follow it once it is out', async () => {
    await publishIssue(t, week, { acceptMissing: true })
    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure was wrong.' } })
    const busier = { ...wards.emergency, values: { ...wards.emergency.values, attendances: 90 } }
    await mustSubmit(t, '2026-1', 'emergency', busier)
    expect((await ask('emergency')).body).toMatchObject({ edition: 1, totals: { attendances: { week: '100' } } })
    await publishIssue(t, week, { acceptMissing: true })
    expect((await ask('emergency')).body).toMatchObject({ edition: 2, totals: { attendances: { week: '90' } } })
  })
})
