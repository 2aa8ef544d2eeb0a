/** Our sheets are protected without a password: that guides people and keeps nobody out (excel.md, trap 10). */
import { HostError, type SheetId } from '../spreadsheet-host.ts'
import type { Visit } from './visit.ts'

export function protect(sheet: Excel.Worksheet): void {
  sheet.protection.protect({ allowFormatRows: true, allowFormatColumns: true, selectionMode: 'Normal' })
}

/**
 * Writes to a sheet whatever is locked, in one visit: Excel does a batch in order and stops where it fails, so that the
 * sheet is protected again by the batch itself, or in a second visit where it failed midway.
 */
export async function writeProtected(
  visit: Visit,
  id: SheetId,
  queue: (sheet: Excel.Worksheet) => void,
): Promise<void> {
  try {
    await visit((context) => {
      const sheet = context.workbook.worksheets.getItem(id)
      sheet.protection.unprotect()
      queue(sheet)
      protect(sheet)
      return () => undefined
    })
  } catch (error) {
    const nothingDone = error instanceof HostError && error.fault === 'cellBeingEdited'
    if (!nothingDone) await protectAgain(visit, id)
    throw error
  }
}

async function protectAgain(visit: Visit, id: SheetId): Promise<void> {
  try {
    const isOpen = await visit((context) => {
      const protection = context.workbook.worksheets.getItem(id).protection.load('protected')
      return () => !protection.protected
    })
    if (!isOpen) return
    await visit((context) => {
      protect(context.workbook.worksheets.getItem(id))
      return () => undefined
    })
  } catch {
    // Excel refuses that as well: what it said first says why.
  }
}
