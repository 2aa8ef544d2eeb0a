/** The calls of a department's pane. */
import type { Workbook } from '../../functions/core/grid.ts'
import type { Submission } from '../../functions/core/submission.ts'
import { submissionAnswer } from './answers-board.ts'
import { type Desk, deskAnswer } from './answers-department.ts'
import type { Caller } from './caller.ts'
import { gridJson } from './grid-json.ts'
import { ask, type Result, type Target, targetPath } from './request.ts'
import { send, type SendAnswer } from './send.ts'

export interface GridUpload {
  /** The department's sheet; others may stand beside it. */
  readonly workbook: Workbook
  /** By finding key; blank ones are left out. */
  readonly reasons: Readonly<Record<string, string>>
}

/** All that the pane needs, in one request. */
export const readDepartment = (caller: Caller, target: Target, signal?: AbortSignal): Promise<Result<Desk>> =>
  ask(targetPath('departments', target), caller, deskAnswer, { signal })

/** Sends the cells of a sheet. The same cells and reasons are the same bytes, which get the same receipt. */
export const sendGrid = (
  caller: Caller,
  target: Target,
  upload: GridUpload,
  signal?: AbortSignal,
): Promise<SendAnswer> =>
  send(caller, target, { headers: { 'Content-Type': 'application/json' }, body: gridJson(upload), signal })

/** One revision whole: the department's own, or any for an editor. */
export const readSubmission = (
  caller: Caller,
  target: Target,
  revision: number,
  signal?: AbortSignal,
): Promise<Result<Submission>> =>
  ask(`${targetPath('submissions', target)}?revision=${revision}`, caller, submissionAnswer, { signal })
