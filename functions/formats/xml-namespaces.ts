/**
 * The namespaces in force while a document is read forwards. `known` maps a namespace to a prefix of the caller's
 * choice (`''` for none); any other namespace is told as `{namespace}`, and none at all as `{}`.
 */
export class XmlNamespaces {
  /** What the namespace of elements without a prefix adds to their names. */
  unprefixed = '{}'
  readonly #known: ReadonlyMap<string, string>
  /** Prefix in the document → what it adds to a name; the innermost declaration comes last. */
  readonly #meanings = new Map<string, string[]>([
    ['', ['{}']],
    ['xml', ['xml:']],
  ])
  readonly #declared: { readonly depth: number; readonly prefix: string }[] = []
  /** The depth of the innermost element that declares one. */
  #depth = 0

  constructor(known: ReadonlyMap<string, string>) {
    this.#known = known
  }

  /** What a prefix adds to a name; undefined where it is not declared. */
  meaning(prefix: string): string | undefined {
    return this.#meanings.get(prefix)?.at(-1)
  }

  /** Declares a prefix (`''`: none) for the element at a depth and all inside it. */
  declare(depth: number, prefix: string, uri: string): void {
    const meaning = this.#known.get(uri) ?? `{${uri}}`
    const meanings = this.#meanings.get(prefix)
    if (meanings) meanings.push(meaning)
    else this.#meanings.set(prefix, [meaning])
    this.#declared.push({ depth, prefix })
    this.#depth = depth
    if (prefix === '') this.unprefixed = meaning
  }

  /** Forgets what the element at a depth declared. */
  leave(depth: number): void {
    while (this.#depth === depth) {
      const prefix = this.#declared.pop()?.prefix ?? ''
      this.#meanings.get(prefix)?.pop()
      if (prefix === '') this.unprefixed = this.meaning('') ?? '{}'
      this.#depth = this.#declared.at(-1)?.depth ?? 0
    }
  }
}
