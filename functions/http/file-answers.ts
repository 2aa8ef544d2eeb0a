/** Files as answers: their names, their types, their bytes. */
import { fileFormats, type FileFormat } from '../core/issue.ts'
import { refuse } from '../core/problem.ts'
import { xlsxType } from './request.ts'

export const fileTypes: { readonly [F in FileFormat]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: xlsxType,
  html: 'text/html; charset=utf-8',
}

/** `bulletin.docx` → `docx`. @throws Refusal not_found */
export function formatOf(fileName: string): FileFormat {
  const format = fileFormats.find((f) => fileName === `bulletin.${f}`)
  if (!format) throw refuse('not_found', { what: 'file', id: fileName })
  return format
}

/** A fresh copy: a view into a larger buffer must not leave with it. */
export const bytes = (body: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(body)

/**
 * `attachment` with a Chinese file name (RFC 6266, RFC 5987) and a plain fallback. Whatever the names hold, nothing of
 * them leaves the quotes or the line.
 */
export function contentDisposition(fileName: string, fallback: string): string {
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (ch) => `%${ch.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${fallback.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** The headers of an .xlsx to keep. */
export const xlsxHeaders = (fileName: string, fallback: string): Record<string, string> => ({
  'content-type': xlsxType,
  'content-disposition': contentDisposition(fileName, fallback),
})

/** If-None-Match: a list, compared weakly, since a proxy that compresses weakens our tag (RFC 9110, 13.1.2). */
export const matchesTag = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, ''))) ?? false

/** Bytes `from` to `to`, both included. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/**
 * What a Range header asks of a body (RFC 9110, 14.2): one range, or the whole where it asks for several, in another
 * unit, not by our grammar, or (If-Range, compared strongly) of another version.
 */
export function rangeOf(
  { range, ifRange }: { readonly range: string | undefined; readonly ifRange: string | undefined },
  { etag, size }: { readonly etag: string; readonly size: number },
): ByteRange | 'whole' | 'unsatisfiable' {
  const [match, first = '', last = ''] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(range ?? '') ?? []
  if (match === undefined || (ifRange !== undefined && ifRange.trim() !== etag)) return 'whole'
  if (first === '') {
    if (last === '') return 'whole'
    return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  }
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
  if (last !== '' && Number(last) < from) return 'whole'
  return from >= size ? 'unsatisfiable' : { from, to }
}
