/** Calls of custom functions: each cell asks once for the same arguments, and shows `#BUSY!` until there is an answer. */
import { cellError, type CellValue } from '../model/cell.ts'
import type { FormulaCell } from './evaluate.ts'

export interface CustomCall {
  readonly id: string
  /** "BULLETIN.TOTAL". */
  readonly name: string
  readonly args: readonly CellValue[]
  readonly at: FormulaCell
}

/** What runs custom functions: the add-in's runtime. */
export interface CustomRuntime {
  has(name: string): boolean
  invoke(call: CustomCall): void
  cancel(id: string): void
}

interface Asked {
  readonly call: CustomCall
  answer: CellValue | undefined
  /** Still asked for at the last calculation. */
  wanted: boolean
}

export class CustomCalls {
  readonly #asked = new Map<string, Asked>()
  #runtime: CustomRuntime | undefined
  #nextId = 1

  /** The add-in's runtime is there; formulas that had no such function are to be computed again. */
  connect(runtime: CustomRuntime | undefined): void {
    this.#runtime = runtime
  }

  /** The value, `#BUSY!` before the answer, undefined where nobody has such a function. */
  valueOf(at: FormulaCell, name: string, args: readonly CellValue[]): CellValue | undefined {
    const key = JSON.stringify([at.sheet.id, at.row, at.column, name, args])
    const asked = this.#asked.get(key)
    if (asked) {
      asked.wanted = true
      return asked.answer ?? cellError('#BUSY!')
    }
    if (!this.#runtime?.has(name)) return undefined
    const call = { id: String(this.#nextId++), name, args, at }
    this.#asked.set(key, { call, answer: undefined, wanted: true })
    this.#runtime.invoke(call)
    return cellError('#BUSY!')
  }

  /** False for the answer to a call that nobody waits for. */
  answer(id: string, value: CellValue): boolean {
    for (const asked of this.#asked.values()) {
      if (asked.call.id !== id || asked.answer !== undefined) continue
      asked.answer = value
      return true
    }
    return false
  }

  get waiting(): boolean {
    return [...this.#asked.values()].some((asked) => asked.answer === undefined)
  }

  beginCalculation(): void {
    for (const asked of this.#asked.values()) asked.wanted = false
  }

  /** Forgets, and calls off, what no formula asks for any more. */
  endCalculation(): void {
    for (const [key, asked] of this.#asked) {
      if (asked.wanted) continue
      this.#asked.delete(key)
      if (asked.answer === undefined) this.#runtime?.cancel(asked.call.id)
    }
  }

  /** A full calculation asks for everything again. */
  forgetAnswers(): void {
    for (const [key, asked] of this.#asked) if (asked.answer !== undefined) this.#asked.delete(key)
  }
}
