/** The local server as Excel wants it: over https, with the manifest for its address. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openObjectStore } from '../../functions/adapters/open-object-store.ts'
import { systemClock } from '../../functions/adapters/system-clock.ts'
import { prepareIdentity } from '../../functions/local/prepare-identity.ts'
import { type RunningServer, startServer } from '../../functions/local/server.ts'
import { type Environment, readStartSettings } from '../../functions/local/start-settings.ts'
import { makeManifest } from './make-manifest.ts'
import { packageVersion } from './package-version.ts'

export interface ExcelServerSettings {
  readonly port: number
  /** Where the manifest is written. */
  readonly manifestFile: string
  /** PEM texts of a certificate for localhost that this machine trusts. */
  readonly tls: { readonly key: string; readonly cert: string }
  /** The store's and the issuer's settings, as of `npm start`; the address is this server's own. */
  readonly env: Environment
  readonly report: (error: Error, requestId: string) => void
}

/** @throws Error that says what to do where the port is taken or the pane is not built */
export async function serveForExcel(settings: ExcelServerSettings): Promise<RunningServer> {
  const { port, manifestFile, tls, report } = settings
  const start = readStartSettings({ ...settings.env, ...ownAddress })
  const store = await openObjectStore(start.store)
  const identity = await prepareIdentity(start)
  const server = await startServer({ store, clock: systemClock, port, tls, report, identity }).catch(
    (cause: unknown) => {
      throw cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE' ? portTaken(port, cause) : cause
    },
  )
  await mkdir(dirname(manifestFile), { recursive: true })
  await writeFile(manifestFile, makeManifest({ address: server.url, version: packageVersion() }))
  return server
}

/** Settings of `npm start` that do not count here. */
const ownAddress = {
  HOST: undefined,
  PORT: undefined,
  PUBLIC_URL: undefined,
  TLS_KEY: undefined,
  TLS_CERT: undefined,
  TRUST_PROXY: undefined,
}

const portTaken = (port: number, cause: Error): Error =>
  new Error(
    `Port ${port} is taken. Stop what uses it (npm start?), or take another: npm run sideload -- --port ${port + 1}`,
    { cause },
  )
