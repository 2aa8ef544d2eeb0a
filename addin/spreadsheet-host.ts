/**
 * What the panes need from Excel. `addin/excel/` implements it with Office.js and is the only folder that names `Excel`
 * or `Office`; tests run the same contract on an adapter in memory.
 */
import type { Grid } from '../functions/core/grid.ts'
import type { Severity } from '../functions/core/finding.ts'
import type { SheetLayout } from '../functions/core/sheet-layout.ts'

/** Names a sheet for as long as the workbook is open, whatever people rename or move. */
export type SheetId = string & { readonly brand: 'SheetId' }

export interface OpenSheet {
  readonly id: SheetId
  readonly grid: Grid
}

/** The sheets that bear a marker of ours, as they are now. */
export interface MarkedSheets {
  readonly sheets: readonly OpenSheet[]
  readonly date1904: boolean
  /** The sheet in front. */
  readonly active: SheetId
}

export interface CellChange {
  /** Zero-based, as in a layout. */
  readonly row: number
  readonly column: number
  /** Text stays text whatever it begins with; null empties the cell. */
  readonly value: string | number | null
}

export interface CellMark {
  /** "D8". */
  readonly cell: string
  readonly severity: Severity
}

export interface CellEdit {
  readonly sheet: SheetId
  /** "D8" or "D8:F9". */
  readonly range: string
  /** A coauthor's edits arrive too (excel.md, trap 13); our own writes never do. */
  readonly by: 'here' | 'coauthor'
}

export interface Selection {
  readonly sheet: SheetId
  /** The active cell: "D8". */
  readonly cell: string
}

/** Why Excel did not do it: a value that panes word; anything else is a bug and rises as it is. */
export type HostFault =
  /** Somebody is typing in a cell, and went on for longer than we wait. */
  | 'cellBeingEdited'
  /** A password that is not ours, a read-only workbook, a policy. */
  | 'protected'
  /** More than Excel passes in one go. */
  | 'tooLarge'
  /** This Excel cannot do that. */
  | 'unsupported'
  /** The sheet is gone. */
  | 'sheetGone'
  /** Excel went away or answered with something else. */
  | 'failed'

export class HostError extends Error {
  readonly fault: HostFault
  constructor(fault: HostFault, cause?: unknown) {
    super(`Excel: ${fault}`, { cause })
    this.name = 'HostError'
    this.fault = fault
  }
}

export interface DrawOptions {
  /** Draws in the place of this sheet, which is taken away once the new one stands. */
  readonly replace?: SheetId
  /** The tab's name where the layout's own is taken already gets " (2)". */
  readonly name?: string
}

/** Ends a subscription. */
export type Unsubscribe = () => void

/** Every method rejects with HostError for what Excel refuses. Undo is gone after a draw: panes say so before. */
export interface SpreadsheetHost {
  /**
   * Sheets with a marker that starts with `prefix`, whole. One visit to Excel (one sync) where no sheet came or went
   * since the last time; foreign sheets are never read.
   */
  readMarkedSheets(prefix: string): Promise<MarkedSheets>
  /** Adds a sheet drawn from a layout, protects it and brings it to the front. */
  drawSheet(layout: SheetLayout, options?: DrawOptions): Promise<SheetId>
  /** The fallback where drawing fails: the sheet out of an .xlsx. `unsupported` below ExcelApi 1.13. */
  insertSheetFile(xlsx: Uint8Array): Promise<SheetId>
  /** Writes cells of a sheet of ours, whatever is locked; the protection is back afterwards, whatever happens. */
  writeCells(sheet: SheetId, changes: readonly CellChange[]): Promise<void>
  /** Colours these cells and takes the colours of earlier marks away; what a cell looks like otherwise is let be. */
  markCells(sheet: SheetId, marks: readonly CellMark[]): Promise<void>
  /** Brings the sheet to the front and selects the cell. */
  goTo(sheet: SheetId, cell: string): Promise<void>
  removeSheet(sheet: SheetId): Promise<void>
  selection(): Promise<Selection>
  /** People's edits in any sheet, here or elsewhere. */
  onEdited(listener: (edit: CellEdit) => void): Promise<Unsubscribe>
  onSelected(listener: (selection: Selection) => void): Promise<Unsubscribe>
}
