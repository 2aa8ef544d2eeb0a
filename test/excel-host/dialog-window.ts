/** The native side of a window that shows a dialog's page: it can speak with the pane that opened it, and no more. */
import type { OpenDialog } from './dialogs.ts'
import type { ExcelHost } from './host.ts'
import { hostInfo, nativeContext } from './native-context.ts'
import { nativeArray, nativeEvents, type NativeExternal, statuses } from './native-types.ts'

/** OSF.DialogMessageType.DialogParentMessageReceived. */
const parentMessage = 1

export function dialogExternal(host: ExcelHost, dialog: OpenDialog): NativeExternal {
  return {
    GetHostInfo: () => hostInfo(host.settings, { isDialog: true }),
    GetContext: () => nativeContext(host),
    GetLoggingAllowed: () => false,
    Execute: (method, _parameters, callback) => {
      host.unknown.push(`Office method ${method} in a dialog`)
      callback(statuses.internalError)
    },
    RegisterEvent: (event, _target, handler, callback) => {
      if (event === nativeEvents.parentMessage) {
        dialog.onReceived((message) => {
          handler(event, nativeArray([parentMessage, message, new URL(dialog.url).origin]))
        })
      }
      callback(statuses.success)
    },
    UnregisterEvent: (_event, _target, callback) => {
      callback(statuses.success)
    },
    MessageParent: (message) => {
      dialog.message(message)
    },
    MessageChild: () => {
      throw new Error('A dialog opens no dialog.')
    },
  }
}
