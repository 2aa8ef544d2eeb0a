import { describe, expect, it } from 'vitest'
import { type Finding, finding } from '../../functions/core/finding.ts'
import { type Cell, cellAt, cellName, type Grid } from '../../functions/core/grid.ts'
import { markedUpLayout } from '../../functions/core/marked-up-layout.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { gridOf, sheetInput } from './template-fixtures.ts'

const input = sheetInput('window-weekly', 'emergency')
const { definition } = input.definition
const at = sheetPositions(definition, input.department)
const figureRow = (id: string): number => at.figures.get(id)!.row

/** A template in which somebody has typed. */
function typed(values: Readonly<Record<string, Cell>>, change: (rows: Cell[][]) => Cell[][] = (rows) => rows): Grid {
  const rows = gridOf(buildSheetLayout(input)).rows.map((cells) => [...(cells ?? [])])
  for (const [cell, value] of Object.entries(values)) {
    const [, letter = '', number = ''] = /^([A-Z])(\d+)$/.exec(cell)!
    rows[Number(number) - 1]![letter.charCodeAt(0) - 65] = value
  }
  return { name: '填报表', rows: change(rows) }
}

const read = (grid: Grid) =>
  readSubmission(
    { sheets: [grid], date1904: false },
    { definition: input.definition, issue: input.issue, department: 'emergency' },
  )
const markUp = (grid: Grid | undefined, findings: readonly Finding[], date1904 = false): SheetLayout =>
  markedUpLayout({ ...input, findings, workbook: grid && { sheets: [grid], date1904 } })

const week = (id: string) => cellName(figureRow(id), 3)
const item = (line: number, column: number) => cellName(at.items!.headerRow + line, column)
const good = {
  [cellName(at.reporter.row, at.reporter.column)]: '综合科',
  [week('permits-accepted')]: 386,
  [week('permits-completed')]: '372',
  [week('others-accepted')]: 64,
  [week('others-completed')]: '６３',
}
const bad = {
  ...good,
  [week('permits-accepted')]: '约四百',
  [item(2, 3)]: '窗口举办培训会。',
  [item(2, 4)]: '上周五',
}

describe('a marked-up copy', () => {
  it('holds the sender’s own values, and reads as the same findings', () => {
    const first = read(typed(bad))
    expect(first.findings.map((f) => f.code)).toEqual([
      'not_a_number',
      'number_read_as',
      'section_missing',
      'date_unreadable',
    ])
    const again = read(gridOf(markUp(typed(bad), first.findings)))
    expect(again.findings.map((f) => f.code)).toEqual(first.findings.map((f) => f.code))
    expect(again.content!.values['others-completed']).toMatchObject({ value: '63', written: '６３' })
  })

  it('colours and comments the cell of each finding that asks for something, where that cell now stands', () => {
    const layout = markUp(typed(bad), read(typed(bad)).findings)
    const marked = layout.cells.filter((c) => c.comment !== undefined)
    expect(marked.map((c) => [c.style.role, c.value])).toEqual([
      ['error', '约四百'],
      ['error', null],
      ['error', '上周五'],
    ])
    for (const { row, column, comment } of marked)
      expect(comment).toMatch(new RegExp(`^${cellName(row, column)}：.*。$`))
    const listed = layout.cells.filter((c) => c.style.role === 'error' && c.comment === undefined)
    expect(listed.map((c) => c.value)).toEqual(marked.map((c) => c.comment))
  })

  it('reads clean once the marked cells are mended', () => {
    const { rows } = gridOf(markUp(typed(bad), read(typed(bad)).findings))
    const mended = rows.map((cells) =>
      cells?.map((cell) => (cell === '约四百' ? 400 : cell === '上周五' ? '12月30日' : cell)),
    )
    const row = mended.findIndex((cells) => cells?.includes('窗口举办培训会。'))
    mended[row]![1] = '厅（局）长进大厅'
    const { content, findings } = read({ name: '填报表', rows: mended })
    expect(findings.map((f) => f.code)).toEqual(['number_read_as'])
    expect(content!.items).toMatchObject([{ line: 2, section: 'leaders', date: '2022-12-30' }])
  })

  it('finds the values in a sheet whose rows and columns were moved', () => {
    const moved = typed(bad, (rows) => [[], [null, '备注'], ...rows].map((cells) => [null, ...cells]))
    const layout = markUp(moved, read(moved).findings)
    expect(layout.cells.filter((c) => c.comment !== undefined).map((c) => c.value)).toEqual(['约四百', null, '上周五'])
  })

  it('gives rows that the sender added lines after the template’s own', () => {
    const grid = typed(good, (rows) => {
      const longer = [...rows]
      for (let i = 0; i < 3; i++) longer.push([null, '厅（局）长进大厅', null, `增加的动态${i}`])
      return longer
    })
    const { findings, content } = read(grid)
    expect(findings.map((f) => f.code)).toEqual(['number_read_as'])
    const again = read(gridOf(markUp(grid, findings)))
    expect(again.content!.items.map(({ line, text }) => ({ line, text }))).toEqual(
      content!.items.map(({ line, text }) => ({ line, text })),
    )
  })

  it('moves dates of the 1904 system to the usual one', () => {
    const grid = typed({ ...good, [item(1, 3)]: '内容', [item(1, 1)]: '厅（局）长进大厅', [item(1, 4)]: 44923 - 1462 })
    expect(cellAt(gridOf(markUp(grid, [], true)), at.items!.headerRow + 1, 4)).toBe(44923)
  })

  it('shows an error and a formula without a value as text', () => {
    const grid = typed({
      ...good,
      [week('others-accepted')]: { error: '#DIV/0!' },
      [item(1, 3)]: { formula: 'A1&"x"' },
    })
    const values = markUp(grid, []).cells.map((c) => c.value)
    expect(values).toContain('#DIV/0!')
    expect(values).toContain('A1&"x"')
  })

  it('lists what has no cell, and says which cell of the sender’s sheet has no place here', () => {
    const findings = [
      finding('label_missing', {}, { label: '本期数' }),
      finding('stray_text', { cell: 'K9' }, { text: '四百' }),
    ]
    const layout = markUp(typed(good), findings)
    const texts = layout.cells.filter((c) => c.style.role === 'error' || c.style.role === 'warning').map((c) => c.value)
    expect(texts).toEqual([
      '没有找到“本期数”一项，请恢复这个名称，或重新下载模板填写。',
      '原表 K9：“四百”不知道是填给哪一项的，请移到对应的单元格或删除。',
    ])
    expect(layout.cells.some((c) => c.comment !== undefined)).toBe(false)
  })

  it('is the empty template with the list where the file could not be read', () => {
    const layout = markUp(undefined, [finding('file_encrypted', {}, {})])
    expect(layout.cells.map((c) => c.value)).toContain('文件设有打开密码，请取消密码、重新保存后再上传。')
    expect(read(gridOf(layout)).findings.map((f) => f.code)).toEqual(['reporter_missing', 'nothing_reported'])
  })

  it('is the plain template where nothing was found', () => {
    expect(markUp(undefined, [])).toEqual(buildSheetLayout(input))
  })

  it('counts what is beyond its list', () => {
    const many = Array.from({ length: 100 }, () => finding('label_missing', {}, { label: '本期数' }))
    const values = markUp(typed(good), many).cells.map((c) => c.value)
    expect(values).toContain('另有 60 处，请看标色的单元格。')
    expect(values).toContain('本表有 100 处需要改正（红色）：')
  })
})
