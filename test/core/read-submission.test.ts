import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../functions/core/finding.ts'
import type { Cell, Grid, Workbook } from '../../functions/core/grid.ts'
import { formatMarker } from '../../functions/core/marker.ts'
import { formatQuantity } from '../../functions/core/quantity.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import { sheetWording } from '../../functions/core/sheet-wording.ts'
import {
  anyText,
  definition,
  type Filled,
  filledGrid,
  type Filling,
  issue,
  ordinary,
  templateDefinition,
  workbook,
} from './samples.ts'

const context = { definition: { revision: issue.definition, definition }, issue, department: 'lending' }
const readBook = (book: Workbook, department = 'lending') => readSubmission(book, { ...context, department })
const read = (filling: Filling | Grid, department = 'lending') =>
  readBook(workbook('rows' in filling ? filling : filledGrid({ department, ...filling })), department)
/** `code@cell` of every finding. */
const codes = (findings: readonly Finding[]) => findings.map((f) => `${f.code}@${f.at.cell ?? ''}`)
const found = (filling: Filling | Grid, department?: string) => codes(read(filling, department).findings)
const values = (filling: Filling | Grid) =>
  Object.fromEntries(
    Object.entries(read(filling).content?.values ?? {}).map(([id, r]) => [id, r.kind === 'value' ? r.value : r.kind]),
  )
const figures = (changes: Record<string, Cell>): Filling => ({
  ...ordinary,
  figures: { ...ordinary.figures, ...changes },
})
const item = (changes: Record<string, Cell>): Filling => ({
  ...ordinary,
  items: [{ section: '读者活动', text: '一场。', ...changes }],
})

const ordinaryValues = { loans: '120', returned: '100', income: '1.25' }

describe('an ordinary sheet', () => {
  it('is read whole, with the cell of everything', () => {
    const { content, findings, remarks } = read({ ...ordinary, phone: 13800000000, remarks: { income: '展销' } })
    expect(findings).toEqual([])
    expect(content).toEqual({
      sheet: '填报表',
      nilReturn: false,
      reporter: { name: '王某', phone: '13800000000' },
      values: {
        loans: { kind: 'value', value: '120', cell: 'D6' },
        returned: { kind: 'value', value: '100', cell: 'D7' },
        income: { kind: 'value', value: '1.25', cell: 'D8' },
      },
      items: [
        { line: 1, section: 'events', headline: '诗会', text: '举办诗会一场。', date: '2024-01-23', cell: 'D11' },
      ],
    })
    expect(remarks).toEqual({ 8: '展销' })
  })
  it('of another language is found by its own labels', () => {
    const hospital = templateDefinition('hospital-weekly')
    const grid = filledGrid({
      definition: hospital,
      department: 'maternity',
      figures: { births: 12, 'agency-cost': '1,234.50 thousand GBP', 'beds-occupied': 30 },
      items: [{ section: 'our people', text: 'Two midwives joined.' }],
      nil: 'no',
      marker: { definition: 1, issue: '2026-1' },
    })
    const { content, findings } = readSubmission(workbook(grid), {
      definition: { revision: 1, definition: hospital },
      issue: { ...issue, issue: '2026-1' },
      department: 'maternity',
    })
    expect(codes(findings)).toEqual(['number_read_as@D7'])
    expect(content?.values['agency-cost']).toMatchObject({ value: '1234.50' })
    expect(content?.items[0]?.section).toBe('people')
  })
})

const insertRow = (grid: Filled, at: number, row: Cell[] = []) => grid.rows.splice(at, 0, row)
const insertColumn = (grid: Filled, at: number) => {
  grid.rows.forEach((row) => {
    if (row.length > at) row.splice(at, 0, null)
  })
}
const deleteColumn = (grid: Filled, at: number) => {
  grid.rows.forEach((row) => row.splice(at, 1))
}
const changed = (change: (grid: Filled) => void, filling: Filling = ordinary) => {
  const grid = filledGrid(filling)
  change(grid)
  return grid
}
const cell = (grid: Filled, row: number, column: number, value: Cell) => {
  grid.rows[row] ??= []
  grid.rows[row][column] = value
}

describe('a sheet that was changed about is found by its marker and labels', () => {
  it.each<[string, (grid: Filled) => void]>([
    ['rows inserted above', (g) => insertRow(g, 0)],
    ['rows inserted between figures', (g) => insertRow(g, 6)],
    ['a heading row deleted', (g) => g.rows.splice(3, 1)],
    [
      'a column inserted before all',
      (g) => {
        insertColumn(g, 0)
      },
    ],
    [
      'a column inserted within',
      (g) => {
        insertColumn(g, 3)
      },
    ],
    [
      'a column inserted between a label and its answer',
      (g) => {
        insertColumn(g, 1)
      },
    ],
    [
      'the unit column deleted',
      (g) => {
        g.rows.slice(4, 8).forEach((row) => row.splice(2, 1))
      },
    ],
    [
      'figures in another order',
      (g) => {
        g.rows.splice(5, 3, ...g.rows.slice(5, 8).reverse())
      },
    ],
    ['the items above the figures', (g) => g.rows.splice(3, 0, ...g.rows.splice(8, 6))],
    ['the answers below everything', (g) => g.rows.push(...g.rows.splice(2, 1))],
    ['the answers between the tables', (g) => g.rows.splice(7, 0, ...g.rows.splice(2, 1))],
    ['the sheet renamed', (g) => Object.assign(g, { name: '副本 (2)' })],
    [
      'labels with spaces, line breaks and full width',
      (g) => {
        cell(g, 5, 1, ' 借\n出 ')
        cell(g, 4, 3, '本 期\u3000数')
      },
    ],
    [
      'marker moved',
      (g) => {
        cell(g, 0, 8, null)
        cell(g, 20, 0, formatMarker({ bulletin: 'library', definition: 3, issue: '2024-4', department: 'lending' }))
      },
    ],
    ['rows that are missing', (g) => Object.assign(g.rows, { 1: undefined })],
  ])('%s', (_, change) => {
    const grid = changed(change)
    expect(codes(read(grid).findings)).toEqual([])
    expect(values(grid)).toEqual(ordinaryValues)
    const { content } = read(grid)
    expect(content?.reporter.name).toBe('王某')
    expect(content?.items).toMatchObject([{ line: 1, section: 'events', text: '举办诗会一场。', date: '2024-01-23' }])
  })

  it('cells are named where they stand now', () => {
    const grid = changed((g) => {
      insertRow(g, 0)
      insertColumn(g, 0)
    })
    expect(read(grid).content?.values['loans']).toMatchObject({ cell: 'E7' })
    expect(read(grid).content?.items[0]?.cell).toBe('E12')
  })
  it('hidden rows are read, and it is said', () => {
    const grid = { ...filledGrid(ordinary), hiddenRows: [1, 6, 10, 13, 500] }
    expect(read(grid).findings).toMatchObject([{ code: 'hidden_rows_read', severity: 'notice', rows: [7, 11] }])
    expect(values(grid)).toEqual(ordinaryValues)
  })
  it('other sheets are ignored, and it is said; empty ones are nothing', () => {
    const other = { name: '草稿', rows: [['x']] }
    const { findings, content } = readBook(
      workbook(other, filledGrid(ordinary), { name: 'Sheet2', rows: [[null, '']] }),
    )
    expect(findings).toMatchObject([{ code: 'sheets_ignored', sheets: ['草稿'] }])
    expect(content).toBeDefined()
  })
})

describe('whose sheet it is', () => {
  it('no marker, no sheet: it names what it saw', () => {
    expect(read({ name: 'Sheet1', rows: [['借出', 3]] }).findings).toMatchObject([
      { code: 'sheet_not_found', sheets: ['Sheet1'] },
    ])
    expect(readBook({ sheets: [], date1904: false }).content).toBeUndefined()
  })
  it('two marked sheets are one too many', () => {
    const { content, findings } = readBook(workbook(filledGrid(ordinary), { ...filledGrid(ordinary), name: '副本' }))
    expect(content).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'sheet_ambiguous', sheets: ['填报表', '副本'] }])
  })
  it('a marker typed over is damaged, and quoted whole characters only', () => {
    const { content, findings } = read({ ...ordinary, marker: `BULLETIN|${'𠀀'.repeat(60)}\ud800` })
    expect(content).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'marker_damaged', at: { cell: 'I1' } }])
    expect(JSON.stringify(findings)).not.toMatch(/\\ud/)
    expect(findings[0]).toMatchObject({ marker: `BULLETIN|${'𠀀'.repeat(30)}…` })
  })
  it('another department’s is refused by both names', () => {
    const { content, findings } = read({ ...ordinary, marker: { department: 'children' } })
    expect(content).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'wrong_department', found: '少儿部', wanted: '借阅部' }])
  })
  it('another bulletin’s is refused, and everything else that differs is said too', () => {
    expect(found({ ...ordinary, marker: { bulletin: 'museum' } })).toEqual(['wrong_bulletin@I1'])
    expect(found({ ...ordinary, marker: { department: 'children', issue: '2024-3', definition: 2 } })).toEqual([
      'other_issue@I1',
      'definition_changed@I1',
      'wrong_department@I1',
    ])
  })
  it('last week’s is read with a warning, an older definition’s with a notice', () => {
    const { content, findings } = read({ ...ordinary, marker: { issue: '2024-3', definition: 2 } })
    expect(content).toBeDefined()
    expect(findings.map((f) => [f.code, f.severity])).toEqual([
      ['other_issue', 'warning'],
      ['definition_changed', 'notice'],
    ])
  })
})

describe('blank, zero, words and nil return are different facts', () => {
  it('zero is zero, as a number and as text', () => {
    expect(found(figures({ loans: 0, returned: '0', income: 0 }))).toEqual([])
    expect(values(figures({ loans: 0, returned: '0' }))).toMatchObject({ loans: '0', returned: '0' })
  })
  it.each([null, '', ' ', '\u3000\u200b', undefined])('%j is blank', (blank) => {
    expect(found(figures({ loans: blank }))).toEqual(['figure_blank@D6'])
    expect(values(figures({ loans: blank }))).toMatchObject({ loans: 'blank' })
  })
  it.each(['无', '-', '——', '/', '暂无', true, false])('%j is no number', (word) => {
    expect(found(figures({ loans: word }))).toEqual(['not_a_number@D6'])
  })
  it('nothing at all asks for the tick', () => {
    expect(found({})).toEqual(['nothing_reported@B3'])
    expect(found({}, 'office')).toEqual(['nothing_reported@B3'])
  })
  it.each(['是', 'Yes', 'Ｙ', '√', '✓', '☑', 1, true, ' 是 '])('%j ticks', (nil) => {
    const { content, findings } = read({ nil })
    expect(findings).toEqual([])
    expect(content).toMatchObject({ nilReturn: true, items: [] })
  })
  it.each(['否', 'no', 0, false, '☐', ''])('%j does not', (nil) => {
    expect(found({ ...ordinary, nil })).toEqual([])
  })
  it('a word that is neither is asked about', () => {
    expect(found({ ...ordinary, nil: '无' })).toEqual(['stray_text@B3'])
  })
  it('a nil return with values, zeros, words or items names them all', () => {
    const { findings } = read({ nil: '是', figures: { loans: 0, returned: '无' }, items: [{ text: '一场。' }] })
    expect(codes(findings)).toEqual(['not_a_number@D7', 'section_missing@B11', 'nil_return_with_values@B3'])
    expect(findings.at(-1)).toMatchObject({ cells: ['D6', 'D7', 'D11'] })
  })
  it('an item alone, even a faulty one, is something: blank figures are asked for', () => {
    expect(found({ items: [{ text: '一场。' }] })).toEqual([
      'section_missing@B11',
      'figure_blank@D6',
      'figure_blank@D7',
      'figure_blank@D8',
    ])
  })
  it('a figure that cannot be read is something', () => {
    expect(found({ figures: { loans: '无' } })).toEqual(['not_a_number@D6', 'figure_blank@D7', 'figure_blank@D8'])
  })
})

describe('figures', () => {
  it('what was read from words is said and kept', () => {
    const { content, findings } = read(figures({ loans: '3.4万', income: '１２，０００元' }))
    expect(findings).toMatchObject([
      { code: 'number_read_as', at: { cell: 'D6' }, text: '3.4万', value: '34000', unit: '册次' },
      { code: 'number_read_as', at: { cell: 'D8' }, text: '１２，０００元', value: '1.20', unit: '万元' },
    ])
    expect(content?.values['loans']).toEqual({ kind: 'value', value: '34000', cell: 'D6', written: '3.4万' })
  })
  it.each<[Cell, string]>([
    ['12件', 'unit_mismatch'],
    ['12.5', 'too_many_decimals'],
    [12.5, 'too_many_decimals'],
    [1e15, 'number_too_large'],
    [{ error: '#DIV/0!' }, 'cell_error'],
    [{ formula: 'SUM(A1:A9)' }, 'formula_without_value'],
  ])('%j: %s, and no value', (written, code) => {
    expect(found(figures({ loans: written }))).toEqual([`${code}@D6`])
    expect(values(figures({ loans: written }))).toMatchObject({ loans: 'blank' })
  })
  it('a stock is never negative; a flow may be, and is asked about later', () => {
    expect(found({ figures: { holdings: -1 }, department: 'stacks' }, 'stacks')).toEqual(['negative@D6'])
    expect(found(figures({ loans: -1 }))).toEqual([])
  })
  it('a missing row is named; its figure has no value', () => {
    const grid = changed((g) => g.rows.splice(6, 1))
    expect(read(grid).findings).toMatchObject([{ code: 'label_missing', label: '归还' }])
    expect(values(grid)).toEqual({ loans: '120', income: '1.25' })
  })
  it('a missing table is named', () => {
    const grid = changed((g) => g.rows.splice(4, 1))
    expect(read(grid).findings).toMatchObject([{ code: 'label_missing', label: '本期数' }])
    const noItems = changed((g) => g.rows.splice(9, 1))
    expect(codes(read(noItems).findings)).toContain('label_missing@')
  })
  it('a label that stands twice is an error with both cells', () => {
    const grid = changed((g) => insertRow(g, 7, [9, '借出', '册次', 5]))
    expect(read(grid).findings).toMatchObject([{ code: 'label_repeated', label: '借出', cells: ['B6', 'B8'] }])
  })
  it('a column that stands twice is an error with both cells', () => {
    const grid = changed((g) => {
      insertColumn(g, 3)
      cell(g, 4, 3, '本期数')
    })
    expect(read(grid).findings[0]).toMatchObject({ code: 'label_repeated', label: '本期数', cells: ['D5', 'E5'] })
    const items = changed((g) => {
      cell(g, 9, 7, '内容')
    })
    expect(read(items).findings).toMatchObject([{ code: 'label_repeated', label: '内容', cells: ['D10', 'H10'] }])
  })
  it.each<[string, Cell, string]>([
    ['without a label', 33, '33'],
    ['without a label, as text', '33册', '33册'],
    ['that is an error', { error: '#REF!' }, '#REF!'],
  ])('a value %s is not dropped in silence', (_, value, text) => {
    const grid = changed((g) => insertRow(g, 8, [null, null, null, value]))
    expect(read(grid).findings).toMatchObject([{ code: 'stray_text', at: { cell: 'D9' }, text }])
  })
  it('nor is one beside a label that nobody asked for', () => {
    const grid = changed((g) => insertRow(g, 8, [4, '续借', '册次', 33]))
    expect(read(grid).findings).toMatchObject([{ code: 'stray_text', severity: 'warning', at: { cell: 'D9' } }])
    expect(values(grid)).toEqual(ordinaryValues)
  })
})

describe('items', () => {
  const lines = (grid: Grid) => read(grid).content?.items.map((i) => [i.line, i.text])
  const three = {
    ...ordinary,
    items: ['甲。', '乙。', '丙。'].map((text) => ({ section: '读者活动', text })),
  }
  it('keep their numbers where a row is inserted, which gets one past the template’s', () => {
    const grid = changed((g) => insertRow(g, 11, [null, '业务培训', null, '新。']), three)
    expect(lines(grid)).toEqual([
      [1, '甲。'],
      [5, '新。'],
      [2, '乙。'],
      [3, '丙。'],
    ])
  })
  it('a copied row does not take the number of its model', () => {
    const grid = changed((g) => insertRow(g, 11, [1, '业务培训', null, '新。']), three)
    expect(lines(grid)).toEqual([
      [1, '甲。'],
      [5, '新。'],
      [2, '乙。'],
      [3, '丙。'],
    ])
  })
  it('numbers that people added below are theirs; new ones go round them', () => {
    const grid = changed((g) => {
      g.rows.push([5, '读者活动', null, '五。'], [null, '读者活动', null, '无号。'], ['6', '读者活动', null, '六。'])
    }, three)
    expect(lines(grid)?.slice(3)).toEqual([
      [5, '五。'],
      [7, '无号。'],
      [6, '六。'],
    ])
  })
  it('without their column of numbers they count from the header, as on the template', () => {
    const grid = changed(
      (g) => {
        deleteColumn(g, 0)
        cell(g, 2, 1, '填报人')
        cell(g, 2, 2, '王某')
      },
      {
        ...three,
        items: [{}, ...three.items.slice(0, 2)],
      },
    )
    expect(lines(grid)).toEqual([
      [2, '甲。'],
      [3, '乙。'],
    ])
    expect(values(grid)).toEqual(ordinaryValues)
  })
  it.each([{ error: '#REF!' }, { formula: 'A11+1' }, true, -1, 0, 1.5, 1e9, 'x', ''])(
    '%j is no number of a row',
    (number) => {
      const grid = changed((g) => {
        cell(g, 10, 0, number)
      }, three)
      expect(lines(grid)?.[0]).toEqual([5, '甲。'])
    },
  )
  it('a section is known with spaces, full width and in any case', () => {
    for (const section of [' 读者 活动', '读者\n活动', '读者活动\u200b']) expect(found(item({ section }))).toEqual([])
    expect(found({ items: [{ section: '阅览室(二楼)', text: '静。' }], department: 'office' }, 'office')).toEqual([])
  })
  it('an unknown one lists those of the department', () => {
    const { findings, content } = read(item({ section: '文体活动' }))
    expect(findings).toMatchObject([
      { code: 'section_unknown', at: { cell: 'B11' }, text: '文体活动', sections: ['读者活动', '业务培训', '开馆'] },
    ])
    expect(content?.items).toEqual([])
  })
  it('somebody else’s section is refused', () => {
    expect(found(item({ section: '读者来信' }))).toEqual(['section_not_yours@B11'])
  })
  it('a missing section is asked for, unless there is only one', () => {
    expect(found(item({ section: null }))).toEqual(['section_missing@B11'])
    const only = read({ department: 'stacks', figures: { holdings: 1 }, items: [{ text: '学习。' }] }, 'stacks')
    expect([codes(only.findings), only.content?.items[0]?.section]).toEqual([[], 'training'])
  })
  it('a row without text is asked about once', () => {
    expect(found(item({ text: null }))).toEqual(['item_text_missing@D11'])
    expect(found(item({ text: ' \u3000' }))).toEqual(['item_text_missing@D11'])
    expect(found(item({ text: { formula: 'A1' } }))).toEqual(['formula_without_value@D11'])
    expect(found(item({ text: null, section: null, date: '2024-01-23' }))).toEqual([
      'section_missing@B11',
      'item_text_missing@D11',
    ])
  })
  it('a number or a yes in place of text is that text', () => {
    expect(read(item({ text: 2024 })).content?.items[0]?.text).toBe('2024')
  })
  it.each<[Cell, string | undefined]>([
    [45314, '2024-01-23'],
    [45314.5, '2024-01-23'],
    ['1月23日', '2024-01-23'],
    ['２０２４．１．２３', '2024-01-23'],
    ['12月30日', '2023-12-30'],
    [' ', undefined],
  ])('the date %j is %s', (date, read1) => {
    const { content, findings } = read(item({ date }))
    expect([codes(findings), content?.items[0]?.date]).toEqual([[], read1])
  })
  it('a serial of the 1904 system is read by it', () => {
    const grid = filledGrid(item({ date: 45314 - 1462 }))
    expect(readBook({ sheets: [grid], date1904: true }).content?.items[0]?.date).toBe('2024-01-23')
  })
  it.each<[Cell, string]>([
    ['下周', 'date_unreadable'],
    ['2024-02-30', 'date_unreadable'],
    [60, 'date_unreadable'],
    [true, 'date_unreadable'],
    [{ error: '#VALUE!' }, 'cell_error'],
  ])('the date %j: %s', (date, code) => {
    expect(found(item({ date }))).toEqual([`${code}@E11`])
  })
  it('text comes out clean and whole; what could not be kept is named', () => {
    const { content, findings } = read(item({ text: ' 甲\u0007乙\u200b\r\n\r\n丙\u3000\u00a0丁𠀀\ud800\ufffe ' }))
    expect(content?.items[0]?.text).toBe('甲乙\n丙 丁𠀀')
    expect(findings).toMatchObject([
      { code: 'text_cleaned', severity: 'notice', at: { cell: 'D11' }, removed: ['U+0007', 'U+D800', 'U+FFFE'] },
    ])
  })
  it('text that begins like a formula stays text', () => {
    for (const text of ['=1+1', '+1', '-1', '@a']) expect(read(item({ text })).content?.items[0]?.text).toBe(text)
  })
  it('remarks are kept by the row people see', () => {
    expect(read(item({ remark: ' 属实 ' })).remarks).toEqual({ 11: '属实' })
  })
})

describe('the reporter', () => {
  it('is asked for at the cell, and without one where the label is gone', () => {
    expect(found({ ...ordinary, reporter: ' ' })).toEqual(['reporter_missing@D3'])
    expect(
      found(
        changed((g) => {
          cell(g, 2, 2, null)
        }),
      ),
    ).toEqual(['reporter_missing@'])
  })
  it('is never the label beside an empty answer', () => {
    expect(read({ ...ordinary, reporter: null, nil: null }).content).toMatchObject({
      nilReturn: false,
      reporter: { name: '' },
    })
  })
  it('an error in the answer is said', () => {
    expect(found({ ...ordinary, reporter: { error: '#NAME?' } })).toEqual(['cell_error@D3', 'reporter_missing@D3'])
  })
})

it('every fault is found at once, each at its cell', () => {
  const grid = changed(
    (g) => {
      insertRow(g, 8, [null, null, null, 5])
    },
    {
      figures: { loans: '约百册', returned: { error: '#N/A' } },
      nil: '无',
      reporter: null,
      items: [
        { section: '读者来信', text: '一。' },
        { section: '没有', text: { formula: 'X1' }, date: '某日' },
        { text: '三\u0000。' },
        { section: '业务培训' },
      ],
    },
  )
  expect(found(grid)).toEqual([
    'stray_text@D9',
    'stray_text@B3',
    'not_a_number@D6',
    'cell_error@D7',
    'section_not_yours@B12',
    'section_unknown@B13',
    'formula_without_value@D13',
    'date_unreadable@E13',
    'section_missing@B14',
    'text_cleaned@D14',
    'item_text_missing@D15',
    'reporter_missing@D3',
    'figure_blank@D8',
  ])
})

describe('for any grid', () => {
  const words = sheetWording('zh-CN')
  const labels = [words.figure, words.thisIssue, words.remark, words.section, words.text, words.date, words.number]
  const answers = [words.nilReturn, words.reporter, words.phone, '借出', '归还', '文创收入', '读者活动', '是']
  const anyCell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constantFrom(...labels, ...answers),
    anyText(12),
    fc.double(),
    fc.boolean(),
    fc.constantFrom<Cell>(null, undefined, '', { error: '#N/A' }, { formula: 'A1' }),
  )
  const row = fc.oneof(
    { weight: 9, arbitrary: fc.array(anyCell, { maxLength: 9 }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
  it('reading never throws, and what it gives is well-formed', () => {
    const marker = formatMarker({ bulletin: 'library', definition: 3, issue: '2024-4', department: 'lending' })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), fc.nat(13), fc.nat(9), fc.boolean(), (rows, r, c, date1904) => {
        const marked = rows.map((cells) => (cells ? [...cells] : undefined))
        marked[r] = marked[r] ?? []
        marked[r][c] = marker
        const grid = { name: 's', rows: marked, hiddenRows: [0, 3, 99] }
        const { content, findings } = readBook({ sheets: [grid], date1904 })
        expect(content).toBeDefined()
        expect(JSON.stringify([content, findings])).not.toMatch(/\\ud[89a-f]/)
      }),
      { numRuns: 400 },
    )
  })
  it('values typed in any disguise come back exact', () => {
    const disguise = fc.constantFrom<(t: string) => Cell>(
      (t) => t,
      Number,
      (t) => `${t}册次`,
      (t) => ` ${t} 册次\u3000`,
      (t) => t.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      (t) => t.replace(/\B(?=(\d{3})+$)/g, ','),
      (t) => t.replace('-', '−'),
      (t) => `${formatQuantity(BigInt(t), 4)}万`,
    )
    const value = fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n - 1n })
    fc.assert(
      fc.property(value, value, disguise, disguise, (loans, returned, a, b) => {
        const [one, other] = [String(loans), String(returned)]
        const typed = figures({ loans: a(one), returned: b(other) })
        expect(values(typed)).toEqual({ loans: one, returned: other, income: '1.25' })
      }),
      { numRuns: 200 },
    )
  })
  it('a whole sheet of the longest stacks of marks is read in a moment', () => {
    const text = `a${'\u0301'.repeat(16_000)}${'\u0327'.repeat(16_000)}`
    const start = performance.now()
    read({
      ...ordinary,
      nil: text,
      figures: { loans: text },
      items: Array(4).fill({ section: text, text, date: text }),
    })
    expect(performance.now() - start).toBeLessThan(500)
  })
})
