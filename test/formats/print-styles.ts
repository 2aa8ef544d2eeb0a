import { readFileSync } from 'node:fs'
import { parsePrintStyle, type PrintStyle } from '../../functions/core/print-style.ts'

/** A style of `templates/print-styles/`. Throws where it does not parse. */
export function printStyle(name: string): PrintStyle {
  const file = new URL(`../../templates/print-styles/${name}.json`, import.meta.url)
  const parsed = parsePrintStyle(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}
