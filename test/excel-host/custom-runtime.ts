/** Runs custom functions in the add-in's own runtime: asks it by messages, and maps what it answers to values of cells. */
import { isJsonObject } from './api/args.ts'
import type { Json } from './api/api-object.ts'
import type { CustomCall, CustomRuntime } from './formulas/custom-calls.ts'
import { sheetPrefix, cellName } from './model/area.ts'
import { cellError, type CellValue, type ErrorText, isCellError, isErrorText } from './model/cell.ts'
import { messageCategories, messageTypes } from './native-types.ts'

export type SendMessage = (category: number, type: number, message: string) => void

/** Bit 1 of a call: the function takes a CancelableInvocation. */
const cancelable = 1

/** Codes in which the runtime says errors; any other is `#VALUE!`. */
const errorsByCode: Readonly<Record<number, ErrorText>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
}

/** What a function gave or threw → the value of its cell. */
export function customValue(succeeded: boolean, value: unknown, code: number | undefined): CellValue {
  if (!succeeded) return cellError(errorsByCode[code ?? 0] ?? '#VALUE!')
  const single = Array.isArray(value) ? firstOf(value) : value
  if (typeof single === 'number' || typeof single === 'string' || typeof single === 'boolean') return single
  if (isJsonObject(single as Json)) {
    const { code: error } = single as { readonly code?: unknown }
    return cellError(typeof error === 'string' && isErrorText(error) ? error : '#VALUE!')
  }
  return 0
}

/** The first value of a matrix: results do not spill here. */
const firstOf = (matrix: readonly unknown[]): unknown => {
  const [row] = matrix
  return Array.isArray(row) ? row[0] : row
}

export class PaneRuntime implements CustomRuntime {
  /** Names with their namespace, as formulas say them, in capitals → the ids that the add-in associates. */
  readonly #ids = new Map<string, string>()
  #send: SendMessage | undefined
  /** Asked before the add-in's runtime was there. */
  #waiting: CustomCall[] = []

  /** What the add-in's metadata declare: functions by their ids, called `NAMESPACE.ID` in formulas. */
  define(namespace: string, ids: readonly string[]): void {
    for (const id of ids) this.#ids.set(`${namespace}.${id}`.toUpperCase(), id)
  }

  /** The add-in's runtime has come up. */
  ready(send: SendMessage): void {
    this.#send = send
    const calls = this.#waiting
    this.#waiting = []
    for (const call of calls) this.invoke(call)
  }

  has(name: string): boolean {
    return this.#ids.has(name)
  }

  invoke(call: CustomCall): void {
    if (!this.#send) {
      this.#waiting.push(call)
      return
    }
    const message = {
      invocationId: call.id,
      functionName: this.#ids.get(call.name),
      parameterValues: call.args.map((arg) => (isCellError(arg) ? arg.error : arg)),
      address: `${sheetPrefix(call.at.sheet.name)}!${cellName(call.at.row, call.at.column)}`,
      flags: cancelable,
    }
    this.#send(messageCategories.customFunctions, messageTypes.invoke, JSON.stringify(message))
  }

  cancel(id: string): void {
    this.#waiting = this.#waiting.filter((call) => call.id !== id)
    this.#send?.(messageCategories.customFunctions, messageTypes.cancel, JSON.stringify({ invocationId: id }))
  }
}
