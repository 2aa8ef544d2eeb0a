/** Two editors' orders of one section as one. */

/**
 * Three-way: where only one side moved items about, its order stands, with what the other side brought in put after the
 * item that it follows there, and without what the other side took away. Undefined where both moved the same items
 * about, and not alike.
 */
export function mergeOrders(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  if (same(mine, base) || same(mine, theirs)) return theirs
  if (same(theirs, base)) return mine
  const inMine = new Set(mine)
  const common = new Set(theirs.filter((id) => inMine.has(id)))
  const among = (list: readonly string[]) => list.filter((id) => common.has(id))
  const [was, my, their] = [among(base), among(mine), among(theirs)]
  if (same(my, their) || same(my, was)) return joined(theirs, mine, base)
  if (same(their, was)) return joined(mine, theirs, base)
  return undefined
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i])

/** `leading`, with what `other` brought in since `base`, and without what it took away. */
function joined(leading: readonly string[], other: readonly string[], base: readonly string[]): string[] {
  const wasThere = new Set(base)
  const isThere = new Set(other)
  const list = leading.filter((id) => isThere.has(id) || !wasThere.has(id))
  const has = new Set(list)
  let after = -1
  for (const id of other) {
    if (has.has(id)) after = list.indexOf(id)
    else if (!wasThere.has(id)) list.splice(++after, 0, id)
  }
  return list
}
