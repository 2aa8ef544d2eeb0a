/** The sheet in front, with all that a person does in it: mouse, keys, clipboard, typing. */
import type { ExcelHost } from '../host.ts'
import type { Area } from '../model/area.ts'
import { CellEditor } from './cell-editor.ts'
import { CellHints } from './cell-hints.ts'
import { enterText } from './entering.ts'
import { listenToClipboard } from './grid-clipboard.ts'
import { listenToKeys } from './grid-keys.ts'
import { listenToMouse } from './grid-mouse.ts'
import { tell } from './alerts.ts'
import { Selecting } from './selecting.ts'
import { SheetView } from './sheet-view.ts'
import { UndoSteps } from './undo-steps.ts'
import type { PageWords } from './words.ts'

export interface Grid {
  readonly host: ExcelHost
  readonly words: PageWords
  readonly view: SheetView
  readonly editor: CellEditor
  readonly selecting: Selecting
  readonly hints: CellHints
  readonly undo: UndoSteps
  readonly paint: () => void
  /** Where nothing but the selection has changed. */
  readonly paintSelection: () => void
}

/** Excel's own message, when somebody wants to change what is locked. */
export async function refuseLocked({ words, editor }: Pick<Grid, 'words' | 'editor'>): Promise<void> {
  await tell('Microsoft Excel', words.locked, words.ok)
  editor.focus()
}

export function openGrid(host: ExcelHost, words: PageWords): Grid {
  const view = new SheetView(host, words.sheet)
  const undo = new UndoSteps(host)
  const editor: CellEditor = new CellEditor({
    host,
    view,
    words,
    enter: (sheet, place, text) => enterText({ host, words, undo }, sheet, place, text),
    refuse: () => {
      void refuseLocked({ words, editor })
    },
  })
  const selecting = new Selecting(host, view)
  const hints = new CellHints({ host, view, editor, words })
  view.ground.append(editor.box, hints.arrow, hints.bubble, hints.list)
  const placeOver = (): void => {
    editor.place()
    hints.place()
  }
  const paint = (): void => {
    view.paint()
    placeOver()
  }
  const paintSelection = (): void => {
    view.paintSelection()
    placeOver()
  }
  const grid: Grid = { host, words, view, editor, selecting, hints, undo, paint, paintSelection }
  listenToKeys(grid)
  listenToMouse(grid)
  listenToClipboard(grid)
  view.scroller.addEventListener('scroll', placeOver)
  return grid
}

/** A whole row or column, cut off where nothing is used any more. */
export function usedPart({ view, selecting }: Pick<Grid, 'view' | 'selecting'>): Area {
  const { area } = selecting
  const { rows, columns } = view.bounds
  return { ...area, rows: Math.min(area.rows, rows - area.row), columns: Math.min(area.columns, columns - area.column) }
}
