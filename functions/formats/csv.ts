/** CSV that a spreadsheet may open: UTF-8 with its mark (Excel takes it for the system's code page without), RFC 4180. */
import { xmlSafe } from '../core/text-cleaning.ts'

/**
 * What a spreadsheet would take for a formula: these signs first (full-width ones too, which an East Asian Excel reads
 * as the others), also after spaces. A tab or a line break at the start is in OWASP's list. Such a cell gets an
 * apostrophe before it, which is part of the text from then on; our columns hold no negative numbers.
 */
const formulaLike = /^[\s\u{FEFF}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

function field(text: string): string {
  const plain = xmlSafe(text)
  const safe = formulaLike.test(plain) ? `'${plain}` : plain
  return /[",;\r\n\t]|^[\s']|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows of text → the bytes of a .csv, each line ended by CR LF. */
export const writeCsv = (rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(`\u{FEFF}${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`)
