/** A bulletin's sample week: data in `templates/<bulletin>/sample/`, played over the API by the demo and by tests. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

const value = v.union([v.string(), v.number()])
const item = v.strictObject({
  section: v.optional(v.string()),
  headline: v.optional(v.string()),
  text: v.optional(v.string()),
  date: v.optional(v.string()),
})
const filling = {
  values: v.optional(v.record(v.string(), value), {}),
  remarks: v.optional(v.record(v.string(), v.string()), {}),
  items: v.optional(v.array(item), []),
}
const sampleSchema = v.strictObject({
  bulletin: v.string(),
  issue: v.string(),
  period: v.strictObject({ from: v.string(), to: v.string() }),
  issuedOn: v.string(),
  departments: v.array(
    v.strictObject({
      department: v.string(),
      reporter: v.string(),
      phone: v.optional(v.string(), ''),
      nilReturn: v.optional(v.boolean(), false),
      arrives: v.optional(v.picklist(['inTime', 'late']), 'inTime'),
      ...filling,
      /** A sheet that is refused for just these faults before the right one is sent. */
      firstAttempt: v.optional(v.strictObject({ ...filling, faults: v.array(v.string()) })),
    }),
  ),
})

export type SampleWeek = v.InferOutput<typeof sampleSchema>
export type SampleDepartment = SampleWeek['departments'][number]

/** @throws Error where the sample has another shape: a fault of ours */
export async function readSampleWeek(folder: string, bulletin: string, issue: string): Promise<SampleWeek> {
  const file = join(folder, bulletin, 'sample', `${issue}.json`)
  return v.parse(sampleSchema, JSON.parse(await readFile(file, 'utf8')))
}
