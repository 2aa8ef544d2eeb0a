/** Borders of cells: `getItem(side)` is a line along the edge of a rectangle, or between its cells. */
import { type Area, cellArea } from '../model/area.ts'
import {
  type BorderLine,
  borderSides,
  type BorderSide,
  type CellSide,
  lineStyles,
  lineWeights,
  noLine,
} from '../model/cell-format.ts'
import { requireAllowed } from '../model/permissions.ts'
import type { Sheet } from '../model/sheet.ts'
import { apiObject, type ApiType, type Json, type Property } from './api-object.ts'
import { choiceOf, colorOf } from './args.ts'
import { type Cells, tellLook } from './context.ts'
import { common, mapped } from './uniform.ts'

interface Line extends Cells {
  readonly side: BorderSide
}

/** A side of a cell that a line runs along, and the cell beyond it. */
interface Edge {
  readonly row: number
  readonly column: number
  readonly side: CellSide
}

const opposite: Readonly<Record<CellSide, CellSide>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }
const beyond: Readonly<Record<CellSide, readonly [rows: number, columns: number]>> = {
  top: [-1, 0],
  bottom: [1, 0],
  left: [0, -1],
  right: [0, 1],
}

function* edgesOf({ areas, side }: Line): Generator<Edge> {
  for (const area of areas) yield* edgesOfArea(area, side)
}

function* edgesOfArea(area: Area, side: BorderSide): Generator<Edge> {
  const { row, column, rows, columns } = area
  const [lastRow, lastColumn] = [row + rows - 1, column + columns - 1]
  switch (side) {
    case 'EdgeTop':
      for (let c = column; c <= lastColumn; c++) yield { row, column: c, side: 'top' }
      return
    case 'EdgeBottom':
      for (let c = column; c <= lastColumn; c++) yield { row: lastRow, column: c, side: 'bottom' }
      return
    case 'EdgeLeft':
      for (let r = row; r <= lastRow; r++) yield { row: r, column, side: 'left' }
      return
    case 'EdgeRight':
      for (let r = row; r <= lastRow; r++) yield { row: r, column: lastColumn, side: 'right' }
      return
    case 'InsideHorizontal':
      for (let r = row; r < lastRow; r++)
        for (let c = column; c <= lastColumn; c++) yield { row: r, column: c, side: 'bottom' }
      return
    case 'InsideVertical':
      for (let r = row; r <= lastRow; r++)
        for (let c = column; c < lastColumn; c++) yield { row: r, column: c, side: 'right' }
      return
    case 'DiagonalDown':
    case 'DiagonalUp':
      return
  }
}

/** A line between two cells is one line, whichever of them says it. */
function lineAt(sheet: Sheet, { row, column, side }: Edge): BorderLine {
  const own = sheet.formatAt(row, column).borders[side]
  if (own) return own
  const [rows, columns] = beyond[side]
  if (row + rows < 0 || column + columns < 0) return noLine
  return sheet.formatAt(row + rows, column + columns).borders[opposite[side]] ?? noLine
}

function changeLine(line: Line, change: Partial<BorderLine>): void {
  requireAllowed(line.sheet, 'allowFormatCells')
  for (const edge of edgesOf(line)) {
    const before = lineAt(line.sheet, edge)
    // Who sets only a colour or a weight wants a line.
    const style = before.style === 'None' && change.style === undefined ? 'Continuous' : before.style
    setLine(line.sheet, edge, { ...before, style, ...change })
  }
  tellLook(line)
}

function setLine(sheet: Sheet, edge: Edge, line: BorderLine): void {
  const [rows, columns] = beyond[edge.side]
  const neighbour = { row: edge.row + rows, column: edge.column + columns, side: opposite[edge.side] }
  const inSheet = neighbour.row >= 0 && neighbour.column >= 0
  const sides =
    inSheet && sheet.formatAt(neighbour.row, neighbour.column).borders[neighbour.side] ? [edge, neighbour] : [edge]
  for (const { row, column, side } of sides) {
    sheet.changeFormat(cellArea(row, column), (format) => ({ ...format, borders: { ...format.borders, [side]: line } }))
  }
}

function lineProperty<K extends keyof BorderLine>(key: K, parse: (value: Json) => BorderLine[K]): Property<Line> {
  return {
    get: (line) => common(mapped(edgesOf(line), (edge) => lineAt(line.sheet, edge)[key])),
    set: (line, value) => {
      changeLine(line, { [key]: parse(value) })
    },
  }
}

const borderType: ApiType<Line> = {
  name: 'RangeBorder',
  id: ({ side }) => side,
  properties: {
    sideIndex: { get: ({ side }) => side },
    style: lineProperty('style', (value) => choiceOf(lineStyles, value)),
    weight: lineProperty('weight', (value) => choiceOf(lineWeights, value)),
    color: lineProperty('color', colorOf),
  },
}

export const bordersType: ApiType<Cells> = {
  name: 'RangeBorderCollection',
  properties: { count: { get: () => borderSides.length } },
  items: (cells) => borderSides.map((side) => apiObject(borderType, { ...cells, side })),
  item: (cells, key) => apiObject(borderType, { ...cells, side: choiceOf(borderSides, key) }),
  methods: {
    getItemAt: (cells, args) =>
      apiObject(borderType, { ...cells, side: choiceOf(borderSides, borderSides[args.whole(0)]) }),
  },
}
