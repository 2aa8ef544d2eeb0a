/** Every word that Excel shows of the add-in itself, in both languages. */

export interface Text {
  readonly en: string
  readonly zhCN: string
}

export const displayName: Text = { en: 'Bulletin', zhCN: '简报报送' }

export const description: Text = {
  en: "Fill in, check and upload your department's sheet; merge, review and publish the bulletin.",
  zhCN: '填报、校验、上传本部门的填报表；汇总、审校、印发简报。',
}

/** At most 125 characters each. */
export const shortTexts = {
  'Group.Label': { en: 'Bulletin', zhCN: '简报' },
  'Open.Label': { en: 'Open', zhCN: '打开' },
  'Check.Label': { en: 'Check', zhCN: '校验' },
  'Upload.Label': { en: 'Upload', zhCN: '上传' },
  'Merge.Label': { en: 'Merge', zhCN: '汇总' },
  'CellMenu.Label': { en: 'Bulletin', zhCN: '简报' },
  'GoToFinding.Label': { en: 'Go to the finding', zhCN: '查看问题' },
} as const satisfies Readonly<Record<string, Text>>

/** At most 250 characters each. */
export const longTexts = {
  'Open.Tip': {
    en: 'Opens the pane: your sheet, its deadline and what is to be done.',
    zhCN: '打开窗格：填报表、截止时间和要办的事。',
  },
  'Check.Tip': {
    en: 'Checks the sheet and leads to every cell that needs attention.',
    zhCN: '校验填报表，逐处指出需要处理的单元格。',
  },
  'Upload.Tip': {
    en: 'Checks the sheet, uploads it and shows the receipt.',
    zhCN: '校验并上传填报表，随即给出回执。',
  },
  'Merge.Tip': {
    en: "For editors: merges the departments' sheets of this issue into a review sheet.",
    zhCN: '编辑使用：把本期各部门的填报汇总成审校表。',
  },
  'CellMenu.Tip': { en: 'What the bulletin has to say about this cell.', zhCN: '简报对这个单元格的提示。' },
  'GoToFinding.Tip': {
    en: 'Shows in the pane what was found in this cell.',
    zhCN: '在窗格中显示这个单元格的问题。',
  },
} as const satisfies Readonly<Record<string, Text>>
