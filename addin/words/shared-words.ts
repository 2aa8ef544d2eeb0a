/** Words that the web page and the panes share: one file a language, and the compiler asks each for every key. */
import type { DepartmentStatus, IssueEntry, WordedFinding } from '../api/answers.ts'
import { type Failure, failureScreen, type FailureScreen } from '../api/failure.ts'
import type { Language } from '../language.ts'
import { type Countdown, dayInWords } from './countdown.ts'
import { en } from './shared-words.en.ts'
import { zhCN } from './shared-words.zh-CN.ts'

export interface SharedWords {
  readonly locale: string
  readonly loading: string
  readonly tryAgain: string
  readonly bulletin: string
  readonly department: string
  readonly issue: string
  readonly issueName: (issue: Pick<IssueEntry, 'year' | 'issueNo'>, from: string, to: string) => string
  readonly deadline: string
  readonly countdown: (left: Countdown) => string
  readonly currentStatus: string
  readonly status: { readonly [S in DepartmentStatus['status']]: string }
  readonly statusHint: { readonly [S in DepartmentStatus['status']]: string }
  readonly lateHint: string
  readonly editorsComment: string
  readonly counts: (errors: number, warnings: number, notices: number) => string
  readonly severity: { readonly [S in WordedFinding['severity']]: string }
  readonly severityHint: { readonly [S in WordedFinding['severity']]: string }
  readonly cell: (cell: string) => string
  readonly wholeSheet: string
  readonly reasonFor: (place: string) => string
  readonly receiptTitle: string
  readonly receivedAt: string
  readonly revision: string
  readonly revisionNumber: (revision: number) => string
  readonly punctuality: string
  readonly inTime: string
  readonly late: string
  readonly checksum: string
  readonly receivedFindings: string
  readonly publishedHeading: string
  readonly failure: { readonly [F in FailureScreen]: { readonly title: string; readonly advice: string } }
  readonly requestId: (id: string) => string
}

const words: { readonly [L in Language]: SharedWords } = { 'zh-CN': zhCN, en }

export const sharedWords = (language: Language): SharedWords => words[language]

/** `2022年第45期（12月26日—12月30日）`. */
export const issueInWords = (issue: Pick<IssueEntry, 'year' | 'issueNo' | 'period'>, w: SharedWords): string =>
  w.issueName(issue, dayInWords(issue.period.from, w.locale), dayInWords(issue.period.to, w.locale))

/** A fault in words. A problem that this page has none for says the server's own, which are worded for people too. */
export function failureInWords(
  failure: Failure,
  w: Pick<SharedWords, 'failure'>,
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
