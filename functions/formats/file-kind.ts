import type { FileKind } from '../core/finding.ts'

const starts: readonly (readonly [FileKind | 'xlsx or zip' | 'ole', RegExp])[] = [
  ['xlsx or zip', /^PK\x03\x04/],
  ['zip', /^PK\x05\x06/],
  ['ole', /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/],
  ['pdf', /^%PDF-/],
  ['image', /^(?:\x89PNG|\xFF\xD8\xFF|GIF8|BM[^]{4}\0{4}|II\*\0|MM\0\*|RIFF[^]{4}WEBP)/],
  ['rar', /^Rar!\x1A\x07/],
  // A bare BIFF stream, as Excel 2 to 5 and some web systems write it.
  ['xls', /^\x09[\0\x02\x04\x08][\x04\x06\x08\x10]\0/],
  ['html', /^MIME-Version:/],
  ['unknown', /^\{\\rtf/],
]

/**
 * What a file is by its bytes, whatever it is called; `'xlsx or zip'` for a zip, whose parts will tell, and
 * `'encrypted'` for an Office file behind a password.
 */
export function kindOfFile(bytes: Uint8Array): FileKind | 'xlsx or zip' | 'encrypted' {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const kind = starts.find(([, start]) => start.test(head))?.[0]
  if (kind === 'ole') return kindOfOle(bytes)
  return kind ?? kindOfText(bytes)
}

/**
 * An OLE compound file by the names in its directory ([MS-CFB] 2.6.1: entries of 128 bytes, the name in UTF-16,
 * its length with the closing zero at 64; sectors are multiples of 128 bytes).
 */
function kindOfOle(bytes: Uint8Array): FileKind | 'encrypted' {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kinds = new Map<string, FileKind | 'encrypted'>([
    ['Workbook', 'xls'],
    ['Book', 'xls'],
    ['EncryptedPackage', 'encrypted'],
  ])
  for (let at = 512; at + 128 <= file.length; at += 128) {
    const length = file.readUInt16LE(at + 64) - 2
    if (length !== 8 && length !== 16 && length !== 32) continue
    const kind = kinds.get(file.toString('utf16le', at, at + length))
    if (kind) return kind
  }
  return 'unknown'
}

/** How much of a file is looked at to tell texts from each other. */
const sampleBytes = 4096

function kindOfText(bytes: Uint8Array): FileKind {
  const sample = bytes.subarray(0, sampleBytes)
  const mark = ((sample[0] ?? 0) << 8) | (sample[1] ?? 0)
  // GB 18030 and UTF-8 alike keep ASCII as it is, and that is all that is asked here.
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(sample).trimStart()
  if (text === '' || /[^\t\n\f\r -\uFFFF]/.test(text)) return 'unknown'
  if (/^<(?:!doctype html|html|head|body|meta|style|table|div|script)\b/i.test(text)) return 'html'
  if (text.startsWith('<')) return /<html\b/i.test(text) ? 'html' : 'xml'
  if (/^[{[]\s*(?:["{}[\]\d-]|true|false|null)/.test(text)) return 'json'
  return 'csv'
}
