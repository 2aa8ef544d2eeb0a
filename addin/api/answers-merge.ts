/** 汇总 as it comes back: everything that the review sheet and the publishing page are made of. */
import * as v from 'valibot'
import { issueSchema, itemEditSchema } from '../../functions/core/issue.ts'
import type { MergedItem as CoreItem } from '../../functions/core/merge.ts'
import { issueState, whole } from './answers.ts'
import { boardRow, definitionAnswer } from './answers-board.ts'
import { mergeFinding } from './answers-edit.ts'

/** As the core merges it, but for the list of its rules' changes, which `diff` shows too. */
export type MergedItem = Omit<CoreItem, 'changes'>

const words = { section: v.string(), text: v.string() }

const mergedItem: v.GenericSchema<unknown, MergedItem> = v.object({
  id: v.string(),
  department: v.string(),
  departmentName: v.string(),
  revision: whole,
  cell: v.string(),
  date: v.nullable(v.string()),
  included: v.boolean(),
  edited: v.boolean(),
  headline: v.string(),
  text: v.string(),
  written: v.object({ ...words, headline: v.string() }),
  diff: v.array(v.object({ op: v.picklist(['same', 'removed', 'added']), text: v.string() })),
  conflict: v.nullable(
    v.object({
      edit: itemEditSchema,
      current: v.object({ ...words, headline: v.optional(v.string()), revision: whole }),
    }),
  ),
})

export const mergeAnswer = v.object({
  issue: v.string(),
  issueRecord: issueSchema,
  definition: definitionAnswer,
  state: issueState,
  /** The review that it was made with; 0 before the first. */
  review: whole,
  /** By figure, canonical decimals; null where there is no value (a ratio by zero). */
  totals: v.record(v.string(), v.object({ week: v.nullable(v.string()), yearToDate: v.nullable(v.string()) })),
  /** Week values of what takes part, by department and figure. */
  values: v.record(v.string(), v.record(v.string(), v.string())),
  board: v.array(boardRow),
  /** Departments without a submission, or with one that was returned. */
  notSubmitted: v.array(v.string()),
  sections: v.array(
    v.object({
      section: v.string(),
      heading: v.string(),
      kind: v.picklist(['items', 'line']),
      items: v.array(mergedItem),
    }),
  ),
  findings: v.array(mergeFinding),
})

export type MergeAnswer = v.InferOutput<typeof mergeAnswer>
export type MergedSection = MergeAnswer['sections'][number]
