/** The identity that a server starts with: another's issuer as set, or our own with keys and accounts in the data folder. */
import { systemClock } from '../adapters/system-clock.ts'
import { createAccountFile, identityFolder } from './issuer/account-file.ts'
import { writeFirstPasswords } from './issuer/first-passwords.ts'
import { openIssuerKeys } from './issuer/issuer-keys.ts'
import { loadTemplates, templatesFolder } from './load-templates.ts'
import type { IdentitySettings } from './open-identity.ts'
import { sampleAccounts } from './sample-people.ts'
import type { StartSettings } from './start-settings.ts'

/** With our own issuer, accounts are made for the sample's people who have none yet. */
export async function prepareIdentity({
  identity,
  dataDir,
}: Pick<StartSettings, 'identity' | 'dataDir'>): Promise<IdentitySettings> {
  if (identity.kind === 'issuer') return identity
  const folder = identityFolder(dataDir)
  const keys = await openIssuerKeys(folder)
  const accounts = createAccountFile(folder, systemClock)
  const { definitions } = await loadTemplates(templatesFolder)
  const made = await accounts.addMissing(sampleAccounts(definitions))
  if (made.length > 0) await writeFirstPasswords(folder, made)
  return { kind: 'embedded', accounts, keys, folder }
}
