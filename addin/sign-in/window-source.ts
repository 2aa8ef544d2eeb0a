/** Tokens by a window in which the person signs in at the issuer: Excel's dialog, or the browser's. */
import type { Result } from '../api/request.ts'
import type { SignInSettings } from '../api/sign-in-api.ts'
import type { Shown } from '../office-shell.ts'
import { type AuthorizationRequest, newSecrets, redeem, refresh, requestOf, revoke } from './authorization.ts'
import type { SignInFault, TokenSource } from './tokens.ts'

export interface SignInWindow {
  /** Where the issuer sends the person back to. */
  readonly redirectUri: string
  /** Its message is the answer's query: `code=…&state=…`. */
  show(settings: SignInSettings, request: AuthorizationRequest, signal: AbortSignal): Promise<Shown>
  /**
   * Shows the issuer's sign-out; answers whether it came to its end. Only asked where the issuer has one. `revoked`:
   * for a page that leaves by it, and must not before.
   */
  showEnd(settings: SignInSettings, signal: AbortSignal, revoked: Promise<void>): Promise<boolean>
}

export interface WindowSourceSettings {
  /** Asked at each need; whoever gives it keeps it. */
  readonly settings: () => Promise<Result<SignInSettings>>
  readonly window: SignInWindow
  readonly language: () => string
  readonly now: () => number
}

export function createWindowSource({ settings, window, language, now }: WindowSourceSettings): TokenSource {
  return {
    async signIn({ again, signal }) {
      const read = await settings()
      if (!read.ok) return { kind: 'failed', failure: read.failure }
      const secrets = newSecrets()
      const prompt = again ? 'login' : undefined
      const shown = await window.show(read.value, await requestOf(secrets, { language: language(), prompt }), signal)
      if (shown.kind !== 'message') return unanswered[shown.kind]
      return redeem({ settings: read.value, now }, secrets, window.redirectUri, new URLSearchParams(shown.text))
    },
    async renew(tokens) {
      const read = await settings()
      return read.ok ? refresh({ settings: read.value, now }, tokens) : { kind: 'unreachable' }
    },
    async end(tokens, signal) {
      const read = await settings()
      if (!read.ok) return false
      const { value } = read
      const revoked = revoke(value, tokens)
      // Not after it: browsers open no window that comes too long after the press of a button.
      const ended = value.endSessionEndpoint !== null && (await window.showEnd(value, signal, revoked))
      await revoked
      return ended
    },
  }
}

const unanswered: { readonly [K in Exclude<Shown['kind'], 'message'>]: SignInFault } = {
  closed: { kind: 'cancelled' },
  blocked: { kind: 'blocked' },
}
