/** Our adapter under the real office.js, over the workbook in memory, with a person in front of it. */
import { expect, vi } from 'vitest'
import { createExcelHost } from '../../../addin/excel/excel-host.ts'
import type { SpreadsheetHost } from '../../../addin/spreadsheet-host.ts'
import type { Cell } from '../../../functions/core/grid.ts'
import type { OpenedSpreadsheet } from '../../contract/spreadsheet-host.ts'
import { parseCell, type Person } from '../../contract/person.ts'
import type { ExcelHost } from '../../excel-host/host.ts'
import { openExcel, type OpenedExcel, type OpenOptions } from '../../excel-host/jsdom.ts'
import type { CellValue } from '../../excel-host/model/cell.ts'
import type { Sheet } from '../../excel-host/model/sheet.ts'

export interface OpenedAdapter extends OpenedSpreadsheet {
  readonly host: SpreadsheetHost
  /** The Excel behind it. */
  readonly excel: ExcelHost
  readonly window: OpenedExcel['window']
  sheet(name: string): Sheet
  /** Requests that Excel got during what is done here. */
  syncs(run: () => Promise<unknown>): Promise<number>
}

/** Ten looks at a cell that is being edited, and then no more. */
const waiting = { everyMs: 5, attempts: 10 }

/** Closing fails a test in which the adapter asked for what no Excel has, or office.js complained. */
export async function openAdapter(options: OpenOptions = {}): Promise<OpenedAdapter> {
  const opened = await openExcel(options)
  const { host: excel, window } = opened
  vi.stubGlobal('Excel', opened.Excel)
  vi.stubGlobal('Office', opened.Office)
  const sheet = (name: string): Sheet => {
    const found = excel.workbook.sheet(name)
    if (!found) throw new Error(`There is no sheet ${name}`)
    return found
  }
  return {
    host: createExcelHost(waiting),
    excel,
    window,
    sheet,
    person: personAt(excel, sheet),
    async syncs(run) {
      const before = excel.syncs
      await run()
      return excel.syncs - before
    },
    close() {
      opened.close()
      vi.unstubAllGlobals()
      expect(excel.unknown).toEqual([])
      expect(opened.errors).toEqual([])
    },
  }
}

function personAt(excel: ExcelHost, sheet: (name: string) => Sheet): Person {
  const { workbook } = excel
  return {
    typeIn: (name, cell, text) => excel.typeIn(name, cell, text).kind !== 'refused',
    coauthorTypesIn: (name, cell, text) => {
      excel.coauthor.typeIn(name, cell, text)
    },
    select: (name, cell) => {
      excel.select(name, cell)
    },
    addSheet: (name) => {
      workbook.addSheet(name, 'person')
    },
    renameSheet: (name, to) => {
      workbook.renameSheet(sheet(name), to, 'person')
    },
    moveSheet: (name, position) => {
      workbook.moveSheet(sheet(name), position, 'person')
    },
    deleteSheet: (name) => {
      workbook.deleteSheet(sheet(name), 'person')
    },
    hideRow: (name, row) => {
      const { rows } = sheet(name)
      rows.set(row, { ...sheet(name).row(row), hidden: true })
    },
    unprotect: (name) => {
      sheet(name).protection = undefined
    },
    sheets: () => workbook.sheets.map(({ name }) => name),
    front: () => workbook.active.name,
    isProtected: (name) => sheet(name).protection !== undefined,
    sees: (name, cell) => {
      const { row, column } = parseCell(cell)
      const { fill, locked } = sheet(name).formatAt(row, column)
      const [mark] = excel.conditionalFormatsAt(sheet(name), row, column)
      return { value: shown(sheet(name).value(row, column)), fill: (mark?.fill ?? fill)?.slice(1), locked }
    },
    // An event may make the adapter ask Excel once more; each round lets pass all that is due.
    async settle() {
      for (let round = 0; round < 10; round++) await new Promise((resolve) => setTimeout(resolve, 3))
    },
  }
}

const shown = (value: CellValue): Cell => value
