/** What a sender wrote, to be put back into the template: from a sheet of his (marked-up copies) or from the store. */
import { type Definition, findDepartment, reportedFigures, writableSections } from './definition.ts'
import { serialOf } from './period.ts'
import { sheetWording } from './sheet-wording.ts'
import type { Item, SheetContent } from './submission.ts'

type Value = string | number | null

export interface FilledSheet {
  readonly nilReturn: Value
  readonly reporter: Value
  readonly phone: Value
  readonly figures: Readonly<Record<string, { readonly value: Value; readonly remark: Value }>>
  readonly items: readonly FilledItem[]
}

/** One line of the items table; lines beyond the definition's rows lengthen it. */
export interface FilledItem {
  readonly line: number
  readonly section: Value
  readonly headline: Value
  readonly text: Value
  readonly date: Value
  readonly remark: Value
}

/** What is stored of a submission that its sheet shows. */
export type FilledFrom = SheetContent & { readonly reasons: Readonly<Record<string, string>> }

/** No sheet is drawn longer for one line of a far number; it gets the next one after the others. */
const lastLine = 1000

/**
 * A stored submission as its sheet had it: values as numbers, sections as their headings, dates as serials of the 1900
 * system, reasons for warnings as remarks of their rows. A section that the definition has no more is left to choose.
 */
export function filledFrom(submission: FilledFrom, definition: Definition, departmentId: string): FilledSheet {
  const department = findDepartment(definition, departmentId)
  const headings = new Map(writableSections(definition).map(({ id, heading }) => [id, heading]))
  const remarks = remarksOf(submission.reasons, definition.language)
  const remark = (cell: string | undefined): string | null => remarks.get(rowOf(cell)) ?? null
  const figures = (department ? reportedFigures(definition, department) : []).map(({ id }) => {
    const reported = submission.values[id]
    const value = reported?.kind === 'value' ? Number(reported.value) : null
    return [id, { value, remark: remark(reported?.cell) }] as const
  })
  const lines = linesOf(submission.items)
  return {
    nilReturn: submission.nilReturn ? sheetWording(definition.language).yes : null,
    reporter: submission.reporter.name,
    phone: submission.reporter.phone ?? null,
    figures: Object.fromEntries(figures),
    items: submission.items.map((item, i) => ({
      line: lines[i] ?? item.line,
      section: headings.get(item.section) ?? null,
      headline: item.headline ?? null,
      text: item.text,
      date: item.date === undefined ? null : serialOf(item.date),
      remark: remark(item.cell),
    })),
  }
}

/** "D8" → 8: as people count rows. */
const rowOf = (cell: string | undefined): number => Number(/\d+$/.exec(cell ?? '')?.[0] ?? 0)

/** Reasons (by `findingKey`: "jump@D8") by row; several of one row, each once, as one remark. */
function remarksOf(reasons: FilledFrom['reasons'], language: Definition['language']): Map<number, string> {
  const byRow = new Map<number, string[]>()
  for (const [key, reason] of Object.entries(reasons)) {
    const row = rowOf(key)
    if (row === 0) continue
    const said = byRow.get(row) ?? []
    if (!said.includes(reason)) byRow.set(row, [...said, reason])
  }
  const separator = language === 'zh-CN' ? '；' : '; '
  return new Map([...byRow].map(([row, said]) => [row, said.join(separator)]))
}

function linesOf(items: readonly Item[]): number[] {
  let last = Math.max(0, ...items.map(({ line }) => (line <= lastLine ? line : 0)))
  return items.map(({ line }) => (line <= lastLine ? line : ++last))
}
