/** The template sheet of a department for an issue: as a file, or as a layout for the add-in to draw. */
import { buildSheetLayout } from '../core/sheet-layout-build.ts'
import type { SheetLayout } from '../core/sheet-layout.ts'
import { departmentHistory } from '../core/totals.ts'
import { drawSheet } from '../formats/xlsx-template.ts'
import { loadEditions, loadIssue, requireDepartment } from './issue-state.ts'
import type { AskedOnDepartment, World } from './world.ts'

interface NamedFile {
  readonly fileName: string
  readonly body: Uint8Array
}

/** @throws Refusal not_found, not_your_department */
export async function downloadTemplate(world: World, request: AskedOnDepartment): Promise<NamedFile> {
  const { layout, fileName } = await layoutFor(world, request)
  return { fileName, body: await drawSheet(layout) }
}

export async function showLayout(world: World, request: AskedOnDepartment): Promise<SheetLayout> {
  return (await layoutFor(world, request)).layout
}

async function layoutFor(world: World, { bulletin, issue: id, department: departmentId }: AskedOnDepartment) {
  const { issue, definition } = await loadIssue(world.store, bulletin, id)
  const department = requireDepartment(definition.definition, departmentId)
  const history = departmentHistory(
    definition.definition,
    issue,
    departmentId,
    await loadEditions(world.store, bulletin),
  )
  const layout = buildSheetLayout({ definition, issue, department, history })
  return { layout, fileName: `${definition.definition.name}-${issue.issue}-${department.name}.xlsx` }
}
