/** What Excel says of a range → the core's Grid. */
import type { Cell, Grid } from '../../functions/core/grid.ts'
import { isPercentFormat, percentText } from '../../functions/core/percent.ts'

/** A used range as Office.js loads it: matrices of one size, one row property a row. */
export interface UsedRange {
  readonly rowIndex: number
  readonly columnIndex: number
  readonly values: readonly (readonly unknown[])[]
  readonly valueTypes: readonly (readonly string[])[]
  readonly numberFormat: readonly (readonly unknown[])[]
  readonly rowHidden: readonly boolean[]
}

/** The Grid of a sheet: `rows[0][0]` is A1 wherever the used range begins (core/grid.ts). */
export function gridOf(name: string, used: UsedRange): Grid {
  const rows: Cell[][] = Array.from({ length: used.rowIndex }, () => [])
  const before: Cell[] = Array.from({ length: used.columnIndex }, () => null)
  const hiddenRows: number[] = []
  for (const [i, values] of used.values.entries()) {
    const cells = values.map((value, j) => cellOf(value, used.valueTypes[i]?.[j], used.numberFormat[i]?.[j]))
    const filled = cells.some((cell) => cell !== null)
    if (filled && used.rowHidden[i]) hiddenRows.push(used.rowIndex + i)
    rows.push(filled ? [...before, ...cells] : [])
  }
  return { name, rows, ...(hiddenRows.length > 0 ? { hiddenRows } : {}) }
}

/** One value. An error arrives as its text; a rich value (a stock, a place) as the text or number that it stands for. */
function cellOf(value: unknown, type: string | undefined, format: unknown): Cell {
  if (value === '' || value === null || value === undefined) return null
  if (type === 'Error') return { error: value as string }
  if (typeof value === 'number') {
    return typeof format === 'string' && isPercentFormat(format) ? percentText(value) : value
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : JSON.stringify(value)
}

/** 1 January 1970 as a serial number of either date system. */
const epoch = { 1900: 25_569, 1904: 24_107 } as const
const dayMs = 86_400_000

/**
 * Whether days count from 1904, told by a date and the text that Excel shows for it (Excel has no API that says so):
 * `42735` that shows as `2021-01-01`. Only our own date cells are asked (`yyyy-mm-dd`, in any language); undefined where
 * none is filled.
 */
export function date1904Of(used: UsedRange, text: readonly (readonly string[])[]): boolean | undefined {
  for (const [i, values] of used.values.entries()) {
    for (const [j, value] of values.entries()) {
      if (typeof value !== 'number') continue
      const shown = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text[i]?.[j] ?? '')
      if (!shown) continue
      const day = Date.UTC(Number(shown[1]), Number(shown[2]) - 1, Number(shown[3])) / dayMs
      if (Math.floor(value) === day + epoch[1904]) return true
      if (Math.floor(value) === day + epoch[1900]) return false
    }
  }
  return undefined
}
