/** Text as it may stand in HTML and XML, in content and in double-quoted attributes. */
import { xmlSafe } from '../core/text-cleaning.ts'

const special = /[&<>"\r]/
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would read a bare carriage return as a line feed.
  '\r': '&#13;',
}

/** Any string → well-formed markup that says it; what XML cannot hold is left out. */
export function escapeMarkup(text: string): string {
  const safe = xmlSafe(text)
  return special.test(safe) ? safe.replace(/[&<>"\r]/g, (c) => references[c] ?? '') : safe
}
