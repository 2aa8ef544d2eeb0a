/** The pane around a role's own pane, as a value: how it started, who asks, on which bulletin. Pure. */
import type { Me, BulletinEntry } from '../api/answers.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'
import type { Language } from '../language.ts'
import type { Start } from '../office-shell.ts'
import { type Loaded, loading, settled } from '../parts/loaded.ts'

export type Session =
  /** Finding out whether the person of last time is still known. */
  | { readonly kind: 'asking'; readonly person: string }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'failed'; readonly person: string; readonly failure: Failure }
  | { readonly kind: 'signedIn'; readonly me: Me }

export interface AppState {
  readonly start: Start | { readonly kind: 'starting' }
  readonly language: Language
  readonly dark: boolean
  readonly online: boolean
  readonly session: Session
  readonly bulletins: Loaded<readonly BulletinEntry[]>
  /** The bulletin chosen, among those that the person works on. */
  readonly bulletin: string | null
}

export type AppAction =
  | {
      readonly type: 'started'
      readonly start: Start
      readonly person: string | null
      readonly bulletin: string | null
    }
  | { readonly type: 'themeChanged'; readonly dark: boolean }
  | { readonly type: 'onlineChanged'; readonly online: boolean }
  | { readonly type: 'bulletinsAsked' }
  | { readonly type: 'bulletinsLoaded'; readonly result: Result<readonly BulletinEntry[]> }
  | { readonly type: 'signInAsked'; readonly person: string; readonly bulletin: string }
  | { readonly type: 'signInAnswered'; readonly person: string; readonly result: Result<Me> }
  | { readonly type: 'signedOut' }
  | { readonly type: 'bulletinChosen'; readonly bulletin: string }

export const initialApp = (language: Language, dark: boolean, online: boolean): AppState => ({
  start: { kind: 'starting' },
  language,
  dark,
  online,
  session: { kind: 'signedOut' },
  bulletins: { kind: 'idle' },
  bulletin: null,
})

export function reduceApp(state: AppState, action: AppAction): AppState {
  switch (action.type) {
    case 'started':
      return started(state, action.start, action.person, action.bulletin)
    case 'themeChanged':
      return { ...state, dark: action.dark }
    case 'onlineChanged':
      return backOnline({ ...state, online: action.online }, state.online)
    case 'bulletinsAsked':
      return { ...state, bulletins: loading(state.bulletins) }
    case 'bulletinsLoaded':
      return withBulletin({ ...state, bulletins: settled(state.bulletins, action.result) })
    case 'signInAsked':
      return { ...state, session: { kind: 'asking', person: action.person }, bulletin: action.bulletin }
    case 'signInAnswered':
      return signInAnswered(state, action.person, action.result)
    case 'signedOut':
      return { ...state, session: { kind: 'signedOut' } }
    case 'bulletinChosen':
      return { ...state, bulletin: action.bulletin }
  }
}

function started(state: AppState, start: Start, person: string | null, bulletin: string | null): AppState {
  if (start.kind !== 'ready') return { ...state, start }
  const { language, theme } = start.shell
  const session: Session = person === null ? { kind: 'signedOut' } : { kind: 'asking', person }
  return { ...state, start, language, dark: theme.dark, session, bulletin, bulletins: { kind: 'loading' } }
}

/** What failed for want of a network is asked again as soon as there is one. */
function backOnline(state: AppState, before: boolean): AppState {
  if (before || !state.online) return state
  const bulletins = state.bulletins.kind === 'failed' ? loading(state.bulletins) : state.bulletins
  const { session } = state
  return {
    ...state,
    bulletins,
    session: session.kind === 'failed' ? { kind: 'asking', person: session.person } : session,
  }
}

function signInAnswered(state: AppState, person: string, result: Result<Me>): AppState {
  if (state.session.kind !== 'asking' || state.session.person !== person) return state
  if (result.ok) return withBulletin({ ...state, session: { kind: 'signedIn', me: result.value } })
  const { failure } = result
  // Somebody whom the server no longer knows signs in anew; that is no fault.
  const unknown = failure.kind === 'problem' && failure.status === 401
  return { ...state, session: unknown ? { kind: 'signedOut' } : { kind: 'failed', person, failure } }
}

/** The bulletins that the person works on: an editor on all, a department's person on those that have it. */
export function ownBulletins(state: AppState): readonly BulletinEntry[] {
  const all = state.bulletins.kind === 'ready' ? state.bulletins.value : []
  if (state.session.kind !== 'signedIn') return all
  const { me } = state.session
  if (me.role !== 'department') return all
  return all.filter((b) => b.departments.some((d) => d.department === me.department))
}

/** A choice that is still there is kept; otherwise the first. */
function withBulletin(state: AppState): AppState {
  if (state.session.kind !== 'signedIn' || state.bulletins.kind !== 'ready') return state
  const own = ownBulletins(state)
  const kept = own.find((b) => b.bulletin === state.bulletin)
  return { ...state, bulletin: (kept ?? own[0])?.bulletin ?? null }
}

export const chosenBulletin = (state: AppState): BulletinEntry | undefined =>
  ownBulletins(state).find((b) => b.bulletin === state.bulletin)
