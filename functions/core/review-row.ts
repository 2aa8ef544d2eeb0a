/** What an editor decided on one item: it follows from what its row says and what its department wrote. */
import { type Finding, finding } from './finding.ts'
import type { ItemEdit } from './issue.ts'
import type { ReviewFields } from './review-fields.ts'
import { maxCellText, type ReadColumn, type ReviewSource } from './review-positions.ts'
import { type ItemWords, sameWords } from './review.ts'
import { cleanText } from './text-cleaning.ts'
import { applyTextRules, endHeading, type TextRules } from './text-rules.ts'

/** A department's words at a revision of its submission. */
export type SourceWords = ItemWords & { readonly revision: number }

/** Names of a row's cells ("C8"). */
export type ReviewCells = Readonly<Record<Exclude<ReadColumn, 'source'>, string>>

/** One item as the sheet says it now. A field that cannot be read is as its department has it. */
export interface ReviewRow {
  /** "ecology#3". */
  readonly item: string
  readonly department: string
  /** The submission's, of which the row was drawn. */
  readonly revision: number
  readonly cells: ReviewCells
  /** Null where the cell is blank or no number. */
  readonly order: number | null
  readonly section: string
  readonly include: boolean
  readonly headline: string
  readonly text: string
  /** What the department wrote. */
  readonly words: SourceWords
  /** The same by the text rules: what is printed where she changes nothing. */
  readonly ruled: RuledWords
  /** What she decided; null where it is the department's own. */
  readonly edit: ItemEdit | null
  /** Her earlier decision on other words, kept as it is: she has not decided anew (采用 is blank). */
  readonly undecided: ItemEdit | null
}

export interface RuledWords {
  readonly headline: string
  readonly text: string
}

export interface RowSource {
  readonly source: ReviewSource
  readonly cells: ReviewCells
  readonly words: SourceWords
  /** What she had decided when the sheet was drawn. */
  readonly base: ItemEdit | undefined
  readonly rules: TextRules
  readonly sheet: string
}

/** The row's decision, with a finding for what it leaves open: a text that is gone, a choice that is not made. */
export function decideRow(read: ReviewFields, from: RowSource): { row: ReviewRow; findings: Finding[] } {
  const { cells, words, base } = from
  const { item, department, revision } = from.source
  const ruled = ruledWords(words, from.rules)
  const section = read.section ?? words.section
  const headline = unlessAsDrawn(read.headline, ruled.headline)
  const emptied = read.text === '' && ruled.text !== ''
  const text = emptied ? ruled.text : unlessAsDrawn(read.text, ruled.text)
  const changes = {
    ...(section === words.section ? {} : { section }),
    ...(read.include === false ? { include: false } : {}),
    ...(headline === ruled.headline ? {} : { headline }),
    ...(text === ruled.text ? {} : { text }),
  }
  const changed = Object.keys(changes).length > 0
  const conflict = base !== undefined && !sameWords(base.base, words) ? base : null
  const open = read.include === null && !(changed && conflict !== null)
  const place = (cell: string) => ({ sheet: from.sheet, cell, department })
  const findings = [
    ...(emptied ? [finding('item_emptied', place(cells.text), {})] : []),
    ...(open && conflict === null ? [finding('choice_unreadable', place(cells.include), { text: '' })] : []),
  ]
  const row: ReviewRow = {
    item,
    department,
    revision,
    cells,
    order: read.order ?? null,
    section,
    include: read.include ?? true,
    headline,
    text,
    words,
    ruled,
    edit: changed ? { item, base: baseOf(words), ...changes } : null,
    undecided: open ? conflict : null,
  }
  return { row, findings }
}

/** As a merge prints them, and clean as a cell's text is. */
function ruledWords({ headline = '', text }: ItemWords, rules: TextRules): RuledWords {
  return {
    headline: cleanText(endHeading(applyTextRules(headline, rules).text)).text,
    text: cleanText(applyTextRules(text, rules).text).text,
  }
}

/** A text beyond what a cell holds was drawn cut off: nobody changed it. */
function unlessAsDrawn(read: string | undefined, ruled: string): string {
  if (read === undefined) return ruled
  return ruled.length > maxCellText && read === cleanText(ruled.slice(0, maxCellText)).text ? ruled : read
}

const baseOf = ({ revision, section, headline, text }: SourceWords): ItemEdit['base'] => ({
  revision,
  section,
  ...(headline === undefined ? {} : { headline }),
  text,
})
