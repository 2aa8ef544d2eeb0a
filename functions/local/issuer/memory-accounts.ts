import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Account, AccountStore } from './account.ts'

export interface GivenAccount {
  readonly id: string
  readonly name: string
  readonly password: string
  /** Asks for a password of her own first; not unless told. */
  readonly mustChange?: boolean
}

/**
 * Accounts that live as long as the program, for the demo, the try page and tests, with passwords that the program
 * itself gave out: there is nothing at rest that a slow hash would protect.
 */
export function createMemoryAccounts(given: readonly GivenAccount[]): AccountStore {
  const salt = randomBytes(16)
  const digest = (password: string) => createHash('sha256').update(salt).update(password).digest()
  const nobody = digest(randomBytes(16).toString('hex'))
  const accounts = new Map<string, { account: Account; digest: Buffer }>(
    given.map(({ id, name, password, mustChange = false }) => [
      id,
      { account: { id, name, mustChange, changedAt: 0 }, digest: digest(password) },
    ]),
  )
  return {
    find: (id) => Promise.resolve(accounts.get(id)?.account),
    verify(id, password) {
      const found = accounts.get(id)
      const same = timingSafeEqual(digest(password), found?.digest ?? nobody)
      return Promise.resolve(same ? found?.account : undefined)
    },
    changePassword(id, password) {
      const found = accounts.get(id)
      if (!found) return Promise.resolve(undefined)
      const account = { ...found.account, mustChange: false, changedAt: Date.now() }
      accounts.set(id, { account, digest: digest(password) })
      return Promise.resolve(account)
    },
  }
}
