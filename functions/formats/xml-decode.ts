import { damaged } from './unreadable.ts'

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
}

/** A part's bytes as text: UTF-8 or UTF-16, as OPC allows (ECMA-376 part 2), with or without a byte order mark. */
export function decodeXml(bytes: Uint8Array, part: string): string {
  const start = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  const encoding =
    start === 0xfffe || start === 0x3c00 ? 'utf-16le' : start === 0xfeff || start === 0x003c ? 'utf-16be' : 'utf-8'
  let text: string
  try {
    text = decoders[encoding].decode(bytes)
  } catch {
    throw damaged(part)
  }
  const declared = /^<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([^"']{0,40})/.exec(text)?.[1]?.toLowerCase()
  if (declared !== undefined && !['utf-8', 'utf8', 'us-ascii', 'utf-16'].includes(declared)) throw damaged(part)
  return text
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
])

/** A reference, or an ampersand that starts none. */
const reference = /&(?:#(\d{1,20})|#x([\dA-Fa-f]{1,20})|([a-z]{2,4}));|&/g

/** Line ends as XML has them, and references for what they stand for; undefined where one stands for nothing. */
export function decodeText(raw: string): string | undefined {
  let unknown = 0
  const text = raw.replace(/\r\n?/g, '\n').replace(reference, (_, decimal?: string, hex?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : entities.get(name ?? '')
    if (character === undefined) unknown++
    return character ?? ''
  })
  return unknown === 0 ? text : undefined
}
