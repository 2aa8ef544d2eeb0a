/** What objects of the API, and of Office beside it, get of the host for one pane. */
import type { ApiContext, OfficeService } from './api/context.ts'
import type { ExcelHost } from './host.ts'
import type { Pane } from './pane.ts'

/** An event as a pane registers it: its number, and a sheet's id or "Workbook". */
export const eventKey = (event: number, target: string): string => `${event} ${target}`

export function paneContext(host: ExcelHost, registered: Set<string>): ApiContext {
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
      registered.add(eventKey(event, target))
    },
    unregisterEvent: (event, target) => {
      registered.delete(eventKey(event, target))
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
