/**
 * What office.js 1.1.110 finds in `window.external` inside of Excel for Windows: the object through which it asks
 * everything. Its members are called by these names.
 */

/** An array as the native side hands it over. */
export interface NativeArray {
  toArray(): readonly unknown[]
}

/** A status alone, or a status and what comes with it. */
export type NativeCallback = (response: number | NativeArray) => void
export type NativeHandler = (event: number, payload: NativeArray) => void

export interface NativeExternal {
  GetHostInfo(): string
  GetContext(): NativeContext
  GetLoggingAllowed(): boolean
  Execute(method: number, parameters: readonly unknown[], callback: NativeCallback): void
  RegisterEvent(event: number, target: string, handler: NativeHandler, callback: NativeCallback): void
  UnregisterEvent(event: number, target: string, callback: NativeCallback): void
  /** From a dialog to the pane that opened it. */
  MessageParent(message: string): void
  /** From the pane to its dialog. */
  MessageChild(message: string): void
}

export interface NativeContext {
  GetAppType(): number
  GetSolutionRef(): string
  GetAppVersionMajor(): number
  GetAppVersionMinor(): number
  GetAppUILocale(): string
  GetAppDataLocale(): string
  GetDocUrl(): string
  GetAppCapabilities(): number
  GetActivationMode(): number
  GetControlIntegrationLevel(): number
  GetSolutionToken(): string
  GetInstanceId(): string
  GetHostFullVersion(): string
  GetSupportedMatrix(): string
  GetInitialDisplayMode(): number
  GetOfficeThemeInfo(): string
  GetSettings(): { Read(keys: string[], values: unknown[]): void; Write(keys: string[], values: unknown[]): void }
}

/** OSF.DDA.MethodDispId and OSF.DDA.EventDispId. */
export const nativeMethods = { executeRichApi: 93, commandCompleted: 94 } as const
export const nativeEvents = {
  documentSelection: 2,
  dialogMessage: 10,
  parentMessage: 12,
  richApiMessage: 33,
  command: 39,
} as const

/** OSF.DDA.ErrorCodeManager.errorCodes. */
export const statuses = {
  success: 0,
  internalError: 5001,
  invalidCallInContext: 5004,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  dialogAddress: 12_002,
  dialogDomain: 12_004,
  dialogHttps: 12_005,
  dialogClosed: 12_006,
  dialogOpenAlready: 12_007,
  /** ooeCrossZone: what Excel on the web says where the browser gave it no window. */
  dialogBlocked: 12_011,
} as const

/** Kinds of a rich API message: its category and, of some, its type. */
export const messageCategories = { customFunctions: 1, actions: 2, events: 65_536 } as const
export const messageTypes = { invoke: 1000, cancel: 1001, visibility: 65_539 } as const

export const nativeArray = (values: readonly unknown[]): NativeArray => ({ toArray: () => values })
