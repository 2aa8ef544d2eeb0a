import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MergeAnswer } from '../../../addin/api/answers-merge.ts'
import { gridOfLayout } from '../../../addin/edit/layout-grid.ts'
import { emptyReview, type Material, sourcesOf, wholeOrder, wordsOfMerge } from '../../../addin/edit/review-material.ts'
import { readSheet } from '../../../addin/edit/review-sheet.ts'
import type { SheetId } from '../../../addin/spreadsheet-host.ts'
import type { Merged } from '../../../functions/core/merge.ts'
import { reviewSources } from '../../../functions/core/read-review.ts'
import { buildReviewLayout } from '../../../functions/core/review-layout.ts'
import { anyMerge, layoutInput } from '../../core/review-fixtures.ts'
import { merge } from '../../core/samples.ts'

/** As sheets are read: a submission's items stand in the order of their rows. */
const anyWeek: fc.Arbitrary<Merged> = anyMerge.map(({ submissions, review }) =>
  merge({
    submissions: submissions.map((one) => ({ ...one, items: one.items.toSorted((a, b) => a.line - b.line) })),
    review,
  }),
)

/** What the pane has of a merge. */
function materialOf(merged: Merged): Material {
  const input = layoutInput(merged)
  const headings = new Map(merged.sections.map(({ section }) => [section.id, section]))
  const answer: MergeAnswer = {
    ...input,
    issue: merged.issue.issue,
    issueRecord: merged.issue,
    state: 'collecting',
    review: input.base,
    totals: { ...input.totals },
    values: {},
    board: merged.board.map((row) => ({ ...row, receivedAtText: null, findings: [] })),
    notSubmitted: [...input.notSubmitted],
    sections: merged.sections.map(({ section: { id }, items }) => {
      const { heading = '', kind = 'items' } = headings.get(id) ?? {}
      return { section: id, heading, kind, items: [...items] }
    }),
    findings: [],
  }
  const { revision = 0, edits = [], order = {}, by = null, savedAt = null } = merged.review ?? {}
  const base = merged.review ? { revision, edits, order, by, savedAt } : emptyReview
  return { answer, base, words: wordsOfMerge(answer), expected: sourcesOf(answer).map(({ item }) => item) }
}

it('a review’s whole order is the merge’s, however little it names', () => {
  fc.assert(
    fc.property(anyWeek, (merged) => {
      const material = materialOf(merged)
      expect(wholeOrder(material.base, sourcesOf(material.answer), material)).toEqual(
        Object.fromEntries(merged.sections.map(({ section, items }) => [section.id, items.map((item) => item.id)])),
      )
    }),
  )
})

it('a sheet that was just drawn has nothing to save', () => {
  fc.assert(
    fc.property(anyWeek, (merged) => {
      const grid = gridOfLayout(buildReviewLayout(layoutInput(merged)))
      const sources = reviewSources(grid)
      if (!sources) throw new Error('No review sheet')
      const sheet = readSheet({ id: '' as SheetId, grid, sources }, materialOf(merged), [])
      expect(sheet.changed && sheet.reading.rows).toBe(false)
    }),
  )
})
