import { beforeEach, describe, expect, it } from 'vitest'
import type { Issue } from '../../functions/core/issue.ts'
import { api, type Body, createTestWorld, hospital, openIssue, type TestWorld } from './world.ts'

let t: TestWorld
beforeEach(async () => {
  t = await createTestWorld()
})

describe('opening an issue', () => {
  const open = (from: string, to: string, more: object = {}) =>
    t.call<Issue & Body>('editor', 'POST', `${api(hospital)}/issues`, { body: { period: { from, to }, ...more } })

  it.each([
    ['overlaps one', '2026-01-11', '2026-01-18', 409, 'period_overlaps'],
    ['lies within one', '2026-01-06', '2026-01-07', 409, 'period_overlaps'],
    ['holds one', '2026-01-01', '2026-01-31', 409, 'period_overlaps'],
    ['runs backwards', '2026-01-19', '2026-01-12', 400, 'period_backwards'],
    ['lies before the last', '2025-12-29', '2026-01-04', 409, 'period_out_of_order'],
  ])('whose period %s is refused', async (_, from, to, status, code) => {
    await open('2026-01-05', '2026-01-11')
    const refused = await open(from, to)
    expect([refused.status, refused.body.code]).toEqual([status, code])
  })

  it('counts on from the definition’s first number, with its deadline in its own time zone', async () => {
    const first = await openIssue(t, 'window-weekly', '2022-12-26', '2022-12-30')
    expect(first).toMatchObject({ issue: '2022-45', serialNo: 420, deadline: '2022-12-30T09:00:00.000Z' })
    const second = await openIssue(t, 'window-weekly', '2023-01-02', '2023-01-06')
    expect(second).toMatchObject({ issue: '2023-1', serialNo: 421 })
    const summer = await openIssue(t, hospital, '2026-06-29', '2026-07-05')
    expect(summer.deadline).toBe('2026-07-06T11:00:00.000Z')
  })

  it('takes a deadline with its zone, and refuses one that would depend on the server’s', async () => {
    const taken = await open('2026-01-05', '2026-01-11', { deadline: '2026-01-13T08:00+08:00' })
    expect(taken.body.deadline).toBe('2026-01-13T00:00:00.000Z')
    for (const deadline of ['2026-01-20T08:00:00', '2026-01-20', '1', 'Jan 20 2026', '2026-02-30T00:00:00Z']) {
      const { status, body } = await open('2026-01-12', '2026-01-18', { deadline })
      expect([deadline, status, body.findings?.[0]?.at.path]).toEqual([deadline, 400, '$.deadline'])
    }
  })

  it('refuses days that are not in the calendar, by their paths', async () => {
    const { body } = await open('2026-02-30', 'tomorrow', { issuedOn: '2026-13-01' })
    expect(body.findings?.map((f) => f.at.path)).toEqual(['$.period.from', '$.period.to', '$.issuedOn'])
  })

  it('by two editors at once opens one', async () => {
    const answers = await Promise.all([open('2026-01-05', '2026-01-11'), open('2026-01-05', '2026-01-11')])
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409])
    const { body } = await t.call<{ issues: unknown[] }>('editor', 'GET', `${api(hospital)}/issues`)
    expect(body.issues).toHaveLength(1)
  })

  it('by two editors at once on either side of New Year opens one: the serial number is given once', async () => {
    await open('2026-12-14', '2026-12-20')
    const answers = await Promise.all([open('2026-12-21', '2026-12-29'), open('2026-12-28', '2027-01-03')])
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409])
    const { body } = await t.call<{ issues: Issue[] }>('editor', 'GET', `${api(hospital)}/issues`)
    expect(body.issues.map((issue) => issue.serialNo)).toEqual([2, 1])
  })

  it.each(['2026-2', '2026-01', '2026', 'x', '..', '2026-1.json', '%00', '__proto__', 'BIG', '期'])(
    'leaves an issue %j unknown, on every path',
    async (issue) => {
      await open('2026-01-05', '2026-01-11')
      for (const [method, rest] of [
        ['GET', ''],
        ['POST', '/merge'],
        ['GET', '/review'],
        ['POST', '/publish'],
        ['POST', '/links'],
        ['GET', '/submissions/emergency'],
        ['GET', '/templates/emergency'],
        ['GET', '/draft/bulletin.docx'],
      ] as const) {
        const path = `${api(hospital)}/issues/${issue === '..' ? '%2e%2e%2f' : encodeURIComponent(issue)}${rest}`
        const { status, body } = await t.call('editor', method, path)
        expect([path, status, body.code]).toEqual([path, 404, 'not_found'])
      }
      expect(t.reports).toEqual([])
    },
  )
})
