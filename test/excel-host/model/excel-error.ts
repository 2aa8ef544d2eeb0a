/** What Excel refuses, in its own words (Office.js documentation, "Error handling": codes and messages). */

const messages = {
  AccessDenied: 'You cannot perform the requested operation.',
  ApiNotFound: 'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  GeneralException: 'There was an internal error while processing the request.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidReference: 'This reference is not valid for the current operation.',
  ItemAlreadyExists: 'The resource being created already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  UnsupportedOperation: 'The operation being attempted is not supported.',
} as const

export type ExcelErrorCode = keyof typeof messages

export class ExcelError extends Error {
  readonly code: string
  constructor(code: ExcelErrorCode, message: string = messages[code]) {
    super(message)
    this.name = 'ExcelError'
    this.code = code
  }
}

export const wrongDimensions =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range."

/** What a person is told who types in a locked cell. */
export const lockedCellMessage =
  'The cell or chart you’re trying to change is on a protected sheet. To make a change, unprotect the sheet. You might be requested to enter a password.'

/** What a person is told whose value a validation refuses and that has no message of its own. */
export const validationMessage = "This value doesn't match the data validation restrictions defined for this cell."
