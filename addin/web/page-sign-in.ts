/** The page's sign-in, put together: it leaves for the issuer at first, and opens a window of its own later on. */
import type { Caller } from '../api/caller.ts'
import { readSignInSettings } from '../api/sign-in-api.ts'
import type { Language } from '../language.ts'
import { authorizationUrl, endSessionUrl } from '../sign-in/authorization.ts'
import { keepOnceRead } from '../sign-in/kept-settings.ts'
import { answerOpener, askInPopup } from '../sign-in/popup.ts'
import { beginRedirect, finishRedirect, pageUri, takeAnswer, takeMark } from '../sign-in/redirect.ts'
import { createSession } from '../sign-in/session.ts'
import type { SignInFault } from '../sign-in/tokens.ts'
import { createWindowSource, type SignInWindow } from '../sign-in/window-source.ts'

export type Arrival =
  | { readonly kind: 'signedIn'; readonly caller: Caller }
  | { readonly kind: 'signedOut'; readonly fault: SignInFault | null }
  /** On the way to the issuer, or about to be closed. */
  | { readonly kind: 'leaving' }

export interface PageSignIn {
  /** How the page begins: back from the issuer, loaded again, or new. */
  arrive(): Promise<Arrival>
  leave(): Promise<Arrival>
  /** In a window: the page and the chosen file stay. */
  again(signal: AbortSignal): Promise<Arrival>
  /** Ends in `leaving` where the issuer has a sign-out of its own. */
  signOut(): Promise<Arrival>
}

const now = (): number => Date.now()
/** Of a request that may ask nobody (OpenID Connect Core 3.1.2.6): nothing is wrong, somebody has to sign in. */
const wantsPerson: readonly string[] = ['login_required', 'interaction_required', 'consent_required']

export function createPageSignIn(language: () => Language, onExpired: () => void): PageSignIn {
  const { origin } = window.location
  const settings = keepOnceRead(() => readSignInSettings(language(), now))
  const source = createWindowSource({ settings, window: browserWindow(origin), language, now })
  const session = createSession({ source, now, onExpired })
  /** Who has signed out here is not to be signed in again without being asked. */
  let again = false

  async function leaveFor(prompt: 'none' | 'login' | undefined): Promise<Arrival> {
    const read = await settings()
    if (!read.ok) return { kind: 'signedOut', fault: { kind: 'failed', failure: read.failure } }
    const url = await beginRedirect(read.value, origin, { language: language(), prompt })
    if (url === undefined) return { kind: 'signedOut', fault: { kind: 'unexpected' } }
    window.location.assign(url)
    return { kind: 'leaving' }
  }

  async function finish(answer: URLSearchParams): Promise<Arrival> {
    const read = await settings()
    if (!read.ok) return { kind: 'signedOut', fault: { kind: 'failed', failure: read.failure } }
    const granted = await finishRedirect({ settings: read.value, now }, origin, answer)
    if (granted.kind !== 'granted') {
      const isCalm = granted.kind === 'refused' && wantsPerson.includes(granted.error)
      return { kind: 'signedOut', fault: isCalm ? null : granted }
    }
    session.adopt(granted.tokens)
    return { kind: 'signedIn', caller: session.caller(language()) }
  }

  return {
    async arrive() {
      const answer = takeAnswer(window)
      if (answer && answerOpener(answer)) return { kind: 'leaving' }
      if (answer) return finish(answer)
      return takeMark() ? leaveFor('none') : { kind: 'signedOut', fault: null }
    },
    leave: () => leaveFor(again ? 'login' : undefined),
    async again(signal) {
      const result = await session.signIn(signal)
      if (result.kind === 'signedIn') return { ...result, caller: session.caller(language()) }
      return { kind: 'signedOut', fault: result.kind === 'cancelled' ? null : result }
    },
    async signOut() {
      takeMark()
      const ended = await session.signOut(new AbortController().signal)
      again = !ended
      return ended ? { kind: 'leaving' } : { kind: 'signedOut', fault: null }
    },
  }
}

const browserWindow = (origin: string): SignInWindow => ({
  redirectUri: pageUri(origin),
  show: (settings, request, signal) => askInPopup(authorizationUrl(settings, pageUri(origin), request), signal),
  async showEnd(settings, _signal, revoked) {
    const url = endSessionUrl(settings, pageUri(origin))
    await revoked
    if (url !== undefined) window.location.assign(url)
    return url !== undefined
  },
})
