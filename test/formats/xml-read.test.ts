import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../functions/formats/unreadable.ts'
import { XmlReader } from '../../functions/formats/xml-read.ts'

/** What a document holds: elements with their depth, attributes, and last the text that stands in its root. */
type Events = string[]

const known = new Map([
  ['urn:main', ''],
  ['urn:rel', 'r:'],
])
const elementNames = ['e', 'f', 'é', '{urn:other}e', '{urn:other}f', '{}e', '{}f', 'r:e', 'r:f']
const attributeNames = ['a', 'b', 'r:a', 'r:b', '{urn:other}a', 'xml:space']

/** Every element by the reader, depth first. */
function byReader(text: string): Events {
  const xml = new XmlReader(text, 'part', known)
  const events: Events = []
  const inside = (depth: number): void => {
    while (xml.child(depth)) {
      events.push(`${depth}<${elementNames.find((name) => xml.is(name)) ?? '?'}`)
      for (const name of attributeNames) {
        const value = xml.attribute(name)
        if (value !== undefined) events.push(`@${name}=${value}`)
      }
      inside(depth + 1)
    }
  }
  inside(0)
  const again = new XmlReader(text, 'part', known)
  again.child(0)
  return [...events, again.content()]
}

const prefixOf = (uri: string): string => known.get(uri) ?? (uri.endsWith('/namespace') ? 'xml:' : `{${uri}}`)

function bySaxes(text: string): Events {
  const parser = new SaxesParser({ xmlns: true })
  const events: Events = []
  let depth = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const name = prefixOf(tag.uri) + tag.local
    events.push(`${depth++}<${elementNames.includes(name) ? name : '?'}`)
    const attributes = Object.values(tag.attributes).map(({ prefix, uri, local, value }) => ({
      // An attribute in the namespace that has no prefix here is none of those without a namespace.
      name: prefix === '' ? local : (prefixOf(uri) || ':') + local,
      value,
    }))
    for (const name of attributeNames) {
      for (const other of attributes) if (other.name === name) events.push(`@${name}=${other.value}`)
    }
  })
  parser.on('closetag', () => depth--)
  let inRoot = ''
  const add = (piece: string): void => {
    if (depth === 1) inRoot += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return [...events, inRoot]
}

/** The outcome of either: its events, or that it refused. */
function outcome(read: () => Events): Events | 'refused' {
  try {
    return read()
  } catch {
    return 'refused'
  }
}

const textPiece = fc.constantFrom(
  'x',
  '受理',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '&amp;',
  '&#65;',
  '&#x4E2D;',
  '😀',
  '>',
  "'",
  '"',
)
const texts = fc.array(textPiece, { maxLength: 4 }).map((pieces) => pieces.join(''))
const attribute = fc
  .tuple(
    fc.constantFrom('a', 'b', 'p:a', 'q:b', 'xml:space', 'xmlns', 'xmlns:p', 'xmlns:q'),
    fc.constantFrom('', ' ', '\n'),
    fc.constantFrom('urn:main', 'urn:rel', 'urn:other', 'v', '1\t2', '&lt;', "'"),
  )
  .map(([name, space, value]) => `${name}${space}=${space}"${value}"`)
const name = fc.constantFrom('e', 'f', 'p:e', 'q:f', 'é')
const { inside } = fc.letrec<{ tree: string; inside: string }>((tie) => ({
  tree: fc
    .tuple(name, fc.array(attribute, { maxLength: 3 }), fc.option(tie('inside')))
    .map(([tag, attributes, content]) => {
      const start = [tag, ...attributes].join(' ')
      return content === null ? `<${start}/>` : `<${start}>${content}</${tag}>`
    }),
  inside: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        texts,
        fc.constantFrom('<!-- c -->', '<?pi x?>', '<![CDATA[<e>&]]>'),
        tie('tree'),
      ),
      { maxLength: 4 },
    )
    .map((pieces) => pieces.join('')),
}))
const root = 'xmlns="urn:main" xmlns:p="urn:rel" xmlns:q="urn:other"'
const documents = fc
  .tuple(fc.constantFrom('', '<?xml version="1.0"?>\n', '<!-- a -->'), inside)
  .map(([start, inside]) => {
    return `${start}<e ${root}>${inside}</e>`
  })

describe('the XML reader against saxes', () => {
  it('reads what saxes reads and refuses what saxes refuses, namespaces included', () => {
    const property = fc.property(documents, (text) => {
      expect(outcome(() => byReader(text))).toEqual(outcome(() => bySaxes(text)))
    })
    fc.assert(property, { numRuns: 1_500 })
  })

  it('refuses damaged documents that saxes refuses, but for characters, a bare ]]> and what an instruction says', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '=',
      ' ',
      '&',
      ';',
      ':',
      '!',
      '-',
      '</e>',
      '<e>',
      'a',
      '&x;',
      '&#0',
    )
    const damaged = fc.tuple(documents, fc.nat(), fc.nat(2), piece).map(([text, where, drop, insert]) => {
      const at = where % text.length
      return text.slice(0, at) + insert + text.slice(at + drop)
    })
    const property = fc.property(damaged, (text) => {
      const lax = /<\?(?!pi)|<\?pi[^ ?]|]]>|&#(?:\d{1,2}|x[\dA-F]{1,2});|=" *"/.test(
        text.replace(/^<\?xml version="1\.0"\?>/, ''),
      )
      if (lax || !text.isWellFormed() || outcome(() => bySaxes(text)) !== 'refused') return
      expect(outcome(() => byReader(text))).toBe('refused')
    })
    fc.assert(property, { numRuns: 3_000 })
  })
})

describe('the XML reader', () => {
  const content = (text: string): string => {
    const xml = new XmlReader(text, 'part', known)
    xml.child(0)
    return xml.content()
  }

  it.each([
    '<e>&#1114112;</e>',
    '<e>&nbsp;</e>',
    '<e>&</e>',
    '<e>&#x;</e>',
    '<e>& amp;</e>',
    '<e>&#65</e>',
    '<e a="&b;"/>',
  ])('refuses the reference in %s', (text) => {
    expect(() => content(text)).toThrow(Unreadable)
  })

  it('gives any text back that was written with references', () => {
    const property = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const written = [...text].map((c) => `&#${c.codePointAt(0) ?? 0};`).join('')
      expect(content(`<e>${written}</e>`)).toBe(text)
    })
    fc.assert(property)
  })

  it('keeps the text of an element apart from that of elements inside it', () => {
    expect(content('<e>a<f>b</f>c<f/>d</e>')).toBe('acd')
  })

  it('takes plain markup by a pattern only where no prefix and no other namespace is in force', () => {
    const plain = /<f\/>/y
    const taken = (text: string): boolean => {
      const xml = new XmlReader(text, 'part', known)
      xml.child(0)
      return xml.take(1, plain) !== undefined
    }
    expect(taken('<e xmlns="urn:main"><f/></e>')).toBe(true)
    expect(taken('<e xmlns="urn:other"><f/></e>')).toBe(false)
    expect(taken('<e><f/></e>')).toBe(false)
    expect(taken('<e xmlns="urn:main"/>')).toBe(false)
  })
})
