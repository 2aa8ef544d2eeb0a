/** The words of the recipient's page beside the bulletin's own, by its language. */

export interface HtmlWording {
  readonly skip: string
  readonly contents: string
  readonly files: string
  readonly hint: string
  readonly close: string
  readonly source: string
  readonly sourceOf: (departments: readonly string[]) => string
  readonly basis: Readonly<Record<'week' | 'yearToDate', string>>
  readonly noValue: string
  readonly opening: string
  readonly earlier: (count: number) => string
  readonly contributions: (count: number) => string
  readonly summand: string
  readonly numerator: string
  readonly denominator: string
  readonly issue: string
  readonly edition: string
  readonly department: string
  readonly revision: string
  readonly cell: string
  readonly value: string
  readonly edited: string
  readonly table: string
  readonly withUnit: (text: string, unit: string) => string
}

const zhCN: HtmlWording = {
  skip: '跳到正文',
  contents: '目录',
  files: '下载',
  hint: '点按带虚线的数字，可查看它由哪些部门的哪个单元格汇总而来。',
  close: '关闭',
  source: '来源',
  sourceOf: (departments) => `来源：${departments.join('、')}`,
  basis: { week: '本期', yearToDate: '本年累计' },
  noValue: '无数值',
  opening: '年初起的期初数',
  earlier: (count) => `本年往期（${count}期）`,
  contributions: (count) => `本期各部门（${count}个）`,
  summand: '其中',
  numerator: '分子',
  denominator: '分母',
  issue: '期号',
  edition: '版次',
  department: '部门',
  revision: '报送版次',
  cell: '单元格',
  value: '数值',
  edited: '编辑对文字作过修改',
  table: '数据表',
  withUnit: (text, unit) => `${text}（${unit}）`,
}

const en: HtmlWording = {
  skip: 'Skip to the bulletin',
  contents: 'Contents',
  files: 'Download',
  hint: 'Choose a figure with a dotted line to see which departments and cells it comes from.',
  close: 'Close',
  source: 'source',
  sourceOf: (departments) => `source: ${departments.join(', ')}`,
  basis: { week: 'This issue', yearToDate: 'Year to date' },
  noValue: 'No value',
  opening: 'Opening balance of the year',
  earlier: (count) => `Earlier issues of the year (${count})`,
  contributions: (count) => `Departments in this issue (${count})`,
  summand: 'Of which',
  numerator: 'Numerator',
  denominator: 'Denominator',
  issue: 'Issue',
  edition: 'Edition',
  department: 'Department',
  revision: 'Submission revision',
  cell: 'Cell',
  value: 'Value',
  edited: 'The editor changed the wording',
  table: 'Table of figures',
  withUnit: (text, unit) => `${text} (${unit})`,
}

export const htmlWording = (language: 'zh-CN' | 'en'): HtmlWording => (language === 'en' ? en : zhCN)
