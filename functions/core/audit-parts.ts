/** What the audit's wordings share. */

/** The texts that there are, joined. */
export const partsOf = (separator: string, parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string').join(separator)

const mostShown = 50

/** The first few; the record holds all of them. */
export const firstOf = (texts: readonly string[]): { readonly shown: readonly string[]; readonly left: number } => ({
  shown: texts.slice(0, mostShown),
  left: Math.max(0, texts.length - mostShown),
})
