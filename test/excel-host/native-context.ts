/** What Excel says of itself when office.js starts. */
import type { ExcelHost } from './host.ts'
import type { NativeContext } from './native-types.ts'
import { type OfficeSettings, themeColors } from './office-settings.ts'

/** Bits of the host's flags. */
const sharedRuntime = 1
const customFunctions = 2

/**
 * Program, platform, version of the host's script, language, correlation, whether it is a dialog, whether logging is
 * off, flags: of a pane, that it is a shared runtime with custom functions.
 */
export function hostInfo({ language }: OfficeSettings, { isDialog }: { readonly isDialog: boolean }): string {
  const flags = isDialog ? 0 : sharedRuntime | customFunctions
  return ['Excel', 'Win32', '16.01', language, '', isDialog ? 'isDialog' : '', '', flags].join('$')
}

/** OSF.AppName.Excel, a taskpane that is shown, a document that was opened. */
const excelApp = 1
const taskpane = 2
const documentOpened = 2
const controlLevel = 3

export function nativeContext({ settings, workbook }: ExcelHost): NativeContext {
  return {
    GetAppType: () => excelApp,
    GetSolutionRef: () => 'in-memory-excel',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => settings.language,
    GetAppDataLocale: () => settings.contentLanguage,
    GetDocUrl: () => workbook.name,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => documentOpened,
    GetControlIntegrationLevel: () => controlLevel,
    GetSolutionToken: () => '',
    GetInstanceId: () => 'in-memory-excel-1',
    GetHostFullVersion: () => '16.0.17328.20000',
    GetSupportedMatrix: () => JSON.stringify(settings.sets),
    GetInitialDisplayMode: () => taskpane,
    GetOfficeThemeInfo: () => JSON.stringify(themeColors[settings.theme]),
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
  }
}
