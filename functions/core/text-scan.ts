/** What each character of a text is to the text rules. */

/**
 * `sign`: stands with a number (`%`, `℃`, `㎡`); `wide`: punctuation that is full-width wherever it stands; `soft`:
 * punctuation that Chinese and Latin share (“”‘’…—·); `mark`: ASCII punctuation; `line`: a line break.
 */
export type Kind = 'han' | 'digit' | 'latin' | 'sign' | 'wide' | 'soft' | 'mark' | 'space' | 'line' | 'other'

/** A text with the kind of each UTF-16 unit. Addresses (URLs, e-mail) are `latin` throughout: no rule touches them. */
export interface Scan {
  readonly text: string
  readonly kinds: readonly Kind[]
}

export function scan(text: string): Scan {
  const kinds: Kind[] = []
  for (let i = 0; i < text.length; i++) {
    const kind = kindAt(text, i)
    kinds.push(kind)
    if ((text.codePointAt(i) ?? 0) > 0xffff) {
      kinds.push(kind)
      i++
    }
  }
  for (const [start, end] of addresses(text)) kinds.fill('latin', start, end)
  return { text, kinds }
}

const patterns: readonly (readonly [RegExp, Kind])[] = [
  [/\p{Script=Han}/u, 'han'],
  [/[0-9０-９]/, 'digit'],
  [/\p{Script=Latin}/u, 'latin'],
  [/[%％‰℃℉°\u3371-\u33DF]/, 'sign'],
  [/[\u3001-\u3003\u3008-\u3011\u3014-\u301B\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/, 'wide'],
  [/[“”‘’…—·]/, 'soft'],
  [/[!-~]/, 'mark'],
  [/[ \t\u00A0\u3000]/, 'space'],
  [/\n/, 'line'],
]

const classify = (char: string): Kind => patterns.find(([pattern]) => pattern.test(char))?.[1] ?? 'other'
const bmp: (Kind | undefined)[] = []

function kindAt(text: string, i: number): Kind {
  const code = text.codePointAt(i) ?? 0
  if (code > 0xffff) return classify(String.fromCodePoint(code))
  return (bmp[code] ??= classify(String.fromCharCode(code)))
}

/** Where addresses stand, as [start, end). Every character is looked at a bounded number of times. */
function addresses(text: string): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let done = 0
  for (const { 0: sign, index } of text.matchAll(/:\/\/|www\.|@/gi)) {
    if (index < done) continue
    const isWeb = sign !== '@'
    let start = index
    if (sign.toLowerCase() !== 'www.') {
      const before = isWeb ? /[a-z0-9+.-]/i : /[\w.%+-]/
      while (start > done && before.test(text.charAt(start - 1))) start--
      while (start < index && !/[a-z0-9]/i.test(text.charAt(start))) start++
      if (start === index) continue
    } else if (/\w/.test(text.charAt(start - 1))) continue
    const within = isWeb ? /[!#-&(-;=?-Z[\]_a-z~]/ : /[\w.-]/
    let end = index + sign.length
    while (end < text.length && within.test(text.charAt(end))) end++
    done = end
    // A sentence's own mark after an address is not part of it.
    while (end > index && /[^\w/=&#%~]/.test(text.charAt(end - 1))) end--
    if (end > index + sign.length) found.push([start, end])
  }
  return found
}

/** The nearest unit from `i` on (`step` 1) or back (`step` -1) that is neither a space nor in `skipped`. */
export function significant({ text, kinds }: Scan, i: number, step: 1 | -1, skipped = ''): number {
  let at = i
  while (
    kinds[at] === 'space' ||
    (skipped !== '' && at >= 0 && at < text.length && skipped.includes(text.charAt(at)))
  ) {
    at += step
  }
  return at
}

export const isAlphanumeric = (kind: Kind | undefined): boolean => kind === 'latin' || kind === 'digit'

/** How many units of Han stand before each index: `before[end] > before[start]` says whether a stretch holds any. */
export function hanBefore({ kinds }: Scan): Uint32Array {
  const before = new Uint32Array(kinds.length + 1)
  for (let i = 0; i < kinds.length; i++) before[i + 1] = (before[i] ?? 0) + (kinds[i] === 'han' ? 1 : 0)
  return before
}
