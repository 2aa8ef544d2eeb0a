/** A column that nobody has given a width grows for a date or a formatted number that is entered, as in Excel. */
import { parseEntry } from '../model/entry.ts'
import type { Sheet } from '../model/sheet.ts'
import { shownText } from '../model/shown-text.ts'
import { cellPadding, fontCss } from './cell-look.ts'
import { columnPixels } from './pixels.ts'
import type { Place } from './places.ts'
import { textWidth } from './text-width.ts'

/** Before the text is entered: the cell is then drawn once. */
export function widenFor(sheet: Sheet, { row, column }: Place, text: string, date1904: boolean): void {
  if (sheet.column(column).width !== undefined || sheet.mergeAt(row, column)) return
  const format = sheet.formatAt(row, column)
  const entry = parseEntry(text, format.numberFormat, date1904)
  const numberFormat = format.numberFormat === 'General' ? (entry.numberFormat ?? 'General') : format.numberFormat
  if (typeof entry.value !== 'number' || numberFormat === 'General') return
  const needed = textWidth(shownText(entry.value, numberFormat, date1904), fontCss(format)) + 2 * cellPadding + 2
  if (needed > columnPixels(sheet, column))
    sheet.columns.set(column, { width: Math.ceil(needed) * 0.75, hidden: false })
}
