/** What she does to items in the pane: it stands in the sheet's cells, and is read back from them. Pure. */
import { type CellText, withCells } from './layout-grid.ts'
import { includeCells, keepMineCells, takeTheirsCells } from './review-cells.ts'
import { withReading } from './review-reading-state.ts'
import { itemAt, moveCells, rowOf } from './review-sheet.ts'
import type { ReviewAction, ReviewState } from './review-state.ts'

type ItemsAction = Extract<
  ReviewAction,
  {
    type:
      | 'itemMoved'
      | 'itemIncluded'
      | 'conflictDecided'
      | 'orphanDropped'
      | 'itemSelected'
      | 'cellSelected'
      | 'cellsWritten'
      | 'writeFailed'
  }
>

export function reduceItems(state: ReviewState, action: ItemsAction): ReviewState {
  switch (action.type) {
    case 'itemMoved':
    case 'itemIncluded':
    case 'conflictDecided':
      return write(state, cellsOf(state, action))
    case 'orphanDropped': {
      const others = state.dropped.filter((item) => item !== action.item)
      const dropped = action.dropped ? [...others, action.item] : others
      return reread({ ...state, dropped })
    }
    case 'itemSelected':
      return { ...state, selected: action.item }
    case 'cellSelected':
      return cellSelected(state, action.selection)
    case 'cellsWritten': {
      const { waiting } = state
      return { ...state, writing: waiting.length > 0 ? waiting : null, waiting: [], trouble: null }
    }
    case 'writeFailed':
      return { ...state, writing: null, waiting: [], trouble: action.trouble }
  }
}

function cellsOf(
  { sheet, material }: ReviewState,
  action: Extract<ItemsAction, { type: 'itemMoved' | 'itemIncluded' | 'conflictDecided' }>,
): readonly CellText[] {
  if (sheet.kind !== 'read' || !material) return []
  const { definition } = material.answer.definition
  const row = rowOf(sheet.sheet, action.item)
  if (!row) return []
  switch (action.type) {
    case 'itemMoved':
      return moveCells(sheet.sheet, action.item, action.by)
    case 'itemIncluded':
      return includeCells(row, action.include, definition)
    case 'conflictDecided':
      return action.side === 'mine' ? keepMineCells(row, definition) : takeTheirsCells(row, definition)
  }
}

/** The cells are on their way; until they are in, the sheet is taken to say them already. */
export function write(state: ReviewState, cells: readonly CellText[]): ReviewState {
  const { sheet, material } = state
  if (cells.length === 0 || sheet.kind !== 'read' || !material) return state
  const grid = withCells(sheet.sheet.grid, cells)
  const queued = state.writing ? { waiting: [...state.waiting, ...cells] } : { writing: cells }
  const { id, sources } = sheet.sheet
  return withReading({ ...state, ...queued }, { id, grid, sources }, material)
}

function reread(state: ReviewState): ReviewState {
  const { sheet, material } = state
  return sheet.kind === 'read' && material ? withReading(state, sheet.sheet, material) : state
}

/** A cell in no item's row leaves the choice as it is. */
function cellSelected(state: ReviewState, { sheet: id, cell }: { sheet: string; cell: string }): ReviewState {
  const { sheet } = state
  if (sheet.kind !== 'read' || sheet.sheet.id !== id) return state
  const item = itemAt(sheet.sheet, cell)
  return item !== undefined && item !== state.selected ? { ...state, selected: item } : state
}
