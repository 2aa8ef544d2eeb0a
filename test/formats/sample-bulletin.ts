/** A bulletin of the kind that the first definition makes, with invented words; and bulletins of arbitrary text. */
import fc from 'fast-check'
import type { Block, Bulletin, Contribution, ItemSource, Provenance, Run } from '../../functions/core/bulletin.ts'

export const contributionsOf = (count: number): Contribution[] =>
  Array.from({ length: count }, (_, i) => ({
    department: `d${i + 1}`,
    departmentName:
      ['省生态环境厅', '省自然资源厅', '应急厅', '省市场监管局', '文旅厅', '省贸促会'][i] ?? `第${i + 1}部门`,
    revision: 1 + (i % 3),
    cell: `D${8 + (i % 20)}`,
    value: String(1200 + 37 * i),
  }))

const provenance = (name: string, value: string, contributions: readonly Contribution[]): Provenance => ({
  figure: 'f',
  name,
  unit: '件',
  basis: 'yearToDate',
  value,
  opening: '780000',
  earlier: [
    { issue: '2022-43', edition: 1, value: '6041' },
    { issue: '2022-44', edition: 2, value: '5310' },
  ],
  contributions,
})

const figure = (text: string, from: Provenance): Run => ({ kind: 'figure', text, provenance: from })
const text = (words: string): Run => ({ kind: 'text', text: words })

const source = (departmentName: string, edited = false): ItemSource => ({
  department: 'd1',
  departmentName,
  revision: 2,
  cell: 'C22',
  edited,
})

const sentence =
  '窗口围绕群众关心的办事环节，梳理申请材料，压缩办理时限，对排队较多的时段增设引导岗位，并把常见问题做成图解放在等候区。'

/** The window weekly with `departments` contributions to each figure. */
export function sampleBulletin(departments = 6): Bulletin {
  const contributions = contributionsOf(departments)
  const accepted = provenance('行政许可受理', '799438', contributions)
  const completed = provenance('行政许可办结', '789638', contributions)
  const rate: Provenance = {
    figure: 'rate',
    name: '行政许可办结率',
    unit: '%',
    basis: 'yearToDate',
    value: '98.77',
    earlier: [],
    contributions: [],
    ratio: { numerator: completed, denominator: accepted },
  }
  const item = (n: number, headline: string, paragraphs: readonly string[], from: ItemSource): Block => ({
    kind: 'item',
    id: `i${n}`,
    number: `（${n}）`,
    headline,
    paragraphs,
    source: from,
  })
  const line = (n: string, head: string, words: string, sources: readonly ItemSource[]): Block => ({
    kind: 'line',
    id: `l${n}`,
    number: `（${n}）`,
    head,
    text: words,
    sources,
  })
  return {
    bulletin: 'window-weekly',
    issue: '2022-45',
    language: 'zh-CN',
    name: '窗口工作周报',
    number: '2022年第45期（总第420期）',
    issuer: '四川省政府政务服务和公共资源交易服务中心',
    title: '政务服务工作',
    issuedOn: '2023-01-14',
    printStyle: 'gb-bulletin',
    blocks: [
      {
        kind: 'masthead',
        name: '窗口工作周报',
        number: '2022年第45期（总第420期）',
        issuer: '四川省政府政务服务和公共资源交易服务中心',
        issuedOn: '2023年1月14日',
      },
      { kind: 'title', text: '政务服务工作', periodLine: '（12月26日—12月30日）' },
      { kind: 'heading', id: 'totals', level: 1, number: '一、', text: '事项受理办理情况' },
      {
        kind: 'paragraph',
        runs: [
          text('截至12月30日，今年以来行政许可事项受理'),
          figure('799438', accepted),
          text('件，办结'),
          figure('789638', completed),
          text('件，办结率'),
          figure('98.77', rate),
          text('%；公共服务事项受理'),
          figure('21291461', provenance('公共服务受理', '21291461', contributions)),
          text('，其他事项暂无数据（'),
          figure('—', { ...rate, value: null, name: '其他办结率' }),
          text('）。'),
        ],
      },
      {
        kind: 'table',
        id: 'by-department',
        columns: [
          { heading: '受理', unit: '件' },
          { heading: '办结', unit: '件' },
          { heading: '涉及出口金额', unit: '亿美元' },
        ],
        rows: [
          ...contributions.slice(0, 6).map((c) => ({
            head: c.departmentName,
            total: false,
            cells: [c.value, '17', '6.86'].map((value) =>
              figure(value, { ...accepted, name: '受理', value, earlier: [], contributions: [c] }),
            ),
          })),
          { head: '合计', total: true, cells: [figure('7755', accepted), text('102'), text('41.16')] },
        ],
      },
      { kind: 'heading', id: 'work', level: 1, number: '二、', text: '窗口工作动态' },
      { kind: 'heading', id: 'business', level: 2, number: '（一）', text: '优化营商环境工作开展情况' },
      item(
        1,
        '材料更少。',
        [sentence.repeat(3), `${sentence}一是线上、线下同标准；二是“一件事”一次办。`],
        source('省生态环境厅', true),
      ),
      item(
        2,
        '',
        [`截至12月30日，窗口办理各类认证2.48万份，比上年多14.48%，涉及出口金额6.86亿美元。${sentence}`],
        source('省贸促会'),
      ),
      { kind: 'heading', id: 'service', level: 2, number: '（二）', text: '窗口服务效能提升工作情况' },
      item(1, '', [sentence.repeat(2)], source('应急厅')),
      { kind: 'heading', id: 'inspection', level: 1, number: '三、', text: '大厅巡查情况' },
      { kind: 'paragraph', runs: [text('本周大厅巡查情况如下：')] },
      line('一', '按时到岗情况。', '总体情况良好。', []),
      line('二', '着装情况。', '总体情况良好。', [source('文旅厅'), source('省市场监管局')]),
      { kind: 'correction', text: '更正：2022年第44期行政许可受理5301件，应为5310件。' },
      {
        kind: 'imprint',
        lines: ['报：中心领导。', '送：省级有关部门（单位），中心各处室和直属单位。', '发：各部门窗口。'],
        copies: '（共印80份）',
      },
    ],
  }
}

/** The hospital kind: English, no number, nothing else shared. */
export const englishBulletin = (): Bulletin => ({
  ...sampleBulletin(),
  language: 'en',
  name: 'Ward and Clinic Weekly',
  title: 'Activity and quality',
  blocks: [
    {
      kind: 'masthead',
      name: 'Ward and Clinic Weekly',
      issuer: 'Riverside General Hospital',
      issuedOn: '14 January 2023',
    },
    { kind: 'title', text: 'Activity and quality', periodLine: '26–30 December 2022' },
    { kind: 'heading', id: 'a', level: 1, number: '1. ', text: 'Activity' },
    {
      kind: 'paragraph',
      runs: [
        text('The clinics saw '),
        figure('12,480', { ...provenance('Outpatient visits', '12480', contributionsOf(2)), unit: 'visits' }),
        text(' patients; the average waiting time fell for the third week running.'),
      ],
    },
    { kind: 'heading', id: 'b', level: 1, number: '2. ', text: 'News of the departments' },
    {
      kind: 'item',
      id: 'i',
      number: '',
      headline: 'A new scanner. ',
      paragraphs: ['Radiology opened its second scanner on Tuesday and has examined forty patients since.'],
      source: source('Radiology'),
    },
    { kind: 'imprint', lines: ['To: heads of department.'] },
  ],
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 12 }),
  fc.constantFrom(
    '</article><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<!--',
    '--><style>*{display:none}</style>',
    "' onmouseover=alert(1) x='",
    '&lt;b&gt;&amp;&#60;script&#62;',
    ']]><![CDATA[',
    '\uFFFE\uFFFF\uD800x\uDC00\u0000\u001B\r\n\u0085',
    '𠮷𬯀',
    '',
  ),
)

const anySource: fc.Arbitrary<ItemSource> = fc.record({
  department: anyText,
  departmentName: anyText,
  revision: fc.nat(),
  cell: anyText,
  edited: fc.boolean(),
})
const anyContribution: fc.Arbitrary<Contribution> = fc.record({
  department: anyText,
  departmentName: anyText,
  revision: fc.nat(),
  cell: anyText,
  value: anyText,
})
const anySum = fc.record({
  figure: anyText,
  name: anyText,
  unit: anyText,
  basis: fc.constantFrom('week' as const, 'yearToDate' as const),
  value: fc.option(anyText),
  opening: anyText,
  earlier: fc.array(fc.record({ issue: anyText, edition: fc.nat(), value: anyText }), { maxLength: 2 }),
  contributions: fc.array(anyContribution, { maxLength: 3 }),
})
const anyProvenance: fc.Arbitrary<Provenance> = fc.oneof(
  anySum,
  fc.tuple(anySum, anySum, anySum).map(([p, numerator, denominator]) => ({ ...p, ratio: { numerator, denominator } })),
  fc.tuple(anySum, anySum).map(([p, part]) => ({ ...p, sumOf: [part] })),
)
const anyRun: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: anyText }),
  fc.record({ kind: fc.constant('figure' as const), text: anyText, provenance: anyProvenance }),
)
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('masthead' as const),
    name: anyText,
    number: anyText,
    issuer: anyText,
    issuedOn: anyText,
  }),
  fc.record({ kind: fc.constant('title' as const), text: anyText, periodLine: anyText }),
  fc.record({
    kind: fc.constant('heading' as const),
    id: anyText,
    level: fc.constantFrom(1 as const, 2 as const),
    number: anyText,
    text: anyText,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), runs: fc.array(anyRun, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('item' as const),
    id: anyText,
    number: anyText,
    headline: anyText,
    paragraphs: fc.array(anyText, { minLength: 1, maxLength: 3 }),
    source: anySource,
  }),
  fc.record({
    kind: fc.constant('line' as const),
    id: anyText,
    number: anyText,
    head: anyText,
    text: anyText,
    sources: fc.array(anySource, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    id: anyText,
    columns: fc.array(fc.record({ heading: anyText, unit: anyText }), { maxLength: 2 }),
    rows: fc.array(fc.record({ head: anyText, total: fc.boolean(), cells: fc.array(anyRun, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
  }),
  fc.record({ kind: fc.constant('correction' as const), text: anyText }),
  fc.record({ kind: fc.constant('imprint' as const), lines: fc.array(anyText, { maxLength: 2 }), copies: anyText }),
)

/** Bulletins whose every text may be hostile or ill-formed. */
export const anyBulletin: fc.Arbitrary<Bulletin> = fc
  .record({
    language: fc.constantFrom('zh-CN' as const, 'en' as const),
    name: anyText,
    number: anyText,
    issuer: anyText,
    title: anyText,
    blocks: fc.array(anyBlock, { maxLength: 8 }),
  })
  .map((parts) => ({ ...sampleBulletin(0), ...parts }))
