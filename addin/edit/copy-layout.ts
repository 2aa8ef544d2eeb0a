/** A department's submission as a sheet to look at: it bears no marker, so nobody's pane takes it for a draft. Pure. */
import type { Desk } from '../api/answers-department.ts'
import { findDepartment } from '../../functions/core/definition.ts'
import { filledFrom } from '../../functions/core/filled-sheet.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { lockedLayout } from './locked-layout.ts'

export interface CopyWords {
  readonly name: (department: string, revision: number) => string
  /** Stands in the marker's place. */
  readonly note: (department: string, revision: number, receivedAt: string) => string
}

/** Undefined where the department sent nothing. Nothing in it is there to be filled in. */
export function copyLayout(
  { definition, issue, history, row, submission }: Desk,
  words: CopyWords,
): SheetLayout | undefined {
  const department = findDepartment(definition.definition, row.department)
  if (!submission || !department) return undefined
  const filled = filledFrom(submission, definition.definition, department.id)
  const layout = lockedLayout(buildSheetLayout({ definition, issue, department, history, filled }))
  const { revision, receivedAt } = submission
  const note = words.note(department.name, revision, row.receivedAtText ?? receivedAt)
  return {
    ...layout,
    name: words.name(department.shortName ?? department.name, revision),
    cells: layout.cells.map((cell) => (cell.style.role === 'marker' ? { ...cell, value: note } : cell)),
    names: {},
  }
}
