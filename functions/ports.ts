/** What the services need from the world. Adapters implement these; tests share one contract suite per port. */

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
}

/** Now, in milliseconds since 1970 UTC. */
export interface Clock {
  now(): number
}

/** Unpredictable bytes: writer ids and link tokens. */
export interface Random {
  bytes(count: number): Uint8Array
}

/** Who asks. An editor or admin works on every bulletin; a department's person on those that have the department. */
export type Person =
  | { readonly id: string; readonly role: 'editor' | 'admin' }
  | { readonly id: string; readonly role: 'department'; readonly department: string }

/** Tells who sends a request; undefined: nobody that it knows. */
export interface Identity {
  identify(request: {
    readonly header: (name: string) => string | undefined
    /** The address at the other end of the connection; undefined where it is not known. */
    readonly remoteAddress: string | undefined
  }): Promise<Person | undefined>
}
