/** Issue 2, point 10: the real bulletin comes back from departments' submissions, character by character. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bulletinText } from '../functions/core/bulletin.ts'
import { buildBulletin } from '../functions/core/bulletin-build.ts'
import type { Definition, Section } from '../functions/core/definition.ts'
import { parseDefinition } from '../functions/core/definition-parse.ts'
import type { Issue } from '../functions/core/issue.ts'
import { mergeIssue } from '../functions/core/merge.ts'
import { parsePrintStyle } from '../functions/core/print-style.ts'
import type { Item, Submission } from '../functions/core/submission.ts'
import { renderDocx } from '../functions/formats/docx.ts'
import { renderHtml } from '../functions/formats/html.ts'
import { docxText } from './formats/docx-text.ts'
import { readPage } from './formats/read-page.ts'
import { hasSeed, readSeed, type Seed, seedText } from './formats/seed-bulletin.ts'

const templates = join(import.meta.dirname, '..', 'templates')
const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(templates, ...path), 'utf8'))

function shipped(): Definition {
  const parsed = parseDefinition(readJson('window-weekly', 'definition.json'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

/** The shipped definition with the real bulletin's own sentences: its totals become placeholders. */
function seedDefinition(seed: Seed): Definition {
  const definition = shipped()
  const placeholders: [string, string][] = [
    ['2022年1月1日', '{ytd.from}'],
    ['2022年12月30日', '{ytd.to}'],
    ...figures.map(([category, kind, id]): [string, string] => [
      `${seed.yearToDate.figures[category]?.[kind] ?? ''}件`,
      `{ytd.${id}}件`,
    ]),
  ]
  const template = (text: string) => placeholders.reduce((t, [from, to]) => t.replace(from, to), text)
  const sections = definition.sections.map((section, i): Section => {
    const paragraphs = seed.sections[i]?.paragraphs.map(template) ?? []
    return section.kind === 'text' || section.kind === 'group' ? { ...section, paragraphs } : section
  })
  const { report, send, distribute, copies } = seed.imprint
  return { ...definition, sections, imprint: { lines: [report, send, distribute], copies } }
}

const figures = [
  ['行政许可', '受理', 'permits-accepted'],
  ['行政许可', '办结', 'permits-completed'],
  ['公共服务', '受理', 'services-accepted'],
  ['公共服务', '办结', 'services-completed'],
  ['其它九类行权', '受理', 'others-accepted'],
  ['其它九类行权', '办结', 'others-completed'],
] as const

/** Every department's share: an odd split of what the week must be for the year's totals to come out. */
function submissions(seed: Seed, definition: Definition): Submission[] {
  const openings = definition.openings[0]?.values ?? []
  const weeks = figures.map(([category, kind, id]) => {
    const opening = openings.filter((o) => o.figure === id).reduce((sum, o) => sum + Number(o.value), 0)
    const reporting = definition.departments.filter((d) => d.figures.includes(id)).map((d) => d.id)
    return { id, reporting, week: (seed.yearToDate.figures[category]?.[kind] ?? 0) - opening }
  })
  return definition.departments.map((department) => {
    const values: Record<string, { kind: 'value'; value: string; cell: string }> = {}
    weeks.forEach(({ id, reporting, week }, row) => {
      const i = reporting.indexOf(department.id)
      if (i < 0) return
      const share = Math.floor(week / reporting.length)
      const value = i === 0 ? week - share * (reporting.length - 1) : share
      values[id] = { kind: 'value', value: String(value), cell: `D${8 + row}` }
    })
    return { ...submission(department.id, itemsOf(seed, definition, department.id, department.name)), values }
  })
}

function itemsOf(seed: Seed, definition: Definition, id: string, name: string): Item[] {
  const items: Omit<Item, 'line' | 'cell'>[] = []
  definition.sections.forEach((section, i) => {
    if (section.kind !== 'group') return
    section.sections.forEach((inner, j) => {
      const sub = seed.sections[i]?.subsections[j]
      expect(sub?.heading).toBe(inner.heading)
      if (sub && 'items' in sub) {
        items.push(
          ...sub.items.filter((item) => item.department === name).map(({ text }) => ({ section: inner.id, text })),
        )
      } else if (sub && id === 'hall') items.push({ section: inner.id, text: sub.text })
    })
  })
  return items.map((item, i) => ({ ...item, line: i + 1, cell: `D${30 + i}` }))
}

const submission = (department: string, items: Item[]): Submission => ({
  bulletin: 'window-weekly',
  issue: '2022-45',
  department,
  revision: 1,
  definition: 1,
  writer: 'w',
  by: department,
  receivedAt: '2022-12-30T08:00:00.000Z',
  late: false,
  source: { kind: 'grid', sha256: '0' },
  sheet: '填报表',
  nilReturn: false,
  reporter: { name: '综合科' },
  values: {},
  items,
  findings: [],
  reasons: {},
})

const issue: Issue = {
  bulletin: 'window-weekly',
  issue: '2022-45',
  year: 2022,
  issueNo: 45,
  serialNo: 420,
  period: { from: '2022-12-26', to: '2022-12-30' },
  deadline: '2022-12-30T09:00:00.000Z',
  issuedOn: '2023-01-14',
  definition: 1,
  writer: 'w',
  by: 'editor',
  openedAt: '2022-12-26T00:00:00.000Z',
}

describe.skipIf(!hasSeed)('the real bulletin (skipped where ../shared/seed is absent)', () => {
  const build = () => {
    const seed = readSeed()
    const definition = seedDefinition(seed)
    expect(parseDefinition(definition).ok).toBe(true)
    const merged = mergeIssue({
      issue,
      definition: { revision: 1, definition },
      submissions: submissions(seed, definition),
      returns: [],
      // The print order of a section is the editor's: the seed's own is not the departments'.
      review: { ...reviewOf(seed, definition) },
      editions: [],
    })
    return { merged, bulletin: buildBulletin({ merged, issuedOn: '2023-01-14', corrections: [] }) }
  }

  it('comes back from the block tree, line by line', () => {
    expect(bulletinText(build().bulletin)).toEqual(seedText())
  })

  it('comes back from the .docx, line by line', async () => {
    const style = parsePrintStyle(readJson('print-styles', 'bulletin-22.json'))
    if (!style.ok) throw new Error(JSON.stringify(style.findings))
    expect(docxText(await renderDocx(build().bulletin, style.value))).toEqual(seedText())
  })

  it('comes back from the .html, line by line', () => {
    const html = Buffer.from(renderHtml(build().bulletin)).toString('utf8')
    expect(readPage(html).articleLines).toEqual(seedText())
  })

  it('needs no error waved through: the merge has none, and no department is missing', () => {
    const { findings } = build().merged
    expect(findings.filter((f) => f.severity === 'error' || f.code === 'not_submitted')).toEqual([])
  })
})

/** Items in the seed's order within each section. */
function reviewOf(seed: Seed, definition: Definition) {
  const order: Record<string, string[]> = {}
  const all = submissions(seed, definition)
  definition.sections.forEach((section, i) => {
    if (section.kind !== 'group') return
    section.sections.forEach((inner, j) => {
      const sub = seed.sections[i]?.subsections[j]
      if (!sub || !('items' in sub)) return
      order[inner.id] = sub.items.map(({ text }) => {
        const from = all.find((s) => s.items.some((item) => item.text === text))
        const item = from?.items.find((one) => one.text === text)
        return `${from?.department ?? ''}#${item?.line ?? 0}`
      })
    })
  })
  return {
    bulletin: 'window-weekly',
    issue: '2022-45',
    revision: 1,
    edits: [],
    order,
    savedAt: issue.openedAt,
    writer: 'w',
    by: 'editor',
  }
}
