import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitReasons, checkSubmission } from '../../functions/core/check.ts'
import { filledFrom } from '../../functions/core/filled-sheet.ts'
import { findingKey } from '../../functions/core/finding.ts'
import { dateFromSerial, serialOf } from '../../functions/core/period.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import type { Item, SheetContent } from '../../functions/core/submission.ts'
import { someWords } from './review-fixtures.ts'
import { definition, department, issue, submission } from './samples.ts'
import { gridOf } from './template-fixtures.ts'

const context = { definition: { revision: 3, definition }, issue, department: 'lending' }
const history = { lastIssue: { loans: '1' }, yearToDate: {} }

/** Draws what is stored, and reads it. */
function redraw(stored: SheetContent & { readonly reasons: Readonly<Record<string, string>> }) {
  const filled = filledFrom(stored, definition, 'lending')
  const layout = buildSheetLayout({ ...context, department: department('lending'), history, filled })
  return readSubmission({ sheets: [gridOf(layout)], date1904: false }, context)
}

const date = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
const anyItem: fc.Arbitrary<Omit<Item, 'cell'>> = fc.record(
  {
    line: fc.integer({ min: 1, max: 30 }),
    section: fc.constantFrom('events', 'training', 'doors'),
    text: someWords,
    headline: someWords,
    date: date.map((d) => d.toISOString().slice(0, 10)),
  },
  { requiredKeys: ['line', 'section', 'text'] },
)
const anyContent = fc.record({
  values: fc.record({
    loans: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map(String),
    returned: fc.nat().map(String),
    income: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => (n / 100).toFixed(2)),
  }),
  items: fc.uniqueArray(anyItem, { selector: (item) => item.line, maxLength: 6 }),
  reporter: fc.record({ name: someWords, phone: someWords }, { requiredKeys: ['name'] }),
})

it('a stored submission drawn into the template is read as it was', () => {
  fc.assert(
    fc.property(anyContent, ({ values, items, reporter }) => {
      const sorted = items.toSorted((a, b) => a.line - b.line)
      const stored = submission('lending', { values, items: sorted, reporter })
      const { content, findings } = redraw(stored)
      expect(findings).toEqual([])
      const cells = sorted.map((item) => ({ ...item, cell: `D${10 + item.line}` }))
      expect(content).toEqual({ sheet: '填报表', nilReturn: false, reporter, values: stored.values, items: cells })
    }),
    { numRuns: 150 },
  )
})

it('a nil return is ticked again', () => {
  const { content, findings } = redraw(submission('lending', { nilReturn: true }))
  expect(findings).toEqual([])
  expect(content).toMatchObject({ nilReturn: true, items: [] })
})

it('a reason stands in the remark of its row, and answers the warning again', () => {
  const stored = submission('lending', {
    values: { loans: '5000', returned: '6000', income: '0.00' },
    items: [{ line: 2, text: '举办诗会。', date: '2023-12-01' }],
    reasons: {
      'jump@D6': '开馆周',
      'above_limit@D7': '还去年的书',
      'date_outside_period@D12': '补报',
      'other_issue@I1': 'x',
    },
  })
  const { content, remarks } = redraw(stored)
  expect(remarks).toEqual({ 6: '开馆周', 7: '还去年的书', 12: '补报' })
  const warnings = checkSubmission(content!, { definition, department: 'lending', period: issue.period, history })
  expect(warnings.map(findingKey).toSorted()).toEqual(['above_limit@D7', 'date_outside_period@D12', 'jump@D6'])
  expect(splitReasons(warnings, remarks, {}).unanswered).toEqual([])
})

it('several reasons of a row are one remark, each once; one of no row is none', () => {
  const reasons = { 'jump@D6': '属实', 'cumulative_falls@D6': '冲正', 'text_disagrees@D6': '属实', 'x@': 'y' }
  const { figures } = filledFrom(submission('lending', { values: { loans: '1' }, reasons }), definition, 'lending')
  expect(figures['loans']).toEqual({ value: 1, remark: '属实；冲正' })
  expect(figures['income']).toEqual({ value: null, remark: null })
})

it('a section that is no more is left to choose, and a far line lengthens no sheet', () => {
  const items = [
    { line: 4, section: 'gone', text: 'a' },
    { line: 9999, text: 'b' },
  ]
  expect(filledFrom(submission('lending', { items }), definition, 'lending').items).toMatchObject([
    { line: 4, section: null },
    { line: 5, section: '读者活动' },
  ])
})

it('a date’s serial number is the one that is read as that date', () => {
  fc.assert(
    fc.property(date, (any) => {
      const day = any.toISOString().slice(0, 10)
      expect(dateFromSerial(serialOf(day), false)).toBe(day)
    }),
  )
  expect([serialOf('1900-01-01'), serialOf('1900-02-28'), serialOf('1900-03-01'), serialOf('2024-01-28')]).toEqual([
    1, 59, 61, 45319,
  ])
})
