/** The audit in words, and as the rows of a table. */
import { auditEn } from './audit.en.ts'
import type { AuditEntry, AuditEntryOf, AuditEvent } from './audit.ts'
import { auditZhCN } from './audit.zh-CN.ts'
import type { Definition } from './definition.ts'
import type { Instant } from './period.ts'

/** How ids and instants are told to people. */
export interface PlaceNames {
  readonly department: (id: string) => string
  /** The office's wall clock. */
  readonly time: (at: Instant) => string
  /** Undefined where nobody of that id was ever on the list. */
  readonly person: (id: string) => string | undefined
}

const columns = ['time', 'utc', 'who', 'account', 'what', 'issue', 'department', 'revision', 'from', 'detail'] as const
type Column = (typeof columns)[number]

export interface AuditWording {
  readonly headings: Readonly<Record<Column, string>>
  /** The sheet's name in a workbook. */
  readonly sheet: string
  readonly title: (bulletin: string) => string
  readonly subtitle: (about: { readonly count: number; readonly issue: string | undefined }) => string
  readonly actions: Readonly<Record<AuditEvent, string>>
  readonly details: { readonly [W in AuditEvent]: (entry: AuditEntryOf<W>, names: PlaceNames) => string }
}

export const auditWording = (language: Definition['language']): AuditWording =>
  language === 'zh-CN' ? auditZhCN : auditEn

/** What happened, more closely. */
export function auditDetail(entry: AuditEntry, names: PlaceNames, language: Definition['language']): string {
  // The map's type ties each event to its own entry; a lookup by a union loses that tie.
  const word = auditWording(language).details[entry.what] as (e: AuditEntry, names: PlaceNames) => string
  return word(entry, names)
}

/** Headings, then one row an entry: all text, in the order of `columns`. */
export function auditTable(
  entries: readonly AuditEntry[],
  names: PlaceNames,
  language: Definition['language'],
): { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const words = auditWording(language)
  const cells = (entry: AuditEntry): Readonly<Record<Column, string>> => ({
    time: entry.at === null ? '' : names.time(entry.at),
    utc: entry.at ?? '',
    who: entry.by === null ? '' : (names.person(entry.by) ?? ''),
    account: entry.by ?? '',
    what: words.actions[entry.what],
    issue: entry.issue ?? '',
    department: entry.department === null ? '' : names.department(entry.department),
    revision: entry.revision === null ? '' : String(entry.revision),
    from: entry.from ?? '',
    detail: auditDetail(entry, names, language),
  })
  return {
    headings: columns.map((column) => words.headings[column]),
    rows: entries.map((entry) => {
      const row = cells(entry)
      return columns.map((column) => row[column])
    }),
  }
}
