/** What every use case gets: the ports, and the print styles that deployments bring as data. */
import type { PrintStyle } from '../core/print-style.ts'
import type { Clock, ObjectStore, Random } from '../ports.ts'

export interface World {
  readonly store: ObjectStore
  readonly clock: Clock
  readonly random: Random
  readonly printStyles: ReadonlyMap<string, PrintStyle>
}

/** A use case's request: who asks, and on which bulletin. */
export interface Asked {
  readonly person: { readonly id: string }
  readonly bulletin: string
  /** The address that it came from, where it is known: for the audit. */
  readonly from?: string | undefined
}
export interface AskedOnIssue extends Asked {
  readonly issue: string
}
export interface AskedOnDepartment extends AskedOnIssue {
  readonly department: string
}
