/** The words of a template sheet, by the definition's language. A reader finds tables and cells by these labels. */
import type { Definition } from './definition.ts'

/** A message of Excel's: titles of at most 32 characters, texts of at most 255 (prompts) or 225 (errors). */
export interface SheetMessage {
  readonly title: string
  readonly text: string
}

/** Said when an input is chosen, and when what was typed does not fit. */
export interface InputMessages {
  readonly prompt: SheetMessage
  readonly error: SheetMessage
}

export interface SheetWording {
  readonly sheetName: string
  readonly sheetTitle: (bulletin: string, department: string) => string
  readonly sheetSubtitle: (
    issue: { readonly year: number; readonly issueNo: number },
    period: string,
    deadline: string,
  ) => string
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
  /** Stands where a reference value is not known. */
  readonly unknown: string
  /** Excel's codes: `&P` is the page, `&N` their number. */
  readonly footer: string
  readonly inputs: {
    readonly figure: (figure: string, unit: string, decimals: number) => InputMessages
    readonly remark: InputMessages
    readonly section: InputMessages
    readonly headline: (max: number) => InputMessages
    readonly text: (max: number) => InputMessages
    readonly date: (from: string, to: string) => InputMessages
    readonly nilReturn: InputMessages
  }
  /** Above the list of what a marked-up copy marks. */
  readonly findingsHeading: (errors: number, warnings: number) => string
  readonly moreFindings: (count: number) => string
  /** Before the cell of a sender's own sheet that has no place in the template. */
  readonly originally: (cell: string) => string
}

const zhCN: SheetWording = {
  sheetName: '填报表',
  sheetTitle: (bulletin, department) => `${bulletin}　${department}填报表`,
  sheetSubtitle: ({ year, issueNo }, period, deadline) =>
    `${year}年第${issueNo}期　　报告期：${period}　　请于 ${deadline} 前报送`,
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
    '4. 每条动态占一行，选栏目、写内容，标题可不填。',
    '5. 数据与往期相差较大时，在“说明”栏写明原因。',
    '6. 填完保存为 .xlsx 文件后上传；有问题会指出是哪个单元格。',
  ],
  unknown: '—',
  footer: '第 &P 页，共 &N 页',
  inputs: {
    figure: (figure, unit, decimals) => ({
      prompt: {
        title: '本期数',
        text: `${figure}（单位：${unit}），只填数字${decimals === 0 ? '，不带小数' : `，最多 ${decimals} 位小数`}。没有发生填 0。`,
      },
      error: {
        title: '请填数字',
        text: `这里只填${decimals === 0 ? '整数' : `数字，最多 ${decimals} 位小数`}，不写单位、逗号和“万”“亿”。例如 3.4万件 请填 34000。没有发生填 0。`,
      },
    }),
    remark: {
      prompt: { title: '说明', text: '数据或内容与往期、与限额不一致时，在这里写明原因；没有可不填。' },
      error: { title: '说明太长', text: '说明请不超过 500 字。' },
    },
    section: {
      prompt: { title: '栏目', text: '点右侧箭头选择。本部门可填的栏目列在右边。' },
      error: { title: '没有这个栏目', text: '请点右侧箭头，从列表中选择一个栏目。' },
    },
    headline: (max) => ({
      prompt: { title: '标题', text: `可不填，不超过 ${max} 字。` },
      error: { title: '标题偏长', text: `标题超过 ${max} 字，报送时需要说明原因。仍要保留吗？` },
    }),
    text: (max) => ({
      prompt: { title: '内容', text: `一条动态写在一个单元格里，不超过 ${max} 字。换行请按 Alt+Enter。` },
      error: { title: '内容偏长', text: `内容超过 ${max} 字，报送时需要说明原因。仍要保留吗？` },
    }),
    date: (from, to) => ({
      prompt: { title: '日期', text: `事情发生的日期，例如 ${to}；可不填。` },
      error: { title: '请核对日期', text: `日期应在 ${from} 至 ${to} 之间，例如 ${to}。仍要保留吗？` },
    }),
    nilReturn: {
      prompt: { title: '零报告', text: '本期确无数据和动态可报时选“是”，其余都不填；有内容时留空。' },
      error: { title: '请选“是”或留空', text: '零报告请选“是”；不是零报告请留空。' },
    },
  },
  findingsHeading: (errors, warnings) => {
    const wrong = errors > 0 ? [`有 ${errors} 处需要改正（红色）`] : []
    const odd = warnings > 0 ? [`有 ${warnings} 处需要核对（橙色），属实的请在“说明”栏写明原因`] : []
    return `本表${[...wrong, ...odd].join('；')}：`
  },
  moreFindings: (count) => `另有 ${count} 处，请看标色的单元格。`,
  originally: (cell) => `原表 ${cell}`,
}

const en: SheetWording = {
  sheetName: 'Report',
  sheetTitle: (bulletin, department) => `${bulletin}: report of ${department}`,
  sheetSubtitle: ({ year, issueNo }, period, deadline) =>
    `Issue ${issueNo} of ${year}    Period: ${period}    Please send by ${deadline}`,
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
  unknown: '—',
  footer: 'Page &P of &N',
  inputs: {
    figure: (figure, unit, decimals) => ({
      prompt: {
        title: 'This issue',
        text: `${figure}, in ${unit}: a ${decimals === 0 ? 'whole number' : `number of at most ${decimals} decimals`}. Nothing happened? Write 0.`,
      },
      error: {
        title: 'A number, please',
        text: `Write a ${decimals === 0 ? 'whole number' : `number of at most ${decimals} decimals`} without unit or words. Nothing happened? Write 0.`,
      },
    }),
    remark: {
      prompt: {
        title: 'Remark',
        text: 'Where a value or text is out of the ordinary, say why here; otherwise leave it empty.',
      },
      error: { title: 'Remark too long', text: 'Please keep remarks to 500 characters.' },
    },
    section: {
      prompt: { title: 'Section', text: 'Choose one from the list; the sections that you may use stand at the right.' },
      error: { title: 'No such section', text: 'Please choose one of the sections in the list.' },
    },
    headline: (max) => ({
      prompt: { title: 'Headline', text: `Optional, at most ${max} characters.` },
      error: { title: 'Long headline', text: `A headline of over ${max} characters will need a reason. Keep it?` },
    }),
    text: (max) => ({
      prompt: { title: 'Text', text: `One item in one cell, at most ${max} characters. Alt+Enter starts a new line.` },
      error: { title: 'Long text', text: `A text of over ${max} characters will need a reason. Keep it?` },
    }),
    date: (from, to) => ({
      prompt: { title: 'Date', text: `When it happened, such as ${to}; optional.` },
      error: { title: 'Please check the date', text: `The date should lie between ${from} and ${to}. Keep it?` },
    }),
    nilReturn: {
      prompt: {
        title: 'Nil return',
        text: 'Choose "Yes" if there is nothing at all to report; otherwise leave it empty.',
      },
      error: { title: '"Yes" or nothing', text: 'Choose "Yes" for a nil return; otherwise leave this cell empty.' },
    },
  },
  findingsHeading: (errors, warnings) => {
    const wrong = errors > 0 ? [`To be corrected (red): ${errors}.`] : []
    const odd = warnings > 0 ? [`To be checked (orange): ${warnings}; where it is right, say why in "Remark".`] : []
    return [...wrong, ...odd].join(' ')
  },
  moreFindings: (count) => `${count} more: see the coloured cells.`,
  originally: (cell) => `Your sheet, ${cell}`,
}

export const sheetWording = (language: Definition['language']): SheetWording => (language === 'zh-CN' ? zhCN : en)
