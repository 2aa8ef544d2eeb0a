import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellLooks } from '../../functions/core/cell-looks.ts'
import { cellName } from '../../functions/core/grid.ts'
import { parseReviewMarker } from '../../functions/core/marker.ts'
import { buildReviewLayout, type ReviewLayoutInput } from '../../functions/core/review-layout.ts'
import { reviewColumns } from '../../functions/core/review-positions.ts'
import type { CellRange, LayoutCell, SheetLayout } from '../../functions/core/sheet-layout.ts'
import { asMarkdown } from './layout-markdown.ts'
import { anyMerge, layoutInput, mergeAgain } from './review-fixtures.ts'
import { merge, returned, submission } from './samples.ts'
import { sheetInput } from './template-fixtures.ts'

const cellsOf = (layout: SheetLayout) =>
  new Map(layout.cells.map((cell) => [cellName(cell.row, cell.column), cell] as const))
const texts = (layout: SheetLayout) => layout.cells.map((cell) => cell.value)
/** Cells of the row in which a text stands first, by column letter. */
function rowOf(layout: SheetLayout, text: string, nth = 0): Record<string, LayoutCell['value']> {
  const row = layout.cells.filter((cell) => cell.value === text)[nth]?.row
  const cells = layout.cells.filter((cell) => cell.row === row)
  return Object.fromEntries(cells.map((cell) => [cellName(0, cell.column).charAt(0), cell.value]))
}

/** A week in which everything happens: a nil return, nothing of 典藏部, a review with a conflict. */
function everything(): ReviewLayoutInput {
  const submissions = [
    submission('lending', {
      revision: 2,
      values: { loans: '120', returned: '100', income: '0.10' },
      items: [
        { line: 1, headline: '诗会', text: '举办诗会 3 场。' },
        { line: 2, section: 'training', text: '=培训馆员' },
      ],
    }),
    submission('children', { nilReturn: true, items: [] }),
    submission('office', { items: [{ line: 1, text: '来信一封。' }] }),
  ]
  const words = (text: string) => ({ revision: 1, section: 'events', text })
  const edits = [
    { item: 'office#1', base: words('旧文。'), text: '我的文字。' },
    { item: 'lending#2', base: { ...words('=培训馆员'), section: 'training' }, include: false },
  ]
  return layoutInput(mergeAgain(merge({ submissions }), { edits, order: {} }))
}

it('of a week in which everything happens is the reviewed one', async () => {
  await expect(asMarkdown(buildReviewLayout(everything()))).toMatchFileSnapshot('../golden/review-sheet-library.md')
})

it('says who it is, and on which review it stands', () => {
  const marker = cellsOf(buildReviewLayout(everything())).get('I1')!
  expect(parseReviewMarker(marker.value as string)).toEqual({ bulletin: 'library', issue: '2024-4', base: 9 })
})

describe('items', () => {
  const layout = buildReviewLayout(everything())

  it('stand by section, each section under its heading, with or without items', () => {
    const headings = layout.cells.filter((cell) => cell.style.role === 'heading').map((cell) => cell.value)
    expect(headings.slice(0, 5)).toEqual([
      '读者活动',
      '业务培训',
      '读者来信（没有动态）',
      '开馆（没有动态）',
      '阅览室（二楼）（没有动态）',
    ])
  })

  it('are as a merge has them, beside where they come from', () => {
    const { A, B, C, D, E, G, H } = rowOf(layout, 'lending#1@2')
    expect([A, B, C, D, E, G, H]).toEqual([1, '是', '读者活动', '诗会', '举办诗会3场。', '借阅部', 'lending#1@2'])
    expect(rowOf(layout, 'lending#2@2')).toMatchObject({ B: '否', E: '=培训馆员' })
  })

  it('that a department changed after her edit are marked, and ask for a choice', () => {
    const row = rowOf(layout, 'office#1@1')
    expect(row).toMatchObject({ B: null, E: '来信一封。' })
    expect(row['I']).toContain('原来的改法仍保留')
    const cells = layout.cells.filter((cell) => cell.style.role === 'warning')
    expect(cells.map((cell) => cell.column)).toEqual([0, 1, 2, 3, 4])
  })

  it('leave only what is hers to change unlocked', () => {
    const looks = cellLooks('zh-CN')
    const unlocked = layout.cells.filter((cell) => !looks[cell.style.role].locked)
    const { order, include, section, headline, text } = reviewColumns
    expect(new Set(unlocked.map((cell) => cell.column))).toEqual(new Set([order, include, section, headline, text]))
    const rows = layout.cells.filter((cell) => cell.column === reviewColumns.source && cell.style.role === 'note')
    expect(new Set(unlocked.map((cell) => cell.row))).toEqual(new Set(rows.map((cell) => cell.row)))
  })
})

describe('figures', () => {
  const layout = buildReviewLayout(everything())

  it('sum the departments’ rows by a formula that has the exact total as its result', () => {
    const loans = rowOf(layout, '借出')
    expect(loans).toMatchObject({ E: '1 个部门已报；零报告 1 个（少儿部）', F: '册次', H: 1620 })
    const { formula, result } = loans['G'] as { formula: string; result: number }
    expect(result).toBe(120)
    const [first, last] = /^SUM\(G(\d+):G(\d+)\)$/.exec(formula)!.slice(1).map(Number)
    const cells = cellsOf(layout)
    const rows = [first!, last!].map((row) => ['B', 'E', 'G'].map((letter) => cells.get(`${letter}${row}`)?.value))
    expect(rows).toEqual([
      ['借出', '借阅部', 120],
      ['借出', '少儿部', '零报告'],
    ])
  })

  it('that nobody reported, or that follow from others, are values', () => {
    expect(rowOf(layout, '在架图书')).toMatchObject({ E: '0 个部门已报；未报 1 个（典藏部）', G: '—', H: '—' })
    expect(rowOf(layout, '在架图书', 1)).toMatchObject({ E: '典藏部', G: '未报' })
    expect(rowOf(layout, '流通合计')).toMatchObject({ E: '由其他指标计算', G: 220 })
    expect(rowOf(layout, '归还率')).toMatchObject({ F: '%', G: 83.3 })
  })

  it('show as many decimals as they are reported with', () => {
    const formats = layout.cells.filter((cell) => cell.column === reviewColumns.department && cell.style.numberFormat)
    expect(new Set(formats.map((cell) => cell.style.numberFormat))).toEqual(new Set(['0', '0.00', '0.0']))
  })

  it('are text without a formula where a number would lose digits', () => {
    const submissions = [
      submission('lending', { values: { loans: '999999999999999', income: '1234567890123.45' } }),
      submission('children', { values: { loans: '999999999999999' } }),
    ]
    const large = buildReviewLayout(layoutInput(merge({ submissions })))
    expect(rowOf(large, '借出')).toMatchObject({ G: '1999999999999998', H: '2000000000001498' })
    expect(rowOf(large, '借出', 1)).toMatchObject({ G: 999999999999999 })
    expect(rowOf(large, '文创收入')).toMatchObject({ G: { result: 1234567890123.45 } })
  })

  it('of a returned sheet take no part, and its department has not submitted', () => {
    const submissions = [submission('lending', { values: { loans: '7', returned: '1', income: '0.00' } })]
    const layout = buildReviewLayout(layoutInput(merge({ submissions, returns: [returned('lending', 1, 1)] })))
    expect(rowOf(layout, '借出')['E']).toBe('0 个部门已报；未报 2 个（借阅部、少儿部）')
  })

  it('never add up to another total than the bulletin’s', () => {
    const wrong = { ...everything(), totals: { loans: { week: '121', yearToDate: null } } }
    expect(rowOf(buildReviewLayout(wrong), '借出')).toMatchObject({ G: 121, H: '—' })
  })
})

it('speaks the definition’s language', () => {
  const { definition: english, issue } = sheetInput('hospital-weekly', 'emergency')
  const notSubmitted = english.definition.departments.map((d) => d.id)
  const layout = buildReviewLayout({
    definition: english,
    issue,
    base: 2,
    sections: [],
    totals: {},
    values: { emergency: {} },
    notSubmitted: notSubmitted.slice(0, 1),
  })
  expect(layout.name).toBe('Review')
  const said = layout.validations.flatMap((v) => [v.prompt.title, v.prompt.text, v.error.title, v.error.text])
  expect(
    [...texts(layout), ...said].filter((text) => typeof text === 'string' && /\p{Script=Han}/u.test(text)),
  ).toEqual([])
})

const overlap = (a: CellRange, b: CellRange): boolean =>
  a.from.row <= b.to.row && b.from.row <= a.to.row && a.from.column <= b.to.column && b.from.column <= a.to.column

it('every review sheet is sound: unique cells, apart merges, checked inputs, messages that Excel takes', () => {
  fc.assert(
    fc.property(anyMerge, (merged) => {
      const layout = buildReviewLayout(layoutInput(merged))
      const names = layout.cells.map((cell) => cellName(cell.row, cell.column))
      expect(new Set(names).size).toBe(names.length)
      expect(layout.merges.flatMap((a, i) => layout.merges.slice(i + 1).filter((b) => overlap(a, b)))).toEqual([])
      const looks = cellLooks('zh-CN')
      for (const { row, column, style } of layout.cells) {
        const at = { from: { row, column }, to: { row, column } }
        const checks = layout.validations.filter((v) => overlap(v.range, at))
        expect(checks).toHaveLength(looks[style.role].locked ? 0 : 1)
      }
      const source = layout.validations.flatMap(({ rule }) =>
        rule.kind === 'list' && 'from' in rule.source ? [rule.source] : [],
      )[0]
      const listed = layout.cells.filter((cell) => source && overlap(source, { from: cell, to: cell }))
      if (source) expect(listed.map((cell) => cell.value)).toEqual(merged.sections.map((s) => s.section.heading))
      for (const { prompt, error } of layout.validations) {
        expect(Math.max(prompt.title.length, error.title.length)).toBeLessThanOrEqual(32)
        expect(prompt.text.length).toBeLessThanOrEqual(255)
        expect(error.text.length).toBeLessThanOrEqual(225)
      }
      expect(Object.values(layout.rowHeights).every((height) => height > 0 && height <= 409)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
