/** RangeFormat and its parts, for a Range and for RangeAreas alike. */
import { type Area, contains, isWholeColumns, isWholeRows, maxRows } from '../model/area.ts'
import { horizontalAlignments, normalFormat, verticalAlignments } from '../model/cell-format.ts'
import { ExcelError } from '../model/excel-error.ts'
import { requireAllowed } from '../model/permissions.ts'
import type { Sheet } from '../model/sheet.ts'
import { standardColumnPoints, standardRowHeight } from '../model/sheet-parts.ts'
import { shownText } from '../model/shown-text.ts'
import { apiObject, type ApiType, type Json, type Property } from './api-object.ts'
import { booleanOf, choiceOf, colorOf, numberOf, textOf, wholeOf } from './args.ts'
import { bordersType } from './borders.ts'
import { type Cells, tellLook } from './context.ts'
import { changeFormats, common, formatProperty, formatsOf, mapped } from './uniform.ts'

const underlines = ['None', 'Single', 'Double'] as const

const fontType: ApiType<Cells> = {
  name: 'RangeFont',
  properties: {
    name: formatProperty(
      (f) => f.font.name,
      textOf,
      (f, name) => ({ ...f, font: { ...f.font, name } }),
    ),
    size: formatProperty(
      (f) => f.font.size,
      positive(409),
      (f, size) => ({ ...f, font: { ...f.font, size } }),
    ),
    color: formatProperty(
      (f) => f.font.color,
      colorOf,
      (f, color) => ({ ...f, font: { ...f.font, color } }),
    ),
    bold: formatProperty(
      (f) => f.font.bold,
      booleanOf,
      (f, bold) => ({ ...f, font: { ...f.font, bold } }),
    ),
    italic: formatProperty(
      (f) => f.font.italic,
      booleanOf,
      (f, italic) => ({ ...f, font: { ...f.font, italic } }),
    ),
    strikethrough: formatProperty(
      (f) => f.font.strikethrough,
      booleanOf,
      (f, strikethrough) => ({ ...f, font: { ...f.font, strikethrough } }),
    ),
    underline: formatProperty(
      (f) => f.font.underline,
      (value) => choiceOf(underlines, value),
      (f, underline) => ({ ...f, font: { ...f.font, underline } }),
    ),
  },
}

const fillType: ApiType<Cells> = {
  name: 'RangeFill',
  properties: {
    // A cell without a fill says white, as Excel does.
    color: formatProperty(
      (f) => f.fill ?? '#FFFFFF',
      colorOf,
      (f, fill) => ({ ...f, fill }),
    ),
    pattern: { get: (cells) => common(mapped(formatsOf(cells), ({ fill }) => (fill === null ? 'None' : 'Solid'))) },
  },
  methods: {
    clear: (cells) => {
      changeFormats(cells, (format) => ({ ...format, fill: null }))
      return undefined
    },
  },
}

const protectionType: ApiType<Cells> = {
  name: 'FormatProtection',
  properties: {
    locked: formatProperty(
      (f) => f.locked,
      booleanOf,
      (f, locked) => ({ ...f, locked }),
    ),
    formulaHidden: formatProperty(
      (f) => f.formulaHidden,
      booleanOf,
      (f, formulaHidden) => ({ ...f, formulaHidden }),
    ),
  },
}

function positive(most: number): (value: Json) => number {
  return (value) => {
    const number = numberOf(value)
    if (number < 0 || number > most) throw new ExcelError('InvalidArgument')
    return number
  }
}

const maxIndent = 250
const maxRowHeight = 409.5
/** 255 characters. */
const maxColumnPoints = 1790

/** The rows that an area names; of whole columns those that are in use. */
function* rowsOf({ sheet, areas }: Cells): Generator<number> {
  for (const area of areas) {
    const last = isWholeColumns(area) ? lastUsedRow(sheet, area) : area.row + area.rows - 1
    for (let row = area.row; row <= last; row++) yield row
  }
}

function lastUsedRow(sheet: Sheet, area: Area): number {
  const used = sheet.usedArea(false)
  return used ? Math.min(used.row + used.rows, maxRows) - 1 : area.row
}

function* columnsOf({ areas }: Cells): Generator<number> {
  for (const area of areas) for (let c = area.column; c < area.column + area.columns; c++) yield c
}

const columnWidth: Property<Cells> = {
  get: (cells) =>
    common(mapped(columnsOf(cells), (column) => cells.sheet.column(column).width ?? standardColumnPoints)),
  set: (cells, value) => {
    const width = positive(maxColumnPoints)(value)
    requireAllowed(cells.sheet, 'allowFormatColumns')
    for (const column of columnsOf(cells)) cells.sheet.columns.set(column, { ...cells.sheet.column(column), width })
    tellLook(cells)
  },
}

const rowHeight: Property<Cells> = {
  get: (cells) => common(mapped(rowsOf(cells), (row) => cells.sheet.row(row).height ?? standardRowHeight)),
  set: (cells, value) => {
    const height = positive(maxRowHeight)(value)
    requireAllowed(cells.sheet, 'allowFormatRows')
    for (const row of rowsOf(cells)) cells.sheet.rows.set(row, { ...cells.sheet.row(row), height, fixed: true })
    tellLook(cells)
  },
}

/** As high as the largest font of its cells, empty ones too; a row of plain cells has no height of its own. */
function autofitRows(cells: Cells): undefined {
  const { sheet } = cells
  requireAllowed(sheet, 'allowFormatRows')
  const plain = normalFormat.font.size
  const largest = new Map([...rowsOf(cells)].map((row) => [row, plain]))
  for (const [row, column] of sheet.cells()) {
    const before = largest.get(row)
    if (before !== undefined) largest.set(row, Math.max(before, sheet.formatAt(row, column).font.size))
  }
  for (const [row, size] of largest) {
    const height = size > plain ? (size * standardRowHeight) / plain : undefined
    sheet.rows.set(row, { ...sheet.row(row), height, fixed: false })
  }
  tellLook(cells)
  return undefined
}

const pointsPerCharacter = 5.25
const cellPadding = 3.75

/** As wide as the longest text of the column, counting a Chinese character for two. */
function autofitColumns(cells: Cells): undefined {
  requireAllowed(cells.sheet, 'allowFormatColumns')
  const longest = new Map<number, number>()
  for (const [row, column, cell] of cells.sheet.cells()) {
    if (!cells.areas.some((area) => isWholeRows(area) || contains(area, row, column))) continue
    const text = shownText(cell.value, cells.sheet.formatAt(row, column).numberFormat)
    const characters = [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
    longest.set(column, Math.max(longest.get(column) ?? 0, characters))
  }
  for (const [column, characters] of longest) {
    if (characters === 0) continue
    const width = Math.min(characters * pointsPerCharacter + cellPadding, maxColumnPoints)
    cells.sheet.columns.set(column, { ...cells.sheet.column(column), width })
  }
  tellLook(cells)
  return undefined
}

export const rangeFormatType: ApiType<Cells> = {
  name: 'RangeFormat',
  properties: {
    columnWidth,
    rowHeight,
    horizontalAlignment: formatProperty(
      (f) => f.horizontal,
      (value) => choiceOf(horizontalAlignments, value),
      // Excel forgets the indent of a cell that it aligns.
      (f, horizontal) => ({ ...f, horizontal, indent: 0 }),
    ),
    verticalAlignment: formatProperty(
      (f) => f.vertical,
      (value) => choiceOf(verticalAlignments, value),
      (f, vertical) => ({ ...f, vertical }),
    ),
    indentLevel: formatProperty(
      (f) => f.indent,
      indentOf,
      (f, indent) => ({ ...f, indent }),
    ),
    wrapText: formatProperty(
      (f) => f.wrap,
      booleanOf,
      (f, wrap) => ({ ...f, wrap }),
    ),
    shrinkToFit: formatProperty(
      (f) => f.shrink,
      booleanOf,
      (f, shrink) => ({ ...f, shrink }),
    ),
  },
  objects: {
    fill: (cells) => apiObject(fillType, cells),
    font: (cells) => apiObject(fontType, cells),
    borders: (cells) => apiObject(bordersType, cells),
    protection: (cells) => apiObject(protectionType, cells),
  },
  methods: { autofitRows, autofitColumns },
}

function indentOf(value: Json): number {
  const indent = wholeOf(value)
  if (indent < 0 || indent > maxIndent) throw new ExcelError('InvalidArgument')
  return indent
}
