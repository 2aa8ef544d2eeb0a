/**
 * A sheet's cells as bytes to send. The server knows an upload by its bytes, so the same cells must always give the
 * same ones: whatever Excel's used range was, whatever order the reasons were written in.
 */
import { type Cell, type Grid, isBlank, type Workbook } from '../../functions/core/grid.ts'

/** Cells and reasons as JSON: blank cells are null or left out at the ends of rows, blank rows at the end of a sheet. */
export function gridJson({
  workbook,
  reasons,
}: {
  workbook: Workbook
  reasons: Readonly<Record<string, string>>
}): string {
  const given = Object.entries(reasons)
    .filter(([, reason]) => reason.trim() !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({
    sheets: workbook.sheets.map(plainGrid),
    date1904: workbook.date1904,
    ...(given.length === 0 ? {} : { reasons: Object.fromEntries(given) }),
  })
}

function plainGrid({ name, rows, hiddenRows = [] }: Grid) {
  const plain = withoutTail(rows, (row) => row?.every(isBlank) ?? true).map((row) =>
    withoutTail(row ?? [], isBlank).map((cell: Cell) => (isBlank(cell) ? null : cell)),
  )
  // What is hidden below the last cell says nothing.
  const hidden = [...new Set(hiddenRows)].filter((row) => row < plain.length).toSorted((a, b) => a - b)
  return { name, rows: plain, ...(hidden.length === 0 ? {} : { hiddenRows: hidden }) }
}

function withoutTail<T>(list: readonly T[], isEmpty: (value: T) => boolean): readonly T[] {
  let end = list.length
  while (end > 0 && isEmpty(list[end - 1] as T)) end--
  return list.slice(0, end)
}
