/** Plausibility: what can be read may still be wrong. Warnings show the history and ask for a reason (input.md). */
import { type Definition, type Department, findDepartment, type ReportedFigure, reportedFigures } from './definition.ts'
import { type Finding, finding, findingKey, type Place } from './finding.ts'
import type { DepartmentHistory } from './history.ts'
import type { Period } from './period.ts'
import { foldForms } from './text-folding.ts'
import { formatQuantity, parseQuantity, type Quantity, readQuantity } from './quantity.ts'
import type { Item, SheetContent } from './submission.ts'
import { cleanText } from './text-cleaning.ts'

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
      const yearToDate = history.yearToDate[figure.id] ?? definition.formats.noValue
      findings.push(finding('cumulative_falls', at(figure), { figure: figure.name, value: text, yearToDate }))
    }
    const last = parseQuantity(history.lastIssue[figure.id] ?? '', figure.decimals)
    if (last !== undefined && jumps(value, last, definition.checks.jumpFactor, figure)) {
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

/** Ten times as much, or a tenth: by factor, either way. Zero counts as `factor` units: small counts come and go. */
function jumps(value: Quantity, last: Quantity, factor: number, { decimals }: ReportedFigure): boolean {
  const [a, b] = [value < 0n ? -value : value, last < 0n ? -last : last]
  const [small, large] = a < b ? [a, b] : [b, a]
  const atLeast = small === 0n ? BigInt(factor) * 10n ** BigInt(decimals) : small
  return large >= atLeast * BigInt(factor)
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
    // One item repeats nothing, and comparing is the costliest part of a check.
    const key = content.items.length > 1 ? comparable(item.text) : ''
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
  foldForms(text)
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
    if (value === undefined) return []
    for (const inText of numbersBeside(figure, item.text)) {
      const reading = readQuantity(inText, figure)
      if (reading.kind !== 'value' || reading.value === value) continue
      const inTable = formatQuantity(value, figure.decimals)
      return [finding('text_disagrees', at, { figure: figure.name, inText, inTable })]
    }
    return []
  })
}

/** Totals and earlier periods in words are other numbers by right. */
const otherPeriod = /累计|全年|今年|本年|以来|去年|上年|同期|上期|上周|上月/

/** Numbers beside a figure's name in a text, with its unit or with none: not the days of `受理3日内办结`. */
function numbersBeside({ name, unit }: ReportedFigure, text: string): string[] {
  const units = [unit, unit.replace(/^(?:万亿|万|亿)/, '')].filter((u) => u !== '')
  const found: string[] = []
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const from = start + name.length
    const match = /^[为共达是:： ]{0,3}([\d０-９][\d０-９,.．]{0,18}(?:万亿|万|亿)?)/.exec(text.slice(from, from + 40))
    if (!match?.[1] || otherPeriod.test(text.slice(Math.max(0, start - 12), start))) continue
    const rest = text.slice(from + match[0].length).trimStart()
    const named = units.find((u) => rest.startsWith(u))
    if (named === undefined && /^[\p{L}%％]/u.test(rest)) continue
    found.push(match[1].replace(/[,.．]$/, '') + (named ?? ''))
  }
  return found
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
    // An empty field of a form is no answer, and takes nothing from the remark.
    const reason = cleanText(given[findingKey(f)] ?? '').text || cleanText(remarks[row] ?? '').text
    if (reason === '') unanswered.push(f)
    else reasons[findingKey(f)] = reason
  }
  return { reasons, unanswered }
}
