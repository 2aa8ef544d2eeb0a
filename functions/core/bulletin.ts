/**
 * The bulletin: one tree of blocks that every renderer draws and none decides on. Totals were made, texts ruled and
 * numbers given before; a renderer maps blocks to its format (`blocks.map(renderBlock)`).
 */
import type { CivilDate } from './period.ts'

export interface Bulletin {
  readonly bulletin: string
  readonly issue: string
  readonly language: 'zh-CN' | 'en'
  /** For file properties: name, number line and issuer. */
  readonly name: string
  readonly number?: string
  readonly issuer: string
  readonly title: string
  readonly issuedOn: CivilDate
  readonly printStyle: string
  readonly blocks: readonly Block[]
}

export type Block =
  | {
      readonly kind: 'masthead'
      readonly name: string
      readonly number?: string
      readonly issuer: string
      readonly issuedOn: string
    }
  | { readonly kind: 'title'; readonly text: string; readonly periodLine: string }
  /** `number` is printed before the text as it stands ("一、"); level 1 is a section, 2 a subsection. */
  | {
      readonly kind: 'heading'
      readonly id: string
      readonly level: 1 | 2
      readonly number: string
      readonly text: string
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  /** A department's item; its paragraphs after the first bear no number. */
  | {
      readonly kind: 'item'
      readonly id: string
      readonly number: string
      readonly headline?: string
      readonly paragraphs: readonly string[]
      readonly source: ItemSource
    }
  /** A head and its text on one line: `（一）着装情况。总体良好。`; `source` is absent for a default text. */
  | {
      readonly kind: 'line'
      readonly id: string
      readonly number: string
      readonly head: string
      readonly text: string
      readonly sources: readonly ItemSource[]
    }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly TableRow[]
    }
  /** 更正: what an earlier bulletin said and now is. */
  | { readonly kind: 'correction'; readonly text: string }
  | { readonly kind: 'imprint'; readonly lines: readonly string[]; readonly copies?: string }

/** Text, or a printed figure with where it comes from. */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly provenance: Provenance }

export interface TableColumn {
  readonly heading: string
  readonly unit?: string
}
/** A department's row, or the total's (`total: true`); cells beyond the head are figures. */
export interface TableRow {
  readonly head: string
  readonly total: boolean
  readonly cells: readonly Run[]
}

/** Where an item's words come from. */
export interface ItemSource {
  readonly department: string
  readonly departmentName: string
  readonly revision: number
  readonly cell: string
  /** True where the editor changed the department's words beyond the text rules. */
  readonly edited: boolean
}

/**
 * Where a printed figure comes from. A `sum` re-adds to `text`: opening + earlier editions + contributions; a `ratio`
 * is computed from the two it names. Values are canonical decimals in `unit`.
 */
export interface Provenance {
  readonly figure: string
  readonly name: string
  readonly unit: string
  readonly basis: 'week' | 'yearToDate'
  readonly value: string | null
  readonly opening?: string
  readonly earlier: readonly { readonly issue: string; readonly edition: number; readonly value: string }[]
  readonly contributions: readonly Contribution[]
  /** What a figure of kind `sum` adds up. */
  readonly sumOf?: readonly Provenance[]
  readonly ratio?: { readonly numerator: Provenance; readonly denominator: Provenance }
}

/** One department's cell in a total. */
export interface Contribution {
  readonly department: string
  readonly departmentName: string
  readonly revision: number
  readonly cell: string
  readonly value: string
}

/** The plain text of runs. */
export const runsText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** The bulletin's text in reading order, a paragraph a line: what every format must say (issue 2, point 10). */
export function bulletinText(bulletin: Bulletin): string[] {
  return bulletin.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'masthead':
        return [block.name, ...(block.number === undefined ? [] : [block.number]), block.issuer, block.issuedOn]
      case 'title':
        return [block.text, block.periodLine]
      case 'heading':
        return [block.number + block.text]
      case 'paragraph':
        return [runsText(block.runs)]
      case 'item':
        return block.paragraphs.map((text, i) => (i === 0 ? block.number + (block.headline ?? '') + text : text))
      case 'line':
        return [block.number + block.head + block.text]
      case 'table':
        return block.rows.flatMap((row) => [row.head, ...row.cells.map((cell) => cell.text)])
      case 'correction':
        return [block.text]
      case 'imprint':
        return [...block.lines, ...(block.copies === undefined ? [] : [block.copies])]
    }
  })
}
