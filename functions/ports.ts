/** What the services need from the world. Adapters implement these; tests share one contract suite per port. */
import type { Grant } from './core/grant.ts'

/** Keys come from `core/keys.ts`; an adapter only checks that they are safe. */
export interface ObjectStore {
  /**
   * Writes an object once. `'created'`: this very content now stands under the key, durably, whoever wrote it
   * (so a retry of one's own lost answer is a success, and every JSON object carries its writer's id to tell two
   * writers apart). `'exists'`: other content was there first and stays.
   */
  create(key: string, body: Uint8Array): Promise<'created' | 'exists'>
  /** The content, or undefined where nothing was written. What was read once may be cached for ever. */
  read(key: string): Promise<Uint8Array | undefined>
  /** Keys that start with `prefix`, in ascending order of their UTF-8 bytes, from just after `after` where given. */
  list(prefix: string, options?: { readonly after?: string }): AsyncIterable<string>
  /**
   * An address at which anybody may read the object for so many seconds, with these headers; absent where the store
   * is out of recipients' reach.
   */
  signedUrl?(key: string, answer: SignedAnswer): Promise<string>
}

export interface SignedAnswer {
  readonly seconds: number
  readonly contentType: string
  readonly contentDisposition: string
}

/** Now, in milliseconds since 1970 UTC. */
export interface Clock {
  now(): number
}

/** Unpredictable bytes: writer ids and link tokens. */
export interface Random {
  bytes(count: number): Uint8Array
}

/** Who asks, as a verified token says. What she may do is the table of rights' and the people's matter. */
export interface Caller {
  /** What the issuer calls her. */
  readonly id: string
  /** For people to read; her id where the issuer tells no name. */
  readonly name: string
  /** Roles by bulletin that the token itself claims; none unless a deployment maps a claim. */
  readonly claimed: ReadonlyMap<string, Grant>
}

/** Tells who sends a request; undefined: nobody, it bears no token. @throws Refusal token_refused */
export interface Identity {
  identify(request: {
    readonly header: (name: string) => string | undefined
    /** The address at the other end of the connection; undefined where it is not known. */
    readonly remoteAddress: string | undefined
  }): Promise<Caller | undefined>
}
