/** A visit to Excel: everything is queued, goes in one sync, and is read (style.md 13). */
import { HostError } from '../spreadsheet-host.ts'
import { hostErrorOf, officeCode } from './host-fault.ts'

/** How often and how long we ask while somebody is typing in a cell. */
export interface Patience {
  readonly everyMs: number
  readonly attempts: number
}

export const patience: Patience = { everyMs: 200, attempts: 50 }

/** Queues what is asked; what it returns reads the answers after the sync. Runs again where Excel did not take it. */
export type Queue<T> = (context: Excel.RequestContext) => () => T

/** Runs a visit; rejects with HostError for what Excel refuses. */
export type Visit = <T>(queue: Queue<T>) => Promise<T>

/**
 * Visits with a context of their own and not with `Excel.run`, for two reasons. `run` keeps a reference to each range
 * and makes a second request to let go of them. And its `delayForCellEdit` cannot be called off: what waits in Excel
 * is done when the cell is left, although the pane has long said that it was not. Without it Excel refuses the whole
 * batch and does nothing of it (RunOptions.delayForCellEdit), so that we ask again, and our no is a no.
 */
export function visitor({ everyMs, attempts }: Patience): Visit {
  return async (queue) => {
    for (let left = attempts; ; left--) {
      const context = new Excel.RequestContext()
      const read = queue(context)
      try {
        await context.sync()
      } catch (error) {
        if (officeCode(error) !== Excel.ErrorCodes.invalidOperationInCellEditMode) throw hostErrorOf(error)
        if (left <= 1) throw new HostError('cellBeingEdited', error)
        await new Promise((resolve) => setTimeout(resolve, everyMs))
        continue
      }
      return read()
    }
  }
}

/** Whether this Excel has a set of its API: `has('1.13')`. */
export const has = (version: string): boolean => Office.context.requirements.isSetSupported('ExcelApi', version)
