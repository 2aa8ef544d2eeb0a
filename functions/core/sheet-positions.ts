/**
 * Where everything stands on a fresh template: as `locateSheet` would find it. Left the two tables, right the how-to
 * and the list of sections that the drop-down draws on; nothing stands below the items, so that rows can be added.
 */
import {
  type Definition,
  type Department,
  type ReportedFigure,
  reportedFigures,
  writableSections,
} from './definition.ts'
import type { FigurePosition, ItemsPosition, Position } from './locate-sheet.ts'
import { sheetWording } from './sheet-wording.ts'

/** Columns A to I. The items table's text and the figures' input share the wide one: no cell that is filled in is merged. */
export const sheetColumns = {
  number: 0,
  figure: 1,
  unit: 2,
  thisIssue: 3,
  lastIssue: 4,
  yearToDate: 5,
  remark: 6,
  spacer: 7,
  side: 8,
  // The items table, on the same columns.
  section: 1,
  headline: 2,
  text: 3,
  date: 4,
  characters: 5,
} as const

export interface TemplatePositions {
  readonly marker: Position
  readonly nilReturn: Position
  readonly reporter: Position
  readonly phone: Position
  /** First row of the list of findings, and how many rows it has (none on a fresh template). */
  readonly notices: { readonly row: number; readonly rows: number }
  /** Undefined where the department reports no figures. */
  readonly figuresHeader: number | undefined
  readonly figures: ReadonlyMap<string, Required<FigurePosition>>
  /** Undefined where it writes no items; `rows[0]` is line 1. */
  readonly items: (Required<ItemsPosition> & { readonly columns: Required<ItemsPosition['columns']> }) | undefined
  readonly guide: { readonly row: number; readonly rows: number }
  /** Headings of the sections it may write in; the drop-down's source. */
  readonly sections: { readonly row: number; readonly headings: readonly string[] }
}

/** Rows above the tables: title, subtitle, and the answers (nil return, reporter, phone). */
const answersRow = 2

/**
 * Positions of a department's sheet. `notices`: rows of a marked-up copy's list of findings; `lines`: rows of the items
 * table where more are needed than the definition gives.
 */
export function sheetPositions(
  definition: Definition,
  department: Department,
  { notices = 0, lines = definition.items.rows }: { readonly notices?: number; readonly lines?: number } = {},
): TemplatePositions {
  const c = sheetColumns
  const reported: readonly ReportedFigure[] = reportedFigures(definition, department)
  const headings = writableSections(definition).flatMap((s) => (department.sections.includes(s.id) ? [s.heading] : []))
  const top = answersRow + 1 + notices
  const figuresHeader = reported.length > 0 ? top + 1 : undefined
  const figures = new Map(
    reported.map(({ id }, i) => [id, { row: top + 2 + i, weekColumn: c.thisIssue, remarkColumn: c.remark }]),
  )
  const headerRow = (figuresHeader === undefined ? top : top + 2 + reported.length) + 1
  const { number, section, headline, text, date, remark } = c
  const items = {
    headerRow,
    columns: { number, section, headline, text, date, remark },
    rows: Array.from({ length: Math.max(lines, definition.items.rows) }, (_, i) => headerRow + 1 + i),
  }
  const guideRows = sheetWording(definition.language).guide.length
  return {
    marker: { row: 0, column: c.side },
    nilReturn: { row: answersRow, column: 1 },
    reporter: { row: answersRow, column: 3 },
    phone: { row: answersRow, column: 5 },
    notices: { row: answersRow + 1, rows: notices },
    figuresHeader,
    figures,
    items: headings.length > 0 ? items : undefined,
    guide: { row: top, rows: 1 + guideRows },
    sections: { row: top + 1 + guideRows, headings },
  }
}
