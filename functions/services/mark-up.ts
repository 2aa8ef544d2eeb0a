/** A marked-up copy of a sheet: the sender's own values in our template, each finding at its cell. Keeps nothing. */
import { markedUpCopy } from '../formats/xlsx-template.ts'
import { requireDepartment } from './issue-state.ts'
import { examine, type SubmitRequest } from './submit.ts'
import type { World } from './world.ts'

/** In the definition's language, as the template is. @throws Refusal not_found, not_your_department */
export async function markUp(world: World, request: SubmitRequest) {
  const { issue, definition, history, findings, workbook } = await examine(world, request)
  const department = requireDepartment(definition.definition, request.department)
  const suffix = definition.definition.language === 'zh-CN' ? '批注' : 'marked-up'
  const body = await markedUpCopy({ definition, issue, department, history, findings, workbook })
  return { fileName: `${definition.definition.name}-${issue.issue}-${department.name}-${suffix}.xlsx`, body }
}
