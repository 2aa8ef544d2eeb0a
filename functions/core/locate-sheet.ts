/**
 * Finds a template's tables and answers in any grid by their labels: rows and columns may have been moved or inserted,
 * names deleted, formats pasted over (input.md). Rows and columns count from zero.
 */
import { type Definition, type Department, reportedFigures, writableSections } from './definition.ts'
import { type Finding, finding } from './finding.ts'
import { cellAt, cellName, type Grid, isBlank } from './grid.ts'
import { type SheetWording, sheetWording } from './sheet-wording.ts'

export interface Position {
  readonly row: number
  readonly column: number
}

export interface FigurePosition {
  readonly row: number
  readonly weekColumn: number
  readonly remarkColumn?: number
}

export interface ItemsPosition {
  readonly headerRow: number
  readonly columns: {
    readonly number?: number
    readonly section: number
    readonly headline?: number
    readonly text: number
    readonly date?: number
    readonly remark?: number
  }
  /** Rows below the header in which something stands that a person may have written. */
  readonly rows: readonly number[]
}

export interface SheetPositions {
  readonly figures: ReadonlyMap<string, FigurePosition>
  /** Undefined where the items table is gone. */
  readonly items?: ItemsPosition
  readonly nilReturn?: Position
  readonly reporter?: Position
  readonly phone?: Position
  /** Labels that are missing or stand there twice, and values beside no label. */
  readonly findings: readonly Finding[]
}

/** Labels compare without width, case of spaces and line breaks. */
const label = (cell: unknown): string => (typeof cell === 'string' ? cell.normalize('NFKC').replace(/\s+/g, '') : '')

/** Column of each label in a row; the first where one stands twice. */
function labelsOf(grid: Grid, row: number): Map<string, number> {
  const found = new Map<string, number>()
  grid.rows[row]?.forEach((cell, column) => {
    const text = label(cell)
    if (text !== '' && !found.has(text)) found.set(text, column)
  })
  return found
}

const findHeader = (grid: Grid, labels: readonly string[], from = 0): number => {
  for (let row = from; row < grid.rows.length; row++) {
    const found = labelsOf(grid, row)
    if (labels.every((text) => found.has(label(text)))) return row
  }
  return -1
}

/** Where everything that a department fills in stands in a grid that bears its marker. */
export function locateSheet(grid: Grid, definition: Definition, department: Department): SheetPositions {
  const words = sheetWording(definition.language)
  const findings: Finding[] = []
  const at = (cell?: string) => ({
    sheet: grid.name,
    department: department.id,
    ...(cell === undefined ? {} : { cell }),
  })
  const wanted = reportedFigures(definition, department)
  const figuresHeader = wanted.length === 0 ? -1 : findHeader(grid, [words.figure, words.thisIssue])
  const itemsHeader = department.sections.length === 0 ? -1 : findHeader(grid, [words.section, words.text])
  if (wanted.length > 0 && figuresHeader < 0) findings.push(finding('label_missing', at(), { label: words.thisIssue }))
  if (department.sections.length > 0 && itemsHeader < 0)
    findings.push(finding('label_missing', at(), { label: words.text }))

  const figures = new Map<string, FigurePosition>()
  if (figuresHeader >= 0) {
    const end = itemsHeader > figuresHeader ? itemsHeader : grid.rows.length
    const table = locateFigures(grid, words, figuresHeader, end)
    for (const figure of wanted) {
      const rows = table.rows.get(label(figure.name)) ?? []
      const [row] = rows
      if (row === undefined) findings.push(finding('label_missing', at(), { label: figure.name }))
      else figures.set(figure.id, { row, ...table.columns })
      if (rows.length > 1) {
        const cells = rows.map((r) => cellName(r, table.labelColumn))
        findings.push(finding('label_repeated', at(cells[1]), { label: figure.name, cells }))
      }
    }
    for (const { row, value } of table.unlabelled) {
      const cell = cellName(row, table.columns.weekColumn)
      findings.push(finding('stray_text', at(cell), { text: String(value) }))
    }
  }
  const items =
    itemsHeader < 0
      ? undefined
      : locateItems(grid, words, itemsHeader, figuresHeader > itemsHeader ? figuresHeader : grid.rows.length)
  const answers = locateAnswers(grid, words, definition)
  return { figures, ...(items ? { items } : {}), ...answers, findings }
}

function locateFigures(grid: Grid, words: SheetWording, header: number, end: number) {
  const labels = labelsOf(grid, header)
  const labelColumn = labels.get(label(words.figure)) ?? 0
  const weekColumn = labels.get(label(words.thisIssue)) ?? 0
  const remarkColumn = labels.get(label(words.remark))
  const rows = new Map<string, number[]>()
  const unlabelled: { row: number; value: number }[] = []
  for (let row = header + 1; row < end; row++) {
    const name = label(cellAt(grid, row, labelColumn))
    const value = cellAt(grid, row, weekColumn)
    const same = rows.get(name)
    if (name === '' && typeof value === 'number') unlabelled.push({ row, value })
    else if (same) same.push(row)
    else if (name !== '') rows.set(name, [row])
  }
  return {
    rows,
    unlabelled,
    labelColumn,
    columns: { weekColumn, ...(remarkColumn === undefined ? {} : { remarkColumn }) },
  }
}

function locateItems(grid: Grid, words: SheetWording, headerRow: number, end: number): ItemsPosition {
  const labels = labelsOf(grid, headerRow)
  const optional = (key: 'number' | 'headline' | 'date' | 'remark') => {
    const column = labels.get(label(words[key]))
    return column === undefined ? {} : { [key]: column }
  }
  const columns = {
    section: labels.get(label(words.section)) ?? 0,
    text: labels.get(label(words.text)) ?? 0,
    ...optional('number'),
    ...optional('headline'),
    ...optional('date'),
    ...optional('remark'),
  } as ItemsPosition['columns']
  const written = [columns.section, columns.headline, columns.text, columns.date]
  const rows: number[] = []
  for (let row = headerRow + 1; row < end; row++) {
    if (written.some((column) => column !== undefined && !isBlankText(cellAt(grid, row, column)))) rows.push(row)
  }
  return { headerRow, columns, rows }
}

const isBlankText = (cell: ReturnType<typeof cellAt>): boolean =>
  isBlank(cell) || (typeof cell === 'string' && cell.trim() === '')

/** The answer stands right of its label, at most one inserted column away, and is no label itself. */
function locateAnswers(grid: Grid, words: SheetWording, definition: Definition) {
  const own = [words.nilReturn, words.reporter, words.phone, words.guideHeading, words.sectionsHeading, ...words.guide]
  const known = new Set([...own, ...writableSections(definition).map((section) => section.heading)].map(label))
  const answers: { nilReturn?: Position; reporter?: Position; phone?: Position } = {}
  grid.rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      const text = label(cell)
      for (const key of ['nilReturn', 'reporter', 'phone'] as const) {
        if (answers[key] !== undefined || text !== label(words[key])) continue
        const next = cellAt(grid, row, column + 1)
        const beyond = cellAt(grid, row, column + 2)
        const skip = isBlankText(next) && !isBlankText(beyond) && !known.has(label(beyond))
        answers[key] = { row, column: column + (skip ? 2 : 1) }
      }
    })
  })
  return answers
}
