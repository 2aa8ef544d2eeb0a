/** Review sheets of the sample week: as a pane makes them of a merge, and reads them again. */
import fc from 'fast-check'
import type { Cell, Grid } from '../../functions/core/grid.ts'
import type { ItemEdit, Review } from '../../functions/core/issue.ts'
import type { Merged } from '../../functions/core/merge.ts'
import { plainTotals } from '../../functions/core/merge.ts'
import { readReviewSheet, type ReviewContext, sourceKey } from '../../functions/core/read-review.ts'
import { buildReviewLayout, type ReviewLayoutInput } from '../../functions/core/review-layout.ts'
import { itemId, type Submission } from '../../functions/core/submission.ts'
import { cleanText } from '../../functions/core/text-cleaning.ts'
import { anyText, definition, merge, submission } from './samples.ts'
import { gridOf } from './template-fixtures.ts'

export function layoutInput(merged: Merged): ReviewLayoutInput {
  const values = merged.submissions.map(({ department, values }) => [
    department,
    Object.fromEntries(Object.entries(values).flatMap(([id, r]) => (r.kind === 'value' ? [[id, r.value]] : []))),
  ])
  return {
    definition: merged.definition,
    issue: merged.issue,
    base: merged.review?.revision ?? 0,
    sections: merged.sections.map(({ section, items }) => ({ section: section.id, items })),
    totals: plainTotals(merged.totals),
    values: Object.fromEntries(values) as ReviewLayoutInput['values'],
    notSubmitted: merged.board.flatMap((row) =>
      row.status === 'notSubmitted' || row.status === 'returned' ? [row.department] : [],
    ),
  }
}

export function contextOf(merged: Merged): ReviewContext {
  const items = merged.submissions.flatMap(({ department, revision, items: own }) =>
    own.map((item) => [sourceKey({ item: itemId(department, item.line), revision }), { ...item, revision }] as const),
  )
  return {
    definition: merged.definition,
    issue: merged.issue,
    items: new Map(items),
    baseEdits: merged.review?.edits ?? [],
    expected: merged.sections.flatMap((section) => section.items.map((item) => item.id)),
  }
}

export type EditableGrid = Grid & { readonly rows: (Cell[] | undefined)[] }

export const gridOfMerge = (merged: Merged): EditableGrid =>
  gridOf(buildReviewLayout(layoutInput(merged))) as EditableGrid

export const readMerge = (merged: Merged) => readReviewSheet(gridOfMerge(merged), contextOf(merged))

/** What a merge would print, and where. */
export const printed = (merged: Merged) =>
  merged.sections.map(({ section, items }) => [
    section.id,
    items.map(({ id, included, headline, text, conflict }) => ({ id, included, headline, text, conflict })),
  ])

/** Merges the same submissions with other choices. */
export const mergeAgain = (merged: Merged, { edits, order }: Pick<Review, 'edits' | 'order'>): Merged =>
  merge({
    submissions: merged.submissions,
    review: { ...(merged.review ?? emptyReview(merged)), revision: 9, edits, order },
  })

const emptyReview = ({ issue }: Merged): Review => ({
  bulletin: issue.bulletin,
  issue: issue.issue,
  revision: 1,
  edits: [],
  order: {},
  savedAt: '2024-01-29T00:00:00.000Z',
  writer: 'w1',
  by: 'editor',
})

/** Text as a reader leaves it; words that the text rules change among them. */
export const cleanWords: fc.Arbitrary<string> = fc
  .oneof(
    anyText(30),
    fc.constantFrom(
      '1. 举办诗会 3 场,读者１２０人。',
      '（一）培训',
      '一、',
      '=1+1',
      '12-28',
      '1月05日，开馆。',
      '"好"',
      '是',
    ),
  )
  .map((text) => cleanText(text).text)
export const someWords = cleanWords.filter((text) => text !== '')

const sectionsOf = (id: string): readonly string[] => definition.departments.find((d) => d.id === id)?.sections ?? []

/** Submissions of any of the departments that write, each at any revision. */
export const anySubmissions: fc.Arbitrary<Submission[]> = fc
  .tuple(
    ...['lending', 'children', 'office'].map((id) =>
      fc.record({
        id: fc.constant(id),
        revision: fc.integer({ min: 1, max: 5 }),
        items: fc.uniqueArray(
          fc.record({
            line: fc.integer({ min: 1, max: 9 }),
            section: fc.constantFrom(...sectionsOf(id)),
            headline: fc.option(someWords, { nil: undefined }),
            text: someWords,
          }),
          { selector: (item) => item.line, maxLength: 4 },
        ),
      }),
    ),
  )
  .map((all) =>
    all.map(({ id, revision, items }) =>
      submission(id, {
        revision,
        items: items.map(({ headline, ...item }) => (headline === undefined ? item : { ...item, headline })),
      }),
    ),
  )

/** Changes of an item that say something. */
export const anyChange: fc.Arbitrary<Pick<ItemEdit, 'section' | 'include' | 'headline' | 'text'>> = fc.record(
  {
    section: fc.constantFrom('events', 'training', 'thanks', 'doors', 'reading-room'),
    include: fc.boolean(),
    headline: cleanWords,
    text: someWords,
  },
  { requiredKeys: [] },
)

/** A merge of any submissions with any review of them: some of its edits are on other words, some on items gone. */
export const anyMerge: fc.Arbitrary<Merged> = fc
  .tuple(
    anySubmissions,
    fc.array(fc.tuple(fc.nat(), anyChange, fc.constantFrom('same', 'other', 'gone')), { maxLength: 6 }),
    fc.array(fc.nat(), { maxLength: 12 }),
  )
  .map(([submissions, changes, picks]) => {
    const items = submissions.flatMap((s) =>
      s.items.map((item) => ({ id: itemId(s.department, item.line), revision: s.revision, item })),
    )
    const edits = new Map<string, ItemEdit>()
    for (const [at, change, state] of changes) {
      const one = items[at % Math.max(1, items.length)]
      if (!one) continue
      const { section, headline, text } = one.item
      const words = { section, ...(headline === undefined ? {} : { headline }), text }
      const base = { revision: one.revision, ...words, ...(state === 'other' ? { text: `${text}旧` } : {}) }
      const item = state === 'gone' ? `stacks#${at % 9}` : one.id
      edits.set(item, { item, base, ...change })
    }
    const order: Record<string, string[]> = {}
    for (const n of picks) {
      const one = items[n % Math.max(1, items.length)]
      if (one) order[one.item.section] = [...new Set([...(order[one.item.section] ?? []), one.id])]
    }
    const without = merge({ submissions })
    return mergeAgain(without, { edits: [...edits.values()], order })
  })
