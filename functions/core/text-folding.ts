/** Texts folded to one form of each character, for comparing and reading; never for print. */

/** More marks on one character than any script needs. */
const maxMarks = 30
const stack = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

/** Printing ASCII, unified Han and their commonest marks: what NFKC leaves as it is, and nearly all of any label. */
const plain = /^[!-~\u2014\u2018\u2019\u201C\u201D\u3001-\u3011\u3400-\u9FFF]*$/

/**
 * NFKC (full-width and half-width forms, ligatures, every kind of space). Stacks of more than 30 marks are cut first, as
 * in the Stream-Safe Text Format of UAX 15: ordering a stack takes time in the square of its height.
 */
export function foldForms(text: string): string {
  if (plain.test(text)) return text
  return (text.length <= maxMarks ? text : text.replace(stack, '$1')).normalize('NFKC')
}
