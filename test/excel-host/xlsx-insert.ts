/** Sheets of an .xlsx as sheets of a workbook that is open: `insertWorksheetsFromBase64`. */
import type { InsertOptions } from './api/context.ts'
import { ExcelError } from './model/excel-error.ts'
import type { Sheet } from './model/sheet.ts'
import type { Workbook } from './model/workbook.ts'
import { loadXlsx, NotXlsxError } from './xlsx-load.ts'

/** Gives the ids of the new sheets, in their order. Throws InvalidArgument where it is no .xlsx. */
export async function insertXlsx(
  workbook: Workbook,
  xlsx: Uint8Array,
  options: InsertOptions,
): Promise<readonly string[]> {
  const file = await load(xlsx)
  const wanted = options.names.length === 0 ? file.sheets : options.names.map((name) => needed(file.sheet(name)))
  let position = positionOf(workbook, options)
  return wanted.map((source) => {
    const sheet = workbook.addSheet(freeName(workbook, source.name), 'api')
    sheet.takeFrom(source)
    workbook.moveSheet(sheet, position++, 'api')
    return sheet.id
  })
}

async function load(xlsx: Uint8Array): Promise<Workbook> {
  try {
    return await loadXlsx(xlsx)
  } catch (error) {
    if (error instanceof NotXlsxError) throw new ExcelError('InvalidArgument')
    throw error
  }
}

function needed(sheet: Sheet | undefined): Sheet {
  if (!sheet) throw new ExcelError('ItemNotFound')
  return sheet
}

function positionOf(workbook: Workbook, { at, relativeTo }: InsertOptions): number {
  const beside = relativeTo ? workbook.position(relativeTo) : 0
  switch (at) {
    case 'Before':
      return beside
    case 'After':
      return beside + 1
    case 'Beginning':
      return 0
    case 'None':
    case 'End':
      return workbook.sheets.length
  }
}

/** "Report (2)" where there is a "Report". */
function freeName(workbook: Workbook, name: string): string {
  for (let n = 2, free = name; ; n++) {
    if (!workbook.sheet(free)) return free
    free = `${name.slice(0, 27)} (${n})`
  }
}
