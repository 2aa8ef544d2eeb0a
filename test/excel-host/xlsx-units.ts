/** Units, names and colours of .xlsx on both ways. */
import type excel from 'exceljs'

/** Calibri 11: a digit is 7 pixels wide at 96 to the inch (ECMA-376 part 1, 18.3.1.13). */
const pixelsPerCharacter = 7
const pointsPerPixel = 0.75

export const charactersOf = (points: number): number =>
  Math.trunc((points / pointsPerPixel / pixelsPerCharacter) * 256) / 256

export const pointsOf = (characters: number): number =>
  Math.trunc(((256 * characters + Math.trunc(128 / pixelsPerCharacter)) / 256) * pixelsPerCharacter) * pointsPerPixel

export const pointsPerInch = 72

/** "#FFF9DB" → what exceljs takes. */
export const argb = (color: string): { argb: string } => ({ argb: `FF${color.replace('#', '')}` })

/** The colours of the standard theme that stand for a window's own: white paper, black ink. */
const themeColors: Readonly<Record<number, string>> = { 0: '#FFFFFF', 1: '#000000' }

/** undefined for none, and for theme colours other than black and white. */
export function colorOf(color: Partial<excel.Color> | undefined): string | undefined {
  if (color?.argb !== undefined) return `#${color.argb.slice(-6).toUpperCase()}`
  return color?.theme === undefined ? undefined : themeColors[color.theme]
}

/** Paper sizes by the numbers of .xlsx (ECMA-376 part 1, 18.3.1.63). */
export const paperCodes: Readonly<Record<string, number>> = {
  Letter: 1,
  Tabloid: 3,
  Legal: 5,
  Executive: 7,
  A3: 8,
  A4: 9,
  A5: 11,
  B4: 12,
  B5: 13,
  Folio: 14,
}

/** The entry of a table whose value is that. */
export const keyOf = <K extends string>(table: Readonly<Record<K, unknown>>, value: unknown): K | undefined =>
  (Object.keys(table) as K[]).find((key) => table[key] === value)

export const horizontalNames = {
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
} as const

export const verticalNames = {
  Top: 'top',
  Center: 'middle',
  Bottom: 'bottom',
  Justify: 'justify',
  Distributed: 'distributed',
} as const

export const operatorNames = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
} as const

export const validationKinds = {
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  textLength: 'textLength',
} as const

export const alertNames = { Stop: 'stop', Warning: 'warning', Information: 'information' } as const

/** What exceljs has and its types leave out. */
export interface SheetParts {
  readonly dataValidations: {
    readonly model: Readonly<Record<string, excel.DataValidation>>
    add(range: string, validation: excel.DataValidation): void
  }
  readonly sheetProtection: SheetProtectionModel | null | undefined
  readonly conditionalFormattings: readonly {
    readonly ref: string
    readonly rules: readonly excel.ConditionalFormattingRule[]
  }[]
  mergeCellsWithoutStyle(range: string): void
}

/** What is allowed is true; the first four are forbidden where they are false. */
export interface SheetProtectionModel {
  sheet?: boolean
  objects?: boolean
  scenarios?: boolean
  selectLockedCells?: boolean
  selectUnlockedCells?: boolean
  formatCells?: boolean
  formatColumns?: boolean
  formatRows?: boolean
  insertColumns?: boolean
  insertRows?: boolean
  insertHyperlinks?: boolean
  deleteColumns?: boolean
  deleteRows?: boolean
  sort?: boolean
  autoFilter?: boolean
  pivotTables?: boolean
  hashValue?: string
}

export const partsOf = (sheet: excel.Worksheet): SheetParts => sheet as unknown as SheetParts

/** Names of ProtectionOptions → those of .xlsx. */
export const allowances = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
} as const
