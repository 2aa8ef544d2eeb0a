/** Who is signed in, for as long as this page lives: tokens in memory, renewed before they end. */
import type { Caller } from '../api/caller.ts'
import type { Granted, SignInFault, Tokens, TokenSource } from './tokens.ts'

export interface Session {
  /** Asks the person; aborting it answers `cancelled`. */
  signIn(signal: AbortSignal): Promise<{ readonly kind: 'signedIn' } | SignInFault>
  /** Tokens that came by another way: at the start of a page, by a redirect. */
  adopt(tokens: Tokens): void
  /**
   * A caller who asks as the person that is signed in now, and as nobody once it is another: what a pane has begun
   * for one person is not sent in the name of the next.
   */
  caller(language: string): Caller
  /** Forgets all tokens at once; answers whether the issuer has ended its own session too. */
  signOut(signal: AbortSignal): Promise<boolean>
}

export interface SessionSettings {
  readonly source: TokenSource
  /** Milliseconds. */
  readonly now: () => number
  /** The server takes no token any more, and the issuer gives none: the person has to sign in again. */
  readonly onExpired: () => void
}

/** Where the issuer does not answer, it is asked again after so long, and not with each request. */
const pause = 10_000

export function createSession({ source, now, onExpired }: SessionSettings): Session {
  let held: Tokens | undefined
  let renewing: { readonly tokens: Tokens; readonly done: Promise<void> } | undefined
  let notBefore = 0
  let again = false

  function hold(tokens: Tokens | undefined): void {
    held = tokens
    notBefore = 0
  }

  /** One at a time, for all who wait for it. What was signed out of, or signed in to, meanwhile stays so. */
  function renewed(tokens: Tokens): Promise<void> {
    if (renewing?.tokens === tokens) return renewing.done
    const done = source.renew(tokens).then((result) => {
      if (renewing?.tokens === tokens) renewing = undefined
      if (held !== tokens) return
      if (result.kind === 'granted') hold(result.tokens)
      // As they are until the server refuses them.
      else if (result.kind === 'ended') hold({ ...tokens, renewAt: Infinity, refresh: undefined })
      else notBefore = now() + pause
    })
    renewing = { tokens, done }
    return done
  }

  async function fresh(): Promise<Tokens | undefined> {
    if (held && now() >= Math.max(held.renewAt, notBefore)) await renewed(held)
    return held
  }

  function settle(granted: Granted): { readonly kind: 'signedIn' } | SignInFault {
    if (granted.kind !== 'granted') return granted
    hold(granted.tokens)
    again = false
    return { kind: 'signedIn' }
  }

  return {
    async signIn(signal) {
      const granted = await source.signIn({ again, signal })
      return signal.aborted ? { kind: 'cancelled' } : settle(granted)
    },
    adopt(tokens) {
      settle({ kind: 'granted', tokens })
    },
    caller(language) {
      const subject = held?.subject
      const mine = (tokens: Tokens | undefined): string | undefined =>
        tokens !== undefined && tokens.subject === subject ? tokens.access : undefined
      return {
        language,
        token: async () => (mine(held) === undefined ? undefined : mine(await fresh())),
        async renew(refused) {
          if (mine(held) === undefined || held === undefined) return undefined
          // Somebody else has renewed it since.
          if (held.access !== refused) return held.access
          await renewed(held)
          const other = mine(held)
          return other === refused ? undefined : other
        },
        onRefused() {
          if (mine(held) !== undefined) onExpired()
        },
      }
    },
    async signOut(signal) {
      const tokens = held
      hold(undefined)
      const ended = tokens === undefined || (await source.end(tokens, signal))
      again = !ended
      return ended
    },
  }
}
