/** `clear` of a Range or RangeAreas. */
import { normalFormat } from '../model/cell-format.ts'
import { requireAllowed, requireUnprotected, requireWritable } from '../model/permissions.ts'
import { clearConditionalFormats } from './conditional-formats.ts'
import { type Cells, tellLook, UnknownMember } from './context.ts'

type ClearMode = 'All' | 'Formats' | 'Contents' | 'Hyperlinks' | 'RemoveHyperlinks' | 'ResetContents'

export function clearCells(cells: Cells, mode: ClearMode): void {
  switch (mode) {
    case 'All':
      requireUnprotected(cells.sheet)
      clearContents(cells)
      clearFormats(cells)
      for (const area of cells.areas) cells.sheet.setValidation(area, undefined)
      return
    case 'Contents':
      for (const area of cells.areas) requireWritable(cells.sheet, area)
      clearContents(cells)
      return
    case 'Formats':
      requireAllowed(cells.sheet, 'allowFormatCells')
      clearFormats(cells)
      return
    case 'Hyperlinks':
    case 'RemoveHyperlinks':
    case 'ResetContents':
      throw new UnknownMember(`Range.clear(${mode})`)
  }
}

function clearContents({ context, sheet, areas }: Cells): void {
  for (const area of areas) {
    for (const [row, column] of [...sheet.cells(area)]) sheet.setContent(row, column, { value: null })
    context.touch()
    context.workbook.notify({ kind: 'cells', sheet, area, by: 'api' })
  }
}

function clearFormats(cells: Cells): void {
  for (const area of cells.areas) cells.sheet.changeFormat(area, () => normalFormat)
  clearConditionalFormats(cells)
  tellLook(cells)
}
