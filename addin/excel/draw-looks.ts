/** Draws how the cells of a layout look: property by property, the cells with the same value in one go. */
import { type CellLook, cellLooks } from '../../functions/core/cell-looks.ts'
import type { LayoutCell, SheetLayout } from '../../functions/core/sheet-layout.ts'
import { joinAddresses, rangeName, rectangles } from './addresses.ts'

/** Sets one property of all cells that have it in common. `key` tells its values apart. */
interface Change {
  readonly key: string
  readonly draw: (format: Excel.RangeFormat) => void
}

type Aspect = (look: CellLook) => Change | undefined

/** Each set for every cell, for a workbook's own standard style may be anything. */
const aspects: readonly Aspect[] = [
  ({ font: { name } }) => ({ key: name, draw: ({ font }) => void (font.name = name) }),
  ({ font: { size } }) => ({ key: String(size), draw: ({ font }) => void (font.size = size) }),
  ({ font: { bold } }) => ({ key: String(bold), draw: ({ font }) => void (font.bold = bold) }),
  ({ font: { colour } }) => ({ key: colour, draw: ({ font }) => void (font.color = `#${colour}`) }),
  ({ fill: colour }) =>
    colour === undefined ? undefined : { key: colour, draw: ({ fill }) => void (fill.color = `#${colour}`) },
  ({ horizontal }) => ({
    key: horizontal,
    draw: (format) => void (format.horizontalAlignment = horizontals[horizontal]),
  }),
  ({ vertical }) => ({ key: vertical, draw: (format) => void (format.verticalAlignment = verticals[vertical]) }),
  // After the alignment: Excel forgets the indent of a cell that it aligns.
  ({ indent }) => ({ key: String(indent), draw: (format) => void (format.indentLevel = indent) }),
  ({ wrap }) => ({ key: String(wrap), draw: (format) => void (format.wrapText = wrap) }),
  ({ locked }) => ({ key: String(locked), draw: ({ protection }) => void (protection.locked = locked) }),
]

const horizontals = { left: 'Left', center: 'Center', right: 'Right' } as const
const verticals = { top: 'Top', middle: 'Center', bottom: 'Bottom' } as const

type Groups<T> = ReadonlyMap<string, { readonly value: T; readonly cells: readonly LayoutCell[] }>

function groupBy<T>(
  layout: SheetLayout,
  of: (look: CellLook) => (T & { readonly key: string }) | undefined,
): Groups<T> {
  const looks = cellLooks(layout.language)
  const groups = new Map<string, { value: T; cells: LayoutCell[] }>()
  for (const cell of layout.cells) {
    const value = of(looks[cell.style.role])
    if (value === undefined) continue
    const group = groups.get(value.key)
    if (group) group.cells.push(cell)
    else groups.set(value.key, { value, cells: [cell] })
  }
  return groups
}

export function drawLooks(sheet: Excel.Worksheet, layout: SheetLayout): void {
  for (const aspect of aspects) {
    for (const { value, cells } of groupBy(layout, aspect).values()) {
      const addresses = rectangles(cells).map((rectangle) => rangeName(rectangle))
      for (const address of joinAddresses(addresses)) value.draw(sheet.getRanges(address).format)
    }
  }
  drawBorders(sheet, layout)
}

const edges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const

/**
 * A thin line around each cell. By rectangles and not by cells: the line between two cells is an inner one, and a
 * rectangle of one row or column has none to set.
 */
function drawBorders(sheet: Excel.Worksheet, layout: SheetLayout): void {
  const bordered = groupBy(layout, ({ border }) => (border === undefined ? undefined : { key: border }))
  for (const [colour, { cells }] of bordered) {
    const found = rectangles(cells)
    const tall = found.filter(({ from, to }) => to.row > from.row)
    const broad = found.filter(({ from, to }) => to.column > from.column)
    for (const side of edges) drawLine(sheet, found, side, colour)
    drawLine(sheet, tall, 'InsideHorizontal', colour)
    drawLine(sheet, broad, 'InsideVertical', colour)
  }
}

function drawLine(
  sheet: Excel.Worksheet,
  ranges: Parameters<typeof rangeName>[0][],
  side: (typeof edges)[number] | 'InsideHorizontal' | 'InsideVertical',
  colour: string,
): void {
  for (const address of joinAddresses(ranges.map((range) => rangeName(range)))) {
    const line = sheet.getRanges(address).format.borders.getItem(side)
    line.style = 'Continuous'
    line.weight = 'Thin'
    line.color = `#${colour}`
  }
}
