/** People's edits and selections, as Excel tells of them. */
import type { CellEdit, Selection, SheetId, Unsubscribe } from '../spreadsheet-host.ts'
import { firstCell, localAddress } from './addresses.ts'
import type { OwnWrites } from './own-writes.ts'
import { has, type Visit } from './visit.ts'

/** Adds a handler with Excel's own context, which is the only one that can take it away again. */
async function subscribe<E>(
  visit: Visit,
  eventOf: (sheets: Excel.WorksheetCollection) => OfficeExtension.EventHandlers<E>,
  listener: (event: E) => void,
): Promise<Unsubscribe> {
  let ended = false
  const added = await visit((context) => {
    const handler = eventOf(context.workbook.worksheets).add((event) => {
      if (!ended) listener(event)
      return Promise.resolve()
    })
    return () => handler
  })
  return () => {
    if (ended) return
    ended = true
    added.remove()
    added.context.sync().catch(() => {
      // Excel still calls, or is gone: nobody listens any more.
    })
  }
}

/**
 * Edits in any sheet. An edit that is no range's (a row inserted, a column deleted) comes with the address that Excel
 * gives it: `12:12`.
 */
export function onEdited(visit: Visit, own: OwnWrites, listener: (edit: CellEdit) => void): Promise<Unsubscribe> {
  const tellsSource = has('1.14')
  return subscribe(
    visit,
    (sheets) => sheets.onChanged,
    (event) => {
      const sheet = event.worksheetId as SheetId
      const range = localAddress(event.address)
      const isRemote = event.source === Excel.EventSource.remote
      const isOwn = tellsSource
        ? event.triggerSource === Excel.EventTriggerSource.thisLocalAddin
        : !isRemote && own.takes(sheet, range)
      if (!isOwn) listener({ sheet, range, by: isRemote ? 'coauthor' : 'here' })
    },
  )
}

/** Selections, by moving in a sheet and by changing to another. */
export async function onSelected(visit: Visit, listener: (selection: Selection) => void): Promise<Unsubscribe> {
  let ended = false
  const tell = (selected: Selection): void => {
    if (!ended) listener(selected)
  }
  const endMoves = await subscribe(
    visit,
    (sheets) => sheets.onSelectionChanged,
    (event) => {
      tell({ sheet: event.worksheetId as SheetId, cell: firstCell(event.address) })
    },
  )
  const endChanges = await subscribe(
    visit,
    (sheets) => sheets.onActivated,
    () => {
      selection(visit).then(tell, () => {
        // The next selection tells.
      })
    },
  ).catch((error: unknown) => {
    endMoves()
    throw error
  })
  return () => {
    ended = true
    endMoves()
    endChanges()
  }
}

export function selection(visit: Visit): Promise<Selection> {
  return visit((context) => {
    const cell = context.workbook.getActiveCell().load('address')
    const sheet = context.workbook.worksheets.getActiveWorksheet().load('id')
    return () => ({ sheet: sheet.id as SheetId, cell: localAddress(cell.address) })
  })
}
