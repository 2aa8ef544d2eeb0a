/**
 * A dialog in a browser: a window of its own, as Excel on the web opens one. office.js in it learns what it is from the
 * window's name, which outlives the issuer's pages, and speaks to the window that opened it by messages; so the pages
 * shown there need no script of ours.
 */
import type { OpenDialog } from './dialogs.ts'
import type { ExcelHost } from './host.ts'
import { statuses } from './native-types.ts'
import type { OfficeSettings } from './office-settings.ts'

/** Percent of the screen, where the add-in says nothing. */
const usualPercent = 80
/** How often it is seen whether the person has closed the window: browsers do not tell. */
const lookMs = 100

/** From now on the host's dialogs are windows that `opener` opens. */
export function showDialogsInWindows(host: ExcelHost, opener: Window): void {
  host.showDialog = (dialog) => {
    const name = JSON.stringify(dialogWindowName(host.settings, opener.location.origin))
    const popup = opener.open(dialog.url, name, windowFeatures(dialog, opener.screen))
    if (!popup) return statuses.dialogBlocked
    connect(dialog, popup, opener)
    return undefined
  }
}

function connect(dialog: OpenDialog, popup: Window, opener: Window): void {
  const { origin } = opener.location
  const hear = (event: MessageEvent): void => {
    if (event.source === popup && event.origin === origin) dialog.message(String(event.data))
  }
  const leave = (): void => {
    popup.close()
  }
  const looking = opener.setInterval(() => {
    if (popup.closed) dialog.close()
  }, lookMs)
  opener.addEventListener('message', hear)
  opener.addEventListener('pagehide', leave)
  dialog.onReceived((messageContent) => {
    popup.postMessage(JSON.stringify({ messageContent }), origin)
  })
  dialog.onClosed(() => {
    opener.clearInterval(looking)
    opener.removeEventListener('message', hear)
    opener.removeEventListener('pagehide', leave)
    popup.close()
  })
}

function windowFeatures({ options }: OpenDialog, { availWidth, availHeight }: Screen): string {
  const pixels = (percent: unknown, of: number) =>
    Math.round(((typeof percent === 'number' ? percent : usualPercent) * of) / 100)
  const width = pixels(options['width'], availWidth)
  const height = pixels(options['height'], availHeight)
  const left = Math.round((availWidth - width) / 2)
  const top = Math.round((availHeight - height) / 2)
  return `popup,width=${width},height=${height},left=${left},top=${top}`
}

/** OSF.AppName.ExcelWebApp and the codes beside it: a document that was opened, for reading and writing. */
const excelWebApp = 16
const readWrite = 1
const documentOpened = 'documentOpened'

/** What the pane's own office.js puts into the name of a dialog's window on the web (OSF.WindowNameItemKeys). */
function dialogWindowName({ language, contentLanguage, sets }: OfficeSettings, origin: string) {
  return {
    hostInfo: ['Excel', 'Web', '16.00', language, '', 'isDialog', '', 0].join('$'),
    appContext: {
      _id: 'in-memory-excel-1',
      _appName: excelWebApp,
      _appVersion: '16.0',
      _appUILocale: language,
      _dataLocale: contentLanguage,
      _docUrl: origin,
      _clientMode: readWrite,
      _settings: [],
      _reason: documentOpened,
      _requirementMatrix: JSON.stringify(sets),
      _taskpaneUrl: origin,
    },
  }
}
