/** Reads `templates/`: every bulletin's definition and the print styles, all faults of all files at once. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDefinition } from '../core/definition-parse.ts'
import type { Definition } from '../core/definition.ts'
import { type Finding, finding } from '../core/finding.ts'
import { wordFinding } from '../core/finding-wording.ts'
import { parsePrintStyle, type PrintStyle } from '../core/print-style.ts'

export interface Templates {
  readonly definitions: readonly Definition[]
  readonly printStyles: ReadonlyMap<string, PrintStyle>
}

/** The project's own templates, beside `functions/`. */
export const templatesFolder = join(import.meta.dirname, '..', '..', 'templates')

/** @throws Error that lists every fault, a line each, with its file and JSON path */
export async function loadTemplates(folder: string): Promise<Templates> {
  const faults: string[] = []
  const read = async <T>(
    file: string,
    parse: (json: unknown) => { ok: true; value: T } | { ok: false; findings: Finding[] },
  ) => {
    let json: unknown
    try {
      json = JSON.parse(await readFile(join(folder, file), 'utf8'))
    } catch (error) {
      faults.push(`${file}: ${String(error)}`)
      return []
    }
    const parsed = parse(json)
    if (parsed.ok) return [parsed.value]
    faults.push(...parsed.findings.map((f) => `${file}: ${wordFinding(f, 'en')}`))
    return []
  }
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const bulletins = entries.map((entry) => entry.name).filter((name) => name !== 'print-styles')
  const definitions = (
    await Promise.all(bulletins.map((name) => read(join(name, 'definition.json'), parseDefinition)))
  ).flat()
  const styleFiles = (await readdir(join(folder, 'print-styles'))).filter((name) => name.endsWith('.json'))
  const styles = await Promise.all(
    styleFiles.map(async (name) => {
      const [style] = await read(join('print-styles', name), parsePrintStyle)
      return style ? [[name.replace(/\.json$/, ''), style] as const] : []
    }),
  )
  const printStyles = new Map(styles.flat())
  for (const { id, printStyle } of definitions) {
    if (printStyles.has(printStyle)) continue
    const fault = finding(
      'dangling_reference',
      { path: '$.printStyle' },
      { id: printStyle, wanted: 'a file in print-styles' },
    )
    faults.push(`${id}/definition.json: ${wordFinding(fault, 'en')}`)
  }
  if (faults.length > 0) throw new Error(`Faults in ${folder}:\n${faults.join('\n')}`)
  return { definitions, printStyles }
}
