/** What a cell looks like and how it is protected. A format is a value: a change gives a new one. */

export interface CellFont {
  readonly name: string
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: 'None' | 'Single' | 'Double'
  readonly strikethrough: boolean
  /** "#1F1F1F". */
  readonly color: string
}

export const borderSides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const
export type BorderSide = (typeof borderSides)[number]

/** The sides that one cell has. */
export type CellSide = 'top' | 'bottom' | 'left' | 'right'

export const lineStyles = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const
export const lineWeights = ['Hairline', 'Thin', 'Medium', 'Thick'] as const

export interface BorderLine {
  readonly style: (typeof lineStyles)[number]
  readonly weight: (typeof lineWeights)[number]
  readonly color: string
}

export const noLine: BorderLine = { style: 'None', weight: 'Thin', color: '#000000' }

export const horizontalAlignments = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
] as const
export const verticalAlignments = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const

export interface CellFormat {
  readonly numberFormat: string
  /** "#FFF9DB"; null where the cell has no fill. */
  readonly fill: string | null
  readonly font: CellFont
  readonly horizontal: (typeof horizontalAlignments)[number]
  readonly vertical: (typeof verticalAlignments)[number]
  readonly indent: number
  readonly wrap: boolean
  readonly shrink: boolean
  readonly locked: boolean
  readonly formulaHidden: boolean
  readonly borders: Readonly<Partial<Record<CellSide, BorderLine>>>
}

export type FormatChange = (format: CellFormat) => CellFormat

/** A new workbook's Normal style. */
export const normalFormat: CellFormat = {
  numberFormat: 'General',
  fill: null,
  font: {
    name: 'Calibri',
    size: 11,
    bold: false,
    italic: false,
    underline: 'None',
    strikethrough: false,
    color: '#000000',
  },
  horizontal: 'General',
  vertical: 'Bottom',
  indent: 0,
  wrap: false,
  shrink: false,
  locked: true,
  formulaHidden: false,
  borders: {},
}
