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

/** `attachment` with a Chinese file name (RFC 6266, RFC 5987) and a plain fallback. */
export function contentDisposition(fileName: string, fallback: string): string {
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (ch) => `%${ch.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`
}

/** The headers of an .xlsx to keep. */
export const xlsxHeaders = (fileName: string, fallback: string): Record<string, string> => ({
  'content-type': xlsxType,
  'content-disposition': contentDisposition(fileName, fallback),
})
