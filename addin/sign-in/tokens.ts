/** What comes of signing in, and the ways to it. Tokens are kept in memory only, and are in no address. */
import type { Failure } from '../api/failure.ts'

export interface Tokens {
  readonly access: string
  /** Whose they are, as the issuer says. */
  readonly subject: string
  /** From when on others are to be had, in milliseconds of this machine's clock; Infinity where no end is known. */
  readonly renewAt: number
  readonly refresh?: string | undefined
}

export type SignInFault =
  /** Our own server does not say where to sign in. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No answer from the issuer. */
  | { readonly kind: 'issuerUnreachable' }
  /** By the person. */
  | { readonly kind: 'cancelled' }
  /** No window could be opened. */
  | { readonly kind: 'blocked' }
  /** By the issuer, in its words (RFC 6749, 4.1.2.1). */
  | { readonly kind: 'refused'; readonly error: string; readonly description: string }
  /** An answer to another request than ours, or one that proves nothing. */
  | { readonly kind: 'unexpected' }

export type Granted = { readonly kind: 'granted'; readonly tokens: Tokens } | SignInFault

/** Other tokens, or why there are none: the issuer wants the person, or did not answer. */
export type Renewed = { readonly kind: 'granted'; readonly tokens: Tokens } | { readonly kind: 'ended' | 'unreachable' }

/** Where tokens come from: the issuer by a window, or Excel itself. Its functions never reject. */
export interface TokenSource {
  /** `again`: the person has signed out, and the issuer may not take her for who she was without asking. */
  signIn(how: { readonly again: boolean; readonly signal: AbortSignal }): Promise<Granted>
  /** Without asking anybody. */
  renew(tokens: Tokens): Promise<Renewed>
  /** Whether the issuer's own session has ended too; tokens that it can take back it has taken back. */
  end(tokens: Tokens, signal: AbortSignal): Promise<boolean>
}
