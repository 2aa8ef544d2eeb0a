/** A manifest as a tree with line numbers, for the checks. */
import { SaxesParser, type SaxesTagNS } from 'saxes'

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

export interface Node {
  /** Without its prefix. */
  readonly name: string
  readonly uri: string
  /** The value of xsi:type, without a prefix. */
  readonly type: string | undefined
  /** By local name. */
  readonly attributes: ReadonlyMap<string, string>
  /** Of the start tag, from 1. */
  readonly line: number
  readonly parent: Node | undefined
  readonly children: readonly Node[]
  /** What stands in it directly, trimmed. */
  readonly text: string
}

export interface Fault {
  readonly line: number
  readonly message: string
}

export const fault = (node: Node, message: string): Fault => ({ line: node.line, message })

type Building = Node & { children: Node[]; text: string }

/** The root, or the first fault that keeps the text from being XML. */
export function readXml(xml: string): { readonly root: Node } | { readonly fault: Fault } {
  const parser = new SaxesParser({ xmlns: true })
  let root: Building | undefined
  let open: Building | undefined
  let wrong: Fault | undefined
  let startLine = 1
  const refuse = (message: string): void => {
    wrong ??= { line: parser.line, message }
  }
  const addText = (text: string): void => {
    if (open) open.text += text
  }
  parser.on('error', ({ message }) => {
    refuse(`is not XML: ${message.replace(/^\d+:\d+: /, '')}`)
  })
  parser.on('doctype', () => {
    refuse('has a DOCTYPE, which Office refuses')
  })
  parser.on('opentagstart', () => {
    startLine = parser.line
  })
  parser.on('opentag', (tag) => {
    const node = nodeOf(tag, startLine, open)
    open?.children.push(node)
    root ??= node
    open = node
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    if (open) open.text = open.text.trim()
    open = open?.parent as Building | undefined
  })
  parser.write(xml).close()
  if (wrong) return { fault: wrong }
  return root ? { root } : { fault: { line: 1, message: 'is not XML: it has no element' } }
}

function nodeOf(tag: SaxesTagNS, line: number, parent: Node | undefined): Building {
  const given = Object.values(tag.attributes)
  return {
    name: tag.local,
    uri: tag.uri,
    type: given.find(({ uri, local }) => uri === xsi && local === 'type')?.value.replace(/^.*:/, ''),
    attributes: new Map(given.map(({ local, value }) => [local, value])),
    line,
    parent,
    children: [],
    text: '',
  }
}

/** The node and all below it, in document order. */
export function* all(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) yield* all(child)
}

export const named = (node: Node, ...names: readonly string[]): Node[] =>
  [...all(node)].filter(({ name }) => names.includes(name))

export const child = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find((c) => c.name === name)

export const attribute = (node: Node, name: string): string => node.attributes.get(name) ?? ''

/** `Group "Bulletin.Group"`: how a fault names an element. */
export function label(node: Node): string {
  const id = node.attributes.get('id') ?? node.attributes.get('Name')
  const kind = node.type === undefined ? node.name : `${node.name} of type ${node.type}`
  return id === undefined ? kind : `${kind} "${id}"`
}

/** Whether it stands below an element of that name. */
export const within = (node: Node, name: string): boolean =>
  node.parent !== undefined && (node.parent.name === name || within(node.parent, name))
