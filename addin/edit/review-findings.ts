/** What needs her attention in a review: of the sheet's cells and of the merge, in one list, what blocks first. Pure. */
import type { Severity } from '../../functions/core/finding.ts'
import { findingText } from '../../functions/core/finding-wording.ts'
import { sourceKey } from '../../functions/core/read-review.ts'
import type { MergeFinding } from '../api/answers-edit.ts'
import type { Language } from '../language.ts'
import type { Material } from './review-material.ts'
import type { ReadSheet } from './review-sheet.ts'

export interface PaneFinding {
  readonly key: string
  readonly severity: Severity
  readonly message: string
  /** The review sheet's cell that it leads to; undefined where it is about none. */
  readonly cell?: string
  /** The department whose report it is about, by name; the message names the cell of its sheet. */
  readonly of?: string
}

/** Who has not reported is the board's to show, and what is settled in the sheet is settled. */
const isOpen = (finding: MergeFinding, sheet: ReadSheet, dropped: readonly string[]): boolean => {
  switch (finding.code) {
    case 'not_submitted':
      return false
    case 'edit_conflict':
      return sheet.reading.rows.some((row) => row.item === finding.item && row.undecided !== null)
    case 'edit_orphaned':
      return !dropped.includes(finding.item ?? '')
    default:
      return true
  }
}

export function reviewFindings(
  sheet: ReadSheet,
  material: Material,
  dropped: readonly string[],
  language: Language,
): readonly PaneFinding[] {
  const { findings, board } = material.answer
  const names = new Map(board.map((row) => [row.department, row.name]))
  const ofSheet = sheet.reading.findings.map((finding, i): PaneFinding => {
    const { cell } = finding.at
    return {
      key: `sheet ${finding.code} ${cell ?? ''} ${i}`,
      severity: finding.severity,
      message: findingText(finding, language),
      ...(cell === undefined ? {} : { cell }),
    }
  })
  const ofMerge = findings
    .filter((finding) => isOpen(finding, sheet, dropped))
    .map((finding, i): PaneFinding => {
      const { department } = finding.at
      const cell = cellOf(finding, sheet, material)
      return {
        key: `merge ${finding.key} ${department ?? ''} ${i}`,
        severity: finding.severity,
        message: finding.message,
        ...(cell === undefined ? {} : { cell }),
        ...(department === undefined ? {} : { of: names.get(department) ?? department }),
      }
    })
  return [...ofSheet, ...ofMerge]
}

/** The text of the item that a finding of the merge is about. */
function cellOf(finding: MergeFinding, { reading, sources }: ReadSheet, { words }: Material): string | undefined {
  const { department, cell } = finding.at
  const source = sources.sources.find(
    (one) => one.department === department && cell !== undefined && words.get(sourceKey(one))?.cell === cell,
  )
  const item = finding.item ?? source?.item
  return reading.rows.find((row) => row.item === item)?.cells.text
}
