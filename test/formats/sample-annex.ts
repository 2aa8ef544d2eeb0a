/** An annex of any number of departments, with totals that the core makes of them. */
import type { Annex, AnnexDepartment } from '../../functions/core/annex.ts'
import type { Figure } from '../../functions/core/definition.ts'
import { formatQuantity, parseQuantity, ratioOf, rescale } from '../../functions/core/quantity.ts'

export const sampleFigures: readonly Figure[] = [
  { kind: 'flow', id: 'permits-in', name: '行政许可受理', unit: '件', decimals: 0 },
  { kind: 'flow', id: 'permits-out', name: '行政许可办结', unit: '件', decimals: 0 },
  { kind: 'flow', id: 'service-in', name: '公共服务受理', unit: '件', decimals: 0 },
  { kind: 'flow', id: 'service-out', name: '公共服务办结', unit: '件', decimals: 0 },
  { kind: 'flow', id: 'other-in', name: '其他九类行权受理', unit: '件', decimals: 0 },
  { kind: 'flow', id: 'exports', name: '涉及出口金额', unit: '亿美元', decimals: 2 },
  { kind: 'stock', id: 'windows', name: '在用窗口', unit: '个', decimals: 0 },
  { kind: 'stock', id: 'queue', name: '期末平均等候', unit: '分', decimals: 1 },
  {
    kind: 'sum',
    id: 'all-in',
    name: '受理合计',
    unit: '件',
    decimals: 0,
    of: ['permits-in', 'service-in', 'other-in'],
  },
  { kind: 'sum', id: 'mixed', name: '窗口与等候', unit: '', decimals: 1, of: ['windows', 'queue'] },
  {
    kind: 'ratio',
    id: 'rate',
    name: '行政许可办结率',
    unit: '%',
    decimals: 2,
    numerator: 'permits-out',
    denominator: 'permits-in',
  },
  {
    kind: 'ratio',
    id: 'each',
    name: '每窗口受理',
    unit: '件',
    decimals: 3,
    numerator: 'all-in',
    denominator: 'windows',
  },
]

/** Adds up as the core does; `before` is the year's figures before this issue. */
export function annexOf(
  figures: readonly Figure[],
  departments: readonly AnnexDepartment[],
  before: Readonly<Record<string, string>>,
  language: Annex['language'] = 'zh-CN',
): Annex {
  const totals: Record<string, Annex['totals'][string]> = {}
  const quantity = (id: string, basis: 'week' | 'yearToDate') => {
    const decimals = figures.find((f) => f.id === id)!.decimals
    const text = totals[id]?.[basis]
    return typeof text === 'string' ? { value: parseQuantity(text, decimals)!, decimals } : undefined
  }
  for (const figure of figures) {
    const text = (value: bigint | undefined) => (value === undefined ? null : formatQuantity(value, figure.decimals))
    const derived = (basis: 'week' | 'yearToDate'): bigint | undefined => {
      const parts = (
        figure.kind === 'sum' ? figure.of : figure.kind === 'ratio' ? [figure.numerator, figure.denominator] : []
      )
        .map((id) => quantity(id, basis))
        .filter((part) => part !== undefined)
      if (figure.kind === 'ratio') return parts.length < 2 ? undefined : ratioOf(parts[0]!, parts[1]!, figure)
      if (figure.kind !== 'sum' || parts.length < figure.of.length) return undefined
      return parts.reduce((sum, part) => sum + rescale(part.value, part.decimals, figure.decimals), 0n)
    }
    if (figure.kind === 'sum' || figure.kind === 'ratio') {
      totals[figure.id] = { week: text(derived('week')), yearToDate: text(derived('yearToDate')), before: null }
      continue
    }
    const values = departments.flatMap((d) => d.values[figure.id] ?? [])
    const sum = values.reduce((total, value) => total + parseQuantity(value, figure.decimals)!, 0n)
    if (figure.kind === 'stock') {
      const week = values.length === 0 ? null : text(sum)
      totals[figure.id] = { week, yearToDate: week, before: null }
    } else {
      const earlier = parseQuantity(before[figure.id] ?? '0', figure.decimals)!
      totals[figure.id] = { week: text(sum), yearToDate: text(earlier + sum), before: text(earlier) }
    }
  }
  return {
    language,
    title: '窗口工作周报 2022年第45期（总第420期）',
    subtitle: '2022-12-26 — 2022-12-30',
    figures,
    departments,
    totals,
    items: [
      {
        section: '优化营商环境工作开展情况',
        number: '1',
        department: '省贸促会',
        headline: '=1+1',
        text: '@cmd|办理各类认证2.48万份，比上年多14.48%。_x0041_ 与 <b>&amp;</b>',
        date: '2022-12-30',
        included: true,
      },
      {
        section: '窗口服务',
        number: '2',
        department: '应急厅',
        headline: '-2',
        text: '+3\n第二段',
        date: '',
        included: false,
      },
    ],
  }
}

const statuses: readonly AnnexDepartment['status'][] = ['submitted', 'submitted', 'late', 'nilReturn', 'notSubmitted']

/** Departments that report most figures, some late, some nothing. */
export const sampleAnnex = (count: number, figures: readonly Figure[] = sampleFigures): Annex =>
  annexOf(
    figures,
    Array.from({ length: count }, (_, i) => {
      const status = statuses[i % statuses.length]!
      const reported = figures.filter((f) => f.kind === 'flow' || f.kind === 'stock')
      const values = reported
        .filter((_f, n) => (i + n) % 7 !== 0)
        .map((f, n) => [f.id, formatQuantity(BigInt((i * 7919 + n * 104_729) % 99_991), f.decimals)] as const)
      const silent = status === 'nilReturn' || status === 'notSubmitted'
      return {
        id: `d${i + 1}`,
        name: `第${i + 1}厅`,
        status,
        revision: status === 'notSubmitted' ? null : 1 + (i % 3),
        values: silent ? {} : Object.fromEntries(values),
      }
    }),
    { 'permits-in': '780000', 'service-in': '21000000', exports: '0.07' },
  )
