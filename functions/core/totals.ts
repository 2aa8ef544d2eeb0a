/**
 * Totals by the ledger rule (design.md, "State"): year-to-date = opening balance of the year + the newest edition's
 * week totals of every earlier issue of that year + this week. Exact throughout; ratios are computed from totals.
 */
import { type Definition, type Figure, figuresInOrder } from './definition.ts'
import type { Contribution, Provenance } from './bulletin.ts'
import type { DepartmentHistory } from './history.ts'
import type { Edition, Issue } from './issue.ts'
import { formatQuantity, parseQuantity, type Quantity, ratioOf, rescale } from './quantity.ts'
import type { Submission } from './submission.ts'

/** What one or many submissions report, by figure. Adding is associative: partial folds may be made in parallel. */
export type WeekFold = ReadonlyMap<string, { readonly sum: Quantity; readonly contributions: readonly Contribution[] }>

/** Adds submissions up, figure by figure; contributions keep the order of the submissions. */
export function foldWeek(definition: Definition, submissions: Iterable<Submission>): WeekFold {
  const figures = new Map(definition.figures.map((f) => [f.id, f.decimals]))
  const names = new Map(definition.departments.map((d) => [d.id, d.name]))
  const fold = new Map<string, { sum: Quantity; contributions: Contribution[] }>()
  for (const { department, revision, values } of submissions) {
    const departmentName = names.get(department) ?? department
    for (const id in values) {
      const reported = values[id]
      const decimals = figures.get(id)
      if (reported?.kind !== 'value' || decimals === undefined) continue
      const value = parseQuantity(reported.value, decimals)
      if (value === undefined) throw new Error(`Submission ${department}/${revision}: ${id} is no quantity`)
      const contribution = { department, departmentName, revision, cell: reported.cell, value: reported.value }
      const so = fold.get(id)
      if (so === undefined) fold.set(id, { sum: value, contributions: [contribution] })
      else {
        so.sum += value
        so.contributions.push(contribution)
      }
    }
  }
  return fold
}

/** Two partial folds as one, the first's contributions before the second's. */
export function joinFolds(a: WeekFold, b: WeekFold): WeekFold {
  const joined = new Map(a)
  for (const [id, { sum, contributions }] of b) {
    const so = joined.get(id)
    joined.set(
      id,
      so ? { sum: so.sum + sum, contributions: [...so.contributions, ...contributions] } : { sum, contributions },
    )
  }
  return joined
}

/** The earlier issues of the year: what is there, and what is not. */
export interface Ledger {
  /** The newest edition of each earlier issue since the opening balance, ascending. */
  readonly editions: readonly Edition[]
  /** Issues that should be there and are not published: year-to-date is wrong without them. */
  readonly missing: readonly string[]
}

export const openingOf = (definition: Definition, year: number) => definition.openings.find((o) => o.year === year)

/** Picks the ledger of an issue from the newest edition of every issue of the bulletin. */
export function ledgerFor(
  definition: Definition,
  issue: Pick<Issue, 'year' | 'issueNo'>,
  newest: readonly Edition[],
): Ledger {
  const first = (openingOf(definition, issue.year)?.throughIssueNo ?? 0) + 1
  const byNumber = new Map(newest.filter((e) => e.year === issue.year).map((e) => [e.issueNo, e]))
  const editions: Edition[] = []
  const missing: string[] = []
  for (let issueNo = first; issueNo < issue.issueNo; issueNo++) {
    const edition = byNumber.get(issueNo)
    if (edition) editions.push(edition)
    else missing.push(`${issue.year}-${issueNo}`)
  }
  return { editions, missing }
}

/** One figure's totals with everything they re-add from. */
export interface FigureTotal {
  readonly figure: Figure
  readonly week: Quantity | undefined
  readonly yearToDate: Quantity | undefined
  /** Flows: opening balance plus earlier editions. */
  readonly before: Quantity | undefined
  readonly opening: Quantity | undefined
  readonly earlier: Provenance['earlier']
  readonly contributions: readonly Contribution[]
}

export type Totals = ReadonlyMap<string, FigureTotal>

/** All figures' totals, derived ones included, in the definition's order. */
export function makeTotals(definition: Definition, year: number, fold: WeekFold, ledger: Ledger): Totals {
  const totals = new Map<string, FigureTotal>()
  for (const figure of figuresInOrder(definition.figures)) {
    totals.set(figure.id, totalOf(figure, definition, year, fold, ledger, totals))
  }
  return new Map(
    definition.figures.flatMap((f) => {
      const t = totals.get(f.id)
      return t ? [[f.id, t] as const] : []
    }),
  )
}

const nothing = { before: undefined, opening: undefined, earlier: [], contributions: [] } as const

function totalOf(
  figure: Figure,
  definition: Definition,
  year: number,
  fold: WeekFold,
  ledger: Ledger,
  made: Totals,
): FigureTotal {
  switch (figure.kind) {
    case 'flow':
      return flowTotal(figure, definition, year, fold, ledger)
    case 'stock': {
      const so = fold.get(figure.id)
      return { ...nothing, figure, week: so?.sum, yearToDate: so?.sum, contributions: so?.contributions ?? [] }
    }
    case 'sum': {
      const parts = figure.of.flatMap((id) => made.get(id) ?? [])
      const add = (pick: (t: FigureTotal) => Quantity | undefined) =>
        parts.reduce<Quantity | undefined>((sum, part) => {
          const value = pick(part)
          return sum === undefined || value === undefined
            ? undefined
            : sum + rescale(value, part.figure.decimals, figure.decimals)
        }, 0n)
      return { ...nothing, figure, week: add((t) => t.week), yearToDate: add((t) => t.yearToDate) }
    }
    case 'ratio': {
      const numerator = made.get(figure.numerator)
      const denominator = made.get(figure.denominator)
      const divide = (pick: (t: FigureTotal) => Quantity | undefined) => {
        const n = numerator && pick(numerator)
        const d = denominator && pick(denominator)
        if (n === undefined || d === undefined) return undefined
        const top = { value: n, decimals: numerator?.figure.decimals ?? 0 }
        return ratioOf(top, { value: d, decimals: denominator?.figure.decimals ?? 0 }, figure)
      }
      return { ...nothing, figure, week: divide((t) => t.week), yearToDate: divide((t) => t.yearToDate) }
    }
  }
}

function flowTotal(figure: Figure, definition: Definition, year: number, fold: WeekFold, ledger: Ledger): FigureTotal {
  const exact = (text: string, where: string): Quantity => {
    const value = parseQuantity(text, figure.decimals)
    if (value === undefined) throw new Error(`${where}: ${figure.id} is no quantity`)
    return value
  }
  const openings = (openingOf(definition, year)?.values ?? []).filter((value) => value.figure === figure.id)
  const opening = openings.reduce((sum, { value }) => sum + exact(value, 'Opening balance'), 0n)
  const earlier = ledger.editions.flatMap((edition) => {
    const value = edition.totals[figure.id]?.week
    return typeof value === 'string' ? [{ issue: edition.issue, edition: edition.revision, value }] : []
  })
  const before = earlier.reduce((sum, { issue, value }) => sum + exact(value, `Edition of ${issue}`), opening)
  const so = fold.get(figure.id)
  const week = so?.sum ?? 0n
  return { figure, week, yearToDate: before + week, before, opening, earlier, contributions: so?.contributions ?? [] }
}

/** Where a total comes from, down to the cells (issue 2, point 6). */
export function provenanceOf(total: FigureTotal, basis: Provenance['basis'], totals: Totals): Provenance {
  const { figure } = total
  const value = basis === 'week' ? total.week : total.yearToDate
  const ofYear = basis === 'yearToDate' && figure.kind === 'flow'
  const part = (id: string) => {
    const found = totals.get(id)
    return found ? [provenanceOf(found, basis, totals)] : []
  }
  const [numerator, denominator] =
    figure.kind === 'ratio' ? [...part(figure.numerator), ...part(figure.denominator)] : []
  return {
    figure: figure.id,
    name: figure.name,
    unit: figure.unit,
    basis,
    value: value === undefined ? null : formatQuantity(value, figure.decimals),
    ...(ofYear && total.opening !== undefined ? { opening: formatQuantity(total.opening, figure.decimals) } : {}),
    earlier: ofYear ? total.earlier : [],
    contributions: total.contributions,
    ...(figure.kind === 'sum' ? { sumOf: figure.of.flatMap(part) } : {}),
    ...(numerator && denominator ? { ratio: { numerator, denominator } } : {}),
  }
}

/**
 * What a department reported last issue and so far this year: for its sheet and for plausibility checks. The year's
 * value is absent where an earlier issue is missing, or where the opening balance is known for all departments only.
 */
export function departmentHistory(
  definition: Definition,
  issue: Issue,
  department: string,
  newest: readonly Edition[],
): DepartmentHistory {
  const { editions, missing } = ledgerFor(definition, issue, newest)
  const earlier = newest.filter((e) => e.year < issue.year || (e.year === issue.year && e.issueNo < issue.issueNo))
  const last = earlier.toSorted((a, b) => a.year - b.year || a.issueNo - b.issueNo).at(-1)
  const opening = openingOf(definition, issue.year)
  const yearToDate: Record<string, string> = {}
  for (const figure of definition.figures) {
    if (figure.kind !== 'flow' || missing.length > 0) continue
    const openings = (opening?.values ?? []).filter((o) => o.figure === figure.id)
    if (openings.some((o) => o.department === undefined)) continue
    const own = openings.flatMap((o) => (o.department === department ? [o.value] : []))
    const values = [...own, ...editions.flatMap((e) => e.departments[department]?.[figure.id] ?? [])]
    if (values.length === 0) continue
    const sum = values.reduce((total, value) => total + (parseQuantity(value, figure.decimals) ?? 0n), 0n)
    yearToDate[figure.id] = formatQuantity(sum, figure.decimals)
  }
  return { lastIssue: last?.departments[department] ?? {}, yearToDate }
}
