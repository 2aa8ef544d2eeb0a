/** What is stored of an issue beside its submissions: one schema a kind of object, its type inferred from it. */
import * as v from 'valibot'
import { isCivilDate, isInstant } from './period.ts'

const text = v.string()
const revision = v.pipe(v.number(), v.integer(), v.minValue(1))
const date = v.pipe(v.string(), v.check(isCivilDate, 'a date as YYYY-MM-DD'))
const instant = v.pipe(v.string(), v.check(isInstant, 'an instant in UTC'))
const decimals = v.record(text, text)
/** Who wrote it; `writer` is the id of the writing request and tells two writers apart (design.md, "State"); `from`: the address. */
const written = { writer: text, by: text, from: v.optional(text) }

/** 期: one number of the bulletin, as opened. */
export const issueSchema = v.object({
  bulletin: text,
  /** `2022-45`. */
  issue: text,
  year: revision,
  issueNo: revision,
  serialNo: revision,
  period: v.object({ from: date, to: date }),
  deadline: instant,
  /** 印发日期, where it is known beforehand; otherwise the day of publishing. */
  issuedOn: v.optional(date),
  /** The definition's revision that it keeps, whatever is published later. */
  definition: revision,
  openedAt: instant,
  ...written,
})
export type Issue = v.InferOutput<typeof issueSchema>

/** 退回: sent back for rework; `submission` is the revision that was sent back. */
export const returnSchema = v.object({
  bulletin: text,
  issue: text,
  department: text,
  revision,
  submission: revision,
  comment: text,
  at: instant,
  ...written,
})
export type Return = v.InferOutput<typeof returnSchema>

/** An edition was withdrawn for correction. */
export const reopeningSchema = v.object({
  bulletin: text,
  issue: text,
  revision,
  edition: revision,
  reason: text,
  at: instant,
  ...written,
})
export type Reopening = v.InferOutput<typeof reopeningSchema>

/** The formats of a bulletin; pdf joins them with the page layout engine (issue 6). */
export const fileFormats = ['docx', 'xlsx', 'html'] as const
export type FileFormat = (typeof fileFormats)[number]

const file = v.object({ sha256: text, bytes: v.number() })
export type EditionFile = v.InferOutput<typeof file>

/** 版次: published, with its frozen inputs. */
export const editionSchema = v.object({
  bulletin: text,
  issue: text,
  revision,
  year: revision,
  issueNo: revision,
  publishedAt: instant,
  issuedOn: date,
  inputs: v.object({
    definition: revision,
    /** The submission revision of each department that is in it. */
    submissions: v.record(text, revision),
    review: v.nullable(revision),
    /** The edition of each earlier issue that its year-to-date stands on. */
    ledger: v.record(text, revision),
  }),
  /** Departments that had not submitted, accepted by the editor. */
  notSubmitted: v.array(text),
  /** By figure, canonical decimals; null where there is no value (a ratio by zero). */
  totals: v.record(text, v.object({ week: v.nullable(text), yearToDate: v.nullable(text) })),
  /** Week values by department and figure: what the next sheets show as last issue's. */
  departments: v.record(text, decimals),
  files: v.object({ docx: file, xlsx: file, html: file }),
  /** The hash of its seal (seal.ts); editions older than seals have none. */
  seal: v.optional(text),
  ...written,
})
export type Edition = v.InferOutput<typeof editionSchema>

/** A PIN as stored: hexadecimal, with scrypt's cost, so that older links outlive a higher one. */
const pinHash = v.object({ salt: text, hash: text, cost: revision })
export type PinHash = v.InferOutput<typeof pinHash>

const linkEntries = {
  bulletin: text,
  issue: text,
  tokenSha256: text,
  /** The edition that it was made for: once there is a newer one, the link leads there with a notice. */
  edition: revision,
  expires: v.optional(instant),
  createdAt: instant,
  ...written,
}
export const linkSchema = v.object({ ...linkEntries, pin: v.optional(pinHash) })
export type Link = v.InferOutput<typeof linkSchema>

/** A link's copy by issue, written before the link: without what opens it. */
export const issueLinkSchema = v.object({ ...linkEntries, hasPin: v.boolean() })
export type IssueLink = v.InferOutput<typeof issueLinkSchema>

export const revocationSchema = v.object({ tokenSha256: text, at: instant, ...written })
export type Revocation = v.InferOutput<typeof revocationSchema>

/** What an editor may change of an item; its figures never. */
export const itemEditSchema = v.strictObject({
  item: text,
  /** The words it was made on: what changed underneath since is a conflict. */
  base: v.strictObject({ revision, section: text, headline: v.optional(text), text }),
  section: v.optional(text),
  include: v.optional(v.boolean()),
  headline: v.optional(text),
  text: v.optional(text),
})
export type ItemEdit = v.InferOutput<typeof itemEditSchema>

/** 审校: the editor's choices on a merge. */
export const reviewSchema = v.object({
  bulletin: text,
  issue: text,
  revision,
  edits: v.array(itemEditSchema),
  /** By section, item ids in print order; items that it does not name follow in the default order. */
  order: v.record(text, v.array(text)),
  savedAt: instant,
  ...written,
})
export type Review = v.InferOutput<typeof reviewSchema>
