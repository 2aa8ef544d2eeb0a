/**
 * Who a sheet is stands in a locked cell of the sheet itself (excel.md, "Decisions"):
 * `BULLETIN|window-weekly|3|2022-45|ecology|K7Q2M`, the last part being check characters over the rest.
 */
export interface Marker {
  readonly bulletin: string
  readonly definition: number
  readonly issue: string
  readonly department: string
}

export const markerPrefix = 'BULLETIN|'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Five characters of Crockford's base 32 over a text (FNV-1a, 25 bits): catches a cell typed over, not an attacker. */
function checkCharacters(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return Array.from({ length: 5 }, (_, i) => alphabet[(hash >>> (5 * i)) & 31]).join('')
}

export function formatMarker(marker: Marker): string {
  const text = `${markerPrefix}${marker.bulletin}|${marker.definition}|${marker.issue}|${marker.department}`
  return `${text}|${checkCharacters(text)}`
}

/** A marker cell's text → who the sheet is; `'damaged'` where the check characters do not fit; undefined: no marker. */
export function parseMarker(text: string): Marker | 'damaged' | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith(markerPrefix)) return undefined
  const [, bulletin, definition, issue, department, check, ...rest] = trimmed.split('|')
  const whole = trimmed.slice(0, trimmed.lastIndexOf('|'))
  if (!bulletin || !issue || !department || rest.length > 0 || check !== checkCharacters(whole)) return 'damaged'
  if (!/^\d{1,6}$/.test(definition ?? '')) return 'damaged'
  return { bulletin, definition: Number(definition), issue, department }
}

/** Who a review sheet is: `REVIEW|window-weekly|2022-45|3|K7Q2M`. */
export interface ReviewMarker {
  readonly bulletin: string
  readonly issue: string
  /** The review's revision that the sheet was drawn from; 0 before the first. */
  readonly base: number
}

export const reviewMarkerPrefix = 'REVIEW|'

export function formatReviewMarker({ bulletin, issue, base }: ReviewMarker): string {
  const text = `${reviewMarkerPrefix}${bulletin}|${issue}|${base}`
  return `${text}|${checkCharacters(text)}`
}

/** As `parseMarker`, for a review sheet's marker; a department's sheet bears none. */
export function parseReviewMarker(text: string): ReviewMarker | 'damaged' | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith(reviewMarkerPrefix)) return undefined
  const [, bulletin, issue, base, check, ...rest] = trimmed.split('|')
  const whole = trimmed.slice(0, trimmed.lastIndexOf('|'))
  if (!bulletin || !issue || rest.length > 0 || check !== checkCharacters(whole)) return 'damaged'
  if (!/^\d{1,6}$/.test(base ?? '')) return 'damaged'
  return { bulletin, issue, base: Number(base) }
}
