/** Rectangles of cells and their A1 names. Rows and columns count from 0. */

export const maxRows = 1_048_576
export const maxColumns = 16_384

export interface Area {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export const cellArea = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 })

export const isWholeColumns = (area: Area): boolean => area.rows === maxRows
export const isWholeRows = (area: Area): boolean => area.columns === maxColumns
/** Without an end in one direction at least: `A:C`, `4:8`. */
export const isUnbounded = (area: Area): boolean => isWholeColumns(area) || isWholeRows(area)
export const cellCount = (area: Area): number => area.rows * area.columns

export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** "A1:B2", "A1", "A:C", "4:8". */
export function areaName(area: Area): string {
  const { row, column, rows, columns } = area
  if (isWholeColumns(area)) return `${columnLetters(column)}:${columnLetters(column + columns - 1)}`
  if (isWholeRows(area)) return `${row + 1}:${row + rows}`
  const first = cellName(row, column)
  return rows === 1 && columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`
}

const plainSheetName = /^[\p{L}_][\p{L}\p{N}_.]*$/u

/** A sheet's name as it stands before an `!`: quoted where it is no plain word. */
export const sheetPrefix = (name: string): string =>
  plainSheetName.test(name) && parseArea(name) === undefined ? name : `'${name.replaceAll("'", "''")}'`

const place = String.raw`\$?([A-Za-z]{1,3})?\$?(\d{1,7})?`
const pattern = new RegExp(`^${place}(?::${place})?$`)

/** "A1", "$A$1:B2", "A:C", "4:8" → the rectangle; undefined for anything else. Corners may come in any order. */
export function parseArea(text: string): Area | undefined {
  const match = pattern.exec(text.trim())
  if (!match) return undefined
  const from = corner(match[1], match[2])
  const to = text.includes(':') ? corner(match[3], match[4]) : from
  if (from.row === undefined && from.column === undefined) return undefined
  if ((from.row === undefined) !== (to.row === undefined) || (from.column === undefined) !== (to.column === undefined))
    return undefined
  // A column or a row alone is no address: "A", "4".
  if (!text.includes(':') && (from.row === undefined || from.column === undefined)) return undefined
  return spanned(from, to)
}

interface Corner {
  readonly row: number | undefined
  readonly column: number | undefined
}

const corner = (letters: string | undefined, digits: string | undefined): Corner => ({
  row: digits === undefined ? undefined : Number(digits) - 1,
  column: letters === undefined ? undefined : columnNumber(letters),
})

function spanned(from: Corner, to: Corner): Area | undefined {
  const rows = [from.row ?? 0, to.row ?? maxRows - 1]
  const columns = [from.column ?? 0, to.column ?? maxColumns - 1]
  const [row, column] = [Math.min(...rows), Math.min(...columns)]
  const [lastRow, lastColumn] = [Math.max(...rows), Math.max(...columns)]
  if (row < 0 || column < 0 || lastRow >= maxRows || lastColumn >= maxColumns) return undefined
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 }
}

/** `'My sheet'!A1` → the sheet and the rest; the sheet is undefined where none is named. */
export function splitAddress(address: string): { readonly sheet: string | undefined; readonly local: string } {
  const at = address.lastIndexOf('!')
  if (at < 0) return { sheet: undefined, local: address }
  const name = address.slice(0, at)
  const quoted = /^'(.*)'$/s.exec(name)
  return { sheet: quoted?.[1]?.replaceAll("''", "'") ?? name, local: address.slice(at + 1) }
}

export function intersection(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined
}

export const contains = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns

/** What is left of `area` where `hole` is cut out of it: up to four rectangles. */
export function without(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole)
  if (!cut) return [area]
  const { row, column, rows, columns } = area
  const below = cut.row + cut.rows
  const right = cut.column + cut.columns
  const parts = [
    { row, column, rows: cut.row - row, columns },
    { row: below, column, rows: row + rows - below, columns },
    { row: cut.row, column, rows: cut.rows, columns: cut.column - column },
    { row: cut.row, column: right, rows: cut.rows, columns: column + columns - right },
  ]
  return parts.filter((part) => part.rows > 0 && part.columns > 0)
}
