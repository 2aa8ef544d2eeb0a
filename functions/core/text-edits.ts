/** Replacements in a text, and what several rounds of them come to. Positions are UTF-16 indices. */

/** `text.slice(start, end)` becomes `to`; `start < end`. Lists of edits ascend and do not overlap. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly to: string
}

/**
 * A change that a rule made: where the result now reads `to` at index `at`, the text before read `from`. Lists ascend
 * and do not overlap: putting every `from` back in the place of its `to` gives the text before, character by character.
 */
export interface Change<Rule extends string> {
  readonly rule: Rule
  readonly from: string
  readonly to: string
  readonly at: number
}

/** The text after the edits. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let done = 0
  for (const { start, end, to } of edits) {
    result += text.slice(done, start) + to
    done = end
  }
  return result + text.slice(done)
}

/**
 * The changes that led to `text`, followed by one more rule's edits of it, as changes of the text that results.
 * Where both touched the same characters there is one change, under the later rule's name, or none if they cancel out.
 */
export function followedBy<Rule extends string>(
  text: string,
  changes: readonly Change<Rule>[],
  rule: Rule,
  edits: readonly Edit[],
): Change<Rule>[] {
  const result: Change<Rule>[] = []
  let [c, e, shift] = [0, 0, 0]
  while (c < changes.length || e < edits.length) {
    const [firstChange, firstEdit] = [c, e]
    const start = Math.min(changes[c]?.at ?? Infinity, edits[e]?.start ?? Infinity)
    let end = start
    // A deletion (empty `to`) in front of an edit comes alone; whatever begins inside the group belongs to it.
    for (let isFirst = true; ; isFirst = false) {
      const [change, edit] = [changes[c], edits[e]]
      if (change && (change.at < end || (isFirst && change.at === start))) {
        end = Math.max(end, change.at + change.to.length)
        c++
      } else if (edit && (edit.start < end || (isFirst && edit.start === start))) {
        end = Math.max(end, edit.end)
        e++
      } else break
    }
    const before = changes.slice(firstChange, c)
    const after = edits.slice(firstEdit, e)
    const piece = text.slice(start, end)
    const undo = before.map(({ at, to, from }) => ({ start: at - start, end: at + to.length - start, to: from }))
    const redo = after.map((edit) => ({ start: edit.start - start, end: edit.end - start, to: edit.to }))
    const [from, to] = [applyEdits(piece, undo), applyEdits(piece, redo)]
    const name = after.length > 0 ? rule : (before[0]?.rule ?? rule)
    if (from !== to) result.push({ rule: name, from, to, at: start + shift })
    shift += to.length - piece.length
  }
  return result
}
