/** What the board asks for: the departments' rows, what is new in one, a return, a copy in a sheet. */
import { readDepartment, readSubmission } from '../api/department-api.ts'
import { readBoard, returnForRework } from '../api/edit-api.ts'
import { submissionChanges } from '../../functions/core/submission-changes.ts'
import { copyLayout } from './copy-layout.ts'
import type { EditContext } from './edit.ts'
import type { EditAction, EditState } from './edit-state.ts'
import { excelTrouble, apiTrouble } from '../parts/trouble.ts'
import { editWords } from './words.ts'

type Dispatch = (action: EditAction) => void

export function startBoardEffects(
  context: EditContext,
  before: EditState | null,
  after: EditState,
  dispatch: Dispatch,
): void {
  const { caller } = context
  const { board, issues } = after
  const issue = issues.chosen
  if (issue === null) return
  const on = { bulletin: context.bulletin.bulletin, issue }
  const isOther = before?.issues.chosen !== issue
  if (board.board.kind === 'loading' && (isOther || before.board.board.kind !== 'loading'))
    void readBoard(caller, on).then((result) => {
      dispatch({ type: 'boardLoaded', issue, result })
    })
  const { open, returning, drawing } = board
  if (open?.changes.kind === 'loading' && open !== before?.board.open)
    void loadChanges(context, on, open.department, dispatch)
  if (returning.kind === 'sending' && returning !== before?.board.returning) {
    const { department, comment } = returning
    void returnForRework(caller, { ...on, department }, comment).then((result) => {
      dispatch({ type: 'returningAnswered', department, result })
    })
  }
  if (drawing.kind === 'drawing' && drawing !== before?.board.drawing)
    void drawCopy(context, { ...on, department: drawing.department }, dispatch)
}

interface Asked {
  readonly bulletin: string
  readonly issue: string
}

async function loadChanges(context: EditContext, on: Asked, department: string, dispatch: Dispatch): Promise<void> {
  const target = { ...on, department }
  const desk = await readDepartment(context.caller, target)
  if (!desk.ok) {
    dispatch({ type: 'changesLoaded', department, result: desk })
    return
  }
  const { submission, definition } = desk.value
  if (!submission || submission.revision < 2) {
    dispatch({ type: 'changesLoaded', department, result: { ok: true, value: [] } })
    return
  }
  const before = await readSubmission(context.caller, target, submission.revision - 1)
  dispatch({
    type: 'changesLoaded',
    department,
    result: before.ok
      ? { ok: true, value: submissionChanges(before.value, submission, definition.definition, department) }
      : before,
  })
}

async function drawCopy(
  context: EditContext,
  target: Asked & { department: string },
  dispatch: Dispatch,
): Promise<void> {
  const { department } = target
  const desk = await readDepartment(context.caller, target)
  if (!desk.ok) {
    dispatch({ type: 'copyFailed', department, trouble: apiTrouble(desk.failure) })
    return
  }
  // Sheets speak the bulletin's language, as the department's own does.
  const layout = copyLayout(desk.value, editWords(desk.value.definition.definition.language).copy)
  try {
    if (layout) await context.host.drawSheet(layout)
    dispatch({ type: 'copyDrawn', department })
  } catch (error) {
    dispatch({ type: 'copyFailed', department, trouble: excelTrouble(error) })
  }
}
