import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../functions/core/grid.ts'
import type { ItemEdit } from '../../functions/core/issue.ts'
import { chooseSheet } from '../../functions/core/choose-sheet.ts'
import { readReviewSheet, reviewSources } from '../../functions/core/read-review.ts'
import { reviewColumns } from '../../functions/core/review-positions.ts'
import { applyTextRules } from '../../functions/core/text-rules.ts'
import {
  anyChange,
  anyMerge,
  anySubmissions,
  contextOf,
  gridOfMerge,
  mergeAgain,
  printed,
  readMerge,
} from './review-fixtures.ts'
import { definition, merge, review, submission, workbook } from './samples.ts'

/** Two items of 读者活动 in rows 5 and 6, one of 业务培训 in row 8. */
const week = () =>
  merge({
    submissions: [
      submission('lending', {
        revision: 2,
        items: [
          { line: 1, headline: '诗会。', text: '举办诗会 3 场。' },
          { line: 2, section: 'training', text: '培训馆员。' },
        ],
      }),
      submission('children', { items: [{ line: 1, text: '办绘本展。' }] }),
    ],
  })
const read = (...cells: [row: number, column: number, value: Cell][]) => {
  const merged = week()
  const grid = gridOfMerge(merged)
  for (const [row, column, value] of cells) grid.rows[row - 1]![column] = value
  return readReviewSheet(grid, contextOf(merged))
}
const { order, include, section, headline, text, source } = reviewColumns

describe('a sheet as it was drawn', () => {
  it('says nothing but the order it was drawn in', () => {
    const { edits, findings, order: drawn, rows } = readMerge(week())
    expect([edits, findings]).toEqual([[], []])
    expect(drawn).toEqual({ events: ['lending#1', 'children#1'], training: ['lending#2'] })
    expect(rows[0]).toMatchObject({
      item: 'lending#1',
      department: 'lending',
      revision: 2,
      cells: { order: 'A5', include: 'B5', section: 'C5', headline: 'D5', text: 'E5' },
      order: 1,
      section: 'events',
      include: true,
      headline: '诗会',
      text: '举办诗会3场。',
      words: { headline: '诗会。', text: '举办诗会 3 场。' },
      edit: null,
      undecided: null,
    })
  })

  it('without a review, whatever departments wrote, is no edit', () => {
    fc.assert(
      fc.property(anySubmissions, (submissions) => {
        const merged = merge({ submissions })
        const { edits, findings, order: drawn } = readMerge(merged)
        expect([edits, findings]).toEqual([[], []])
        const sections = merged.sections.flatMap(({ section: s, items }) =>
          items.length === 0 ? [] : [[s.id, items.map((item) => item.id)]],
        )
        expect(drawn).toEqual(Object.fromEntries(sections))
      }),
      { numRuns: 200 },
    )
  })

  it('with a review keeps all of it: what is printed, its conflicts, and edits of items that are gone', () => {
    fc.assert(
      fc.property(anyMerge, (merged) => {
        const reading = readMerge(merged)
        expect(reading.findings).toEqual([])
        const again = mergeAgain(merged, reading)
        expect(printed(again)).toEqual(printed(merged))
        const orphans = (m: typeof merged) => m.findings.filter((f) => f.code === 'edit_orphaned')
        expect(orphans(again)).toEqual(orphans(merged))
        // Read again of a sheet drawn of it, it is the same.
        expect(readMerge(again)).toMatchObject({ edits: reading.edits, order: reading.order })
      }),
      { numRuns: 200 },
    )
  })
})

it('what she changes is exactly what it says, and a merge prints the sheet', () => {
  const changes = fc.array(fc.tuple(anyChange, fc.option(fc.integer({ min: 0, max: 20 }))), { maxLength: 12 })
  fc.assert(
    fc.property(anySubmissions, changes, (submissions, wanted) => {
      const merged = merge({ submissions })
      const grid = gridOfMerge(merged)
      const drawn = readMerge(merged).rows
      const expected: ItemEdit[] = []
      const numbers = new Map<string, { section: string; number: number }>()
      for (const [i, row] of drawn.entries()) {
        const [change, number] = wanted[i] ?? [{}, null]
        const at = Number(/\d+/.exec(row.cells.text)?.[0]) - 1
        const cells = grid.rows[at]!
        if (number !== null) cells[order] = number
        if (change.include !== undefined) cells[include] = change.include ? '是' : '否'
        if (change.headline !== undefined) cells[headline] = change.headline
        if (change.text !== undefined) cells[text] = change.text
        const heading = definition.sections.flatMap((s) => (s.kind === 'group' ? s.sections : [s]))
        if (change.section !== undefined) cells[section] = heading.find((s) => s.id === change.section)!.heading
        numbers.set(row.item, { section: change.section ?? row.section, number: number ?? row.order! })
        const edit = {
          ...(change.section === undefined || change.section === row.words.section ? {} : { section: change.section }),
          ...(change.include === false ? { include: false } : {}),
          ...(change.headline === undefined || change.headline === row.ruled.headline
            ? {}
            : { headline: change.headline }),
          ...(change.text === undefined || change.text === row.ruled.text ? {} : { text: change.text }),
        }
        const { section: was, headline: said, text: wrote, revision } = row.words
        const base = { revision, section: was, ...(said === undefined ? {} : { headline: said }), text: wrote }
        if (Object.keys(edit).length > 0) expected.push({ item: row.item, base, ...edit })
      }
      const reading = readReviewSheet(grid, contextOf(merged))
      expect(reading.findings).toEqual([])
      expect(reading.edits).toEqual(expected)
      for (const { section: s, items } of mergeAgain(merged, reading).sections) {
        const own = drawn.filter((row) => numbers.get(row.item)!.section === s.id)
        const sorted = own.toSorted((a, b) => numbers.get(a.item)!.number - numbers.get(b.item)!.number)
        expect(items.map((item) => item.id)).toEqual(sorted.map((row) => row.item))
        for (const item of items) {
          const row = reading.rows.find((r) => r.item === item.id)!
          expect([item.headline, item.text]).toEqual([row.headline, row.text])
          expect(item.included).toBe(row.include && row.text.trim() !== '')
        }
      }
    }),
    { numRuns: 200 },
  )
})

describe('a cell that she typed over', () => {
  const codes = (reading: ReturnType<typeof read>) => reading.findings.map((f) => [f.code, f.at.cell])

  it('is read as people write', () => {
    const { findings, rows } = read(
      [5, order, '２'],
      [6, order, 1.5],
      [5, include, '✓'],
      [6, include, false],
      [8, section, ' 读者 活动'],
      [8, headline, 45000],
    )
    expect(findings).toEqual([])
    expect(rows.map((r) => [r.order, r.include, r.section, r.headline])).toEqual([
      [2, true, 'events', '诗会'],
      [1.5, false, 'events', ''],
      [1, true, 'events', '45000'],
    ])
  })

  it.each<[string, number, Cell]>([
    ['order_unreadable', order, '第一'],
    ['order_unreadable', order, true],
    ['choice_unreadable', include, '也许'],
    ['choice_unreadable', include, null],
    ['section_missing', section, null],
    ['section_unknown', section, '读者活动组'],
    ['item_emptied', text, ' '],
    ['cell_error', text, { error: '#REF!' }],
    ['formula_without_value', headline, { formula: 'A1' }],
    ['source_damaged', source, 'lending#1'],
    ['source_damaged', source, 'lending#1@7'],
  ])('so that it cannot be read is the finding %s at it', (code, column, value) => {
    const reading = read([5, column, value])
    expect(codes(reading)[0]).toEqual([code, `${'ABCDEFGH'.charAt(column)}5`])
    expect(reading.findings[0]!.severity).toBe('error')
    expect(reading.edits).toEqual([])
  })

  it('with another row’s source is found there where it stands the second time', () => {
    const { findings } = read([5, source, 'children#1@1'])
    expect(findings).toMatchObject([
      { code: 'source_repeated', severity: 'error', item: 'children#1', cell: 'H5', at: { cell: 'H6' } },
      { code: 'review_row_missing', item: 'lending#1' },
    ])
  })

  it('leaves one without a number last, and two of one number in the order of the sheet', () => {
    const cells = (...numbers: Cell[]) => read([5, order, numbers[0]], [6, order, numbers[1]], [8, section, '读者活动'])
    expect(cells(null, 3).order).toEqual({ events: ['lending#2', 'children#1', 'lending#1'] })
    expect(cells(1, 1).order).toEqual({ events: ['lending#1', 'children#1', 'lending#2'] })
  })

  it('with what cannot be printed is cleaned, and she is told', () => {
    const { edits, findings } = read([5, text, '举办\u0007诗会。\r\n\u200b'])
    expect(edits).toMatchObject([{ item: 'lending#1', text: '举办诗会。' }])
    expect(findings).toMatchObject([{ code: 'text_cleaned', severity: 'notice', at: { cell: 'E5' } }])
  })
})

describe('a row', () => {
  it('that is gone is missed', () => {
    expect(read([5, source, null]).findings).toMatchObject([{ code: 'review_row_missing', item: 'lending#1' }])
  })

  it('may have been moved, with columns inserted before it', () => {
    const merged = week()
    const grid = gridOfMerge(merged)
    grid.rows.splice(4, 2, grid.rows[5], [], grid.rows[4])
    const moved = { ...grid, rows: Array.from(grid.rows, (row) => [null, ...Array.from(row ?? [])]) }
    const reading = readReviewSheet(moved, contextOf(merged))
    expect([reading.edits, reading.findings]).toEqual([[], []])
    expect(reading.rows[1]!.cells.text).toBe('F7')
  })

  it('whose text is the heading of the totals ends nothing', () => {
    expect(read([5, text, '业务数据合计'], [5, headline, '业务数据合计']).rows).toHaveLength(3)
  })
})

describe('an edit that her department has overtaken', () => {
  const mine: ItemEdit = {
    item: 'children#1',
    base: { revision: 1, section: 'events', text: '旧文' },
    include: false,
    text: '我的文字',
  }
  const overtaken = () => mergeAgain(week(), { edits: [mine], order: {} })
  const readWith = (column?: number, value?: Cell) => {
    const grid = gridOfMerge(overtaken())
    if (column !== undefined) grid.rows[5]![column] = value
    return readReviewSheet(grid, contextOf(overtaken()))
  }

  it('is kept as it was until she decides: its choice is blank, its words the new ones', () => {
    const { edits, rows, findings } = readWith()
    expect([edits, findings]).toEqual([[mine], []])
    expect(rows[1]).toMatchObject({ text: '办绘本展。', include: true, edit: null, undecided: mine })
  })

  it.each<[string, number, Cell, object | undefined]>([
    ['the new words', include, '是', undefined],
    ['leaving it out', include, '否', { include: false }],
    ['other words', text, '我的文字', { text: '我的文字' }],
    ['another section', section, '读者来信', { section: 'thanks' }],
  ])('gives way to %s', (_, column, value, decided) => {
    const { edits, findings } = readWith(column, value)
    const base = { revision: 1, section: 'events', text: '办绘本展。' }
    expect(edits).toEqual(decided === undefined ? [] : [{ item: 'children#1', base, ...decided }])
    expect(findings).toEqual([])
  })
})

describe('what a reading needs', () => {
  it('stands on the sheet', () => {
    expect(reviewSources(gridOfMerge(week()))).toEqual({
      bulletin: 'library',
      issue: '2024-4',
      base: 0,
      sources: [
        { item: 'lending#1', department: 'lending', line: 1, revision: 2 },
        { item: 'children#1', department: 'children', line: 1, revision: 1 },
        { item: 'lending#2', department: 'lending', line: 2, revision: 2 },
      ],
    })
    const merged = merge({ review: review([]) })
    expect(reviewSources(gridOfMerge(merged))).toMatchObject({ base: 1, sources: [] })
  })

  it('is nothing where the sheet is none of ours, or damaged', () => {
    const grid = gridOfMerge(week())
    grid.rows[0]![8] = 'REVIEW|library|2024-4|0|00000'
    expect(reviewSources(grid)).toBeUndefined()
    expect(reviewSources({ name: '', rows: [undefined, [null, 1, 'x']] })).toBeUndefined()
  })

  it.each<[string, number, number, Cell, string]>([
    ['its marker', 1, 8, null, '识别码'],
    ['a whole marker', 1, 8, 'REVIEW|x', 'REVIEW|x'],
    ['its header', 3, source, 'x', '表头'],
  ])('%s: without it the sheet is damaged, and earlier edits stay', (_, row, column, value, what) => {
    const edit: ItemEdit = { item: 'children#1', base: { revision: 1, section: 'events', text: 'x' }, include: false }
    const merged = mergeAgain(week(), { edits: [edit], order: {} })
    const grid = gridOfMerge(merged)
    grid.rows[row - 1]![column] = value
    const { edits, findings, rows } = readReviewSheet(grid, contextOf(merged))
    expect(findings).toMatchObject([{ code: 'review_sheet_damaged', what }])
    expect([edits, rows]).toEqual([[edit], []])
  })

  it('is of its own issue', () => {
    const merged = week()
    const context = contextOf(merged)
    const other = { ...context, issue: { ...context.issue, issue: '2024-5' } }
    expect(readReviewSheet(gridOfMerge(merged), other).findings).toMatchObject([{ code: 'review_sheet_damaged' }])
  })
})

it('a review sheet is no department’s sheet', () => {
  const context = { definition: { revision: 3, definition }, issue: week().issue, department: 'lending' }
  const { grid, findings } = chooseSheet(workbook(gridOfMerge(week())), context)
  expect(grid).toBeUndefined()
  expect(findings).toMatchObject([{ code: 'sheet_not_found' }])
})

it('a text longer than a cell holds is drawn cut off, and nobody has changed it', () => {
  const long = '长'.repeat(32_766) + '𠀀尾。'
  const merged = merge({ submissions: [submission('lending', { items: [{ line: 1, text: long }] })] })
  const { edits, findings, rows } = readMerge(merged)
  expect(edits).toEqual([])
  expect(findings.filter((f) => f.severity === 'error')).toEqual([])
  expect(rows[0]!.text).toBe(applyTextRules(long, definition.textRules).text)
})

it('any grid at all is read without a throw', () => {
  const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant({ error: '#N/A' }))
  const merged = week()
  const scatter = fc.array(fc.tuple(fc.nat(40), fc.nat(9), cell), { maxLength: 30 })
  fc.assert(
    fc.property(scatter, (cells) => {
      const grid = gridOfMerge(merged)
      for (const [row, column, value] of cells) (grid.rows[row] ??= [])[column] = value
      const reading = readReviewSheet(grid, contextOf(merged))
      expect(new Set(reading.edits.map((edit) => edit.item)).size).toBe(reading.edits.length)
      reviewSources(grid)
    }),
  )
})
