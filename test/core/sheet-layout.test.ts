import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellLooks } from '../../functions/core/cell-looks.ts'
import { type Definition, reportedFigures } from '../../functions/core/definition.ts'
import type { FilledSheet } from '../../functions/core/filled-sheet.ts'
import { cellName } from '../../functions/core/grid.ts'
import { locateSheet } from '../../functions/core/locate-sheet.ts'
import { parseMarker } from '../../functions/core/marker.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import type { CellRange } from '../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { asMarkdown } from './layout-markdown.ts'
import { gridOf, type SheetInput, sheetInput } from './template-fixtures.ts'

describe('the sheet of a department', () => {
  it.each([
    ['window-weekly', 'market'],
    ['window-weekly', 'hall'],
    ['hospital-weekly', 'emergency'],
  ])('%s, %s is the reviewed one', async (bulletin, department) => {
    const layout = buildSheetLayout(sheetInput(bulletin, department))
    await expect(asMarkdown(layout)).toMatchFileSnapshot(`../golden/sheet-${bulletin}-${department}.md`)
  })

  it('says who it is in a locked marker', () => {
    const input = sheetInput('window-weekly', 'trade')
    const { marker } = sheetPositions(input.definition.definition, input.department)
    const cell = buildSheetLayout(input).cells.find((c) => c.row === marker.row && c.column === marker.column)!
    const who = { bulletin: 'window-weekly', definition: 3, issue: '2022-45', department: 'trade' }
    expect(parseMarker(cell.value as string)).toEqual(who)
    expect(cellLooks('zh-CN')[cell.style.role].locked).toBe(true)
  })

  it('names the deadline by the wall clock of the definition', () => {
    const subtitle = (bulletin: string, department: string) =>
      buildSheetLayout(sheetInput(bulletin, department)).cells.find((c) => c.style.role === 'subtitle')?.value
    expect(subtitle('window-weekly', 'trade')).toContain('2022-12-30 17:00')
    expect(subtitle('hospital-weekly', 'maternity')).toContain('2026-01-12 12:00')
  })

  it('asks for no derived figure and shows — where no history is known', () => {
    const input = sheetInput('window-weekly', 'trade')
    const values = buildSheetLayout(input).cells.map((c) => c.value)
    expect(values).toContain('签证出口金额')
    expect(values).not.toContain('受理合计')
    expect(values).not.toContain('行政许可办结率')
    expect(values).toContain(6.72)
    const references = buildSheetLayout({ ...input, history: { lastIssue: {}, yearToDate: {} } }).cells.filter(
      (c) => c.style.role === 'reference',
    )
    expect(new Set(references.map((c) => c.value))).toEqual(new Set(['—']))
  })

  it('speaks one language', () => {
    const words = (bulletin: string, department: string) => {
      const layout = buildSheetLayout(sheetInput(bulletin, department))
      const said = layout.validations.flatMap((v) => [v.prompt.title, v.prompt.text, v.error.title, v.error.text])
      return [...layout.cells.map((c) => c.value).filter((v) => typeof v === 'string'), ...said]
    }
    expect(words('hospital-weekly', 'emergency').filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
    const latin = words('window-weekly', 'market').filter((text) =>
      /[A-Za-z]{2,}/.test(text.replace(/xlsx|Alt|Enter/g, '')),
    )
    expect(latin).toEqual([expect.stringMatching(/^BULLETIN\|/)])
  })
})

/** Departments and texts as definitions allow them, and beyond. */
const anyInput: fc.Arbitrary<SheetInput> = fc
  .record({
    bulletin: fc.constantFrom('window-weekly', 'hospital-weekly'),
    picks: fc.array(fc.nat(), { maxLength: 12 }),
    rows: fc.integer({ min: 1, max: 60 }),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    decimals: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ bulletin, picks, rows, name, decimals }) => {
    const input = sheetInput(bulletin, bulletin === 'window-weekly' ? 'market' : 'emergency')
    const base = input.definition.definition
    const pick = <T>(list: readonly T[]): T[] => [...new Set(picks.map((n) => list[n % list.length]!))]
    const definition: Definition = {
      ...base,
      name,
      items: { ...base.items, rows },
      figures: base.figures.map((f) => ({ ...f, decimals })),
    }
    const reported = base.figures.filter((f) => f.kind === 'flow' || f.kind === 'stock').map((f) => f.id)
    const sections = base.sections.flatMap((s) => (s.kind === 'group' ? s.sections : [s]))
    const writable = sections.filter((s) => s.kind === 'items' || s.kind === 'line').map((s) => s.id)
    const department = { ...input.department, figures: pick(reported), sections: pick(writable).toSorted() }
    return { ...input, definition: { revision: 3, definition }, department }
  })

const overlap = (a: CellRange, b: CellRange): boolean =>
  a.from.row <= b.to.row && b.from.row <= a.to.row && a.from.column <= b.to.column && b.from.column <= a.to.column

it('every sheet is sound: unique cells, apart merges, unlocked inputs, messages that Excel takes', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const layout = buildSheetLayout(input)
      const { definition } = input.definition
      const names = layout.cells.map((c) => cellName(c.row, c.column))
      expect(new Set(names).size).toBe(names.length)
      const pairs = layout.merges.flatMap((a, i) => layout.merges.slice(i + 1).filter((b) => overlap(a, b)))
      expect(pairs).toEqual([])
      const at = sheetPositions(definition, input.department)
      const inputs = [at.nilReturn, at.reporter, at.phone]
      for (const { row, weekColumn, remarkColumn } of at.figures.values())
        inputs.push({ row, column: weekColumn }, { row, column: remarkColumn })
      const columns = Object.entries(at.items?.columns ?? {}).filter(([field]) => field !== 'number')
      for (const row of at.items?.rows ?? []) for (const [, column] of columns) inputs.push({ row, column })
      const looks = cellLooks(definition.language)
      const unlocked = layout.cells.filter((c) => !looks[c.style.role].locked).map((c) => cellName(c.row, c.column))
      const phoneTail = cellName(at.phone.row, at.phone.column + 1)
      expect(new Set(unlocked)).toEqual(new Set([...inputs.map((p) => cellName(p.row, p.column)), phoneTail]))
      for (const { prompt, error } of layout.validations) {
        expect(Math.max(prompt.title.length, error.title.length)).toBeLessThanOrEqual(32)
        expect(prompt.text.length).toBeLessThanOrEqual(255)
        expect(error.text.length).toBeLessThanOrEqual(225)
      }
      expect(layout.columns.every((width) => width > 0 && width <= 255)).toBe(true)
      expect(Object.values(layout.rowHeights).every((height) => height > 0 && height <= 409)).toBe(true)
      for (const name of Object.keys(layout.names)) expect(name).toMatch(/^[a-z]+_[a-z0-9_]+$/)
      expect(reportedFigures(definition, input.department)).toHaveLength(at.figures.size)
    }),
    { numRuns: 60 },
  )
})

it('a reader finds everything where the layout says it stands', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const found = locateSheet(gridOf(buildSheetLayout(input)), input.definition.definition, input.department)
      const at = sheetPositions(input.definition.definition, input.department)
      expect(found.findings).toEqual([])
      expect(found.figures).toEqual(at.figures)
      expect(found.items?.headerRow).toEqual(at.items?.headerRow)
      expect(found.items?.columns).toEqual(at.items?.columns)
      expect([found.nilReturn, found.reporter, found.phone]).toEqual([at.nilReturn, at.reporter, at.phone])
    }),
    { numRuns: 60 },
  )
})

it('what is filled in is read back as it was', () => {
  const text = fc.stringMatching(/^[一-龥a-z]{1,30}$/)
  const filling = fc.record({
    values: fc.array(fc.nat({ max: 10 ** 9 }), { minLength: 8, maxLength: 8 }),
    items: fc.uniqueArray(fc.record({ line: fc.integer({ min: 1, max: 12 }), text, section: fc.nat({ max: 2 }) }), {
      selector: (item) => item.line,
    }),
    reporter: text,
  })
  const input = sheetInput('window-weekly', 'market')
  const { definition } = input.definition
  const { headings } = sheetPositions(definition, input.department).sections
  fc.assert(
    fc.property(filling, ({ values, items, reporter }) => {
      const figures = input.department.figures.map((id, i) => [id, { value: values[i]!, remark: null }])
      const filled: FilledSheet = {
        nilReturn: null,
        reporter,
        phone: null,
        figures: Object.fromEntries(figures) as FilledSheet['figures'],
        items: items.map((item) => ({
          line: item.line,
          section: headings[item.section]!,
          headline: null,
          text: item.text,
          date: '12月28日',
          remark: null,
        })),
      }
      const grid = gridOf(buildSheetLayout({ ...input, filled }))
      const { content, findings } = readSubmission(
        { sheets: [grid], date1904: false },
        { definition: input.definition, issue: input.issue, department: 'market' },
      )
      expect(findings).toEqual([])
      expect(content!.reporter.name).toBe(reporter)
      const read = Object.values(content!.values).map((r) => (r.kind === 'value' ? r.value : undefined))
      expect(read).toEqual(values.map(String))
      const lines = items.map((item) => ({ line: item.line, text: item.text })).toSorted((a, b) => a.line - b.line)
      expect(content!.items.map((item) => ({ line: item.line, text: item.text }))).toEqual(lines)
    }),
    { numRuns: 40 },
  )
})
