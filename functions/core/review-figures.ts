/** The figures of a review sheet: totals, and below them what each department reported. All locked. */
import type { Definition, Figure } from './definition.ts'
import { cellName } from './grid.ts'
import { formatQuantity, maxDigits, parseQuantity } from './quantity.ts'
import type { ReviewLayoutInput } from './review-layout.ts'
import { reviewColumns } from './review-positions.ts'
import { type ReviewWording, reviewWording } from './review-wording.ts'
import { heightOf, numberFormat, type SheetDrawing } from './sheet-drawing.ts'

/** On the columns of the items: the name takes three of them, so that values stand under each other in one. */
const c = {
  number: reviewColumns.order,
  figure: reviewColumns.include,
  figureEnd: reviewColumns.headline,
  reports: reviewColumns.text,
  unit: reviewColumns.characters,
  thisIssue: reviewColumns.department,
  yearToDate: reviewColumns.source,
} as const
const heights = { heading: 32, header: 26, row: 22, gap: 8 } as const
/** What a name and a unit have before they wrap, in characters. */
const nameWidth = 48
const unitWidth = 9

type FiguresInput = Pick<ReviewLayoutInput, 'definition' | 'totals' | 'values' | 'notSubmitted'> & {
  /** The first row that is free. */
  readonly row: number
  /** The wide column's, in characters. */
  readonly textWidth: number
}

/** What a department that reports a figure says of it. */
type Report = { readonly name: string } & (
  { readonly kind: 'value'; readonly value: string } | { readonly kind: 'nilReturn' | 'notSubmitted' }
)

/** A row of one of the tables. */
interface FigureRow {
  readonly row: number
  /** In its table, or in its group. */
  readonly number: number
  readonly figure: Figure
}

/** Draws both tables from a row on; returns the first row after them. */
export function drawFigures(sheet: SheetDrawing, input: FiguresInput): number {
  const { definition } = input.definition
  const words = reviewWording(definition.language)
  const reported = definition.figures.map((figure) => ({ figure, reports: reportsOf(figure, definition, input) }))
  const totals = drawHeader(sheet, input.row, words.totalsHeading, words)
  sheet.put(totals - 1, c.yearToDate, words.yearToDate, 'header')
  let row = drawHeader(sheet, totals + reported.length + 1, words.departmentsHeading, words)
  for (const [i, { figure, reports }] of reported.entries()) {
    drawTotal(sheet, { row: totals + i, number: i + 1, figure }, { reports, first: row }, input)
    for (const [j, report] of reports.entries()) {
      drawReport(sheet, { row: row++, number: j + 1, figure }, report, definition)
    }
    if (reports.length > 0) sheet.rowHeights[row++] = heights.gap
  }
  return row
}

/** Departments that are asked for a figure, or reported it all the same, in the definition's order. */
function reportsOf(figure: Figure, definition: Definition, { values, notSubmitted }: FiguresInput): Report[] {
  if (figure.kind === 'sum' || figure.kind === 'ratio') return []
  return definition.departments.flatMap(({ id, name, figures }): Report[] => {
    const value = values[id]?.[figure.id]
    if (value !== undefined) return [{ name, kind: 'value', value }]
    if (!figures.includes(figure.id)) return []
    return [{ name, kind: notSubmitted.includes(id) ? 'notSubmitted' : 'nilReturn' }]
  })
}

/** Heading and header row of a table; returns the row below. */
function drawHeader(sheet: SheetDrawing, row: number, heading: string, words: ReviewWording): number {
  sheet.wide(row, heading, 'heading', reviewColumns.note, heights.heading)
  const header = row + 1
  sheet.put(header, c.number, words.number, 'header')
  putName(sheet, header, words.figure, 'header')
  sheet.put(header, c.reports, words.reports, 'header')
  sheet.put(header, c.unit, words.unit, 'header')
  sheet.put(header, c.thisIssue, words.thisIssue, 'header')
  sheet.rowHeights[header] = heights.header
  return header + 1
}

/** Over three columns of the items; every cell of a merge has its border. */
function putName(sheet: SheetDrawing, row: number, name: string, role: 'header' | 'label'): void {
  sheet.put(row, c.figure, name, role)
  for (let column = c.figure + 1; column <= c.figureEnd; column++) sheet.put(row, column, null, role)
  sheet.merges.push({ from: { row, column: c.figure }, to: { row, column: c.figureEnd } })
}

function drawRow(sheet: SheetDrawing, { row, number, figure }: FigureRow): void {
  sheet.put(row, c.number, number, 'count')
  putName(sheet, row, figure.name, 'label')
  sheet.put(row, c.unit, figure.unit, 'label')
  sheet.rowHeights[row] = Math.max(heights.row, heightOf(figure.name, nameWidth), heightOf(figure.unit, unitWidth))
}

function drawReport(sheet: SheetDrawing, at: FigureRow, report: Report, definition: Definition): void {
  const words = reviewWording(definition.language)
  const said = report.kind === 'value' ? (exactNumber(report.value) ?? report.value) : words[report.kind]
  drawRow(sheet, at)
  // To the right, beside its value.
  sheet.put(at.row, c.reports, report.name, 'reference')
  sheet.put(at.row, c.thisIssue, said, 'reference', numberFormat(at.figure.decimals, definition))
}

/** `first`: the row in which the first of the figure's reports stands. */
function drawTotal(
  sheet: SheetDrawing,
  at: FigureRow,
  { reports, first }: { readonly reports: readonly Report[]; readonly first: number },
  input: FiguresInput,
): void {
  const { definition } = input.definition
  const { row, figure } = at
  const words = reviewWording(definition.language)
  const total = input.totals[figure.id]
  const format = numberFormat(figure.decimals, definition)
  const shown = (value: string | null | undefined) => (value ? (exactNumber(value) ?? value) : words.unknown)
  const from = figure.kind === 'sum' || figure.kind === 'ratio' ? words.derived : coverage(reports, words)
  drawRow(sheet, at)
  sheet.rowHeights[row] = Math.max(sheet.rowHeights[row] ?? 0, heightOf(from, input.textWidth - 4))
  sheet.put(row, c.reports, from, 'label')
  const sum = sumOf(reports, figure, total?.week)
  const range = `${cellName(first, c.thisIssue)}:${cellName(first + reports.length - 1, c.thisIssue)}`
  const week = sum === undefined ? shown(total?.week) : { formula: `SUM(${range})`, result: sum }
  sheet.put(row, c.thisIssue, week, 'reference', format)
  sheet.put(row, c.yearToDate, shown(total?.yearToDate), 'reference', format)
}

function coverage(reports: readonly Report[], words: ReviewWording): string {
  const names = (kind: Report['kind']) => reports.filter((r) => r.kind === kind).map((r) => r.name)
  return words.coverage(names('value').length, names('nilReturn'), names('notSubmitted'))
}

/**
 * The total as a number where a formula over the reports may say it: it is what they add up to, and none of them has
 * more digits than Excel's numbers hold.
 */
function sumOf(reports: readonly Report[], figure: Figure, total: string | null | undefined): number | undefined {
  const parts = reports.flatMap((report) => (report.kind === 'value' ? [report.value] : []))
  if (!total || parts.length === 0 || parts.some((part) => exactNumber(part) === undefined)) return undefined
  const sum = parts.reduce((all, part) => all + (parseQuantity(part, figure.decimals) ?? 0n), 0n)
  return formatQuantity(sum, figure.decimals) === total ? exactNumber(total) : undefined
}

/** A canonical decimal as a number that shows every digit of it; undefined beyond Excel's 15. */
function exactNumber(decimal: string): number | undefined {
  const digits = decimal.replace(/^-?0*|\./g, '').replace(/^0+/, '')
  return digits.length <= maxDigits ? Number(decimal) : undefined
}
