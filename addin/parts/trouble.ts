/** What kept the pane from doing what was asked: the server, or Excel. Worded in `trouble-words.ts`. */
import type { Failure } from '../api/failure.ts'
import { HostError, type HostFault } from '../spreadsheet-host.ts'

export type Trouble =
  { readonly kind: 'api'; readonly failure: Failure } | { readonly kind: 'excel'; readonly fault: HostFault }

export const apiTrouble = (failure: Failure): Trouble => ({ kind: 'api', failure })

/** Excel's refusals are values; anything else is a bug and rises as it is. */
export function excelFault(error: unknown): HostFault {
  if (error instanceof HostError) return error.fault
  throw error
}

export const excelTrouble = (error: unknown): Trouble => ({ kind: 'excel', fault: excelFault(error) })
