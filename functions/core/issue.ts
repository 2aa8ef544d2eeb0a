/** 期: one number of the bulletin, as opened. */
import type { CivilDate, Instant, Period } from './period.ts'

export interface Issue {
  readonly bulletin: string
  /** `2022-45`. */
  readonly issue: string
  readonly year: number
  readonly issueNo: number
  readonly serialNo: number
  readonly period: Period
  readonly deadline: Instant
  /** 印发日期, where it is known beforehand; otherwise the day of publishing. */
  readonly issuedOn?: CivilDate
  /** The definition's revision that it keeps, whatever is published later. */
  readonly definition: number
  readonly writer: string
  readonly by: string
  readonly openedAt: Instant
}

/** 退回: sent back for rework. */
export interface Return {
  readonly bulletin: string
  readonly issue: string
  readonly department: string
  readonly revision: number
  /** The submission's revision that was sent back. */
  readonly submission: number
  readonly comment: string
  readonly writer: string
  readonly by: string
  readonly at: Instant
}

/** An edition was withdrawn for correction. */
export interface Reopening {
  readonly bulletin: string
  readonly issue: string
  readonly revision: number
  readonly edition: number
  readonly reason: string
  readonly writer: string
  readonly by: string
  readonly at: Instant
}

/** 版次: published, with its frozen inputs. */
export interface Edition {
  readonly bulletin: string
  readonly issue: string
  readonly revision: number
  readonly issueNo: number
  readonly year: number
  readonly writer: string
  readonly by: string
  readonly publishedAt: Instant
  readonly issuedOn: CivilDate
  readonly inputs: {
    readonly definition: number
    /** The submission revision of each department that is in it. */
    readonly submissions: Readonly<Record<string, number>>
    readonly review: number | null
    /** The edition of each earlier issue that its year-to-date stands on. */
    readonly ledger: Readonly<Record<string, number>>
  }
  /** Departments that had not submitted, accepted by the editor. */
  readonly notSubmitted: readonly string[]
  /** Week totals and year-to-date by figure, canonical decimals; null where a ratio has no value. */
  readonly totals: Readonly<Record<string, { readonly week: string | null; readonly yearToDate: string | null }>>
  /** Week values by department and figure: what the next sheets show as last issue's. */
  readonly departments: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly files: Readonly<Record<FileFormat, EditionFile>>
}

/** The formats of a bulletin; pdf joins them with the page layout engine (issue 6). */
export const fileFormats = ['docx', 'xlsx', 'html'] as const
export type FileFormat = (typeof fileFormats)[number]

export interface EditionFile {
  readonly sha256: string
  readonly bytes: number
}

export interface Link {
  readonly bulletin: string
  readonly issue: string
  readonly tokenSha256: string
  readonly edition: number
  readonly expires?: Instant
  readonly writer: string
  readonly by: string
  readonly createdAt: Instant
}
