/** What a safe object key is: one rule for every ObjectStore, so that a key that works in one works in all. */

/** S3's limit, in UTF-8 bytes. */
export const MAX_KEY_BYTES = 1024

// Control characters, lone surrogates, the backslash (a separator on Windows) and the two characters that XML, and so
// an S3 listing, cannot carry.
const forbidden = /[\p{Cc}\p{Cs}\\\ufffe\uffff]/u

/** Throws an Error where `key` is not safe: keys are built by code, so that is a bug and not a user's fault. */
export function checkKey(key: string): void {
  refuse('key', key, textFault(key) ?? segmentsFault(key.split('/')))
}

/** As {@link checkKey} for the start of a key: the last segment may be cut anywhere, `''` is the start of all keys. */
export function checkPrefix(prefix: string): void {
  refuse('prefix', prefix, textFault(prefix) ?? segmentsFault(prefix.split('/').slice(0, -1)))
}

export function isSafeKey(key: string): boolean {
  return (textFault(key) ?? segmentsFault(key.split('/'))) === undefined
}

/** Ascending order of the keys' UTF-8 bytes, which is the order of code points (and not that of UTF-16 units). */
export function compareKeys(a: string, b: string): number {
  let i = 0
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1)
}

function refuse(what: string, text: string, fault: string | undefined): void {
  if (fault !== undefined) throw new Error(`Unsafe object ${what} ${JSON.stringify(text.slice(0, 200))}: ${fault}`)
}

function textFault(text: string): string | undefined {
  if (forbidden.test(text)) return 'it holds a control character, a backslash or what is not Unicode text'
  if (Buffer.byteLength(text) > MAX_KEY_BYTES) return `it is longer than ${MAX_KEY_BYTES} bytes`
  return undefined
}

function segmentsFault(segments: readonly string[]): string | undefined {
  if (segments.includes('')) return 'it has an empty segment'
  if (segments.includes('.') || segments.includes('..')) return 'it has a segment "." or ".."'
  return undefined
}
