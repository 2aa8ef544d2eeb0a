import { describe, expect, it } from 'vitest'
import { type Finding, finding, type FindingCode, type FindingParams } from '../../functions/core/finding.ts'
import { findingText, wordFinding } from '../../functions/core/finding-wording.ts'

/** One of every code: the compiler asks for each. */
const params: { readonly [C in FindingCode]: FindingParams[C] } = {
  file_empty: {},
  file_too_large: { bytes: 5_242_880, max: 4_194_304 },
  file_wrong_kind: { kind: 'xls' },
  file_encrypted: {},
  file_has_macros: {},
  file_has_doctype: { part: 'xl/workbook.xml' },
  file_damaged: { part: 'zip' },
  file_too_complex: { what: 'rows', max: 100_000 },
  sheet_not_found: { sheets: ['Sheet1'] },
  sheet_ambiguous: { sheets: ['Sheet1', 'Sheet2'] },
  marker_damaged: { marker: 'BULLETIN|x' },
  wrong_bulletin: { found: 'other-weekly', wanted: 'window-weekly' },
  wrong_department: { found: '省水利厅', wanted: '省教育厅' },
  other_issue: { found: '2022-44', wanted: '2022-45' },
  definition_changed: { found: 2, wanted: 3 },
  sheets_ignored: { sheets: ['Sheet9'] },
  hidden_rows_read: { rows: [7, 9] },
  label_missing: { label: '本期数' },
  label_repeated: { label: '行政许可受理', cells: ['B6', 'B9'] },
  stray_text: { text: '四百' },
  figure_blank: { figure: '行政许可受理' },
  nothing_reported: {},
  nil_return_with_values: { cells: ['D6', 'D7'] },
  not_a_number: { figure: '行政许可受理', text: '约四百' },
  number_read_as: { figure: '行政许可受理', text: '3.4万', value: '34000', unit: '件' },
  unit_mismatch: { figure: '签证出口金额', text: '14万欧元', unit: '亿美元' },
  too_many_decimals: { figure: '签证出口金额', text: '0.1234', decimals: 2 },
  number_too_large: { figure: '行政许可受理', text: '9999999999999999' },
  negative: { figure: '开放窗口', value: '-3' },
  formula_without_value: { formula: 'SUM(D6:D7)' },
  cell_error: { error: '#DIV/0!' },
  above_limit: { figure: '行政许可办结', value: '331', limitFigure: '行政许可受理', limit: '318' },
  cumulative_falls: { figure: '行政许可受理', value: '-12', yearToDate: '799438' },
  jump: { figure: '行政许可受理', value: '960', last: '96', factor: 5 },
  section_missing: {},
  section_unknown: { text: '工作动态', sections: ['厅（局）长进大厅'] },
  section_not_yours: { section: '着装情况', sections: ['厅（局）长进大厅'] },
  item_text_missing: {},
  text_too_long: { length: 1203, max: 1000 },
  headline_too_long: { length: 52, max: 40 },
  date_unreadable: { text: '上周五' },
  date_outside_period: { date: '2022-11-28', from: '2022-12-26', to: '2022-12-30' },
  item_repeated: { cell: 'D13' },
  text_disagrees: { figure: '行政许可受理', inText: '120', inTable: '102' },
  text_cleaned: { removed: ['U+0007'] },
  reporter_missing: {},
  review_sheet_damaged: { what: '来源' },
  review_row_missing: { item: 'ecology#3' },
  source_damaged: { source: 'ecology3@2' },
  source_repeated: { item: 'ecology#3', cell: 'H9' },
  order_unreadable: { text: '第一' },
  choice_unreadable: { text: '也许' },
  item_emptied: {},
  not_submitted: { name: '省水利厅' },
  earlier_issue_missing: { issue: '2022-44' },
  same_item: { department: '省教育厅', cell: 'D13' },
  text_flagged: { rule: 'honours', text: '锦旗' },
  ratio_undefined: { figure: '行政许可办结率' },
  edit_conflict: { item: 'ecology#3' },
  edit_orphaned: { item: 'ecology#4' },
  line_has_several: { section: '着装情况', departments: ['省教育厅', '省水利厅'] },
  unknown_key: { key: 'colour' },
  missing_key: { key: 'unit' },
  wrong_value: { wanted: 'an id', found: '"A_B"' },
  duplicate_id: { id: 'ecology' },
  dangling_reference: { id: 'gone', wanted: 'figure' },
  cyclic_derivation: { figures: ['a', 'b', 'a'] },
  unknown_placeholder: { placeholder: 'ytd.gone' },
}
const codes = Object.keys(params) as FindingCode[]
const sample = (code: FindingCode): Finding => finding(code, { sheet: '填报表', cell: 'D8' }, params[code])

/** Values that are codes of ours and are said in words instead. */
const spoken = new Set(['file_wrong_kind', 'text_flagged', 'file_too_large', 'file_too_complex', 'jump'])

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(codes)('%s is one sentence that names what it is about', (code) => {
    const text = findingText(sample(code), language)
    expect(text).toMatch(language === 'zh-CN' ? /^[^a-z].*。$/ : /^[^a-z].*\.$/)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
    const values = Object.values(params[code] as Record<string, unknown>).flat()
    if (!spoken.has(code)) for (const value of values) expect(text).toContain(String(value))
  })

  it('no two codes say the same', () => {
    expect(new Set(codes.map((code) => findingText(sample(code), language))).size).toBe(codes.length)
  })
})

it('no Chinese stands in an English sentence but what was quoted', () => {
  const quoted = (f: Finding) => Object.values(f).flat().map(String)
  const leftovers = codes.map((code) => {
    const f = sample(code)
    return quoted(f).reduce((text, value) => (value === '' ? text : text.replaceAll(value, '')), findingText(f, 'en'))
  })
  expect(leftovers.filter((text) => /[\p{Script=Han}，。：；、]/u.test(text))).toEqual([])
})

it('the place stands first: the cell, else the path, else nothing', () => {
  expect(wordFinding(sample('reporter_missing'), 'zh-CN')).toBe('D8：没有写填报人，请补写。')
  expect(wordFinding(finding('missing_key', { path: '$.figures[2].unit' }, { key: 'unit' }), 'en')).toBe(
    '$.figures[2].unit: "unit" is missing: add it.',
  )
  expect(wordFinding(finding('file_empty', {}, {}), 'zh-CN')).toBe('文件是空的，请重新保存后再上传。')
})
