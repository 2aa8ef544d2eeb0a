/** What the page itself says: the part of Excel. */
import type { Language } from '../../../addin/language.ts'
import { en } from './words.en.ts'
import { zhCN } from './words.zh-CN.ts'

export type PageLanguage = Language

export interface PageWords {
  readonly product: string
  readonly ribbon: string
  readonly tools: string
  readonly language: string
  readonly theme: string
  readonly light: string
  readonly dark: string
  readonly file: string
  readonly newWorkbook: string
  readonly newWorkbookAsk: string
  readonly openXlsx: string
  readonly saveXlsx: string
  readonly anotherWorkbook: string
  readonly notXlsx: string
  readonly faults: string
  readonly slow: string
  readonly denyNext: string
  readonly coauthorTypes: string
  readonly coauthorText: string
  readonly storageFull: string
  readonly nameBox: string
  readonly noSuchPlace: string
  readonly formulaBar: string
  readonly wider: string
  readonly narrower: string
  readonly sheet: string
  readonly cellText: (cell: string) => string
  readonly sheetTabs: string
  readonly addSheet: string
  readonly renameSheet: string
  readonly deleteSheet: string
  readonly deleteSheetAsk: (name: string) => string
  readonly lastSheet: string
  readonly badSheetName: string
  readonly takenSheetName: string
  readonly choices: string
  readonly pane: string
  readonly closePane: string
  readonly resizePane: string
  readonly paneNotBuilt: string
  readonly copy: string
  readonly cut: string
  readonly clear: string
  readonly insertRow: string
  readonly deleteRow: string
  readonly hideRow: string
  readonly showRows: string
  readonly unprotect: string
  readonly protect: string
  readonly locked: string
  readonly invalid: string
  readonly badFormula: string
  readonly continueAsk: string
  readonly pasteLocked: string
  readonly ok: string
  readonly yes: string
  readonly no: string
  readonly retry: string
  readonly cancel: string
  readonly ready: string
  readonly entering: string
  readonly editing: string
  readonly summary: (of: { readonly count: number; readonly sum: string | undefined }) => string
}

const words: { readonly [L in PageLanguage]: PageWords } = { 'zh-CN': zhCN, en }

export const pageWords = (language: PageLanguage): PageWords => words[language]
