/** What can go wrong between this page and the server, and with a file. Each has its screen in every language. */
import type { Problem } from './answers.ts'

export type Failure =
  /** No answer came: offline, the server is down, or it took too long. */
  | { readonly kind: 'unreachable' }
  /** The server said no, and why. */
  | { readonly kind: 'problem'; readonly status: number; readonly problem: Problem }
  /** An answer that is none of the API's: a proxy's page, another version. */
  | { readonly kind: 'notUnderstood'; readonly status: number }
  /** The browser may not read it: a folder, or a file that another program holds. */
  | { readonly kind: 'fileUnreadable' }
  /** It was saved again, moved or deleted after it was chosen. */
  | { readonly kind: 'fileChanged' }
  | { readonly kind: 'severalFiles' }

export type FailureScreen =
  | 'unreachable'
  | 'server'
  | 'notUnderstood'
  | 'published'
  | 'expired'
  | 'notYours'
  | 'gone'
  | 'tooLarge'
  | 'refused'
  | 'fileUnreadable'
  | 'fileChanged'
  | 'severalFiles'

const byCode: Readonly<Record<string, FailureScreen>> = {
  already_published: 'published',
  not_your_department: 'notYours',
  too_large: 'tooLarge',
  // The server's own sentence tells these better.
  no_role: 'refused',
  not_allowed: 'refused',
}
const byStatus: Readonly<Record<number, FailureScreen>> = {
  401: 'expired',
  403: 'notYours',
  404: 'gone',
  413: 'tooLarge',
}

/** Which screen tells of a failure. `refused` shows the server's own sentence: a problem this page has no words for. */
export function failureScreen(failure: Failure): FailureScreen {
  if (failure.kind !== 'problem') return failure.kind
  if (failure.status >= 500) return 'server'
  return byCode[failure.problem.code] ?? byStatus[failure.status] ?? 'refused'
}

/** Trying again as it is may help: nothing was wrong with the file or the asking. */
export const mayPass = (failure: Failure): boolean =>
  ['unreachable', 'notUnderstood', 'server', 'expired'].includes(failureScreen(failure)) ||
  // Too many at once.
  (failure.kind === 'problem' && failure.status === 429)
