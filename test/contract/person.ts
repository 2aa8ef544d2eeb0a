import type { Cell } from '../../functions/core/grid.ts'

/** Somebody in front of Excel, who knows sheets by their names. */
export interface Person {
  /** False where Excel refuses: the cell is locked, or what was typed does not fit. */
  typeIn(sheet: string, cell: string, text: string): boolean
  coauthorTypesIn(sheet: string, cell: string, text: string): void
  select(sheet: string, cell: string): void
  addSheet(name: string): void
  renameSheet(name: string, to: string): void
  moveSheet(name: string, position: number): void
  deleteSheet(name: string): void
  /** Zero-based. */
  hideRow(sheet: string, row: number): void
  unprotect(sheet: string): void
  sheets(): readonly string[]
  /** The sheet in front. */
  front(): string | undefined
  isProtected(sheet: string): boolean
  /** `fill` as it shows, marks included: RRGGBB. */
  sees(
    sheet: string,
    cell: string,
  ): { readonly value: Cell; readonly fill: string | undefined; readonly locked: boolean }
  /** When all that has happened has been told. */
  settle(): Promise<void>
}

/** "D8" → its position. */
export function parseCell(name: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}
