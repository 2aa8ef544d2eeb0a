/** A merge → the bulletin's block tree: boilerplate filled, numbers given, nothing left for a renderer to decide. */
import type { Block, Bulletin, ItemSource, Run, TableRow } from './bulletin.ts'
import type { Definition, Figure, LeafSection, Section } from './definition.ts'
import type { Edition, Issue } from './issue.ts'
import type { Merged, MergedItem } from './merge.ts'
import { formatNumbering } from './numeral.ts'
import { type CivilDate, dateParts } from './period.ts'
import { fillTemplate, type IssuePlaceholder, parseTemplate } from './placeholder.ts'
import { formatQuantity, groupDigits, type Quantity } from './quantity.ts'
import type { Submission } from './submission.ts'
import { type FigureTotal, foldWeek, makeTotals, provenanceOf } from './totals.ts'

/** An earlier issue whose totals a newer edition changed after they were last printed. */
export interface Correction {
  readonly before: Edition
  readonly after: Edition
}

export interface BulletinInput {
  readonly merged: Merged
  readonly issuedOn: CivilDate
  readonly corrections: readonly Correction[]
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** `2022-12-30` by a pattern with `{y}`, `{m}`, `{d}`, `{month}`. */
export function formatDate(date: CivilDate, pattern: string): string {
  const { year, month, day } = dateParts(date)
  return fillTemplate(pattern, { y: year, m: month, d: day, month: months[month - 1] ?? '' })
}

const printed = (value: Quantity | undefined, figure: Figure, { formats }: Definition): string =>
  value === undefined ? formats.noValue : groupDigits(formatQuantity(value, figure.decimals), formats.thousands)

function issueValues(issue: Issue, issuedOn: CivilDate, { formats }: Definition): Record<IssuePlaceholder, string> {
  const { from, to } = issue.period
  const long = (date: CivilDate) => formatDate(date, formats.date)
  const short = (date: CivilDate) => formatDate(date, formats.dayMonth)
  return {
    year: String(issue.year),
    issueNo: String(issue.issueNo),
    serialNo: String(issue.serialNo),
    issuedOn: long(issuedOn),
    period: from === to ? short(from) : fillTemplate(formats.range, { from: short(from), to: short(to) }),
    'period.from': short(from),
    'period.to': short(to),
    'ytd.from': long(`${issue.year}-01-01`),
    'ytd.to': long(to),
  }
}

/** Builds the tree. Throws only on a bug: every template was checked when the definition was read. */
export function buildBulletin(input: BulletinInput): Bulletin {
  const { merged, issuedOn } = input
  const { definition } = merged.definition
  const { masthead, imprint } = definition
  const values = issueValues(merged.issue, issuedOn, definition)
  const fill = (template: string) => fillTemplate(template, values)
  const number = masthead.number === undefined ? {} : { number: fill(masthead.number) }
  const builder = new SectionBuilder(merged, values)
  const blocks: Block[] = [
    { kind: 'masthead', name: masthead.name, ...number, issuer: masthead.issuer, issuedOn: values.issuedOn },
    { kind: 'title', text: fill(definition.title), periodLine: fill(definition.periodLine) },
    ...builder.sections(definition.sections),
    ...corrections(input.corrections, definition),
    {
      kind: 'imprint',
      lines: imprint.lines.map(fill),
      ...(imprint.copies === undefined ? {} : { copies: fill(imprint.copies) }),
    },
  ]
  return {
    bulletin: merged.issue.bulletin,
    issue: merged.issue.issue,
    language: definition.language,
    name: masthead.name,
    ...number,
    issuer: masthead.issuer,
    title: fill(definition.title),
    issuedOn,
    printStyle: definition.printStyle,
    blocks,
  }
}

class SectionBuilder {
  readonly #merged: Merged
  readonly #definition: Definition
  readonly #values: Readonly<Record<string, string>>
  readonly #items: ReadonlyMap<string, readonly MergedItem[]>

  constructor(merged: Merged, values: Readonly<Record<string, string>>) {
    this.#merged = merged
    this.#definition = merged.definition.definition
    this.#values = values
    this.#items = new Map(
      merged.sections.map(({ section, items }) => [section.id, items.filter((item) => item.included)]),
    )
  }

  /** Sections in print, numbered without gaps: one that has nothing to say leaves no number. */
  sections(sections: readonly Section[]): Block[] {
    let n = 0
    return sections.flatMap((section): Block[] => {
      const body = section.kind === 'group' ? this.#group(section) : this.#leaf(section)
      if (body.length === 0) return []
      n++
      if (section.kind === 'line') return this.#line(section, 'sections', n)
      return [this.#heading(section, 1, n), ...body]
    })
  }

  #heading(section: Section, level: 1 | 2, n: number): Block {
    const pattern = level === 1 ? this.#definition.numbering.sections : this.#definition.numbering.subsections
    return { kind: 'heading', id: section.id, level, number: formatNumbering(pattern, n), text: section.heading }
  }

  #group(group: Extract<Section, { kind: 'group' }>): Block[] {
    let n = 0
    const inner = group.sections.flatMap((section): Block[] => {
      if (section.kind === 'line') return this.#line(section, 'subsections', ++n)
      const body = this.#leaf(section)
      return body.length === 0 ? [] : [this.#heading(section, 2, ++n), ...body]
    })
    return [...group.paragraphs.map((template) => this.#paragraph(template)), ...inner]
  }

  #leaf(section: LeafSection): Block[] {
    switch (section.kind) {
      case 'text':
        return section.paragraphs.map((template) => this.#paragraph(template))
      case 'items': {
        const items = this.#items.get(section.id) ?? []
        if (items.length === 0 && section.whenEmpty !== undefined)
          return [{ kind: 'paragraph', runs: [{ kind: 'text', text: section.whenEmpty }] }]
        return items.map((item, i) => this.#item(item, i + 1))
      }
      case 'line':
        return this.#line(section, 'sections', 1)
      case 'table':
        return [this.#table(section)]
    }
  }

  #item(item: MergedItem, n: number): Block {
    const headline =
      this.#definition.items.printHeadlines && item.headline !== ''
        ? { headline: runInHead(item.headline, this.#definition) }
        : {}
    return {
      kind: 'item',
      id: item.id,
      number: formatNumbering(this.#definition.numbering.items, n),
      ...headline,
      paragraphs: item.text.split('\n').filter((text) => text !== ''),
      source: source(item),
    }
  }

  #line(section: Extract<LeafSection, { kind: 'line' }>, level: 'sections' | 'subsections', n: number): Block[] {
    const items = this.#items.get(section.id) ?? []
    const space = this.#definition.language === 'zh-CN' ? '' : ' '
    const written = items.map((item) => item.text.replaceAll('\n', space)).join(space)
    const text = items.length === 0 ? section.default : written
    const number = formatNumbering(this.#definition.numbering[level], n)
    return [
      {
        kind: 'line',
        id: section.id,
        number,
        head: runInHead(section.heading, this.#definition),
        text,
        sources: items.map(source),
      },
    ]
  }

  #paragraph(template: string): Block {
    const runs = (parseTemplate(template) ?? []).map((part): Run => {
      if (part.kind === 'text') return part
      // First, for a figure may be called `from`.
      if (Object.hasOwn(this.#values, part.name)) return { kind: 'text', text: this.#values[part.name] ?? '' }
      const [basis, id] = [part.name.slice(0, part.name.indexOf('.')), part.name.slice(part.name.indexOf('.') + 1)]
      const total = this.#merged.totals.get(id)
      if (total && basis === 'week') return this.#figure(total, 'week')
      if (total && basis === 'ytd') return this.#figure(total, 'yearToDate')
      throw new Error(`No placeholder ${part.name}: the definition was not checked`)
    })
    return { kind: 'paragraph', runs }
  }

  #figure(total: FigureTotal, basis: 'week' | 'yearToDate'): Run {
    const value = basis === 'week' ? total.week : total.yearToDate
    const provenance = provenanceOf(total, basis, this.#merged.totals)
    return { kind: 'figure', text: printed(value, total.figure, this.#definition), provenance }
  }

  /** Figures by department: a row for each that reports one of them, and the total's. */
  #table(section: Extract<LeafSection, { kind: 'table' }>): Block {
    const totals = section.figures.flatMap((id) => this.#merged.totals.get(id) ?? [])
    const columns = totals.map(({ figure }) => ({ heading: figure.name, unit: figure.unit }))
    const submissions = new Map(this.#merged.submissions.map((s) => [s.department, s]))
    const rows = this.#definition.departments.flatMap((department): TableRow[] => {
      if (!section.figures.some((id) => department.figures.includes(id))) return []
      const cells = this.#ownFigures(submissions.get(department.id), section.figures)
      return [{ head: department.shortName ?? department.name, total: false, cells }]
    })
    const total = { head: section.totalLabel, total: true, cells: totals.map((t) => this.#figure(t, 'week')) }
    return { kind: 'table', id: section.id, columns, rows: [...rows, total] }
  }

  /** A department's own week: its sums and rates are made of what it reported. */
  #ownFigures(submission: Submission | undefined, figures: readonly string[]): Run[] {
    const { year } = this.#merged.issue
    const fold = foldWeek(this.#definition, submission ? [submission] : [])
    const own = makeTotals(this.#definition, year, fold, { editions: [], missing: [] })
    const reports = (id: string): boolean => {
      const figure = own.get(id)?.figure
      if (figure?.kind === 'sum') return figure.of.some(reports)
      if (figure?.kind === 'ratio') return reports(figure.numerator) && reports(figure.denominator)
      return fold.has(id)
    }
    return figures.flatMap((id): Run[] => {
      const total = own.get(id)
      if (!total) return []
      if (!reports(id)) return [{ kind: 'text', text: this.#definition.formats.noValue }]
      const value = printed(total.week, total.figure, this.#definition)
      return [{ kind: 'figure', text: value, provenance: provenanceOf(total, 'week', own) }]
    })
  }
}

/** A run-in head ends in a full stop of its language (print.md, "Page"), or in the mark it has. */
function runInHead(text: string, { language }: Definition): string {
  const head = text.trimEnd()
  const ended = /[。．.！？!?：:；;…]$/.test(head)
  return head + (ended ? '' : language === 'zh-CN' ? '。' : '.') + (language === 'zh-CN' ? '' : ' ')
}

const source = (item: MergedItem): ItemSource => ({
  department: item.department,
  departmentName: item.departmentName,
  revision: item.revision,
  cell: item.cell,
  edited: item.edited,
})

/** 更正 of figures that an earlier bulletin printed otherwise (design.md, "State"). */
function corrections(list: readonly Correction[], definition: Definition): Block[] {
  return list.flatMap(({ before, after }) =>
    definition.figures.flatMap((figure): Block[] => {
      if (figure.kind === 'sum' || figure.kind === 'ratio') return []
      const was = before.totals[figure.id]?.week ?? null
      const is = after.totals[figure.id]?.week ?? null
      if (was === is) return []
      const show = (value: string | null) =>
        value === null ? definition.formats.noValue : groupDigits(value, definition.formats.thousands)
      const text = fillTemplate(definition.correction, {
        issue: after.issue,
        year: after.year,
        issueNo: after.issueNo,
        figure: figure.name,
        unit: figure.unit,
        before: show(was),
        after: show(is),
      })
      return [{ kind: 'correction', text }]
    }),
  )
}
