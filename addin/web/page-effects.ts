/** What entering a state sets going. Every answer comes back as an action; nothing else changes the page. */
import {
  downloadMarkedUp,
  downloadTemplate,
  listBulletins,
  listIssues,
  readMe,
  readStatus,
  sendSheet,
  type Upload,
} from '../api/api.ts'
import type { Caller } from '../api/caller.ts'
import type { Target } from '../api/request.ts'
import {
  type Action,
  type ChosenFile,
  type DownloadKind,
  type PageState,
  reasonsToSend,
  targetOf,
} from './page-state.ts'
import type { Arrival, PageSignIn } from './page-sign-in.ts'
import { remember } from './remembered.ts'

export interface EffectsContext {
  readonly dispatch: (action: Action) => void
  /** Called with the server's time in milliseconds whenever an answer told it. */
  readonly setClock: (serverTime: number) => void
  readonly signIn: PageSignIn
  /** Aborts the window of the sign-in that runs. */
  readonly stop: () => AbortSignal
}

/** Starts what the change from one state to the next asks for; `before` is null at the start. */
export function startEffects(before: PageState | null, after: PageState, context: EffectsContext): void {
  const entered = (part: keyof PageState): boolean => before?.[part] !== after[part]
  if (before && entered('remembered')) remember(after.remembered)
  if (entered('session')) startSession(before, after, context)
  if (after.session.kind !== 'signedIn') return
  const caller = { ...after.session.caller, language: after.language }
  const target = targetOf(after)
  if (entered('bulletins') && after.bulletins.kind === 'loading') void loadBulletins(caller, context)
  if (entered('issues') && after.issues.kind === 'loading' && after.bulletin !== null)
    void loadIssues(caller, after.bulletin, context)
  if (!target) return
  if (entered('status') && after.status.kind === 'loading') void loadStatus(caller, target, context)
  if (entered('outcome') && after.outcome.kind === 'sending' && after.file)
    void send(caller, target, after.file, reasonsToSend(after), after.outcome.asChosen, context)
  if (entered('download') && after.download.kind === 'running')
    void download(caller, target, after, after.download.what, context)
}

function startSession(before: PageState | null, after: PageState, context: EffectsContext): void {
  const { signIn, dispatch, stop } = context
  const was = before?.session
  const { session } = after
  const tell = (arrival: Arrival): void => {
    if (arrival.kind === 'signedIn') dispatch({ type: 'arrived', caller: arrival.caller })
    if (arrival.kind === 'signedOut') dispatch({ type: 'notSignedIn', fault: arrival.fault })
  }
  if (session.kind === 'arriving') void signIn.arrive().then(tell)
  if (session.kind === 'leaving') void (session.toSignOut ? signIn.signOut() : signIn.leave()).then(tell)
  if (session.kind !== 'signedIn') return
  const isSigningIn = session.expired?.kind === 'signingIn'
  const wasSigningIn = was?.kind === 'signedIn' && was.expired?.kind === 'signingIn'
  if (isSigningIn && !wasSigningIn) void signIn.again(stop()).then(tell)
  if (!isSigningIn && wasSigningIn) stop()
  const asking = session.expired?.kind === 'asking' ? session.expired.caller : session.me === null && session.caller
  const asked = was?.kind === 'signedIn' && (was.expired?.kind === 'asking' ? was.expired.caller : was.caller)
  if (asking && asking !== asked)
    void readMe(asking).then((result) => dispatch({ type: 'meRead', caller: asking, result }))
}

async function loadBulletins(caller: Caller, { dispatch }: EffectsContext): Promise<void> {
  dispatch({ type: 'bulletinsLoaded', result: await listBulletins(caller) })
}

async function loadIssues(caller: Caller, bulletin: string, { dispatch, setClock }: EffectsContext): Promise<void> {
  const result = await listIssues(caller, bulletin)
  if (!result.ok) {
    dispatch({ type: 'issuesLoaded', bulletin, result })
    return
  }
  const { issues, serverTime } = result.value
  if (serverTime !== null) setClock(serverTime)
  dispatch({ type: 'issuesLoaded', bulletin, result: { ok: true, value: issues } })
}

async function loadStatus(caller: Caller, target: Target, { dispatch }: EffectsContext): Promise<void> {
  dispatch({ type: 'statusLoaded', target, result: await readStatus(caller, target) })
}

async function send(
  caller: Caller,
  target: Target,
  file: ChosenFile,
  reasons: Upload['reasons'],
  asChosen: boolean,
  { dispatch }: EffectsContext,
): Promise<void> {
  if (!asChosen && !(await isUnchanged(file))) {
    dispatch({ type: 'answered', answer: { kind: 'failed', failure: { kind: 'fileChanged' } } })
    return
  }
  const answer = await sendSheet(caller, target, { name: file.name, bytes: file.bytes, reasons })
  dispatch({ type: 'answered', answer })
}

/** Whether the disk still holds what was chosen: people correct a sheet in WPS and press "send" without choosing it anew. */
async function isUnchanged(file: ChosenFile): Promise<boolean> {
  try {
    const now = new Uint8Array(await file.source.arrayBuffer())
    const then = new Uint8Array(file.bytes)
    return now.length === then.length && now.every((byte, i) => byte === then[i])
  } catch {
    return false
  }
}

async function download(
  caller: Caller,
  target: Target,
  state: PageState,
  what: DownloadKind,
  { dispatch }: EffectsContext,
): Promise<void> {
  const { refusal } = state
  if (what === 'markedUp' && !refusal) return
  const result =
    what === 'markedUp' && refusal
      ? await downloadMarkedUp(caller, target, { ...refusal.file, reasons: reasonsToSend(state) })
      : await downloadTemplate(caller, target)
  if (result.ok)
    saveAs(result.value.blob, result.value.name ?? `${target.bulletin}-${target.issue}-${target.department}.xlsx`)
  dispatch({ type: 'downloaded', what, failure: result.ok ? null : result.failure })
}

/** Hands bytes to the browser's own download: the only way for an answer that needs request headers. */
function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, 60_000)
}
