/** `npm run --silent manifest -- https://bulletin.example.org [--id GUID] > manifest.xml`. */
import { parseArgs } from 'node:util'
import { makeManifest } from './make-manifest.ts'
import { packageVersion } from './package-version.ts'

const usage = 'npm run --silent manifest -- https://bulletin.example.org [--id GUID] > manifest.xml'

try {
  const { values, positionals } = parseArgs({ options: { id: { type: 'string' } }, allowPositionals: true })
  const [address, ...rest] = positionals
  if (address === undefined || rest.length > 0) throw new Error(`Give one address: ${usage}`)
  const id = values.id === undefined ? {} : { id: values.id }
  process.stdout.write(makeManifest({ address, version: packageVersion(), ...id }))
} catch (error) {
  // A wrong address is the operator's to mend: its message, not a stack.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
