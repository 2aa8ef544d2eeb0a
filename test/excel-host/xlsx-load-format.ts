/** What a cell of an .xlsx looks like, from exceljs. */
import type excel from 'exceljs'
import { type BorderLine, type CellFormat, type CellSide, normalFormat } from './model/cell-format.ts'
import { colorOf, horizontalNames, keyOf, verticalNames } from './xlsx-units.ts'

export type FormatOf = (style: Partial<excel.Style>) => CellFormat

/** Equal styles give one format. */
export function formatReader(): FormatOf {
  const read = new Map<string, CellFormat>()
  return (style) => {
    const key = JSON.stringify(style)
    const format = read.get(key) ?? loadFormat(style)
    read.set(key, format)
    return format
  }
}

function loadFormat({ font, fill, alignment, border, protection, numFmt }: Partial<excel.Style>): CellFormat {
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? colorOf(fill.fgColor) : undefined
  return {
    numberFormat: numFmt === undefined || numFmt === '' ? normalFormat.numberFormat : numFmt,
    fill: solid ?? null,
    font: {
      name: font?.name ?? normalFormat.font.name,
      size: font?.size ?? normalFormat.font.size,
      bold: font?.bold ?? false,
      italic: font?.italic ?? false,
      underline: font?.underline === 'double' ? 'Double' : font?.underline ? 'Single' : 'None',
      strikethrough: font?.strike ?? false,
      color: colorOf(font?.color) ?? normalFormat.font.color,
    },
    horizontal: keyOf(horizontalNames, alignment?.horizontal) ?? 'General',
    vertical: keyOf(verticalNames, alignment?.vertical) ?? 'Bottom',
    indent: alignment?.indent ?? 0,
    wrap: alignment?.wrapText ?? false,
    shrink: alignment?.shrinkToFit ?? false,
    locked: protection?.locked ?? true,
    formulaHidden: protection?.hidden ?? false,
    borders: loadBorders(border),
  }
}

const sides: readonly CellSide[] = ['top', 'bottom', 'left', 'right']

function loadBorders(border: Partial<excel.Borders> | undefined): CellFormat['borders'] {
  return Object.fromEntries(
    sides.flatMap((side): [CellSide, BorderLine][] => {
      const line = border?.[side]
      return line?.style === undefined
        ? []
        : [[side, { ...lineOf(line.style), color: colorOf(line.color) ?? '#000000' }]]
    }),
  )
}

function lineOf(style: excel.BorderStyle): Pick<BorderLine, 'style' | 'weight'> {
  switch (style) {
    case 'double':
      return { style: 'Double', weight: 'Thick' }
    case 'hair':
      return { style: 'Continuous', weight: 'Hairline' }
    case 'medium':
      return { style: 'Continuous', weight: 'Medium' }
    case 'thick':
      return { style: 'Continuous', weight: 'Thick' }
    case 'thin':
      return { style: 'Continuous', weight: 'Thin' }
    case 'dotted':
      return { style: 'Dot', weight: 'Thin' }
    case 'slantDashDot':
      return { style: 'SlantDashDot', weight: 'Medium' }
    case 'dashed':
    case 'mediumDashed':
      return { style: 'Dash', weight: style === 'dashed' ? 'Thin' : 'Medium' }
    case 'dashDot':
    case 'mediumDashDot':
      return { style: 'DashDot', weight: style === 'dashDot' ? 'Thin' : 'Medium' }
    case 'dashDotDot':
    case 'mediumDashDotDot':
      return { style: 'DashDotDot', weight: style === 'dashDotDot' ? 'Thin' : 'Medium' }
  }
}
