/**
 * Where a key lies in a folder store, and back.
 *
 * File systems differ in what they tell apart: letters' case, composed and decomposed letters, trailing dots, names
 * such as `con`; and a name may have 255 bytes. So a name keeps a-z, 0-9, `.`, `_`, `-` and Chinese characters (which
 * have neither case nor composed forms) and percent-encodes the rest. The three kinds of names cannot meet, so `a` and
 * `a/b` may both be keys:
 *
 * - an object's has a dot in it, or ends with `~`;
 * - a folder's has none (a dot of its own is `%2e`);
 * - a part's ends with `+`: a segment too long for one name goes on inside that folder.
 */

/** Of at most three bytes each, so a name has at most 240 bytes, two more where it was reserved, and its mark. */
const PIECES = /(?:%..|.){1,80}/gu
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/
const ESCAPED_IN_OBJECT = /^\.|\.$|[^a-z0-9._\-\u3400-\u4dbf\u4e00-\u9fff]/gu
const ESCAPED_IN_FOLDER = /[^a-z0-9_\-\u3400-\u4dbf\u4e00-\u9fff]/gu

/** The path of a key's object below the store's folder, with `/` between names. */
export function objectPath(key: string): string {
  const segments = key.split('/')
  const name = segments.pop() ?? ''
  return [...segments.map((segment) => segmentPath(segment, 'folder')), segmentPath(name, 'object')].join('/')
}

/** The path of the folder that holds all keys starting with `prefix`, which ends with `/` or is `''`. */
export function folderPath(prefix: string): string {
  return prefix
    .split('/')
    .slice(0, -1)
    .map((segment) => segmentPath(segment, 'folder'))
    .join('/')
}

/** The path of one segment of a key: one name, or several below each other where it is long. */
export function segmentPath(segment: string, kind: 'object' | 'folder'): string {
  const text = segment.replace(kind === 'object' ? ESCAPED_IN_OBJECT : ESCAPED_IN_FOLDER, percentEncode)
  const pieces = text.match(PIECES) ?? []
  return pieces
    .map((piece, i) =>
      i < pieces.length - 1 ? `${piece}+` : kind === 'folder' || piece.includes('.') ? piece : `${piece}~`,
    )
    .map((name) => (RESERVED.test(name) ? percentEncode(name.slice(0, 1)) + name.slice(1) : name))
    .join('/')
}

/** The segment that {@link segmentPath} put at this path, or undefined where that wrote no such path. */
export function segmentAt(path: string, kind: 'object' | 'folder'): string | undefined {
  try {
    const segment = decodeURIComponent(path.replace(/\+\/|~$/gu, ''))
    return segmentPath(segment, kind) === path && !segment.includes('/') ? segment : undefined
  } catch (error) {
    if (error instanceof URIError) return undefined // a foreign file, such as `50%.txt`
    throw error
  }
}

function percentEncode(text: string): string {
  return Buffer.from(text).toString('hex').replace(/../g, '%$&')
}
