import { describe, expect, it } from 'vitest'
import { hostErrorOf } from '../../../addin/excel/host-fault.ts'
import { HostError } from '../../../addin/spreadsheet-host.ts'

const office = (code: string, errorLocation?: string) => ({ code, message: code, debugInfo: { errorLocation } })

describe('an error of Office.js', () => {
  it.each([
    ['AccessDenied', 'protected'],
    ['InvalidOperationInCellEditMode', 'cellBeingEdited'],
    ['RequestPayloadSizeLimitExceeded', 'tooLarge'],
    ['ResponsePayloadSizeLimitExceeded', 'tooLarge'],
    ['ApiNotFound', 'unsupported'],
    ['ItemNotFound', 'sheetGone'],
    ['GeneralException', 'failed'],
  ])('%s is %s, with its cause', (code, fault) => {
    const cause = office(code)
    const error = hostErrorOf(cause)
    expect(error).toBeInstanceOf(HostError)
    expect(error).toMatchObject({ fault, cause })
  })

  it('from lifting the protection is that somebody else has protected the sheet, whatever its code', () => {
    expect(hostErrorOf(office('InvalidArgument', 'WorksheetProtection.unprotect'))).toMatchObject({
      fault: 'protected',
    })
  })

  it('that says we asked wrongly rises as it is, and so does any other', () => {
    const bug = office('InvalidArgument', 'Range.values')
    expect(hostErrorOf(bug)).toBe(bug)
    const mine = new TypeError('bug')
    expect(hostErrorOf(mine)).toBe(mine)
    const refused = new HostError('sheetGone')
    expect(hostErrorOf(refused)).toBe(refused)
  })
})
