/** `npm start`: serves until it is told to stop. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { openObjectStore } from '../adapters/open-object-store.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { identityFolder } from './issuer/account-file.ts'
import { firstPasswordsPath } from './issuer/first-passwords.ts'
import type { SignInEvent } from './issuer/sign-in-routes.ts'
import { prepareIdentity } from './prepare-identity.ts'
import { startServer } from './server.ts'
import { readStartSettings, type StartSettings } from './start-settings.ts'

function report(error: Error, requestId: string): void {
  const cause = error.cause instanceof Error ? error.cause.message : undefined
  console.error(
    JSON.stringify({
      level: 'error',
      requestId,
      message: error.message,
      stack: error.stack,
      cause,
    }),
  )
}

/** For the operator's log: who signed in, and who could not. */
function tell(event: SignInEvent): void {
  console.error(JSON.stringify({ level: 'info', at: new Date(systemClock.now()).toISOString(), ...event }))
}

/** @throws Error that names the setting, where a file cannot be read */
async function readTls({ tls }: StartSettings): Promise<{ tls?: { key: string; cert: string } }> {
  if (!tls) return {}
  const read = async (name: string, path: string): Promise<string> => {
    try {
      return await readFile(path, 'utf8')
    } catch (cause) {
      throw new Error(`${name} names ${path}, which cannot be read`, { cause })
    }
  }
  return { tls: { key: await read('TLS_KEY', tls.key), cert: await read('TLS_CERT', tls.cert) } }
}

function describeStore({ store }: StartSettings): string {
  return store.kind === 'folder' ? store.folder : store.kind === 's3' ? `s3 bucket ${store.bucket}` : 'memory'
}

try {
  const settings = readStartSettings(process.env)
  const { port, host, publicUrl, trustProxy, officeJs } = settings
  const tls = await readTls(settings)
  const store = await openObjectStore(settings.store)
  const identity = await prepareIdentity(settings)
  const server = await startServer({
    store,
    clock: systemClock,
    port,
    report,
    tell,
    identity,
    trustProxy,
    ...tls,
    ...(host !== undefined && { host }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(officeJs !== undefined && { officeJs }),
  })
  console.log(`Bulletins: ${server.bulletins.join(', ')}`)
  console.log(`Data:      ${describeStore(settings)}`)
  console.log(`Sign-in:   ${identity.kind === 'issuer' ? identity.issuer : `${server.url}/identity`}`)
  const passwords = firstPasswordsPath(identityFolder(settings.dataDir))
  if (identity.kind === 'embedded' && existsSync(passwords))
    console.log(`Passwords: ${passwords} (hand the first passwords out, then delete the file)`)
  console.log(`Web page:  ${server.url}/`)
  console.log(`Task pane: ${server.pane ? `${server.url}/pane/taskpane.html` : 'not built: npm run build'}`)
  console.log(`API:       ${server.url}/api/openapi.json`)
  console.log('Stop with Ctrl+C.')
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    console.log('Stopping: answering what is under way …')
    server.close().then(
      () => {
        console.log('Stopped.')
      },
      (error: unknown) => {
        console.error(error)
        process.exitCode = 1
      },
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  // A wrong setting or a busy port is the operator's to mend: its message, not a stack.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
