/** A small bulletin of a library that exists nowhere, and builders of everything that happens in one of its weeks. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Definition, Department } from '../../functions/core/definition.ts'
import { findDepartment, reportedFigures } from '../../functions/core/definition.ts'
import { parseDefinition } from '../../functions/core/definition-parse.ts'
import type { Cell, Grid, Workbook } from '../../functions/core/grid.ts'
import type { Edition, Issue, ItemEdit, Return, Review } from '../../functions/core/issue.ts'
import { formatMarker, type Marker } from '../../functions/core/marker.ts'
import { type MergeInput, mergeIssue } from '../../functions/core/merge.ts'
import { sheetWording } from '../../functions/core/sheet-wording.ts'
import type { Item, Submission } from '../../functions/core/submission.ts'

/** Any code points, lone surrogates and noncharacters too. */
export const anyText = (maxLength = 60): fc.Arbitrary<string> =>
  fc.string({ unit: fc.oneof(fc.nat(0xffff), fc.nat(0x10ffff)).map((n) => String.fromCodePoint(n)), maxLength })

const json = {
  schema: 1,
  id: 'library',
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  name: '馆情周报',
  masthead: { name: '馆情周报', number: '{year}年第{issueNo}期（总第{serialNo}期）', issuer: '河湾市图书馆' },
  title: '一周馆情',
  periodLine: '（{period}）',
  formats: { date: '{y}年{m}月{d}日', dayMonth: '{m}月{d}日', range: '{from}—{to}', thousands: '', noValue: '—' },
  numbering: {
    first: { year: 2024, issueNo: 1, serialNo: 101 },
    sections: '{han}、',
    subsections: '（{han}）',
    items: '（{n}）',
  },
  deadline: { days: 1, time: '12:00' },
  figures: [
    { kind: 'flow', id: 'loans', name: '借出', unit: '册次', decimals: 0 },
    { kind: 'flow', id: 'returned', name: '归还', unit: '册次', decimals: 0 },
    { kind: 'flow', id: 'income', name: '文创收入', unit: '万元', decimals: 2 },
    { kind: 'stock', id: 'holdings', name: '在架图书', unit: '册', decimals: 0 },
    { kind: 'sum', id: 'circulation', name: '流通合计', unit: '册次', decimals: 1, of: ['loans', 'returned'] },
    {
      kind: 'ratio',
      id: 'return-rate',
      name: '归还率',
      unit: '%',
      decimals: 1,
      numerator: 'returned',
      denominator: 'loans',
    },
  ],
  departments: [
    {
      id: 'lending',
      name: '借阅部',
      figures: ['loans', 'returned', 'income'],
      sections: ['events', 'training', 'doors'],
    },
    {
      id: 'children',
      name: '少儿部',
      shortName: '少儿',
      figures: ['loans', 'returned'],
      sections: ['events', 'doors'],
    },
    { id: 'stacks', name: '典藏部', figures: ['holdings'], sections: ['training'] },
    { id: 'office', name: '办公室', figures: [], sections: ['events', 'thanks', 'reading-room'] },
  ],
  sections: [
    {
      kind: 'text',
      id: 'overview',
      heading: '流通情况',
      paragraphs: [
        '{ytd.from}至{ytd.to}，借出{ytd.loans}册次、归还{ytd.returned}册次，归还率{ytd.return-rate}%，流通{ytd.circulation}册次。',
        '本期借出{week.loans}册次，收入{week.income}万元，在架{week.holdings}册。',
      ],
    },
    {
      kind: 'group',
      id: 'news',
      heading: '工作动态',
      sections: [
        { kind: 'items', id: 'events', heading: '读者活动' },
        { kind: 'items', id: 'training', heading: '业务培训' },
      ],
    },
    { kind: 'items', id: 'thanks', heading: '读者来信', whenEmpty: '本期无。' },
    {
      kind: 'group',
      id: 'inspection',
      heading: '开放情况',
      paragraphs: ['值班人员每日巡查。'],
      sections: [
        { kind: 'line', id: 'doors', heading: '开馆', default: '准时。' },
        { kind: 'line', id: 'reading-room', heading: '阅览室（二楼）', default: '有序。' },
      ],
    },
    {
      kind: 'table',
      id: 'by-department',
      heading: '分部门数据',
      totalLabel: '合计',
      figures: ['loans', 'income', 'holdings', 'return-rate'],
    },
  ],
  items: { rows: 4, maxText: 60, maxHeadline: 10, printHeadlines: true },
  checks: { jumpFactor: 10, atMost: [{ figure: 'returned', limit: 'loans' }] },
  openings: [
    {
      year: 2024,
      throughIssueNo: 2,
      values: [
        { figure: 'loans', department: 'lending', value: '1000' },
        { figure: 'loans', department: 'children', value: '500' },
        { figure: 'returned', department: 'lending', value: '900' },
        { figure: 'income', value: '1.50' },
      ],
    },
  ],
  imprint: { lines: ['报：馆长。', '发：各部门（{issuedOn}）。'], copies: '（共印{issueNo}份）' },
  correction: '更正：{issue}{figure}{before}{unit}应为{after}{unit}。',
  printStyle: 'bulletin-22',
  textRules: {
    hanSpacing: true,
    fullWidthPunctuation: true,
    halfWidthAlphanumerics: true,
    noThousandsSeparators: true,
    chineseDates: true,
    stripTypedNumbering: true,
    variants: [['其它', '其他']],
    honours: ['锦旗'],
  },
}

/** The sample definition, with changes at its top level. */
export function makeDefinition(changes: Partial<Record<keyof Definition, unknown>> = {}): Definition {
  const parsed = parseDefinition({ ...json, ...changes })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}
export const definition = makeDefinition()

/** A definition of `templates/`. */
export function templateDefinition(name: string): Definition {
  const text = readFileSync(new URL(`../../templates/${name}/definition.json`, import.meta.url), 'utf8')
  const parsed = parseDefinition(JSON.parse(text))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

export const department = (id: string, of: Definition = definition): Department => {
  const found = findDepartment(of, id)
  if (!found) throw new Error(`No department ${id}`)
  return found
}

const who = { writer: 'w1', by: 'tester' }

export const issue: Issue = {
  bulletin: 'library',
  issue: '2024-4',
  year: 2024,
  issueNo: 4,
  serialNo: 104,
  period: { from: '2024-01-22', to: '2024-01-28' },
  deadline: '2024-01-29T04:00:00.000Z',
  definition: 3,
  openedAt: '2024-01-20T00:00:00.000Z',
  ...who,
}

export interface Filling {
  readonly language?: 'zh-CN' | 'en'
  readonly definition?: Definition
  readonly department?: string
  readonly marker?: Partial<Marker> | string
  readonly figures?: Readonly<Record<string, Cell>>
  readonly remarks?: Readonly<Record<string, Cell>>
  /** By line, from 1. */
  readonly items?: readonly {
    readonly section?: Cell
    readonly headline?: Cell
    readonly text?: Cell
    readonly date?: Cell
    readonly remark?: Cell
  }[]
  readonly nil?: Cell
  readonly reporter?: Cell
  readonly phone?: Cell
}

export interface Filled extends Grid {
  rows: Cell[][]
  hiddenRows?: number[]
}

/**
 * A filled template as it comes back. Of 借阅部 (three figures): answers in B3, D3, F3, figures in D6 to D8 with remarks
 * in G, the items' header in row 10 and items from row 11 (section B, headline C, text D, date E, remark G).
 */
export function filledGrid(filling: Filling = {}): Filled {
  const of = filling.definition ?? definition
  const id = filling.department ?? 'lending'
  const words = sheetWording(of.language)
  const own = { bulletin: of.id, definition: issue.definition, issue: issue.issue, department: id }
  const marker =
    typeof filling.marker === 'string' ? filling.marker : formatMarker({ ...own, ...(filling.marker ?? {}) })
  const { figures = {}, remarks = {}, items = [], nil = null, reporter = '王某', phone = null } = filling
  const rows: Cell[][] = [
    [words.sheetTitle(of.name, id), null, null, null, null, null, null, null, marker],
    ['填报说明一行'],
    [words.nilReturn, nil, words.reporter, reporter, words.phone, phone],
    [words.figuresHeading, null, null, null, null, null, null, null, words.guideHeading],
    [words.number, words.figure, words.unit, words.thisIssue, words.lastIssue, words.yearToDate, words.remark],
  ]
  reportedFigures(of, department(id, of)).forEach((figure, i) => {
    rows.push([i + 1, figure.name, figure.unit, figures[figure.id] ?? null, 7, 77, remarks[figure.id] ?? null])
  })
  rows.push([words.itemsHeading])
  rows.push([words.number, words.section, words.headline, words.text, words.date, words.characters, words.remark])
  for (let line = 1; line <= of.items.rows; line++) {
    const { section = null, headline = null, text = null, date = null, remark = null } = items[line - 1] ?? {}
    rows.push([line, section, headline, text, date, typeof text === 'string' ? text.length : '', remark])
  }
  return { name: words.sheetName, rows }
}

export const workbook = (...sheets: Grid[]): Workbook => ({ sheets, date1904: false })

/** What lending sends in an ordinary week: nothing to find in it. */
export const ordinary: Filling = {
  figures: { loans: 120, returned: 100, income: 1.25 },
  items: [{ section: '读者活动', headline: '诗会', text: '举办诗会一场。', date: '2024-01-23' }],
}

type SubmissionChanges = Partial<Omit<Submission, 'values' | 'items'>> & {
  readonly values?: Readonly<Record<string, string>>
  readonly items?: readonly (Partial<Item> & { readonly line: number; readonly text: string })[]
}

/** A stored submission; values in cells D6, D7 …, items in D11, D12 …, all of 读者活动 unless told otherwise. */
export function submission(departmentId: string, changes: SubmissionChanges = {}): Submission {
  const { values = {}, items = [], ...rest } = changes
  return {
    bulletin: issue.bulletin,
    issue: issue.issue,
    department: departmentId,
    revision: 1,
    definition: issue.definition,
    receivedAt: '2024-01-28T02:00:00.000Z',
    late: false,
    source: { kind: 'xlsx', sha256: 'ab' },
    findings: [],
    reasons: {},
    sheet: '填报表',
    nilReturn: false,
    reporter: { name: '王某' },
    ...who,
    values: Object.fromEntries(
      Object.entries(values).map(([id, value], i) => [id, { kind: 'value' as const, value, cell: `D${6 + i}` }]),
    ),
    items: items.map((item) => ({ section: 'events', cell: `D${10 + item.line}`, ...item })),
    ...rest,
  }
}

/** An edition of an issue of 2024 with the week's totals, and who reported them. */
export function edition(
  issueNo: number,
  week: Readonly<Record<string, string | null>>,
  changes: Partial<Edition> = {},
): Edition {
  const file = { sha256: 'cd', bytes: 1 }
  return {
    bulletin: issue.bulletin,
    issue: `2024-${issueNo}`,
    revision: 1,
    year: 2024,
    issueNo,
    publishedAt: '2024-01-22T00:00:00.000Z',
    issuedOn: '2024-01-22',
    inputs: { definition: issue.definition, submissions: {}, review: null, ledger: {} },
    notSubmitted: [],
    totals: Object.fromEntries(Object.entries(week).map(([id, value]) => [id, { week: value, yearToDate: value }])),
    departments: {},
    files: { docx: file, xlsx: file, html: file },
    ...who,
    ...changes,
  }
}

export const review = (edits: readonly ItemEdit[], order: Record<string, string[]> = {}): Review => ({
  bulletin: issue.bulletin,
  issue: issue.issue,
  revision: 1,
  edits: [...edits],
  order,
  savedAt: '2024-01-29T00:00:00.000Z',
  ...who,
})

export const returned = (departmentId: string, revision: number, of: number, comment = '请核对'): Return => ({
  bulletin: issue.bulletin,
  issue: issue.issue,
  department: departmentId,
  revision,
  submission: of,
  comment,
  at: '2024-01-28T05:00:00.000Z',
  ...who,
})

/** Merges submissions of the sample week; issue 3 is published and adds nothing. */
export const merge = (changes: Partial<MergeInput> = {}) =>
  mergeIssue({
    issue,
    definition: { revision: issue.definition, definition },
    submissions: [],
    returns: [],
    review: undefined,
    editions: [edition(3, { loans: '0', returned: '0', income: '0.00' })],
    ...changes,
  })
