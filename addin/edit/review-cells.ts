/** Cells of a row that say what she decided in the pane. Pure. */
import { type Definition, writableSections } from '../../functions/core/definition.ts'
import type { ReviewRow } from '../../functions/core/read-review.ts'
import { reviewWording } from '../../functions/core/review-wording.ts'
import type { CellText } from './layout-grid.ts'

export function includeCells(row: ReviewRow, include: boolean, definition: Definition): readonly CellText[] {
  const words = reviewWording(definition.language)
  return [{ cell: row.cells.include, value: include ? words.yes : words.no }]
}

/** Her earlier words, made on words that its department has since changed, in the place of the new ones. */
export function keepMineCells(row: ReviewRow, definition: Definition): readonly CellText[] {
  const { undecided, cells } = row
  if (!undecided) return []
  const heading = writableSections(definition).find(({ id }) => id === undecided.section)?.heading
  return [
    ...(heading === undefined ? [] : [{ cell: cells.section, value: heading }]),
    ...(undecided.headline === undefined ? [] : [{ cell: cells.headline, value: undecided.headline }]),
    ...(undecided.text === undefined ? [] : [{ cell: cells.text, value: undecided.text }]),
    ...includeCells(row, undecided.include ?? true, definition),
  ]
}

/** They stand there already: that she takes them is what 采用 says. */
export const takeTheirsCells = (row: ReviewRow, definition: Definition): readonly CellText[] =>
  includeCells(row, true, definition)
