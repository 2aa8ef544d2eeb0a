/** The annex's own words, by language. */
import type { AnnexDepartment } from '../core/annex.ts'

export interface AnnexWording {
  readonly totals: string
  readonly departments: string
  readonly items: string
  readonly figure: string
  readonly unit: string
  readonly before: string
  readonly week: string
  readonly yearToDate: string
  readonly method: string
  readonly department: string
  readonly status: string
  readonly revision: string
  readonly section: string
  readonly number: string
  readonly headline: string
  readonly text: string
  readonly date: string
  readonly included: string
  readonly yes: string
  readonly no: string
  readonly noValue: string
  readonly statuses: Readonly<Record<AnnexDepartment['status'], string>>
  readonly flow: string
  readonly stock: string
  readonly sum: (parts: readonly string[]) => string
  readonly ratio: (numerator: string, denominator: string) => string
  /** `&P` and `&N` are the page and the number of pages. */
  readonly pageFooter: string
  /** A column heading: the unit on a line of its own. */
  readonly withUnit: (name: string, unit: string) => string
  readonly fonts: { readonly body: string; readonly head: string }
}

const zhCN: AnnexWording = {
  totals: '合计',
  departments: '各部门',
  items: '动态',
  figure: '指标',
  unit: '单位',
  before: '本年此前累计',
  week: '本期合计',
  yearToDate: '本年累计',
  method: '计算方法',
  department: '部门',
  status: '报送情况',
  revision: '版次',
  section: '栏目',
  number: '序号',
  headline: '标题',
  text: '内容',
  date: '日期',
  included: '刊用',
  yes: '是',
  no: '否',
  noValue: '—',
  statuses: { submitted: '已报送', late: '迟报', nilReturn: '零报告', notSubmitted: '未报', returned: '已退回' },
  flow: '各部门相加；本年累计＝此前累计＋本期',
  stock: '各部门相加；时点数，不跨期累计',
  sum: (parts) => parts.join(' ＋ '),
  ratio: (numerator, denominator) => `${numerator} ÷ ${denominator}`,
  pageFooter: '第 &P 页，共 &N 页',
  withUnit: (name, unit) => (unit === '' ? name : `${name}\n（${unit}）`),
  fonts: { body: '宋体', head: '黑体' },
}

const en: AnnexWording = {
  totals: 'Totals',
  departments: 'Departments',
  items: 'Items',
  figure: 'Figure',
  unit: 'Unit',
  before: 'Year before this issue',
  week: 'This issue',
  yearToDate: 'Year to date',
  method: 'How it is made',
  department: 'Department',
  status: 'Status',
  revision: 'Revision',
  section: 'Section',
  number: 'No.',
  headline: 'Headline',
  text: 'Text',
  date: 'Date',
  included: 'Printed',
  yes: 'Yes',
  no: 'No',
  noValue: '—',
  statuses: {
    submitted: 'Submitted',
    late: 'Late',
    nilReturn: 'Nil return',
    notSubmitted: 'Not submitted',
    returned: 'Returned',
  },
  flow: 'Sum of departments; year to date = year before + this issue',
  stock: 'Sum of departments at the end of the period; not added over time',
  sum: (parts) => parts.join(' + '),
  ratio: (numerator, denominator) => `${numerator} ÷ ${denominator}`,
  pageFooter: 'Page &P of &N',
  withUnit: (name, unit) => (unit === '' ? name : `${name}\n(${unit})`),
  fonts: { body: 'Calibri', head: 'Calibri' },
}

export const annexWording = (language: 'zh-CN' | 'en'): AnnexWording => (language === 'en' ? en : zhCN)
