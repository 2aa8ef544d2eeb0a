/** A .docx as a reader sees it: its text in order, and its parts. */
import { SaxesParser } from 'saxes'
import { ZipReader } from '../../functions/formats/zip-read.ts'

/** Every part's text by its name. */
export function docxParts(bytes: Uint8Array): Map<string, string> {
  const zip = new ZipReader(bytes)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return new Map(zip.names.map((name) => [name, decoder.decode(zip.read(name))]))
}

/** Reads XML strictly, calls back for elements and text. Throws where it is not well-formed. */
export function readXml(
  xml: string,
  on: {
    open?: (name: string, attributes: Readonly<Record<string, string>>) => void
    close?: (name: string) => void
    text?: (text: string) => void
  } = {},
): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => on.open?.(tag.name, tag.attributes))
  parser.on('closetag', (tag) => on.close?.(tag.name))
  parser.on('text', (text) => on.text?.(text))
  parser.write(xml).close()
}

/**
 * Lines in reading order: one a paragraph, two where a tab parts them; a line break stays. Repeated table heads and
 * paragraphs without a style (spacers) are not text.
 */
export function docxText(bytes: Uint8Array): string[] {
  const lines: string[] = []
  let [line, inText, styled, head] = ['', false, false, false]
  readXml(docxParts(bytes).get('word/document.xml') ?? '', {
    open(name) {
      if (name === 'w:p') [line, styled] = ['', false]
      if (name === 'w:pStyle') styled = true
      if (name === 'w:tblHeader') head = true
      if (name === 'w:t') inText = true
      if (name === 'w:br') line += '\n'
      // A tab in a run; the one in a style's list of stops is not in this part.
      if (name === 'w:tab') {
        lines.push(line)
        line = ''
      }
    },
    close(name) {
      if (name === 'w:t') inText = false
      if (name === 'w:tr') head = false
      if (name === 'w:p' && styled && !head) lines.push(line)
    },
    text(text) {
      if (inText) line += text
    },
  })
  return lines
}
