/** The definitions of `templates/`, their first issues and departments' history, for tests of sheets. */
import { readFileSync } from 'node:fs'
import {
  type Definition,
  type DefinitionRevision,
  type Department,
  findDepartment,
} from '../../functions/core/definition.ts'
import { parseDefinition } from '../../functions/core/definition-parse.ts'
import type { DepartmentHistory } from '../../functions/core/history.ts'
import type { Issue } from '../../functions/core/issue.ts'
import { issueId } from '../../functions/core/keys.ts'
import { addDays, type Period, toInstant, zonedTime } from '../../functions/core/period.ts'
import type { Grid } from '../../functions/core/grid.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'

const periods: Readonly<Record<string, Period>> = {
  'window-weekly': { from: '2022-12-26', to: '2022-12-30' },
  'hospital-weekly': { from: '2026-01-05', to: '2026-01-11' },
}

export interface SheetInput {
  readonly definition: DefinitionRevision
  readonly issue: Issue
  readonly department: Department
  readonly history: DepartmentHistory
}

export function loadDefinition(bulletin: string): Definition {
  const file = new URL(`../../templates/${bulletin}/definition.json`, import.meta.url)
  const parsed = parseDefinition(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

/** A department's sheet of the first issue; its year to date is its opening. */
export function sheetInput(bulletin: string, departmentId: string): SheetInput {
  const definition = loadDefinition(bulletin)
  const { year, issueNo, serialNo } = definition.numbering.first
  const period = periods[bulletin]!
  const deadline = addDays(period.to, definition.deadline.days)
  const opened = { definition: 3, writer: 'w', by: 'editor', openedAt: toInstant(Date.parse(period.from)) }
  const openings = definition.openings.flatMap((o) => o.values).filter((v) => v.department === departmentId)
  return {
    definition: { revision: 3, definition },
    issue: {
      bulletin,
      issue: issueId(year, issueNo),
      year,
      issueNo,
      serialNo,
      period,
      deadline: toInstant(zonedTime(deadline, definition.deadline.time, definition.timeZone)),
      ...opened,
    },
    department: findDepartment(definition, departmentId)!,
    history: { lastIssue: {}, yearToDate: Object.fromEntries(openings.map((v) => [v.figure, v.value])) },
  }
}

/** What a program that opened the sheet would hand to the core. */
export function gridOf(layout: SheetLayout): Grid {
  const rows: (string | number | null)[][] = []
  for (const { row, column, value } of layout.cells) {
    const cells = (rows[row] ??= [])
    cells[column] = typeof value === 'object' && value !== null ? value.result : value
  }
  return { name: layout.name, rows }
}
