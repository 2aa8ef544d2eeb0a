/** A table of text as an .xlsx: every cell holds text, so that no formula can arise, whatever the text looks like. */
import { cellName } from '../core/grid.ts'
import { displayWidth, rowHeight, styles, textCell, writeWorkbook } from './xlsx-parts.ts'

export interface TextTable {
  readonly title: string
  readonly subtitle: string
  /** The sheet's name. */
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** `&P` and `&N` are the page and the number of pages. */
  readonly pageFooter: string
  readonly fonts: { readonly body: string; readonly head: string }
}

/** Title, subtitle and the column headings. */
const headerRows = 3
const widest = 60

const column = (index: number): string => cellName(0, index).slice(0, -1)

/** The same table gives the same bytes. */
export function renderTable(table: TextTable): Uint8Array {
  const { title, subtitle, headings, rows } = table
  const widths = headings.map((heading, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, displayWidth(row[i] ?? '')), displayWidth(heading))
    return Math.min(Math.max(longest + 3, 8), widest)
  })
  const cells = (row: readonly string[], n: number): string =>
    row.map((text, i) => textCell(`${column(i)}${n}`, text)).join('')
  const height = (row: readonly string[]): number => Math.max(...row.map((text, i) => rowHeight(text, widths[i] ?? 8)))
  const head =
    `<row r="1" ht="30" customHeight="1">${textCell('A1', title, styles.title)}</row>` +
    `<row r="2" ht="20" customHeight="1">${textCell('A2', subtitle, styles.subtitle)}</row>` +
    `<row r="3" ht="24" customHeight="1">${headings
      .map((heading, i) => textCell(`${column(i)}${headerRows}`, heading, styles.header))
      .join('')}</row>`
  const body = rows.reduce((all, row, i) => {
    const n = headerRows + 1 + i
    return `${all}<row r="${n}" ht="${height(row)}" customHeight="1">${cells(row, n)}</row>`
  }, head)
  const sheet = {
    ...{ name: table.name, widths, rows: body, headerRows, pageFooter: table.pageFooter },
    // A filter of headings alone is a fault to Excel.
    lastRow: headerRows + Math.max(rows.length, 1),
    lastColumn: column(headings.length - 1),
  }
  return writeWorkbook([sheet], { title, fonts: table.fonts })
}
