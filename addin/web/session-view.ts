/** The way in, who is there, and the way out. */
import { signInFaultWords } from '../sign-in/sign-in-words.ts'
import type { SignInFault } from '../sign-in/tokens.ts'
import { button, type Child, element } from './element.ts'
import type { PageState } from './page-state.ts'
import { failurePanel } from './view-parts.ts'
import type { Wording } from './wording.ts'

/** In the page's head. */
export function whoView({ session }: PageState, w: Wording): Child[] {
  if (session.kind !== 'signedIn') return []
  return [
    session.me && element('span', { class: 'who-name' }, w.signedInAs(session.me.name)),
    button('signOut', w.signOut, { quiet: true }),
  ]
}

/** In the place of all else, as long as nobody is there. */
export function gateView({ session, language }: PageState, w: Wording): Child[] {
  switch (session.kind) {
    case 'signedIn':
      return []
    case 'arriving':
    case 'leaving':
      return [element('p', { class: 'hint' }, w.loading)]
    case 'signedOut':
      return [
        element('h2', {}, w.signInHeading),
        session.fault && faultPanel(session.fault, language, w, null),
        element('p', {}, w.signInAdvice),
        button('signIn', w.signIn),
      ]
  }
}

/** Above a page whose sign-in has ended, or which is about to be left with something unsent. */
export function sessionTroubleView({ session, language }: PageState, w: Wording): Child[] {
  if (session.kind !== 'signedIn') return []
  const { expired, asksToLeave } = session
  return [
    expired?.kind === 'expired' &&
      faultPanel(expired.fault, language, w, button('signIn', w.signInAgain, { id: 'signInAgain' })),
    expired?.kind === 'signingIn' &&
      panel(w.signingIn.title, w.signingIn.advice, [button('cancelSignIn', w.cancel, { quiet: true })]),
    expired?.kind === 'asking' && element('p', { class: 'hint' }, w.loading),
    asksToLeave &&
      panel(w.unsent.title, w.unsent.advice, [
        button('stay', w.stay),
        button('signOutAnyway', w.signOut, { quiet: true }),
      ]),
  ]
}

function faultPanel(fault: SignInFault | null, language: PageState['language'], w: Wording, cure: Child): Child {
  if (fault?.kind === 'failed') return failurePanel(fault.failure, w, cure)
  const { title, advice } = fault ? signInFaultWords(fault, language) : w.failure.expired
  return panel(title, advice, [cure])
}

const panel = (title: string, advice: string, cures: readonly Child[]): HTMLElement =>
  element(
    'div',
    { class: 'panel warning', role: 'alert' },
    element('h3', {}, title),
    element('p', {}, advice),
    ...cures,
  )
