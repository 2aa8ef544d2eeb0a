import { describe, expect, it } from 'vitest'
import type { IssueEntry } from '../../../addin/api/answers.ts'
import { chosenIssue, initialIssues, nextPeriod, reduceIssues, searchIssues } from '../../../addin/edit/issues-state.ts'

const entry = (issueNo: number, from: string, to: string, state: IssueEntry['state'] = 'published'): IssueEntry => ({
  issue: `2022-${issueNo}`,
  year: 2022,
  issueNo,
  serialNo: 375 + issueNo,
  period: { from, to },
  deadline: '2022-12-30T09:00:00.000Z',
  deadlineText: '2022-12-30 17:00',
  state,
  edition: state === 'collecting' ? 0 : 1,
})

const newest = entry(45, '2022-12-26', '2022-12-30', 'collecting')
const middle = entry(44, '2022-12-19', '2022-12-23')
const oldest = entry(43, '2022-12-12', '2022-12-16')
const loaded = (...issues: IssueEntry[]) =>
  reduceIssues(initialIssues, { type: 'issuesLoaded', result: { ok: true, value: issues } })

describe('the issue to work on', () => {
  it('is the newest that takes reports, else the newest', () => {
    expect(loaded(newest, middle).chosen).toBe('2022-45')
    expect(loaded(middle, { ...oldest, state: 'reopened' }).chosen).toBe('2022-43')
    expect(loaded(middle, oldest).chosen).toBe('2022-44')
    expect(loaded().chosen).toBeNull()
  })

  it('stays chosen when the list is loaded again', () => {
    const chosen = reduceIssues(loaded(newest, middle), { type: 'issueChosen', issue: '2022-44' })
    const again = reduceIssues(chosen, { type: 'issuesLoaded', result: { ok: true, value: [newest, middle] } })
    expect(chosenIssue(again)).toBe(middle)
  })

  it('stays shown when the list cannot be loaded again', () => {
    const asked = reduceIssues(loaded(newest), { type: 'issuesAsked' })
    const failure = { kind: 'unreachable' } as const
    const failed = reduceIssues(asked, { type: 'issuesLoaded', result: { ok: false, failure } })
    expect(failed.list).toMatchObject({ kind: 'failed', failure })
    expect(chosenIssue(failed)).toBe(newest)
  })
})

describe('the next period', () => {
  it('begins the day after the newest ends and is as long', () => {
    expect(nextPeriod([middle, newest, oldest])).toEqual({ from: '2022-12-31', to: '2023-01-04' })
  })

  it('is hers to fill in where there was none before', () => {
    expect(nextPeriod([])).toEqual({ from: '', to: '' })
  })
})

describe('the search', () => {
  const found = (search: string) =>
    searchIssues([newest, middle, oldest], search, ({ issueNo, state }) => `第${issueNo}期 ${state}`).map(
      (one) => one.issueNo,
    )

  it('finds by number, serial number, dates and state, all words together', () => {
    expect(found('2022-44')).toEqual([44])
    expect(found('420')).toEqual([45])
    expect(found('12-16')).toEqual([43])
    expect(found('第43期')).toEqual([43])
    expect(found('Published 12-2')).toEqual([44])
  })

  it('for nothing shows all', () => {
    expect(found('  ')).toEqual([45, 44, 43])
  })
})
