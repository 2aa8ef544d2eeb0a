/** Reads and checks the sheet as the server will, by the same core (design.md: one `check` on both sides). */
import { checkSubmission, splitReasons } from '../../functions/core/check.ts'
import { type Finding, findingKey } from '../../functions/core/finding.ts'
import { findingText } from '../../functions/core/finding-wording.ts'
import type { Workbook } from '../../functions/core/grid.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import type { SheetContent } from '../../functions/core/submission.ts'
import type { Desk } from '../api/answers-department.ts'
import type { WordedFinding } from '../api/answers.ts'
import type { Language } from '../language.ts'

/** A finding as the pane shows it. */
export interface ShownFinding {
  /** `findingKey`: the name under which a reason is given; two findings of a cell have two. */
  readonly key: string
  readonly severity: Finding['severity']
  readonly cell: string | undefined
  readonly message: string
  /** A warning that the sheet's remark column does not explain. */
  readonly needsReason: boolean
}

export interface Examination {
  readonly findings: readonly ShownFinding[]
  /** Undefined where the sheet itself could not be read. */
  readonly content: SheetContent | undefined
}

export function examineSheet(workbook: Workbook, desk: Desk, department: string, language: Language): Examination {
  const { definition, issue, history } = desk
  const reading = readSubmission(workbook, { definition, issue, department })
  const context = { definition: definition.definition, department, period: issue.period, history }
  const plausibility = reading.content ? checkSubmission(reading.content, context) : []
  const findings = [...reading.findings, ...plausibility]
  const { unanswered } = splitReasons(findings, reading.remarks, {})
  return {
    content: reading.content,
    findings: findings.map((f) => ({
      key: findingKey(f),
      severity: f.severity,
      cell: f.at.cell,
      message: findingText(f, language),
      needsReason: unanswered.includes(f),
    })),
  }
}

/** What the server found, in the same shape: its checks are the last word. */
export const shownFinding = ({ key, severity, at, message, needsReason }: WordedFinding): ShownFinding => ({
  key,
  severity,
  cell: at.cell,
  // The list names the cell by itself.
  message: at.cell === undefined ? message : message.replace(new RegExp(`^${at.cell}[：:]\\s*`), ''),
  needsReason,
})
