/** Everything that a department's pane begins with, in one answer. */
import * as v from 'valibot'
import { issueSchema } from '../../functions/core/issue.ts'
import { issueState, receipt } from './answers.ts'
import { boardRow, definitionAnswer, submissionAnswer } from './answers-board.ts'

const decimals = v.record(v.string(), v.string())

export const deskAnswer = v.object({
  /** The issue's own, which need not be the newest. */
  definition: definitionAnswer,
  issue: issueSchema,
  state: issueState,
  /** Wall clock in the definition's time zone. */
  deadlineText: v.string(),
  history: v.object({ lastIssue: decimals, yearToDate: decimals }),
  row: boardRow,
  /** Of the newest submission. */
  receipt: v.nullable(receipt),
  submission: v.nullable(submissionAnswer),
})

export type Desk = v.InferOutput<typeof deskAnswer>
