/** `npm run accounts -- list | add <person> [--name N] | reset <person> | remove <person>`: who may sign in. */
import { systemClock } from '../adapters/system-clock.ts'
import { runAccountCommand } from './issuer/account-commands.ts'
import { createAccountFile, identityFolder } from './issuer/account-file.ts'

try {
  const dataDir = process.env['DATA_DIR'] ?? ''
  const accounts = createAccountFile(identityFolder(dataDir === '' ? '.data/' : dataDir), systemClock)
  console.log(await runAccountCommand(process.argv.slice(2), accounts))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
