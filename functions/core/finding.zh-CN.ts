/** 每个代码一句话：说清哪里有问题、怎么改。 */
import type { FileCap, FileKind, FindingCode, FindingOf } from './finding.ts'

const kinds: Readonly<Record<FileKind, string>> = {
  xls: '旧版 Excel 文件（.xls）',
  xlsb: '二进制工作簿（.xlsb）',
  csv: 'CSV 文本文件',
  html: '网页文件',
  xml: 'XML 文件',
  ods: 'OpenDocument 表格（.ods）',
  docx: 'Word 文档',
  pptx: '演示文稿',
  pdf: 'PDF 文件',
  image: '图片',
  zip: '压缩包',
  rar: '压缩包',
  json: 'JSON 文件',
  unknown: '无法识别的文件',
}

const capNames: Readonly<Record<FileCap, string>> = {
  entries: '内部文件数',
  'part bytes': '单个内部文件的大小',
  'total bytes': '解压后的大小',
  'XML depth': 'XML 层数',
  attributes: '属性数',
  rows: '行数',
  columns: '列数',
  cells: '单元格数',
  'text length': '文字长度',
  sheets: '工作表数',
}

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

export const wordFindingZhCN: { readonly [C in FindingCode]: (f: FindingOf<C>) => string } = {
  file_empty: () => '文件是空的，请重新保存后再上传。',
  file_too_large: (f) =>
    `文件有 ${(f.bytes / 1024 / 1024).toFixed(1)} MB，超过 ${Math.floor(f.max / 1024 / 1024)} MB，请删去图片等多余内容后再上传。`,
  file_wrong_kind: (f) => `这是${kinds[f.kind]}，请用 Excel 或 WPS 打开填报表，另存为 .xlsx 后再上传。`,
  file_encrypted: () => '文件设有打开密码，请取消密码、重新保存后再上传。',
  file_has_macros: () => '文件带有宏，请另存为不含宏的 .xlsx 后再上传。',
  file_has_doctype: (f) => `文件的“${f.part}”部分含有不允许的声明，请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。`,
  file_damaged: (f) => `文件已损坏（${f.part}），请用 Excel 或 WPS 打开并重新保存；打不开时请重新下载模板填写。`,
  file_too_complex: (f) => `文件的${capNames[f.what]}超过 ${f.max}，请把内容抄到新下载的模板后再上传。`,

  sheet_not_found: (f) =>
    `没有找到本系统的填报表${f.sheets.length > 0 ? `（文件中有工作表${list(f.sheets)}）` : ''}，请下载本期模板，把内容填入后再上传。`,
  sheet_ambiguous: (f) => `工作表${list(f.sheets)}都是填报表，请只保留一张后再上传。`,
  marker_damaged: (f) => `右上角的识别码被改动（“${f.marker}”），请重新下载模板，把内容填入后再上传。`,
  wrong_bulletin: (f) => `这是另一种简报（${f.found}）的填报表，请下载本简报（${f.wanted}）的模板填写。`,
  wrong_department: (f) => `这是“${f.found}”的填报表，不是“${f.wanted}”的，请换成本部门的文件再上传。`,
  other_issue: (f) => `这是 ${f.found} 期的模板，现在报送的是 ${f.wanted} 期，请核对内容是否为本期，属实的请说明原因。`,
  definition_changed: (f) => `模板是第 ${f.found} 版，现为第 ${f.wanted} 版，已按现行版本读取，下次请下载新模板。`,
  sheets_ignored: (f) => `工作表${list(f.sheets)}不是填报表，未读取；如有要报的内容，请移到填报表中。`,
  hidden_rows_read: (f) => `第 ${f.rows.join('、')} 行被隐藏或筛选，内容已照常读取；不需要报送的请删除。`,
  label_missing: (f) => `没有找到“${f.label}”一项，请恢复这个名称，或重新下载模板填写。`,
  label_repeated: (f) => `“${f.label}”出现了多次（${f.cells.join('、')}），请只保留一处。`,
  stray_text: (f) => `“${f.text}”不知道是填给哪一项的，请移到对应的单元格或删除。`,

  figure_blank: (f) => `“${f.figure}”没有填；没有发生请填 0。`,
  nothing_reported: () => '数据和动态都没有填；本期确无内容请在“零报告”处选“是”。',
  nil_return_with_values: (f) => `选了零报告，但 ${f.cells.join('、')} 有内容；请清空这些单元格，或取消零报告。`,
  not_a_number: (f) => `“${f.figure}”填的是“${f.text}”，看不出是哪个数，请只填数字。`,
  number_read_as: (f) => `“${f.figure}”填的“${f.text}”已按 ${f.value}${f.unit} 读取，请确认。`,
  unit_mismatch: (f) => `“${f.figure}”填的“${f.text}”单位不对，请换算成“${f.unit}”后只填数字。`,
  too_many_decimals: (f) =>
    `“${f.figure}”填的“${f.text}”小数太多，${f.decimals === 0 ? '请填整数' : `请最多保留 ${f.decimals} 位小数`}。`,
  number_too_large: (f) => `“${f.figure}”填的“${f.text}”位数过多，请核对后重新填写。`,
  negative: (f) => `“${f.figure}”是 ${f.value}，不能为负数，请核对后重新填写。`,
  formula_without_value: (f) => `公式“${f.formula}”还没有算出结果，请在 Excel 或 WPS 中打开并保存，或直接填写结果。`,
  cell_error: (f) => `单元格显示错误“${f.error}”，请直接填写正确的内容。`,
  above_limit: (f) =>
    `“${f.figure}”（${f.value}）大于“${f.limitFigure}”（${f.limit}），请核对；属实的请在“说明”栏写明原因。`,
  cumulative_falls: (f) =>
    `“${f.figure}”填了 ${f.value}，会使本年累计（现为 ${f.yearToDate}）减少，请核对；属实的请在“说明”栏写明原因。`,
  jump: (f) =>
    `“${f.figure}”本期 ${f.value}，上期 ${f.last}，相差 ${f.factor} 倍以上，请核对；属实的请在“说明”栏写明原因。`,

  section_missing: () => '这条动态没有选栏目，请从下拉列表中选择。',
  section_unknown: (f) => `没有“${f.text}”这个栏目，请改选${list(f.sections)}之一。`,
  section_not_yours: (f) => `“${f.section}”不由本部门填写，请改选${list(f.sections)}之一。`,
  item_text_missing: () => '这一行没有写内容，请补写；不需要的请清空整行。',
  text_too_long: (f) => `内容有 ${f.length} 字，超过 ${f.max} 字，请压缩；确需保留的请在“说明”栏写明原因。`,
  headline_too_long: (f) => `标题有 ${f.length} 字，超过 ${f.max} 字，请压缩；确需保留的请在“说明”栏写明原因。`,
  date_unreadable: (f) => `看不出“${f.text}”是哪一天，请写成 2022-12-28 这样的日期，或留空。`,
  date_outside_period: (f) =>
    `日期 ${f.date} 不在报告期（${f.from} 至 ${f.to}）内，请核对；属实的请在“说明”栏写明原因。`,
  item_repeated: (f) => `内容与 ${f.cell} 相同，请删去一条；确需保留的请在“说明”栏写明原因。`,
  text_disagrees: (f) =>
    `内容中“${f.figure}”写的是 ${f.inText}，表中填的是 ${f.inTable}，请改成一致；确有不同的请在“说明”栏写明原因。`,
  text_cleaned: (f) => `有无法印出的字符（${f.removed.join('、')}），已去掉，请看文字是否完整。`,
  reporter_missing: () => '没有写填报人，请补写。',

  review_sheet_damaged: (f) => `审校表的“${f.what}”被改动或删除，请撤销改动，或重新汇总、生成新的审校表。`,
  review_row_missing: (f) =>
    `动态 ${f.item} 的一行不见了，请撤销删除，或重新汇总、生成新的审校表；不采用的动态请在“采用”栏选“否”。`,
  source_damaged: (f) => `“来源”栏的“${f.source}”被改动，认不出是哪条动态，请撤销改动，或重新汇总、生成新的审校表。`,
  source_repeated: (f) => `动态 ${f.item} 在 ${f.cell} 已有一行，请删去多出的一行，或重新汇总、生成新的审校表。`,
  order_unreadable: (f) => `“顺序”栏的“${f.text}”不是数字，请填 1、2、3 这样的数字。`,
  choice_unreadable: (f) => `“采用”栏${f.text === '' ? '没有选' : `的“${f.text}”看不懂`}，请选“是”或“否”。`,
  item_emptied: () => '这条动态的正文被清空，请恢复正文；不采用的动态请在“采用”栏选“否”。',

  not_submitted: (f) => `“${f.name}”尚未报送，请催报，或在印发时选择接受缺报。`,
  earlier_issue_missing: (f) => `${f.issue} 期还没有印发，本年累计无法计算，请先印发该期。`,
  same_item: (f) => `这条动态与${f.department}的 ${f.cell} 相同，请保留其中一条。`,
  text_flagged: (f) =>
    f.rule === 'honours'
      ? `“${f.text}”在多条动态中出现，请看是否重复报了同一件事。`
      : `“${f.text}”的写法与别处不同，请看是否需要统一。`,
  ratio_undefined: (f) => `“${f.figure}”的分母为 0，无法计算，印作空缺符号，请核对。`,
  edit_conflict: (f) => `动态 ${f.item} 在您修改之后又由部门更新，请核对新内容后重新修改。`,
  edit_orphaned: (f) => `动态 ${f.item} 已被部门撤下，对它的修改不再适用，请删去这处修改。`,
  line_has_several: (f) => `“${f.section}”只能有一条，现有${list(f.departments)}分别填写，请选定一条。`,

  unknown_key: (f) => `没有“${f.key}”这一项，请检查拼写或删去。`,
  missing_key: (f) => `缺少“${f.key}”，请补上。`,
  wrong_value: (f) => `应为 ${f.wanted}，现在是 ${f.found}，请改正。`,
  duplicate_id: (f) => `“${f.id}”重复，请改用不同的名称。`,
  dangling_reference: (f) => `“${f.id}”不存在或类别不对（应为 ${f.wanted}），请改正。`,
  cyclic_derivation: (f) => `指标循环引用：${f.figures.join(' → ')}，请去掉其中一环。`,
  unknown_placeholder: (f) => `这里不能用占位符“{${f.placeholder}}”，请检查拼写或删去。`,
}
