/** What the API answers to an editor beside the merge: the board, reviews, publishing. */
import * as v from 'valibot'
import { itemEditSchema } from '../../functions/core/issue.ts'
import { instant, issueEntry, sha256, whole, wordedFinding } from './answers.ts'
import { boardRow } from './answers-board.ts'

export const boardAnswer = v.object({
  ...issueEntry.entries,
  departments: v.array(
    v.object({
      ...boardRow.entries,
      /** The newest revision is in the newest edition. */
      inEdition: v.boolean(),
    }),
  ),
})

export const reviewAnswer = v.object({
  /** 0 before the first. */
  revision: whole,
  edits: v.array(itemEditSchema),
  order: v.record(v.string(), v.array(v.string())),
  /** Who saved it and when; null before the first. */
  by: v.nullable(v.string()),
  savedAt: v.nullable(instant),
})

export const savedAnswer = v.object({ revision: whole })
export const staleAnswer = v.object({ code: v.literal('stale_review'), base: whole, latest: whole })

/** A finding of the merge: `department` tells whose it is where its code speaks of one. */
export const mergeFinding = v.object({
  ...wordedFinding.entries,
  at: v.object({ ...wordedFinding.entries.at.entries, department: v.optional(v.string()) }),
  /** The item that it is about, where it is about one: `ecology#3`. */
  item: v.optional(v.string()),
})

const file = v.object({ sha256, bytes: whole })

export const linkAnswer = v.object({ id: v.string(), url: v.string(), expires: v.nullable(instant) })

export const publishedAnswer = v.object({
  edition: whole,
  issuedOn: v.string(),
  link: linkAnswer,
  files: v.object({ docx: file, xlsx: file, html: file }),
  notSubmitted: v.array(v.string()),
})
export const missingAnswer = v.object({ code: v.literal('departments_missing'), names: v.array(v.string()) })
export const hasErrorsAnswer = v.object({ code: v.literal('merge_has_errors'), findings: v.array(mergeFinding) })

export const returnedAnswer = v.object({ revision: whole, submission: whole, comment: v.string() })
export const reopenedAnswer = v.object({ revision: whole, edition: whole, reason: v.string() })

export type Board = v.InferOutput<typeof boardAnswer>
export type EditorRow = Board['departments'][number]
export type StoredReview = v.InferOutput<typeof reviewAnswer>
export type MergeFinding = v.InferOutput<typeof mergeFinding>
export type Published = v.InferOutput<typeof publishedAnswer>
export type Link = v.InferOutput<typeof linkAnswer>
export type Returned = v.InferOutput<typeof returnedAnswer>
export type Reopened = v.InferOutput<typeof reopenedAnswer>
