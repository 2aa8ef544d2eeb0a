/** A workbook → what a department reported and every finding, by input.md. The same on the server and in Excel. */
import { cellText, nameKey, readTick, unreadable } from './cell-text.ts'
import { chooseSheet, type ReadContext } from './choose-sheet.ts'
import {
  type Department,
  findDepartment,
  type ItemsSection,
  type ReportedFigure,
  reportedFigures,
  writableSections,
} from './definition.ts'
import { type Finding, finding, type Place, quoted } from './finding.ts'
import { type Cell, cellAt, cellName, type Grid, isBlank, type Workbook } from './grid.ts'
import { type ItemsPosition, locateSheet, type Position, type SheetPositions } from './locate-sheet.ts'
import { readDate } from './period.ts'
import { formatQuantity, readQuantity } from './quantity.ts'
import type { Item, Reported, SheetContent } from './submission.ts'
import { cleanText } from './text-cleaning.ts'

export interface SubmissionReading {
  /** Undefined where the sheet itself could not be found. */
  readonly content: SheetContent | undefined
  readonly findings: readonly Finding[]
  /** What stands in the remark column, by row as people count it: the reason for a warning in that row. */
  readonly remarks: Readonly<Record<number, string>>
}

/** Reads a sheet of a known department and issue. Never throws on any workbook. */
export function readSubmission(workbook: Workbook, context: ReadContext): SubmissionReading {
  const department = findDepartment(context.definition.definition, context.department)
  const chosen = chooseSheet(workbook, context)
  if (!chosen.grid || !department) return { content: undefined, findings: chosen.findings, remarks: {} }
  const reading = new SheetReading(chosen.grid, workbook.date1904, context, department)
  const content = reading.content()
  return { content, findings: [...chosen.findings, ...reading.findings], remarks: reading.remarks }
}

/** One pass over one sheet; collects findings as it goes. */
class SheetReading {
  readonly findings: Finding[] = []
  readonly remarks: Record<number, string> = {}
  readonly #grid: Grid
  readonly #date1904: boolean
  readonly #context: ReadContext
  readonly #department: Department
  readonly #usedRows = new Set<number>()

  constructor(grid: Grid, date1904: boolean, context: ReadContext, department: Department) {
    this.#grid = grid
    this.#date1904 = date1904
    this.#context = context
    this.#department = department
  }

  content(): SheetContent {
    const definition = this.#context.definition.definition
    const positions = locateSheet(this.#grid, definition, this.#department)
    this.findings.push(...positions.findings)
    const nilReturn = this.#tick(positions.nilReturn)
    const values: Record<string, Reported> = {}
    for (const figure of reportedFigures(definition, this.#department)) {
      const position = positions.figures.get(figure.id)
      if (!position) continue
      this.#remark(position.row, position.remarkColumn)
      values[figure.id] = this.#figure(figure, position.row, position.weekColumn)
    }
    const items = positions.items ? this.#items(positions.items) : []
    const name = positions.reporter ? this.#text(positions.reporter.row, positions.reporter.column) : ''
    const phone = positions.phone ? this.#text(positions.phone.row, positions.phone.column) : ''
    if (name === '') this.findings.push(finding('reporter_missing', this.#at(positions.reporter), {}))
    this.#completeness(nilReturn, values, positions)
    this.#hiddenRows()
    return { sheet: this.#grid.name, nilReturn, reporter: { name, ...(phone === '' ? {} : { phone }) }, values, items }
  }

  #at(position?: Position): Place {
    const cell = position ? { cell: cellName(position.row, position.column) } : {}
    return { sheet: this.#grid.name, department: this.#department.id, ...cell }
  }

  /** Clean text of a cell; what cannot be read or kept becomes a finding at the cell. */
  #text(row: number, column: number): string {
    const cell = cellAt(this.#grid, row, column)
    const at = this.#at({ row, column })
    if (isBlank(cell)) return ''
    this.#usedRows.add(row)
    const { text, findings } = cellText(cell, at)
    this.findings.push(...findings)
    return text
  }

  #remark(row: number, column: number | undefined): void {
    if (column === undefined) return
    const text = this.#text(row, column)
    if (text !== '') this.remarks[row + 1] = text
  }

  #tick(position: Position | undefined): boolean {
    if (!position) return false
    const cell = cellAt(this.#grid, position.row, position.column)
    if (typeof cell === 'boolean') return cell
    const text = this.#text(position.row, position.column)
    const ticked = readTick(text)
    if (ticked === undefined) this.findings.push(finding('stray_text', this.#at(position), { text: quoted(text) }))
    return ticked ?? false
  }

  #figure(figure: ReportedFigure, row: number, column: number): Reported {
    const cell = cellAt(this.#grid, row, column)
    const at = this.#at({ row, column })
    const name = cellName(row, column)
    this.#usedRows.add(row)
    if (typeof cell === 'object' && cell !== null) {
      this.findings.push(unreadable(cell, at))
      return { kind: 'blank', cell: name }
    }
    if (isBlank(cell)) return { kind: 'blank', cell: name }
    const written = typeof cell === 'number' ? String(cell) : cleanText(String(cell)).text
    if (written === '') return { kind: 'blank', cell: name }
    const text = quoted(written)
    const reading =
      typeof cell === 'boolean'
        ? ({ kind: 'not_a_number' } as const)
        : readQuantity(typeof cell === 'number' ? cell : written, figure)
    if (reading.kind !== 'value') {
      const { unit, decimals } = figure
      this.findings.push(finding(reading.kind, at, { figure: figure.name, text, unit, decimals }))
      return { kind: 'blank', cell: name }
    }
    const value = formatQuantity(reading.value, figure.decimals)
    if (figure.kind === 'stock' && reading.value < 0n)
      this.findings.push(finding('negative', at, { figure: figure.name, value }))
    if (typeof cell === 'number' || written === value) return { kind: 'value', value, cell: name }
    this.findings.push(finding('number_read_as', at, { figure: figure.name, text, value, unit: figure.unit }))
    return { kind: 'value', value, cell: name, written: text }
  }

  #items({ headerRow, rows, columns }: ItemsPosition): Item[] {
    const { number: numberColumn } = columns
    // Without the column of numbers, rows count from the header, as they did on the template.
    const numbers = rows.map((row) =>
      numberColumn === undefined ? row - headerRow : lineNumber(cellAt(this.#grid, row, numberColumn)),
    )
    const taken = new Set<number>()
    const written = new Set(numbers)
    let next = this.#context.definition.definition.items.rows
    const items: Item[] = []
    for (const [i, row] of rows.entries()) {
      const number = numbers[i]
      // An inserted or copied row bears no number of its own: it gets one past the template's, so that no two items
      // of a sheet share a name and the numbered ones keep theirs.
      const own = number !== undefined && !taken.has(number)
      while (!own && (taken.has(next + 1) || written.has(next + 1))) next++
      const line = own ? number : ++next
      taken.add(line)
      this.#remark(row, columns.remark)
      const item = this.#item(row, columns, line)
      if (item) items.push(item)
    }
    return items
  }

  #item(row: number, columns: ItemsPosition['columns'], line: number): Item | undefined {
    const before = this.findings.length
    const section = this.#section(row, columns.section)
    const headline = columns.headline === undefined ? '' : this.#text(row, columns.headline)
    const text = this.#text(row, columns.text)
    const at = this.#at({ row, column: columns.text })
    const unread = this.findings.slice(before).some((f) => f.at.cell === at.cell && f.severity === 'error')
    if (text === '' && !unread) this.findings.push(finding('item_text_missing', at, {}))
    const date = columns.date === undefined ? undefined : this.#date(row, columns.date)
    if (!section || text === '') return undefined
    const extras = { ...(headline === '' ? {} : { headline }), ...(date === undefined ? {} : { date }) }
    return { line, section: section.id, text, cell: cellName(row, columns.text), ...extras }
  }

  #section(row: number, column: number): ItemsSection | undefined {
    const written = this.#text(row, column)
    const at = this.#at({ row, column })
    const all = writableSections(this.#context.definition.definition)
    const own = all.filter((s) => this.#department.sections.includes(s.id))
    const sections = own.map((s) => s.heading)
    if (written === '') {
      if (own.length === 1) return own[0]
      this.findings.push(finding('section_missing', at, {}))
      return undefined
    }
    const wanted = nameKey(written)
    const section = all.find((s) => nameKey(s.heading) === wanted)
    if (!section) this.findings.push(finding('section_unknown', at, { text: quoted(written), sections }))
    else if (!own.includes(section)) {
      this.findings.push(finding('section_not_yours', at, { section: section.heading, sections }))
      return undefined
    }
    return section
  }

  #date(row: number, column: number): string | undefined {
    const cell = cellAt(this.#grid, row, column)
    if (isBlank(cell) || (typeof cell === 'string' && cleanText(cell).text === '')) return undefined
    const at = this.#at({ row, column })
    if (typeof cell === 'object' && cell !== null) {
      this.findings.push(unreadable(cell, at))
      return undefined
    }
    const date = readDate(
      typeof cell === 'string' ? cleanText(cell).text : cell,
      this.#context.issue.period,
      this.#date1904,
    )
    if (date === undefined) this.findings.push(finding('date_unreadable', at, { text: quoted(String(cell)) }))
    return date
  }

  /** Blank, zero and nothing to report are different facts: a nil return is ticked, never guessed. */
  #completeness(nilReturn: boolean, values: Record<string, Reported>, positions: SheetPositions): void {
    const { items, nilReturn: tick } = positions
    const faulty = new Set(this.findings.filter((f) => f.severity === 'error').map((f) => f.at.cell))
    const blank = Object.entries(values).filter(([, r]) => r.kind === 'blank' && !faulty.has(r.cell))
    // What is there and cannot be read was still written.
    const filled = Object.values(values).filter((r) => r.kind === 'value' || faulty.has(r.cell))
    const cells = [
      ...filled.map((r) => r.cell),
      ...(items?.rows ?? []).map((row) => cellName(row, items?.columns.text ?? 0)),
    ]
    if (nilReturn) {
      if (cells.length > 0) this.findings.push(finding('nil_return_with_values', this.#at(tick), { cells }))
    } else if (cells.length === 0) {
      this.findings.push(finding('nothing_reported', this.#at(tick), {}))
    } else {
      const names = new Map(this.#context.definition.definition.figures.map((f) => [f.id, f.name]))
      for (const [id, { cell }] of blank)
        this.findings.push(finding('figure_blank', { ...this.#at(), cell }, { figure: names.get(id) ?? id }))
    }
  }

  #hiddenRows(): void {
    const rows = (this.#grid.hiddenRows ?? []).filter((row) => this.#usedRows.has(row)).map((row) => row + 1)
    if (rows.length > 0) this.findings.push(finding('hidden_rows_read', this.#at(), { rows }))
  }
}

/** A template's own number of a row; undefined where the row bears none. */
function lineNumber(cell: Cell): number | undefined {
  const number = typeof cell === 'number' ? cell : typeof cell === 'string' ? Number(cell) : 0
  return Number.isInteger(number) && number > 0 && number < 10_000 ? number : undefined
}
