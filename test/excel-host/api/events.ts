/** Events that a proxy may register, by the name of the method that it calls and the number that office.js gives them. */
import type { Args } from './args.ts'
import type { ApiContext } from './context.ts'

export const eventNumbers = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  nameChanged: 25,
  visibilityChanged: 26,
  moved: 27,
} as const

/** Where events of all sheets go. */
export const workbookTarget = 'Workbook'

const sheetEvents = {
  DataChangedEvent: eventNumbers.changed,
  ActivatedEvent: eventNumbers.activated,
  DeactivatedEvent: eventNumbers.deactivated,
  SelectionChangedEvent: eventNumbers.selectionChanged,
  CalculatedEvent: eventNumbers.calculated,
  EventNameChanged: eventNumbers.nameChanged,
  EventVisibilityChanged: eventNumbers.visibilityChanged,
} as const

const collectionEvents = {
  ...sheetEvents,
  AddedEvent: eventNumbers.added,
  DeletedEvent: eventNumbers.deleted,
  EventMoved: eventNumbers.moved,
} as const

type Method<T> = (target: T, args: Args) => undefined

/** `_RegisterDataChangedEvent` and so on for every event of the table. */
function methodsFor<T extends { readonly context: ApiContext }>(
  events: Readonly<Record<string, number>>,
  targetOf: (target: T) => string,
): Record<string, Method<T>> {
  const methods = Object.entries(events).flatMap(([name, event]): [string, Method<T>][] => [
    [
      `_Register${name}`,
      (target) => {
        target.context.registerEvent(event, targetOf(target))
        return undefined
      },
    ],
    [
      `_Unregister${name}`,
      (target) => {
        target.context.unregisterEvent(event, targetOf(target))
        return undefined
      },
    ],
  ])
  return Object.fromEntries(methods)
}

export const sheetEventMethods = <
  T extends { readonly context: ApiContext; readonly sheet: { readonly id: string } },
>() => methodsFor<T>(sheetEvents, ({ sheet }) => sheet.id)

export const collectionEventMethods = <T extends { readonly context: ApiContext }>() =>
  methodsFor<T>(collectionEvents, () => workbookTarget)
