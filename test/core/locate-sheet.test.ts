import { describe, expect, it } from 'vitest'
import { reportedFigures } from '../../functions/core/definition.ts'
import type { Cell } from '../../functions/core/grid.ts'
import { locateSheet } from '../../functions/core/locate-sheet.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { definition, department, filledGrid, issue, templateDefinition } from './samples.ts'

describe.each(['library', 'window-weekly', 'hospital-weekly'])('on a fresh template of %s', (name) => {
  const of = name === 'library' ? definition : templateDefinition(name)
  it.each(of.departments.map((d) => [d.id, d] as const))('everything of %s is found where it was drawn', (_, one) => {
    const history = { lastIssue: {}, yearToDate: {} }
    const layout = buildSheetLayout({ definition: { revision: 1, definition: of }, issue, department: one, history })
    const rows: Cell[][] = []
    for (const { row, column, value } of layout.cells)
      (rows[row] ??= [])[column] = typeof value === 'object' && value !== null ? value.result : value
    const drawn = sheetPositions(of, one)
    const found = locateSheet({ name: layout.name, rows }, of, one)
    expect(found.findings).toEqual([])
    expect(found.figures).toEqual(drawn.figures)
    expect([found.nilReturn, found.reporter, found.phone]).toEqual([drawn.nilReturn, drawn.reporter, drawn.phone])
    expect(found.items?.columns).toEqual(drawn.items?.columns)
    expect(found.items?.rows ?? []).toEqual([])
  })
})

describe('the answer to a label', () => {
  const lending = department('lending')
  const locate = (answers: Cell[]) => {
    const grid = filledGrid()
    grid.rows[2] = answers
    const { nilReturn, reporter, phone } = locateSheet(grid, definition, lending)
    return [nilReturn?.column, reporter?.column, phone?.column]
  }
  it('stands beside it', () => {
    expect(locate(['零报告', '是', '填报人', '王某', '联系电话', '1'])).toEqual([1, 3, 5])
  })
  it('is never the next label, filled in or not', () => {
    expect(locate(['零报告', null, '填报人', null, '联系电话', null])).toEqual([1, 3, 5])
    expect(locate(['零报告', '', '填报人', ' ', '联系电话', ''])).toEqual([1, 3, 5])
    expect(locate(['零报告', '填报人', '王某', '联系电话', '1'])).toEqual([1, 2, 4])
  })
  it('is found one inserted column away', () => {
    expect(locate(['零报告', null, '是', '填报人', null, '王某', '联系电话', null, '1'])).toEqual([2, 5, 8])
  })
  it('is absent with its label', () => {
    expect(locate(['是', '王某'])).toEqual([undefined, undefined, undefined])
  })
})

it('a department that reports nothing of a kind is not asked for its table', () => {
  const office = department('office')
  expect(reportedFigures(definition, office)).toEqual([])
  const grid = filledGrid({ department: 'office' })
  expect(locateSheet(grid, definition, office).findings).toEqual([])
  const found = locateSheet({ name: '', rows: [] }, definition, { ...office, sections: [] })
  expect([found.findings, found.items, found.figures.size]).toEqual([[], undefined, 0])
})

it('an empty grid lacks every table', () => {
  const { findings } = locateSheet({ name: 's', rows: [] }, definition, department('lending'))
  expect(findings).toMatchObject([
    { code: 'label_missing', label: '本期数', at: { sheet: 's', department: 'lending' } },
    { code: 'label_missing', label: '内容' },
  ])
})
