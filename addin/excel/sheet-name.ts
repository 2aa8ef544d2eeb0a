/** Names of sheets: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, no two alike but for case. */
const longest = 31

/** The name itself, or with " (2)" and so on where a sheet has it already. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  const allowed = cut(wanted.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, ''), longest)
  let name = allowed
  for (let n = 2; used.has(name.toLowerCase()); n++) {
    const suffix = ` (${n})`
    name = cut(allowed, longest - suffix.length) + suffix
  }
  return name
}

/** At most so many units of UTF-16, and no half of a character. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
