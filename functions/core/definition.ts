/**
 * A bulletin as data: what departments are asked, how totals are made, what the bulletin says. No department, figure,
 * section or sentence of a bulletin stands in code; a second bulletin is a second folder in `templates/`.
 * The shape is here; `definition-parse.ts` reads it strictly and checks what a shape cannot say.
 */
import * as v from 'valibot'
import { officeRoles } from './grant.ts'
import { isId } from './keys.ts'
import { isTimeZone } from './period.ts'

const text = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4000),
  v.check((s) => s.isWellFormed(), 'well-formed text'),
)
const short = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(80),
  v.check((s) => s.isWellFormed(), 'well-formed text'),
)
const id = v.pipe(
  v.string(),
  v.check(isId, 'an id: a-z, 0-9, single hyphens, at most 40 characters; not constructor or prototype'),
)
const count = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const decimal = v.pipe(v.string(), v.regex(/^-?\d{1,15}(\.\d{1,8})?$/, 'a decimal number as text'))

const figure = v.variant('kind', [
  /** What happened in the period: summed over departments and over the year. */
  v.strictObject({ kind: v.literal('flow'), id, name: short, unit: short, decimals: count(0, 6) }),
  /** What stands at the period's end: summed over departments, never over time. */
  v.strictObject({ kind: v.literal('stock'), id, name: short, unit: short, decimals: count(0, 6) }),
  /** The sum of other figures; nobody reports it. */
  v.strictObject({
    kind: v.literal('sum'),
    id,
    name: short,
    unit: short,
    decimals: count(0, 6),
    of: v.pipe(v.array(id), v.minLength(1)),
  }),
  /** A rate, always computed from totals and never averaged; per cent where its unit is `%`. */
  v.strictObject({
    kind: v.literal('ratio'),
    id,
    name: short,
    unit: v.pipe(v.string(), v.maxLength(80)),
    decimals: count(0, 6),
    numerator: id,
    denominator: id,
  }),
])

const department = v.strictObject({
  id: v.pipe(
    id,
    // The sample's people are called after roles and departments.
    v.check((name) => officeRoles.every((role) => role !== name), 'an id other than a role: admin, auditor, editor'),
  ),
  name: short,
  shortName: v.optional(short),
  /** Figures it reports, in the order of its sheet. */
  figures: v.array(id),
  /** Sections (kinds `items` and `line`) that it may write in. */
  sections: v.array(id),
})

const leafSection = v.variant('kind', [
  /** Boilerplate with placeholders. */
  v.strictObject({ kind: v.literal('text'), id, heading: text, paragraphs: v.array(text) }),
  /** Departments' items; left out, heading and all, where there are none and `whenEmpty` says nothing. */
  v.strictObject({ kind: v.literal('items'), id, heading: text, whenEmpty: v.optional(text) }),
  /** A run-in head and one text: what a department wrote there, or the default. */
  v.strictObject({ kind: v.literal('line'), id, heading: text, default: text }),
  /** Figures by department. */
  v.strictObject({
    kind: v.literal('table'),
    id,
    heading: text,
    totalLabel: short,
    figures: v.pipe(v.array(id), v.minLength(1)),
  }),
])
const section = v.variant('kind', [
  ...leafSection.options,
  v.strictObject({
    kind: v.literal('group'),
    id,
    heading: text,
    paragraphs: v.optional(v.array(text), []),
    sections: v.pipe(v.array(leafSection), v.minLength(1)),
  }),
])

export const definitionSchema = v.strictObject({
  schema: v.literal(1),
  id,
  language: v.picklist(['zh-CN', 'en']),
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone')),
  name: short,
  masthead: v.strictObject({
    name: short,
    /** `{year}年第{issueNo}期（总第{serialNo}期）`; left out where issues bear no number in print. */
    number: v.optional(text),
    issuer: short,
  }),
  title: text,
  periodLine: text,
  formats: v.strictObject({
    /** With `{y}`, `{m}`, `{d}` and `{month}` (the English name). */
    date: text,
    dayMonth: text,
    /** With `{from}` and `{to}`. */
    range: text,
    thousands: v.picklist(['', ',', ' ']),
    /** Printed for a figure that has no value (a ratio by zero). */
    noValue: short,
  }),
  numbering: v.strictObject({
    /** The first issue that this system makes: the next ones count on from it. */
    first: v.strictObject({ year: count(1900, 9999), issueNo: count(1, 9999), serialNo: count(1, 999_999) }),
    /** Patterns with `{han}` or `{n}`; `""` numbers nothing. */
    sections: v.string(),
    subsections: v.string(),
    items: v.string(),
  }),
  deadline: v.strictObject({
    /** Days after the period's last day. */
    days: count(-31, 31),
    time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:MM')),
  }),
  figures: v.pipe(v.array(figure), v.minLength(1)),
  departments: v.pipe(v.array(department), v.minLength(1)),
  sections: v.pipe(v.array(section), v.minLength(1)),
  items: v.strictObject({
    /** Rows of the items table of a sheet. */
    rows: count(1, 60),
    maxText: count(1, 20_000),
    maxHeadline: count(1, 200),
    /** Print headlines as run-in heads (true), or keep them for the editor only. */
    printHeadlines: v.boolean(),
  }),
  checks: v.strictObject({
    /** A value at or above `jumpFactor` times last issue's asks for a reason; so does one at or below its inverse. */
    jumpFactor: count(2, 1000),
    /** `figure` should not exceed `limit` (办结 and 受理). */
    atMost: v.array(v.strictObject({ figure: id, limit: id })),
  }),
  /** What the year's figures were before the first issue of `numbering`, by year. */
  openings: v.array(
    v.strictObject({
      year: count(1900, 9999),
      /** The last issue of that year whose figures it includes. */
      throughIssueNo: count(0, 9999),
      values: v.array(v.strictObject({ figure: id, department: v.optional(id), value: decimal })),
    }),
  ),
  imprint: v.strictObject({ lines: v.array(text), copies: v.optional(text) }),
  /** `更正：{issue}…{figure}…{before}…{after}`. */
  correction: text,
  printStyle: id,
  textRules: v.strictObject({
    hanSpacing: v.boolean(),
    fullWidthPunctuation: v.boolean(),
    halfWidthAlphanumerics: v.boolean(),
    noThousandsSeparators: v.boolean(),
    chineseDates: v.boolean(),
    stripTypedNumbering: v.boolean(),
    variants: v.array(v.strictTuple([short, short])),
    honours: v.array(short),
  }),
})

export type Definition = v.InferOutput<typeof definitionSchema>
export type Figure = Definition['figures'][number]
export type ReportedFigure = Extract<Figure, { kind: 'flow' | 'stock' }>
export type Department = Definition['departments'][number]
export type Section = Definition['sections'][number]
export type LeafSection = Exclude<Section, { kind: 'group' }>
export type ItemsSection = Extract<LeafSection, { kind: 'items' | 'line' }>
export type Opening = Definition['openings'][number]

/** A definition as an issue uses it: with its revision in the store. */
export interface DefinitionRevision {
  readonly revision: number
  readonly definition: Definition
}

/** All sections that hold something, in print order, groups opened up. */
export const leafSections = (definition: Definition): LeafSection[] =>
  definition.sections.flatMap((s): LeafSection[] => (s.kind === 'group' ? s.sections : [s]))

/** Sections that departments write in. */
export const writableSections = (definition: Definition): ItemsSection[] =>
  leafSections(definition).filter((s): s is ItemsSection => s.kind === 'items' || s.kind === 'line')

export const findDepartment = (definition: Definition, department: string): Department | undefined =>
  definition.departments.find((d) => d.id === department)

/** The figures a department reports, in its sheet's order. */
export function reportedFigures(definition: Definition, department: Department): ReportedFigure[] {
  const byId = new Map(definition.figures.map((f) => [f.id, f]))
  return department.figures.flatMap((figureId) => {
    const found = byId.get(figureId)
    return found && (found.kind === 'flow' || found.kind === 'stock') ? [found] : []
  })
}

/** Figures in an order in which each stands after those it is derived from. */
export function figuresInOrder(figures: readonly Figure[]): Figure[] {
  const byId = new Map(figures.map((f) => [f.id, f]))
  const done = new Set<Figure>()
  const visit = (f: Figure | undefined): void => {
    if (!f || done.has(f)) return
    if (f.kind === 'sum')
      f.of.forEach((part) => {
        visit(byId.get(part))
      })
    if (f.kind === 'ratio')
      [f.numerator, f.denominator].forEach((part) => {
        visit(byId.get(part))
      })
    done.add(f)
  }
  figures.forEach(visit)
  return [...done]
}
