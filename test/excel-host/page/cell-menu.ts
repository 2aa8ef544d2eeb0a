/** The context menu of a cell: the add-in's entry, the clipboard, rows. */
import { areaName } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import { deleteRows, insertRows } from '../model/shift-rows.ts'
import type { AddIn } from './add-in.ts'
import { type Grid, refuseLocked, usedPart } from './grid.ts'
import { selectedText } from './grid-clipboard.ts'
import { clearSelection } from './grid-keys.ts'
import { type MenuItem, type MenuItems, openMenu } from './menu.ts'

export function listenForCellMenu(grid: Grid, addIn: AddIn): void {
  const { view, selecting, editor } = grid
  view.ground.addEventListener('contextmenu', (event) => {
    if (event.target === editor.box && editor.state.kind === 'typing') return
    event.preventDefault()
    const byKey = event.target === editor.box
    const place = byKey ? selecting.active : view.placeOf(event.target)
    if (!place || editor.state.kind === 'typing') return
    const { area } = selecting
    const isSelected =
      place.row < area.row + area.rows &&
      place.row >= area.row &&
      place.column < area.column + area.columns &&
      place.column >= area.column
    if (place.row < 0 || place.column < 0) selecting.line(place)
    else if (!isSelected) selecting.cell(place)
    const cell = view.cell(selecting.active)?.getBoundingClientRect()
    openMenu(itemsOf(grid, addIn), {
      x: byKey ? (cell?.left ?? 0) + 10 : event.clientX,
      y: byKey ? (cell?.bottom ?? 0) : event.clientY,
      label: areaName(selecting.area),
      back: () => {
        editor.focus()
      },
    })
  })
}

function itemsOf(grid: Grid, { menu }: AddIn): MenuItems {
  const { host, words } = grid
  const own = menu.items.map(({ label, icon, action }): MenuItem => ({
    label: `${menu.label}：${label}`,
    icon,
    run: () => {
      if (action !== undefined) host.press(action, 'ribbon')
    },
  }))
  return [
    ...own,
    undefined,
    { label: words.copy, run: () => void navigator.clipboard.writeText(selectedText(grid)) },
    {
      label: words.clear,
      run: () => {
        clearSelection(grid)
      },
    },
    undefined,
    ...rowItems(grid),
  ]
}

function rowItems(grid: Grid): MenuItem[] {
  const { host, view, words } = grid
  const { sheet } = view
  const { row, rows } = usedPart(grid)
  const allowsLooks = !sheet.protection || sheet.protection.options.allowFormatRows
  const change = (run: () => void) => () => {
    try {
      run()
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error
      void refuseLocked(grid)
    }
  }
  const hide = (hidden: boolean, from: number, to: number) => () => {
    for (let r = from; r < to; r++) sheet.rows.set(r, { ...sheet.row(r), hidden })
    host.workbook.notify({ kind: 'look', sheet })
  }
  const settled = (run: () => void) =>
    change(() => {
      run()
      host.touch()
      host.settle()
    })
  return [
    {
      label: words.insertRow,
      run: settled(() => {
        insertRows(host.workbook, sheet, row, rows, 'person')
      }),
    },
    {
      label: words.deleteRow,
      run: settled(() => {
        deleteRows(host.workbook, sheet, row, rows, 'person')
      }),
    },
    { label: words.hideRow, disabled: !allowsLooks, run: hide(true, row, row + rows) },
    // The hidden rows are between those that are selected, or next to the one that is.
    { label: words.showRows, disabled: !allowsLooks, run: hide(false, Math.max(0, row - 1), row + rows + 1) },
  ]
}
