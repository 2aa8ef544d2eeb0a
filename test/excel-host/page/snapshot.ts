/** The workbook as text and back, all of it: for keeping it over a reload. */
import type { Cell, CellValue } from '../model/cell.ts'
import type { CellFormat } from '../model/cell-format.ts'
import type { Sheet } from '../model/sheet.ts'
import type { ColumnLook, DefinedName, RowLook } from '../model/sheet-parts.ts'
import { Workbook } from '../model/workbook.ts'

/** Raised whenever the shape below changes: an older snapshot is not read. */
const version = 1

type Numbered<T> = readonly (readonly [number: number, value: T])[]

/** `format` is a place in the list of formats; -1 where the cell has none. */
type PlainCell = readonly [row: number, column: number, value: CellValue, formula: string | null, format: number]

/** What is a plain value on a sheet. */
type PlainSheet = Pick<
  Sheet,
  | 'name'
  | 'visibility'
  | 'tabColor'
  | 'showGridlines'
  | 'showHeadings'
  | 'frozenRows'
  | 'frozenColumns'
  | 'protection'
  | 'page'
  | 'selection'
  | 'merges'
  | 'validations'
  | 'conditionalFormats'
> & {
  readonly cells: readonly PlainCell[]
  readonly columns: Numbered<ColumnLook>
  readonly rows: Numbered<RowLook>
  readonly names: readonly DefinedName[]
  readonly base: number
  readonly rowFormats: Numbered<number>
  readonly columnFormats: Numbered<number>
}

interface Snapshot {
  readonly version: number
  readonly name: string
  readonly date1904: boolean
  readonly names: readonly DefinedName[]
  readonly active: number
  readonly formats: readonly CellFormat[]
  readonly sheets: readonly PlainSheet[]
}

export function snapshotOf(workbook: Workbook): string {
  const formats: CellFormat[] = []
  const places = new Map<string, number>()
  const placeOf = (format: CellFormat): number => {
    const key = JSON.stringify(format)
    const place = places.get(key) ?? formats.push(format) - 1
    places.set(key, place)
    return place
  }
  const snapshot: Snapshot = {
    version,
    name: workbook.name,
    date1904: workbook.date1904,
    names: [...workbook.names.values()],
    active: workbook.position(workbook.active),
    sheets: workbook.sheets.map((sheet) => plainSheet(sheet, placeOf)),
    formats,
  }
  return JSON.stringify(snapshot)
}

function plainSheet(sheet: Sheet, placeOf: (format: CellFormat) => number): PlainSheet {
  const { name, visibility, tabColor, showGridlines, showHeadings, frozenRows, frozenColumns } = sheet
  const { protection, page, selection, merges, validations, conditionalFormats } = sheet
  const whole = sheet.wholeFormats()
  return {
    ...{ name, visibility, tabColor, showGridlines, showHeadings, frozenRows, frozenColumns },
    ...{ protection, page, selection, merges, validations, conditionalFormats },
    cells: [...sheet.cells()].map(([row, column, { value, formula, format }]) => [
      row,
      column,
      value,
      formula ?? null,
      format ? placeOf(format) : -1,
    ]),
    columns: [...sheet.columns],
    rows: [...sheet.rows],
    names: [...sheet.names.values()],
    base: placeOf(whole.base),
    rowFormats: whole.rows.map(([row, format]) => [row, placeOf(format)]),
    columnFormats: whole.columns.map(([column, format]) => [column, placeOf(format)]),
  }
}

/** Undefined for a snapshot of another version. */
export function workbookFrom(text: string): Workbook | undefined {
  const snapshot = JSON.parse(text) as Snapshot
  if (snapshot.version !== version) return undefined
  const [first, ...others] = snapshot.sheets
  const workbook = new Workbook(first?.name)
  workbook.name = snapshot.name
  workbook.date1904 = snapshot.date1904
  const sheets = [workbook.active, ...others.map(({ name }) => workbook.addSheet(name, 'person'))]
  for (const [i, sheet] of sheets.entries()) {
    const plain = snapshot.sheets[i]
    if (plain) fillSheet(workbook, sheet, plain, snapshot.formats)
  }
  for (const name of snapshot.names) workbook.names.set(name.name.toLowerCase(), name)
  const active = sheets[snapshot.active]
  if (active) workbook.activate(active, 'person')
  workbook.canUndo = false
  return workbook
}

function fillSheet(workbook: Workbook, sheet: Sheet, plain: PlainSheet, formats: readonly CellFormat[]): void {
  const { visibility, tabColor, showGridlines, showHeadings, frozenRows, frozenColumns } = plain
  const { protection, page, selection, merges, validations } = plain
  Object.assign(sheet, {
    visibility,
    tabColor,
    showGridlines,
    showHeadings,
    frozenRows,
    frozenColumns,
    protection,
    page,
  })
  Object.assign(sheet, { selection, merges, validations })
  // New ids, for the new workbook counts from the start again.
  sheet.conditionalFormats = plain.conditionalFormats.map((format) => ({ ...format, id: workbook.nextFormatId() }))
  const withFormat = ([number, place]: readonly [number, number]): (readonly [number, CellFormat])[] => {
    const format = formats[place]
    return format ? [[number, format]] : []
  }
  sheet.setWholeFormats({
    base: formats[plain.base] ?? sheet.wholeFormats().base,
    rows: plain.rowFormats.flatMap(withFormat),
    columns: plain.columnFormats.flatMap(withFormat),
  })
  for (const [row, look] of plain.rows) sheet.rows.set(row, lookOf(look))
  for (const [column, look] of plain.columns) sheet.columns.set(column, look)
  for (const name of plain.names) sheet.names.set(name.name.toLowerCase(), name)
  for (const [row, column, value, formula, place] of plain.cells) {
    const format = formats[place]
    const cell: Cell = { value, ...(formula === null ? {} : { formula }), ...(format ? { format } : {}) }
    sheet.setCell(row, column, cell)
  }
}

/** JSON leaves out a height that is undefined. */
const lookOf = ({ height, fixed, hidden }: RowLook): RowLook => ({ height, fixed, hidden })
