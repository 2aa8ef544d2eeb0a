/** The real bulletin of `../shared/seed/`, as a tree; only where that folder is there. */
import { existsSync, readFileSync } from 'node:fs'
import type { Block, Bulletin, ItemSource } from '../../functions/core/bulletin.ts'

const folder = new URL('../../../shared/seed/', import.meta.url)
export const hasSeed = existsSync(folder)

export interface Seed {
  masthead: { name: string; year: number; issueNo: number; serialNo: number; issuer: string; issuedOn: string }
  title: string
  periodText: string
  yearToDate: { figures: Record<string, Record<string, number>> }
  sections: { heading: string; paragraphs: string[]; subsections: Subsection[] }[]
  imprint: { report: string; send: string; distribute: string; copies: string }
}
type Subsection =
  { heading: string; items: { department: string; text: string }[] } | { heading: string; runIn: true; text: string }

const han = '一二三四五六七八九'
const source = (departmentName: string): ItemSource => ({
  department: 'd',
  departmentName,
  revision: 1,
  cell: 'C20',
  edited: false,
})

function subsection(sub: Subsection, n: number): Block[] {
  const number = `（${han[n] ?? ''}）`
  if ('runIn' in sub)
    return [{ kind: 'line', id: `line-${n}`, number, head: `${sub.heading}。`, text: sub.text, sources: [] }]
  return [
    { kind: 'heading', id: `sub-${n}`, level: 2, number, text: sub.heading },
    ...sub.items.map((item, i): Block => ({
      kind: 'item',
      id: `item-${n}-${i}`,
      number: `（${i + 1}）`,
      paragraphs: [item.text],
      source: source(item.department),
    })),
  ]
}

export const readSeed = (): Seed => JSON.parse(readFileSync(new URL('bulletin.json', folder), 'utf8')) as Seed

/** What `bulletin.txt` says, line by line. */
export const seedText = (): string[] => readFileSync(new URL('bulletin.txt', folder), 'utf8').trim().split('\n')

export function seedBulletin(printStyle: string): Bulletin {
  const seed = readSeed()
  const { name, year, issueNo, serialNo, issuer, issuedOn } = seed.masthead
  const number = `${year}年第${issueNo}期（总第${serialNo}期）`
  const [y = 0, m = 0, d = 0] = issuedOn.split('-').map(Number)
  const { report, send, distribute, copies } = seed.imprint
  return {
    bulletin: 'window-weekly',
    issue: `${year}-${issueNo}`,
    language: 'zh-CN',
    name,
    number,
    issuer,
    title: seed.title,
    issuedOn,
    printStyle,
    blocks: [
      { kind: 'masthead', name, number, issuer, issuedOn: `${y}年${m}月${d}日` },
      { kind: 'title', text: seed.title, periodLine: seed.periodText },
      ...seed.sections.flatMap((section, i): Block[] => [
        { kind: 'heading', id: `section-${i}`, level: 1, number: `${han[i] ?? ''}、`, text: section.heading },
        ...section.paragraphs.map((text): Block => ({ kind: 'paragraph', runs: [{ kind: 'text', text }] })),
        ...section.subsections.flatMap(subsection),
      ]),
      { kind: 'imprint', lines: [report, send, distribute], copies },
    ],
  }
}
