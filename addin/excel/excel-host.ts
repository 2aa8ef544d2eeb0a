/** SpreadsheetHost on Office.js, from ExcelApi 1.9 on. */
import { type SheetId, type SpreadsheetHost } from '../spreadsheet-host.ts'
import { extentOf } from './draw-cells.ts'
import { drawSheet } from './draw-sheet.ts'
import { onEdited, onSelected, selection } from './events.ts'
import { insertSheetFile } from './insert-file.ts'
import { markCells } from './mark-cells.ts'
import { OwnWrites } from './own-writes.ts'
import { SheetReader } from './read-sheets.ts'
import { patience, visitor } from './visit.ts'
import { nameOf, writeCells } from './write-cells.ts'

/** `waiting`: how long we wait for somebody who is typing in a cell; ten seconds where it is not said. */
export function createExcelHost(waiting = patience): SpreadsheetHost {
  const visit = visitor(waiting)
  const reader = new SheetReader(visit)
  const own = new OwnWrites()
  return {
    readMarkedSheets: (prefix) => reader.read(prefix),
    async drawSheet(layout, options = {}) {
      const id = await own.whileDrawing(extentOf(layout), () => drawSheet(visit, layout, options))
      const markers = layout.cells.flatMap(({ value, style }) =>
        style.role === 'marker' && typeof value === 'string' ? [value] : [],
      )
      reader.drawn(id, markers)
      return id
    },
    insertSheetFile: (xlsx) => insertSheetFile(visit, xlsx),
    writeCells(sheet, changes) {
      return own.whileWriting(sheet, changes.map(nameOf), () => writeCells(visit, sheet, changes))
    },
    markCells: (sheet, marks) => markCells(visit, sheet, marks),
    goTo: (sheet, cell) =>
      visit((context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet)
        worksheet.activate()
        worksheet.getRange(cell).select()
        return () => undefined
      }),
    removeSheet: (sheet: SheetId) =>
      visit((context) => {
        context.workbook.worksheets.getItem(sheet).delete()
        return () => undefined
      }),
    selection: () => selection(visit),
    onEdited: (listener) => onEdited(visit, own, listener),
    onSelected: (listener) => onSelected(visit, listener),
  }
}
