/** A department's template sheet from the definition, as data; with a sender's own values it is a marked-up copy. */
import { formatDate } from './bulletin-build.ts'
import type { FilledSheet } from './filled-sheet.ts'
import { type DefinitionRevision, type Department, type ReportedFigure, reportedFigures } from './definition.ts'
import { cellName } from './grid.ts'
import type { DepartmentHistory } from './history.ts'
import type { Issue } from './issue.ts'
import { formatMarker } from './marker.ts'
import { maxDigits } from './quantity.ts'
import { wallClock } from './period.ts'
import { fillTemplate } from './placeholder.ts'
import { cellRange, columnWidths, heightOf, numberFormat, SheetDrawing, type SheetRemark } from './sheet-drawing.ts'
import type { CellRange, SheetLayout } from './sheet-layout.ts'
import { sheetColumns as c, sheetPositions, type TemplatePositions } from './sheet-positions.ts'
import { type SheetWording, sheetWording } from './sheet-wording.ts'

export interface SheetLayoutInput {
  readonly definition: DefinitionRevision
  readonly issue: Issue
  readonly department: Department
  readonly history: DepartmentHistory
  /** The sender's own values, put back (marked-up copies). */
  readonly filled?: FilledSheet
  /** Findings at cells of this layout, by cell name. */
  readonly comments?: Readonly<Record<string, SheetRemark>>
  /** Findings listed above the tables, under a heading. */
  readonly notices?: { readonly heading: string; readonly remarks: readonly SheetRemark[] }
}

const dateFormat = 'yyyy-mm-dd'
const maxRemark = 500
const heights = { title: 36, subtitle: 22, answers: 32, heading: 32, header: 26, figure: 30, item: 36 } as const

/** Builds a department's sheet for an issue (issue 2, point 3). Values of `history` that are absent show as unknown. */
export function buildSheetLayout(input: SheetLayoutInput): SheetLayout {
  const { definition } = input.definition
  const { notices, filled, department } = input
  const listed = notices === undefined ? 0 : notices.remarks.length + 1
  const lines = Math.max(0, ...(filled?.items ?? []).map((item) => item.line))
  const positions = sheetPositions(definition, department, { notices: listed, lines })
  const words = sheetWording(definition.language)
  const sheet = new SheetDrawing(input.comments ?? {})
  drawHead(sheet, input, positions, words)
  drawNotices(sheet, input, positions)
  drawFigures(sheet, input, positions, words)
  drawItems(sheet, input, positions, words)
  drawSide(sheet, positions, words)
  return {
    language: definition.language,
    name: words.sheetName,
    columns: columnWidths,
    rowHeights: sheet.rowHeights,
    growingRows: sheet.growingRows,
    cells: sheet.cells,
    merges: sheet.merges,
    validations: sheet.validations,
    names: namesOf(positions),
    frozenRows: 2,
    print: {
      paper: 'A4',
      orientation: 'landscape',
      margins: { top: 12, right: 12, bottom: 15, left: 12 },
      titleRows: [0, 1],
      footer: words.footer,
    },
  }
}

function drawHead(sheet: SheetDrawing, input: SheetLayoutInput, at: TemplatePositions, words: SheetWording): void {
  const { issue, department, filled } = input
  const { definition, revision } = input.definition
  const period = fillTemplate(definition.formats.range, {
    from: formatDate(issue.period.from, definition.formats.date),
    to: formatDate(issue.period.to, definition.formats.date),
  })
  const deadline = wallClock(issue.deadline, definition.timeZone)
  const marker = { bulletin: definition.id, definition: revision, issue: issue.issue, department: department.id }
  sheet.wide(0, words.sheetTitle(definition.name, department.name), 'title', c.remark, heights.title)
  sheet.put(at.marker.row, at.marker.column, formatMarker(marker), 'marker')
  sheet.wide(1, words.sheetSubtitle(issue, period, deadline), 'subtitle', c.remark, heights.subtitle)
  const answers = [
    [words.nilReturn, at.nilReturn, filled?.nilReturn],
    [words.reporter, at.reporter, filled?.reporter],
    [words.phone, at.phone, filled?.phone],
  ] as const
  for (const [label, { row, column }, value] of answers) {
    sheet.put(row, column - 1, label, 'header')
    sheet.put(row, column, value ?? null, 'inputText', '@')
  }
  // The phone's cell takes the last two columns.
  sheet.put(at.phone.row, c.remark, null, 'inputText')
  sheet.merges.push({ from: at.phone, to: { row: at.phone.row, column: c.remark } })
  sheet.rowHeights[at.nilReturn.row] = heights.answers
  sheet.check(cellRange(at.nilReturn), { kind: 'list', source: [words.yes] }, 'stop', words.inputs.nilReturn)
}

function drawNotices(sheet: SheetDrawing, { notices }: SheetLayoutInput, at: TemplatePositions): void {
  if (!notices) return
  sheet.wide(at.notices.row, notices.heading, 'heading', c.remark, heights.heading)
  notices.remarks.forEach(({ severity, text }, i) => {
    sheet.wide(at.notices.row + 1 + i, text, severity, c.remark, heightOf(text, 125))
  })
}

function drawFigures(sheet: SheetDrawing, input: SheetLayoutInput, at: TemplatePositions, words: SheetWording): void {
  if (at.figuresHeader === undefined) return
  const { definition } = input.definition
  const header = at.figuresHeader
  sheet.wide(header - 1, words.figuresHeading, 'heading', c.remark, heights.heading)
  const { number, figure, unit, thisIssue, lastIssue, yearToDate, remark } = words
  for (const [column, text] of [number, figure, unit, thisIssue, lastIssue, yearToDate, remark].entries()) {
    sheet.put(header, column, text, 'header')
  }
  sheet.rowHeights[header] = heights.header
  reportedFigures(definition, input.department).forEach((f, i) => {
    drawFigure(sheet, input, f, i, header + 1 + i, words)
  })
  const remarks = {
    from: { row: header + 1, column: c.remark },
    to: { row: header + at.figures.size, column: c.remark },
  }
  sheet.check(remarks, { kind: 'textLength', max: maxRemark }, 'warning', words.inputs.remark)
}

function drawFigure(
  sheet: SheetDrawing,
  { definition: { definition }, history, filled }: SheetLayoutInput,
  figure: ReportedFigure,
  index: number,
  row: number,
  words: SheetWording,
): void {
  const format = numberFormat(figure.decimals, definition)
  const known = (value: string | undefined) => (value === undefined ? words.unknown : Number(value))
  sheet.put(row, c.number, index + 1, 'count')
  sheet.put(row, c.figure, figure.name, 'label')
  sheet.put(row, c.unit, figure.unit, 'label')
  sheet.put(row, c.thisIssue, filled?.figures[figure.id]?.value ?? null, 'input', format)
  sheet.put(row, c.lastIssue, known(history.lastIssue[figure.id]), 'reference', format)
  sheet.put(row, c.yearToDate, known(history.yearToDate[figure.id]), 'reference', format)
  sheet.put(row, c.remark, filled?.figures[figure.id]?.remark ?? null, 'inputText')
  sheet.grow(row, heights.figure, null)
  // A flow may be negative where it corrects earlier issues; the server asks why.
  const max = 10 ** (maxDigits - figure.decimals) - 1
  const rule = { kind: 'decimal', decimals: figure.decimals, min: figure.kind === 'flow' ? -max : 0, max } as const
  const messages = words.inputs.figure(figure.name, figure.unit, figure.decimals)
  sheet.check(cellRange({ row, column: c.thisIssue }), rule, 'stop', messages)
}

function drawItems(sheet: SheetDrawing, input: SheetLayoutInput, at: TemplatePositions, words: SheetWording): void {
  if (at.items === undefined) return
  const { headerRow, rows } = at.items
  sheet.wide(headerRow - 1, words.itemsHeading, 'heading', c.remark, heights.heading)
  const { number, section, headline, text, date, characters, remark } = words
  for (const [column, label] of [number, section, headline, text, date, characters, remark].entries()) {
    sheet.put(headerRow, column, label, 'header')
  }
  sheet.rowHeights[headerRow] = heights.header
  const byLine = new Map((input.filled?.items ?? []).map((item) => [item.line, item]))
  rows.forEach((row, i) => {
    const item = byLine.get(i + 1)
    const length = item?.text === undefined || item.text === null ? '' : String(item.text).length
    const textCell = cellName(row, c.text)
    sheet.put(row, c.number, i + 1, 'count')
    sheet.put(row, c.section, item?.section ?? null, 'inputText')
    sheet.put(row, c.headline, item?.headline ?? null, 'inputText')
    sheet.put(row, c.text, item?.text ?? null, 'inputText')
    sheet.put(row, c.date, item?.date ?? null, 'inputText', dateFormat)
    sheet.put(row, c.characters, { formula: `IF(${textCell}="","",LEN(${textCell}))`, result: length || '' }, 'count')
    sheet.put(row, c.remark, item?.remark ?? null, 'inputText')
    sheet.grow(row, heights.item, item?.text)
  })
  checkItems(sheet, input, at, words)
}

function checkItems(sheet: SheetDrawing, input: SheetLayoutInput, at: TemplatePositions, words: SheetWording): void {
  const rows = at.items?.rows ?? []
  const whole = (column: number): CellRange => ({
    from: { row: rows[0] ?? 0, column },
    to: { row: rows.at(-1) ?? 0, column },
  })
  const { maxText, maxHeadline } = input.definition.definition.items
  const { from, to } = input.issue.period
  const { section, headline, text, date, remark } = words.inputs
  sheet.check(whole(c.section), { kind: 'list', source: sectionsRange(at) }, 'stop', section)
  sheet.check(whole(c.headline), { kind: 'textLength', max: maxHeadline }, 'warning', headline(maxHeadline))
  sheet.check(whole(c.text), { kind: 'textLength', max: maxText }, 'warning', text(maxText))
  sheet.check(whole(c.date), { kind: 'date', from, to }, 'warning', date(from, to))
  sheet.check(whole(c.remark), { kind: 'textLength', max: maxRemark }, 'warning', remark)
}

const sectionsRange = ({ sections: { row, headings } }: TemplatePositions): CellRange => ({
  from: { row: row + 1, column: c.side },
  to: { row: row + headings.length, column: c.side },
})

function drawSide(sheet: SheetDrawing, at: TemplatePositions, words: SheetWording): void {
  sheet.put(at.guide.row, c.side, words.guideHeading, 'guideTitle')
  words.guide.forEach((text, i) => {
    sheet.put(at.guide.row + 1 + i, c.side, text, 'guide')
  })
  if (at.sections.headings.length === 0) return
  sheet.put(at.sections.row, c.side, words.sectionsHeading, 'guideTitle')
  at.sections.headings.forEach((heading, i) => {
    sheet.put(at.sections.row + 1 + i, c.side, heading, 'guide')
  })
}

/** Names for people's own formulas: `week_permits_accepted`, `items_text`, `sections_list`. */
function namesOf(at: TemplatePositions): Record<string, CellRange> {
  const names: Record<string, CellRange> = {}
  for (const [id, { row, weekColumn }] of at.figures) {
    names[`week_${id.replaceAll('-', '_')}`] = cellRange({ row, column: weekColumn })
  }
  if (at.items) {
    const [first = 0] = at.items.rows
    names.items_text = {
      from: { row: first, column: c.text },
      to: { row: at.items.rows.at(-1) ?? first, column: c.text },
    }
    names.sections_list = sectionsRange(at)
  }
  return names
}
