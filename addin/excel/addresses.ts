/** Cells and addresses of Excel: `D8`, `'My sheet'!D8:F9`, `A1:B2,D4`. */
import { cellName } from '../../functions/core/grid.ts'
import type { CellRange } from '../../functions/core/sheet-layout.ts'

/** "D8" or "D8:F9"; with dollar signs where it must not move. */
export function rangeName({ from, to }: CellRange, absolute = false): string {
  const names = [from, to].map(({ row, column }) => cellName(row, column))
  const [first, last] = absolute ? names.map((name) => name.replace(/^(\D+)/, '$$$1$$')) : names
  return first === last ? String(first) : `${first}:${last}`
}

/** An address without its sheet: `'My!sheet'!$D$8` → `D8`. */
export const localAddress = (address: string): string => address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '')

/** The first cell of an address: `D8:F9,H1` → `D8`. */
export const firstCell = (address: string): string => /^[^:,; ]*/.exec(localAddress(address))?.[0] ?? ''

/** `D8` or `'My sheet'!D8:F9` → its range; undefined for whole rows and columns, which have no corner cells. */
export function parseRange(address: string): CellRange | undefined {
  const [from, to = from] = localAddress(address).trim().split(':')
  const corners = [from, to].map((name) => parseCell(name ?? ''))
  return corners[0] && corners[1] ? { from: corners[0], to: corners[1] } : undefined
}

function parseCell(name: string): CellRange['from'] | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? []
  if (letters === undefined) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

/** Names of all cells of an address of several ranges, in no particular order. */
export function cellsOf(address: string): string[] {
  return address.split(',').flatMap((part) => {
    const range = parseRange(part)
    if (!range) return []
    const { from, to } = range
    const rows = Array.from({ length: to.row - from.row + 1 }, (_, i) => from.row + i)
    const columns = Array.from({ length: to.column - from.column + 1 }, (_, i) => from.column + i)
    return rows.flatMap((row) => columns.map((column) => cellName(row, column)))
  })
}

/** Excel takes addresses of several ranges up to 8,192 characters; shorter ones are as quick. */
const longestAddress = 2000

/** Addresses of several ranges, as few as `getRanges` takes. */
export function joinAddresses(ranges: readonly string[]): string[] {
  const joined: string[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last === undefined || last.length + 1 + range.length > longestAddress) joined.push(range)
    else joined[joined.length - 1] = `${last},${range}`
  }
  return joined
}

/**
 * Cells → rectangles that hold exactly them: runs along the rows, and equal runs of neighbouring rows as one. Cells may
 * come in any order, and twice.
 */
export function rectangles(cells: readonly { readonly row: number; readonly column: number }[]): CellRange[] {
  const ordered = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const runs: { row: number; first: number; last: number }[] = []
  for (const { row, column } of ordered) {
    const run = runs.at(-1)
    if (run?.row === row && column <= run.last + 1) run.last = column
    else runs.push({ row, first: column, last: column })
  }
  const open = new Map<string, { from: { row: number; column: number }; to: { row: number; column: number } }>()
  const found: CellRange[] = []
  for (const { row, first, last } of runs) {
    const key = `${first} ${last}`
    const above = open.get(key)
    if (above?.to.row === row - 1) above.to.row = row
    else {
      const rectangle = { from: { row, column: first }, to: { row, column: last } }
      open.set(key, rectangle)
      found.push(rectangle)
    }
  }
  return found
}
