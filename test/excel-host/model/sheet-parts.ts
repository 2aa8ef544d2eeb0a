/** The parts of a sheet beside its cells, as plain values. */
import type { Area } from './area.ts'

export const visibilities = ['Visible', 'Hidden', 'VeryHidden'] as const
export type Visibility = (typeof visibilities)[number]

/** What people may do on a protected sheet beside filling unlocked cells. */
export interface ProtectionOptions {
  readonly allowAutoFilter: boolean
  readonly allowDeleteColumns: boolean
  readonly allowDeleteRows: boolean
  readonly allowEditObjects: boolean
  readonly allowEditScenarios: boolean
  readonly allowFormatCells: boolean
  readonly allowFormatColumns: boolean
  readonly allowFormatRows: boolean
  readonly allowInsertColumns: boolean
  readonly allowInsertHyperlinks: boolean
  readonly allowInsertRows: boolean
  readonly allowPivotTables: boolean
  readonly allowSort: boolean
  readonly selectionMode: 'Normal' | 'Unlocked' | 'None'
}

export const strictProtection: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
}

export interface Protection {
  readonly options: ProtectionOptions
  readonly password: string | undefined
}

export interface RowLook {
  /** In points; undefined for a row as high as Excel makes it. */
  readonly height: number | undefined
  /** A height that is set stays; another is fitted when somebody types in the row. */
  readonly fixed: boolean
  readonly hidden: boolean
}

export interface ColumnLook {
  /** In points, as Office.js takes it; undefined for the sheet's standard. */
  readonly width: number | undefined
  readonly hidden: boolean
}

export const standardRowHeight = 15
/** 64 pixels, in points. */
export const standardColumnPoints = 48
/** The same in characters of Calibri 11. */
export const standardColumnCharacters = 8.43

/** A custom conditional format: where the formula is true the cell looks so. */
export interface ConditionalFormat {
  readonly id: string
  readonly areas: readonly Area[]
  /** With its `=`, relative to the first cell of the first area. */
  readonly formula: string
  readonly fill: string | null
  readonly fontColor: string | null
  readonly bold: boolean | null
  readonly stopIfTrue: boolean
}

export interface PageLayout {
  readonly orientation: 'Portrait' | 'Landscape'
  readonly paperSize: string
  readonly centerHorizontally: boolean
  readonly centerVertically: boolean
  readonly blackAndWhite: boolean
  readonly printGridlines: boolean
  readonly printHeadings: boolean
  /** In points. */
  readonly margins: Readonly<Record<MarginSide, number>>
  readonly zoom: {
    readonly scale?: number
    readonly horizontalFitToPages?: number
    readonly verticalFitToPages?: number
  }
  readonly titleRows: Area | undefined
  readonly titleColumns: Area | undefined
  readonly printArea: readonly Area[]
  readonly texts: Readonly<Record<HeaderFooterPlace, string>>
}

export const marginSides = ['top', 'bottom', 'left', 'right', 'header', 'footer'] as const
export type MarginSide = (typeof marginSides)[number]

export const headerFooterPlaces = [
  'leftHeader',
  'centerHeader',
  'rightHeader',
  'leftFooter',
  'centerFooter',
  'rightFooter',
] as const
export type HeaderFooterPlace = (typeof headerFooterPlaces)[number]

export const newPage: PageLayout = {
  orientation: 'Portrait',
  paperSize: 'Letter',
  centerHorizontally: false,
  centerVertically: false,
  blackAndWhite: false,
  printGridlines: false,
  printHeadings: false,
  margins: { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 },
  zoom: { scale: 100 },
  titleRows: undefined,
  titleColumns: undefined,
  printArea: [],
  texts: { leftHeader: '', centerHeader: '', rightHeader: '', leftFooter: '', centerFooter: '', rightFooter: '' },
}

export interface DefinedName {
  readonly name: string
  /** With its `=`: `=Sheet1!$A$1`. */
  readonly formula: string
  readonly comment: string
  readonly visible: boolean
}
