/** A department's submission as a sheet to look at: it bears no marker, so nobody's pane takes it for a draft. Pure. */
import type { Desk } from '../api/answers-department.ts'
import { findDepartment } from '../../functions/core/definition.ts'
import { filledFrom } from '../../functions/core/filled-sheet.ts'
import type { LayoutCell, SheetLayout, StyleRole } from '../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'

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
  const layout = buildSheetLayout({ definition, issue, department, history, filled })
  const { revision, receivedAt } = submission
  const note = words.note(department.name, revision, row.receivedAtText ?? receivedAt)
  return {
    ...layout,
    name: words.name(department.shortName ?? department.name, revision),
    cells: layout.cells.map((cell) => plainCell(cell, note)),
    validations: [],
    names: {},
  }
}

/** What is to be filled in looks like what is not, and is as locked. */
const plainRoles: { readonly [R in StyleRole]?: StyleRole } = { input: 'reference', inputText: 'label' }

function plainCell(cell: LayoutCell, note: string): LayoutCell {
  if (cell.style.role === 'marker') return { ...cell, value: note }
  const role = plainRoles[cell.style.role]
  return role === undefined ? cell : { ...cell, style: { ...cell.style, role } }
}
