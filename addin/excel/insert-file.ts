/** The fallback where drawing fails: Excel takes the sheet out of an .xlsx (excel.md, "Decisions", says what it loses). */
import { HostError, type SheetId } from '../spreadsheet-host.ts'
import { has, type Visit } from './visit.ts'

export async function insertSheetFile(visit: Visit, xlsx: Uint8Array): Promise<SheetId> {
  if (!has('1.13')) throw new HostError('unsupported')
  const base64 = toBase64(xlsx)
  const ids = await visit((context) => {
    const inserted = context.workbook.insertWorksheetsFromBase64(base64, { positionType: 'End' })
    return () => inserted.value
  })
  const [id] = ids
  if (id === undefined) throw new HostError('failed', new Error('No sheet was inserted'))
  await visit((context) => {
    context.workbook.worksheets.getItem(id).activate()
    return () => undefined
  })
  return id as SheetId
}

/** In pieces: a call takes some ten thousands of arguments. */
function toBase64(bytes: Uint8Array): string {
  const piece = 8192
  let binary = ''
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(binary)
}
