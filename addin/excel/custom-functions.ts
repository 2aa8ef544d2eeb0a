/** Gives Excel the formulas of addin/formulas: `=BULLETIN.TOTAL(…)` and the like (functions.json). */

/** A formula: its arguments as text, in their order; rejects with what FormulaError has. */
export type Formula = (args: string[], signal: AbortSignal) => Promise<number>

/** Why a cell shows no number: `#VALUE!` for what was asked wrongly, `#N/A` for what is not to be had now. */
export interface FormulaFault {
  readonly kind: 'invalid' | 'unavailable'
  readonly message: string
}

/** By its shape, so that this folder knows nothing of formulas but how to run them. */
const isFormulaFault = (error: unknown): error is FormulaFault =>
  error instanceof Error && 'kind' in error && (error.kind === 'invalid' || error.kind === 'unavailable')

/** What Excel hands over besides the arguments of a cancelable function. */
interface CancelableInvocation {
  onCanceled: () => void
}

/** What of Excel's global `CustomFunctions` is used; office.d.ts has no word of it. */
interface ExcelCustomFunctions {
  associate(id: string, run: (...args: unknown[]) => Promise<number>): void
  readonly Error: new (code: string, message?: string) => Error
  readonly ErrorCode: { readonly invalidValue: string; readonly notAvailable: string }
}

/** Excel's custom functions; undefined where this Excel has none, and formulas stay `#NAME?`. */
const customFunctions = (): ExcelCustomFunctions | undefined =>
  (globalThis as { CustomFunctions?: ExcelCustomFunctions }).CustomFunctions

/** Tells Excel what runs for each id of functions.json; false where this Excel has no custom functions. */
export function associateFormulas(formulas: Readonly<Record<string, Formula>>): boolean {
  const excel = customFunctions()
  if (!excel) return false
  for (const [id, formula] of Object.entries(formulas)) {
    excel.associate(id, (...args) => runFormula(excel, formula, args))
  }
  return true
}

/** The last argument is Excel's invocation; a canceled one has nobody who waits for its answer. */
async function runFormula(excel: ExcelCustomFunctions, formula: Formula, args: readonly unknown[]): Promise<number> {
  const invocation = args.at(-1) as CancelableInvocation
  const canceling = new AbortController()
  invocation.onCanceled = () => {
    canceling.abort()
  }
  try {
    return await formula(args.slice(0, -1).map(asText), canceling.signal)
  } catch (error) {
    if (!isFormulaFault(error)) throw error
    const { invalidValue, notAvailable } = excel.ErrorCode
    throw new excel.Error(error.kind === 'invalid' ? invalidValue : notAvailable, error.message)
  }
}

/** An argument that was left out comes as null or undefined. */
const asText = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
