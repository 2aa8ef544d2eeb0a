/** Range and RangeAreas. */
import {
  type Area,
  cellArea,
  cellCount,
  intersection,
  isWholeColumns,
  isWholeRows,
  maxColumns,
  maxRows,
} from '../model/area.ts'
import { isCellError } from '../model/cell.ts'
import { ExcelError, wrongDimensions } from '../model/excel-error.ts'
import { requireAllowed, requireUnprotected } from '../model/permissions.ts'
import { apiObject, type ApiObject, type ApiType, type Property } from './api-object.ts'
import { type Args, booleanOf, choiceOf, isJsonObject } from './args.ts'
import { cellProperties, columnProperties, rowProperties } from './cell-properties.ts'
import { clearCells } from './clear-cells.ts'
import { conditionalFormatsType } from './conditional-formats.ts'
import { areaOf, type Cells, tellLook } from './context.ts'
import { dataValidationType } from './data-validation.ts'
import { rangeFormatType } from './range-format.ts'
import { areaNamed, fullAddress, provideRangeTypes, rangeAreasObject, rangeObject } from './range-objects.ts'
import { rangeValues } from './range-values.ts'
import { common } from './uniform.ts'
import { sheetType } from './worksheet-type.ts'

/** Throws InvalidArgument beyond the edge of the sheet. */
function inSheet(area: Area): Area {
  const { row, column, rows, columns } = area
  if (row < 0 || column < 0 || rows < 1 || columns < 1 || row + rows > maxRows || column + columns > maxColumns) {
    throw new ExcelError('InvalidArgument')
  }
  return area
}

type Move = (area: Area, args: Args, cells: Cells) => Area

const ranged =
  (move: Move) =>
  (cells: Cells, args: Args): ApiObject =>
    rangeObject(cells, inSheet(move(areaOf(cells), args, cells)))

/** The same, with a null object where there is nothing. */
const maybe = (find: (area: Area, args: Args, cells: Cells) => Area | undefined) => ({
  orNull: (cells: Cells, args: Args): ApiObject | null => {
    const found = find(areaOf(cells), args, cells)
    return found ? rangeObject(cells, found) : null
  },
  orError: (cells: Cells, args: Args): ApiObject => {
    const found = find(areaOf(cells), args, cells)
    if (!found) throw new ExcelError('ItemNotFound')
    return rangeObject(cells, found)
  },
})

const used = maybe((area, args, { sheet }) => sheet.usedArea(args.optionalBoolean(0) ?? false, area))

const found = maybe((area, args, { context, sheet }) => {
  context.settle()
  const criteria = args.value(1)
  const options = isJsonObject(criteria) ? criteria : {}
  const matchCase = booleanOf(options['matchCase'] ?? false)
  const complete = booleanOf(options['completeMatch'] ?? false)
  const wanted = folded(args.text(0), matchCase)
  for (const [row, column, { value, formula }] of sheet.cells(area)) {
    const text = folded(formula ?? (isCellError(value) ? value.error : String(value ?? '')), matchCase)
    if (complete ? text === wanted : text.includes(wanted)) return cellArea(row, column)
  }
  return undefined
})

const folded = (text: string, matchCase: boolean): string => (matchCase ? text : text.toLowerCase())

function other(args: Args, cells: Cells): Area {
  const target = args.target(0, rangeType)
  if (!target) return areaNamed(cells, args.text(0))
  if (target.sheet !== cells.sheet) throw new ExcelError('InvalidArgument')
  return areaOf(target)
}

const crossing = maybe((area, args, cells) => intersection(area, other(args, cells)))

const moves = {
  getCell: ranged((area, args) => cellArea(area.row + args.whole(0), area.column + args.whole(1))),
  getRow: ranged((area, args) => ({ ...area, row: area.row + args.whole(0), rows: 1 })),
  getColumn: ranged((area, args) => ({ ...area, column: area.column + args.whole(0), columns: 1 })),
  getLastCell: ranged(({ row, column, rows, columns }) => cellArea(row + rows - 1, column + columns - 1)),
  getLastRow: ranged((area) => ({ ...area, row: area.row + area.rows - 1, rows: 1 })),
  getLastColumn: ranged((area) => ({ ...area, column: area.column + area.columns - 1, columns: 1 })),
  getEntireRow: ranged((area) => ({ ...area, column: 0, columns: maxColumns })),
  getEntireColumn: ranged((area) => ({ ...area, row: 0, rows: maxRows })),
  getOffsetRange: ranged((area, args) => ({
    ...area,
    row: area.row + args.whole(0),
    column: area.column + args.whole(1),
  })),
  getResizedRange: ranged((area, args) => ({
    ...area,
    rows: area.rows + args.whole(0),
    columns: area.columns + args.whole(1),
  })),
  getAbsoluteResizedRange: ranged((area, args) => ({ ...area, rows: args.whole(0), columns: args.whole(1) })),
  getBoundingRect: ranged((area, args, cells) => bounding(area, other(args, cells))),
}

function bounding(a: Area, b: Area): Area {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)]
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  }
}

function merge(cells: Cells, args: Args): undefined {
  requireUnprotected(cells.sheet)
  const area = areaOf(cells)
  const rows = args.optionalBoolean(0)
    ? Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 }))
    : [area]
  for (const part of rows) cells.sheet.merge(part)
  cells.context.touch()
  tellLook(cells)
  return undefined
}

function unmerge(cells: Cells): undefined {
  requireUnprotected(cells.sheet)
  cells.sheet.unmerge(areaOf(cells))
  tellLook(cells)
  return undefined
}

function mergedAreas(cells: Cells): ApiObject | null {
  const merged = cells.sheet.merges.filter((area) => intersection(area, areaOf(cells)))
  return merged.length === 0 ? null : rangeAreasObject(cells, merged)
}

function* lines(cells: Cells, kind: 'row' | 'column'): Generator<boolean> {
  for (const area of cells.areas) {
    const used = isWholeColumns(area) || isWholeRows(area) ? cells.sheet.usedArea(false) : undefined
    const count = kind === 'row' ? area.rows : area.columns
    const most = used ? (kind === 'row' ? used.row + used.rows : used.column + used.columns) - area[kind] : count
    for (let i = 0; i < Math.max(1, Math.min(count, most)); i++) {
      yield kind === 'row' ? cells.sheet.row(area.row + i).hidden : cells.sheet.column(area.column + i).hidden
    }
  }
}

const rowHidden: Property<Cells> = {
  get: (cells) => common(lines(cells, 'row')),
  set: (cells, value) => {
    const hidden = booleanOf(value)
    requireAllowed(cells.sheet, 'allowFormatRows')
    const area = areaOf(cells)
    for (let row = area.row; row < area.row + area.rows; row++)
      cells.sheet.rows.set(row, { ...cells.sheet.row(row), hidden })
    tellLook(cells)
  },
}

const columnHidden: Property<Cells> = {
  get: (cells) => common(lines(cells, 'column')),
  set: (cells, value) => {
    const hidden = booleanOf(value)
    requireAllowed(cells.sheet, 'allowFormatColumns')
    const area = areaOf(cells)
    for (let column = area.column; column < area.column + area.columns; column++) {
      cells.sheet.columns.set(column, { ...cells.sheet.column(column), hidden })
    }
    tellLook(cells)
  },
}

const clearModes = ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks', 'ResetContents'] as const

function clear(cells: Cells, args: Args): undefined {
  clearCells(cells, args.isMissing(0) ? 'All' : choiceOf(clearModes, args.value(0)))
  return undefined
}

const address: Property<Cells> = { get: (cells) => fullAddress(cells, cells.areas) }

const sharedObjects = {
  format: (cells: Cells) => apiObject(rangeFormatType, cells),
  dataValidation: (cells: Cells) => apiObject(dataValidationType, cells),
  conditionalFormats: (cells: Cells) => apiObject(conditionalFormatsType, cells),
  worksheet: ({ context, sheet }: Cells) => apiObject(sheetType(), { context, sheet }),
}

/** More cells than Excel counts are told as -1. */
const maxCount = 2 ** 31 - 1
const countOf = (areas: readonly Area[]): number => {
  const count = areas.reduce((sum, area) => sum + cellCount(area), 0)
  return count > maxCount ? -1 : count
}

/** Its sheet has been deleted. */
const isGone = ({ context, sheet }: Cells): boolean => context.workbook.position(sheet) < 0

export const rangeType: ApiType<Cells> = {
  name: 'Range',
  kept: true,
  isGone,
  properties: {
    ...rangeValues,
    address,
    addressLocal: address,
    rowIndex: { get: (cells) => areaOf(cells).row },
    columnIndex: { get: (cells) => areaOf(cells).column },
    rowCount: { get: (cells) => areaOf(cells).rows },
    columnCount: { get: (cells) => areaOf(cells).columns },
    cellCount: { get: (cells) => countOf(cells.areas) },
    isEntireColumn: { get: (cells) => isWholeColumns(areaOf(cells)) },
    isEntireRow: { get: (cells) => isWholeRows(areaOf(cells)) },
    rowHidden,
    columnHidden,
    hidden: { get: (cells) => common([...lines(cells, 'row'), ...lines(cells, 'column')]) },
  },
  objects: sharedObjects,
  methods: {
    ...moves,
    getUsedRange: used.orError,
    getUsedRangeOrNullObject: used.orNull,
    find: found.orError,
    findOrNullObject: found.orNull,
    getIntersection: crossing.orError,
    getIntersectionOrNullObject: crossing.orNull,
    getMergedAreasOrNullObject: mergedAreas,
    getRowProperties: rowProperties,
    getColumnProperties: columnProperties,
    getCellProperties: cellProperties,
    clear,
    merge,
    unmerge,
    select: (cells) => {
      cells.context.workbook.select(cells.sheet, areaOf(cells), 'api')
      return undefined
    },
    calculate: (cells) => {
      cells.context.touch()
      return undefined
    },
    _KeepReference: () => undefined,
    // office.js writes a matrix of more than 1,500 cells in pieces, and asks first whether the whole has the size.
    _ValidateArraySize: (cells, args) => {
      const { rows, columns } = areaOf(cells)
      if (args.whole(0) !== rows || args.whole(1) !== columns) throw new ExcelError('InvalidArgument', wrongDimensions)
      return undefined
    },
  },
}

const areasType: ApiType<Cells> = {
  name: 'RangeCollection',
  items: (cells) => cells.areas.map((area) => rangeObject(cells, area)),
  methods: {
    getCount: ({ areas }) => areas.length,
    getItemAt: (cells, args) => {
      const area = cells.areas[args.whole(0)]
      if (!area) throw new ExcelError('InvalidArgument')
      return rangeObject(cells, area)
    },
  },
}

export const rangeAreasType: ApiType<Cells> = {
  name: 'RangeAreas',
  kept: true,
  isGone,
  properties: {
    address,
    addressLocal: address,
    areaCount: { get: ({ areas }) => areas.length },
    cellCount: { get: (cells) => countOf(cells.areas) },
    isEntireColumn: { get: ({ areas }) => areas.every(isWholeColumns) },
    isEntireRow: { get: ({ areas }) => areas.every(isWholeRows) },
  },
  objects: { ...sharedObjects, areas: (cells) => apiObject(areasType, cells) },
  methods: { clear, _KeepReference: () => undefined },
}

provideRangeTypes({ range: rangeType, areas: rangeAreasType })
