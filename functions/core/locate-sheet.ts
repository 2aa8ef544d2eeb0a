/**
 * Finds a template's tables and answers in any grid by their labels: rows and columns may have been moved or inserted,
 * names deleted, formats pasted over (input.md). Rows and columns count from zero.
 */
import { type Definition, type Department, reportedFigures, writableSections } from './definition.ts'
import { type Finding, finding, quoted } from './finding.ts'
import { type Cell, cellAt, cellName, type Grid, isBlank } from './grid.ts'
import { type SheetWording, sheetWording } from './sheet-wording.ts'
import { foldForms } from './text-folding.ts'

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
  /** Labels that are missing or stand there twice, and values beside no label that is asked for. */
  readonly findings: readonly Finding[]
}

/** No label of a template is longer: figures' names end at 80 characters, the how-to's lines well below this. */
const maxLabel = 200

/** Labels compare without width, spaces and line breaks; a long text is none, and is not looked at. */
const label = (cell: unknown): string =>
  typeof cell === 'string' && cell.length <= maxLabel ? foldForms(cell).replace(/\s/g, '') : ''

/** A grid and what each of its cells says as a label, made once. */
interface LabelledGrid extends Grid {
  readonly labels: readonly (readonly string[])[]
}

/** By loops, not by `map`: a sparse row's holes must become labels too, and a merge does this for thousands of sheets. */
function labelRows({ rows }: Grid): string[][] {
  const labels: string[][] = []
  for (const cells of rows) {
    const row: string[] = []
    for (let column = 0; column < (cells?.length ?? 0); column++) row.push(label(cells?.[column]))
    labels.push(row)
  }
  return labels
}

/** Column of each label in a row; the first where one stands twice (see `repeatedHeaders`). */
function labelsOf({ labels }: LabelledGrid, row: number): Map<string, number> {
  const found = new Map<string, number>()
  labels[row]?.forEach((text, column) => {
    if (text !== '' && !found.has(text)) found.set(text, column)
  })
  return found
}

function findHeader({ labels }: LabelledGrid, texts: readonly string[]): number {
  const wanted = texts.map(label)
  return labels.findIndex((row) => wanted.every((text) => row.includes(text)))
}

/** Where everything that a department fills in stands in a grid that bears its marker. */
export function locateSheet(sheet: Grid, definition: Definition, department: Department): SheetPositions {
  const grid: LabelledGrid = { ...sheet, labels: labelRows(sheet) }
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

  const answers = locateAnswers(grid, words, definition)
  const answerRows = new Set(Object.values(answers).map(({ row }) => row))
  const repeated = (header: number, labels: readonly string[]) => {
    for (const text of labels) {
      const cells = columnsOf(grid, header, text).map((column) => cellName(header, column))
      if (cells.length > 1) findings.push(finding('label_repeated', at(cells[1]), { label: text, cells }))
    }
  }
  const figures = new Map<string, FigurePosition>()
  if (figuresHeader >= 0) {
    repeated(figuresHeader, [words.figure, words.thisIssue])
    const end = itemsHeader > figuresHeader ? itemsHeader : grid.rows.length
    const known = new Set(wanted.map((figure) => label(figure.name)))
    const table = locateFigures(grid, words, { header: figuresHeader, end, known, answerRows })
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
    for (const { row, text } of table.unlabelled) {
      const cell = cellName(row, table.columns.weekColumn)
      findings.push(finding('stray_text', at(cell), { text: quoted(text) }))
    }
  }
  if (itemsHeader >= 0) repeated(itemsHeader, [words.section, words.text])
  const items =
    itemsHeader < 0
      ? undefined
      : locateItems(grid, words, {
          headerRow: itemsHeader,
          end: figuresHeader > itemsHeader ? figuresHeader : grid.rows.length,
          answerRows,
        })
  return { figures, ...(items ? { items } : {}), ...answers, findings }
}

/** All columns in which a label stands in a row. */
const columnsOf = ({ labels }: LabelledGrid, row: number, text: string): number[] =>
  (labels[row] ?? []).flatMap((found, column) => (found === label(text) ? [column] : []))

interface FiguresTable {
  readonly header: number
  readonly end: number
  /** Labels of the figures that are asked for. */
  readonly known: ReadonlySet<string>
  /** Rows of the answers, should somebody have moved them below. */
  readonly answerRows: ReadonlySet<number>
}

function locateFigures(grid: LabelledGrid, words: SheetWording, { header, end, known, answerRows }: FiguresTable) {
  const labels = labelsOf(grid, header)
  const labelColumn = labels.get(label(words.figure)) ?? 0
  const weekColumn = labels.get(label(words.thisIssue)) ?? 0
  const remarkColumn = labels.get(label(words.remark))
  const rows = new Map<string, number[]>()
  const unlabelled: { row: number; text: string }[] = []
  for (let row = header + 1; row < end; row++) {
    if (answerRows.has(row)) continue
    const name = grid.labels[row]?.[labelColumn] ?? ''
    const value = cellAt(grid, row, weekColumn)
    if (!known.has(name)) {
      if (!isBlankText(value)) unlabelled.push({ row, text: shown(value) })
      continue
    }
    const same = rows.get(name)
    if (same) same.push(row)
    else rows.set(name, [row])
  }
  return {
    rows,
    unlabelled,
    labelColumn,
    columns: { weekColumn, ...(remarkColumn === undefined ? {} : { remarkColumn }) },
  }
}

const shown = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null ? ('error' in cell ? cell.error : cell.formula) : String(cell)

interface ItemsTable {
  readonly headerRow: number
  readonly end: number
  readonly answerRows: ReadonlySet<number>
}

function locateItems(
  grid: LabelledGrid,
  words: SheetWording,
  { headerRow, end, answerRows }: ItemsTable,
): ItemsPosition {
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
    if (answerRows.has(row)) continue
    if (written.some((column) => column !== undefined && !isBlankText(cellAt(grid, row, column)))) rows.push(row)
  }
  return { headerRow, columns, rows }
}

const isBlankText = (cell: Cell): boolean => isBlank(cell) || (typeof cell === 'string' && cell.trim() === '')

/** The answer stands right of its label, at most one inserted column away, and is no label itself. */
function locateAnswers(grid: LabelledGrid, words: SheetWording, definition: Definition) {
  const own = [words.nilReturn, words.reporter, words.phone, words.guideHeading, words.sectionsHeading, ...words.guide]
  const isOwn = (text: string) =>
    [...own, ...writableSections(definition).map((section) => section.heading)].some((words) => label(words) === text)
  const answers: { nilReturn?: Position; reporter?: Position; phone?: Position } = {}
  const keys = new Map((['nilReturn', 'reporter', 'phone'] as const).map((key) => [label(words[key]), key]))
  grid.labels.forEach((texts, row) => {
    texts.forEach((text, column) => {
      const key = keys.get(text)
      if (key === undefined || answers[key] !== undefined) return
      const next = cellAt(grid, row, column + 1)
      const beyond = cellAt(grid, row, column + 2)
      const skip = isBlankText(next) && !isBlankText(beyond) && !isOwn(label(beyond))
      answers[key] = { row, column: column + (skip ? 2 : 1) }
    })
  })
  return answers
}
