/** How a text is written so that Excel takes it for nothing else: no formula, number, date or error (excel.md, trap 14). */
import { xmlSafe } from '../../functions/core/text-cleaning.ts'

/** The format of cells in which all that is written stays text. */
export const textFormat = '@'

/** Longest text that Excel takes in a cell (excel.md, trap 15). */
export const maxCellText = 32_767

const formulaLike = /^[=+\-@\t\r]/

/**
 * The number format of a text's cell: the text format where somebody who edits the cell would make a formula of it, as
 * in the .xlsx (formats/xlsx-template.ts).
 */
export const formatForText = (text: string, format: string | undefined): string | undefined =>
  format ?? (formulaLike.test(text) ? textFormat : undefined)

/**
 * What to hand to Excel for a text. Elsewhere than in a cell of the text format an apostrophe goes before it, which
 * Excel takes for "this is text" and does not keep; one that the text itself begins with is doubled in any cell.
 * What no file can hold is left out, what is too long is cut, as in the .xlsx.
 */
export function cellText(text: string, format: string | undefined): string {
  const quote = format !== textFormat || text.startsWith("'")
  const safe = xmlSafe(text.slice(0, quote ? maxCellText - 1 : maxCellText))
  return quote && safe !== '' ? `'${safe}` : safe
}
