import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, bulletinText, type Bulletin, type Provenance, type Run } from '../../functions/core/bulletin.ts'
import { buildBulletin, formatDate } from '../../functions/core/bulletin-build.ts'
import type { Definition } from '../../functions/core/definition.ts'
import { type MergeInput, mergeIssue } from '../../functions/core/merge.ts'
import { formatQuantity, groupDigits, parseQuantity, ratioOf } from '../../functions/core/quantity.ts'
import { definition, edition, issue, makeDefinition, merge, review, submission, templateDefinition } from './samples.ts'

const build = (
  changes: Partial<MergeInput> = {},
  corrections: Parameters<typeof buildBulletin>[0]['corrections'] = [],
) => buildBulletin({ merged: merge(changes), issuedOn: '2024-01-30', corrections })
const buildBy = (changes: Parameters<typeof makeDefinition>[0], more: Partial<MergeInput> = {}) =>
  build({ ...more, definition: { revision: 3, definition: makeDefinition(changes) } })
const events = (...texts: string[]) => ({ items: texts.map((text, i) => ({ line: i + 1, text })) })
const blocksOf = <K extends Block['kind']>({ blocks }: Bulletin, kind: K) =>
  blocks.filter((b): b is Extract<Block, { kind: K }> => b.kind === kind)
const headings = (bulletin: Bulletin) => blocksOf(bulletin, 'heading').map((h) => `${h.level} ${h.number}${h.text}`)
const lines = (bulletin: Bulletin) => blocksOf(bulletin, 'line').map((l) => l.number + l.head + l.text)
const week = [
  submission('lending', {
    values: { loans: '120', returned: '90', income: '1.25' },
    items: [
      { line: 1, text: '举办诗会。', headline: '诗会' },
      { line: 2, text: '第一段。\n第二段。', section: 'training' },
    ],
  }),
  submission('children', { values: { loans: '80', returned: '60' }, ...events('讲故事。') }),
  submission('stacks', { values: { holdings: '5000' } }),
]

it('a whole week in reading order', () => {
  expect(bulletinText(build({ submissions: week }))).toEqual([
    '馆情周报',
    '2024年第4期（总第104期）',
    '河湾市图书馆',
    '2024年1月30日',
    '一周馆情',
    '（1月22日—1月28日）',
    '一、流通情况',
    '2024年1月1日至2024年1月28日，借出1700册次、归还1050册次，归还率61.8%，流通2750.0册次。',
    '本期借出200册次，收入1.25万元，在架5000册。',
    '二、工作动态',
    '（一）读者活动',
    '（1）诗会。举办诗会。',
    '（2）讲故事。',
    '（二）业务培训',
    '（1）第一段。',
    '第二段。',
    '三、读者来信',
    '本期无。',
    '四、开放情况',
    '值班人员每日巡查。',
    '（一）开馆。准时。',
    '（二）阅览室（二楼）。有序。',
    '五、分部门数据',
    ...['借阅部', '120', '1.25', '—', '75.0'],
    ...['少儿', '80', '—', '—', '75.0'],
    ...['典藏部', '—', '—', '5000', '—'],
    ...['合计', '200', '1.25', '5000', '75.0'],
    '报：馆长。',
    '发：各部门（2024年1月30日）。',
    '（共印4份）',
  ])
})

it('the same merge gives the same tree', () => {
  expect(JSON.stringify(build({ submissions: week }))).toBe(JSON.stringify(build({ submissions: week.toReversed() })))
})

describe('numbering has no gaps', () => {
  it('empty sections are left out, heading and number', () => {
    const bulletin = build({
      submissions: [submission('stacks', { items: [{ line: 1, text: '学。', section: 'training' }] })],
    })
    expect(headings(bulletin)).toEqual([
      '1 一、流通情况',
      '1 二、工作动态',
      '2 （一）业务培训',
      '1 三、读者来信',
      '1 四、开放情况',
      '1 五、分部门数据',
    ])
  })
  it('a group of nothing is left out, and what follows moves up', () => {
    expect(headings(build())).toEqual(['1 一、流通情况', '1 二、读者来信', '1 三、开放情况', '1 四、分部门数据'])
  })
  it('items left out by the editor bear no number', () => {
    const base = { revision: 1, section: 'events', text: '甲。' }
    const edits = [{ item: 'lending#1', base, include: false }]
    const bulletin = build({ submissions: [submission('lending', events('甲。', '乙。'))], review: review(edits) })
    expect(blocksOf(bulletin, 'item').map((i) => [i.number, i.paragraphs])).toEqual([['（1）', ['乙。']]])
    const none = build({ submissions: [submission('lending', events('甲。'))], review: review(edits) })
    expect(headings(none)).not.toContain('1 二、工作动态')
  })
  it('lines at the top are numbered among the sections', () => {
    const [text, , , group] = definition.sections
    const line = { kind: 'line', id: 'note', heading: '提示', default: '无。' }
    const bulletin = buildBy({
      sections: [text, line, group],
      departments: [{ id: 'x', name: 'X', figures: ['loans'], sections: [] }],
      openings: [],
    })
    expect(bulletin.blocks.map((b) => (b.kind === 'line' || b.kind === 'heading' ? b.number : b.kind))).toEqual([
      'masthead',
      'title',
      '一、',
      'paragraph',
      'paragraph',
      '二、',
      '三、',
      'paragraph',
      '（一）',
      '（二）',
      'imprint',
    ])
  })
})

describe('sections', () => {
  it('what stands for an empty one is text, not a template', () => {
    const sections = definition.sections.map((s) => (s.id === 'thanks' ? { ...s, whenEmpty: '无{来信}。' } : s))
    expect(bulletinText(buildBy({ sections }))).toContain('无{来信}。')
  })
  it('a department’s line takes the place of the default, several join', () => {
    const line = (department: string, text: string) =>
      submission(department, { items: [{ line: 1, section: 'doors', text }] })
    const of = (...sent: ReturnType<typeof line>[]) => lines(build({ submissions: sent }))[0]
    expect(of()).toBe('（一）开馆。准时。')
    expect(of(line('lending', '周二\n晚开。'))).toBe('（一）开馆。周二晚开。')
    expect(of(line('lending', '晚开。'), line('children', '早关。'))).toBe('（一）开馆。晚开。早关。')
    expect(blocksOf(build(), 'line').map((l) => l.sources)).toEqual([[], []])
    expect(blocksOf(build({ submissions: [line('lending', '晚开。')] }), 'line')[0]?.sources).toEqual([
      { department: 'lending', departmentName: '借阅部', revision: 1, cell: 'D11', edited: false },
    ])
  })
  it('a run-in head keeps the mark it ends in', () => {
    const head = (headline: string) =>
      blocksOf(
        build({ submissions: [submission('office', { items: [{ line: 1, text: '甲。', headline }] })] }),
        'item',
      )[0]?.headline
    expect(['诗会', '诗会。', '诗会！', '诗会：'].map(head)).toEqual(['诗会。', '诗会。', '诗会！', '诗会：'])
  })
  it('headlines are printed only where the definition says so', () => {
    const bulletin = buildBy({ items: { ...definition.items, printHeadlines: false } }, { submissions: week })
    expect(blocksOf(bulletin, 'item').some((i) => 'headline' in i)).toBe(false)
  })
  it('an item says where its words come from', () => {
    const base = { revision: 1, section: 'events', text: '讲故事。' }
    const bulletin = build({ submissions: week, review: review([{ item: 'children#1', base, text: '讲了故事。' }]) })
    expect(blocksOf(bulletin, 'item')[1]?.source).toEqual({
      department: 'children',
      departmentName: '少儿部',
      revision: 1,
      cell: 'D11',
      edited: true,
    })
  })
})

describe('placeholders', () => {
  it('a figure called like a date does not take its place', () => {
    const figures = [...definition.figures, { kind: 'flow', id: 'from', name: '来自', unit: '人', decimals: 0 }]
    const sections = [{ kind: 'text', id: 't', heading: '题', paragraphs: ['{ytd.from}起{week.from}人{{}}'] }]
    const departments = [{ id: 'x', name: 'X', figures: ['loans'], sections: [] }]
    expect(bulletinText(buildBy({ figures, sections, departments, openings: [] }))).toContain('2024年1月1日起0人{}')
  })
  it('a period of one day is no range; one over the new year repeats the month', () => {
    const line = (from: string, to: string) => {
      const bulletin = build({ issue: { ...issue, period: { from, to } } })
      return blocksOf(bulletin, 'title')[0]?.periodLine
    }
    expect(line('2024-01-28', '2024-01-28')).toBe('（1月28日）')
    expect(line('2023-12-28', '2024-01-03')).toBe('（12月28日—1月3日）')
  })
  it('a figure without value is printed as the definition says', () => {
    expect(bulletinText(build({ editions: [edition(3, {})] }))).toContain('本期借出0册次，收入0.00万元，在架—册。')
  })
  it('dates by pattern', () => {
    expect(formatDate('2024-02-09', '{d} {month} {y}/{m}')).toBe('9 February 2024/2')
  })
})

describe('corrections', () => {
  const printed = (before: Record<string, string | null>, after: Record<string, string | null>) =>
    blocksOf(build({}, [{ before: edition(3, before), after: edition(3, after, { revision: 2 }) }]), 'correction').map(
      (c) => c.text,
    )
  it('one for each reported figure that changed', () => {
    expect(
      printed({ loans: '30', income: '1.00', returned: '5' }, { loans: '31', income: '1.10', returned: '5' }),
    ).toEqual(['更正：2024-3借出30册次应为31册次。', '更正：2024-3文创收入1.00万元应为1.10万元。'])
  })
  it('none for derived figures, and no value is said as such', () => {
    expect(printed({ 'return-rate': '5', holdings: null }, { 'return-rate': '6', holdings: '7' })).toEqual([
      '更正：2024-3在架图书—册应为7册。',
    ])
    expect(printed({ loans: '30' }, { loans: '30' })).toEqual([])
  })
  it('stand before the imprint', () => {
    const { blocks } = build({}, [{ before: edition(3, {}), after: edition(3, { loans: '1' }) }])
    expect(blocks.slice(-2).map((b) => b.kind)).toEqual(['correction', 'imprint'])
  })
})

it('an English weekly has its own numbers, separators, joints and no masthead number', () => {
  const hospital = templateDefinition('hospital-weekly')
  const weekly = {
    ...issue,
    bulletin: 'hospital-weekly',
    issue: '2026-1',
    year: 2026,
    issueNo: 1,
    serialNo: 1,
    period: { from: '2026-01-05', to: '2026-01-11' },
  }
  const line = (section: string, text: string, n: number) => ({ line: n, section, text })
  const merged = mergeIssue({
    issue: weekly,
    definition: { revision: 1, definition: hospital },
    submissions: [
      submission('emergency', {
        values: { attendances: '2345', 'seen-in-four-hours': '2111', 'agency-cost': '1234.50', 'beds-occupied': '40' },
        items: [
          { line: 1, section: 'people', headline: 'New porters', text: 'Two joined.' },
          line('visiting', 'Closed\non Monday.', 2),
        ],
      }),
      submission('maternity', {
        values: { births: '31', 'agency-cost': '0.00', 'beds-occupied': '20' },
        items: [line('outlook', 'Quiet.', 1)],
      }),
    ],
    returns: [],
    review: undefined,
    editions: [],
  })
  const bulletin = buildBulletin({ merged, issuedOn: '2026-01-12', corrections: [] })
  expect(merged.findings).toEqual([])
  expect(bulletinText(bulletin)).toEqual([
    'The Week on the Wards',
    'Riverside General Hospital',
    '12 January 2026',
    'Weekly operations report',
    '5 January to 11 January',
    '1. The week in numbers',
    ...['ED', '2,345', '2,111', '90.0', 'n/a', '1,234.50', '40'],
    ...['Maternity Unit', 'n/a', 'n/a', 'n/a', '31', '0.00', '20'],
    ...['Hospital', '2,345', '2,111', '90.0', '31', '1,234.50', '60'],
    '2. Summary',
    'The hospital saw 2,345 emergency patients this week, 90.0% of them within four hours, and welcomed 31 babies. Since 1 January 2026 it has seen 2,345 emergency patients.',
    '3. Safety and quality',
    'Nothing to report this week.',
    '4. Our people',
    '• New porters. Two joined.',
    '5. Notices',
    'Visiting hours. Closed on Monday.',
    'Next week. Quiet.',
    'To: the Board and all heads of department.',
    'Published by Operations on 12 January 2026.',
  ])
  expect(bulletin.number).toBeUndefined()
})

/** Recomputes a provenance from its leaves, in units of 10^-decimals. */
function recompute(p: Provenance, of: Definition): bigint | undefined {
  const figure = of.figures.find((f) => f.id === p.figure)!
  const { decimals } = figure
  if (figure.kind === 'ratio') {
    const [n, d] = [recompute(p.ratio!.numerator, of), recompute(p.ratio!.denominator, of)]
    const places = (id: string) => of.figures.find((f) => f.id === id)!.decimals
    if (n === undefined || d === undefined) return undefined
    return ratioOf(
      { value: n, decimals: places(figure.numerator) },
      { value: d, decimals: places(figure.denominator) },
      figure,
    )
  }
  const parts = [
    ...(p.opening === undefined ? [] : [p.opening]),
    ...p.earlier.map((e) => e.value),
    ...p.contributions.map((c) => c.value),
  ]
  if (figure.kind === 'stock' && parts.length === 0) return undefined
  const own = parts.reduce((sum, text) => sum + parseQuantity(text, decimals)!, 0n)
  return (p.sumOf ?? []).reduce((sum, q) => {
    const scale = of.figures.find((f) => f.id === q.figure)!.decimals
    return sum + recompute(q, of)! * 10n ** BigInt(decimals - scale)
  }, own)
}

describe('every printed figure', () => {
  const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
  const count = amount.map((n) => formatQuantity(n, 0))
  const values = fc.record(
    { loans: count, returned: count, income: amount.map((n) => formatQuantity(n, 2)), holdings: count },
    { requiredKeys: [] },
  )
  const sent = fc
    .subarray(['lending', 'children', 'stacks', 'office'])
    .chain((ids) => fc.tuple(...ids.map((id) => values.map((v) => submission(id, { values: v })))))
  const figuresOf = (bulletin: Bulletin): Extract<Run, { kind: 'figure' }>[] =>
    bulletin.blocks
      .flatMap((b): readonly Run[] =>
        b.kind === 'paragraph' ? b.runs : b.kind === 'table' ? b.rows.flatMap((r) => r.cells) : [],
      )
      .filter((run) => run.kind === 'figure')
  it('re-adds from its provenance to what is printed', () => {
    fc.assert(
      fc.property(sent, values, fc.constantFrom('', ','), (submissions, before, thousands) => {
        const of = makeDefinition({ formats: { ...definition.formats, thousands } })
        const bulletin = build({
          submissions,
          definition: { revision: 3, definition: of },
          editions: [edition(3, before)],
        })
        const runs = figuresOf(bulletin)
        expect(runs.length).toBeGreaterThan(8)
        for (const { text, provenance } of runs) {
          const value = recompute(provenance, of)
          const { decimals } = of.figures.find((f) => f.id === provenance.figure)!
          const exact = value === undefined ? null : formatQuantity(value, decimals)
          expect([provenance.value, text]).toEqual([exact, exact === null ? '—' : groupDigits(exact, thousands)])
        }
      }),
      { numRuns: 100 },
    )
  })
})
