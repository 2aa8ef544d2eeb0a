/** Values, formulas and number formats of a range: matrices of its size. */
import { type Area, cellArea, cellCount, isUnbounded } from '../model/area.ts'
import { type Cell, type CellValue, isCellError, valueTypeOf } from '../model/cell.ts'
import { type Entry, parseEntry } from '../model/entry.ts'
import { ExcelError, wrongDimensions } from '../model/excel-error.ts'
import { requireAllowed, requireWritable } from '../model/permissions.ts'
import type { Sheet } from '../model/sheet.ts'
import { shownText } from '../model/shown-text.ts'
import { parseFormula } from '../formulas/parse.ts'
import type { Json, Property } from './api-object.ts'
import { textOf } from './args.ts'
import { areaOf, type Cells, tellLook } from './context.ts'

/** Over this, and for whole rows and columns, Excel gives null in silence (excel.md, trap 6). */
const mostCellsRead = 5_000_000
/** excel.md, trap 15. */
export const maxCellText = 32_767

type CellRead = (cell: Cell, sheet: Sheet, row: number, column: number) => Json

/** A matrix of the area, or null where it is too large. */
function readMatrix(cells: Cells, read: CellRead): Json {
  const area = areaOf(cells)
  if (isUnbounded(area) || cellCount(area) > mostCellsRead) return null
  cells.context.settle()
  const { sheet } = cells
  return Array.from({ length: area.rows }, (_, i) =>
    Array.from({ length: area.columns }, (__, j) => {
      const [row, column] = [area.row + i, area.column + j]
      return read(sheet.cell(row, column), sheet, row, column)
    }),
  )
}

const plainValue = (value: CellValue): Json => (value === null ? '' : isCellError(value) ? value.error : value)

type CellWrite = (cells: Cells, row: number, column: number, value: Json) => void

/** One value for all cells, or a matrix of the range's size; null leaves a cell as it is. */
function writeMatrix(cells: Cells, area: Area, value: Json, write: CellWrite): void {
  if (isUnbounded(area)) throw new ExcelError('InvalidArgument')
  const rows = isMatrix(value) ? value : undefined
  if (rows && (rows.length !== area.rows || rows.some((row) => row.length !== area.columns))) {
    throw new ExcelError('InvalidArgument', wrongDimensions)
  }
  for (let i = 0; i < area.rows; i++) {
    for (let j = 0; j < area.columns; j++) {
      const given = rows ? rows[i]?.[j] : value
      if (given !== null && given !== undefined) write(cells, area.row + i, area.column + j, given)
    }
  }
}

function isMatrix(value: Json): value is readonly (readonly Json[])[] {
  if (!Array.isArray(value)) return false
  if (!value.every(Array.isArray)) throw new ExcelError('InvalidArgument', wrongDimensions)
  return true
}

/** What Excel makes of a value that an add-in gives: a text is parsed as if typed (excel.md, trap 14). */
function entryOf(value: Json, numberFormat: string, date1904: boolean): Entry {
  if (typeof value === 'number') return numberFormat === '@' ? { value: String(value) } : { value }
  if (typeof value === 'boolean') return { value }
  if (typeof value !== 'string' || value.length > maxCellText) throw new ExcelError('InvalidArgument')
  const entry = parseEntry(value, numberFormat, date1904)
  if (entry.formula !== undefined && !parseFormula(entry.formula)) throw new ExcelError('InvalidArgument')
  return entry
}

const writeContent: CellWrite = ({ context, sheet }, row, column, value) => {
  const format = sheet.formatAt(row, column)
  putEntry(sheet, row, column, entryOf(value, format.numberFormat, context.workbook.date1904))
}

/** Sets the content; the number format that the entry brings goes to a cell that has none. */
export function putEntry(sheet: Sheet, row: number, column: number, entry: Entry): void {
  const { numberFormat } = entry
  if (numberFormat !== undefined && sheet.formatAt(row, column).numberFormat === 'General') {
    sheet.changeFormat(cellArea(row, column), (format) => ({ ...format, numberFormat }))
  }
  sheet.setContent(
    row,
    column,
    entry.formula === undefined ? { value: entry.value } : { value: null, formula: entry.formula },
  )
}

function setContents(cells: Cells, value: Json): void {
  const area = areaOf(cells)
  const { context, sheet } = cells
  requireWritable(sheet, area)
  const one = cellCount(area) === 1
  const before = sheet.value(area.row, area.column)
  writeMatrix(cells, area, value, writeContent)
  context.touch()
  if (one) context.settle()
  const values = one ? { values: { before, after: sheet.value(area.row, area.column) } } : {}
  context.workbook.notify({ kind: 'cells', sheet, area, by: 'api', ...values })
}

function setNumberFormats(cells: Cells, value: Json): void {
  const { sheet } = cells
  requireAllowed(sheet, 'allowFormatCells')
  const area = areaOf(cells)
  if (isUnbounded(area)) {
    const numberFormat = textOf(value)
    sheet.changeFormat(area, (format) => ({ ...format, numberFormat }))
  } else {
    writeMatrix(cells, area, value, (_cells, row, column, given) => {
      const numberFormat = textOf(given)
      sheet.changeFormat(cellArea(row, column), (format) => ({ ...format, numberFormat }))
    })
  }
  tellLook(cells)
}

const contents = (read: CellRead): Property<Cells> => ({ get: (cells) => readMatrix(cells, read), set: setContents })

const numberFormats: Property<Cells> = {
  get: (cells) => readMatrix(cells, (_cell, sheet, row, column) => sheet.formatAt(row, column).numberFormat),
  set: setNumberFormats,
}

const formulas = contents((cell) => cell.formula ?? plainValue(cell.value))

export const rangeValues: Readonly<Record<string, Property<Cells>>> = {
  values: contents((cell) => plainValue(cell.value)),
  formulas,
  formulasLocal: formulas,
  text: {
    get: (cells) =>
      readMatrix(cells, (cell, sheet, row, column) =>
        shownText(cell.value, sheet.formatAt(row, column).numberFormat, cells.context.workbook.date1904),
      ),
  },
  valueTypes: { get: (cells) => readMatrix(cells, (cell) => valueTypeOf(cell.value)) },
  numberFormat: numberFormats,
  numberFormatLocal: numberFormats,
}
