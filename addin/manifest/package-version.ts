import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of package.json: `0.1.0`. */
export function packageVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}
