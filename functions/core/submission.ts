/** What a department reported for an issue: the shape that is stored, and a parser that a merge can afford. */
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
  /** The address that it was sent from. */
  readonly from?: string
  readonly receivedAt: Instant
  readonly late: boolean
  readonly source: { readonly kind: 'xlsx' | 'grid'; readonly sha256: string; readonly fileName?: string }
  readonly findings: readonly Finding[]
  /** Reasons for warnings, by `findingKey`. */
  readonly reasons: Readonly<Record<string, string>>
}

/** `ecology#3`: an item in all revisions of a department's submission. */
export const itemId = (department: string, line: number): string => `${department}#${line}`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'
const isOptionalText = (value: unknown): boolean => value === undefined || typeof value === 'string'

function isReported(value: unknown): value is Reported {
  if (!isRecord(value) || !isText(value['cell'])) return false
  return value['kind'] === 'value'
    ? isText(value['value']) && isOptionalText(value['written'])
    : value['kind'] === 'blank'
}

const isItem = (value: unknown): value is Item =>
  isRecord(value) &&
  Number.isInteger(value['line']) &&
  isText(value['section']) &&
  isText(value['text']) &&
  isText(value['cell']) &&
  isOptionalText(value['headline']) &&
  isOptionalText(value['date'])

const texts = ['bulletin', 'issue', 'department', 'writer', 'by', 'receivedAt', 'sheet'] as const

/**
 * A stored submission, its whole shape checked. By hand, because a merge reads thousands (issue 2: at most twice
 * JSON.parse alone). Undefined where it is none: the store was written by something else.
 */
export function parseSubmission(json: unknown): Submission | undefined {
  if (!isRecord(json)) return undefined
  for (const key of texts) if (!isText(json[key])) return undefined
  if (!isOptionalText(json['from'])) return undefined
  const { revision, definition, late, nilReturn, source, reporter, values, items, findings, reasons } = json
  if (!Number.isInteger(revision) || !Number.isInteger(definition)) return undefined
  if (typeof late !== 'boolean' || typeof nilReturn !== 'boolean') return undefined
  if (!isRecord(source) || !isText(source['kind']) || !isText(source['sha256']) || !isOptionalText(source['fileName']))
    return undefined
  if (!isRecord(reporter) || !isText(reporter['name']) || !isOptionalText(reporter['phone'])) return undefined
  if (!isRecord(values) || !isRecord(reasons) || !Array.isArray(items) || !Array.isArray(findings)) return undefined
  for (const key in values) if (!isReported(values[key])) return undefined
  for (const key in reasons) if (!isText(reasons[key])) return undefined
  for (const item of items) if (!isItem(item)) return undefined
  for (const f of findings) if (!isRecord(f) || !isText(f['code']) || !isRecord(f['at'])) return undefined
  return json as unknown as Submission
}
