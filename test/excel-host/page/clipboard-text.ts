/** Cells as text on the clipboard, as Excel writes and reads them: tabs between cells, a line for each row. */

const needsQuotes = /["\t\n\r]/

export const writeTable = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'))
    .join('\r\n')

/** A cell that begins with a quotation mark ends with the next single one; `""` is one of its own. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const takeQuoted = (): string | undefined => {
    const match = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
    match.lastIndex = at
    const found = match.exec(source)
    if (!found) return undefined
    at = match.lastIndex
    return (found[1] ?? '').replaceAll('""', '"')
  }
  const takePlain = (): string => {
    const end = source.slice(at).search(/[\t\n]/)
    const cell = end < 0 ? source.slice(at) : source.slice(at, at + end)
    at += cell.length
    return cell
  }
  for (;;) {
    rows.at(-1)?.push(takeQuoted() ?? takePlain())
    if (at >= source.length) return rows
    if (source.charAt(at++) === '\n') rows.push([])
  }
}
