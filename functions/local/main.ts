/** `npm start`: serves until it is told to stop. */
import { openObjectStore, readStoreSettings } from '../adapters/open-object-store.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { startServer } from './server.ts'

const defaultPort = 3000

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Error(`PORT is "${text}": give a number from 0 to 65535 (0 takes a free one)`)
  return port
}

/** Microsoft's own addresses of office.js differ by cloud; an intranet serves the project's copy. */
function readOfficeJsUrl(text: string | undefined): { officeJs?: string } {
  if (text === undefined || text === '') return {}
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new Error(`OFFICE_JS_URL is "${text}": give an https address of office.js, or leave it out`)
  return { officeJs: text }
}

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

try {
  const settings = readStoreSettings(process.env)
  const store = await openObjectStore(settings)
  const officeJs = readOfficeJsUrl(process.env['OFFICE_JS_URL'])
  const port = readPort(process.env['PORT'])
  const server = await startServer({ store, clock: systemClock, port, report, ...officeJs })
  console.log(`Bulletins: ${server.bulletins.join(', ')}`)
  console.log(
    `Data:      ${settings.kind === 'folder' ? settings.folder : settings.kind === 's3' ? `s3 bucket ${settings.bucket}` : 'memory'}`,
  )
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
