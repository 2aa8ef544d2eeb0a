/** Figures and departments as people write them in a formula: by id or by name. */
import { foldForms } from '../../functions/core/text-folding.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'blank' }
  /** `near` is what was probably meant. */
  | { readonly kind: 'unknown'; readonly near: Named | undefined }

/** Full-width forms, case and surplus spaces do not tell names apart. */
const fold = (text: string): string => foldForms(text).replace(/\s+/g, ' ').trim().toLowerCase()

/** The one that is meant; an id goes before a name. */
export function findNamed<T extends Named>(asked: string, among: readonly T[]): Found<T> {
  const wanted = fold(asked)
  if (wanted === '') return { kind: 'blank' }
  const value = among.find(({ id }) => id === wanted) ?? among.find(({ name }) => fold(name) === wanted)
  return value ? { kind: 'found', value } : { kind: 'unknown', near: nearest(wanted, among) }
}

/** Longer than any name of ours: not worth a comparison. */
const longest = 100

/** The likeliest of those that differ in a third of their characters at most, or the only one that holds the text. */
function nearest(wanted: string, among: readonly Named[]): Named | undefined {
  const length = [...wanted].length
  if (length > longest) return undefined
  const most = Math.max(1, Math.floor(length / 3))
  const ranked = among
    .map((named) => ({ named, distance: Math.min(distance(wanted, named.id), distance(wanted, fold(named.name))) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  if (best && best.distance <= most) return best.named
  const holding = length < 2 ? [] : among.filter(({ id, name }) => id.includes(wanted) || fold(name).includes(wanted))
  return holding.length === 1 ? holding[0] : undefined
}

/** How many characters must be put in, taken out or changed (Levenshtein). */
function distance(from: string, to: string): number {
  const target = [...to]
  let row = Array.from({ length: target.length + 1 }, (_, j) => j)
  let i = 0
  for (const c of from) {
    i++
    const next = [i]
    target.forEach((d, j) => {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (c === d ? 0 : 1)))
    })
    row = next
  }
  return row.at(-1) ?? 0
}
