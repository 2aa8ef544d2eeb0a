/** What formulas say instead of a number: one file a language, and the compiler asks each for every key. */
import type { Language } from '../language.ts'
import type { Named } from './find-named.ts'
import { en } from './words.en.ts'
import { zhCN } from './words.zh-CN.ts'

export interface FormulaWords {
  readonly noFigureGiven: string
  readonly noDepartmentGiven: string
  readonly badIssue: (issue: string) => string
  readonly unknownFigure: (asked: string, near: Named | undefined) => string
  readonly unknownDepartment: (asked: string, issue: string, near: Named | undefined) => string
  readonly noTotal: (figure: string, issue: string) => string
  readonly noYearToDate: (figure: string, issue: string) => string
  readonly noValue: (department: string, figure: string, issue: string) => string
  readonly tooManyDigits: (value: string) => string
  readonly unknownIssue: (issue: string) => string
  readonly notPublished: (issue: string) => string
  readonly signedOut: string
  readonly notAllowed: string
  readonly unreachable: string
  readonly server: (requestId: string) => string
  readonly notUnderstood: string
  /** The server's own words for a problem that has none here. */
  readonly refused: (title: string, detail: string) => string
}

const words: { readonly [L in Language]: FormulaWords } = { 'zh-CN': zhCN, en }

export const formulaWords = (language: Language): FormulaWords => words[language]
