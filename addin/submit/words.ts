/** The words of a department's pane: one file a language, and the compiler asks each for every key. */
import type { Language } from '../language.ts'
import { en } from './words.en.ts'
import { zhCN } from './words.zh-CN.ts'

export interface SubmitWords {
  readonly noIssues: string
  readonly publishedAdvice: string
  readonly reopened: string
  readonly insertAdvice: string
  readonly insert: string
  readonly insertEmpty: string
  readonly inserting: string
  readonly undoHint: string
  readonly otherIssues: (issues: readonly string[]) => string
  readonly bringBack: string
  readonly confirmTitle: string
  readonly confirmText: string
  readonly confirm: string
  readonly cancel: string
  readonly download: string
  readonly downloading: string
  readonly looking: string
  readonly sheetIs: (name: string) => string
  readonly fill: string
  readonly show: string
  readonly check: string
  readonly checking: string
  readonly upload: string
  readonly steps: { readonly reading: string; readonly sending: string }
  readonly nothingFound: string
  readonly onlyNotices: string
  readonly errorsAdvice: string
  readonly reasonsAdvice: string
  readonly reasonMissing: string
  readonly reasonInSheet: string
  readonly nothingAtCell: (cell: string) => string
  readonly sendFailedKept: string
  readonly received: string
  readonly receivedAgain: (revision: number) => string
  readonly changes: string
  readonly noChanges: string
  readonly firstTime: string
  readonly checksumHint: string
  readonly showReceipt: string
  readonly closeReceipt: string
  readonly correctionHint: string
}

const words: { readonly [L in Language]: SubmitWords } = { 'zh-CN': zhCN, en }

export const submitWords = (language: Language): SubmitWords => words[language]
