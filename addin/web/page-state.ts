/** The page as a value, and what follows from it; what each event makes of it is `reduce-page.ts`. Pure. */
import { decide } from '../../functions/core/rights.ts'
import type { BulletinEntry, DepartmentStatus, IssueEntry, Receipt, WordedFinding } from '../api/answers.ts'
import type { Failure } from '../api/failure.ts'
import type { Result, Target } from '../api/request.ts'
import type { SendAnswer } from '../api/send.ts'
import type { Remembered } from './remembered.ts'
import type { PageSession, SessionAction } from './session-state.ts'
import type { Language } from '../language.ts'

export type Loaded<T> =
  | { readonly kind: 'idle' }
  /** `last` is what stood here before, shown until the answer comes. */
  | { readonly kind: 'loading'; readonly last?: T }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** A chosen file. Its bytes are kept: whatever happens to it on the disk, it can be sent again. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: ArrayBuffer
  /** The file itself, to see whether it has changed since. */
  readonly source: Blob
}

/** What came of the last sending. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly asChosen: boolean }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'received'
      readonly receipt: Receipt
      readonly findings: readonly WordedFinding[]
      readonly again: boolean
      readonly language: Language
      /** Shown on request, not just now received. */
      readonly recalled: boolean
    }

export interface Refusal {
  readonly findings: readonly WordedFinding[]
  readonly file: ChosenFile
  /** What the findings are worded in: they came so from the server. */
  readonly language: Language
}

export type DownloadKind = 'template' | 'markedUp'
export type Downloading =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly what: DownloadKind }
  | { readonly kind: 'done'; readonly what: DownloadKind }
  | { readonly kind: 'failed'; readonly what: DownloadKind; readonly failure: Failure }

export interface PageState {
  readonly language: Language
  readonly remembered: Remembered
  readonly session: PageSession
  /** The server's time in milliseconds, as well as it is known. */
  readonly now: number
  readonly bulletins: Loaded<readonly BulletinEntry[]>
  readonly issues: Loaded<readonly IssueEntry[]>
  readonly status: Loaded<DepartmentStatus>
  readonly bulletin: string | null
  readonly department: string | null
  readonly issue: string | null
  readonly file: ChosenFile | null
  readonly outcome: Outcome
  /** The findings of the last refusal stay in sight until the next answer, with the file they are about. */
  readonly refusal: Refusal | null
  /** By target, then by finding key: a department's reasons are not another's. */
  readonly reasons: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Finding keys whose reason was missing when sending was asked for. */
  readonly reasonsMissing: readonly string[]
  readonly download: Downloading
}

export type Action =
  | SessionAction
  | { readonly type: 'languageChosen'; readonly language: Language }
  | { readonly type: 'ticked'; readonly now: number }
  | { readonly type: 'bulletinsAsked' | 'issuesAsked' | 'statusAsked' | 'receiptAsked' | 'startedAgain' }
  | { readonly type: 'bulletinsLoaded'; readonly result: Result<readonly BulletinEntry[]> }
  | { readonly type: 'issuesLoaded'; readonly bulletin: string; readonly result: Result<readonly IssueEntry[]> }
  | { readonly type: 'statusLoaded'; readonly target: Target; readonly result: Result<DepartmentStatus> }
  | { readonly type: 'bulletinChosen' | 'departmentChosen' | 'issueChosen'; readonly id: string | null }
  | { readonly type: 'fileChosen'; readonly file: ChosenFile }
  | { readonly type: 'fileFailed'; readonly failure: Failure }
  | { readonly type: 'reasonWritten'; readonly key: string; readonly reason: string }
  | { readonly type: 'sendAsked'; readonly asChosen: boolean }
  | { readonly type: 'answered'; readonly answer: SendAnswer }
  | { readonly type: 'downloadAsked'; readonly what: DownloadKind }
  | { readonly type: 'downloaded'; readonly what: DownloadKind; readonly failure: Failure | null }

export const initialState = (language: Language, remembered: Remembered, now: number): PageState => ({
  language: remembered.language ?? language,
  remembered,
  now,
  session: { kind: 'arriving' },
  bulletins: { kind: 'idle' },
  issues: { kind: 'idle' },
  status: { kind: 'idle' },
  bulletin: null,
  department: null,
  issue: null,
  file: null,
  outcome: { kind: 'none' },
  refusal: null,
  reasons: {},
  reasonsMissing: [],
  download: { kind: 'idle' },
})

/** Which sheet is meant, once all three are chosen. */
export const targetOf = ({ bulletin, issue, department }: PageState): Target | null =>
  bulletin !== null && issue !== null && department !== null ? { bulletin, issue, department } : null

export const targetKey = (target: Target): string => JSON.stringify([target.bulletin, target.issue, target.department])

export const chosenBulletin = (state: PageState): BulletinEntry | undefined =>
  state.bulletins.kind === 'ready' ? state.bulletins.value.find((b) => b.bulletin === state.bulletin) : undefined

/** Those for which the person may report: her own; whoever edits the bulletin, for all. */
export const ownDepartments = (bulletin: BulletinEntry | undefined): BulletinEntry['departments'] =>
  bulletin?.departments.filter(
    ({ department }) =>
      decide('submit', { roles: bulletin.roles, departments: bulletin.own }, department) === 'allowed',
  ) ?? []

export const chosenIssue = (state: PageState): IssueEntry | undefined =>
  state.issues.kind === 'ready' ? state.issues.value.find((i) => i.issue === state.issue) : undefined

/** What was written for this target so far, by finding key. */
export function reasonsOf(state: PageState): Readonly<Record<string, string>> {
  const target = targetOf(state)
  return (target && state.reasons[targetKey(target)]) ?? {}
}

/** Keys of the findings that the last answer wants a reason for. */
export const askedFor = (state: PageState): readonly string[] =>
  state.refusal?.findings.filter((f) => f.needsReason).map((f) => f.key) ?? []

/** The reasons that go with the file: for what the last answer asked, as they stand in sight. */
export const reasonsToSend = (state: PageState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    askedFor(state).flatMap((key) => {
      const reason = reasonsOf(state)[key]?.trim() ?? ''
      return reason === '' ? [] : [[key, reason]]
    }),
  )

/** The very file that was refused for errors: sending it again would be refused again. */
export const isKnownBad = (state: PageState): boolean =>
  state.file !== null &&
  state.refusal?.file === state.file &&
  state.refusal.findings.some((f) => f.severity === 'error')

/** Something would be lost by leaving now: reasons that nobody has read, a file on its way or turned back by a fault. */
export const hasUnsent = (state: PageState): boolean =>
  // Whoever signs out was asked already.
  state.session.kind !== 'leaving' &&
  (state.outcome.kind === 'sending' ||
    (state.outcome.kind === 'failed' && state.file !== null) ||
    Object.values(state.reasons).some((of) => Object.values(of).some((reason) => reason.trim() !== '')))
