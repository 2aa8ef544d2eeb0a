/**
 * Every finding that a department's sheet can give rise to, and what people do to a sheet so that it is found. The
 * compiler asks for every code.
 */
import type { FindingCode } from '../../functions/core/finding.ts'
import { clear, paste, type TryPane, type } from './try-pane.ts'

export interface Case {
  /** In which cell she does what; the sheet is right otherwise. */
  readonly make: (opened: TryPane) => Promise<void>
  /** The cell that the finding leads to; null where it is about the sheet as a whole. */
  readonly leads: string | null
  readonly says: string
}

const service = '窗口服务效能提升工作情况'

/** A sheet of ecology's in which nothing is found. */
export const right = {
  ...{ B3: '', D3: '李敏', F3: '028-8612', D6: '102', D7: '98', D8: '1500', D9: '1460', D10: '31', D11: '30' },
  ...{ B14: service, C14: '', D14: '排污许可证“一网通办”。', E14: '', B15: '', D15: '', E15: '' },
}

const pasted =
  (cell: string, text: string) =>
  (opened: TryPane): Promise<void> =>
    paste(opened, cell, text)
const typed =
  (cell: string, text: string) =>
  (opened: TryPane): Promise<void> =>
    type(opened, cell, text)
const cleared =
  (...cells: readonly string[]) =>
  async (opened: TryPane): Promise<void> => {
    for (const cell of cells) await clear(opened, cell)
  }

/** By what she types, pastes or clears in the open cells of a sheet. */
export const inFigures = {
  figure_blank: { make: cleared('D7'), leads: 'D7', says: '“行政许可办结”没有填' },
  nothing_reported: {
    make: cleared('D6', 'D7', 'D8', 'D9', 'D10', 'D11', 'B14', 'D14'),
    leads: 'B3',
    says: '数据和动态都没有填',
  },
  nil_return_with_values: { make: typed('B3', '是'), leads: 'B3', says: '选了零报告，但 D6' },
  not_a_number: { make: pasted('D7', '一百多'), leads: 'D7', says: '看不出是哪个数' },
  number_read_as: { make: pasted('D9', '１，４６０ 件'), leads: 'D9', says: '已按 1460件 读取' },
  unit_mismatch: { make: pasted('D7', '98户'), leads: 'D7', says: '单位不对，请换算成“件”' },
  too_many_decimals: { make: pasted('D7', '97.5'), leads: 'D7', says: '请填整数' },
  number_too_large: { make: pasted('D6', '1234567890123456'), leads: 'D6', says: '位数过多' },
  cell_error: { make: typed('D7', '=98/0'), leads: 'D7', says: '单元格显示错误“#DIV/0!”' },
  above_limit: { make: typed('D7', '120'), leads: 'D7', says: '（120）大于“行政许可受理”（102）' },
  cumulative_falls: { make: typed('D11', '-3'), leads: 'D11', says: '会使本年累计（现为 2696）减少' },
} as const satisfies Partial<Record<FindingCode, Case>>

export const inItems = {
  stray_text: { make: pasted('B3', '也许'), leads: 'B3', says: '“也许”不知道是填给哪一项的' },
  section_missing: { make: cleared('B14'), leads: 'B14', says: '没有选栏目' },
  section_unknown: { make: pasted('B14', '窗口新闻'), leads: 'B14', says: '没有“窗口新闻”这个栏目' },
  section_not_yours: { make: pasted('B14', '着装情况'), leads: 'B14', says: '“着装情况”不由本部门填写' },
  item_text_missing: { make: cleared('D14'), leads: 'D14', says: '这一行没有写内容' },
  text_too_long: { make: pasted('D14', '窗口服务'.repeat(260)), leads: 'D14', says: '内容有 1040 字，超过 1000 字' },
  headline_too_long: { make: pasted('C14', '标题'.repeat(30)), leads: 'D14', says: '标题有 60 字，超过 40 字' },
  date_unreadable: { make: pasted('E14', '下周三'), leads: 'E14', says: '看不出“下周三”是哪一天' },
  date_outside_period: { make: pasted('E14', '2022-11-03'), leads: 'D14', says: '日期 2022-11-03 不在报告期' },
  item_repeated: {
    make: async (opened) => {
      await type(opened, 'B15', service)
      await type(opened, 'D15', '排污许可证，一网通办')
    },
    leads: 'D15',
    says: '内容与 D14 相同',
  },
  text_disagrees: {
    make: typed('D14', '本周行政许可受理120件。'),
    leads: 'D14',
    says: '写的是 120件，表中填的是 102',
  },
  text_cleaned: { make: pasted('D14', '排污许可证\u{7}“一网通办”。'), leads: 'D14', says: '无法印出的字符（U+0007）' },
  reporter_missing: { make: cleared('D3'), leads: 'D3', says: '没有写填报人' },
} as const satisfies Partial<Record<FindingCode, Case>>

/** By what she does to the sheet itself; protection is lifted where Excel asks for that. */
export const onSheet = {
  marker_damaged: {
    make: async (opened) => {
      await unprotect(opened)
      await type(opened, 'I1', 'BULLETIN|window-weekly')
    },
    leads: 'I1',
    says: '右上角的识别码被改动',
  },
  sheet_ambiguous: {
    // The page has no menu for it: what Excel's "Move or Copy" leaves.
    make: ({ page }) =>
      page.evaluate(() => {
        const workbook = window.excelHost?.workbook
        if (workbook) workbook.addSheet('填报表 (2)', 'person').takeFrom(workbook.active)
      }),
    leads: null,
    says: '工作表“填报表”、“填报表 (2)”都是填报表',
  },
  hidden_rows_read: {
    make: async ({ page }) => {
      await page.locator('td[data-cell="D10"]').click({ button: 'right' })
      await page.getByRole('menuitem', { name: '隐藏行', exact: true }).click()
    },
    leads: null,
    says: '第 10 行被隐藏或筛选',
  },
  label_missing: {
    make: async (opened) => {
      await unprotect(opened)
      await clear(opened, 'B7')
      await clear(opened, 'D7')
    },
    leads: null,
    says: '没有找到“行政许可办结”一项',
  },
  label_repeated: {
    make: async (opened) => {
      await unprotect(opened)
      await type(opened, 'B7', '行政许可受理')
    },
    leads: 'B7',
    says: '“行政许可受理”出现了多次（B6、B7）',
  },
} as const satisfies Partial<Record<FindingCode, Case>>

/** Those with a department or a week of their own, below. */
export const apart = ['negative', 'jump'] as const

type Made = keyof typeof inFigures | keyof typeof inItems | keyof typeof onSheet | (typeof apart)[number]

/** What a department's pane cannot show, and why. */
export const elsewhere: Readonly<Record<Exclude<FindingCode, Made>, string>> = {
  sheet_not_found: 'the pane looks for the sheet first, and offers to insert it (below)',
  wrong_bulletin: 'of the sheets in a workbook the pane takes those of its bulletin',
  wrong_department: 'likewise, of its department',
  other_issue: 'likewise, of its issue; it says which others are there',
  sheets_ignored: 'the pane sends no other sheet',
  definition_changed: 'an issue keeps the revision that its sheets are drawn from',
  formula_without_value: 'Excel computes every formula',
  ...{ file_empty: 'files', file_too_large: 'files', file_wrong_kind: 'files', file_encrypted: 'files' },
  ...{ file_has_macros: 'files', file_has_doctype: 'files', file_damaged: 'files', file_too_complex: 'files' },
  ...{ review_sheet_damaged: 'review', review_row_missing: 'review', source_damaged: 'review' },
  ...{ source_repeated: 'review', order_unreadable: 'review', choice_unreadable: 'review', item_emptied: 'review' },
  ...{ not_submitted: 'merging', earlier_issue_missing: 'merging', same_item: 'merging', text_flagged: 'merging' },
  ...{ ratio_undefined: 'merging', edit_conflict: 'merging', edit_orphaned: 'merging', line_has_several: 'merging' },
  ...{
    unknown_key: 'definitions',
    missing_key: 'definitions',
    wrong_value: 'definitions',
    duplicate_id: 'definitions',
  },
  ...{ dangling_reference: 'definitions', cyclic_derivation: 'definitions', unknown_placeholder: 'definitions' },
}

export async function unprotect({ page }: TryPane, sheet = '填报表'): Promise<void> {
  await page.getByRole('tab', { name: sheet }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: '撤消工作表保护' }).click()
}
