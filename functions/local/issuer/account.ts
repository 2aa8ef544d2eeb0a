/** The embedded issuer's accounts: who may sign in at all. What they may do is the people object's matter. */

export interface Account {
  /** What tokens call her: `ecology`. */
  readonly id: string
  readonly name: string
  /** The password was given to her, and opens nothing but the page on which she chooses her own. */
  readonly mustChange: boolean
  /** When her password last changed, in milliseconds since 1970: what was signed in before counts no more. */
  readonly changedAt: number
}

/** Adapters: a file (`account-file.ts`), memory (`memory-accounts.ts`). */
export interface AccountStore {
  find(id: string): Promise<Account | undefined>
  /** Takes as long for an account that is not there as for one that is. */
  verify(id: string, password: string): Promise<Account | undefined>
  /** Sets a password that its owner chose; undefined where the account has gone meanwhile. */
  changePassword(id: string, password: string): Promise<Account | undefined>
}
