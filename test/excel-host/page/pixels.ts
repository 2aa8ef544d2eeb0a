/** Sizes on the screen: Excel counts in points, 4 pixels to 3 of them. */
import { standardColumnPoints, standardRowHeight } from '../model/sheet-parts.ts'
import type { Sheet } from '../model/sheet.ts'

export const pixelsOf = (points: number): number => Math.round((points * 4) / 3)

export const columnPixels = (sheet: Sheet, column: number): number => {
  const { width, hidden } = sheet.column(column)
  return hidden ? 0 : pixelsOf(width ?? standardColumnPoints)
}

/** The least that a row takes: one without a height grows with its texts. */
export const rowPixels = (sheet: Sheet, row: number): number => pixelsOf(sheet.row(row).height ?? standardRowHeight)

/** Whether a row keeps its height whatever stands in it. */
export const isFixed = (sheet: Sheet, row: number): boolean =>
  sheet.row(row).fixed && sheet.row(row).height !== undefined
