import { describe, expect, it } from 'vitest'
import { checkSubmission, comparable, countCharacters, splitReasons } from '../../functions/core/check.ts'
import type { DepartmentHistory } from '../../functions/core/history.ts'
import { finding } from '../../functions/core/finding.ts'
import { definition, issue, makeDefinition, submission } from './samples.ts'

type Changes = Parameters<typeof submission>[1]
const nothing: DepartmentHistory = { lastIssue: {}, yearToDate: {} }
const check = (changes: Changes, history: Partial<DepartmentHistory> = {}, department = 'lending') =>
  checkSubmission(submission(department, changes), {
    definition,
    department,
    period: issue.period,
    history: { ...nothing, ...history },
  })
const codes = (...args: Parameters<typeof check>) => check(...args).map((f) => `${f.code}@${f.at.cell ?? ''}`)
const text = (words: string, values: Record<string, string> = {}) =>
  codes({ values, items: [{ line: 1, text: words }] })

describe('figures', () => {
  it('nothing is asked about an ordinary week, nor about what was not reported', () => {
    expect(
      codes({ values: { loans: '120', returned: '100', income: '1.00' } }, { lastIssue: { loans: '100' } }),
    ).toEqual([])
    expect(codes({})).toEqual([])
  })
  it('completed above accepted warns; equal does not', () => {
    expect(codes({ values: { loans: '100', returned: '100' } })).toEqual([])
    expect(check({ values: { loans: '100', returned: '101' } })).toMatchObject([
      {
        code: 'above_limit',
        severity: 'warning',
        at: { cell: 'D7', department: 'lending', sheet: '填报表' },
        figure: '归还',
        value: '101',
        limitFigure: '借出',
        limit: '100',
      },
    ])
    expect(codes({ values: { returned: '101' } })).toEqual([])
  })
  it('limits are compared over different decimals', () => {
    const of = makeDefinition({ checks: { jumpFactor: 10, atMost: [{ figure: 'income', limit: 'loans' }] } })
    const at = (income: string) =>
      checkSubmission(submission('lending', { values: { loans: '2', income } }), {
        definition: of,
        department: 'lending',
        period: issue.period,
        history: nothing,
      }).length
    expect([at('2.00'), at('2.01')]).toEqual([0, 1])
  })
  it('a negative flow makes the year fall, with the year shown where it is known', () => {
    expect(codes({ values: { loans: '0' } })).toEqual([])
    expect(check({ values: { loans: '-1' } }, { yearToDate: { loans: '900' } })).toMatchObject([
      { code: 'cumulative_falls', value: '-1', yearToDate: '900' },
    ])
    expect(check({ values: { loans: '-1' } })).toMatchObject([{ yearToDate: '—' }])
  })
  it.each([
    ['1000', '100', true],
    ['999', '100', false],
    ['10', '100', true],
    ['11', '100', false],
    ['-1000', '100', true],
    ['100', '100', false],
    ['0', '99', false],
    ['0', '100', true],
    ['99', '0', false],
    ['100', '0', true],
    ['0', '0', false],
    ['10', '1', true],
  ])('%s after %s: jump %s', (value, last, jumps) => {
    const found = check({ values: { loans: value } }, { lastIssue: { loans: last }, yearToDate: { loans: '9999' } })
    expect(found.some((f) => f.code === 'jump')).toBe(jumps)
  })
  it('a jump shows both values', () => {
    expect(check({ values: { income: '20.00' } }, { lastIssue: { income: '1.50' } })).toMatchObject([
      { code: 'jump', at: { cell: 'D6' }, figure: '文创收入', value: '20.00', last: '1.50', factor: 10 },
    ])
    expect(codes({ values: { loans: '1000' } }, { lastIssue: { loans: '' } })).toEqual([])
  })
  it('a nil return and a stranger are not checked', () => {
    expect(codes({ nilReturn: true, values: { loans: '1', returned: '9' } })).toEqual([])
    expect(codes({ values: { loans: '1', returned: '9' } }, {}, 'nobody')).toEqual([])
  })
})

describe('items', () => {
  it('a text at the limit passes, one character more does not; rare Han count as one', () => {
    expect(text('𠀀'.repeat(60))).toEqual([])
    expect(check({ items: [{ line: 1, text: '𠀀'.repeat(61) }] })).toMatchObject([
      { code: 'text_too_long', at: { cell: 'D11' }, length: 61, max: 60 },
    ])
    expect(countCharacters('𠀀a')).toBe(2)
  })
  it('so does a headline', () => {
    const of = (n: number) => codes({ items: [{ line: 1, text: '甲。', headline: '一'.repeat(n) }] })
    expect([of(10), of(11)]).toEqual([[], ['headline_too_long@D11']])
  })
  it.each([
    ['2024-01-21', ['date_outside_period@D11']],
    ['2024-01-22', []],
    ['2024-01-28', []],
    ['2024-01-29', ['date_outside_period@D11']],
  ])('the date %s: %j', (date, expected) => {
    expect(codes({ items: [{ line: 1, text: '甲。', date }] })).toEqual(expected)
  })
  it('the same words twice, but for spaces, marks, width and case, are named with their first cell', () => {
    const items = [
      { line: 1, text: '举办 ABC 讲座。' },
      { line: 2, text: '举办ＡＢＣ讲座' },
      { line: 3, text: '举办abd讲座' },
    ]
    expect(check({ items })).toMatchObject([{ code: 'item_repeated', at: { cell: 'D12' }, cell: 'D11' }])
    expect(comparable('Ａ-b，１')).toBe('ab1')
  })
})

describe('a figure in a text that disagrees with the table', () => {
  const values = { loans: '120', returned: '100', income: '6.86' }
  it.each([
    '本周借出102册次。',
    '本周借出：102。',
    '本周借出为102',
    '本周借出 1,200 册次',
    '本周借出１０２册次',
    '本周借出1.2万册次',
    '文创收入6.8万元',
    '文创收入达68000元',
    '借出120册次，儿童借出102册次',
  ])('%s', (words) => {
    expect(text(words, values)).toEqual(['text_disagrees@D11'])
  })
  it.each([
    '本周借出120册次，归还100册次。',
    '本周借出0.012万册次',
    '文创收入68600元',
    '本年累计借出9000册次',
    '去年同期借出90册次',
    '今年以来借出9000册次，本周借出120册次',
    '借出3日内可续',
    '借出率98%',
    '借出120，100%为纸书',
    '借出一百零二册次',
    '借出量为102',
    '读者102人',
  ])('none in: %s', (words) => {
    expect(text(words, values)).toEqual([])
  })
  it('is not looked for where the table is blank', () => {
    expect(text('本周借出102册次。')).toEqual([])
  })
  it('shows both numbers', () => {
    expect(check({ values, items: [{ line: 1, text: '借出1,02册，借出102。' }] })).toMatchObject([
      { figure: '借出', inText: '102', inTable: '120' },
    ])
  })
  it('a yearly number in words does not hide a wrong one after it', () => {
    expect(text('今年以来借出9000册次，其中孩子们在最近这个星期里借出102册次', values)).toEqual(['text_disagrees@D11'])
  })
})

describe('reasons', () => {
  const jump = finding('jump', { cell: 'D6' }, { figure: '借出', value: '1', last: '2', factor: 5 })
  const stray = finding('stray_text', {}, { text: 'x' })
  const notice = finding('text_cleaned', { cell: 'D6' }, { removed: [] })
  const error = finding('reporter_missing', { cell: 'D3' }, {})
  it('come from the remark of the row', () => {
    expect(splitReasons([jump], { 6: '活动周' }, {})).toEqual({ reasons: { 'jump@D6': '活动周' }, unanswered: [] })
    expect(splitReasons([jump], { 16: '活动周' }, {})).toEqual({ reasons: {}, unanswered: [jump] })
  })
  it('come from the request before the remark, but an empty answer is none', () => {
    const given = (reason: string) => splitReasons([jump], { 6: '活动周' }, { 'jump@D6': reason }).reasons
    expect([given(' 属实 '), given(''), given(' ')]).toEqual([
      { 'jump@D6': '属实' },
      { 'jump@D6': '活动周' },
      { 'jump@D6': '活动周' },
    ])
  })
  it('invisible characters are no reason', () => {
    expect(splitReasons([jump], {}, { 'jump@D6': '\u200b\u0007' }).unanswered).toEqual([jump])
  })
  it('one without a cell is answered by the request only', () => {
    expect(splitReasons([stray], { 1: 'b' }, {}).unanswered).toEqual([stray])
    expect(splitReasons([stray], {}, { 'stray_text@': '备注' }).reasons).toEqual({ 'stray_text@': '备注' })
  })
  it('are asked for warnings only', () => {
    expect(splitReasons([notice, error], {}, { 'reporter_missing@D3': 'x' })).toEqual({ reasons: {}, unanswered: [] })
  })
})
