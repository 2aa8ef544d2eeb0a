/** What Excel's refusals mean to a pane, in one place. */
import { HostError, type HostFault } from '../spreadsheet-host.ts'

/**
 * Codes of Office.js (Excel.ErrorCodes, and those that only its documentation names). A code that is not here is a bug
 * of ours, such as InvalidArgument, and rises as it is.
 */
const faults: Readonly<Record<string, HostFault>> = {
  AccessDenied: 'protected',
  InvalidOperationInCellEditMode: 'cellBeingEdited',
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  OperationCellsExceedLimit: 'tooLarge',
  RangeExceedsLimit: 'tooLarge',
  ApiNotFound: 'unsupported',
  ApiNotAvailable: 'unsupported',
  NotImplemented: 'unsupported',
  UnsupportedFeature: 'unsupported',
  UnsupportedOperation: 'unsupported',
  UnsupportedSheet: 'unsupported',
  ItemNotFound: 'sheetGone',
  // Between two visits somebody took the name of our new sheet; asked again, it gets another.
  ItemAlreadyExists: 'failed',
  GeneralException: 'failed',
  ServiceNotAvailable: 'failed',
  ActivityLimitReached: 'failed',
  RequestAborted: 'failed',
  ConnectionFailure: 'failed',
  Timeout: 'failed',
  Unauthenticated: 'failed',
}

/** A password that is not ours is told by the member, whatever the code (excel.md, trap 9). */
const unprotect = 'WorksheetProtection.unprotect'

interface OfficeError {
  readonly code: string
  readonly debugInfo?: { readonly errorLocation?: string }
}

/** By its shape: an error of another frame is no instance of our Error. */
const isOfficeError = (error: unknown): error is OfficeError =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'

/** The code of an error of Office.js. */
export const officeCode = (error: unknown): string | undefined => (isOfficeError(error) ? error.code : undefined)

/** An error of Office.js → HostError with the cause, where a pane has words for it; any other error as it is. */
export function hostErrorOf(error: unknown): unknown {
  if (!isOfficeError(error)) return error
  const fault = error.debugInfo?.errorLocation === unprotect ? 'protected' : faults[error.code]
  return fault === undefined ? error : new HostError(fault, error)
}
