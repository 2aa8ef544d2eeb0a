/** An issue's published figures, for formulas in any workbook. Values are canonical decimals. */
import * as v from 'valibot'
import { whole } from './answers.ts'

export const figuresAnswer = v.object({
  issue: v.string(),
  edition: whole,
  issuedOn: v.string(),
  figures: v.array(v.object({ id: v.string(), name: v.string(), unit: v.string(), decimals: whole })),
  /** By figure; null where there is no value (a ratio by zero). */
  totals: v.record(v.string(), v.object({ week: v.nullable(v.string()), yearToDate: v.nullable(v.string()) })),
  departments: v.array(
    v.object({ department: v.string(), name: v.string(), values: v.record(v.string(), v.string()) }),
  ),
})

export type PublishedFigures = v.InferOutput<typeof figuresAnswer>
