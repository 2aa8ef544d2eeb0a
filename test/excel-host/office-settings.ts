/** The Office around the workbook, as a test or a page wants it. */

export type HostPlatform = 'PC' | 'OfficeOnline'
export type ThemeName = 'light' | 'dark' | 'black'

export interface OfficeSettings {
  /** "zh-CN": of Excel's own words. */
  language: string
  /** Of dates and numbers. */
  contentLanguage: string
  platform: HostPlatform
  theme: ThemeName
  /** What `isSetSupported` says: the highest version by set. */
  sets: Readonly<Record<string, string>>
}

/** A Microsoft 365 of 2024. DelayForCellEdit is how office.js asks whether `Excel.run` may wait for a cell. */
export const currentSets: Readonly<Record<string, string>> = {
  ExcelApi: '1.17',
  SharedRuntime: '1.2',
  RibbonApi: '1.2',
  KeyboardShortcuts: '1.1',
  ContextMenuApi: '1.1',
  DialogApi: '1.2',
  DialogOrigin: '1.1',
  CustomFunctions: '1.6',
  CustomFunctionsRuntime: '1.4',
  AddInCommands: '1.3',
  DelayForCellEdit: '1.1',
}

export const defaultSettings: OfficeSettings = {
  language: 'zh-CN',
  contentLanguage: 'zh-CN',
  platform: 'PC',
  theme: 'light',
  sets: currentSets,
}

/** As numbers, in which Excel hands them over. */
export const themeColors: Readonly<Record<ThemeName, Readonly<Record<string, number>>>> = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x262626,
    controlBackgroundColor: 0xfaf9f8,
    controlForegroundColor: 0x262626,
  },
  dark: {
    bodyBackgroundColor: 0x444444,
    bodyForegroundColor: 0xf0f0f0,
    controlBackgroundColor: 0x666666,
    controlForegroundColor: 0xf0f0f0,
  },
  black: {
    bodyBackgroundColor: 0x262626,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x0a0a0a,
    controlForegroundColor: 0xffffff,
  },
}
