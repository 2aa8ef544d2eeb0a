/** `getCellProperties`, `getRowProperties`, `getColumnProperties`: what is asked for, cell by cell or line by line. */
import { type Area, cellArea, maxColumns, maxRows } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import type { Json } from './api-object.ts'
import { type Args, isJsonObject, type JsonObject } from './args.ts'
import { areaOf, type Cells, UnknownMember } from './context.ts'
import { borderSides } from '../model/cell-format.ts'
import { rangeObject } from './range-objects.ts'
import type { ApiObject } from './api-object.ts'

/** Of `{format: {fill: {color: true}}}` the values of the range, in the same shape. */
function pick(object: ApiObject, wanted: JsonObject): Json {
  const picked: Record<string, Json> = {}
  for (const [name, want] of Object.entries(wanted)) {
    if (want === false) continue
    if (name === 'borders' && isJsonObject(want)) picked[name] = pickBorders(object, want)
    else if (isJsonObject(want) && object.has('object', name)) {
      const inner = object.object(name)
      picked[name] = inner ? pick(inner, want) : null
    } else if (object.has('property', name)) picked[name] = object.get(name)
    else throw new UnknownMember(`${object.type}.${name} of cell properties`)
  }
  return picked
}

/** `{borders: {bottom: {style: true}}}`. */
function pickBorders(format: ApiObject, wanted: JsonObject): Json {
  const borders = format.object('borders')
  const picked: Record<string, Json> = {}
  for (const [name, want] of Object.entries(wanted)) {
    const side = borderSides.find((one) => one.toLowerCase() === `edge${name}`)
    if (side === undefined || !borders || !isJsonObject(want)) throw new ExcelError('InvalidArgument')
    const line = borders.item(side)
    picked[name] = line ? pick(line, want) : null
  }
  return picked
}

const each = (cells: Cells, area: Area, wanted: JsonObject): Json => pick(rangeObject(cells, area), wanted)

export function cellProperties(cells: Cells, args: Args): Json {
  const wanted = args.object(0)
  const { row, column, rows, columns } = areaOf(cells)
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => each(cells, cellArea(row + i, column + j), wanted)),
  )
}

export function rowProperties(cells: Cells, args: Args): Json {
  const wanted = args.object(0)
  const { row, rows } = areaOf(cells)
  return Array.from({ length: rows }, (_, i) =>
    each(cells, { row: row + i, column: 0, rows: 1, columns: maxColumns }, wanted),
  )
}

export function columnProperties(cells: Cells, args: Args): Json {
  const wanted = args.object(0)
  const { column, columns } = areaOf(cells)
  return Array.from({ length: columns }, (_, j) =>
    each(cells, { row: 0, column: column + j, rows: maxRows, columns: 1 }, wanted),
  )
}
