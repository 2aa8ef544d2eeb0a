/**
 * exceljs draws, we pack: its own zip takes longer than the sheet itself and stamps every entry with the clock. This is
 * the only place that knows the order in which exceljs 4.4.0 (pinned) makes its parts.
 */
import type excel from 'exceljs'
import { writeZip, type ZipEntry } from './zip-write.ts'

interface PartZip {
  append(data: string, options: { readonly name: string }): void
}
type AddPart = (zip: PartZip, model: excel.WorkbookModel) => unknown

/** What `Xlsx.write` of exceljs calls, step by step; its types leave this out. */
interface PartWriter {
  prepareModel(model: excel.WorkbookModel, options: object): void
  readonly addContentTypes: AddPart
  readonly addOfficeRels: AddPart
  readonly addWorkbookRels: AddPart
  readonly addWorksheets: AddPart
  readonly addSharedStrings: AddPart
  readonly addThemes: AddPart
  readonly addStyles: AddPart
  readonly addApp: AddPart
  readonly addCore: AddPart
  readonly addWorkbook: AddPart
}

/**
 * A workbook of texts, numbers, formulas and comments (no pictures, no tables) → its bytes. Deterministic where the
 * workbook's `created` and `modified` are set. `finish` may change a part's XML.
 */
export async function packWorkbook(
  workbook: excel.Workbook,
  finish: (part: string, xml: string) => string,
): Promise<Uint8Array> {
  const writer = workbook.xlsx as unknown as PartWriter
  const encoder = new TextEncoder()
  const entries: ZipEntry[] = []
  const zip: PartZip = {
    append: (data, { name }) => {
      entries.push({ name, data: encoder.encode(finish(name, data)) })
    },
  }
  const { model } = workbook
  writer.prepareModel(model, {})
  await writer.addContentTypes(zip, model)
  await writer.addOfficeRels(zip, model)
  await writer.addWorkbookRels(zip, model)
  await writer.addWorksheets(zip, model)
  await writer.addSharedStrings(zip, model)
  await writer.addThemes(zip, model)
  await writer.addStyles(zip, model)
  await writer.addApp(zip, model)
  await writer.addCore(zip, model)
  await writer.addWorkbook(zip, model)
  return writeZip(entries)
}
