/**
 * How a bulletin is printed, as data (`templates/print-styles/`): paper, type area, lines, fonts, sizes, colours, rules.
 * The numbers of GB/T 9704-2012 stand in those files, none in code. Renderers of every format read the same style.
 */
import * as v from 'valibot'
import { type Parsed, parseJson } from './definition-parse.ts'
import { finding, type Finding } from './finding.ts'

const number = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max))
const whole = (min: number, max: number) => v.pipe(number(min, max), v.integer())
const wellFormed = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.check((s) => s.isWellFormed(), 'well-formed text'),
  )
const name = v.pipe(wellFormed(80), v.minLength(1))
const colour = v.pipe(v.string(), v.regex(/^[0-9A-F]{6}$/, 'a colour as RRGGBB'))
const side = v.picklist(['left', 'centre', 'right'])

/** Letters: a font's key in `fonts` and a size in points. */
const letters = { styleName: name, font: name, size: number(5, 120), bold: v.optional(v.boolean(), false) }

/** A kind of paragraph. Heights are in lines of the grid, `indent` (of the first line) in characters of its size. */
const paragraph = v.strictObject({
  ...letters,
  colour: v.optional(colour, '000000'),
  align: v.picklist(['left', 'centre', 'right', 'justified']),
  indent: v.optional(number(0, 10), 0),
  lines: v.optional(number(0.3, 8), 1),
  before: v.optional(number(0, 20), 0),
  after: v.optional(number(0, 20), 0),
  /** Extra space after each letter, in points. */
  letterSpacing: v.optional(number(-5, 100), 0),
})
/** Letters within a paragraph of another kind; size and colour are the paragraph's. */
const runIn = v.strictObject({ styleName: name, font: name, bold: v.optional(v.boolean(), false) })

const rule = v.strictObject({ width: number(0.05, 5), colour: v.optional(colour, '000000') })

export const printStyleSchema = v.strictObject({
  schema: v.literal(1),
  name,
  /** Millimetres. The margins bound the type area (版心), which glyphs fill from its upper edge. */
  page: v.strictObject({
    width: number(50, 600),
    height: number(50, 600),
    margin: v.strictObject({
      top: number(0, 200),
      right: number(0, 200),
      bottom: number(0, 200),
      left: number(0, 200),
    }),
  }),
  grid: v.strictObject({
    lines: whole(5, 120),
    /** Full-width characters a line; none for proportional type. */
    characters: v.optional(whole(5, 120)),
    /** How far body glyphs rise above their baseline, as a share of their size: 0.83 for most Han fonts. */
    glyphTop: number(0.5, 1),
    widowControl: v.boolean(),
  }),
  fonts: v.record(
    name,
    v.strictObject({
      eastAsia: name,
      latin: name,
      /** Another name under which machines have it. */
      alternative: v.optional(name),
    }),
  ),
  /** One entry a kind of text; `styleName` is what an editor sees (and Word's own names keep Word's meaning). */
  text: v.strictObject({
    masthead: paragraph,
    number: paragraph,
    issuer: paragraph,
    title: paragraph,
    period: paragraph,
    heading1: paragraph,
    heading2: paragraph,
    body: paragraph,
    correction: paragraph,
    table: paragraph,
    figure: paragraph,
    imprint: paragraph,
    pageNumber: paragraph,
    lineHead: runIn,
    headline: runIn,
    tableHead: runIn,
  }),
  /** Rules are millimetres wide. */
  masthead: v.strictObject({ rule }),
  table: v.strictObject({ rule }),
  /** At the foot of the last page. `inset` is in characters of its size, `rowHeight` in millimetres. */
  imprint: v.strictObject({
    lastPage: v.picklist(['even', 'any']),
    outerRule: rule,
    innerRule: rule,
    inset: number(0, 5),
    rowHeight: number(3, 30),
  }),
  /** `baseline`: millimetres below the type area; `inset`: characters from its side. */
  pageNumber: v.strictObject({
    format: v.pipe(
      wellFormed(40),
      v.check((s) => s.split('{page}').length === 2, 'text with one {page}'),
    ),
    odd: side,
    even: side,
    inset: number(0, 10),
    baseline: number(0, 100),
  }),
  /** East Asian line rules; all off for other languages. */
  language: v.strictObject({
    lineBreakRules: v.boolean(),
    compressPunctuation: v.boolean(),
    hangingPunctuation: v.boolean(),
    /** A gap between Han and Latin letters or digits. */
    autoSpace: v.boolean(),
    noLineStart: wellFormed(200),
    noLineEnd: wellFormed(200),
  }),
})
export type PrintStyle = v.InferOutput<typeof printStyleSchema>
export type ParagraphStyle = PrintStyle['text']['body']
export type RunInStyle = PrintStyle['text']['lineHead']

export const pointsPerMm = 72 / 25.4

/** The type area (版心) in points, and what follows from it: the lines' pitch, and what each character gives way. */
export function typeArea({ page, grid, text }: PrintStyle) {
  const width = (page.width - page.margin.left - page.margin.right) * pointsPerMm
  const height = (page.height - page.margin.top - page.margin.bottom) * pointsPerMm
  const spacing = grid.characters === undefined ? 0 : width / grid.characters - text.body.size
  return { width, height, pitch: height / grid.lines, spacing }
}

/** JSON (already parsed) → a PrintStyle, or every fault in it with its path. */
export function parsePrintStyle(json: unknown): Parsed<PrintStyle> {
  const parsed = parseJson(printStyleSchema, json)
  if (!parsed.ok) return parsed
  const findings = [...missingFonts(parsed.value), ...contradictions(parsed.value)]
  return findings.length > 0 ? { ok: false, findings } : parsed
}

function missingFonts({ fonts, text }: PrintStyle): Finding[] {
  return Object.entries(text).flatMap(([role, { font }]) =>
    Object.hasOwn(fonts, font)
      ? []
      : [finding('dangling_reference', { path: `$.text.${role}.font` }, { id: font, wanted: 'font' })],
  )
}

/** Numbers that are each fine and cannot all hold. */
function contradictions(style: PrintStyle): Finding[] {
  const { page, grid, text } = style
  const { width, height, pitch, spacing } = typeArea(style)
  const clash = (path: string, wanted: string, found: number) =>
    finding('wrong_value', { path }, { wanted, found: String(Math.round(found * 100) / 100) })
  if (width <= 0) return [clash('$.page.margin', 'a type area wider than nothing (mm)', width / pointsPerMm)]
  if (height <= 0) return [clash('$.page.margin', 'a type area higher than nothing (mm)', height / pointsPerMm)]
  const findings = Object.entries(text).flatMap(([role, entry]) =>
    'lines' in entry && entry.lines * pitch < entry.size
      ? [clash(`$.text.${role}.lines`, `lines that hold ${entry.size} pt (pitch ${pitch.toFixed(2)} pt)`, entry.lines)]
      : [],
  )
  if (grid.characters !== undefined && Math.abs(spacing) > text.body.size / 10)
    findings.push(
      clash('$.grid.characters', `about ${(width / text.body.size).toFixed(1)} characters a line`, grid.characters),
    )
  const below = page.margin.bottom - style.pageNumber.baseline
  if (below < 0) findings.push(clash('$.pageNumber.baseline', 'a page number on the paper', style.pageNumber.baseline))
  return findings
}
