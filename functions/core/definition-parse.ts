/** Reads a definition strictly: every fault found at once, each with its JSON path. */
import * as v from 'valibot'
import { type Definition, definitionSchema, type Figure, leafSections } from './definition.ts'
import { type Finding, finding } from './finding.ts'
import { issuePlaceholders, parseTemplate } from './placeholder.ts'
import { parseQuantity } from './quantity.ts'

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly findings: Finding[] }

/** `["figures", 2, "unit"]` → `$.figures[2].unit`. */
export const jsonPath = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (out, key) =>
      typeof key === 'number'
        ? `${out}[${key}]`
        : /^[\w-]+$/.test(key)
          ? `${out}.${key}`
          : `${out}[${JSON.stringify(key)}]`,
    '$',
  )

const shown = (value: unknown): string => {
  const json = JSON.stringify(value) as string | undefined
  return json === undefined ? 'undefined' : json.length > 60 ? `${json.slice(0, 59)}…` : json
}

/** Checks any JSON value against a schema; unknown and missing keys and wrong values become findings with a path. */
export function parseJson<S extends v.GenericSchema>(schema: S, json: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, json)
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, findings: result.issues.map(issueFinding) }
}

function issueFinding(issue: v.BaseIssue<unknown>): Finding {
  const keys = (issue.path ?? []).map((item) => item.key as string | number)
  const last = issue.path?.at(-1)
  const at = { path: jsonPath(keys) }
  if (issue.kind === 'schema' && issue.type === 'strict_object') {
    if (issue.expected === 'never') return finding('unknown_key', at, { key: String(keys.at(-1)) })
    if (issue.received === 'undefined' && last?.origin === 'key')
      return finding('missing_key', at, { key: String(keys.at(-1)) })
  }
  if (issue.received === 'undefined' && issue.input === undefined && keys.length > 0) {
    return finding('missing_key', at, { key: String(keys.at(-1)) })
  }
  const wanted = issue.type === 'check' || issue.type === 'regex' ? issue.message : (issue.expected ?? issue.type)
  return finding('wrong_value', at, { wanted, found: shown(issue.input) })
}

/** JSON (already parsed) → a Definition, or every fault in it (issue 2, point 2). */
export function parseDefinition(json: unknown): Parsed<Definition> {
  const parsed = parseJson(definitionSchema, json)
  if (!parsed.ok) return parsed
  const findings = [
    ...duplicateIds(parsed.value),
    ...danglingReferences(parsed.value),
    ...derivations(parsed.value),
    ...openingFaults(parsed.value),
    ...placeholderFaults(parsed.value),
  ]
  return findings.length > 0 ? { ok: false, findings } : parsed
}

interface Named {
  readonly id: string
  readonly path: string
}

/** Every section with its path, groups included. */
const sectionPaths = (definition: Definition) =>
  definition.sections.flatMap((section, i) => [
    { section, path: `$.sections[${i}]` },
    ...(section.kind === 'group'
      ? section.sections.map((inner, j) => ({ section: inner, path: `$.sections[${i}].sections[${j}]` }))
      : []),
  ])

function duplicateIds(definition: Definition): Finding[] {
  const named = (list: readonly { id: string }[], path: string): Named[] =>
    list.map((entry, i) => ({ id: entry.id, path: `${path}[${i}].id` }))
  const lists: Named[][] = [
    named(definition.figures, '$.figures'),
    named(definition.departments, '$.departments'),
    sectionPaths(definition).map(({ section, path }) => ({ id: section.id, path: `${path}.id` })),
    ...definition.departments.flatMap((d, i) => [
      d.figures.map((id, j) => ({ id, path: `$.departments[${i}].figures[${j}]` })),
      d.sections.map((id, j) => ({ id, path: `$.departments[${i}].sections[${j}]` })),
    ]),
    // People find rows and sections by their names, so names must be told apart too.
    definition.figures.map((f, i) => ({ id: f.name, path: `$.figures[${i}].name` })),
    definition.departments.map((d, i) => ({ id: d.name, path: `$.departments[${i}].name` })),
    sectionPaths(definition).map(({ section, path }) => ({ id: section.heading, path: `${path}.heading` })),
    definition.openings.map((o, i) => ({ id: String(o.year), path: `$.openings[${i}].year` })),
    // Named twice, a figure would be counted twice.
    ...definition.figures.flatMap((f, i) =>
      f.kind === 'sum' ? [f.of.map((id, j) => ({ id, path: `$.figures[${i}].of[${j}]` }))] : [],
    ),
    ...definition.openings.map((o, i) =>
      o.values.map((value, j) => ({
        id: value.department === undefined ? value.figure : `${value.figure}, ${value.department}`,
        path: `$.openings[${i}].values[${j}]`,
      })),
    ),
  ]
  return lists.flatMap((list) => {
    const seen = new Set<string>()
    return list.flatMap(({ id, path }) => {
      if (seen.has(id)) return [finding('duplicate_id', { path }, { id })]
      seen.add(id)
      return []
    })
  })
}

function danglingReferences(definition: Definition): Finding[] {
  const figures = new Map<string, Figure>(definition.figures.map((f) => [f.id, f]))
  const departments = new Set(definition.departments.map((d) => d.id))
  const writable = new Set(
    leafSections(definition).flatMap((s) => (s.kind === 'items' || s.kind === 'line' ? [s.id] : [])),
  )
  const findings: Finding[] = []
  const expect = (known: boolean, id: string, wanted: string, path: string): void => {
    if (!known) findings.push(finding('dangling_reference', { path }, { id, wanted }))
  }
  const reported = (id: string): boolean => ['flow', 'stock'].includes(figures.get(id)?.kind ?? '')
  definition.departments.forEach((d, i) => {
    d.figures.forEach((id, j) => {
      expect(reported(id), id, 'flow or stock', `$.departments[${i}].figures[${j}]`)
    })
    d.sections.forEach((id, j) => {
      expect(writable.has(id), id, 'items or line', `$.departments[${i}].sections[${j}]`)
    })
  })
  definition.figures.forEach((f, i) => {
    if (f.kind === 'sum')
      f.of.forEach((id, j) => {
        expect(figures.has(id), id, 'figure', `$.figures[${i}].of[${j}]`)
      })
    if (f.kind === 'ratio') {
      expect(figures.has(f.numerator), f.numerator, 'figure', `$.figures[${i}].numerator`)
      expect(figures.has(f.denominator), f.denominator, 'figure', `$.figures[${i}].denominator`)
    }
  })
  definition.checks.atMost.forEach((c, i) => {
    expect(reported(c.figure), c.figure, 'flow or stock', `$.checks.atMost[${i}].figure`)
    expect(reported(c.limit), c.limit, 'flow or stock', `$.checks.atMost[${i}].limit`)
  })
  for (const { section, path } of sectionPaths(definition)) {
    if (section.kind === 'table')
      section.figures.forEach((id, j) => {
        expect(figures.has(id), id, 'figure', `${path}.figures[${j}]`)
      })
  }
  definition.openings.forEach((o, i) => {
    o.values.forEach((value, j) => {
      const path = `$.openings[${i}].values[${j}]`
      expect(figures.get(value.figure)?.kind === 'flow', value.figure, 'flow', `${path}.figure`)
      if (value.department !== undefined)
        expect(departments.has(value.department), value.department, 'department', `${path}.department`)
    })
  })
  return findings
}

/** Cycles, and sums that would lose decimals or mix stocks with flows or units. */
function derivations(definition: Definition): Finding[] {
  const byId = new Map<string, Figure>(definition.figures.map((f) => [f.id, f]))
  const parts = (f: Figure): string[] =>
    f.kind === 'sum' ? f.of : f.kind === 'ratio' ? [f.numerator, f.denominator] : []
  const state = new Map<string, 'open' | 'done'>()
  const findings: Finding[] = []
  const visit = (id: string, trail: readonly string[]): void => {
    if (state.get(id) === 'open') {
      const cycle = [...trail.slice(trail.indexOf(id)), id]
      const at = { path: `$.figures[${definition.figures.findIndex((f) => f.id === id)}]` }
      findings.push(finding('cyclic_derivation', at, { figures: cycle }))
    }
    const found = byId.get(id)
    if (!found || state.has(id)) return
    state.set(id, 'open')
    parts(found).forEach((part) => {
      visit(part, [...trail, id])
    })
    state.set(id, 'done')
  }
  definition.figures.forEach((f) => {
    visit(f.id, [])
  })
  definition.figures.forEach((f, i) => {
    if (f.kind !== 'sum') return
    const kinds = reportedKinds(f, byId)
    if (kinds.has('flow') && kinds.has('stock')) {
      const at = { path: `$.figures[${i}].of` }
      findings.push(finding('wrong_value', at, { wanted: 'flows only or stocks only', found: f.of.join(', ') }))
    }
    f.of.forEach((id, j) => {
      const part = byId.get(id)
      const at = { path: `$.figures[${i}].of[${j}]` }
      if (!part) return
      if (part.kind === 'ratio')
        findings.push(finding('wrong_value', at, { wanted: 'a figure that can be summed', found: id }))
      else if (part.unit !== f.unit)
        findings.push(finding('wrong_value', at, { wanted: `unit ${f.unit}`, found: `${id}: ${part.unit}` }))
      else if (part.decimals > f.decimals) {
        findings.push(
          finding('wrong_value', at, { wanted: `at most ${f.decimals} decimals`, found: `${id}: ${part.decimals}` }),
        )
      }
    })
  })
  return findings
}

/** Kinds of what is reported for a sum, sums of sums opened up; a cycle ends where it closes. */
function reportedKinds(figure: Figure, byId: ReadonlyMap<string, Figure>, seen = new Set<string>()): Set<string> {
  if (figure.kind !== 'sum') return new Set([figure.kind])
  if (seen.has(figure.id)) return new Set()
  seen.add(figure.id)
  return new Set(
    figure.of.flatMap((id) => {
      const part = byId.get(id)
      return part ? [...reportedKinds(part, byId, seen)] : []
    }),
  )
}

function openingFaults(definition: Definition): Finding[] {
  const byId = new Map(definition.figures.map((f) => [f.id, f]))
  return definition.openings.flatMap((o, i) =>
    o.values.flatMap((value, j) => {
      const decimals = byId.get(value.figure)?.decimals
      if (decimals === undefined || parseQuantity(value.value, decimals) !== undefined) return []
      const at = { path: `$.openings[${i}].values[${j}].value` }
      return [finding('wrong_value', at, { wanted: `at most ${decimals} decimals`, found: value.value })]
    }),
  )
}

/** Every template of a definition, with its path and what its placeholders may name. */
function* templates(definition: Definition): Generator<{ template: string; path: string; allowed: readonly string[] }> {
  const figures = definition.figures.flatMap((f) => [`week.${f.id}`, `ytd.${f.id}`])
  const all = [...issuePlaceholders, ...figures]
  const numbers = ['year', 'issueNo', 'serialNo']
  if (definition.masthead.number !== undefined)
    yield { template: definition.masthead.number, path: '$.masthead.number', allowed: numbers }
  yield { template: definition.title, path: '$.title', allowed: issuePlaceholders }
  yield { template: definition.periodLine, path: '$.periodLine', allowed: issuePlaceholders }
  const { formats, numbering, imprint } = definition
  yield { template: formats.date, path: '$.formats.date', allowed: ['y', 'm', 'd', 'month'] }
  yield { template: formats.dayMonth, path: '$.formats.dayMonth', allowed: ['m', 'd', 'month'] }
  yield { template: formats.range, path: '$.formats.range', allowed: ['from', 'to'] }
  for (const level of ['sections', 'subsections', 'items'] as const) {
    yield { template: numbering[level], path: `$.numbering.${level}`, allowed: ['han', 'n'] }
  }
  for (const { section, path } of sectionPaths(definition)) {
    const paragraphs = section.kind === 'text' || section.kind === 'group' ? section.paragraphs : []
    for (const [i, template] of paragraphs.entries()) yield { template, path: `${path}.paragraphs[${i}]`, allowed: all }
  }
  for (const [i, template] of imprint.lines.entries())
    yield { template, path: `$.imprint.lines[${i}]`, allowed: issuePlaceholders }
  if (imprint.copies !== undefined)
    yield { template: imprint.copies, path: '$.imprint.copies', allowed: issuePlaceholders }
  yield {
    template: definition.correction,
    path: '$.correction',
    allowed: ['issue', 'year', 'issueNo', 'figure', 'unit', 'before', 'after'],
  }
}

function placeholderFaults(definition: Definition): Finding[] {
  return [...templates(definition)].flatMap(({ template, path, allowed }) => {
    const parts = parseTemplate(template)
    if (!parts)
      return [
        finding('wrong_value', { path }, { wanted: 'braces in pairs ({{ for a brace itself)', found: shown(template) }),
      ]
    return parts.flatMap((part) =>
      part.kind === 'text' || allowed.includes(part.name)
        ? []
        : [finding('unknown_placeholder', { path }, { placeholder: part.name })],
    )
  })
}
