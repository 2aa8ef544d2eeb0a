import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Provenance } from '../../functions/core/bulletin.ts'
import { formatQuantity, parseQuantity } from '../../functions/core/quantity.ts'
import type { Submission } from '../../functions/core/submission.ts'
import {
  departmentHistory,
  foldWeek,
  joinFolds,
  ledgerFor,
  makeTotals,
  provenanceOf,
} from '../../functions/core/totals.ts'
import { definition, edition, issue, makeDefinition, submission } from './samples.ts'

const none = { editions: [], missing: [] }
const third = edition(3, { loans: '30', returned: '20', income: '0.25' })
const ledger = { editions: [third], missing: [] }
const totals = (submissions: Submission[], of = ledger) =>
  makeTotals(definition, 2024, foldWeek(definition, submissions), of)
/** Week and year-to-date of a figure as text. */
const shown = (made: ReturnType<typeof totals>, id: string) => {
  const total = made.get(id)
  const text = (value?: bigint) => (value === undefined ? null : formatQuantity(value, total?.figure.decimals ?? 0))
  return [text(total?.week), text(total?.yearToDate)]
}
const week = [
  submission('lending', { values: { loans: '120', returned: '90', income: '1.25' } }),
  submission('children', { values: { loans: '80', returned: '60' } }),
  submission('stacks', { values: { holdings: '5000' } }),
]

describe('totals by the ledger rule', () => {
  it('year-to-date is opening balance, earlier editions and this week', () => {
    expect(shown(totals(week), 'loans')).toEqual(['200', String(1000 + 500 + 30 + 200)])
    expect(shown(totals(week), 'returned')).toEqual(['150', String(900 + 20 + 150)])
    expect(shown(totals(week), 'income')).toEqual(['1.25', '3.00'])
  })
  it('a stock is summed over departments and never over time', () => {
    const two = [...week, submission('lending', { values: { holdings: '7' } })]
    const earlier = { editions: [edition(3, { holdings: '4000' })], missing: [] }
    expect(shown(totals(two, earlier), 'holdings')).toEqual(['5007', '5007'])
    expect(shown(totals([]), 'holdings')).toEqual([null, null])
  })
  it('a sum adds its parts at its own decimals', () => {
    expect(shown(totals(week), 'circulation')).toEqual(['350.0', String(1730 + 1070) + '.0'])
  })
  it('a ratio is of totals, never an average', () => {
    expect(shown(totals(week), 'return-rate')).toEqual(['75.0', formatQuantity(618n, 1)])
    const uneven = [
      submission('lending', { values: { loans: '1', returned: '1' } }),
      submission('children', { values: { loans: '999', returned: '0' } }),
    ]
    expect(shown(totals(uneven), 'return-rate')[0]).toBe('0.1')
  })
  it('a ratio by zero has no value, and takes no other value with it', () => {
    const zero = totals([submission('lending', { values: { loans: '0', returned: '5' } })])
    expect(shown(zero, 'return-rate')).toEqual([null, formatQuantity(605n, 1)])
    expect(shown(zero, 'circulation')[0]).toBe('5.0')
  })
  it('what is derived from nothing has no value', () => {
    const of = makeDefinition({
      figures: [
        ...definition.figures,
        { kind: 'sum', id: 'all', name: '总计', unit: '册', decimals: 0, of: ['holdings'] },
      ],
    })
    expect(makeTotals(of, 2024, foldWeek(of, []), none).get('all')?.week).toBeUndefined()
  })
  it('blank figures and figures of no definition add nothing', () => {
    const one = submission('lending', { values: { loans: '5', unknown: 'x' } })
    const blank = { ...one, values: { ...one.values, returned: { kind: 'blank' as const, cell: 'D7' } } }
    expect([...foldWeek(definition, [blank]).keys()]).toEqual(['loans'])
  })
  it('derived figures may stand before their parts, and totals keep the definition’s order', () => {
    const reversed = makeDefinition({ figures: definition.figures.toReversed() })
    const made = makeTotals(reversed, 2024, foldWeek(reversed, week), ledger)
    expect([...made.keys()]).toEqual(definition.figures.map((f) => f.id).reverse())
    expect(made.get('return-rate')?.week).toBe(750n)
  })
  it('a stored value that is no decimal of its figure is a bug, named by its place', () => {
    const broken = submission('lending', { values: { loans: '1.5' }, revision: 7 })
    expect(() => foldWeek(definition, [broken])).toThrow('lending/7: loans')
    expect(() => totals([], { editions: [edition(3, { loans: 'x' })], missing: [] })).toThrow('2024-3: loans')
  })
})

describe('the ledger of an issue', () => {
  const of = (issueNo: number, newest: ReturnType<typeof edition>[]) =>
    ledgerFor(definition, { year: 2024, issueNo }, newest)
  it('holds the earlier issues of the year since the opening balance, in order', () => {
    const [third, fourth, fifth] = [3, 4, 5].map((n) => edition(n, {}))
    const old = [edition(1, {}), edition(2, {}), edition(4, {}, { year: 2023, issue: '2023-4' })]
    const all = [fifth!, fourth!, third!, ...old, edition(6, {}), edition(9, {})]
    expect(of(6, all)).toEqual({ editions: [third, fourth, fifth], missing: [] })
  })
  it('names every missing one, and does not take what exists for all', () => {
    expect(of(6, [edition(4, {})])).toMatchObject({ missing: ['2024-3', '2024-5'], editions: [{ issueNo: 4 }] })
    expect(of(3, [])).toEqual(none)
  })
  it('begins at the first issue in a year without an opening balance', () => {
    expect(ledgerFor(definition, { year: 2025, issueNo: 3 }, [])).toEqual({
      editions: [],
      missing: ['2025-1', '2025-2'],
    })
    expect(makeTotals(definition, 2025, foldWeek(definition, week), none).get('loans')?.yearToDate).toBe(200n)
  })
})

describe('folds', () => {
  const value = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
  const reports = fc.array(
    fc.record({ department: fc.constantFrom('lending', 'children', 'stacks'), loans: value, income: fc.option(value) }),
    { maxLength: 30 },
  )
  const made = (list: { department: string; loans: bigint; income: bigint | null }[]) =>
    list.map(({ department, loans, income }, i) =>
      submission(department, {
        revision: i + 1,
        values: {
          loans: formatQuantity(loans, 0),
          ...(income === null ? {} : { income: formatQuantity(income, 2) }),
        },
      }),
    )
  it('of the parts of any split, joined, are the fold of all', () => {
    fc.assert(
      fc.property(reports, fc.nat(30), fc.nat(30), (list, a, b) => {
        const all = made(list)
        const [one, other] = [Math.min(a, b), Math.max(a, b)]
        const [x, y, z] = [all.slice(0, one), all.slice(one, other), all.slice(other)].map((p) =>
          foldWeek(definition, p),
        )
        expect(joinFolds(joinFolds(x!, y!), z!)).toEqual(foldWeek(definition, all))
        expect(joinFolds(x!, joinFolds(y!, z!))).toEqual(foldWeek(definition, all))
      }),
      { numRuns: 50 },
    )
  })
  it('joining changes neither side', () => {
    const [a, b] = [foldWeek(definition, week.slice(0, 1)), foldWeek(definition, week.slice(1))]
    joinFolds(a, b)
    expect(a).toEqual(foldWeek(definition, week.slice(0, 1)))
  })
  it('a thousand random decimals add up exactly', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1000, maxLength: 1000 }), (values) => {
        const all = values.map((v) => submission('lending', { values: { income: formatQuantity(v, 2) } }))
        expect(foldWeek(definition, all).get('income')?.sum).toBe(values.reduce((a, b) => a + b, 0n))
      }),
      { numRuns: 5 },
    )
  })
})

/** A provenance's parts, added up again. */
export function readd(p: Provenance, decimals: number): bigint {
  const exact = (text: string) => parseQuantity(text, decimals)!
  const parts = [p.opening ?? '0', ...p.earlier.map((e) => e.value), ...p.contributions.map((c) => c.value)]
  return (
    parts.reduce((sum, text) => sum + exact(text), 0n) + (p.sumOf ?? []).reduce((s, q) => s + readd(q, decimals), 0n)
  )
}

describe('provenance', () => {
  const of = (id: string, basis: Provenance['basis']) => {
    const made = totals(week)
    return provenanceOf(made.get(id)!, basis, made)
  }
  it('names every department, revision and cell, and what was before', () => {
    expect(of('loans', 'yearToDate')).toEqual({
      figure: 'loans',
      name: '借出',
      unit: '册次',
      basis: 'yearToDate',
      value: '1730',
      opening: '1500',
      earlier: [{ issue: '2024-3', edition: 1, value: '30' }],
      contributions: [
        { department: 'lending', departmentName: '借阅部', revision: 1, cell: 'D6', value: '120' },
        { department: 'children', departmentName: '少儿部', revision: 1, cell: 'D6', value: '80' },
      ],
    })
  })
  it('a week’s has nothing of the year', () => {
    expect(of('loans', 'week')).toMatchObject({ value: '200', earlier: [] })
    expect(of('loans', 'week').opening).toBeUndefined()
    expect(of('holdings', 'yearToDate')).toMatchObject({ value: '5000', earlier: [] })
  })
  it('a sum re-adds from its parts, a ratio names both sides', () => {
    const sum = of('circulation', 'yearToDate')
    expect(formatQuantity(readd(sum, 1), 1)).toBe(sum.value)
    expect(of('return-rate', 'week').ratio).toMatchObject({
      numerator: { value: '150' },
      denominator: { value: '200' },
    })
  })
})

describe('a department’s history', () => {
  const third = edition(3, {}, { departments: { lending: { loans: '30', income: '0.25' }, children: { loans: '9' } } })
  const history = (department: string, newest = [third]) => departmentHistory(definition, issue, department, newest)
  it('is its last issue’s value and its own year', () => {
    expect(history('lending').lastIssue).toEqual({ loans: '30', income: '0.25' })
    expect(history('lending').yearToDate).toMatchObject({ loans: '1030', returned: '900' })
    expect(history('children').yearToDate).toEqual({ loans: '509' })
  })
  it('has no year where the opening balance is known for all departments only', () => {
    expect(history('lending').yearToDate['income']).toBeUndefined()
  })
  it('has no year where an earlier issue is missing', () => {
    expect(history('lending', []).yearToDate).toEqual({})
  })
  it('looks back over the new year for the last issue, and at no later one', () => {
    const old = edition(52, {}, { year: 2023, issue: '2023-52', departments: { lending: { loans: '1' } } })
    const next = edition(5, {}, { departments: { lending: { loans: '99' } } })
    expect(history('lending', [next, old]).lastIssue).toEqual({ loans: '1' })
    expect(history('office', [third])).toEqual({ lastIssue: {}, yearToDate: {} })
  })
})
