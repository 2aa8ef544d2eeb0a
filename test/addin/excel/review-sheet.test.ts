/** The editor's review sheet in Excel: of eighty departments, drawn, worked on and read back. */
import { afterEach, describe, expect, it } from 'vitest'
import { cellAt, type Grid } from '../../../functions/core/grid.ts'
import { reviewMarkerPrefix } from '../../../functions/core/marker.ts'
import { readReviewSheet } from '../../../functions/core/read-review.ts'
import { buildReviewLayout } from '../../../functions/core/review-layout.ts'
import { makeDefinition, merge, submission } from '../../core/samples.ts'
import { contextOf, layoutInput } from '../../core/review-fixtures.ts'
import { gridOf } from '../../core/template-fixtures.ts'
import { openAdapter, type OpenedAdapter } from './opened-excel.ts'

const ids = Array.from({ length: 80 }, (_, i) => `d${i + 1}`)
const definition = makeDefinition({
  departments: ids.map((id) => ({
    id,
    name: `${id}部`,
    figures: ['loans', 'returned'],
    sections: ['events', 'doors'],
  })),
  openings: [],
})
const text = '开展读者活动一场，办结事项若干，群众满意率高，收到锦旗一面。'
const submissions = ids.map((id, i) =>
  submission(id, {
    values: { loans: String(100 + i), returned: String(i) },
    items: [1, 2, 3, 4].map((line) => ({ line, text: `${id}第${line}条：${text}` })),
  }),
)
const merged = merge({ definition: { revision: 3, definition }, submissions })
const layout = buildReviewLayout(layoutInput(merged))

let opened: OpenedAdapter
afterEach(() => opened.close())

const readSheet = async (): Promise<Grid> => {
  const { sheets } = await opened.host.readMarkedSheets(reviewMarkerPrefix)
  expect(sheets).toHaveLength(1)
  return sheets[0]!.grid
}

describe('a review sheet of eighty departments', () => {
  it('is drawn in three requests, read in one, and says what its layout says', async () => {
    opened = await openAdapter()
    expect(layout.cells.length).toBeGreaterThan(2500)
    await opened.host.readMarkedSheets(reviewMarkerPrefix)
    expect(await opened.syncs(() => opened.host.drawSheet(layout))).toBe(3)
    expect(await opened.syncs(readSheet)).toBe(1)
    const grid = await readSheet()
    const wanted = gridOf(layout)
    for (const { row, column } of layout.cells) {
      const blank = (cell: unknown) => (cell === '' || cell === undefined ? null : cell)
      expect([row, column, blank(cellAt(grid, row, column))]).toEqual([row, column, blank(cellAt(wanted, row, column))])
    }
  })

  it('reads back as no edits at first, and as the edits that she makes', async () => {
    opened = await openAdapter()
    await opened.host.drawSheet(layout)
    const first = readReviewSheet(await readSheet(), contextOf(merged))
    expect(first).toMatchObject({ edits: [], findings: [] })
    const [row] = first.rows
    expect(opened.person.typeIn(layout.name, row!.cells.text, '编辑改过的话。')).toBe(true)
    expect(opened.person.typeIn(layout.name, row!.cells.include, '也许')).toBe(false)
    const again = readReviewSheet(await readSheet(), contextOf(merged))
    expect(again.edits).toHaveLength(1)
    expect(again.edits[0]).toMatchObject({ item: row!.item, text: '编辑改过的话。' })
  })
})
