/**
 * Tells our own writes from people's in an Excel that does not (`triggerSource` came with ExcelApi 1.14): what we write
 * is announced, and an event at just that place is ours.
 */
import type { CellRange } from '../../functions/core/sheet-layout.ts'
import type { SheetId } from '../spreadsheet-host.ts'
import { parseRange } from './addresses.ts'

/** Events come soon after their write; one that never came must not hide a person's edit of the same place later. */
const lateMs = 2000

export class OwnWrites {
  /** Single cells: "{id}!D8". */
  readonly #cells = new Set<string>()
  /** Sheets being drawn, whose ids are not known yet: how far they reach. */
  readonly #drawings = new Set<CellRange>()

  /** While, and shortly after, these cells are written; the event of each is ours once. */
  async whileWriting<T>(sheet: SheetId, cells: readonly string[], write: () => Promise<T>): Promise<T> {
    const keys = cells.map((cell) => `${sheet}!${cell}`)
    for (const key of keys) this.#cells.add(key)
    try {
      return await write()
    } finally {
      setTimeout(() => {
        for (const key of keys) this.#cells.delete(key)
      }, lateMs)
    }
  }

  /** While, and shortly after, a sheet is drawn: office.js writes it in pieces of many cells, as no person types. */
  async whileDrawing<T>(range: CellRange, draw: () => Promise<T>): Promise<T> {
    this.#drawings.add(range)
    try {
      return await draw()
    } finally {
      setTimeout(() => this.#drawings.delete(range), lateMs)
    }
  }

  takes(sheet: SheetId, range: string): boolean {
    if (this.#cells.delete(`${sheet}!${range}`)) return true
    const written = range.includes(':') ? parseRange(range) : undefined
    return written !== undefined && [...this.#drawings].some((drawn) => isWithin(written, drawn))
  }
}

const isWithin = (inner: CellRange, outer: CellRange): boolean =>
  inner.from.row >= outer.from.row &&
  inner.from.column >= outer.from.column &&
  inner.to.row <= outer.to.row &&
  inner.to.column <= outer.to.column
