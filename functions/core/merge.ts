/** 汇总: everything an issue's departments sent, as totals, items in their places, and what is still wrong. */
import { comparable } from './check.ts'
import { type Definition, type DefinitionRevision, type ItemsSection, writableSections } from './definition.ts'
import { type Finding, finding, findingKey } from './finding.ts'
import type { Edition, Issue, Return, Review } from './issue.ts'
import { formatQuantity } from './quantity.ts'
import { applyReview, type EditConflict, type PlacedItem } from './review.ts'
import type { Submission } from './submission.ts'
import { diffTexts, type DiffPart } from './text-diff.ts'
import { applyTextRules, endHeading, flagText, type TextChange } from './text-rules.ts'
import { foldWeek, type Ledger, ledgerFor, makeTotals, type Totals } from './totals.ts'

export type DepartmentStatus = 'notSubmitted' | 'submitted' | 'late' | 'nilReturn' | 'returned'

/** A finding as the editor sees it. */
export type ExplainedFinding = Finding & { readonly reason?: string }

/** One department on the board. */
export interface BoardRow {
  readonly department: string
  readonly name: string
  readonly status: DepartmentStatus
  readonly revision: number | null
  readonly receivedAt: string | null
  readonly late: boolean
  /** Warnings with the reasons that its department gave, and notices; errors are never stored. */
  readonly findings: readonly ExplainedFinding[]
  /** The editor's comment, where it was returned. */
  readonly comment: string | null
}

export interface MergeInput {
  readonly issue: Issue
  readonly definition: DefinitionRevision
  /** The newest submission of each department that sent one, in any order. */
  readonly submissions: readonly Submission[]
  readonly returns: readonly Return[]
  readonly review: Review | undefined
  /** The newest edition of every issue of the bulletin. */
  readonly editions: readonly Edition[]
}

/** An item as it would be printed, beside what its department wrote. */
export interface MergedItem {
  readonly id: string
  readonly department: string
  readonly departmentName: string
  readonly revision: number
  readonly cell: string
  readonly date: string | null
  readonly included: boolean
  readonly edited: boolean
  readonly headline: string
  readonly text: string
  readonly written: { readonly section: string; readonly headline: string; readonly text: string }
  /** What the text rules changed of the department's words. */
  readonly changes: readonly TextChange[]
  /** From the department's words to the printed ones. */
  readonly diff: readonly DiffPart[]
  readonly conflict: EditConflict | null
}

export interface MergedSection {
  readonly section: ItemsSection
  readonly items: readonly MergedItem[]
}

export interface Merged {
  readonly issue: Issue
  readonly definition: DefinitionRevision
  readonly board: readonly BoardRow[]
  /** What takes part, in the definition's order of departments: returned ones do not. */
  readonly submissions: readonly Submission[]
  readonly review: Review | undefined
  readonly ledger: Ledger
  readonly totals: Totals
  readonly sections: readonly MergedSection[]
  readonly findings: readonly Finding[]
}

/** Board rows in the definition's order (design.md: who has not submitted, nil returns, late ones). */
export function makeBoard(
  definition: Definition,
  submissions: readonly Submission[],
  returns: readonly Return[],
): BoardRow[] {
  const newest = new Map(submissions.map((s) => [s.department, s]))
  const returned = newestReturns(returns)
  return definition.departments.map(({ id, name }): BoardRow => {
    const submission = newest.get(id)
    if (!submission) {
      const none = { revision: null, receivedAt: null, late: false, findings: [], comment: null }
      return { department: id, name, status: 'notSubmitted', ...none }
    }
    const back = returned.get(id)
    const isBack = back?.submission === submission.revision
    const { revision, receivedAt, late } = submission
    return {
      department: id,
      name,
      status: isBack ? 'returned' : submission.nilReturn ? 'nilReturn' : late ? 'late' : 'submitted',
      revision,
      receivedAt,
      late,
      findings: submission.findings.map((f) => explained(f, submission.reasons)),
      comment: isBack ? back.comment : null,
    }
  })
}

function explained(f: Finding, reasons: Submission['reasons']): ExplainedFinding {
  const reason = f.severity === 'warning' ? reasons[findingKey(f)] : undefined
  return reason === undefined ? f : { ...f, reason }
}

function newestReturns(returns: readonly Return[]): Map<string, Return> {
  const newest = new Map<string, Return>()
  for (const one of returns)
    if (one.revision > (newest.get(one.department)?.revision ?? 0)) newest.set(one.department, one)
  return newest
}

/** Merges an issue. Pure: the same inputs give the same merge. */
export function mergeIssue(input: MergeInput): Merged {
  const { issue, review } = input
  const { definition } = input.definition
  const board = makeBoard(definition, input.submissions, input.returns)
  const newest = new Map(input.submissions.map((s) => [s.department, s]))
  const submissions = board.flatMap((row) => (row.status === 'returned' ? [] : (newest.get(row.department) ?? [])))
  const ledger = ledgerFor(definition, issue, input.editions)
  const totals = makeTotals(definition, issue.year, foldWeek(definition, submissions), ledger)
  const writable = writableSections(definition)
  const placed = applyReview(
    submissions,
    writable.map((s) => s.id),
    review,
  )
  const names = new Map(definition.departments.map((d) => [d.id, d.name]))
  const sections = writable.map((section) => ({
    section,
    items: (placed.sections.get(section.id) ?? []).map((item) => mergedItem(item, definition, names)),
  }))
  const findings = [
    ...board.flatMap(({ status, department, name }) =>
      status === 'notSubmitted' || status === 'returned' ? [finding('not_submitted', { department }, { name })] : [],
    ),
    ...ledger.missing.map((missing) => finding('earlier_issue_missing', {}, { issue: missing })),
    ...totalFindings(totals),
    ...itemFindings(definition, sections),
    ...placed.orphans.map((edit) =>
      finding('edit_orphaned', { department: edit.item.split('#')[0] ?? '' }, { item: edit.item }),
    ),
  ]
  return { issue, definition: input.definition, board, submissions, review, ledger, totals, sections, findings }
}

function mergedItem(placed: PlacedItem, definition: Definition, names: ReadonlyMap<string, string>): MergedItem {
  const { item } = placed
  const ruled = applyTextRules(item.text, definition.textRules)
  const text = placed.text ?? ruled.text
  const ruledHeadline = endHeading(applyTextRules(item.headline ?? '', definition.textRules).text)
  const headline = placed.headline ?? ruledHeadline
  return {
    id: placed.id,
    department: placed.department,
    departmentName: names.get(placed.department) ?? placed.department,
    revision: placed.revision,
    cell: item.cell,
    date: item.date ?? null,
    // An item without words would leave a number with nothing after it.
    included: placed.included && text.trim() !== '',
    edited: text !== ruled.text || headline !== ruledHeadline,
    headline,
    text,
    written: { section: item.section, headline: item.headline ?? '', text: item.text },
    changes: ruled.changes,
    diff: diffTexts(item.text, text),
    conflict: placed.conflict ?? null,
  }
}

function totalFindings(totals: Totals): Finding[] {
  return [...totals.values()].flatMap(({ figure, week, yearToDate }) =>
    figure.kind === 'ratio' && (week === undefined || yearToDate === undefined)
      ? [finding('ratio_undefined', {}, { figure: figure.name })]
      : [],
  )
}

function itemFindings(definition: Definition, sections: readonly MergedSection[]): Finding[] {
  const items = sections.flatMap((s) => s.items)
  const included = items.filter((item) => item.included)
  const findings: Finding[] = items.flatMap((item) =>
    item.conflict
      ? [finding('edit_conflict', { department: item.department, cell: item.cell }, { item: item.id })]
      : [],
  )
  const first = new Map<string, MergedItem>()
  for (const item of included) {
    const key = comparable(item.text)
    const same = first.get(key)
    const at = { department: item.department, cell: item.cell }
    if (!same) first.set(key, item)
    else if (same.department !== item.department) {
      findings.push(finding('same_item', at, { department: same.departmentName, cell: same.cell }))
    }
  }
  const byId = new Map(included.map((item) => [item.id, item]))
  for (const { id, rule, text } of flagText(included, definition.textRules)) {
    const item = byId.get(id)
    if (item) findings.push(finding('text_flagged', { department: item.department, cell: item.cell }, { rule, text }))
  }
  for (const { section, items: ofSection } of sections) {
    const departments = ofSection.filter((item) => item.included).map((item) => item.departmentName)
    if (section.kind === 'line' && departments.length > 1) {
      findings.push(finding('line_has_several', {}, { section: section.heading, departments }))
    }
  }
  return findings
}

/** Totals as plain data: for JSON answers and for an edition. */
export const plainTotals = (totals: Totals): Record<string, { week: string | null; yearToDate: string | null }> =>
  Object.fromEntries(
    [...totals.values()].map(({ figure, week, yearToDate }) => {
      const text = (value: bigint | undefined) => (value === undefined ? null : formatQuantity(value, figure.decimals))
      return [figure.id, { week: text(week), yearToDate: text(yearToDate) }]
    }),
  )
