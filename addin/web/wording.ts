/** The words of this page: one file a language, and the compiler asks each for every key. */
import type { Countdown } from './countdown.ts'
import { type Failure, failureScreen, type FailureScreen } from './failure.ts'
import type { DepartmentStatus, IssueEntry, WordedFinding } from './answers.ts'
import { en } from './wording.en.ts'
import { zhCN } from './wording.zh-CN.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

export interface Wording {
  readonly locale: string
  readonly languageName: string
  readonly languageChoice: string
  readonly title: string
  readonly subtitle: string
  readonly loading: string
  readonly tryAgain: string
  readonly chooseHeading: string
  readonly bulletin: string
  readonly department: string
  readonly issue: string
  readonly chooseOne: string
  readonly noIssues: string
  readonly noDepartments: string
  readonly issueName: (issue: IssueEntry, from: string, to: string) => string
  readonly issueState: { readonly [S in IssueEntry['state']]: string }
  readonly intro: readonly string[]
  readonly deadline: string
  readonly countdown: (left: Countdown) => string
  readonly currentStatus: string
  readonly status: { readonly [S in DepartmentStatus['status']]: string }
  readonly statusHint: { readonly [S in DepartmentStatus['status']]: string }
  readonly lateHint: string
  readonly editorsComment: string
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
  readonly counts: (errors: number, warnings: number, notices: number) => string
  readonly refusedAdvice: string
  readonly reasonsAdvice: string
  readonly downloadMarkedUp: string
  readonly severity: { readonly [S in WordedFinding['severity']]: string }
  readonly severityHint: { readonly [S in WordedFinding['severity']]: string }
  readonly cell: (cell: string) => string
  readonly wholeSheet: string
  readonly reasonFor: (place: string) => string
  readonly reasonMissing: string
  readonly receivedHeading: string
  readonly receivedAgain: string
  readonly receiptTitle: string
  readonly receivedAt: string
  readonly revision: string
  readonly revisionNumber: (revision: number) => string
  readonly punctuality: string
  readonly inTime: string
  readonly late: string
  readonly checksum: string
  readonly checksumHint: string
  readonly receivedFindings: string
  readonly print: string
  readonly sendCorrection: string
  readonly correctionHint: string
  readonly publishedHeading: string
  readonly publishedAdvice: string
  readonly failure: { readonly [F in FailureScreen]: { readonly title: string; readonly advice: string } }
  readonly fileSafe: string
  readonly requestId: (id: string) => string
  readonly fileChosen: (name: string) => string
  readonly help: string
}

const wordings: { readonly [L in Language]: Wording } = { 'zh-CN': zhCN, en }

export const wordingOf = (language: Language): Wording => wordings[language]

/** The language for a browser's preferences, best first: Chinese of any kind reads zh-CN, all others English. */
export const languageFor = (preferences: readonly string[]): Language =>
  preferences[0] === undefined || /^zh\b/i.test(preferences[0]) ? 'zh-CN' : 'en'

/** A fault in words. A problem that this page has none for says the server's own, which are worded for people too. */
export function failureInWords(
  failure: Failure,
  w: Wording,
): { readonly title: string; readonly advice: string; readonly requestId: string } {
  const screen = failureScreen(failure)
  const own = w.failure[screen]
  const problem = failure.kind === 'problem' ? failure.problem : undefined
  return {
    title: (screen === 'refused' && problem?.title) || own.title,
    advice: screen === 'refused' ? (problem?.detail ?? '') : own.advice,
    // Only for a fault of the server is there somebody to tell it to.
    requestId: screen === 'server' ? (problem?.requestId ?? '') : '',
  }
}
