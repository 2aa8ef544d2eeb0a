/**
 * The .xlsx annex: totals whose formulas re-add them from the departments' rows, one row a department, the items.
 * Every formula also holds the value that the core computed, for programs that do not calculate.
 */
import type { Annex, AnnexTotal } from '../core/annex.ts'
import type { Figure } from '../core/definition.ts'
import { cellName } from '../core/grid.ts'
import { annexWording, type AnnexWording } from './xlsx-annex-wording.ts'
import {
  blankCell,
  displayWidth,
  formulaCell,
  numberCell,
  quotedName,
  rowHeight,
  styles,
  textCell,
  writeWorkbook,
  type SheetPart,
} from './xlsx-parts.ts'

/** Title, subtitle and the column headings. */
const headerRows = 3
const firstRow = headerRows + 1

/** An annex → the bytes of an .xlsx with three sheets; the same annex gives the same bytes. */
export function renderAnnex(annex: Annex): Uint8Array {
  const words = annexWording(annex.language)
  const reported = annex.figures.filter((f) => f.kind === 'flow' || f.kind === 'stock')
  return writeWorkbook(
    [totalsSheet(annex, reported, words), departmentsSheet(annex, reported, words), itemsSheet(annex, words)],
    { title: annex.title, fonts: words.fonts },
  )
}

const column = (index: number): string => cellName(0, index).slice(0, -1)
/** Where the figures' columns begin among the departments' rows. */
const firstFigureColumn = 3

function sheetPart(
  { title, subtitle }: Annex,
  words: AnnexWording,
  part: { name: string; headings: readonly string[]; widths: readonly number[]; rows: readonly string[] },
): SheetPart {
  const heading = (text: string, i: number) => textCell(`${column(i)}${headerRows}`, text, styles.header)
  const head =
    `<row r="1" ht="30" customHeight="1">${textCell('A1', title, styles.title)}</row>` +
    `<row r="2" ht="20" customHeight="1">${textCell('A2', subtitle, styles.subtitle)}</row>` +
    `<row r="3" ht="36" customHeight="1">${part.headings.map(heading).join('')}</row>`
  return {
    name: part.name,
    widths: part.widths,
    // One rope, made flat once: joining 10,000 rows here would copy them all.
    rows: part.rows.reduce((all, row) => all + row, head),
    headerRows,
    // A filter of headings alone is a fault to Excel.
    lastRow: headerRows + Math.max(part.rows.length, 1),
    lastColumn: column(part.headings.length - 1),
    pageFooter: words.pageFooter,
  }
}

function totalsSheet(annex: Annex, reported: readonly Figure[], words: AnnexWording): SheetPart {
  const rowOf = new Map(annex.figures.map((f, i) => [f.id, firstRow + i]))
  const columnOf = new Map(reported.map((f, i) => [f.id, column(firstFigureColumn + i)]))
  const lastDepartment = firstRow + Math.max(annex.departments.length, 1) - 1
  const departments = (figure: Figure) => {
    const letters = columnOf.get(figure.id) ?? ''
    return `${quotedName(words.departments)}!$${letters}$${firstRow}:$${letters}$${lastDepartment}`
  }
  const rows = annex.figures.map((figure, i) => {
    const row = firstRow + i
    const total: AnnexTotal = annex.totals[figure.id] ?? { week: null, yearToDate: null, before: null }
    const cells = { departments: departments(figure), rowOf, row, noValue: words.noValue }
    const style = styles.total(figure.decimals)
    return (
      `<row r="${row}">` +
      textCell(`A${row}`, figure.name, styles.strong) +
      textCell(`B${row}`, figure.unit, styles.centred) +
      (total.before === null ? blankCell(`C${row}`, style) : numberCell(`C${row}`, total.before, style)) +
      formulaCell(`D${row}`, weekFormula(figure, cells), total.week ?? words.noValue, style) +
      formulaCell(`E${row}`, yearFormula(figure, cells), total.yearToDate ?? words.noValue, style) +
      textCell(`F${row}`, method(figure, annex.figures, words)) +
      '</row>'
    )
  })
  return sheetPart(annex, words, {
    name: words.totals,
    headings: [words.figure, words.unit, words.before, words.week, words.yearToDate, words.method],
    widths: [30, 10, 18, 18, 18, 44],
    rows,
  })
}

interface TotalCells {
  /** The range of the figure's department values. */
  readonly departments: string
  readonly rowOf: ReadonlyMap<string, number>
  readonly row: number
  readonly noValue: string
}

/** Doubles add up with dust at their far end; whole numbers do not. */
const rounded = (sum: string, { decimals }: Figure): string => (decimals === 0 ? sum : `ROUND(${sum},${decimals})`)

function weekFormula(figure: Figure, cells: TotalCells): string {
  const sum = rounded(`SUM(${cells.departments})`, figure)
  switch (figure.kind) {
    case 'flow':
      return sum
    case 'stock':
      return `IF(COUNT(${cells.departments})=0,"${cells.noValue}",${sum})`
    case 'sum':
    case 'ratio':
      return derivedFormula(figure, 'D', cells)
  }
}

function yearFormula(figure: Figure, cells: TotalCells): string {
  switch (figure.kind) {
    case 'flow':
      return rounded(`C${cells.row}+D${cells.row}`, figure)
    case 'stock':
      return `D${cells.row}`
    case 'sum':
    case 'ratio':
      return derivedFormula(figure, 'E', cells)
  }
}

/** From the totals in the same column; no value where one of them has none. */
function derivedFormula(
  figure: Extract<Figure, { kind: 'sum' | 'ratio' }>,
  letter: 'D' | 'E',
  { rowOf, noValue }: TotalCells,
): string {
  const cell = (id: string) => `${letter}${rowOf.get(id) ?? 0}`
  if (figure.kind === 'sum') {
    const parts = figure.of.map(cell)
    return `IF(COUNT(${parts.join(',')})<${parts.length},"${noValue}",${rounded(parts.join('+'), figure)})`
  }
  const [numerator, denominator] = [cell(figure.numerator), cell(figure.denominator)]
  const scaled = figure.unit === '%' ? `100*${numerator}` : numerator
  return (
    `IF(COUNT(${numerator})*COUNT(${denominator})=0,"${noValue}",` +
    `IF(${denominator}=0,"${noValue}",ROUND(${scaled}/${denominator},${figure.decimals})))`
  )
}

function method(figure: Figure, figures: readonly Figure[], words: AnnexWording): string {
  const name = (id: string) => figures.find((f) => f.id === id)?.name ?? id
  switch (figure.kind) {
    case 'flow':
      return words.flow
    case 'stock':
      return words.stock
    case 'sum':
      return words.sum(figure.of.map(name))
    case 'ratio':
      return words.ratio(name(figure.numerator), name(figure.denominator))
  }
}

function departmentsSheet(annex: Annex, reported: readonly Figure[], words: AnnexWording): SheetPart {
  const columns = reported.map((figure, i) => ({
    id: figure.id,
    letters: column(firstFigureColumn + i),
    style: styles.number(figure.decimals),
  }))
  const rows = annex.departments.map((department, i) => {
    const row = firstRow + i
    let cells =
      textCell(`A${row}`, department.name) +
      textCell(`B${row}`, words.statuses[department.status], styles.centred) +
      (department.revision === null
        ? blankCell(`C${row}`, styles.centred)
        : numberCell(`C${row}`, String(department.revision), styles.centred))
    for (const { id, letters, style } of columns) {
      const value = department.values[id]
      const at = `${letters}${row}`
      cells += value === undefined ? blankCell(at, style) : numberCell(at, value, style)
    }
    return `<row r="${row}">${cells}</row>`
  })
  return sheetPart(annex, words, {
    name: words.departments,
    headings: [
      words.department,
      words.status,
      words.revision,
      ...reported.map(({ name, unit }) => words.withUnit(name, unit)),
    ],
    widths: [28, 11, 8, ...reported.map(({ name }) => Math.min(Math.max(13, displayWidth(name) + 3), 24))],
    rows,
  })
}

const textWidth = 80

function itemsSheet(annex: Annex, words: AnnexWording): SheetPart {
  const rows = annex.items.map((item, i) => {
    const row = firstRow + i
    const cells = [
      textCell(`A${row}`, item.section),
      textCell(`B${row}`, item.number, styles.centred),
      textCell(`C${row}`, item.department),
      textCell(`D${row}`, item.headline),
      textCell(`E${row}`, item.text),
      textCell(`F${row}`, item.date, styles.centred),
      textCell(`G${row}`, item.included ? words.yes : words.no, styles.centred),
    ]
    const height = Math.max(rowHeight(item.text, textWidth), rowHeight(item.headline, 24), rowHeight(item.section, 24))
    return `<row r="${row}" ht="${height}">${cells.join('')}</row>`
  })
  return sheetPart(annex, words, {
    name: words.items,
    headings: [words.section, words.number, words.department, words.headline, words.text, words.date, words.included],
    widths: [24, 7, 20, 24, textWidth, 13, 8],
    rows,
  })
}
