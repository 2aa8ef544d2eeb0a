/** What went wrong, in words: the server's faults are worded in `words/`, Excel's here. */
import type { Language } from '../language.ts'
import type { HostFault } from '../spreadsheet-host.ts'
import { failureInWords, sharedWords } from '../words/shared-words.ts'
import type { Trouble } from './trouble.ts'

export interface TroubleWords {
  readonly title: string
  readonly advice: string
  /** To be told to the operator; "" where there is nothing to tell. */
  readonly requestId: string
}

type FaultWords = { readonly [F in HostFault]: readonly [title: string, advice: string] }

const zhCN: FaultWords = {
  cellBeingEdited: ['还有单元格正在编辑', '请先按 Enter 键结束输入（或按 Esc 键放弃），然后重试。'],
  protected: ['工作表或工作簿被保护着', '请取消密码保护，或确认工作簿不是只读的，然后重试。填好的内容没有受影响。'],
  tooLarge: ['内容太多，Excel 一次传不完', '请删去表中多余的内容（如整行整列的粘贴），然后重试。'],
  unsupported: ['这个 Excel 做不到这一步', '请更新 Excel，或改用下载的填报表。'],
  sheetGone: ['工作表已经不在了', '它可能已被删除。请重新插入，或用 Excel 的“撤消”找回。'],
  failed: ['Excel 没有完成这一步', '请重试；如仍不行，请保存工作簿后重新打开。填好的内容没有受影响。'],
}

const en: FaultWords = {
  cellBeingEdited: ['A cell is still being edited', 'Press Enter to finish (or Esc to give up), then try again.'],
  protected: [
    'The sheet or workbook is protected',
    'Remove the password, or make sure that the workbook is not read-only, and try again. What you filled in is untouched.',
  ],
  tooLarge: [
    'More than Excel passes at once',
    'Remove what does not belong on the sheet, such as whole pasted rows and columns, and try again.',
  ],
  unsupported: ['This Excel cannot do that', 'Update Excel, or use the downloaded sheet.'],
  sheetGone: ['The sheet is gone', 'It may have been deleted. Insert it again, or bring it back with Excel’s Undo.'],
  failed: [
    'Excel did not finish this',
    'Try again; if it fails again, save the workbook and open it anew. What you filled in is untouched.',
  ],
}

export function troubleWords(trouble: Trouble, language: Language): TroubleWords {
  if (trouble.kind === 'api') {
    const w = sharedWords(language)
    const { title, advice, requestId } = failureInWords(trouble.failure, w)
    return { title, advice, requestId: requestId === '' ? '' : w.requestId(requestId) }
  }
  const [title, advice] = (language === 'zh-CN' ? zhCN : en)[trouble.fault]
  return { title, advice, requestId: '' }
}
