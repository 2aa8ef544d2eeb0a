/** What entering a state of the app sets going; every answer comes back as an action. */
import { listBulletins, readMe } from '../api/api.ts'
import type { Caller } from '../api/caller.ts'
import type { Result } from '../api/request.ts'
import { commands, type OfficeShell, type Start } from '../office-shell.ts'
import type { Session } from '../sign-in/session.ts'
import { type AppAction, type AppState, chosenBulletin, chosenSeat, type Person } from './app-state.ts'
import { recall, remember } from './remembered.ts'
import { seatKey } from './seats.ts'

export interface AppWorld {
  readonly startOffice: () => Promise<Start>
  readonly openSession: (shell: OfficeShell, onExpired: () => void) => Session
}

type Dispatch = (action: AppAction) => void

export function createAppEffects({ startOffice, openSession }: AppWorld) {
  let session: Session | undefined
  /** Ends the window of a sign-in or sign-out that runs. */
  let stop = new AbortController()
  const begin = (): AbortSignal => {
    stop.abort()
    stop = new AbortController()
    return stop.signal
  }

  function signIn(own: Session, { language }: AppState, dispatch: Dispatch): void {
    void own.signIn(begin()).then((answer) => {
      const caller = own.caller(language)
      dispatch({ type: 'signInAnswered', answer: answer.kind === 'signedIn' ? { ...answer, caller } : answer })
    })
  }

  return (before: AppState | null, after: AppState, dispatch: Dispatch): void => {
    if (after.language !== before?.language) document.documentElement.lang = after.language
    if (before === null) {
      watchNetwork(dispatch)
      void startOffice().then((start) => dispatch({ type: 'started', start, ...recall(partitionOf(start)) }))
      return
    }
    if (after.start !== before.start && after.start.kind === 'ready') {
      attend(after.start.shell, dispatch)
      session = openSession(after.start.shell, () => dispatch({ type: 'expired' }))
    }
    if (session && isSigningIn(after) && !isSigningIn(before)) signIn(session, after, dispatch)
    if (isSigningIn(before) && !isSigningIn(after)) stop.abort()
    if (session && after.session.kind === 'signingOut' && before.session.kind !== 'signingOut')
      void session.signOut(begin()).then((ended) => dispatch({ type: 'signedOut', ended }))
    if (before.session.kind === 'signingOut' && after.session.kind !== 'signingOut') stop.abort()
    const caller = callerAsking(after)
    if (caller && caller !== callerAsking(before))
      void readPerson(caller).then((result) => dispatch({ type: 'personAnswered', caller, result }))
    rememberChoice(before, after)
  }
}

const isSigningIn = ({ session }: AppState): boolean =>
  session.kind === 'signingIn' || (session.kind === 'signedIn' && session.expired?.kind === 'signingIn')

function callerAsking({ session }: AppState): Caller | undefined {
  const asking = session.kind === 'signedIn' ? session.expired : session
  return asking?.kind === 'asking' ? asking.caller : undefined
}

async function readPerson(caller: Caller): Promise<Result<Person>> {
  const [me, bulletins] = await Promise.all([readMe(caller), listBulletins(caller)])
  if (!me.ok) return me
  return bulletins.ok ? { ok: true, value: { me: me.value, bulletins: bulletins.value } } : bulletins
}

function rememberChoice(before: AppState, after: AppState): void {
  const bulletin = chosenBulletin(after)
  if (!bulletin || after.start.kind !== 'ready') return
  if (after.session === before.session && after.bulletin === before.bulletin && after.seat === before.seat) return
  const seat = chosenSeat(after, bulletin)
  remember(partitionOf(after.start), { bulletin: bulletin.bulletin, seat: seat ? seatKey(seat) : null })
}

/** Until a role's pane takes a command over, its key or button brings the pane, which says what is to be done first. */
function attend(shell: OfficeShell, dispatch: Dispatch): void {
  shell.onThemeChanged(({ dark }) => dispatch({ type: 'themeChanged', dark }))
  for (const command of commands) shell.onCommand(command, () => void shell.showPane())
}

/** Excel's part of the browser's storage. */
const partitionOf = (start: AppState['start']): string =>
  start.kind === 'ready' ? (start.shell.partitionKey ?? '') : ''

function watchNetwork(dispatch: Dispatch): void {
  for (const [event, online] of [
    ['online', true],
    ['offline', false],
  ] as const)
    window.addEventListener(event, () => dispatch({ type: 'onlineChanged', online }))
}
