/** What the cells of one item's row say, each by itself. */
import { cellText, nameKey, readTick } from './cell-text.ts'
import type { ItemsSection } from './definition.ts'
import { type Finding, finding, type Place, quoted } from './finding.ts'
import { cellAt, cellName, type Grid } from './grid.ts'
import type { ReadColumn } from './review-positions.ts'
import { foldForms } from './text-folding.ts'

/** Undefined: it cannot be read, and a finding says so. */
export interface ReviewFields {
  /** Null: blank. */
  readonly order: number | null | undefined
  readonly include: boolean | null | undefined
  /** A section's id. */
  readonly section: string | undefined
  readonly headline: string | undefined
  readonly text: string | undefined
}

export interface FieldsAt {
  readonly columns: Readonly<Record<ReadColumn, number>>
  readonly row: number
  readonly department: string
}

/** Reads the five cells of a row that are hers to change. */
export function readFields(
  grid: Grid,
  { columns, row, department }: FieldsAt,
  sections: readonly ItemsSection[],
): { fields: ReviewFields; findings: Finding[] } {
  const findings: Finding[] = []
  const place = (column: ReadColumn): Place => ({
    sheet: grid.name,
    cell: cellName(row, columns[column]),
    department,
  })
  const cell = (column: ReadColumn) => cellAt(grid, row, columns[column])
  const text = (column: ReadColumn): string | undefined => {
    const read = cellText(cell(column), place(column))
    findings.push(...read.findings)
    return read.findings.some((f) => f.severity === 'error') ? undefined : read.text
  }
  const order = (): number | null | undefined => {
    const value = cell('order')
    if (typeof value === 'number') return value
    const written = text('order')
    if (written === undefined || written === '') return written === '' ? null : undefined
    const folded = foldForms(written)
    if (typeof value !== 'boolean' && /^[+-]?\d{1,9}(?:\.\d{1,9})?$/.test(folded)) return Number(folded)
    findings.push(finding('order_unreadable', place('order'), { text: quoted(written) }))
    return undefined
  }
  const include = (): boolean | null | undefined => {
    const written = text('include')
    if (written === undefined || written === '') return written === '' ? null : undefined
    const ticked = readTick(written)
    if (ticked === undefined) {
      findings.push(finding('choice_unreadable', place('include'), { text: quoted(written) }))
    }
    return ticked
  }
  const section = (): string | undefined => {
    const written = text('section')
    if (written === undefined) return undefined
    const found =
      sections.find((s) => s.heading === written) ?? sections.find((s) => nameKey(s.heading) === nameKey(written))
    if (found) return found.id
    const headings = sections.map((s) => s.heading)
    findings.push(
      written === ''
        ? finding('section_missing', place('section'), {})
        : finding('section_unknown', place('section'), { text: quoted(written), sections: headings }),
    )
    return undefined
  }
  const fields = {
    order: order(),
    include: include(),
    section: section(),
    headline: text('headline'),
    text: text('text'),
  }
  return { fields, findings }
}
