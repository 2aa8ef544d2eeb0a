/** Who was here last, in this browser. Where storage is forbidden or broken, nobody: the pane works without. */
import * as v from 'valibot'

const schema = v.object({ person: v.nullable(v.string()), bulletin: v.nullable(v.string()) })

export type Remembered = v.InferOutput<typeof schema>

const nothing: Remembered = { person: null, bulletin: null }

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
    // A private window, or storage that is full: next time the person signs in anew.
  }
}
