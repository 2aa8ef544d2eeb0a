/** Why a formula has no number, in the reader's language and with the cure. */

/**
 * - `invalid`: the formula asks for something that is not there; it must be changed.
 * - `unavailable`: the formula is right; there is no number for it, or not now.
 */
export type FormulaErrorKind = 'invalid' | 'unavailable'

export class FormulaError extends Error {
  readonly kind: FormulaErrorKind
  constructor(kind: FormulaErrorKind, message: string) {
    super(message)
    this.name = 'FormulaError'
    this.kind = kind
  }
}
