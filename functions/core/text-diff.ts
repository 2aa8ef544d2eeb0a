/** What became of a text, for showing an editor. */
import { diffArrays } from 'diff'

export interface DiffPart {
  readonly op: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Edits looked for before two texts count as wholly different: bounds the work to some 10⁶ steps. */
const MAX_EDITS = 1000

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The way from `before` to `after`, compared by words for Latin and by whole numbers, by characters for all else.
 * Neighbouring parts differ in `op`; `removed` stands before `added`. The texts of same + removed join to `before`,
 * those of same + added to `after`. Long texts that differ everywhere give one removed and one added part between
 * what they have in common at their ends.
 */
export function diffTexts(before: string, after: string): DiffPart[] {
  if (before === after) return joined([{ op: 'same', text: before }])
  const [a, b] = [tokens(before), tokens(after)]
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const [gone, come] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const steps = diffArrays(gone, come, { maxEditLength: MAX_EDITS })
  const middle: DiffPart[] = steps?.map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  })) ?? [
    { op: 'removed', text: gone.join('') },
    { op: 'added', text: come.join('') },
  ]
  return joined([
    { op: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { op: 'same', text: a.slice(a.length - tail).join('') },
  ])
}

/** Texts in which every character is a grapheme, as most are: telling these apart takes twenty times as long. */
const simple =
  /^[\n -~\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u3000-\u3029\u3041-\u3096\u30A1-\u30FA\u3400-\u9FFF\uFF01-\uFF60]*$/

/** Graphemes, with letters of a Latin word and digits of a number (`14.48`, `10,000`) put together. */
function tokens(text: string): string[] {
  const found: string[] = []
  let last = 'other'
  const parts = simple.test(text) ? text.split('') : Array.from(graphemes.segment(text), (part) => part.segment)
  parts.forEach((part, i) => {
    const inNumber = last === 'digit' && /^[.,]$/.test(part) && /^[0-9]/.test(parts[i + 1] ?? '')
    const kind = inNumber || /^[0-9]/.test(part) ? 'digit' : /^\p{Script=Latin}/u.test(part) ? 'latin' : 'other'
    if (kind !== 'other' && kind === last) found.push((found.pop() ?? '') + part)
    else found.push(part)
    last = kind
  })
  return found
}

/** Parts of one kind in one; between two unchanged parts, what was removed before what was added. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed) result.push({ op: 'removed', text: removed })
    if (added) result.push({ op: 'added', text: added })
    removed = added = ''
  }
  for (const { op, text } of parts) {
    if (!text) continue
    if (op === 'removed') removed += text
    else if (op === 'added') added += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.op === 'same') result.splice(-1, 1, { op, text: last.text + text })
      else result.push({ op, text })
    }
  }
  flush()
  return result
}
