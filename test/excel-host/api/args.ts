/** Arguments of methods and values of setters, parsed: anything of another shape is InvalidArgument, as Excel says. */
import { ExcelError } from '../model/excel-error.ts'
import type { ApiObject, ApiType, Json } from './api-object.ts'

export type JsonObject = { readonly [name: string]: Json }

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new ExcelError('InvalidArgument')
  return value
}

export function numberOf(value: Json | undefined): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ExcelError('InvalidArgument')
  return value
}

export function wholeOf(value: Json | undefined): number {
  if (!Number.isInteger(value)) throw new ExcelError('InvalidArgument')
  return value as number
}

export function booleanOf(value: Json | undefined): boolean {
  if (typeof value !== 'boolean') throw new ExcelError('InvalidArgument')
  return value
}

export function objectOf(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw new ExcelError('InvalidArgument')
  return value
}

/** One of the values of an enum. */
export function choiceOf<T extends string>(choices: readonly T[], value: Json | undefined): T {
  const choice = choices.find((one) => one === value)
  if (choice === undefined) throw new ExcelError('InvalidArgument')
  return choice
}

const namedColors: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
  purple: '#800080',
}

/** "#ffc7ce", "FFC7CE" or "orange" → "#FFC7CE". */
export function colorOf(value: Json | undefined): string {
  const text = textOf(value)
  const hex = /^#?([\da-f]{6})$/i.exec(text)?.[1]
  const color = hex === undefined ? namedColors[text.toLowerCase()] : `#${hex.toUpperCase()}`
  if (color === undefined) throw new ExcelError('InvalidArgument')
  return color
}

export class Args {
  readonly #values: readonly Json[]
  readonly #objects: readonly (ApiObject | null | undefined)[]

  constructor(values: readonly Json[], objects: readonly (ApiObject | null | undefined)[] = []) {
    this.#values = values
    this.#objects = objects
  }

  get values(): readonly Json[] {
    return this.#values
  }

  value(index: number): Json | undefined {
    return this.#values[index]
  }

  /** Left out, null or undefined. */
  isMissing(index: number): boolean {
    return this.#values[index] === undefined || this.#values[index] === null
  }

  text(index: number): string {
    return textOf(this.#values[index])
  }

  optionalText(index: number): string | undefined {
    return this.isMissing(index) ? undefined : textOf(this.#values[index])
  }

  whole(index: number): number {
    return wholeOf(this.#values[index])
  }

  optionalWhole(index: number): number | undefined {
    return this.isMissing(index) ? undefined : wholeOf(this.#values[index])
  }

  optionalBoolean(index: number): boolean | undefined {
    return this.isMissing(index) ? undefined : booleanOf(this.#values[index])
  }

  object(index: number): JsonObject {
    return objectOf(this.#values[index])
  }

  choice<T extends string>(index: number, choices: readonly T[]): T {
    return choiceOf(choices, this.#values[index])
  }

  /** An argument that is an object of that type; undefined where it is something else. */
  target<T>(index: number, type: ApiType<T>): T | undefined {
    return this.#objects[index]?.targetOf(type)
  }
}
