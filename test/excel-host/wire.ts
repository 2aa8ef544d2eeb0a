/** Answers one request of office.js: resolves its object paths and runs its actions in turn. */
import { type ApiObject, isApiObject, type Json, type MethodResult } from './api/api-object.ts'
import { Args } from './api/args.ts'
import { type OfficeService, UnknownMember } from './api/context.ts'
import { serviceNamed } from './api/services.ts'
import { ExcelError } from './model/excel-error.ts'
import {
  actionTypes,
  memberName,
  pathTypes,
  type WireAction,
  type WireAnswer,
  type WireArguments,
  type WireBatch,
  type WirePath,
  type WireResult,
} from './wire-format.ts'
import { answerQuery } from './wire-query.ts'

export interface WireHost {
  readonly root: ApiObject
  readonly office: OfficeService
  /** Objects that proxies keep over requests, by reference id. */
  readonly kept: Map<string, ApiObject>
  nextReference(): string
  /** A member is about to be used ("Worksheet.getRange"); throws what a test wants it to. */
  use(member: string): void
  /** What Office.js has and this host lacks. */
  unknown(member: string): void
}

/** Runs the batch up to the action that fails; what the actions before it did stays done, as in Excel. */
export async function answerBatch(batch: WireBatch, host: WireHost): Promise<WireAnswer> {
  const run = new BatchRun(batch, host)
  const results: WireResult[] = []
  const traces: number[] = []
  for (const [index, action] of batch.Actions.entries()) {
    if (action.ActionType === actionTypes.trace) traces.push(action.Id)
    try {
      results.push({ ActionId: action.Id, Value: await run.action(action) })
    } catch (error) {
      if (error instanceof UnknownMember) host.unknown(error.member)
      if (!(error instanceof ExcelError)) throw error
      const { code, message } = error
      const failure = { Code: code, Message: message, ActionIndex: index, Location: run.location }
      return { Results: results, TraceIds: traces, Error: failure }
    }
  }
  return { Results: results, TraceIds: traces }
}

class BatchRun {
  /** The member in use: "Worksheet.getRange". */
  location = ''
  readonly #paths: WireBatch['ObjectPaths']
  readonly #host: WireHost
  readonly #resolved = new Map<number, ApiObject | null>()
  readonly #references = new Map<ApiObject, string>()

  constructor(batch: WireBatch, host: WireHost) {
    this.#paths = batch.ObjectPaths
    this.#host = host
  }

  async action(action: WireAction): Promise<Json> {
    if (action.ActionType === actionTypes.trace) return null
    const object = await this.#resolve(action.ObjectPathId)
    switch (action.ActionType) {
      case actionTypes.instantiate:
        return object && this.#identity(object)
      case actionTypes.query:
        return object && this.#query(object, action)
      case actionTypes.method:
        return object ? this.#method(object, action) : null
      case actionTypes.set:
        if (object) this.#set(object, action)
        return null
      default:
        throw new UnknownMember(`an action of type ${action.ActionType}`)
    }
  }

  #query(object: ApiObject, action: WireAction): Json {
    const refOf = (one: ApiObject) => this.#references.get(one)
    return answerQuery(object, action.QueryInfo ?? {}, refOf, (member) => {
      this.#use(member)
    })
  }

  async #method(object: ApiObject, action: WireAction): Promise<Json> {
    if (action.Name === '_KeepReference') {
      this.#keep(object)
      return null
    }
    if (action.Name === '_RemoveReference' || action.Name === '_RemoveAllReferences') {
      this.#release(action)
      return null
    }
    const result = await this.#call(object, action.Name, action.ArgumentInfo)
    if (isApiObject(result)) return this.#identity(result)
    return result ?? null
  }

  #set(object: ApiObject, action: WireAction): void {
    const name = memberName(action.Name)
    this.#need(object, 'setter', name)
    this.#use(`${object.type}.${name}`)
    object.set(name, action.ArgumentInfo?.Arguments?.[0] ?? null)
  }

  /** What a proxy needs to find the object again. */
  #identity(object: ApiObject): Json {
    const reference = this.#references.get(object)
    return {
      ...(object.id === undefined ? {} : { Id: object.id }),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    }
  }

  #keep(object: ApiObject): void {
    if (!object.kept || this.#references.has(object)) return
    const reference = this.#host.nextReference()
    this.#references.set(object, reference)
    this.#host.kept.set(reference, object)
  }

  #release(action: WireAction): void {
    const reference = action.ArgumentInfo?.Arguments?.[0]
    if (action.Name === '_RemoveAllReferences') this.#host.kept.clear()
    else if (typeof reference === 'string') this.#host.kept.delete(reference)
  }

  async #resolve(id: number): Promise<ApiObject | null> {
    const known = this.#resolved.get(id)
    if (known !== undefined) return known
    const path = this.#paths[String(id)]
    if (!path) throw new ExcelError('GeneralException', `The request has no object path ${id}.`)
    const object = await this.#follow(path)
    this.#resolved.set(id, object)
    return object
  }

  async #follow(path: WirePath): Promise<ApiObject | null> {
    switch (path.ObjectPathType) {
      case pathTypes.root:
        return this.#host.root
      case pathTypes.service: {
        const service = serviceNamed(this.#host.office, path.Name)
        if (!service) throw new UnknownMember(path.Name)
        return service
      }
      case pathTypes.nothing:
        return null
      case pathTypes.reference:
        return this.#kept(path.Name)
    }
    const parent = path.ParentObjectPathId === undefined ? null : await this.#resolve(path.ParentObjectPathId)
    // Whatever is asked of a null object gives a null object.
    return parent && this.#member(parent, path)
  }

  async #member(parent: ApiObject, path: WirePath): Promise<ApiObject | null> {
    switch (path.ObjectPathType) {
      case pathTypes.property: {
        const name = memberName(path.Name)
        this.#need(parent, 'object', name)
        this.#use(`${parent.type}.${name}`)
        return parent.object(name)
      }
      case pathTypes.item: {
        this.#use(`${parent.type}.getItem`)
        const item = parent.item(path.ArgumentInfo?.Arguments?.[0] ?? null)
        if (!item) throw new UnknownMember(`${parent.type}.getItem`)
        return item
      }
      case pathTypes.method: {
        const result = await this.#call(parent, path.Name, path.ArgumentInfo)
        return isApiObject(result) ? result : null
      }
      default:
        throw new UnknownMember(`an object path of type ${path.ObjectPathType}`)
    }
  }

  #kept(reference: string): ApiObject {
    const object = this.#host.kept.get(reference)
    if (!object || object.isGone()) throw new ExcelError('ItemNotFound')
    this.#references.set(object, reference)
    return object
  }

  async #call(object: ApiObject, wireName: string, info: WireArguments | undefined): Promise<MethodResult> {
    const name = memberName(wireName)
    const args = await this.#args(info)
    this.#need(object, 'method', name)
    this.#use(`${object.type}.${name}`)
    return object.call(name, args)
  }

  async #args(info: WireArguments | undefined): Promise<Args> {
    const ids = info?.ReferencedObjectPathIds ?? []
    const objects: (ApiObject | null | undefined)[] = []
    for (const id of ids) objects.push(typeof id === 'number' && id !== 0 ? await this.#resolve(id) : undefined)
    return new Args(info?.Arguments ?? [], objects)
  }

  #need(object: ApiObject, kind: 'object' | 'method' | 'setter', name: string): void {
    this.location = `${object.type}.${name}`
    if (!object.has(kind, name)) throw new UnknownMember(`${object.type}.${name}${kind === 'setter' ? ' (set)' : ''}`)
  }

  #use(member: string): void {
    this.location = member
    this.#host.use(member)
  }
}
