/** The words of this page: one file a language, and the compiler asks each for every key. */
import type { IssueEntry } from '../api/answers.ts'
import type { Language } from '../language.ts'
import type { SharedWords } from '../words/shared-words.ts'
import { en } from './wording.en.ts'
import { zhCN } from './wording.zh-CN.ts'

export interface Wording extends SharedWords {
  readonly languageName: string
  readonly languageChoice: string
  readonly title: string
  readonly subtitle: string
  readonly signInHeading: string
  readonly signInAdvice: string
  readonly signIn: string
  readonly signInAgain: string
  readonly signingIn: { readonly title: string; readonly advice: string }
  readonly signOut: string
  readonly signedInAs: (name: string) => string
  readonly cancel: string
  readonly unsent: { readonly title: string; readonly advice: string }
  readonly stay: string
  readonly chooseHeading: string
  readonly chooseOne: string
  readonly noIssues: string
  readonly noDepartments: string
  readonly issueState: { readonly [S in IssueEntry['state']]: string }
  readonly intro: readonly string[]
  readonly showReceipt: string
  readonly templateHeading: string
  readonly templateHint: string
  readonly downloadTemplate: string
  readonly downloading: string
  readonly downloaded: { readonly template: string; readonly markedUp: string }
  readonly sendHeading: string
  readonly dropHere: string
  readonly dropOr: string
  readonly chooseFile: string
  readonly chooseOtherFile: string
  readonly chooseCorrectedFile: string
  readonly fileLabel: string
  readonly fileKept: string
  readonly fileRefused: string
  readonly fileSize: (bytes: number) => string
  readonly send: string
  readonly sendAgain: string
  readonly sendWithReasons: string
  readonly sendAsChosen: string
  readonly sending: string
  readonly refusedHeading: string
  readonly refusedOnlyReasonsHeading: string
  readonly refusedAdvice: string
  readonly reasonsAdvice: string
  readonly downloadMarkedUp: string
  readonly reasonMissing: string
  readonly receivedHeading: string
  readonly receivedAgain: string
  readonly checksumHint: string
  readonly print: string
  readonly sendCorrection: string
  readonly correctionHint: string
  readonly publishedAdvice: string
  readonly fileSafe: string
  readonly fileChosen: (name: string) => string
  readonly help: string
}

const wordings: { readonly [L in Language]: Wording } = { 'zh-CN': zhCN, en }

export const wordingOf = (language: Language): Wording => wordings[language]
