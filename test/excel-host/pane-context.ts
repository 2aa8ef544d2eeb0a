/** What objects of the API, and of Office beside it, get of the host for one pane. */
import type { ApiContext, OfficeService } from './api/context.ts'
import type { ExcelHost } from './host.ts'
import type { Pane } from './pane.ts'

/** An event as a pane registers it: its number, and a sheet's id or "Workbook". */
export const eventKey = (event: number, target: string): string => `${event} ${target}`

export function paneContext(host: ExcelHost, registered: Map<string, number>): ApiContext {
  return {
    workbook: host.workbook,
    calls: host.calls,
    touch: () => {
      host.touch()
    },
    settle: () => {
      host.settle()
    },
    calculateAll: () => {
      host.calls.forgetAnswers()
      host.touch()
    },
    registerEvent: (event, target) => {
      const key = eventKey(event, target)
      registered.set(key, (registered.get(key) ?? 0) + 1)
    },
    unregisterEvent: (event, target) => {
      const key = eventKey(event, target)
      const left = (registered.get(key) ?? 0) - 1
      if (left > 0) registered.set(key, left)
      else registered.delete(key)
    },
    insertSheets: (xlsx, options) => host.insertSheets(xlsx, options),
  }
}

export function officeService(host: ExcelHost, pane: Pane): OfficeService {
  return {
    state: host.office,
    changed: () => {
      host.tellOffice()
    },
    showPane: (state) => {
      host.showPane(state)
    },
    customFunctionsReady: () => {
      host.customFunctionsReady(pane)
    },
    customResult: (id, done, value, errorCode) => {
      host.customResult(id, done, value, errorCode)
    },
  }
}
