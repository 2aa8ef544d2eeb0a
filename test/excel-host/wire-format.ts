/** The requests and answers of office.js 1.1.110, which are documented nowhere (excel.md, "Tests without Excel"). */
import type { Json } from './api/api-object.ts'

export interface WireArguments {
  readonly Arguments?: readonly Json[]
  /** Where an argument is an object: the id of its path, 0 for the others. */
  readonly ReferencedObjectPathIds?: readonly Json[] | null
}

export const pathTypes = { root: 1, service: 2, method: 3, property: 4, item: 5, reference: 6, nothing: 7 } as const

export interface WirePath {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: WireArguments
}

export const actionTypes = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const

export interface WireQuery {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

export interface WireAction {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: WireArguments
  readonly QueryInfo?: WireQuery
}

export interface WireBatch {
  readonly Actions: readonly WireAction[]
  readonly ObjectPaths: Readonly<Record<string, WirePath>>
}

export interface WireResult {
  readonly ActionId: number
  readonly Value: Json
}

export interface WireError {
  readonly Code: string
  readonly Message: string
  readonly ActionIndex: number
  /** "Worksheet.getRange". */
  readonly Location: string
}

export interface WireAnswer {
  readonly Results: readonly WireResult[]
  /** The trace actions that were reached: a proxy keeps an event's handler only if its own is among them. */
  readonly TraceIds: readonly number[]
  readonly Error?: WireError
}

/** "GetRange" → "getRange"; what begins with an underscore is spelt alike on both sides. */
export const memberName = (wireName: string): string => wireName.charAt(0).toLowerCase() + wireName.slice(1)
/** "getRange" → "GetRange". */
export const wireName = (member: string): string => member.charAt(0).toUpperCase() + member.slice(1)

/** A request's body. office.js wrote it: its shape is not checked further. */
export const parseBatch = (body: string): WireBatch => JSON.parse(body) as WireBatch
