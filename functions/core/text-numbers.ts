/**
 * Numbers, dates and typed numbering in Chinese text (GB/T 15835-2011; print.md, "Text rules"). Each rule reads a scan
 * and gives edits; what has two readings stays as it is.
 */
import type { Edit } from './text-edits.ts'
import { significant, type Scan } from './text-scan.ts'

/** Full-width digits, Latin letters and `％` become half-width, and so does `．` after a digit. */
export function halfWidth(scan: Scan): Edit[] {
  return [...scan.text.matchAll(/[０-９Ａ-Ｚａ-ｚ％．]+/g)].flatMap(({ 0: run, index }) => {
    const to = run.replace(/[^．]/g, half).replace(/．/g, (point, at: number) => {
      const before = at > 0 ? run.charAt(at - 1) : scan.text.charAt(significant(scan, index - 1, -1))
      return /[0-9０-９]/.test(before) ? '.' : point
    })
    return to === run ? [] : [{ start: index, end: index + run.length, to }]
  })
}

const half = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0)

/**
 * Thousands separators go: `21,291,461` → `21291461`. Lists stay: groups that are not of three digits, numbers of a
 * sentence that says 分别 or 依次, numbers before 号, parts of an identifier.
 */
export function noThousands({ text, kinds }: Scan): Edit[] {
  const edits: Edit[] = []
  let isList = false
  for (const { 0: found, index: start } of text.matchAll(/分别|依次|[。；！？\n]|[0-9][0-9,]*/g)) {
    if (!/^[0-9]/.test(found)) isList = found === '分别' || found === '依次'
    else if (!isList && found.includes(',')) {
      const number = found.replace(/,$/, '')
      const end = start + number.length
      const isWhole = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/.test(number) && kinds[start] === 'digit'
      const isPart =
        /[A-Za-z.０-９]/.test(text.charAt(start - 1)) || text[significant({ text, kinds }, end, 1)] === '号'
      if (isWhole && !isPart) edits.push({ start, end, to: number.replaceAll(',', '') })
    }
  }
  return edits
}

const gap = '[ \\u3000]{0,4}'
const dash = '(?:-{1,2}|—{1,2}|[–－~～〜])'
const range = new RegExp(
  `(?<![0-9.])([0-9]{4}年)?([0-9]{1,2})月([0-9]{1,2})日?${gap}${dash}${gap}(?:([0-9]{4}年)?([0-9]{1,2})月)?([0-9]{1,2})日`,
  'g',
)

/** `12月26日-30日` → `12月26日—12月30日`; between two dates with a year, 至. A day that falls back stays as it is. */
export function dateRanges({ text }: Scan): Edit[] {
  return [...text.matchAll(range)].flatMap((match) => {
    const [found, year = '', month, day, endYear = '', endMonth = month, endDay] = match
    const numbers = [Number(month), Number(day), Number(endMonth), Number(endDay)] as const
    const [m1, d1, m2, d2] = numbers
    const isDate = m1 >= 1 && m1 <= 12 && m2 >= 1 && m2 <= 12 && d1 >= 1 && d1 <= 31 && d2 >= 1 && d2 <= 31
    if (!isDate || (match[5] === undefined && d2 <= d1)) return []
    const to = `${year}${m1}月${d1}日${year && endYear ? '至' : '—'}${endYear}${m2}月${d2}日`
    return to === found ? [] : [{ start: match.index, end: match.index + found.length, to }]
  })
}

/** The leading zero of a month, and of a day after its month or in a list of days. 月均, 日常 and the like are no dates. */
const padded = new RegExp(
  `(?<![0-9A-Za-z.])0(?=[1-9]${gap}月(?![均报度]))|(?<=月${gap}|日[、，—至])0(?=[1-9]${gap}日(?![均报常]))`,
  'g',
)

/** `01月05日` → `1月5日`. */
export const unpaddedDates = ({ text }: Scan): Edit[] =>
  [...text.matchAll(padded)].map(({ index }) => ({ start: index, end: index + 1, to: '' }))

const S = '[ \\u3000]*'
const one = '[一二三四五六七八九]'
const numeral = `(?:(?:${one}${S})?十(?:${S}${one})?|${one}|[0-9０-９]{1,2})`
const circled = '[①-⑳㉑-㉟⑴-⒇⒈-⒛㈠-㈩❶-❿]'
const typed = new RegExp(
  `${S}(?:[(（]${S}(${numeral})${S}[)）](${S}[、.．](?![.．。…]))?|(${numeral})${S}([、.．)）])|(${circled})(${S}[、.．](?![.．。…]))?)`,
  'y',
)
/** A date cannot be the rest of a number or of a list: `1、12月27日`, `1.2022年`. */
const date = new RegExp(`[0-9０-９]{1,2}${S}月${S}[0-9０-９]{1,2}${S}日|[0-9０-９]{4}${S}年`, 'y')

/**
 * The numbering that somebody typed in front of a text goes: `一、` `（一）` `(1)` `1.` `1、` `①`, one after another.
 * Where it may be a number or the first of a list (`1.23万`, `一、二级`, `1、2号`, `（1）至（3）项`), or all there is,
 * it stays.
 */
export function typedNumbering({ text }: Scan): Edit[] {
  let end = 0
  for (;;) {
    typed.lastIndex = end
    const match = typed.exec(text)
    if (!match || continues(text, typed.lastIndex, match)) break
    let next = typed.lastIndex
    while (text[next] === ' ' || text[next] === '\u3000') next++
    if (next >= text.length || text[next] === '\n') break
    end = next
  }
  return end > 0 ? [{ start: 0, end, to: '' }] : []
}

/** Whether what follows the numbering makes a number or a list of it. */
function continues(text: string, end: number, match: RegExpExecArray): boolean {
  const [, bracketed, bracketMark, bare, bareMark = '', ring, ringMark] = match
  const own = bracketed ?? bare ?? ''
  const sameKind = ring ? circled : /[0-9０-９]/.test(own) ? '[0-9０-９]' : '[一二三四五六七八九十]'
  const follows = (pattern: string) => at(text, end, pattern)
  if (/[.．]$/.test(match[0]) && follows('[a-zａ-ｚ.．。…]')) return true
  if (bare !== undefined) {
    date.lastIndex = end
    return /[、.．]/.test(bareMark) && follows(sameKind) && !date.test(text)
  }
  // A mark of punctuation after a bracket: the bracket is part of a sentence.
  const sibling = ring ? circled : `[(（]${S}${sameKind}`
  if (bracketMark ?? ringMark) return follows(S + sibling)
  return follows(`${S}(?:${sibling}|[，,；;：:。.．…！!？?～~—–\\-]|[至到和与及或]${S}${sibling})`)
}

function at(text: string, index: number, pattern: string): boolean {
  const sticky = new RegExp(pattern, 'y')
  sticky.lastIndex = index
  return sticky.test(text)
}
