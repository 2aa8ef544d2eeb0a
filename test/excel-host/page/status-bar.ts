/** What Excel says at the bottom: its mode, and the sum of what is selected. A change of cell is read out from here. */
import { element } from '../../../addin/web/element.ts'
import { cellName } from '../model/area.ts'
import { shownText } from '../model/shown-text.ts'
import { type Grid, usedPart } from './grid.ts'

export interface StatusBar {
  readonly element: HTMLElement
  readonly paint: () => void
}

export function openStatusBar(grid: Grid): StatusBar {
  const { words, editor } = grid
  const mode = element('span', { class: 'mode' })
  const summary = element('span', { class: 'summary' })
  const said = element('span', { class: 'unseen', role: 'status' })
  const paint = (): void => {
    const { state } = editor
    mode.textContent = state.kind === 'idle' ? words.ready : state.mode === 'enter' ? words.entering : words.editing
    summary.textContent = summaryOf(grid)
    const text = cellSaid(grid)
    if (said.textContent !== text) said.textContent = text
  }
  editor.onChanged(paint)
  return { element: element('footer', { class: 'status' }, mode, said, summary), paint }
}

function cellSaid({ host, view, selecting }: Grid): string {
  const { row, column } = selecting.active
  const text = shownText(
    view.sheet.value(row, column),
    view.sheet.formatAt(row, column).numberFormat,
    host.workbook.date1904,
  )
  return `${cellName(row, column)} ${text.slice(0, 200)}`
}

/** Nothing for a single cell. */
function summaryOf(grid: Grid): string {
  const { view, words } = grid
  const area = usedPart(grid)
  if (area.rows * area.columns === 1) return ''
  const values = [...view.sheet.cells(area)].flatMap(([, , { value }]) => (value === null ? [] : [value]))
  if (values.length < 2) return ''
  const numbers = values.filter((value) => typeof value === 'number')
  const sum = numbers.length === 0 ? undefined : String(Number(numbers.reduce((a, b) => a + b, 0).toPrecision(12)))
  return words.summary({ count: values.length, sum })
}
