/// <reference types="@microsoft/office-js/dist/office.js" />
/** Opens the in-memory Excel with the real office.js in jsdom, for tests in Node. */
import { readFile } from 'node:fs/promises'
import { type DOMWindow, JSDOM, ResourceLoader, VirtualConsole } from 'jsdom'
import { ExcelHost } from './host.ts'
import { dialogExternal } from './dialog-window.ts'
import { installOffice } from './install.ts'
import type { Workbook } from './model/workbook.ts'
import type { NativeExternal } from './native-types.ts'
import type { HostPlatform, OfficeSettings } from './office-settings.ts'
import type { Pane } from './pane.ts'

const dist = new URL('./dist/', import.meta.resolve('@microsoft/office-js/package.json'))
const address = 'https://excel.example/'
const officeFolder = `${address}office-js/`

/** office.js asks for its other scripts beside itself; nothing else is loaded. */
class OfficeLoader extends ResourceLoader {
  override fetch(url: string) {
    if (!url.startsWith(officeFolder)) return null
    const file = readFile(new URL(url.slice(officeFolder.length), dist))
    return Object.assign(file, { abort: () => undefined })
  }
}

export interface OpenedExcel {
  readonly host: ExcelHost
  readonly pane: Pane
  readonly window: DOMWindow
  /** The namespaces that office.js has made. */
  readonly Excel: typeof Excel
  readonly Office: typeof Office
  /** What the pane wrote to the console as an error, and exceptions that nobody caught. */
  readonly errors: readonly string[]
  close(): void
}

export interface OpenOptions extends Partial<OfficeSettings> {
  readonly workbook?: Workbook
  /** A host that has another pane already. */
  readonly host?: ExcelHost
}

/** A window of jsdom with office.js in it, ready. */
interface OfficeWindow {
  readonly window: DOMWindow & { readonly Excel: typeof Excel; readonly Office: typeof Office }
  readonly errors: string[]
}

async function openWindow(external: NativeExternal, platform: HostPlatform, url: string): Promise<OfficeWindow> {
  const errors: string[] = []
  const virtualConsole = new VirtualConsole()
  virtualConsole.on('jsdomError', (error) => errors.push(error.message))
  virtualConsole.on('error', (...said: unknown[]) => errors.push(said.map(String).join(' ')))
  const dom = new JSDOM(`<!doctype html><script src="${officeFolder}office.js"></script>`, {
    url,
    runScripts: 'dangerously',
    resources: new OfficeLoader(),
    pretendToBeVisual: true,
    virtualConsole,
    beforeParse: (window) => {
      installOffice(window, external, platform)
    },
  })
  const window = dom.window as OfficeWindow['window']
  await new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true })
  })
  await window.Office.onReady()
  return { window, errors }
}

/** Resolves when `Office.onReady` has. Takes about 0.3 s; close it, or the test's process stays. */
export async function openExcel(options: OpenOptions = {}): Promise<OpenedExcel> {
  const { workbook, host = new ExcelHost(options, workbook) } = options
  const pane = host.openPane(new URL(address).origin)
  const { window, errors } = await openWindow(pane.external, host.settings.platform, `${address}taskpane.html`)
  const close = () => {
    host.closePane(pane)
    window.close()
  }
  return { host, pane, window, Excel: window.Excel, Office: window.Office, errors, close }
}

/** The page of the dialog that is open, as an empty page with office.js: `Office.context.ui.messageParent` works in it. */
export async function openDialogWindow(host: ExcelHost): Promise<OfficeWindow> {
  const dialog = host.dialogs.at(-1)
  if (!dialog || dialog.closed) throw new Error('No dialog is open')
  return openWindow(dialogExternal(host, dialog), host.settings.platform, dialog.url)
}
