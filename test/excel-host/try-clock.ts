/** A clock that runs on from whatever it is set to. */
import type { Clock } from '../../functions/ports.ts'

export interface TryClock extends Clock {
  readonly set: (ms: number) => void
}

export function createTryClock(start: number): TryClock {
  let base = start
  let since = performance.now()
  return {
    now: () => Math.round(base + performance.now() - since),
    set: (ms) => {
      base = ms
      since = performance.now()
    },
  }
}
