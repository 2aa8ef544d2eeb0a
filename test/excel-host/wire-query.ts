/** Answers `load`: the properties that are named, of an object, of the objects in it, of a collection's items. */
import type { ApiObject, Json } from './api/api-object.ts'
import { UnknownMember } from './api/context.ts'
import { type WireQuery, wireName } from './wire-format.ts'

/** Paths as a tree: "format/fill/color,values" → {format: {fill: {color: {}}}, values: {}}. */
type Wanted = Map<string, Wanted>

const nothing = (): Wanted => new Map<string, Wanted>()

function wantedOf({ Select = [], Expand = [] }: WireQuery): Wanted {
  const tree: Wanted = new Map()
  for (const path of [...Select, ...Expand.map((path) => `${path}/*`)]) {
    let at = tree
    for (const part of path.split('/')) {
      const next = at.get(part) ?? new Map<string, Wanted>()
      at.set(part, next)
      at = next
    }
  }
  return tree
}

/** Tells which members were read: "Range.values". */
export type ReadListener = (member: string) => void

export function answerQuery(
  object: ApiObject,
  query: WireQuery,
  refOf: (object: ApiObject) => string | undefined,
  read: ReadListener,
): Json {
  return new QueryReader(refOf, read).snapshot(object, wantedOf(query), query)
}

class QueryReader {
  readonly #refOf: (object: ApiObject) => string | undefined
  readonly #read: ReadListener

  constructor(refOf: (object: ApiObject) => string | undefined, read: ReadListener) {
    this.#refOf = refOf
    this.#read = read
  }

  snapshot(object: ApiObject, wanted: Wanted, { Top, Skip = 0 }: WireQuery = {}): Json {
    const answer: Record<string, Json> = {}
    const ref = this.#refOf(object)
    if (object.kept) answer['_ReferenceId'] = ref ?? ''
    if (object.id !== undefined) answer['Id'] = object.id
    const items = object.items()
    const ofItems = items ? this.#ofItems(object, wanted) : nothing()
    if (items) {
      const end = Top === undefined ? undefined : Skip + Top
      answer['_Items'] = items.slice(Skip, end).map((item) => this.snapshot(item, ofItems))
    }
    const own = items ? [...wanted].filter(([name]) => object.has('property', name)) : [...wanted]
    for (const [name, inner] of this.#withAll(object, own, items !== undefined))
      this.#answerMember(object, name, inner, answer)
    return answer
  }

  /** Of a collection `name` and `items/name` mean the same: the items' names. */
  #ofItems(collection: ApiObject, wanted: Wanted): Wanted {
    const inner: Wanted = new Map(wanted.get('items') ?? [])
    for (const [name, deeper] of wanted) {
      if (name !== 'items' && !collection.has('property', name)) inner.set(name, deeper)
    }
    return inner
  }

  /** Nothing named, or `*`, is every property of its own. */
  #withAll(
    object: ApiObject,
    wanted: readonly (readonly [string, Wanted])[],
    isCollection: boolean,
  ): (readonly [string, Wanted])[] {
    const named = wanted.filter(([name]) => name !== '*')
    if (isCollection || (named.length > 0 && named.length === wanted.length)) return named
    return [
      ...object.scalars.map((name) => [name, nothing()] as const),
      ...named.filter(([name]) => !object.scalars.includes(name)),
    ]
  }

  #answerMember(object: ApiObject, name: string, inner: Wanted, answer: Record<string, Json>): void {
    if (object.has('property', name)) {
      this.#read(`${object.type}.${name}`)
      answer[wireName(name)] = object.get(name)
    } else if (object.has('object', name)) {
      const value = object.object(name)
      answer[wireName(name)] = value ? this.snapshot(value, inner) : null
    } else throw new UnknownMember(`${object.type}.${name}`)
  }
}
