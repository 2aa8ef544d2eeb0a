/** What this browser remembers between visits. Where storage is forbidden or broken, nothing: the page works without. */
import * as v from 'valibot'
import { languages } from '../language.ts'

const schema = v.object({
  language: v.optional(v.picklist(languages)),
  bulletin: v.optional(v.string()),
  /** The last chosen department of each bulletin. */
  departments: v.record(v.string(), v.string()),
})

export type Remembered = v.InferOutput<typeof schema>

const key = 'department-report'
const nothing: Remembered = { departments: {} }

export function recall(): Remembered {
  try {
    const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'))
    return parsed.success ? parsed.output : nothing
  } catch {
    return nothing
  }
}

export function remember(remembered: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify(remembered))
  } catch {
    // A private window, or storage that is full: next time it is chosen anew.
  }
}
