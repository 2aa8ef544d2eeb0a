/** What changed between two revisions of a department's submission, for the one who sent it and the one who reads it. */
import { type Definition, findDepartment, leafSections, reportedFigures } from './definition.ts'
import type { Item, Reported, SheetContent } from './submission.ts'

/** Cells are those of the later sheet, but of what is there no more. */
export type SubmissionChange =
  | {
      readonly kind: 'figure'
      readonly figure: string
      readonly name: string
      readonly unit: string
      readonly cell: string
      /** Canonical decimals; null: blank. */
      readonly from: string | null
      readonly to: string | null
    }
  | {
      readonly kind: 'itemAdded' | 'itemRemoved'
      readonly line: number
      readonly cell: string
      /** The section's heading. */
      readonly section: string
      readonly headline: string | null
      readonly text: string
    }
  | {
      readonly kind: 'itemChanged'
      readonly line: number
      readonly cell: string
      /** Sections by heading. */
      readonly field: ItemField
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly kind: 'nilReturn'; readonly from: boolean; readonly to: boolean }
  | {
      readonly kind: 'reporter'
      readonly field: 'name' | 'phone'
      readonly from: string | null
      readonly to: string | null
    }

const itemFields = ['section', 'headline', 'text', 'date'] as const
type ItemField = (typeof itemFields)[number]

/**
 * Every difference, in the sheet's order: nil return, reporter, figures as the department's sheet has them, items by
 * line. Nothing where both say the same, wherever it stands on the sheet. An item keeps its line (`itemId`): other words
 * in the same line are a changed item.
 */
export function submissionChanges(
  before: SheetContent,
  after: SheetContent,
  definition: Definition,
  departmentId: string,
): SubmissionChange[] {
  const changes: SubmissionChange[] = []
  if (before.nilReturn !== after.nilReturn) {
    changes.push({ kind: 'nilReturn', from: before.nilReturn, to: after.nilReturn })
  }
  for (const field of ['name', 'phone'] as const) {
    const [from, to] = [before.reporter[field] ?? null, after.reporter[field] ?? null]
    if (from !== to) changes.push({ kind: 'reporter', field, from, to })
  }
  return [
    ...changes,
    ...figureChanges(before, after, definition, departmentId),
    ...itemChanges(before, after, definition),
  ]
}

const valueOf = (reported: Reported | undefined): string | null => (reported?.kind === 'value' ? reported.value : null)

function figureChanges(
  before: SheetContent,
  after: SheetContent,
  definition: Definition,
  departmentId: string,
): SubmissionChange[] {
  const department = findDepartment(definition, departmentId)
  return (department ? reportedFigures(definition, department) : []).flatMap(
    ({ id, name, unit }): SubmissionChange[] => {
      const [from, to] = [valueOf(before.values[id]), valueOf(after.values[id])]
      const cell = after.values[id]?.cell ?? before.values[id]?.cell ?? ''
      return from === to ? [] : [{ kind: 'figure', figure: id, name, unit, cell, from, to }]
    },
  )
}

function itemChanges(before: SheetContent, after: SheetContent, definition: Definition): SubmissionChange[] {
  const headings = new Map(leafSections(definition).map(({ id, heading }) => [id, heading]))
  const section = ({ section }: Item): string => headings.get(section) ?? section
  const whole = (kind: 'itemAdded' | 'itemRemoved', item: Item): SubmissionChange => {
    const { line, cell, headline = null, text } = item
    return { kind, line, cell, section: section(item), headline, text }
  }
  const was = new Map(before.items.map((item) => [item.line, item]))
  const is = new Map(after.items.map((item) => [item.line, item]))
  const lines = [...new Set([...was.keys(), ...is.keys()])].toSorted((a, b) => a - b)
  return lines.flatMap((line): SubmissionChange[] => {
    const [old, now] = [was.get(line), is.get(line)]
    if (!now) return old ? [whole('itemRemoved', old)] : []
    if (!old) return [whole('itemAdded', now)]
    return itemFields.flatMap((field): SubmissionChange[] => {
      const value = (item: Item) => (field === 'section' ? section(item) : (item[field] ?? null))
      const [from, to] = [value(old), value(now)]
      return from === to ? [] : [{ kind: 'itemChanged', line, cell: now.cell, field, from, to }]
    })
  })
}
