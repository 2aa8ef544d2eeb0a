/** The text rules that a merge applies to what departments wrote, and what it only points at. */
import { applyEdits, followedBy, type Change, type Edit } from './text-edits.ts'
import { dateRanges, halfWidth, noThousands, typedNumbering, unpaddedDates } from './text-numbers.ts'
import { curlyQuotes, hanSpacing, wideBrackets, wideMarks } from './text-punctuation.ts'
import { scan, type Scan } from './text-scan.ts'

/** A definition's `textRules`. All false and empty leaves every text as it was written (English definitions). */
export interface TextRules {
  /** Spaces between Han and Latin or digits go; Han–Han spaces go except inside “” or 《》. */
  readonly hanSpacing: boolean
  /** `,.;:()` etc. beside Han become full-width; straight quotes become “” and ‘’; `...` → ……; `--` → ——. */
  readonly fullWidthPunctuation: boolean
  /** Full-width digits, Latin letters, `%` and decimal points become half-width. */
  readonly halfWidthAlphanumerics: boolean
  /** Thousands separators inside numbers go (`21,291,461` → `21291461`). */
  readonly noThousandsSeparators: boolean
  /** `01月05日` → `1月5日`; `12月26日-30日` → `12月26日—12月30日`; 至 between two dates with a year. */
  readonly chineseDates: boolean
  /** Numbering that a department typed at the start of its text or headline goes (`一、`, `（一）`, `1.`, `①`). */
  readonly stripTypedNumbering: boolean
  /** Pairs whose mixing is flagged, never fixed: [["其它", "其他"], ["帐户", "账户"]]. */
  readonly variants: readonly (readonly [string, string])[]
  /** Words whose repetition by one department in several items is flagged: 锦旗, 感谢信, 表彰. */
  readonly honours: readonly string[]
}

/** The rules that change a text. */
export type TextRule = Exclude<keyof TextRules, 'variants' | 'honours'>
export type TextChange = Change<TextRule>

/**
 * In this order: each rule's result is what the later ones rely on (digits, then quotes and brackets, then marks).
 * A step is taken only where its trigger is found, since most texts are as they should be.
 */
const steps: readonly { readonly rule: TextRule; readonly trigger: RegExp; readonly edits: (scan: Scan) => Edit[] }[] =
  [
    { rule: 'halfWidthAlphanumerics', trigger: /[０-９Ａ-Ｚａ-ｚ％．]/, edits: halfWidth },
    {
      rule: 'stripTypedNumbering',
      trigger: /^[ \u3000(（0-9０-９一二三四五六七八九十①-⒛㈠-㈩㉑-㉟❶-❿]/,
      edits: typedNumbering,
    },
    { rule: 'fullWidthPunctuation', trigger: /["']/, edits: curlyQuotes },
    { rule: 'fullWidthPunctuation', trigger: /[()]/, edits: wideBrackets },
    { rule: 'fullWidthPunctuation', trigger: /[,;:!?.…-]|。\s*。/, edits: wideMarks },
    { rule: 'hanSpacing', trigger: /[ \t\u00A0\u3000]/, edits: hanSpacing },
    { rule: 'noThousandsSeparators', trigger: /[0-9],[0-9]/, edits: noThousands },
    { rule: 'chineseDates', trigger: /月/, edits: dateRanges },
    { rule: 'chineseDates', trigger: /月/, edits: unpaddedDates },
  ]

/**
 * The text by the rules, with every change (see `Change`: putting all of them back gives the text that was passed).
 * Applying the rules again changes nothing. Takes time in proportion to the text's length. Pass a cleaned text.
 */
export function applyTextRules(text: string, rules: TextRules): { text: string; changes: TextChange[] } {
  let seen: Scan | undefined
  let changes: TextChange[] = []
  for (const { rule, trigger, edits: step } of steps) {
    if (!rules[rule] || !trigger.test(text)) continue
    const edits = step((seen ??= scan(text)))
    if (edits.length === 0) continue
    changes = followedBy(text, changes, rule, edits)
    text = applyEdits(text, edits)
    seen = undefined
  }
  return { text, changes }
}

export interface FlaggableText {
  readonly id: string
  /** Whose text it is; honours are compared within one department. Absent: all texts are one department's. */
  readonly department?: string
  readonly text: string
}

/** `text` is the word itself, as it stands in the text of that id. */
export interface TextFlag {
  readonly id: string
  readonly rule: 'variants' | 'honours'
  readonly text: string
}

/**
 * What an editor should look at, in the order of the rules, then of the texts. Where both words of a pair of variants
 * occur, the texts with the rarer word (the pair's first, if equal) are named. Where a department names an honour in
 * several texts, all of these are.
 */
export function flagText(texts: readonly FlaggableText[], rules: Pick<TextRules, 'variants' | 'honours'>): TextFlag[] {
  const holding = (word: string) => (word === '' ? [] : texts.filter(({ text }) => text.includes(word)))
  const variants = rules.variants.flatMap(([one, other]) => {
    const [ones, others] = [holding(one), holding(other)]
    if (ones.length === 0 || others.length === 0) return []
    const [word, found] = ones.length <= others.length ? [one, ones] : [other, others]
    return found.map(({ id }): TextFlag => ({ id, rule: 'variants', text: word }))
  })
  const honours = rules.honours.flatMap((word) => {
    const found = holding(word)
    const counts = new Map<string | undefined, number>()
    for (const { department } of found) counts.set(department, (counts.get(department) ?? 0) + 1)
    const repeated = found.filter(({ department }) => (counts.get(department) ?? 0) > 1)
    return repeated.map(({ id }): TextFlag => ({ id, rule: 'honours', text: word }))
  })
  return [...variants, ...honours]
}

/** A heading on a line of its own takes no final `。`. */
export function endHeading(text: string): string {
  let end = text.length
  while (end > 0 && '。 \u3000\n'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
