/**
 * What each event makes of the page. Pure: no clock, no network, no document. Entering a state asks for its effect
 * (`page-effects.ts`): whoever reads `sending` sends, once, however often the button was pressed.
 */
import type { BulletinEntry, DepartmentStatus, IssueEntry } from '../api/answers.ts'
import type { Failure } from '../api/failure.ts'
import type { Result, Target } from '../api/request.ts'
import type { SendAnswer } from '../api/send.ts'
import {
  type Action,
  askedFor,
  chosenBulletin,
  type Downloading,
  type DownloadKind,
  hasUnsent,
  initialState,
  isKnownBad,
  type Loaded,
  type Outcome,
  ownDepartments,
  type PageState,
  reasonsOf,
  reasonsToSend,
  targetKey,
  targetOf,
} from './page-state.ts'
import { type SessionAction, stepSession } from './session-state.ts'

export function reduce(state: PageState, action: Action): PageState {
  switch (action.type) {
    case 'languageChosen':
      return { ...state, language: action.language, remembered: { ...state.remembered, language: action.language } }
    case 'ticked':
      return { ...state, now: action.now }
    case 'arrived':
    case 'notSignedIn':
    case 'signInAsked':
    case 'signInCancelled':
    case 'expired':
    case 'signOutAsked':
    case 'stayed':
    case 'meRead':
      return withSession(state, action)
    case 'bulletinsAsked':
      return state.session.kind === 'signedIn' ? { ...state, bulletins: { kind: 'loading' } } : state
    case 'bulletinsLoaded':
      return bulletinsLoaded(state, action.result)
    case 'bulletinChosen':
      return isSending(state) ? state : chooseBulletin(state, action.id)
    case 'departmentChosen':
      return isSending(state) ? state : chooseDepartment(state, action.id)
    case 'issuesAsked':
      return askIssues(state)
    case 'issuesLoaded':
      return action.bulletin === state.bulletin ? issuesLoaded(state, action.result) : state
    case 'issueChosen':
      return isSending(state) ? state : withTarget({ ...state, issue: action.id })
    case 'statusAsked':
      return askStatus(state)
    case 'statusLoaded':
      return statusLoaded(state, action.target, action.result)
    case 'receiptAsked':
      return recallReceipt(state)
    case 'startedAgain':
      return { ...state, outcome: calm(state) }
    case 'fileChosen':
      return isSending(state) ? state : { ...state, file: action.file, reasonsMissing: [], outcome: calm(state) }
    case 'fileFailed':
      return isSending(state) ? state : { ...state, outcome: { kind: 'failed', failure: action.failure } }
    case 'reasonWritten':
      return writeReason(state, action.key, action.reason)
    case 'sendAsked':
      return send(state, action.asChosen)
    case 'answered':
      return answered(state, action.answer)
    case 'downloadAsked':
      return state.download.kind === 'running' ? state : { ...state, download: { kind: 'running', what: action.what } }
    case 'downloaded':
      return { ...state, download: downloaded(action.what, action.failure) }
  }
}

function withSession(state: PageState, action: SessionAction): PageState {
  const step = stepSession(state.session, action, state.file !== null || hasUnsent(state))
  if (step.kind === 'session') return step.session === state.session ? state : { ...state, session: step.session }
  const empty = initialState(state.language, state.remembered, state.now)
  return step.kind === 'signedOut'
    ? { ...empty, session: { kind: 'signedOut', fault: step.fault } }
    : { ...empty, session: step.session, bulletins: { kind: 'loading' } }
}

const isSending = (state: PageState): boolean => state.outcome.kind === 'sending'

const loaded = <T>(result: Result<T>): Loaded<T> =>
  result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure }

/** What stays of an outcome when another file is chosen: a refusal's findings, but no fault and no receipt. */
const calm = (state: PageState): Outcome => (state.refusal ? { kind: 'refused' } : { kind: 'none' })

function bulletinsLoaded(state: PageState, result: Result<readonly BulletinEntry[]>): PageState {
  const next = { ...state, bulletins: loaded(result) }
  if (!result.ok) return next
  const known = result.value.find((b) => b.bulletin === state.remembered.bulletin)
  const only = result.value.length === 1 ? result.value[0] : undefined
  return chooseBulletin(next, (known ?? only)?.bulletin ?? null)
}

function chooseBulletin(state: PageState, bulletin: string | null): PageState {
  const remembered = bulletin === null ? state.remembered : { ...state.remembered, bulletin }
  const next: PageState = { ...state, remembered, bulletin, issue: null, issues: { kind: 'idle' } }
  const departments = ownDepartments(chosenBulletin(next))
  const known = departments.find((d) => d.department === (bulletin === null ? '' : remembered.departments[bulletin]))
  const only = departments.length === 1 ? departments[0] : undefined
  return chooseDepartment(next, (known ?? only)?.department ?? null)
}

function chooseDepartment(state: PageState, department: string | null): PageState {
  const { bulletin, remembered } = state
  if (bulletin === null || department === null) return withTarget({ ...state, department })
  const departments = { ...remembered.departments, [bulletin]: department }
  const next = { ...state, department, remembered: { ...remembered, departments } }
  return withTarget(next.issues.kind === 'ready' ? next : askIssues(next))
}

// Issues are read once it is known for which department.
const askIssues = (state: PageState): PageState =>
  state.department === null ? state : { ...state, issues: { kind: 'loading' } }

/** The newest issue that takes reports, else the newest: a choice that is still there is kept. */
function issuesLoaded(state: PageState, result: Result<readonly IssueEntry[]>): PageState {
  const next = { ...state, issues: loaded(result) }
  if (!result.ok) return next
  const kept = result.value.find((i) => i.issue === state.issue)
  const open = result.value.find((i) => i.state !== 'published')
  return withTarget({ ...next, issue: (kept ?? open ?? result.value[0])?.issue ?? null })
}

/** Another sheet is meant: the file stays, for one chosen before the right department; its findings do not. */
const withTarget = (state: PageState): PageState =>
  askStatus({
    ...state,
    status: { kind: 'idle' },
    outcome: { kind: 'none' },
    refusal: null,
    reasonsMissing: [],
    download: { kind: 'idle' },
  })

function askStatus(state: PageState): PageState {
  if (targetOf(state) === null) return state
  const last = state.status.kind === 'ready' ? { last: state.status.value } : {}
  return { ...state, status: { kind: 'loading', ...last } }
}

function statusLoaded(state: PageState, target: Target, result: Result<DepartmentStatus>): PageState {
  const current = targetOf(state)
  return current && targetKey(current) === targetKey(target) ? { ...state, status: loaded(result) } : state
}

function recallReceipt(state: PageState): PageState {
  if (isSending(state) || state.status.kind !== 'ready' || state.status.value.receipt === null) return state
  const { receipt } = state.status.value
  return {
    ...state,
    outcome: { kind: 'received', receipt, findings: [], again: false, language: state.language, recalled: true },
  }
}

function writeReason(state: PageState, key: string, reason: string): PageState {
  const target = targetOf(state)
  if (target === null) return state
  const written = { ...reasonsOf(state), [key]: reason }
  return { ...state, reasons: { ...state.reasons, [targetKey(target)]: written } }
}

function send(state: PageState, asChosen: boolean): PageState {
  if (isSending(state) || state.file === null || targetOf(state) === null || isKnownBad(state)) return state
  // A corrected file may have no such warnings any more; only the file that they are about needs them answered.
  const given = reasonsToSend(state)
  const missing = state.refusal?.file === state.file ? askedFor(state).filter((key) => !(key in given)) : []
  if (missing.length > 0) return { ...state, reasonsMissing: missing }
  return { ...state, reasonsMissing: [], outcome: { kind: 'sending', asChosen } }
}

function answered(state: PageState, answer: SendAnswer): PageState {
  const target = targetOf(state)
  if (!isSending(state) || state.file === null || target === null) return state
  switch (answer.kind) {
    case 'failed':
      return { ...state, outcome: answer }
    case 'refused':
      return {
        ...state,
        outcome: { kind: 'refused' },
        refusal: { findings: answer.findings, file: state.file, language: state.language },
        download: { kind: 'idle' },
      }
    case 'received': {
      const reasons = { ...state.reasons, [targetKey(target)]: {} }
      const outcome = { ...answer, language: state.language, recalled: false }
      return askStatus({ ...state, outcome, reasons, file: null, refusal: null, download: { kind: 'idle' } })
    }
  }
}

const downloaded = (what: DownloadKind, failure: Failure | null): Downloading =>
  failure === null ? { kind: 'done', what } : { kind: 'failed', what, failure }
