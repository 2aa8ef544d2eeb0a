/** XML as data, and its text: two spaces a level, attributes in their order. */
import { escapeMarkup } from '../../functions/formats/markup.ts'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: readonly Element[] | string
}

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: readonly Element[] | string = [],
): Element => ({ name, attributes, content })

/** A whole document, from its declaration to its last line feed. */
export const writeXml = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`

function writeElement({ name, attributes, content }: Element, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
  const start = `${indent}<${name}${written.join('')}`
  if (content.length === 0) return `${start}/>\n`
  if (typeof content === 'string') return `${start}>${escapeMarkup(content)}</${name}>\n`
  return `${start}>\n${content.map((child) => writeElement(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}
