/**
 * Which items of a list were moved against another order: the fewest whose moving explains it (all but a longest
 * increasing subsequence), so that one item put first does not mark all those behind it.
 */
export function movedItems(now: readonly string[], before: readonly string[]): ReadonlySet<string> {
  const rank = new Map(before.map((id, i) => [id, i]))
  const known = now.filter((id) => rank.has(id))
  /** By length of run: the position in `known` of the run's last item, as low-ranked as can be. */
  const ends: number[] = []
  const previous = new Map<number, number>()
  const rankAt = (i: number): number => rank.get(known[i] ?? '') ?? 0
  for (let i = 0; i < known.length; i++) {
    let length = ends.findIndex((end) => rankAt(end) > rankAt(i))
    if (length < 0) length = ends.length
    const before = ends[length - 1]
    if (before !== undefined) previous.set(i, before)
    ends[length] = i
  }
  const moved = new Set(known)
  for (let i = ends.at(-1); i !== undefined; i = previous.get(i)) moved.delete(known[i] ?? '')
  return moved
}
