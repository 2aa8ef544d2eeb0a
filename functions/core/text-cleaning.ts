/** Makes any text clean and whole before it is checked, printed or written into a file. */

/** What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): most controls, lone surrogates, U+FFFE, U+FFFF. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** The text without what XML 1.0 cannot hold: every writer's last guard. */
export const xmlSafe = (text: string): string => text.replace(notXml, '')

/** All that `cleanText` may have to touch; a text without any of it is returned as it is. */
const suspicious =
  /[^\n -~\u{A1}-\u{AC}\u{AE}-\u{FF}\u{2010}-\u{2027}\u{2030}-\u{205E}\u{3001}-\u{9FFF}\u{FF01}-\u{FF65}]/u
const badSpacing = / {2}|\n\n| \n|\n |^[ \n]|[ \n]$/

const lineBreak = /\r\n|[\r\v\f\u{85}\u{2028}\u{2029}]/gu
const space = /[\t\u{A0}\u{1680}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]/gu
/** Soft hyphen, ZWSP, ZWNJ, bidi controls, word joiner and invisible operators, annotation anchors, BOM. */
const invisible =
  /[\u{AD}\u{61C}\u{180E}\u{200B}\u{200C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}]/gu
/** C0 without the line feed, DEL, C1, lone surrogates, noncharacters: nothing of it can be printed. */
const unprintable = /[\0-\x09\x0B-\x1F\x7F-\x9F\p{Surrogate}\p{Noncharacter_Code_Point}]/gu
/** ZWJ holds an emoji sequence together, tag characters follow a black flag. Elsewhere both are invisible litter. */
const strayJoiner =
  /(?<!\p{Extended_Pictographic}[\u{FE0F}\p{Emoji_Modifier}]?)\u{200D}|\u{200D}(?!\p{Extended_Pictographic})/gu

const strayTags = /(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0001}\u{E0020}-\u{E007F}]+/gu

/**
 * Any text → clean text: line breaks are `\n`, one between paragraphs (blank lines go); every kind of space, the
 * full-width one too, is one plain space, none at a line's ends; invisible characters are gone, except the joiners of
 * emoji; Han of the expansion areas, compatibility ideographs, variation selectors and private-use characters stay.
 * The result is well-formed, holds nothing that XML refuses, and cleaning it again changes nothing.
 *
 * `removed`: what could not be kept and a person should know of (controls, noncharacters, lone surrogates), once each,
 * as `U+0007`, in order of appearance. White space and invisible characters are not listed.
 */
export function cleanText(raw: string): { text: string; removed: string[] } {
  if (!suspicious.test(raw) && !badSpacing.test(raw)) return { text: raw, removed: [] }
  const removed = new Set<string>()
  const text = raw
    .replace(lineBreak, '\n')
    .replace(space, ' ')
    .replace(unprintable, (c) => {
      removed.add(`U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
      return ''
    })
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(strayTags, '')
  return { text: foldSpace(text), removed: [...removed] }
}

/** One space for a run, one line break for a run, none of either at the ends, no space beside a line break. */
function foldSpace(text: string): string {
  const lines = text.split('\n').map((line) => line.split(' ').filter(Boolean).join(' '))
  return lines.filter(Boolean).join('\n')
}
