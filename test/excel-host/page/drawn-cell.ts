/** One cell of the table: drawn again only where something that it shows has changed. */
import { element } from '../../../addin/web/element.ts'
import type { ExcelHost } from '../host.ts'
import { type Area, contains } from '../model/area.ts'
import type { Cell } from '../model/cell.ts'
import type { CellFormat } from '../model/cell-format.ts'
import type { Sheet } from '../model/sheet.ts'
import { lookOf } from './cell-look.ts'
import { columnPixels } from './pixels.ts'

export interface DrawnCell {
  readonly td: HTMLTableCellElement
  readonly area: Area
  /** What it was drawn from; undefined where its look depends on more than that. */
  from: Drawing | undefined
  /** What was drawn. */
  key: string
}

/** All of these are values that a change gives anew, so that the same ones look the same. */
interface Drawing {
  readonly cell: Cell
  readonly format: CellFormat
  readonly right: CellFormat
  readonly below: CellFormat
  readonly fixed: boolean
  readonly width: number
  readonly gridlines: boolean
}

export interface Drawer {
  readonly host: ExcelHost
  readonly sheet: Sheet
  /** Areas of conditional formats: whether one is true may hang on any cell. */
  readonly conditional: readonly Area[]
}

export function paintCell(drawer: Drawer, drawn: DrawnCell, fixed: boolean): void {
  const { host, sheet, conditional } = drawer
  const { td, area } = drawn
  const now = drawingOf(sheet, area, fixed)
  const isRuled = conditional.some((one) => contains(one, area.row, area.column))
  if (!isRuled && drawn.from && isSame(drawn.from, now)) return
  const look = lookOf({ host, sheet, area })
  drawn.from = look.overflows || isRuled ? undefined : now
  // A merge makes no row grow, and neither does a row whose height is set: what does not fit is not seen.
  const boxed = fixed || area.rows * area.columns > 1
  const key = `${look.cell}|${look.content}|${boxed}|${look.overflows}|${look.text}`
  if (key === drawn.key) return
  drawn.key = key
  const inBox = look.text !== '' && (boxed || look.overflows)
  td.classList.toggle('boxes', inBox)
  td.style.cssText = inBox ? look.cell : `${look.cell};${look.content}`
  if (!inBox) {
    td.textContent = look.text
    return
  }
  const kind = `content${boxed ? ` boxed ${td.style.verticalAlign}` : ''}${look.overflows ? ' overflows' : ''}`
  const content = element('div', { class: kind }, look.text)
  content.style.cssText = look.content
  td.replaceChildren(content)
}

function drawingOf(sheet: Sheet, { row, column, rows, columns }: Area, fixed: boolean): Drawing {
  return {
    cell: sheet.cell(row, column),
    format: sheet.formatAt(row, column),
    right: sheet.formatAt(row, column + columns),
    below: sheet.formatAt(row + rows, column),
    fixed,
    width: columnPixels(sheet, column),
    gridlines: sheet.showGridlines,
  }
}

const isSame = (a: Drawing, b: Drawing): boolean =>
  a.cell === b.cell &&
  a.format === b.format &&
  a.right === b.right &&
  a.below === b.below &&
  a.fixed === b.fixed &&
  a.width === b.width &&
  a.gridlines === b.gridlines
