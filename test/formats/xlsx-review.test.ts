import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readReviewSheet } from '../../functions/core/read-review.ts'
import { buildReviewLayout } from '../../functions/core/review-layout.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { drawSheet } from '../../functions/formats/xlsx-template.ts'
import { anyMerge, contextOf, layoutInput, readMerge } from '../core/review-fixtures.ts'

it('a review sheet drawn as .xlsx says what its layout says', async () => {
  await fc.assert(
    fc.asyncProperty(anyMerge, async (merged) => {
      const read = readXlsx(await drawSheet(buildReviewLayout(layoutInput(merged))))
      if (!read.ok) throw new Error(JSON.stringify(read.findings))
      const [grid] = read.workbook.sheets
      expect(readReviewSheet(grid!, contextOf(merged))).toEqual(readMerge(merged))
    }),
    { numRuns: 15 },
  )
})
