/**
 * A sheet as data: a department's template, an editor's review sheet. Written once, drawn twice (exceljs and
 * Office.js). Rows and columns count from zero; `cellName` of grid.ts names them.
 */
import type { Definition } from './definition.ts'

export interface SheetLayout {
  /** Chooses the fonts (`cellLooks`). */
  readonly language: Definition['language']
  readonly name: string
  /** Widths in characters of the default font. */
  readonly columns: readonly number[]
  /** Heights in points of rows that do not take the default. */
  readonly rowHeights: Readonly<Record<number, number>>
  /** Rows among them that grow with what is typed; their height is what they start with. */
  readonly growingRows: readonly number[]
  readonly cells: readonly LayoutCell[]
  readonly merges: readonly CellRange[]
  readonly validations: readonly Validation[]
  /** Defined names, for people's formulas; nothing of ours depends on them. */
  readonly names: Readonly<Record<string, CellRange>>
  /** Rows that stay in view. */
  readonly frozenRows: number
  readonly print: {
    readonly paper: 'A4'
    readonly orientation: 'portrait' | 'landscape'
    /** In millimetres. */
    readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
    /** Repeated at the head of each page. */
    readonly titleRows?: readonly [first: number, last: number]
    readonly footer: string
  }
}

export interface CellRange {
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
}

export interface LayoutCell {
  readonly row: number
  readonly column: number
  /** Text stays text whatever it begins with. A formula comes with the value it has now. */
  readonly value: string | number | { readonly formula: string; readonly result: string | number } | null
  readonly style: CellStyle
  /** Remark shown at the cell, with who says it (marked-up copies). */
  readonly comment?: string
}

/** A number format of Excel where a cell needs one. */
export interface CellStyle {
  readonly role: StyleRole
  readonly numberFormat?: string
}

/** What a cell is for; both drawers map a role to fonts, fills and borders by one table (`cellLooks`). */
export type StyleRole =
  | 'title'
  | 'subtitle'
  | 'marker'
  | 'heading'
  | 'header'
  | 'label'
  | 'reference'
  | 'input'
  | 'inputText'
  | 'count'
  | 'guideTitle'
  | 'guide'
  | 'note'
  | 'error'
  | 'warning'

/** Validation of what is typed; everything is checked again on the server. */
export interface Validation {
  readonly range: CellRange
  readonly rule:
    | { readonly kind: 'list'; readonly source: CellRange | readonly string[] }
    | { readonly kind: 'decimal'; readonly decimals: number; readonly min: number; readonly max: number }
    | { readonly kind: 'date'; readonly from: string; readonly to: string }
    | { readonly kind: 'textLength'; readonly max: number }
  /** Shown when the cell is chosen. */
  readonly prompt: { readonly title: string; readonly text: string }
  /** Shown when what was typed does not fit; `warning` lets it through. */
  readonly error: { readonly style: 'stop' | 'warning'; readonly title: string; readonly text: string }
}
