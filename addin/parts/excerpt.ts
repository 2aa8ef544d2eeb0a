/** Long texts shown in a line: only where they differ. */

/** How many characters of a text are shown, and how many of them before the difference. */
const most = 36
const lead = 8

/** The beginning of a text. */
export const excerpt = (text: string): string => cut([...text], 0)

/** Two versions of a text, each from a little before where they part. Short ones stay whole. */
export function excerptsOf(before: string, after: string): readonly [string, string] {
  // By characters, not by code units: no half of one is ever shown.
  const [a, b] = [[...before], [...after]]
  if (Math.max(a.length, b.length) <= most) return [before, after]
  let parting = 0
  while (parting < a.length && parting < b.length && a[parting] === b[parting]) parting++
  const from = parting <= lead ? 0 : parting - lead
  return [cut(a, from), cut(b, from)]
}

function cut(characters: readonly string[], from: number): string {
  const to = characters.length - from <= most ? characters.length : from + most
  const shown = characters.slice(from, to).join('')
  return `${from > 0 ? '…' : ''}${shown}${to < characters.length ? '…' : ''}`
}
