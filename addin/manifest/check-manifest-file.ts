/** `npm run check:manifest [FILE]`: one line a fault, and an exit code for CI. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { checkManifest } from './check-manifest.ts'
import { checkSchema } from './check-schema.ts'
import { publicFolder, readPaneFiles } from './pane-files.ts'

const file = process.argv[2] ?? 'manifest.xml'

try {
  const own = checkManifest(readFileSync(file, 'utf8'), readPaneFiles(publicFolder), basename(file))
  const schema = checkSchema(file, basename(file))
  const faults = [...own, ...(schema.kind === 'checked' ? schema.faults : [])]
  for (const line of faults) console.error(line)
  const schemas = schema.kind === 'checked' ? 'its schemas' : `not its schemas: ${schema.why}`
  if (faults.length > 0) process.exitCode = 1
  else console.log(`${file}: no fault (checked: the project's rules, ${schemas})`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
