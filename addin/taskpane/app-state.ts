/** The pane around a role's own pane, as a value: how it started, who is there, on which bulletin, as what. Pure. */
import type { BulletinEntry, Me } from '../api/answers.ts'
import type { Caller } from '../api/caller.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'
import type { Language } from '../language.ts'
import type { Start } from '../office-shell.ts'
import type { SignInFault } from '../sign-in/tokens.ts'
import { type Seat, seatKey, seatsOf } from './seats.ts'

/** A person as the server knows her, and the bulletins in which she has a role. */
export interface Person {
  readonly me: Me
  readonly bulletins: readonly BulletinEntry[]
}

/** Signing in again in mid-work, while the role's pane stays as it is. */
export type Expired =
  | { readonly kind: 'expired'; readonly fault: SignInFault | null }
  | { readonly kind: 'signingIn' }
  | { readonly kind: 'asking'; readonly caller: Caller }
  | { readonly kind: 'failed'; readonly caller: Caller; readonly failure: Failure }

export type Session =
  /** `stillKnown`: the pane has forgotten her, and the issuer, as far as it is known, has not. */
  | { readonly kind: 'signedOut'; readonly fault: SignInFault | null; readonly stillKnown: boolean }
  | { readonly kind: 'signingIn' }
  /** Signed in; who that is, and what she works on, is being asked. */
  | { readonly kind: 'asking'; readonly caller: Caller }
  | { readonly kind: 'failed'; readonly caller: Caller; readonly failure: Failure }
  | ({ readonly kind: 'signedIn'; readonly caller: Caller; readonly expired: Expired | null } & Person)
  | { readonly kind: 'signingOut' }

export type SignedIn = Extract<Session, { kind: 'signedIn' }>

export interface AppState {
  readonly start: Start | { readonly kind: 'starting' }
  readonly language: Language
  readonly dark: boolean
  readonly online: boolean
  readonly session: Session
  /** Chosen or remembered; what is shown is `chosenBulletin` and `chosenSeat`. */
  readonly bulletin: string | null
  readonly seat: string | null
}

export type AppAction =
  | {
      readonly type: 'started'
      readonly start: Start
      readonly bulletin: string | null
      readonly seat: string | null
    }
  | { readonly type: 'themeChanged'; readonly dark: boolean }
  | { readonly type: 'onlineChanged'; readonly online: boolean }
  | { readonly type: 'signInAsked' | 'signInCancelled' | 'personAsked' | 'expired' | 'signOutAsked' }
  | { readonly type: 'signInAnswered'; readonly answer: { readonly kind: 'signedIn'; caller: Caller } | SignInFault }
  | { readonly type: 'personAnswered'; readonly caller: Caller; readonly result: Result<Person> }
  /** `ended`: the issuer's own session too. */
  | { readonly type: 'signedOut'; readonly ended: boolean }
  | { readonly type: 'bulletinChosen'; readonly bulletin: string }
  | { readonly type: 'seatChosen'; readonly seat: string }

const signedOut: Extract<Session, { kind: 'signedOut' }> = { kind: 'signedOut', fault: null, stillKnown: false }

export const initialApp = (language: Language, dark: boolean, online: boolean): AppState => ({
  start: { kind: 'starting' },
  language,
  dark,
  online,
  session: signedOut,
  bulletin: null,
  seat: null,
})

export function reduceApp(state: AppState, action: AppAction): AppState {
  switch (action.type) {
    case 'started':
      return started(state, action)
    case 'themeChanged':
      return { ...state, dark: action.dark }
    case 'onlineChanged':
      return backOnline({ ...state, online: action.online }, state.online)
    case 'bulletinChosen':
      return { ...state, bulletin: action.bulletin }
    case 'seatChosen':
      return { ...state, seat: action.seat }
    case 'signInAsked':
    case 'signInCancelled':
    case 'signInAnswered':
    case 'personAsked':
    case 'personAnswered':
    case 'expired':
    case 'signOutAsked':
    case 'signedOut': {
      const session = reduceSession(state.session, action)
      return session === state.session ? state : { ...state, session }
    }
  }
}

function started(state: AppState, { start, bulletin, seat }: Extract<AppAction, { type: 'started' }>): AppState {
  if (start.kind !== 'ready') return { ...state, start }
  const { language, theme } = start.shell
  return { ...state, start, language, dark: theme.dark, bulletin, seat }
}

/** What failed for want of a network is asked again as soon as there is one. */
const backOnline = (state: AppState, before: boolean): AppState =>
  before || !state.online ? state : { ...state, session: reduceSession(state.session, { type: 'personAsked' }) }

type SessionAction = Exclude<
  AppAction,
  { type: 'started' | 'themeChanged' | 'onlineChanged' | 'bulletinChosen' | 'seatChosen' }
>

function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case 'signInAsked':
      return signInAsked(session)
    case 'signInCancelled':
      return signInAnswered(session, { kind: 'cancelled' })
    case 'signInAnswered':
      return signInAnswered(session, action.answer)
    case 'personAsked':
      return personAsked(session)
    case 'personAnswered':
      return personAnswered(session, action.caller, action.result)
    case 'expired':
      return session.kind === 'signedIn' && session.expired === null
        ? { ...session, expired: { kind: 'expired', fault: null } }
        : session
    case 'signOutAsked':
      return session.kind === 'signedOut' ? session : { kind: 'signingOut' }
    case 'signedOut':
      return session.kind === 'signingOut' ? { ...signedOut, stillKnown: !action.ended } : session
  }
}

function signInAsked(session: Session): Session {
  if (session.kind === 'signedOut') return { kind: 'signingIn' }
  if (session.kind === 'signedIn' && session.expired?.kind === 'expired')
    return { ...session, expired: { kind: 'signingIn' } }
  return session
}

type Answer = Extract<AppAction, { type: 'signInAnswered' }>['answer']

function signInAnswered(session: Session, answer: Answer): Session {
  const caller = answer.kind === 'signedIn' ? answer.caller : undefined
  // Closing the window is no fault, and needs no words.
  const fault = answer.kind === 'signedIn' || answer.kind === 'cancelled' ? null : answer
  if (session.kind === 'signingIn') return caller ? { kind: 'asking', caller } : { ...signedOut, fault }
  if (session.kind !== 'signedIn' || session.expired?.kind !== 'signingIn') return session
  return { ...session, expired: caller ? { kind: 'asking', caller } : { kind: 'expired', fault } }
}

function personAsked(session: Session): Session {
  if (session.kind === 'failed') return { kind: 'asking', caller: session.caller }
  if (session.kind === 'signedIn' && session.expired?.kind === 'failed')
    return { ...session, expired: { kind: 'asking', caller: session.expired.caller } }
  return session
}

function personAnswered(session: Session, caller: Caller, result: Result<Person>): Session {
  const asking = session.kind === 'signedIn' ? session.expired : session
  if (asking?.kind !== 'asking' || asking.caller !== caller) return session
  if (result.ok) {
    // The same person's pane goes on with the caller that it has; another person's begins anew.
    const isSame = session.kind === 'signedIn' && session.me.id === result.value.me.id
    return { kind: 'signedIn', ...result.value, caller: isSame ? session.caller : caller, expired: null }
  }
  const { failure } = result
  const isRefused = failure.kind === 'problem' && failure.status === 401
  if (session.kind !== 'signedIn')
    return isRefused ? { ...signedOut, fault: { kind: 'unexpected' } } : { kind: 'failed', caller, failure }
  return {
    ...session,
    expired: isRefused ? { kind: 'expired', fault: { kind: 'unexpected' } } : { kind: 'failed', caller, failure },
  }
}

/** The chosen bulletin where she still works on it, else the first. */
export const chosenBulletin = ({ session, bulletin }: AppState): BulletinEntry | undefined =>
  session.kind === 'signedIn'
    ? (session.bulletins.find((b) => b.bulletin === bulletin) ?? session.bulletins[0])
    : undefined

/** What she works as in a bulletin: as chosen, or the first that there is. */
export function chosenSeat({ seat }: AppState, bulletin: BulletinEntry): Seat | undefined {
  const seats = seatsOf(bulletin)
  return seats.find((s) => seatKey(s) === seat) ?? seats[0]
}
