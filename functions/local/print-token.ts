/** `npm run --silent token -- <person>`: one line, a bearer token for scripts on this machine. */
import { systemClock } from '../adapters/system-clock.ts'
import { identityFolder } from './issuer/account-file.ts'
import { makeCommandToken } from './issuer/command-token.ts'

try {
  const [person, ...more] = process.argv.slice(2)
  if (person === undefined || more.length > 0)
    throw new Error('Whose token? npm run --silent token -- <person>, such as editor')
  const dataDir = process.env['DATA_DIR'] ?? ''
  console.log(await makeCommandToken(identityFolder(dataDir === '' ? '.data/' : dataDir), person, systemClock))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
