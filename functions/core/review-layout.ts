/** An editor's review sheet: items to work on, then the totals and what they are made of (issue 3, "Editor flow"). */
import { formatDate } from './bulletin-build.ts'
import { type DefinitionRevision, type ItemsSection, writableSections } from './definition.ts'
import { cellName } from './grid.ts'
import type { Issue } from './issue.ts'
import { formatReviewMarker } from './marker.ts'
import type { MergedItem } from './merge.ts'
import { fillTemplate } from './placeholder.ts'
import { drawFigures } from './review-figures.ts'
import { maxCellText, reviewColumns as c, reviewHeaderRow, sourceKey } from './review-positions.ts'
import { type ReviewWording, reviewWording } from './review-wording.ts'
import { heightOf, SheetDrawing } from './sheet-drawing.ts'
import type { CellRange, SheetLayout } from './sheet-layout.ts'

/** What the sheet shows of a merged item. */
export type ReviewItem = Pick<
  MergedItem,
  | 'id'
  | 'department'
  | 'departmentName'
  | 'revision'
  | 'cell'
  | 'included'
  | 'headline'
  | 'text'
  | 'written'
  | 'conflict'
>

export interface ReviewSection {
  /** Its id. */
  readonly section: string
  /** In print order, left-out ones too. */
  readonly items: readonly ReviewItem[]
}

export interface ReviewLayoutInput {
  readonly definition: DefinitionRevision
  readonly issue: Issue
  /** The review's revision that the merge was made with; 0 before the first. */
  readonly base: number
  readonly sections: readonly ReviewSection[]
  /** By figure, canonical decimals; null where there is no value. */
  readonly totals: Readonly<Record<string, { readonly week: string | null; readonly yearToDate: string | null }>>
  /** Week values by department and figure, of the departments that take part. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Departments without a submission that takes part. */
  readonly notSubmitted: readonly string[]
}

/** In characters of the default font, A to J. */
const widths = [7, 8, 20, 24, 64, 11, 18, 16, 32, 1.5] as const
const heights = { title: 32, subtitle: 20, header: 26, heading: 28, item: 36, section: 22 } as const

/**
 * The review sheet as a layout. Three blocks, one below the other:
 *
 * 1. items by section in print order, a heading for each section, also for those without items; an item whose
 *    department changed it after her edit shows the new words, in colour, its 采用 blank until she decides;
 * 2. totals, one row a figure, with how many departments reported it and who did not;
 * 3. what the totals add up from, one row a figure and department that reports it, grouped by figure: at 80 departments
 *    a figure's values stand in one column that can be read, copied and added up, where a column a figure would be 60
 *    columns wide. The sums of block 2 are formulas over these rows.
 *
 * Only order, in/out, section, headline and text are unlocked.
 */
export function buildReviewLayout(input: ReviewLayoutInput): SheetLayout {
  const { definition } = input.definition
  const words = reviewWording(definition.language)
  const sheet = new SheetDrawing({}, { textWidth: widths[c.text], spacer: c.spacer })
  drawHead(sheet, input, words)
  const items = drawItems(sheet, input, words)
  const figuresEnd = drawFigures(sheet, { ...input, row: items.end + 1, textWidth: widths[c.text] })
  const list = drawSectionList(sheet, writableSections(definition), figuresEnd + 1, words)
  checkItems(sheet, input, items, list, words)
  return {
    language: definition.language,
    name: words.sheetName,
    columns: widths,
    rowHeights: sheet.rowHeights,
    growingRows: sheet.growingRows,
    cells: sheet.cells,
    merges: sheet.merges,
    validations: sheet.validations,
    names: {},
    frozenRows: reviewHeaderRow + 1,
    print: {
      paper: 'A4',
      orientation: 'landscape',
      margins: { top: 12, right: 12, bottom: 15, left: 12 },
      // Without the items' header: the figures have their own.
      titleRows: [0, reviewHeaderRow - 1],
      footer: words.footer,
    },
  }
}

function drawHead(sheet: SheetDrawing, { definition, issue, base }: ReviewLayoutInput, words: ReviewWording): void {
  const { id, name, formats } = definition.definition
  const period = fillTemplate(formats.range, {
    from: formatDate(issue.period.from, formats.date),
    to: formatDate(issue.period.to, formats.date),
  })
  sheet.wide(0, words.sheetTitle(name, issue), 'title', c.source, heights.title)
  sheet.put(0, c.note, formatReviewMarker({ bulletin: id, issue: issue.issue, base }), 'marker')
  sheet.wide(1, words.sheetSubtitle(period, base), 'subtitle', c.source, heights.subtitle)
  const { order, include, section, headline, text, characters, department, source, note } = words
  const labels = [order, include, section, headline, text, characters, department, source, note]
  for (const [column, label] of labels.entries()) sheet.put(reviewHeaderRow, column, label, 'header')
  sheet.rowHeights[reviewHeaderRow] = heights.header
}

/** Rows of items, and the first row after them. */
interface DrawnItems {
  readonly rows: readonly number[]
  readonly end: number
}

function drawItems(sheet: SheetDrawing, input: ReviewLayoutInput, words: ReviewWording): DrawnItems {
  const bySection = new Map(input.sections.map(({ section, items }) => [section, items]))
  const rows: number[] = []
  let row = reviewHeaderRow + 1
  for (const section of writableSections(input.definition.definition)) {
    const items = bySection.get(section.id) ?? []
    const heading = items.length > 0 ? section.heading : section.heading + words.noItems
    sheet.wide(row++, heading, 'heading', c.note, heights.heading)
    for (const [i, item] of items.entries()) {
      rows.push(row)
      drawItem(sheet, { row: row++, order: i + 1, section, item }, words)
    }
  }
  return { rows, end: row }
}

interface ItemRow {
  readonly row: number
  readonly order: number
  readonly section: ItemsSection
  readonly item: ReviewItem
}

function drawItem(sheet: SheetDrawing, { row, order, section, item }: ItemRow, words: ReviewWording): void {
  const conflict = item.conflict !== null
  const input = conflict ? 'warning' : 'inputText'
  const text = item.text.slice(0, maxCellText)
  const textCell = cellName(row, c.text)
  const count = { formula: `IF(${textCell}="","",LEN(${textCell}))`, result: text.length || '' }
  // Nothing is decided for her where what she decided on is gone.
  const include = conflict ? null : item.included ? words.yes : words.no
  sheet.put(row, c.order, order, conflict ? 'warning' : 'input')
  sheet.put(row, c.include, include, input)
  sheet.put(row, c.section, section.heading, input)
  // A headline such as `12-28` stays what it is.
  sheet.put(row, c.headline, item.headline === '' ? null : item.headline, input, '@')
  sheet.put(row, c.text, text === '' ? null : text, input)
  sheet.put(row, c.characters, count, 'count')
  sheet.put(row, c.department, item.departmentName, 'label')
  sheet.put(row, c.source, sourceKey({ item: item.id, revision: item.revision }), 'note')
  sheet.put(row, c.note, conflict ? words.conflict : null, 'note')
  const beside = [
    [c.section, section.heading],
    [c.headline, item.headline],
    [c.department, item.departmentName],
    [c.note, conflict ? words.conflict : ''],
  ] as const
  const least = beside.map(([column, said]) => heightOf(said, widths[column] - 4))
  sheet.grow(row, Math.max(heights.item, ...least), text)
}

/** The drop-down's source: headings may hold commas, and all of them more than the 255 characters of a list in words. */
function drawSectionList(
  sheet: SheetDrawing,
  sections: readonly ItemsSection[],
  row: number,
  words: ReviewWording,
): CellRange {
  sheet.wide(row, words.sectionsHeading, 'heading', c.note, heights.heading)
  for (const [i, { heading }] of sections.entries()) {
    sheet.wide(row + 1 + i, heading, 'guide', c.text, Math.max(heights.section, heightOf(heading, widths[c.text])))
  }
  return { from: { row: row + 1, column: 0 }, to: { row: row + sections.length, column: 0 } }
}

function checkItems(
  sheet: SheetDrawing,
  input: ReviewLayoutInput,
  { rows }: DrawnItems,
  sections: CellRange,
  words: ReviewWording,
): void {
  const { maxText, maxHeadline } = input.definition.definition.items
  const { order, include, section, headline, text } = words.inputs
  for (const [from, to] of runs(rows)) {
    const column = (at: number): CellRange => ({ from: { row: from, column: at }, to: { row: to, column: at } })
    sheet.check(column(c.order), { kind: 'decimal', decimals: 2, min: 0, max: 9999 }, 'stop', order)
    sheet.check(column(c.include), { kind: 'list', source: [words.yes, words.no] }, 'stop', include)
    sheet.check(column(c.section), { kind: 'list', source: sections }, 'stop', section)
    sheet.check(column(c.headline), { kind: 'textLength', max: maxHeadline }, 'warning', headline(maxHeadline))
    sheet.check(column(c.text), { kind: 'textLength', max: maxText }, 'warning', text(maxText))
  }
}

/** Ascending rows → the first and last of each unbroken run. */
function runs(rows: readonly number[]): [first: number, last: number][] {
  const found: [number, number][] = []
  for (const row of rows) {
    const run = found.at(-1)
    if (run && run[1] === row - 1) run[1] = row
    else found.push([row, row])
  }
  return found
}
