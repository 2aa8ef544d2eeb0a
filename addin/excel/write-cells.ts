/** Writes single cells of a sheet of ours. */
import { cellName } from '../../functions/core/grid.ts'
import { type CellChange, HostError, type SheetId } from '../spreadsheet-host.ts'
import { cellText, maxCellText } from './cell-text.ts'
import { writeProtected } from './protection.ts'
import type { Visit } from './visit.ts'

/** Two visits: what formats the cells have, for a text is written by them, then the writing. */
export async function writeCells(visit: Visit, id: SheetId, changes: readonly CellChange[]): Promise<void> {
  if (changes.length === 0) return
  const tooLong = changes.some(({ value }) => typeof value === 'string' && value.length >= maxCellText)
  if (tooLong) throw new HostError('tooLarge')
  const formats = await visit((context) => {
    const sheet = context.workbook.worksheets.getItem(id)
    const cells = changes.map((change) => sheet.getRange(nameOf(change)).load('numberFormat'))
    return () => cells.map((cell) => String(cell.numberFormat[0]?.[0]))
  })
  await writeProtected(visit, id, (sheet) => {
    for (const [i, change] of changes.entries()) {
      const { value } = change
      const content = typeof value === 'string' ? cellText(value, formats[i]) : (value ?? '')
      sheet.getRange(nameOf(change)).values = [[content]]
    }
  })
}

export const nameOf = ({ row, column }: CellChange): string => cellName(row, column)
