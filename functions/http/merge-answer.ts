/** A merge on the wire: all that a review is made of, its findings in the reader's language. */
import { fileFormats } from '../core/issue.ts'
import { type BoardRow, plainTotals } from '../core/merge.ts'
import { type MergedIssue, weekValues } from '../services/merge.ts'
import { timedRow } from '../services/show-board.ts'
import { listFindings } from './list-findings.ts'
import type { Language } from './problem-response.ts'

export const wordedRow = <Row extends BoardRow>(row: Row, language: Language) => ({
  ...row,
  ...listFindings(row.findings, language),
})

export const plainSection = ({ section, items }: MergedIssue['merged']['sections'][number]) => ({
  section: section.id,
  heading: section.heading,
  kind: section.kind,
  items,
})

/** `path`: of the issue, under which its drafts stand. */
export function mergeAnswer({ merged, state }: MergedIssue, path: string, language: Language) {
  const { figures, timeZone } = merged.definition.definition
  return {
    issue: merged.issue.issue,
    issueRecord: merged.issue,
    definition: merged.definition,
    state: state.state,
    review: merged.review?.revision ?? 0,
    figures: figures.map(({ id, name, unit, kind }) => ({ id, name, unit, kind })),
    totals: plainTotals(merged.totals),
    values: weekValues(merged),
    board: merged.board.map((row) => wordedRow(timedRow(row, timeZone), language)),
    notSubmitted: merged.board
      .filter((row) => row.status === 'notSubmitted' || row.status === 'returned')
      .map((row) => row.department),
    sections: merged.sections.map(plainSection),
    ...listFindings(merged.findings, language),
    files: Object.fromEntries(fileFormats.map((format) => [format, `${path}/draft/bulletin.${format}`])),
  }
}
