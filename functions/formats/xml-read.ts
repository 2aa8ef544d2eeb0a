import { decodeText } from './xml-decode.ts'
import { XmlNamespaces } from './xml-namespaces.ts'
import { caps, damaged, hasDoctype, tooComplex } from './unreadable.ts'

const LINE_FEED = 10
const SPACE = 32
const EXCLAMATION = 33
const DOUBLE_QUOTE = 34
const APOSTROPHE = 39
const SLASH = 47
const LESS = 60
const EQUALS = 61
const GREATER = 62
const QUESTION = 63

const isSpace = (code: number): boolean => code === SPACE || (code >= 9 && code <= LINE_FEED) || code === 13

const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const plainName = `[${nameStart}][${nameStart}.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-]*`
const qualifiedName = new RegExp(`^${plainName}(?::${plainName})?$`, 'u')

/** A name of an element or attribute, as the document writes it. */
interface Name {
  readonly text: string
  /** Where its prefix ends, or -1. */
  readonly colon: number
}

/** Names come again and again: each is cut out and checked once, and found again by a hash of this many values. */
const nameSlots = 256

/**
 * Reads an XML document element by element, forwards only and in linear time (XML 1.0 and Namespaces 1.0). Written
 * for this because parsing takes most of a sheet's reading time, and saxes, the strict parser on npm, took longer for
 * a sheet's XML alone than this takes for the whole workbook; a property test holds it against saxes.
 *
 * Names: `known` maps namespaces to a prefix of the caller's choice, so that `row`, `x:row` and strict OOXML's `row`
 * are all `row`, whatever the document calls them; an element of any other namespace is `{namespace}row`.
 *
 * Stricter than XML: no DOCTYPE, so no entities of the document's own, and the caps on depth and attributes. Laxer:
 * a character that XML forbids (U+0001, U+FFFE, half a surrogate pair) and a bare `]]>` stay in the text. Real
 * programs write them, they do no harm here, and the core cleans text and says so.
 * Throws `Unreadable` for the rest.
 */
export class XmlReader {
  readonly #text: string
  readonly #part: string
  readonly #open: string[] = []
  readonly #names = new Array<Name | undefined>(nameSlots)
  /** Attributes of the element just entered; the arrays stay as long as they ever were, for emptying them is slow. */
  readonly #attributeNames: string[] = []
  readonly #attributeValues: string[] = []
  #attributeCount = 0
  readonly #namespaces: XmlNamespaces
  /** The element that was entered last, and how many are open. */
  #name = ''
  #depth = 0
  #at = 0
  /** The next place of `&` and of a carriage return: text before them is taken as it stands. */
  #reference = -1
  #return = -1
  #selfClosed = false
  #rootSeen = false
  #value = ''

  /** `part` is the name to use in findings. */
  constructor(text: string, part: string, known: ReadonlyMap<string, string>) {
    this.#text = text
    this.#part = part
    this.#namespaces = new XmlNamespaces(known)
  }

  /**
   * Visits each child of the root, which must be `name`, and makes sure that the document ends as it should. After a
   * visit that says `'enough'`, what is left is not looked at, so long as the root's end tag is the last thing there.
   */
  inRoot(name: string, visit: () => unknown): void {
    if (!this.child(0) || !this.is(name)) throw this.#fault()
    const end = `</${this.#open[0] ?? ''}>`
    // Asked once: a document may have an "enough" at every turn, and as much white space at its end.
    let endsWell: boolean | undefined
    while (this.child(1)) if (visit() === 'enough' && (endsWell ??= this.#text.trimEnd().endsWith(end))) return
    this.child(0)
  }

  /** Moves into the next child of the element open at `depth` (0: to the root); false when there is none left. */
  child(depth: number): boolean {
    for (;;) {
      const step = this.#next()
      if (step === 'open' && this.#depth === depth + 1) return true
      if (step === 'end' || (step === 'close' && this.#depth < depth)) return false
    }
  }

  /** The text of the element just entered, without that of elements inside it; moves to its end. */
  content(): string {
    const inside = this.#depth
    let text = ''
    for (;;) {
      const step = this.#next()
      if (step === 'text' && this.#depth === inside) text += this.#value
      else if (step === 'close' && this.#depth < inside) return text
    }
  }

  /**
   * A short cut for what comes by the thousand: takes the text from here on that a sticky pattern matches, or gives
   * undefined, and then the long way works. The pattern must match nothing but whole, well-formed children of the
   * element open at `depth`, unprefixed, without `&` and carriage returns, so that both ways read the same.
   */
  take(depth: number, pattern: RegExp): RegExpExecArray | undefined {
    if (this.#selfClosed || this.#depth !== depth || this.#namespaces.unprefixed !== '') return undefined
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match ?? undefined
  }

  /** Whether the element just entered is called this. */
  is(name: string): boolean {
    return this.#name === name
  }

  /** An attribute of the element just entered, to be asked before moving on; a prefixed one by the caller's prefix. */
  attribute(name: string): string | undefined {
    const index = this.#attributeIndex(name)
    return index < 0 ? undefined : this.#attributeValues[index]
  }

  #next(): 'open' | 'text' | 'close' | 'end' {
    if (this.#selfClosed) {
      this.#selfClosed = false
      return this.#leave()
    }
    const text = this.#text
    for (;;) {
      const at = this.#at
      const tag = at < text.length && text.charCodeAt(at) === LESS ? at : text.indexOf('<', at)
      if (tag !== at && at < text.length) {
        this.#at = tag < 0 ? text.length : tag
        if (this.#depth > 0) {
          this.#value = this.#textBetween(at, this.#at)
          return 'text'
        }
        if (/[^ \t\r\n]/.test(text.slice(at, this.#at))) throw this.#fault()
      }
      if (tag < 0) {
        if (this.#depth > 0 || !this.#rootSeen) throw this.#fault()
        return 'end'
      }
      const code = text.charCodeAt(tag + 1)
      if (code === SLASH) return this.#endTag(tag + 2)
      if (code === QUESTION) this.#at = this.#past('?>', tag + 2)
      else if (code !== EXCLAMATION) return this.#startTag(tag + 1)
      else if (text.startsWith('<![CDATA[', tag) && this.#depth > 0) {
        this.#at = this.#past(']]>', tag + 9)
        this.#value = text.slice(tag + 9, this.#at - 3).replace(/\r\n?/g, '\n')
        return 'text'
      } else if (text.startsWith('<!--', tag)) {
        this.#at = this.#past('--', tag + 4) + 1
        if (text.charCodeAt(this.#at - 1) !== GREATER) throw this.#fault()
      } else throw text.startsWith('<!DOCTYPE', tag) ? hasDoctype(this.#part) : this.#fault()
    }
  }

  #fault(): Error {
    return damaged(this.#part)
  }

  #past(end: string, from: number): number {
    const at = this.#text.indexOf(end, from)
    if (at < 0) throw this.#fault()
    return at + end.length
  }

  #leave(): 'close' {
    this.#namespaces.leave(this.#depth)
    this.#depth--
    return 'close'
  }

  #endTag(at: number): 'close' {
    const name = this.#open[this.#depth - 1]
    if (this.#depth === 0 || name === undefined || !this.#standsAt(name, at)) throw this.#fault()
    const end = this.#skipSpace(at + name.length)
    if (this.#text.charCodeAt(end) !== GREATER) throw this.#fault()
    this.#at = end + 1
    return this.#leave()
  }

  #startTag(at: number): 'open' {
    if (this.#depth === 0 && this.#rootSeen) throw this.#fault()
    this.#rootSeen = true
    if (this.#depth === caps.xmlDepth) throw tooComplex('XML depth', caps.xmlDepth)
    const { text, colon } = this.#nameAt(at)
    this.#open[this.#depth++] = text
    this.#attributes(at + text.length)
    if (colon >= 0) this.#name = this.#prefix(text.slice(0, colon)) + text.slice(colon + 1)
    else this.#name = this.#namespaces.unprefixed + text
    return 'open'
  }

  #attributes(from: number): void {
    this.#attributeCount = 0
    let namespaced = false
    for (let end = from; ;) {
      const at = this.#skipSpace(end)
      const code = this.#text.charCodeAt(at)
      if (code === GREATER || code === SLASH) {
        this.#selfClosed = code === SLASH
        this.#at = this.#selfClosed ? at + 2 : at + 1
        if (this.#text.charCodeAt(this.#at - 1) !== GREATER) throw this.#fault()
        break
      }
      if (at === end) throw this.#fault()
      if (this.#attributeCount === caps.attributes) throw tooComplex('attributes', caps.attributes)
      const { text, colon } = this.#nameAt(at)
      if (this.#attributeIndex(text) >= 0) throw this.#fault()
      this.#attributeNames[this.#attributeCount] = text
      namespaced ||= colon >= 0 || text === 'xmlns'
      const equals = this.#skipSpace(at + text.length)
      if (this.#text.charCodeAt(equals) !== EQUALS) throw this.#fault()
      end = this.#attributeValue(this.#skipSpace(equals + 1))
      this.#attributeCount++
    }
    if (namespaced) this.#resolveAttributes()
  }

  /** Takes in the value that starts with the quote at a place, and returns the place after it. */
  #attributeValue(at: number): number {
    const quote = this.#text.charCodeAt(at)
    if (quote !== DOUBLE_QUOTE && quote !== APOSTROPHE) throw this.#fault()
    let end = at + 1
    let spaces = false
    for (let code = this.#text.charCodeAt(end); code !== quote; code = this.#text.charCodeAt(++end)) {
      if (code === LESS || Number.isNaN(code)) throw this.#fault()
      spaces ||= code < SPACE
    }
    // Line ends and tabs that stand there unescaped are spaces (XML 1.0, 3.3.3).
    this.#attributeValues[this.#attributeCount] = spaces
      ? this.#decode(this.#text.slice(at + 1, end).replace(/\r\n|[\t\r\n]/g, ' '))
      : this.#textBetween(at + 1, end)
    return end + 1
  }

  #attributeIndex(name: string): number {
    for (let i = 0; i < this.#attributeCount; i++) if (this.#attributeNames[i] === name) return i
    return -1
  }

  /** Takes in the namespaces that this element declares, then puts the caller's prefixes on its attributes. */
  #resolveAttributes(): void {
    const names = this.#attributeNames
    for (let i = 0; i < this.#attributeCount; i++) {
      const name = names[i] ?? ''
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      const uri = this.#attributeValues[i] ?? ''
      if ((uri === '' && name !== 'xmlns') || uri.length > caps.namespaceLength) throw this.#fault()
      this.#namespaces.declare(this.#depth, name.slice(6), uri)
    }
    let resolved = 0
    for (let i = 0; i < this.#attributeCount; i++) {
      const name = names[i] ?? ''
      const colon = name.indexOf(':')
      if (colon < 0 || name.startsWith('xmlns:')) continue
      // An attribute without a prefix has no namespace: a prefixed one must not be taken for it.
      names[i] = (this.#prefix(name.slice(0, colon)) || ':') + name.slice(colon + 1)
      resolved++
    }
    // Two prefixes may mean the same namespace, and so two names the same attribute.
    if (resolved > 1 && new Set(names.slice(0, this.#attributeCount)).size < this.#attributeCount) throw this.#fault()
  }

  #prefix(prefix: string): string {
    const meaning = this.#namespaces.meaning(prefix)
    if (meaning === undefined) throw this.#fault()
    return meaning
  }

  #skipSpace(at: number): number {
    let end = at
    while (isSpace(this.#text.charCodeAt(end))) end++
    return end
  }

  #nameAt(at: number): Name {
    const text = this.#text
    let end = at
    let hash = 0
    for (let code = text.charCodeAt(end); code > SPACE; code = text.charCodeAt(++end)) {
      if (code === EQUALS || code === GREATER || code === SLASH) break
      hash = (hash * 31 + code) & (nameSlots - 1)
    }
    const known = this.#names[hash]
    if (known?.text.length === end - at && this.#standsAt(known.text, at)) return known
    const name = text.slice(at, end)
    if (!qualifiedName.test(name)) throw this.#fault()
    return (this.#names[hash] = { text: name, colon: name.indexOf(':') })
  }

  /** `startsWith`, which is slower for names of a letter or two. */
  #standsAt(name: string, at: number): boolean {
    for (let i = 0; i < name.length; i++) if (this.#text.charCodeAt(at + i) !== name.charCodeAt(i)) return false
    return true
  }

  #textBetween(start: number, end: number): string {
    if (this.#reference < start) this.#reference = this.#find('&', start)
    if (this.#return < start) this.#return = this.#find('\r', start)
    const raw = this.#text.slice(start, end)
    return this.#reference < end || this.#return < end ? this.#decode(raw) : raw
  }

  #find(character: string, from: number): number {
    const at = this.#text.indexOf(character, from)
    return at < 0 ? this.#text.length : at
  }

  #decode(raw: string): string {
    const text = decodeText(raw)
    if (text === undefined) throw this.#fault()
    return text
  }
}
