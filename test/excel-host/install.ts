/**
 * Makes a window an Excel pane for the unchanged office.js, pinned to 1.1.110: before its script tag runs,
 * `window.external` is made the native side of Excel for Windows. office.js then asks it who the host is
 * (`GetHostInfo`, so that no `_host_Info` in the address is needed), loads `excel-win32-16.01.js` and its strings from
 * beside itself, and does all its business by `Execute` and `RegisterEvent`.
 *
 * For `OfficeOnline` the same script runs (the one of the web talks to a frame around it), and only the name of the
 * platform is changed, in office.js's own record of the host, in the moment it asks for the context.
 *
 * office.js knows for every method with which requirement set it came, and leaves it to Excel to refuse what is newer
 * than itself. Here its own check is switched on, so that an older Excel is one: ApiNotFound.
 */
import type { NativeExternal } from './native-types.ts'
import type { HostPlatform } from './office-settings.ts'

/** What office.js has put in the window of a pane by the time it asks for the context. */
interface OfficeWindow {
  readonly OSF?: { readonly _OfficeAppFactory: { getHostInfo(): { hostPlatform: string } } }
  readonly OfficeExtension?: { readonly CommonUtility: { _doApiNotSupportedCheck: boolean } }
}

/** `external` is a pane's (pane.ts) or a dialog's (dialog-window.ts). */
export function installOffice(target: object, external: NativeExternal, platform: HostPlatform): void {
  const window = target as OfficeWindow
  const GetContext = () => {
    if (platform === 'OfficeOnline' && window.OSF) window.OSF._OfficeAppFactory.getHostInfo().hostPlatform = 'web'
    if (window.OfficeExtension) window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true
    return external.GetContext()
  }
  Object.defineProperty(target, 'external', { value: { ...external, GetContext }, configurable: true, writable: true })
}
