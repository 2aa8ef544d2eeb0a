/** Who can sign in at the try page: the sample's people, all with one password that is no secret. */
import type { Definition } from '../../functions/core/definition.ts'
import { createMemoryAccounts } from '../../functions/local/issuer/memory-accounts.ts'
import type { Lives } from '../../functions/local/issuer/provider.ts'
import type { EmbeddedIdentity } from '../../functions/local/open-identity.ts'
import { sampleAccounts } from '../../functions/local/sample-people.ts'

export const tryPassword = 'try-this-bulletin'

/** Has an account and no role in any bulletin. */
export const stranger = { id: 'archives', name: '省档案馆' } as const

/** The embedded issuer with accounts in memory. `lives` are those of its tokens and sessions; the usual ones unless told. */
export function tryIdentity(definitions: readonly Definition[], lives?: Lives): EmbeddedIdentity {
  const people = [...sampleAccounts(definitions), stranger]
  const accounts = createMemoryAccounts(people.map((person) => ({ ...person, password: tryPassword })))
  return { kind: 'embedded', accounts, ...(lives && { lives }) }
}
