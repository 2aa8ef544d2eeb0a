import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFigures } from '../../../addin/api/figures-api.ts'
import { createFormulas, type Formulas } from '../../../addin/formulas/formulas.ts'
import { freshFor } from '../../../addin/formulas/share-loads.ts'
import {
  createTestWorld,
  hospital,
  hospitalWeek,
  mustSubmit,
  publishIssue,
  type TestWorld,
  wards,
} from '../../http/world.ts'
import { type AppFetch, callerOf, nobody, serveApp } from '../api/app-fetch.ts'

let t: TestWorld
let week: string
let server: AppFetch
let time: number
const going = () => new AbortController().signal

const formulasOf = (person: string | null): Formulas =>
  createFormulas({
    load: (issue, signal) =>
      readFigures(person === null ? nobody : callerOf(person), { bulletin: hospital, issue }, signal),
    now: () => time,
    language: 'en',
  })

beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t, ['emergency'])
  server = serveApp(t)
  time = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('formulas, answered by the server itself', () => {
  it('quote what is published, with one request for all cells, and a correction once the answer is old', async () => {
    await publishIssue(t, week, { acceptMissing: true })
    const { TOTAL, YTD, FIGURE } = formulasOf('maternity')
    const cells = () =>
      Promise.all([
        TOTAL('attendances', '2026-1', going()),
        YTD('Attendances', '2026-1', going()),
        FIGURE('Emergency Department', 'Agency staff cost', '2026-1', going()),
      ])
    expect(await cells()).toEqual([100, 100, 10.5])
    expect(server.asked).toHaveLength(1)

    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure was wrong.' } })
    const busier = { ...wards.emergency, values: { ...wards.emergency.values, attendances: 90 } }
    await mustSubmit(t, '2026-1', 'emergency', busier)
    await publishIssue(t, week, { acceptMissing: true })
    expect(await cells()).toEqual([100, 100, 10.5])
    time = freshFor
    expect(await cells()).toEqual([90, 90, 10.5])
    expect(server.asked).toHaveLength(2)
  })

  it('say what is the matter where there is nothing to quote', async () => {
    const { TOTAL, FIGURE } = formulasOf('maternity')
    await expect(TOTAL('attendances', '2026-1', going())).rejects.toThrow('Issue 2026-1 is not published')
    await expect(TOTAL('attendances', '2026-9', going())).rejects.toThrow('There is no issue 2026-9')
    await expect(formulasOf(null).TOTAL('attendances', '2026-1', going())).rejects.toThrow('You are not signed in')
    server.breakNext('before')
    await expect(TOTAL('attendances', '2026-1', going())).rejects.toThrow('cannot be reached')

    await publishIssue(t, week, { acceptMissing: true })
    await expect(TOTAL('attendence', '2026-1', going())).rejects.toThrow('(attendances)')
    await expect(FIGURE('maternity', 'attendances', '2026-1', going())).rejects.toThrow('no department "maternity"')
  })
})
