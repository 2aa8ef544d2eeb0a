/** The words of a template sheet, by the definition's language. A reader finds tables and cells by these labels. */
import type { Definition } from './definition.ts'

export interface SheetWording {
  readonly sheetName: string
  readonly sheetTitle: (bulletin: string, department: string) => string
  readonly sheetSubtitle: (issue: string, from: string, to: string, deadline: string) => string
  // The figures table's header row, left to right.
  readonly number: string
  readonly figure: string
  readonly unit: string
  readonly thisIssue: string
  readonly lastIssue: string
  readonly yearToDate: string
  readonly remark: string
  // The items table's header row; `number` and `remark` are shared.
  readonly section: string
  readonly headline: string
  readonly text: string
  readonly date: string
  readonly characters: string
  // Labels whose answer stands in the cell to the right.
  readonly nilReturn: string
  readonly reporter: string
  readonly phone: string
  /** What a tick is written as by the drop-down. */
  readonly yes: string
  readonly figuresHeading: string
  readonly itemsHeading: string
  readonly guideHeading: string
  readonly sectionsHeading: string
  readonly guide: readonly string[]
}

const zhCN: SheetWording = {
  sheetName: '填报表',
  sheetTitle: (bulletin, department) => `${bulletin}　${department}填报表`,
  sheetSubtitle: (issue, from, to, deadline) => `第${issue}期　报告期 ${from} 至 ${to}　请于 ${deadline} 前报送`,
  number: '序号',
  figure: '指标',
  unit: '单位',
  thisIssue: '本期数',
  lastIssue: '上期数',
  yearToDate: '本年累计',
  remark: '说明',
  section: '栏目',
  headline: '标题',
  text: '内容',
  date: '日期',
  characters: '字数',
  nilReturn: '零报告',
  reporter: '填报人',
  phone: '联系电话',
  yes: '是',
  figuresHeading: '一、业务数据',
  itemsHeading: '二、工作动态',
  guideHeading: '填写说明',
  sectionsHeading: '可填栏目',
  guide: [
    '1. 只填浅黄色单元格，其余已锁定。',
    '2. 没有发生填 0，不要留空。',
    '3. 本期确无内容可报，在“零报告”处选“是”，数据和动态都不填。',
    '4. 每条动态占一行，先选栏目，再写内容；标题可不填。',
    '5. 数据与往期相差较大时，在“说明”栏写明原因。',
    '6. 填完保存为 .xlsx 文件后上传；有问题会指出是哪个单元格。',
  ],
}

const en: SheetWording = {
  sheetName: 'Report',
  sheetTitle: (bulletin, department) => `${bulletin}: report of ${department}`,
  sheetSubtitle: (issue, from, to, deadline) => `Issue ${issue}, ${from} to ${to}. Please send by ${deadline}.`,
  number: 'No.',
  figure: 'Figure',
  unit: 'Unit',
  thisIssue: 'This issue',
  lastIssue: 'Last issue',
  yearToDate: 'Year to date',
  remark: 'Remark',
  section: 'Section',
  headline: 'Headline',
  text: 'Text',
  date: 'Date',
  characters: 'Characters',
  nilReturn: 'Nil return',
  reporter: 'Reported by',
  phone: 'Phone',
  yes: 'Yes',
  figuresHeading: '1. Figures',
  itemsHeading: '2. Items',
  guideHeading: 'How to fill this in',
  sectionsHeading: 'Sections you may use',
  guide: [
    '1. Fill in the yellow cells only; the rest is locked.',
    '2. Nothing happened? Write 0, do not leave it blank.',
    '3. Nothing at all to report: choose "Yes" at "Nil return" and leave the rest empty.',
    '4. One row an item: choose its section, then write its text. The headline is optional.',
    '5. A figure far from the last ones? Say why in "Remark".',
    '6. Save as .xlsx and upload it; any problem is named with its cell.',
  ],
}

export const sheetWording = (language: Definition['language']): SheetWording => (language === 'zh-CN' ? zhCN : en)
