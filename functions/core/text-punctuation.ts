/**
 * Punctuation and spacing of Chinese text (GB/T 15834-2011; print.md, "Text rules"). Each rule reads a scan and gives
 * edits. A rule decides by what no later rule changes (Han, digits, Latin, brackets already settled), never by spaces,
 * so that applying all of them again changes nothing; and it runs over a text once, whatever the text.
 */
import type { Edit } from './text-edits.ts'
import { hanBefore, isAlphanumeric, significant, type Kind, type Scan } from './text-scan.ts'

/** Straight quotes, in pairs, become “” and ‘’ (the latter are what stands inside the former). */
export function curlyQuotes(scan: Scan): Edit[] {
  const han = hanBefore(scan)
  const edits: Edit[] = []
  for (let from = 0; from <= scan.text.length;) {
    const lineEnd = scan.text.indexOf('\n', from)
    const to = lineEnd < 0 ? scan.text.length : lineEnd
    if ((han[to] ?? 0) > (han[from] ?? 0)) {
      for (const marks of ['"“”', "'‘’"]) {
        for (const [open, close] of quotePairs(scan, marks, from, to)) {
          const holdsHan = (han[close] ?? 0) > (han[open] ?? 0)
          if (!holdsHan && betweenLatin(scan, open, close)) continue
          if (scan.text[open] === marks[0]) edits.push({ start: open, end: open + 1, to: marks.charAt(1) })
          if (scan.text[close] === marks[0]) edits.push({ start: close, end: close + 1, to: marks.charAt(2) })
        }
      }
    }
    from = to + 1
  }
  return edits.sort((a, b) => a.start - b.start)
}

const betweenLatin = (scan: Scan, open: number, close: number): boolean =>
  isAlphanumeric(scan.kinds[significant(scan, open - 1, -1)]) &&
  isAlphanumeric(scan.kinds[significant(scan, close + 1, 1)])

/** The quotes of one line in pairs; none at all where they do not pair in one way only (5", a forgotten quote). */
function quotePairs({ text, kinds }: Scan, marks: string, from: number, to: number): [number, number][] {
  const [straight, opening, closing] = marks
  const pairs: [number, number][] = []
  let open = -1
  let mixed = 0
  for (let i = from; i < to; i++) {
    const char = text[i]
    if (char !== straight && char !== opening && char !== closing) continue
    if (char === straight && kinds[i] !== 'mark') continue
    const [before, after] = [kinds[i - 1], kinds[i + 1]]
    const isSingle = straight === "'"
    if (isSingle && isAlphanumeric(before) && isAlphanumeric(after)) continue
    if (open < 0) {
      // A foot or inch mark, or a plural's apostrophe.
      if (char === closing || (char === straight && (before === 'digit' || (isSingle && before === 'latin')))) return []
      open = i
    } else {
      if (char === opening) return []
      if ((char === straight) !== (text[open] === straight)) mixed++
      pairs.push([open, i])
      open = -1
    }
  }
  // Two pairs of “ with " may as well be one pair inside another.
  return open >= 0 || mixed > 1 ? [] : pairs
}

/** `(` and `)` of a pair become full-width where Han stands in it or beside it, or where one of the two already is. */
export function wideBrackets(scan: Scan): Edit[] {
  const { text, kinds } = scan
  const han = hanBefore(scan)
  const edits: Edit[] = []
  let open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\n') open = []
    else if (char === '（' || (char === '(' && kinds[i] === 'mark')) open.push(i)
    else if (char === '）' || (char === ')' && kinds[i] === 'mark')) {
      const start = open.pop()
      if (start === undefined) continue
      const outside = [kinds[significant(scan, start - 1, -1)], kinds[significant(scan, i + 1, 1)]]
      const isMixed = (text[start] === '（') !== (char === '）')
      if (!isMixed && !outside.includes('han') && han[i] === han[start]) continue
      if (text[start] === '(') edits.push({ start, end: start + 1, to: '（' })
      if (char === ')') edits.push({ start: i, end: i + 1, to: '）' })
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}

const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }
const OPENERS = '“‘'

/** `,;:.!?` beside Han become full-width, `...` and `。。。` become ……, `--` between Han becomes ——. */
export function wideMarks(scan: Scan): Edit[] {
  const { text, kinds } = scan
  const edits: Edit[] = []
  // Whether the result, so far, ends in Han or full-width punctuation (spaces and closing quotes aside).
  let chinese = false
  let lineHasHan = false
  for (let i = 0; i < text.length;) {
    const char = text.charAt(i)
    const kind = kinds[i]
    let end = i + 1
    let to: string | undefined
    if (char === '.' || char === '。') {
      end = dotsEnd(scan, i)
      to = dots(scan, i, end, { chinese, lineHasHan })
      chinese = to === undefined ? text.slice(i, end).endsWith('。') : to === '。'
    } else if (char === '…' || (char === '-' && kind === 'mark')) {
      while (text[end] === char) end++
      const [length, next] = [end - i, ahead(scan, end)]
      if (char === '…' && length === 1 && (chinese || next === 'han')) to = '……'
      if (char === '-' && length > 1 && chinese && (next === 'han' || next === 'opener' || next === 'end')) to = '——'
      chinese = false
    } else if (kind === 'mark') {
      const next = ahead(scan, end)
      const joins = ',;:'.includes(char) && (next === 'han' || next === 'opener')
      if (chinese || joins) to = wide[char]
      chinese = to !== undefined
    } else if (char === '”') {
      chinese ||= lineHasHan
    } else if (kind !== 'space' && char !== '’') {
      chinese = kind === 'han' || kind === 'wide'
      lineHasHan = kind !== 'line' && (lineHasHan || kind === 'han')
    }
    if (to !== undefined) edits.push({ start: i, end, to })
    i = end
  }
  return edits
}

/** What follows, spaces and opening quotes aside. An `opener` is a full-width bracket. */
function ahead(scan: Scan, i: number): Kind | 'opener' | 'end' {
  const at = significant(scan, i, 1, OPENERS)
  const kind = scan.kinds[at]
  if (kind === undefined || kind === 'line') return 'end'
  return '《（「『【〈〔〖'.includes(scan.text.charAt(at)) ? 'opener' : kind
}

/** The end of a run of `.` and `。` that begins at `i`, spaces between them included. */
function dotsEnd(scan: Scan, i: number): number {
  for (let end = i + 1; ;) {
    const next = significant(scan, end, 1)
    if (next >= scan.text.length || !'.。'.includes(scan.text.charAt(next)) || scan.kinds[next] === 'latin') return end
    end = next + 1
  }
}

/** What a run of `.` and `。` becomes, if anything. */
function dots(
  scan: Scan,
  start: number,
  end: number,
  { chinese, lineHasHan }: { readonly chinese: boolean; readonly lineHasHan: boolean },
): string | undefined {
  const { text, kinds } = scan
  const run = text.slice(start, end)
  const count = run.replace(/[^.。]/g, '').length
  if (count > 2) return run.includes('。') || chinese || ahead(scan, end) === 'han' ? '……' : undefined
  if (run !== '.' || kinds[start] !== 'mark' || isAlphanumeric(kinds[end])) return undefined
  if (chinese) return isNumbering(scan, start) ? undefined : '。'
  const next = ahead(scan, end)
  return lineHasHan && kinds[start - 1] === 'sign' && (next === 'han' || next === 'end') ? '。' : undefined
}

/** Whether the mark at `i` follows a short Han numeral that stands alone: `一.` is a number, `之一.` ends a sentence. */
function isNumbering(scan: Scan, i: number): boolean {
  const last = significant(scan, i - 1, -1)
  let at = last
  while (last - at < 4 && /[一二三四五六七八九十]/.test(scan.text.charAt(at))) at--
  return at < last && scan.kinds[significant(scan, at, -1)] !== 'han'
}

/** Spaces beside Han or full-width punctuation go; those between Han and Han stay inside quotes and 《》. */
export function hanSpacing({ text, kinds }: Scan): Edit[] {
  const edits: Edit[] = []
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (kinds[i] !== 'space') {
      if (char === '\n') depth = 0
      else if ('“《「『'.includes(char)) depth++
      else if ('”》」』'.includes(char)) depth = Math.max(0, depth - 1)
      else if (char === '"') depth = depth > 0 ? depth - 1 : 1
      continue
    }
    const start = i
    while (kinds[i + 1] === 'space') i++
    if (closesUp(kinds[start - 1], kinds[i + 1], depth > 0)) edits.push({ start, end: i + 1, to: '' })
  }
  return edits
}

const besideHan: readonly (Kind | undefined)[] = ['latin', 'digit', 'sign', 'soft']

function closesUp(left: Kind | undefined, right: Kind | undefined, isQuoted: boolean): boolean {
  if (left === undefined || right === undefined || left === 'line' || right === 'line') return false
  if (left === 'wide' || right === 'wide') return true
  if (left === 'han' && right === 'han') return !isQuoted
  return (left === 'han' && besideHan.includes(right)) || (right === 'han' && besideHan.includes(left))
}
