/** What a department reported for an issue: the shape that is stored, and its strict and fast parser. */
import type { Finding } from './finding.ts'
import type { CivilDate, Instant } from './period.ts'

/** Blank and zero are different facts: a blank figure has no value. */
export type Reported =
  | {
      readonly kind: 'value'
      /** A canonical decimal in the figure's unit and decimals. */
      readonly value: string
      readonly cell: string
      /** What the sender wrote, where it was not that. */
      readonly written?: string
    }
  | { readonly kind: 'blank'; readonly cell: string }

/** 动态: a short report. */
export interface Item {
  /** Its row in the items table, from 1; with the department it names the item in all revisions. */
  readonly line: number
  readonly section: string
  readonly headline?: string
  readonly text: string
  readonly date?: CivilDate
  /** Where its text stands. */
  readonly cell: string
}

/** What a sheet says, once it could be read. */
export interface SheetContent {
  readonly sheet: string
  readonly nilReturn: boolean
  readonly reporter: { readonly name: string; readonly phone?: string }
  /** Every figure the department is asked for, by id. */
  readonly values: Readonly<Record<string, Reported>>
  readonly items: readonly Item[]
}

/** One revision of a department's submission, as stored. */
export interface Submission extends SheetContent {
  readonly bulletin: string
  readonly issue: string
  readonly department: string
  readonly revision: number
  /** The definition's revision it was read by. */
  readonly definition: number
  /** The id of the request that wrote it: tells two writers apart (design.md, "State"). */
  readonly writer: string
  readonly by: string
  readonly receivedAt: Instant
  readonly late: boolean
  readonly source: { readonly kind: 'xlsx' | 'grid'; readonly sha256: string; readonly fileName?: string }
  readonly findings: readonly Finding[]
  /** Reasons for warnings, by `findingKey`. */
  readonly reasons: Readonly<Record<string, string>>
}

/** `ecology#3`: an item in all revisions of a department's submission. */
export const itemId = (department: string, line: number): string => `${department}#${line}`
