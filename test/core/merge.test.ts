import { describe, expect, it } from 'vitest'
import type { Finding } from '../../functions/core/finding.ts'
import { finding } from '../../functions/core/finding.ts'
import { makeBoard, type MergeInput, plainTotals } from '../../functions/core/merge.ts'
import { definition, edition, merge, returned, review, submission } from './samples.ts'

const lending = submission('lending', { values: { loans: '10', returned: '5', income: '1.00' } })
const children = submission('children', { values: { loans: '20', returned: '20' } })
const rest = [submission('stacks', { nilReturn: true }), submission('office', { nilReturn: true })]
const all = [lending, children, ...rest]
const codes = (changes: Partial<MergeInput>) =>
  merge({ submissions: all, ...changes }).findings.map((f) => `${f.code}@${f.at.department ?? ''}`)
const items = (...texts: string[]) => texts.map((text, i) => ({ line: i + 1, text }))
const section = (made: ReturnType<typeof merge>, id: string) =>
  made.sections.find((s) => s.section.id === id)?.items ?? []

describe('the board', () => {
  it('has a row for each department, in the definition’s order', () => {
    const board = makeBoard(definition, [children, lending], [])
    expect(board.map((row) => [row.department, row.status])).toEqual([
      ['lending', 'submitted'],
      ['children', 'submitted'],
      ['stacks', 'notSubmitted'],
      ['office', 'notSubmitted'],
    ])
    expect(board[2]).toEqual({
      department: 'stacks',
      name: '典藏部',
      status: 'notSubmitted',
      revision: null,
      receivedAt: null,
      late: false,
      findings: [],
      comment: null,
    })
  })
  it.each([
    [{ late: true }, 'late', true],
    [{ nilReturn: true }, 'nilReturn', false],
    [{ nilReturn: true, late: true }, 'nilReturn', true],
  ])('%j is %s', (changes, status, late) => {
    expect(makeBoard(definition, [submission('lending', changes)], [])[0]).toMatchObject({ status, late })
  })
  it('shows warnings with the reasons given for them, and notices', () => {
    const findings: Finding[] = [
      finding('text_cleaned', {}, { removed: [] }),
      finding('item_repeated', { cell: 'D12' }, { cell: 'D11' }),
    ]
    const reasons = { 'item_repeated@D12': '两处均需刊登' }
    const [row] = makeBoard(definition, [submission('lending', { findings, reasons })], [])
    expect(row?.findings).toEqual([findings[0], { ...findings[1], reason: '两处均需刊登' }])
  })
  it('a return concerns the revision it names; a newer one is submitted again', () => {
    const status = (revision: number, ...returns: ReturnType<typeof returned>[]) =>
      makeBoard(definition, [submission('lending', { revision })], returns)[0]
    expect(status(1, returned('lending', 1, 1, '重填'))).toMatchObject({ status: 'returned', comment: '重填' })
    expect(status(2, returned('lending', 1, 1))).toMatchObject({ status: 'submitted', comment: null })
    expect(status(2, returned('lending', 2, 2, '再'), returned('lending', 1, 1))).toMatchObject({
      status: 'returned',
      comment: '再',
    })
    expect(status(1, returned('children', 1, 1))).toMatchObject({ status: 'submitted' })
  })
})

describe('what takes part', () => {
  it('every newest submission, in the definition’s order, whatever order it came in', () => {
    const one = merge({ submissions: all })
    expect(one.submissions.map((s) => s.department)).toEqual(['lending', 'children', 'stacks', 'office'])
    expect(merge({ submissions: all.toReversed() })).toEqual(one)
  })
  it('late ones do', () => {
    const late = merge({ submissions: [{ ...lending, late: true }] })
    expect(late.totals.get('loans')?.week).toBe(10n)
  })
  it('returned ones do not: neither figures nor items, and they are named as missing', () => {
    const sent = { ...lending, items: submission('lending', { items: items('甲。') }).items }
    const made = merge({ submissions: [sent, children, ...rest], returns: [returned('lending', 1, 1)] })
    expect(made.totals.get('loans')?.week).toBe(20n)
    expect(section(made, 'events')).toEqual([])
    expect(made.submissions.map((s) => s.department)).not.toContain('lending')
    expect(made.findings).toMatchObject([{ code: 'not_submitted', at: { department: 'lending' }, name: '借阅部' }])
  })
})

describe('findings of a merge', () => {
  it('none in an ordinary week', () => {
    expect(codes({})).toEqual([])
  })
  it('who has not submitted; a nil return has', () => {
    expect(codes({ submissions: [lending, rest[0]!] })).toEqual(['not_submitted@children', 'not_submitted@office'])
  })
  it('an earlier issue that is missing is an error', () => {
    const { findings } = merge({ submissions: all, editions: [] })
    expect(findings).toMatchObject([{ code: 'earlier_issue_missing', severity: 'error', issue: '2024-3' }])
  })
  it('a ratio by zero, of the week or of the year', () => {
    expect(
      codes({
        submissions: [submission('lending', { nilReturn: true }), submission('children', { nilReturn: true }), ...rest],
      }),
    ).toEqual(['ratio_undefined@'])
  })
  it('the same words from two departments, not from one, and not when one is left out', () => {
    const here = submission('lending', { items: items('举办讲座。', '举办讲座。') })
    const there = submission('children', { items: items('举办 讲座') })
    const same = (edits: Parameters<typeof review>[0]) =>
      merge({ submissions: [here, there, ...rest], review: review(edits) }).findings.filter(
        (f) => f.code === 'same_item',
      )
    expect(same([])).toMatchObject([{ at: { department: 'children', cell: 'D11' }, department: '借阅部', cell: 'D11' }])
    const base = { revision: 1, section: 'events', text: '举办 讲座' }
    expect(same([{ item: 'children#1', base, include: false }])).toEqual([])
  })
  it('an honour twice in one department is flagged, once in each of two is not', () => {
    const flagged = (one: string[], other: string[]) =>
      codes({
        submissions: [
          submission('lending', { items: items(...one) }),
          submission('children', { items: items(...other) }),
          ...rest,
        ],
      }).filter((code) => code.startsWith('text_flagged'))
    expect(flagged(['收到锦旗。', '又收锦旗。'], ['收锦旗一面。'])).toEqual([
      'text_flagged@lending',
      'text_flagged@lending',
    ])
    expect(flagged(['收到锦旗。'], ['收锦旗一面。'])).toEqual([])
    expect(flagged(['其他。', '其他事。'], ['其它。'])).toEqual(['text_flagged@children'])
  })
  it('a line that several wrote', () => {
    const line = (department: string) =>
      submission(department, { items: [{ line: 1, section: 'doors', text: `${department}。` }] })
    const made = merge({ submissions: [line('lending'), line('children'), ...rest] })
    expect(made.findings).toMatchObject([
      { code: 'ratio_undefined', figure: '归还率' },
      { code: 'line_has_several', section: '开馆', departments: ['借阅部', '少儿部'] },
    ])
  })
  it('an edit in conflict and an orphan are errors', () => {
    const sent = submission('lending', { revision: 2, items: items('甲甲。') })
    const base = { revision: 1, section: 'events', text: '甲。' }
    const edits = [
      { item: 'lending#1', base, text: '改。' },
      { item: 'lending#9', base, text: '改。' },
    ]
    const made = merge({ submissions: [sent, children, ...rest], review: review(edits) })
    expect(made.findings).toMatchObject([
      { code: 'edit_conflict', severity: 'error', at: { department: 'lending', cell: 'D11' }, item: 'lending#1' },
      { code: 'edit_orphaned', severity: 'error', at: { department: 'lending' }, item: 'lending#9' },
    ])
    expect(section(made, 'events')[0]?.conflict?.current).toMatchObject({ text: '甲甲。', revision: 2 })
  })
})

describe('a merged item', () => {
  const sent = submission('lending', {
    items: [{ line: 1, text: '１. 举办 3 场，共 1,200 人。', headline: '1、诗会。', date: '2024-01-23' }],
  })
  const one = (edits: Parameters<typeof review>[0] = []) =>
    section(merge({ submissions: [sent], review: review(edits) }), 'events')[0]
  const base = { revision: 1, section: 'events', headline: '1、诗会。', text: '１. 举办 3 场，共 1,200 人。' }
  it('is printed by the text rules, beside what was written', () => {
    expect(one()).toMatchObject({
      id: 'lending#1',
      departmentName: '借阅部',
      date: '2024-01-23',
      headline: '诗会',
      text: '举办3场，共1200人。',
      written: { headline: '1、诗会。', text: base.text, section: 'events' },
      edited: false,
      included: true,
      conflict: null,
    })
    expect(one()?.changes.length).toBeGreaterThan(0)
    expect(
      one()
        ?.diff.filter((d) => d.op !== 'removed')
        .map((d) => d.text)
        .join(''),
    ).toBe('举办3场，共1200人。')
  })
  it('bears the editor’s words as they are', () => {
    expect(one([{ item: 'lending#1', base, text: '举办 3 场。' }])).toMatchObject({ text: '举办 3 场。', edited: true })
  })
  it('is not edited where the editor kept what the rules had made', () => {
    expect(one([{ item: 'lending#1', base, text: '举办3场，共1200人。', headline: '诗会' }])).toMatchObject({
      edited: false,
    })
  })
  it('without words is left out', () => {
    expect(one([{ item: 'lending#1', base, text: '' }])).toMatchObject({ included: false, edited: true })
  })
})

it('totals are plain data, with null for no value', () => {
  const plain = plainTotals(merge({ submissions: all, editions: [edition(3, { loans: '1' })] }).totals)
  expect(plain).toMatchObject({
    loans: { week: '30', yearToDate: '1531' },
    income: { week: '1.00', yearToDate: '2.50' },
    holdings: { week: null, yearToDate: null },
  })
  expect(JSON.parse(JSON.stringify(plain))).toEqual(plain)
})
