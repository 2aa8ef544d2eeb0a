/** Plausibility: what can be read may still be wrong. Warnings show the history and ask for a reason (input.md). */
import { type Definition, type Department, findDepartment, type ReportedFigure, reportedFigures } from './definition.ts'
import { type Finding, finding, findingKey, type Place } from './finding.ts'
import type { DepartmentHistory } from './history.ts'
import type { Period } from './period.ts'
import { formatQuantity, parseQuantity, type Quantity, readQuantity } from './quantity.ts'
import type { Item, SheetContent } from './submission.ts'

export interface CheckContext {
  readonly definition: Definition
  readonly department: string
  readonly period: Period
  readonly history: DepartmentHistory
}

/** Every warning that a readable sheet gives rise to. */
export function checkSubmission(content: SheetContent, context: CheckContext): Finding[] {
  const department = findDepartment(context.definition, context.department)
  if (!department || content.nilReturn) return []
  return [...checkFigures(content, context, department), ...checkItems(content, context, department)]
}

const quantity = (content: SheetContent, figure: ReportedFigure | undefined): Quantity | undefined => {
  const reported = figure && content.values[figure.id]
  return figure && reported?.kind === 'value' ? parseQuantity(reported.value, figure.decimals) : undefined
}

function checkFigures(content: SheetContent, context: CheckContext, department: Department): Finding[] {
  const { definition, history } = context
  const figures = reportedFigures(definition, department)
  const at = (figure: ReportedFigure): Place => ({
    sheet: content.sheet,
    department: department.id,
    cell: content.values[figure.id]?.cell ?? '',
  })
  const findings: Finding[] = []
  for (const figure of figures) {
    const value = quantity(content, figure)
    if (value === undefined) continue
    const text = formatQuantity(value, figure.decimals)
    if (figure.kind === 'flow' && value < 0n) {
      const yearToDate = history.yearToDate[figure.id] ?? formatQuantity(0n, figure.decimals)
      findings.push(finding('cumulative_falls', at(figure), { figure: figure.name, value: text, yearToDate }))
    }
    const last = parseQuantity(history.lastIssue[figure.id] ?? '', figure.decimals)
    if (last !== undefined && jumps(value, last, definition.checks.jumpFactor)) {
      const params = {
        figure: figure.name,
        value: text,
        last: formatQuantity(last, figure.decimals),
        factor: definition.checks.jumpFactor,
      }
      findings.push(finding('jump', at(figure), params))
    }
  }
  for (const rule of definition.checks.atMost) {
    const figure = figures.find((f) => f.id === rule.figure)
    const limitFigure = figures.find((f) => f.id === rule.limit)
    const value = quantity(content, figure)
    const limit = quantity(content, limitFigure)
    if (!figure || !limitFigure || value === undefined || limit === undefined) continue
    if (value * 10n ** BigInt(limitFigure.decimals) <= limit * 10n ** BigInt(figure.decimals)) continue
    const params = { figure: figure.name, value: formatQuantity(value, figure.decimals), limitFigure: limitFigure.name }
    findings.push(finding('above_limit', at(figure), { ...params, limit: formatQuantity(limit, limitFigure.decimals) }))
  }
  return findings
}

/** Ten times as much, or a tenth: by factor, either way; nothing jumps from or to zero of small counts. */
function jumps(value: Quantity, last: Quantity, factor: number): boolean {
  const [small, large] = [value < 0n ? -value : value, last < 0n ? -last : last].toSorted((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  )
  return small !== undefined && large !== undefined && small > 0n && large >= small * BigInt(factor)
}

function checkItems(content: SheetContent, context: CheckContext, department: Department): Finding[] {
  const { maxText, maxHeadline } = context.definition.items
  const first = new Map<string, Item>()
  return content.items.flatMap((item): Finding[] => {
    const at: Place = { sheet: content.sheet, department: department.id, cell: item.cell }
    const findings: Finding[] = []
    const length = countCharacters(item.text)
    if (length > maxText) findings.push(finding('text_too_long', at, { length, max: maxText }))
    const headline = countCharacters(item.headline ?? '')
    if (headline > maxHeadline) findings.push(finding('headline_too_long', at, { length: headline, max: maxHeadline }))
    const { from, to } = context.period
    if (item.date !== undefined && (item.date < from || item.date > to)) {
      findings.push(finding('date_outside_period', at, { date: item.date, from, to }))
    }
    const key = comparable(item.text)
    const earlier = first.get(key)
    if (earlier) findings.push(finding('item_repeated', at, { cell: earlier.cell }))
    else first.set(key, item)
    return [...findings, ...disagreements(item, content, context, department, at)]
  })
}

/** Characters as people count them: a Han character of an expansion area is one. */
export const countCharacters = (text: string): number => [...text].length

/** Texts that say the same: without spaces, punctuation and case. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A figure named in an item's text with another number than in the table: `行政许可受理120件` beside 102. */
function disagreements(
  item: Item,
  content: SheetContent,
  context: CheckContext,
  department: Department,
  at: Place,
): Finding[] {
  return reportedFigures(context.definition, department).flatMap((figure): Finding[] => {
    const value = quantity(content, figure)
    const start = item.text.indexOf(figure.name)
    if (value === undefined || start < 0) return []
    const after = item.text.slice(start + figure.name.length, start + figure.name.length + 40)
    const match = /^[为共达是:： ]{0,3}([\d０-９][\d０-９,，.．]{0,18}(?:万亿|万|亿)?)/.exec(after)
    if (!match?.[1]) return []
    const inText = match[1].replace(/[,，.．]$/, '')
    const reading = readQuantity(inText, figure)
    if (reading.kind !== 'value' || reading.value === value) return []
    // 本年累计 in words is another number by right.
    const before = item.text.slice(Math.max(0, start - 12), start)
    if (/累计|全年|今年|本年|以来/.test(before)) return []
    return [
      finding('text_disagrees', at, { figure: figure.name, inText, inTable: formatQuantity(value, figure.decimals) }),
    ]
  })
}

/** Warnings for which neither the sheet's remark column nor the request gives a reason. */
export function splitReasons(
  findings: readonly Finding[],
  remarks: Readonly<Record<number, string>>,
  given: Readonly<Record<string, string>>,
): { reasons: Record<string, string>; unanswered: Finding[] } {
  const reasons: Record<string, string> = {}
  const unanswered: Finding[] = []
  for (const f of findings) {
    if (f.severity !== 'warning') continue
    const row = Number(/\d+$/.exec(f.at.cell ?? '')?.[0] ?? 0)
    const reason = (given[findingKey(f)] ?? remarks[row] ?? '').trim()
    if (reason === '') unanswered.push(f)
    else reasons[findingKey(f)] = reason
  }
  return { reasons, unanswered }
}
