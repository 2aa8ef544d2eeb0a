/** What the API answers about who did what. */
import * as v from 'valibot'
import { whole } from './answers.ts'

export const auditAnswer = v.object({
  entries: v.array(
    v.object({
      /** Wall clock in the bulletin's time zone; null where the record bears no time. */
      atText: v.nullable(v.string()),
      by: v.nullable(v.string()),
      /** What she was called last, where she ever was on the list of people. */
      name: v.nullable(v.string()),
      what: v.string(),
      whatText: v.string(),
      issue: v.nullable(v.string()),
      departmentName: v.nullable(v.string()),
      revision: v.nullable(whole),
      /** The address that it came from. */
      from: v.nullable(v.string()),
      detail: v.string(),
    }),
  ),
})

export type AuditLine = v.InferOutput<typeof auditAnswer>['entries'][number]
