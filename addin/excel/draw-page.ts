/** Draws the sizes of columns and rows, what stays in view, and how the sheet prints. */
import { cellName } from '../../functions/core/grid.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { rectangles } from './addresses.ts'

/** Widths are in characters of the file's font, Calibri 11, whose digits are 7 pixels wide at 96 to the inch. */
const pixelsPerCharacter = 7
const pointsPerPixel = 0.75

/**
 * A width in characters, as .xlsx holds it, → points, as Office.js takes it: by the formula of ECMA-376 part 1,
 * 18.3.1.13. The person's own font plays no part, so that the sheet is as wide as the file's.
 */
export function columnPoints(characters: number): number {
  const pixels = Math.trunc(((256 * characters + Math.trunc(128 / pixelsPerCharacter)) / 256) * pixelsPerCharacter)
  return pixels * pointsPerPixel
}

export function drawSizes(sheet: Excel.Worksheet, layout: SheetLayout): void {
  for (const [column, width] of layout.columns.entries()) {
    const name = cellName(0, column).replace(/\d+$/, '')
    sheet.getRange(`${name}:${name}`).format.columnWidth = columnPoints(width)
  }
  for (const [height, rows] of fixedHeights(layout)) {
    for (const address of rowRuns(rows)) sheet.getRange(address).format.rowHeight = height
  }
  // A height that is set is fixed. A row that Excel has fitted itself is fitted again whenever somebody types in it, so
  // that these begin as high as their cells need and not as high as the layout guesses.
  for (const address of rowRuns(layout.growingRows)) sheet.getRange(address).format.autofitRows()
}

/** Height → its rows, of those that do not grow. */
function fixedHeights({ rowHeights, growingRows }: SheetLayout): ReadonlyMap<number, number[]> {
  const growing = new Set(growingRows)
  const byHeight = new Map<number, number[]>()
  for (const [key, height] of Object.entries(rowHeights)) {
    const row = Number(key)
    if (!growing.has(row)) byHeight.set(height, [...(byHeight.get(height) ?? []), row])
  }
  return byHeight
}

/** Rows → addresses of whole rows, neighbours as one: `4:4`, `8:17`. */
const rowRuns = (rows: readonly number[]): string[] =>
  rectangles(rows.map((row) => ({ row, column: 0 }))).map(({ from, to }) => `${from.row + 1}:${to.row + 1}`)

export function drawView(sheet: Excel.Worksheet, { frozenRows }: SheetLayout): void {
  if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows)
  sheet.showGridlines = false
}

export function drawPrint(sheet: Excel.Worksheet, { print }: SheetLayout): void {
  const { top, right, bottom, left } = print.margins
  const page = sheet.pageLayout
  page.orientation = print.orientation === 'landscape' ? 'Landscape' : 'Portrait'
  page.paperSize = print.paper
  page.centerHorizontally = true
  page.zoom = { horizontalFitToPages: 1 }
  const centimetres = { top, right, bottom, left, header: top / 2, footer: bottom / 2 }
  page.setPrintMargins(
    'Centimeters',
    mapValues(centimetres, (mm) => mm / 10),
  )
  if (print.titleRows) page.setPrintTitleRows(`$${print.titleRows[0] + 1}:$${print.titleRows[1] + 1}`)
  page.headersFooters.defaultForAllPages.centerFooter = print.footer
}

const mapValues = <K extends string>(record: Readonly<Record<K, number>>, change: (value: number) => number) =>
  Object.fromEntries(Object.entries<number>(record).map(([key, value]) => [key, change(value)])) as Record<K, number>
