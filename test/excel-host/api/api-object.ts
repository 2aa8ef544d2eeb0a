/** How an object of Excel's API is described to the wire: by tables of what Office.js calls its members. */
import { ExcelError } from '../model/excel-error.ts'
import type { Args } from './args.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export interface Property<T> {
  readonly get: (target: T) => Json
  /** Left out where Office.js only reads. */
  readonly set?: (target: T, value: Json) => void
}

export type MethodResult = ApiObject | Json | undefined

export interface ApiType<T> {
  /** "Worksheet": as in the documentation. */
  readonly name: string
  readonly properties?: Readonly<Record<string, Property<T>>>
  /** Properties that are objects; null for one that is not there. */
  readonly objects?: Readonly<Record<string, (target: T) => ApiObject | null>>
  readonly methods?: Readonly<Record<string, (target: T, args: Args) => MethodResult | Promise<MethodResult>>>
  /** Of a collection: what is in it. */
  readonly items?: (target: T) => readonly ApiObject[]
  /** Of a collection: `getItem`. */
  readonly item?: (target: T, key: Json) => ApiObject
  /** By what a proxy finds an item again: the argument of the collection's getItem. */
  readonly id?: (target: T) => string
  /** Objects that proxies keep by a reference: ranges. */
  readonly kept?: true
  /** What it describes is there no more. */
  readonly isGone?: (target: T) => boolean
}

/** A description bound to what it describes. */
export interface ApiObject {
  readonly type: string
  readonly kept: boolean
  readonly id: string | undefined
  isGone(): boolean
  readonly scalars: readonly string[]
  /** Of a collection; undefined for anything else. */
  items(): readonly ApiObject[] | undefined
  item(key: Json): ApiObject | undefined
  has(kind: 'property' | 'object' | 'method' | 'setter', name: string): boolean
  get(name: string): Json
  set(name: string, value: Json): void
  object(name: string): ApiObject | null
  call(name: string, args: Args): MethodResult | Promise<MethodResult>
  /** What it describes, where it is of that type: an argument that is an object. */
  targetOf<T>(type: ApiType<T>): T | undefined
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined
}

export function apiObject<T>(type: ApiType<T>, target: T): ApiObject {
  const { properties, objects, methods } = type
  return {
    type: type.name,
    kept: type.kept ?? false,
    id: type.id?.(target),
    isGone: () => type.isGone?.(target) ?? false,
    scalars: Object.keys(properties ?? {}),
    items: () => type.items?.(target),
    item: (key) => type.item?.(target, key),
    has(kind, name) {
      if (kind === 'property') return own(properties, name) !== undefined
      if (kind === 'setter') return own(properties, name)?.set !== undefined
      return own(kind === 'object' ? objects : methods, name) !== undefined
    },
    get: (name) => found(own(properties, name)).get(target),
    set: (name, value) => {
      found(own(properties, name)?.set)(target, value)
    },
    object: (name) => found(own(objects, name))(target),
    call: (name, args) => found(own(methods, name))(target, args),
    // The types are compared; what is bound to this one is a T.
    targetOf: <U>(other: ApiType<U>) => ((other as unknown) === type ? (target as unknown as U) : undefined),
  }
}

/** The wire asks `has` before. */
function found<T>(member: T | undefined): T {
  if (member === undefined) throw new ExcelError('ApiNotFound')
  return member
}

export const isApiObject = (result: MethodResult): result is ApiObject =>
  typeof result === 'object' && result !== null && 'targetOf' in result
