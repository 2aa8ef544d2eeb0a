/** A cell as the page draws it: its text, and its look as CSS. */
import type { ExcelHost } from '../host.ts'
import { type Area, contains } from '../model/area.ts'
import { isCellError } from '../model/cell.ts'
import type { BorderLine, CellFormat, CellSide } from '../model/cell-format.ts'
import type { Sheet } from '../model/sheet.ts'
import type { ConditionalFormat } from '../model/sheet-parts.ts'
import { shownText } from '../model/shown-text.ts'
import { columnPixels } from './pixels.ts'
import { textWidth } from './text-width.ts'

export interface CellLook {
  readonly text: string
  /** Of the cell: fill and lines. */
  readonly cell: string
  /** Of what stands in it. */
  readonly content: string
  /** Text without wrap runs into blank neighbours. */
  readonly overflows: boolean
}

/** What draws one cell; a merge is one with its area. */
export interface DrawnCell {
  readonly host: ExcelHost
  readonly sheet: Sheet
  readonly area: Area
}

/** Excel's grey lines between cells; on a fill there are none. */
const gridline = 'var(--gridline)'

export function lookOf({ host, sheet, area }: DrawnCell): CellLook {
  const { row, column } = area
  const { value } = sheet.cell(row, column)
  const format = sheet.formatAt(row, column)
  const rules = conditionalFormats(host, sheet, row, column)
  const fill = rules.find((rule) => rule.fill !== null)?.fill ?? format.fill
  const align = alignmentOf(format, value)
  const text = fittingText({ host, sheet, area }, format)
  const overflows = text !== '' && typeof value === 'string' && !format.wrap && area.columns === 1
  return {
    text,
    cell: `${fill === null ? '' : `background-color:${fill};`}${linesOf(sheet, area, fill)}vertical-align:${verticals[format.vertical]}`,
    content:
      text === ''
        ? ''
        : contentCss(format, align, rules, overflows ? roomFor({ host, sheet, area }, align) : undefined),
    overflows,
  }
}

const conditionalFormats = (
  host: ExcelHost,
  sheet: Sheet,
  row: number,
  column: number,
): readonly ConditionalFormat[] =>
  sheet.conditionalFormats.some(({ areas }) => areas.some((area) => contains(area, row, column)))
    ? host.conditionalFormatsAt(sheet, row, column)
    : []

type Alignment = 'left' | 'center' | 'right' | 'justify'

function alignmentOf({ horizontal }: CellFormat, value: unknown): Alignment {
  switch (horizontal) {
    case 'Left':
    case 'Fill':
      return 'left'
    case 'Center':
    case 'CenterAcrossSelection':
      return 'center'
    case 'Right':
      return 'right'
    case 'Justify':
    case 'Distributed':
      return 'justify'
    case 'General':
      return typeof value === 'number' ? 'right' : typeof value === 'boolean' || isCellError(value) ? 'center' : 'left'
  }
}

export const verticals = {
  Top: 'top',
  Center: 'middle',
  Bottom: 'bottom',
  Justify: 'top',
  Distributed: 'middle',
} as const

/** What the text takes beside itself: the cell's own padding. */
export const cellPadding = 3
const pixelsPerIndent = 9

/** A number that is wider than its cell is no number that anybody could misread. */
function fittingText({ host, sheet, area }: DrawnCell, format: CellFormat): string {
  const { value } = sheet.cell(area.row, area.column)
  const text = shownText(value, format.numberFormat, host.workbook.date1904)
  if (typeof value !== 'number' || format.numberFormat === '@') return text
  const room = widthOf(sheet, area) - 2 * cellPadding - format.indent * pixelsPerIndent
  const font = fontCss(format)
  // Most fit by any count: digits are about half as wide as high.
  if (text.length * format.font.size <= room || textWidth(text, font) <= room) return text
  // As many digits as there is room for, where no format asks for all of them.
  if (format.numberFormat.toLowerCase() === 'general') {
    for (let digits = 9; digits > 0; digits--) {
      const shorter = String(Number(value.toPrecision(digits)))
      if (!shorter.includes('e') && shorter.split('.')[0] === text.split('.')[0] && textWidth(shorter, font) <= room)
        return shorter
    }
  }
  return '#'.repeat(Math.max(1, Math.floor(room / textWidth('#', font))))
}

const widthOf = (sheet: Sheet, { column, columns }: Area): number =>
  Array.from({ length: columns }, (_, i) => columnPixels(sheet, column + i)).reduce((sum, width) => sum + width, 0)

/** How far a text reaches without hiding another: its own cell and the blank ones beside it. */
function roomFor({ sheet, area }: DrawnCell, align: Alignment): number {
  const { row, column } = area
  const isBlank = (c: number): boolean => sheet.cell(row, c).value === null && sheet.mergeAt(row, c) === undefined
  let room = columnPixels(sheet, column)
  if (align !== 'right') for (let c = column + 1; c < column + 30 && isBlank(c); c++) room += columnPixels(sheet, c)
  if (align !== 'left') for (let c = column - 1; c >= 0 && isBlank(c); c--) room += columnPixels(sheet, c)
  return room
}

function contentCss(
  format: CellFormat,
  align: Alignment,
  rules: readonly ConditionalFormat[],
  room: number | undefined,
): string {
  const { font, indent, wrap } = format
  const color = rules.find((rule) => rule.fontColor !== null)?.fontColor ?? font.color
  const bold = rules.find((rule) => rule.bold !== null)?.bold ?? font.bold
  const side = align === 'right' ? 'right' : 'left'
  const lines = [font.underline === 'None' ? '' : 'underline', font.strikethrough ? 'line-through' : '']
    .join(' ')
    .trim()
  return [
    `font:${fontCss({ ...format, font: { ...font, bold } })}`,
    `color:${color}`,
    `text-align:${align}`,
    wrap ? 'white-space:pre-wrap;overflow-wrap:anywhere' : 'white-space:pre',
    indent > 0 ? `padding-${side}:${cellPadding + indent * pixelsPerIndent}px` : '',
    lines === '' ? '' : `text-decoration:${lines}${font.underline === 'Double' ? ' double' : ''}`,
    room === undefined ? '' : `max-width:${room}px`,
  ]
    .filter((rule) => rule !== '')
    .join(';')
}

/** Where a machine lacks the offices' fonts, others of their kind. */
const kin: readonly (readonly [name: RegExp, fallback: string])[] = [
  [/宋|song|simsun|仿宋|楷|serif|times/i, '"SimSun","Songti SC","Noto Serif CJK SC",serif'],
  [/黑|hei|等线|deng/i, '"SimHei","Heiti SC","Noto Sans CJK SC",sans-serif'],
]
const otherKin = '"Calibri","Carlito","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

export function fontCss({ font }: Pick<CellFormat, 'font'>): string {
  const fallback = kin.find(([name]) => name.test(font.name))?.[1] ?? otherKin
  return `${font.italic ? 'italic ' : ''}${font.bold ? '700' : '400'} ${font.size}pt/1.2 "${font.name.replaceAll('"', '')}",${fallback}`
}

/**
 * A cell draws the lines to its right and below; the one above or left of it draws the others. A line of this cell goes
 * before one of its neighbour, and any line before the sheet's grey ones.
 */
function linesOf(sheet: Sheet, { row, column, rows, columns }: Area, fill: string | null): string {
  const line = (own: CellFormat, side: CellSide, neighbour: CellFormat, opposite: CellSide): string => {
    const drawn = [own.borders[side], neighbour.borders[opposite]].find((border) => border && border.style !== 'None')
    if (drawn) return lineCss(drawn)
    if (fill !== null) return `1px solid ${fill}`
    return `1px solid ${sheet.showGridlines ? gridline : 'transparent'}`
  }
  const right = line(sheet.formatAt(row, column + columns - 1), 'right', sheet.formatAt(row, column + columns), 'left')
  const bottom = line(sheet.formatAt(row + rows - 1, column), 'bottom', sheet.formatAt(row + rows, column), 'top')
  return `border-right:${right};border-bottom:${bottom};`
}

const widths = { Hairline: 1, Thin: 1, Medium: 2, Thick: 3 } as const

function lineCss({ style, weight, color }: BorderLine): string {
  const kind = style === 'Continuous' ? 'solid' : style === 'Double' ? 'double' : style === 'Dot' ? 'dotted' : 'dashed'
  return `${style === 'Double' ? 3 : widths[weight]}px ${kind} ${color}`
}
