/** What happens in the workbook → the messages in which office.js takes its events. */
import { eventNumbers, workbookTarget } from './api/events.ts'
import { areaName } from './model/area.ts'
import { type CellValue, isCellError, valueTypeOf } from './model/cell.ts'
import type { Origin, WorkbookChange } from './model/workbook.ts'

export interface EventMessage {
  readonly event: number
  /** A sheet's id, or "Workbook". */
  readonly target: string
  readonly message: Readonly<Record<string, unknown>>
}

const sourceOf = (by: Origin): 'Local' | 'Remote' => (by === 'coauthor' ? 'Remote' : 'Local')

const shown = (value: CellValue): string | number | boolean =>
  value === null ? '' : isCellError(value) ? value.error : value

/** Of one change: the event of its sheet, and the same for who listens to all sheets. */
export function eventsOf(
  change: WorkbookChange,
  { hasTriggerSource }: { readonly hasTriggerSource: boolean },
): EventMessage[] {
  const worksheetId = change.sheet.id
  const both = (event: number, message: EventMessage['message']): EventMessage[] =>
    [worksheetId, workbookTarget].map((target) => ({ event, target, message: { worksheetId, ...message } }))
  const ofBook = (event: number, message: EventMessage['message']): EventMessage[] => [
    { event, target: workbookTarget, message: { worksheetId, ...message } },
  ]
  switch (change.kind) {
    case 'cells':
      return both(eventNumbers.changed, {
        ...changedMessage(change),
        ...(hasTriggerSource ? { triggerSource: change.by === 'api' ? 'ThisLocalAddin' : 'Unknown' } : {}),
      })
    case 'calculated':
      return both(eventNumbers.calculated, { address: '' })
    case 'selected':
      return both(eventNumbers.selectionChanged, { address: areaName(change.sheet.selection) })
    case 'activated': {
      const left = change.from ? [change.from.id, workbookTarget] : []
      const from = left.map((target) => ({
        event: eventNumbers.deactivated,
        target,
        message: { worksheetId: change.from?.id },
      }))
      return [...from, ...both(eventNumbers.activated, {})]
    }
    case 'added':
      return ofBook(eventNumbers.added, { source: sourceOf(change.by) })
    case 'deleted':
      return ofBook(eventNumbers.deleted, { source: sourceOf(change.by) })
    case 'moved':
      return ofBook(eventNumbers.moved, {
        source: sourceOf(change.by),
        positionBefore: change.before,
        positionAfter: change.after,
      })
    case 'renamed':
      return both(eventNumbers.nameChanged, {
        source: sourceOf(change.by),
        nameBefore: change.before,
        nameAfter: change.sheet.name,
      })
    case 'shown':
      return both(eventNumbers.visibilityChanged, {
        source: sourceOf(change.by),
        visibilityBefore: change.before,
        visibilityAfter: change.sheet.visibility,
      })
    case 'look':
      return []
  }
}

function changedMessage(change: WorkbookChange & { kind: 'cells' }): EventMessage['message'] {
  const { area, by, sheet, values, shift } = change
  const address = areaName(area)
  const details = values && {
    valueBefore: shown(values.before),
    valueAfter: shown(values.after),
    valueTypeBefore: valueTypeOf(values.before),
    valueTypeAfter: valueTypeOf(values.after),
  }
  return {
    address,
    changeType: shift ?? 'RangeEdited',
    source: sourceOf(by),
    shiftDirection: shift === undefined ? 'None' : shift === 'RowInserted' ? 'Down' : 'Up',
    referenceId: `${sheet.id}!${address}`,
    ...details,
  }
}
