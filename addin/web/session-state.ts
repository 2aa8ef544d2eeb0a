/** Who is there, as a part of the page's state. Pure. */
import type { Me } from '../api/answers.ts'
import type { Caller } from '../api/caller.ts'
import type { Result } from '../api/request.ts'
import type { SignInFault } from '../sign-in/tokens.ts'

/** Signing in again in mid-work, in a window of its own: the file and the reasons stay. */
export type Expired =
  | { readonly kind: 'expired'; readonly fault: SignInFault | null }
  | { readonly kind: 'signingIn' }
  /** Whether it is the same person is being asked. */
  | { readonly kind: 'asking'; readonly caller: Caller }

export interface SignedIn {
  readonly kind: 'signedIn'
  readonly caller: Caller
  /** Null until the server has said. */
  readonly me: Me | null
  readonly expired: Expired | null
  /** Signing out would lose something: she is asked first. */
  readonly asksToLeave: boolean
}

export type PageSession =
  /** Just loaded, or back from the issuer. */
  | { readonly kind: 'arriving' }
  | { readonly kind: 'signedOut'; readonly fault: SignInFault | null }
  /** On the way to the issuer. */
  | { readonly kind: 'leaving'; readonly toSignOut: boolean }
  | SignedIn

export type SessionAction =
  | { readonly type: 'arrived'; readonly caller: Caller }
  | { readonly type: 'notSignedIn'; readonly fault: SignInFault | null }
  | { readonly type: 'signInAsked' | 'signInCancelled' | 'expired' | 'stayed' }
  /** `sure`: whatever would be lost. */
  | { readonly type: 'signOutAsked'; readonly sure: boolean }
  | { readonly type: 'meRead'; readonly caller: Caller; readonly result: Result<Me> }

export const signedIn = (caller: Caller, me: Me | null = null): SignedIn => ({
  kind: 'signedIn',
  caller,
  me,
  expired: null,
  asksToLeave: false,
})

export type SessionStep =
  | { readonly kind: 'session'; readonly session: PageSession }
  /** Somebody begins, with nothing of anybody who was here before. */
  | { readonly kind: 'begun'; readonly session: SignedIn }
  | { readonly kind: 'signedOut'; readonly fault: SignInFault | null }

/** What an action makes of the session; `wouldLose`: something is not sent yet. */
export function stepSession(session: PageSession, action: SessionAction, wouldLose: boolean): SessionStep {
  const stay: SessionStep = { kind: 'session', session }
  const to = (next: PageSession): SessionStep => ({ kind: 'session', session: next })
  switch (action.type) {
    case 'arrived':
      return arrived(session, action.caller)
    case 'notSignedIn':
      return session.kind !== 'signedIn'
        ? { kind: 'signedOut', fault: action.fault }
        : session.expired?.kind === 'signingIn'
          ? to({ ...session, expired: { kind: 'expired', fault: action.fault } })
          : stay
    case 'signInAsked':
      if (session.kind === 'signedOut') return to({ kind: 'leaving', toSignOut: false })
      return session.kind === 'signedIn' && session.expired?.kind === 'expired'
        ? to({ ...session, expired: { kind: 'signingIn' } })
        : stay
    case 'signInCancelled':
      return session.kind === 'signedIn' && session.expired?.kind === 'signingIn'
        ? to({ ...session, expired: { kind: 'expired', fault: null } })
        : stay
    case 'expired':
      return session.kind === 'signedIn' && session.expired === null
        ? to({ ...session, expired: { kind: 'expired', fault: null } })
        : stay
    case 'signOutAsked':
      if (session.kind !== 'signedIn') return stay
      return wouldLose && !action.sure
        ? to({ ...session, asksToLeave: true })
        : to({ kind: 'leaving', toSignOut: true })
    case 'stayed':
      return session.kind === 'signedIn' ? to({ ...session, asksToLeave: false }) : stay
    case 'meRead':
      return session.kind === 'signedIn' ? meRead(session, action.caller, action.result) : stay
  }
}

function arrived(session: PageSession, caller: Caller): SessionStep {
  if (session.kind !== 'signedIn') return { kind: 'begun', session: signedIn(caller) }
  if (session.expired?.kind !== 'signingIn') return { kind: 'session', session }
  return { kind: 'session', session: { ...session, expired: { kind: 'asking', caller } } }
}

function meRead(session: SignedIn, caller: Caller, result: Result<Me>): SessionStep {
  const { expired } = session
  if (expired?.kind !== 'asking') {
    const isHers = caller === session.caller && result.ok
    return { kind: 'session', session: isHers ? { ...session, me: result.value } : session }
  }
  if (expired.caller !== caller) return { kind: 'session', session }
  if (!result.ok) {
    const fault: SignInFault = { kind: 'failed', failure: result.failure }
    return { kind: 'session', session: { ...session, expired: { kind: 'expired', fault } } }
  }
  // The same person goes on with what she had; of another person's nothing stays.
  return session.me?.id === result.value.id
    ? { kind: 'session', session: { ...session, me: result.value, caller, expired: null } }
    : { kind: 'begun', session: signedIn(caller, result.value) }
}
