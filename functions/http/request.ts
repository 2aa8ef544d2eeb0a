/** What requests carry, parsed once at this edge. */
import type { Context } from 'hono'
import * as v from 'valibot'
import { jsonPath, parseJson } from '../core/definition-parse.ts'
import { type Finding, finding } from '../core/finding.ts'
import type { Workbook } from '../core/grid.ts'
import { isCivilDate, toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { itemEditSchema } from '../core/issue.ts'
import { foldPin, isPin } from '../core/pin.ts'
import { maxPeople, personEntrySchema } from '../core/people.ts'
import type { Upload } from '../services/submit.ts'

/** The most that a request may bring; an .xlsx of a department is some 30 KB. */
export const maxBodyBytes = 10 * 1024 * 1024
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What JSON may cost before it is parsed: nothing of ours comes near, and each value takes far more than its text. */
export const jsonCaps = { bytes: 4 * 1024 * 1024, depth: 32, values: 250_000 } as const

/** Caps of a JSON grid: far above any sheet of ours. */
export const gridCaps = { sheets: 20, rows: 5_000, columns: 300, text: 32_767, findingsShown: 50 } as const

const text = (max: number) => v.pipe(v.string(), v.maxLength(max))
const date = v.pipe(v.string(), v.check(isCivilDate, 'a date as YYYY-MM-DD'))
/** With its zone, without which `Date.parse` takes the server's; on a real day, of which it makes another. */
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/
const instant = v.pipe(
  v.string(),
  v.check(
    (text) => zoned.test(text) && isCivilDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
    'an instant such as 2022-12-30T09:00:00Z',
  ),
  v.transform((text) => toInstant(Date.parse(text))),
)

export const openIssueBody = v.strictObject({
  period: v.strictObject({ from: date, to: date }),
  deadline: v.optional(instant),
  issuedOn: v.optional(date),
})
export const commentBody = v.strictObject({ comment: text(2000) })
export const reasonBody = v.strictObject({ reason: text(2000) })
export const publishBody = v.strictObject({ acceptMissing: v.optional(v.boolean(), false) })
/** Full-width digits are digits too: an input method may type them. */
const pin = v.pipe(text(60), v.transform(foldPin), v.check(isPin, 'a PIN of 6 to 12 digits'))
export const linkBody = v.strictObject({ expires: v.optional(instant), pin: v.optional(pin) })
/** An editor's words come from a cell, or from a field that takes no more. */
const fitsCell = (words: string | undefined): boolean => (words ?? '').length <= gridCaps.text
const edit = v.pipe(
  itemEditSchema,
  v.check(({ headline, text, base }) => [headline, text, base.headline, base.text].every(fitsCell), 'texts of a cell'),
)
export const previewBody = v.strictObject({
  edits: v.pipe(v.array(edit), v.maxLength(20_000)),
  order: v.record(text(80), v.array(text(80))),
})
export const peopleBody = v.strictObject({
  base: v.pipe(v.number(), v.integer(), v.minValue(0)),
  people: v.pipe(v.array(personEntrySchema), v.maxLength(maxPeople)),
})
export const reviewBody = v.strictObject({
  base: v.pipe(v.number(), v.integer(), v.minValue(0)),
  ...previewBody.entries,
})

const cell = v.union([
  text(gridCaps.text),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.null(),
  v.strictObject({ error: text(40) }),
  v.strictObject({ formula: text(8192) }),
])
/** Reasons for warnings, by finding key. */
const reasons = v.record(text(80), text(2000))

const gridBody = v.strictObject({
  sheets: v.pipe(
    v.array(
      v.strictObject({
        name: text(255),
        rows: v.pipe(v.array(v.pipe(v.array(cell), v.maxLength(gridCaps.columns))), v.maxLength(gridCaps.rows)),
        hiddenRows: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))),
      }),
    ),
    v.minLength(1),
    v.maxLength(gridCaps.sheets),
  ),
  date1904: v.optional(v.boolean(), false),
  reasons: v.optional(reasons, {}),
})

/**
 * A JSON body by its schema, sent as JSON; an empty one of any type counts as `{}`.
 * @throws Refusal unsupported_type, unreadable_body, too_large, bad_request
 */
export async function readBody<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  const body = readText(new Uint8Array(await c.req.arrayBuffer()))
  if (body.trim() === '') return parseOrRefuse(schema, '{}')
  const type = typeOf(c)
  if (type !== jsonType) throw refuse('unsupported_type', { type, wanted: 'json' })
  return parseOrRefuse(schema, body)
}

const jsonType = 'application/json'
/** Without its parameters; empty where none is told. */
const typeOf = (c: Context): string => (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Broken UTF-8 is refused: decoded all the same, it would come in as other text. */
function readText(bytes: Uint8Array): string {
  if (bytes.length > jsonCaps.bytes) throw refuse('too_large', { max: jsonCaps.bytes })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('unreadable_body', {})
  }
}

/** All faults of a text up to this length, the first of a longer one: a million would take a kilobyte each. */
const allFaultsLength = 65_536

function parseOrRefuse<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  const { depth, values } = measureJson(text)
  if (depth > jsonCaps.depth) throw refuse('unreadable_body', {})
  if (values > jsonCaps.values)
    throw refuse('bad_request', {
      findings: [finding('file_too_complex', { path: '$' }, { what: 'cells', max: jsonCaps.values })],
    })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw refuse('unreadable_body', {})
  }
  const quick = v.safeParse(schema, json, { abortEarly: true })
  if (quick.success) return quick.output
  const all = text.length <= allFaultsLength ? parseJson(schema, json) : undefined
  const findings = all?.ok === false ? all.findings : quick.issues.map(plainFault)
  throw refuse('bad_request', { findings: findings.slice(0, gridCaps.findingsShown) })
}

const plainFault = ({ path, expected, type, received }: v.BaseIssue<unknown>): Finding => {
  const at = { path: jsonPath((path ?? []).map((item) => item.key as string | number)) }
  return finding('wrong_value', at, { wanted: expected ?? type, found: received })
}

const [QUOTE, COMMA, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [34, 44, 91, 92, 93, 123, 125]

/**
 * How deep a JSON text nests and about how many values it holds, in one pass and before any of them is made: what walks
 * a value by recursion must not meet a tower of brackets. Of what is no JSON it tells something or other.
 */
function measureJson(text: string): { depth: number; values: number } {
  let [open, depth, values] = [0, 0, 1]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) i = endOfString(text, i)
    else if (code === COMMA) values++
    else if (code === OPEN_LIST || code === OPEN) {
      values++
      depth = Math.max(depth, ++open)
    } else if (code === CLOSE_LIST || code === CLOSE) open--
  }
  return { depth, values }
}

/** The place of the quote that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let i = start + 1
  for (let code = text.charCodeAt(i); i < text.length && code !== QUOTE; code = text.charCodeAt(i))
    i += code === BACKSLASH ? 2 : 1
  return i
}

/** A percent-encoded header, as browsers must send Chinese. */
function decodedHeader(c: Context, name: string): string | undefined {
  const value = c.req.header(name)
  try {
    return value === undefined ? undefined : decodeURIComponent(value)
  } catch {
    const found = JSON.stringify(value?.slice(0, 60))
    throw refuse('bad_request', {
      findings: [finding('wrong_value', { path: name }, { wanted: 'percent-encoded UTF-8', found })],
    })
  }
}

/** What a sheet is sent with. */
export interface SentSheet {
  readonly upload: Upload
  readonly reasons: Readonly<Record<string, string>>
}

/**
 * A sheet, `.xlsx` bytes or a JSON grid by its content type, with the reasons for its warnings: of the header
 * `Bulletin-Reasons`, which those of a grid's own body go before (a header cannot hold many).
 * @throws Refusal unsupported_type, unreadable_body, too_large, bad_request
 */
export async function readUpload(c: Context): Promise<SentSheet> {
  const header = readReasons(c)
  const type = typeOf(c)
  if (type === jsonType) {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const { reasons: own, ...grid } = parseOrRefuse(gridBody, readText(bytes))
    // The schema's rows are what Grid says; `exactOptionalPropertyTypes` sees its optional keys as possibly undefined.
    const workbook = grid as Workbook
    return { upload: { kind: 'grid', bytes, workbook }, reasons: { ...header, ...own } }
  }
  if (type !== xlsxType && type !== 'application/octet-stream')
    throw refuse('unsupported_type', { type, wanted: 'sheet' })
  const fileName = decodedHeader(c, 'bulletin-file-name')
    ?.replace(/\p{C}/gu, '')
    .slice(0, 200)
    .replace(/\p{Cs}$/u, '')
  return { upload: { kind: 'xlsx', bytes: new Uint8Array(await c.req.arrayBuffer()), fileName }, reasons: header }
}

function readReasons(c: Context): Record<string, string> {
  const header = decodedHeader(c, 'bulletin-reasons')
  return header === undefined ? {} : parseOrRefuse(reasons, header)
}
