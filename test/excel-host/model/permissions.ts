/** What a protected sheet lets anybody do, people and add-ins alike (Excel keeps no way around for add-ins). */
import { type Area, cellArea, isUnbounded } from './area.ts'
import { ExcelError } from './excel-error.ts'
import type { Sheet } from './sheet.ts'
import type { ProtectionOptions } from './sheet-parts.ts'

/** Whether values may be written to every cell of the area. */
export function isWritable(sheet: Sheet, area: Area): boolean {
  if (!sheet.protection) return true
  // Of a whole row or column some cell is always locked, unless somebody has unlocked them all.
  const checked = isUnbounded(area) ? [...sheet.cells(area)].map(([row, column]) => cellArea(row, column)) : [area]
  return checked.every(({ row, column, rows, columns }) => {
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) if (sheet.formatAt(r, c).locked) return false
    }
    return true
  })
}

export function requireWritable(sheet: Sheet, area: Area): void {
  if (!isWritable(sheet, area)) throw new ExcelError('AccessDenied')
}

type Allowance = {
  [K in keyof ProtectionOptions]: ProtectionOptions[K] extends boolean ? K : never
}[keyof ProtectionOptions]

/** Throws AccessDenied on a protected sheet that does not allow it. */
export function requireAllowed(sheet: Sheet, allowance: Allowance): void {
  if (sheet.protection && !sheet.protection.options[allowance]) throw new ExcelError('AccessDenied')
}

/** Throws AccessDenied on any protected sheet. */
export function requireUnprotected(sheet: Sheet): void {
  if (sheet.protection) throw new ExcelError('AccessDenied')
}
