/** Undo of what a person typed, pasted or cleared; whatever an add-in writes empties it, as in Excel. */
import type { ExcelHost } from '../host.ts'
import type { Area } from '../model/area.ts'
import type { Cell } from '../model/cell.ts'
import type { Sheet } from '../model/sheet.ts'

interface Step {
  readonly sheet: Sheet
  readonly area: Area
  readonly cells: readonly (readonly [row: number, column: number, cell: Cell])[]
}

const mostSteps = 100

export class UndoSteps {
  readonly #host: ExcelHost
  #steps: Step[] = []

  constructor(host: ExcelHost) {
    this.#host = host
    host.workbook.listen((change) => {
      const isOld = change.kind === 'cells' && (change.by === 'api' || change.shift !== undefined)
      if (isOld || change.kind === 'look') this.#steps = []
    })
  }

  /** Before it is written. */
  remember(sheet: Sheet, area: Area): void {
    this.#steps = [...this.#steps, { sheet, area, cells: [...sheet.cells(area)] }].slice(-mostSteps)
  }

  /** Takes the last step back and gives its area; undefined where there is none. */
  undo(): { readonly sheet: Sheet; readonly area: Area } | undefined {
    const { workbook } = this.#host
    const step = this.#steps.pop()
    if (!step || !workbook.canUndo || workbook.sheet(step.sheet.id) !== step.sheet) return undefined
    const { sheet, area, cells } = step
    for (const [row, column] of [...sheet.cells(area)]) sheet.setCell(row, column, { value: null })
    for (const [row, column, cell] of cells) sheet.setCell(row, column, cell)
    this.#host.touch()
    this.#host.settle()
    workbook.notify({ kind: 'cells', sheet, area, by: 'person' })
    return { sheet, area }
  }
}
