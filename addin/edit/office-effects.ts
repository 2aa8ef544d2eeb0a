/** What the views of people and of the audit ask for. */
import { downloadAudit, readAudit } from '../api/audit-api.ts'
import { readPeople, savePeople } from '../api/people-api.ts'
import { saveFile } from '../parts/save-file.ts'
import type { EditContext } from './edit.ts'
import type { EditAction, EditState } from './edit-state.ts'

type Dispatch = (action: EditAction) => void

export function startPeopleEffects(
  { caller, bulletin: { bulletin } }: EditContext,
  before: EditState | null,
  { people: { list, saving } }: EditState,
  dispatch: Dispatch,
): void {
  if (list.kind === 'loading' && before?.people.list.kind !== 'loading')
    void readPeople(caller, bulletin).then((result) => {
      dispatch({ type: 'peopleLoaded', result })
    })
  if (saving.kind === 'sending' && saving !== before?.people.saving)
    void savePeople(caller, bulletin, saving.wish).then((answer) => {
      dispatch({ type: 'peopleAnswered', answer })
    })
}

export function startAuditEffects(
  { caller, bulletin: { bulletin } }: EditContext,
  before: EditState | null,
  { audit }: EditState,
  dispatch: Dispatch,
): void {
  const { list, export: file } = audit
  const issue = audit.of
  if (issue === undefined) return
  const isOther = issue !== before?.audit.of
  if (list.kind === 'loading' && (isOther || before.audit.list.kind !== 'loading'))
    void readAudit(caller, { bulletin, issue }).then((result) => {
      dispatch({ type: 'auditLoaded', of: issue, result })
    })
  if (file.kind === 'asking' && file !== before?.audit.export)
    void downloadAudit(caller, { bulletin, issue }, file.file).then((result) => {
      if (result.ok) saveFile(result.value, `${bulletin}-audit.${file.file}`)
      dispatch({ type: 'auditExported', failure: result.ok ? null : result.failure })
    })
}
