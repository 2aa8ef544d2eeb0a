/** Names under which recipients keep a bulletin's files. */
import type { Definition } from './definition.ts'
import type { FileFormat, Issue } from './issue.ts'
import { fillTemplate } from './placeholder.ts'

export interface FileName {
  /** In the bulletin's own language: `窗口工作周报2022年第45期（总第420期）.docx`. */
  readonly name: string
  /** For what reads ASCII only: `window-weekly-2022-45.docx`. */
  readonly fallback: string
}

/** Linux allows 255 bytes; the rest is for what a browser adds to a second copy. */
const maxBytes = 200

type Named = Pick<Definition, 'masthead' | 'language'>
type Numbered = Pick<Issue, 'bulletin' | 'issue' | 'year' | 'issueNo' | 'serialNo'>

/** The masthead's name and number; an issue without a number in print bears its id. */
export function printedName({ masthead, language }: Named, { issue, year, issueNo, serialNo }: Numbered): string {
  if (masthead.number === undefined) return `${masthead.name} ${issue}`
  const number = fillTemplate(masthead.number, { year, issueNo, serialNo })
  return masthead.name + (language === 'en' ? ' ' : '') + number
}

export function bulletinFileName(definition: Named, issue: Numbered, format: FileFormat): FileName {
  const plain = `${issue.bulletin}-${issue.issue}`
  return { name: `${safeName(printedName(definition, issue)) || plain}.${format}`, fallback: `${plain}.${format}` }
}

/**
 * What every system takes as a file's name: no controls, no characters that turn the line's direction, none that parts
 * a path or that Windows refuses, no dot or space at its ends, none of the names of DOS devices, at most 200 bytes.
 */
function safeName(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\\/:*?"<>|]|\s/gu, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/ {2,}/g, ' ')
  const cut = firstBytes(plain.replace(/^[. ]+/, ''), maxBytes).replace(/[. ]+$/, '')
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(cut) ? `_${cut}` : cut
}

/** The longest start of at most so many bytes in UTF-8 that parts no character. */
function firstBytes(text: string, max: number): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > max) break
    end += character.length
  }
  return text.slice(0, end)
}
