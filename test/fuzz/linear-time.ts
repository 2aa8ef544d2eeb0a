/** Target of parsers and patterns over text that others write: twice the text, at most about twice the time. */
import * as fc from 'fast-check'
import { comparable } from '../../functions/core/check.ts'
import { nameKey, readTick } from '../../functions/core/cell-text.ts'
import { isId, parseIssueId } from '../../functions/core/keys.ts'
import { parseMarker, parseReviewMarker } from '../../functions/core/marker.ts'
import { isPercentFormat } from '../../functions/core/percent.ts'
import { isCivilDate, isInstant, readDate } from '../../functions/core/period.ts'
import { fillTemplate } from '../../functions/core/placeholder.ts'
import { parseQuantity, readQuantity } from '../../functions/core/quantity.ts'
import { cleanText, xmlSafe } from '../../functions/core/text-cleaning.ts'
import { diffTexts } from '../../functions/core/text-diff.ts'
import { foldForms } from '../../functions/core/text-folding.ts'
import { applyTextRules, endHeading, type TextRules } from '../../functions/core/text-rules.ts'
import { contentDisposition } from '../../functions/http/file-answers.ts'
import { escapeMarkup } from '../../functions/formats/markup.ts'
import { decodeText } from '../../functions/formats/xml-decode.ts'
import { unescape } from '../../functions/formats/xlsx-sheet.ts'
import { type Fuzzed, target } from './target.ts'

const rules: TextRules = {
  hanSpacing: true,
  fullWidthPunctuation: true,
  halfWidthAlphanumerics: true,
  noThousandsSeparators: true,
  chineseDates: true,
  stripTypedNumbering: true,
  variants: [],
  honours: [],
}
const period = { from: '2026-01-05', to: '2026-01-11' }

/** Everything that reads a text of any length; a part of a pattern that backtracks shows here. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  cleanText,
  xmlSafe,
  foldForms,
  comparable,
  nameKey,
  readTick,
  isId,
  isInstant,
  isCivilDate,
  parseIssueId,
  parseMarker,
  parseReviewMarker,
  parseQuantity: (text) => parseQuantity(text, 2),
  readQuantity: (text) => readQuantity(text, { unit: '万件', decimals: 2 }),
  readDate: (text) => readDate(text, period, false),
  fillTemplate: (text) => fillTemplate(text, { a: 1 }),
  isPercentFormat,
  applyTextRules: (text) => applyTextRules(text, rules),
  endHeading,
  diffTexts: (text) => diffTexts(text, text.replaceAll('1', '2')),
  escapeMarkup,
  decodeText,
  unescape,
  contentDisposition: (text) => contentDisposition(text, 'a'),
}

/** What patterns turn on. */
const pieces = [
  ...Array.from(
    ' \u3000\t\n\r\u00A0aA0１Ａ％．汉日月年号至。，、；：！？（）()“”‘’"\'《》.,;:-—…·@/%&#{}[]\\_*|<>=+~①一十㈠零\u0301\u200D\uFEFF\uFF9E\uFDFA',
  ),
  ...[
    '://',
    'www.',
    'a@',
    '12',
    '01月',
    '5日',
    '2022年',
    '2022-',
    '1,234',
    '分别',
    'BULLETIN|',
    'REVIEW|',
    '&#9',
    '&amp;',
    '_x0041_',
    '{a}',
    '{{',
    '[%',
    '\\"',
    '👨',
    '\u{E0041}',
    '\uD800',
    '。 。',
    '- -',
    '— 1',
  ],
]
const some = (maxLength: number) => fc.array(fc.constantFrom(...pieces), { maxLength }).map((all) => all.join(''))

interface Growing {
  readonly reader: string
  readonly before: string
  readonly unit: string
  readonly after: string
}

const growing: fc.Arbitrary<Growing> = fc.record({
  reader: fc.constantFrom(...Object.keys(readers)),
  before: some(2),
  unit: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
  after: some(2),
})

/** The least of some times is what the machine's other work has least to do with. */
function fastest(times: number, work: () => unknown): number {
  let least = Infinity
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** From here on a time is no rounding; longer texts than the last come from nowhere. */
const [shortestMs, firstLength, lastLength] = [1.5, 4_000, 32_000] as const
/** Linear is 2, quadratic 4. */
const most = 3.2

/** @throws where twice the text takes far more than twice the time, and twice that again, each measured three times */
function mustBeLinear(read: (text: string) => unknown, textOf: (length: number) => string): void {
  let length = firstLength
  while (fastest(2, () => read(textOf(length))) < shortestMs) {
    length *= 2
    if (length > lastLength) return
  }
  const first = doublingRatio(read, textOf, length)
  // Caches and the collector of garbage make one step by themselves, but not two.
  const second = first > most ? doublingRatio(read, textOf, 2 * length) : 0
  if (second > most)
    throw new Error(
      `from ${length} characters on twice the text takes ${first.toFixed(1)}, ${second.toFixed(1)} times as long`,
    )
}

/** How much longer twice a text takes; the least of up to three tries where that is much. */
function doublingRatio(read: (text: string) => unknown, textOf: (length: number) => string, length: number): number {
  const [text, double] = [textOf(length), textOf(2 * length)]
  let least = Infinity
  for (const times of [3, 7, 15]) {
    const single = fastest(times, () => read(text))
    least = Math.min(least, fastest(times, () => read(double)) / single)
    if (least <= most) break
  }
  return least
}

/** `clock`: false asks only that nothing is thrown, and of shorter texts. */
function growingTexts({ clock }: { clock: boolean }): Fuzzed<Growing> {
  return {
    inputs: growing,
    prepare({ reader, before, unit, after }) {
      const read = readers[reader]
      if (!read) throw new Error(`no reader ${reader}`)
      const textOf = (length: number) => before + unit.repeat(Math.ceil(length / unit.length)) + after
      return () => {
        read(textOf(firstLength))
        return clock
          ? {
              verify: () => {
                mustBeLinear(read, textOf)
              },
            }
          : {}
      }
    },
  }
}

export const readingTargets = [target({ name: 'parsers, twice the text', share: 1, open: growingTexts })]
