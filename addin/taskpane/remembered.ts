/** What the last person here worked on, in this browser: no name and no token. Where storage is forbidden, nothing. */
import * as v from 'valibot'

const schema = v.object({ bulletin: v.nullable(v.string()), seat: v.nullable(v.string()) })

export type Remembered = v.InferOutput<typeof schema>

const nothing: Remembered = { bulletin: null, seat: null }

/** `partition`: Excel on the web gives each site that frames the pane a part of the storage. */
const keyOf = (partition: string): string => `${partition}bulletin-pane`

export function recall(partition: string): Remembered {
  try {
    const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(keyOf(partition)) ?? 'null'))
    return parsed.success ? parsed.output : nothing
  } catch {
    return nothing
  }
}

export function remember(partition: string, remembered: Remembered): void {
  try {
    localStorage.setItem(keyOf(partition), JSON.stringify(remembered))
  } catch {
    // A private window, or storage that is full: next time it is chosen anew.
  }
}
