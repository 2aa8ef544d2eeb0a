/** The local server as Excel wants it: over https, with the manifest for its address. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openObjectStore, readStoreSettings } from '../../functions/adapters/open-object-store.ts'
import { systemClock } from '../../functions/adapters/system-clock.ts'
import { type RunningServer, startServer } from '../../functions/local/server.ts'
import { makeManifest } from './make-manifest.ts'
import { packageVersion } from './package-version.ts'

export interface ExcelServerSettings {
  readonly port: number
  /** Where the manifest is written. */
  readonly manifestFile: string
  /** PEM texts of a certificate for localhost that this machine trusts. */
  readonly tls: { readonly key: string; readonly cert: string }
  /** The store's settings, as of `npm start`. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly report: (error: Error, requestId: string) => void
}

/** @throws Error that says what to do where the port is taken or the pane is not built */
export async function serveForExcel(settings: ExcelServerSettings): Promise<RunningServer> {
  const { port, manifestFile, tls, report } = settings
  const store = await openObjectStore(readStoreSettings(settings.env))
  const server = await startServer({ store, clock: systemClock, port, tls, report }).catch((cause: unknown) => {
    throw cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE' ? portTaken(port, cause) : cause
  })
  await mkdir(dirname(manifestFile), { recursive: true })
  await writeFile(manifestFile, makeManifest({ address: server.url, version: packageVersion() }))
  return server
}

const portTaken = (port: number, cause: Error): Error =>
  new Error(
    `Port ${port} is taken. Stop what uses it (npm start?), or take another: npm run sideload -- --port ${port + 1}`,
    { cause },
  )
