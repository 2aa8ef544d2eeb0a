/** The words of a review sheet, by the definition's language. Its reader finds the table and its columns by these. */
import type { Definition } from './definition.ts'
import type { InputMessages } from './sheet-wording.ts'

export interface ReviewWording {
  readonly sheetName: string
  readonly sheetTitle: (bulletin: string, issue: { readonly year: number; readonly issueNo: number }) => string
  readonly sheetSubtitle: (period: string, base: number) => string
  // The items' header row, left to right.
  readonly order: string
  readonly include: string
  readonly section: string
  readonly headline: string
  readonly text: string
  readonly characters: string
  readonly department: string
  readonly source: string
  readonly note: string
  readonly yes: string
  readonly no: string
  /** Beside the heading of a section without items. */
  readonly noItems: string
  /** At an item whose department changed it after her edit. */
  readonly conflict: string
  // The two tables of figures; their header rows share the words for the first three columns.
  readonly totalsHeading: string
  readonly departmentsHeading: string
  readonly number: string
  readonly figure: string
  readonly unit: string
  readonly reports: string
  readonly thisIssue: string
  readonly yearToDate: string
  /** Who reported a figure: how many did, and the names of those that did not. */
  readonly coverage: (reported: number, nil: readonly string[], missing: readonly string[]) => string
  /** For a figure that nobody reports. */
  readonly derived: string
  readonly notSubmitted: string
  readonly nilReturn: string
  /** What a reader cannot do without, where it is missing. */
  readonly marker: string
  readonly header: string
  /** Stands where there is no value. */
  readonly unknown: string
  readonly sectionsHeading: string
  readonly footer: string
  readonly inputs: {
    readonly order: InputMessages
    readonly include: InputMessages
    readonly section: InputMessages
    readonly headline: (max: number) => InputMessages
    readonly text: (max: number) => InputMessages
  }
}

const zhCN: ReviewWording = {
  sheetName: '审校表',
  sheetTitle: (bulletin, { year, issueNo }) => `${bulletin}　${year}年第${issueNo}期审校表`,
  sheetSubtitle: (period, base) =>
    `报告期：${period}　　${base === 0 ? '首次审校' : `接第 ${base} 次审校`}　　只改浅黄色单元格，改完在右侧窗格中保存`,
  order: '顺序',
  include: '采用',
  section: '栏目',
  headline: '标题',
  text: '正文',
  characters: '字数',
  department: '部门',
  source: '来源',
  note: '提示',
  yes: '是',
  no: '否',
  noItems: '（没有动态）',
  conflict:
    '您修改之后，部门又改了这条动态。这里是部门的新内容，您原来的改法仍保留，在窗格中可对照、取用。定下后请在“采用”栏选“是”或“否”。',
  totalsHeading: '业务数据合计',
  departmentsHeading: '各部门填报数',
  number: '序号',
  figure: '指标',
  unit: '单位',
  reports: '填报部门',
  thisIssue: '本期数',
  yearToDate: '本年累计',
  coverage: (reported, nil, missing) =>
    [
      `${reported} 个部门已报`,
      ...(nil.length > 0 ? [`零报告 ${nil.length} 个（${nil.join('、')}）`] : []),
      ...(missing.length > 0 ? [`未报 ${missing.length} 个（${missing.join('、')}）`] : []),
    ].join('；'),
  derived: '由其他指标计算',
  notSubmitted: '未报',
  nilReturn: '零报告',
  marker: '识别码',
  header: '表头',
  unknown: '—',
  sectionsHeading: '可选栏目',
  footer: '第 &P 页，共 &N 页',
  inputs: {
    order: {
      prompt: { title: '顺序', text: '同一栏目内从小到大排。要插到 1 和 2 之间，可填 1.5。' },
      error: { title: '请填数字', text: '顺序请填 0 到 9999 之间的数字，例如 1、2、1.5。' },
    },
    include: {
      prompt: { title: '采用', text: '“是”印入本期，“否”不印。不采用的内容仍会保留。' },
      error: { title: '请选“是”或“否”', text: '请点右侧箭头，选“是”或“否”。' },
    },
    section: {
      prompt: { title: '栏目', text: '点右侧箭头选择。改栏目即移到那个栏目，顺序按“顺序”栏。' },
      error: { title: '没有这个栏目', text: '请点右侧箭头，从列表中选择一个栏目。' },
    },
    headline: (max) => ({
      prompt: { title: '标题', text: `可留空，不超过 ${max} 字。` },
      error: { title: '标题偏长', text: `标题超过 ${max} 字。仍要保留吗？` },
    }),
    text: (max) => ({
      prompt: { title: '正文', text: `直接修改文字，不超过 ${max} 字。换行请按 Alt+Enter。不采用请在“采用”栏选“否”。` },
      error: { title: '正文偏长', text: `正文超过 ${max} 字。仍要保留吗？` },
    }),
  },
}

const en: ReviewWording = {
  sheetName: 'Review',
  sheetTitle: (bulletin, { year, issueNo }) => `${bulletin}: review of issue ${issueNo} of ${year}`,
  sheetSubtitle: (period, base) =>
    `Period: ${period}    ${base === 0 ? 'First review' : `After review ${base}`}    Change the yellow cells only, then save in the pane`,
  order: 'Order',
  include: 'Use',
  section: 'Section',
  headline: 'Headline',
  text: 'Text',
  characters: 'Characters',
  department: 'Department',
  source: 'Source',
  note: 'Note',
  yes: 'Yes',
  no: 'No',
  noItems: '(no items)',
  conflict:
    'The department changed this item after your edit. Its new words stand here; your earlier ones are kept and shown in the pane. Once decided, choose "Yes" or "No" at "Use".',
  totalsHeading: 'Totals',
  departmentsHeading: 'What each department reported',
  number: 'No.',
  figure: 'Figure',
  unit: 'Unit',
  reports: 'Reported by',
  thisIssue: 'This issue',
  yearToDate: 'Year to date',
  coverage: (reported, nil, missing) =>
    [
      `Reported: ${reported}`,
      ...(nil.length > 0 ? [`nil return: ${nil.length} (${nil.join(', ')})`] : []),
      ...(missing.length > 0 ? [`not submitted: ${missing.length} (${missing.join(', ')})`] : []),
    ].join('; '),
  derived: 'Computed from other figures',
  notSubmitted: 'Not submitted',
  nilReturn: 'Nil return',
  marker: 'Code in the top right corner',
  header: 'Header row',
  unknown: '—',
  sectionsHeading: 'Sections',
  footer: 'Page &P of &N',
  inputs: {
    order: {
      prompt: { title: 'Order', text: 'Lowest first within a section. 1.5 goes between 1 and 2.' },
      error: { title: 'A number, please', text: 'Write a number from 0 to 9999, such as 1, 2 or 1.5.' },
    },
    include: {
      prompt: { title: 'Use', text: '"Yes" prints the item, "No" leaves it out. Nothing is deleted.' },
      error: { title: '"Yes" or "No"', text: 'Please choose "Yes" or "No" from the list.' },
    },
    section: {
      prompt: {
        title: 'Section',
        text: 'Choose one from the list: the item moves there, to the place of its "Order".',
      },
      error: { title: 'No such section', text: 'Please choose one of the sections in the list.' },
    },
    headline: (max) => ({
      prompt: { title: 'Headline', text: `May be empty, at most ${max} characters.` },
      error: { title: 'Long headline', text: `The headline has over ${max} characters. Keep it?` },
    }),
    text: (max) => ({
      prompt: {
        title: 'Text',
        text: `Edit it here, at most ${max} characters. Alt+Enter starts a new line. To leave the item out, choose "No" at "Use".`,
      },
      error: { title: 'Long text', text: `The text has over ${max} characters. Keep it?` },
    }),
  },
}

export const reviewWording = (language: Definition['language']): ReviewWording => (language === 'zh-CN' ? zhCN : en)
