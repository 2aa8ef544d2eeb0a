/** `npm run sideload`: the add-in in this machine's Excel, served from here. The network is needed for npx alone. */
import { findExcel } from './find-excel.ts'
import { logError } from './log-error.ts'
import { runCommand } from './run-command.ts'
import { serveForExcel } from './serve-for-excel.ts'
import { planSideload, type SideloadPlan, usage } from './sideload-plan.ts'

const network =
  'The tool that puts add-ins into Excel did not do its work; see above. ' +
  'Its first use fetches it from the npm registry, so that must be within reach.'

async function trustedCertificate(): Promise<{ key: string; cert: string }> {
  console.log('Asking for a developer certificate for https://localhost; please agree where the system asks.')
  const { getHttpsServerOptions } = await import('office-addin-dev-certs')
  try {
    const { key, cert } = await getHttpsServerOptions()
    return { key: key.toString(), cert: cert.toString() }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `The developer certificate was not accepted, and Excel loads nothing without one. ${reason}\n` +
        'Run this again and agree; where your organisation forbids it, ask its administrator, or use: npm run try',
      { cause },
    )
  }
}

async function sideload({ system, port, manifestFile, start, stop }: SideloadPlan & { kind: 'excel' }): Promise<void> {
  if (!findExcel(system))
    throw new Error('Excel is not installed here. Install it, or try the browser host: npm run try')
  const tls = await trustedCertificate()
  const report = (error: Error, requestId: string): void => {
    logError(`request ${requestId}: ${error.message}`)
  }
  const server = await serveForExcel({ port, manifestFile, tls, report, env: process.env })
  if (!server.pane) {
    await server.close()
    throw new Error('The pane is not built. Start this with: npm run sideload')
  }
  console.log(`Serving ${server.url} for ${manifestFile}. Opening Excel …`)
  try {
    await runCommand(start, network)
  } catch (error) {
    await server.close()
    throw error
  }
  console.log('In Excel: tab Home, group Bulletin (简报), button Open (打开). Stop with Ctrl+C.')
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await runCommand(stop, 'Excel may still list the add-in; take it out with: npm run sideload -- stop').finally(() =>
    server.close(),
  )
}

try {
  const plan = planSideload({
    platform: process.platform,
    args: process.argv.slice(2),
    node: process.execPath,
    npm: process.env['npm_execpath'],
    dataDir: process.env['DATA_DIR'] ?? '.data',
  })
  switch (plan.kind) {
    case 'help':
      console.log(usage)
      break
    case 'browser':
      console.log(plan.why)
      await runCommand(plan.start, 'The browser host ended with a fault; see above.')
      break
    case 'stop':
      await runCommand(plan.stop, network)
      break
    case 'excel':
      await sideload(plan)
      break
  }
} catch (error) {
  logError(error)
  process.exitCode = 1
}
