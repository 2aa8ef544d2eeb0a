/** Microsoft's schemas, where they and xmllint are at hand. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** They are no part of the project: their place is beside the repository. */
const schemaFolder = join(import.meta.dirname, '..', '..', '..', 'shared', 'office', 'manifest-xsd')

export type SchemaCheck =
  { readonly kind: 'skipped'; readonly why: string } | { readonly kind: 'checked'; readonly faults: readonly string[] }

/** @throws Error where the schemas themselves are broken */
export function checkSchema(file: string, fileName: string, folder = schemaFolder): SchemaCheck {
  const schema = join(folder, 'OfficeAppManifestV1_1.xsd')
  if (!existsSync(schema)) return { kind: 'skipped', why: `${relative('', schema)} is not there` }
  const path = resolve(file)
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, path], { encoding: 'utf8' })
  if (run.error) return { kind: 'skipped', why: 'xmllint is not installed' }
  if (run.status === 0) return { kind: 'checked', faults: [] }
  const faults = run.stderr
    .split('\n')
    .filter((line) => line.startsWith(`${path}:`))
    .map((line) => `${fileName}${line.slice(path.length)}`.replace(/\{[^}]*\}/g, ''))
  if (faults.length === 0) throw new Error(`xmllint ended with ${String(run.status)}: ${run.stderr}`)
  return { kind: 'checked', faults }
}
