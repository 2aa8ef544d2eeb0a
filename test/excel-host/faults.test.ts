import { describe, expect, it } from 'vitest'
import { refusalOf, useExcel } from './use-excel.ts'

const excel = useExcel({ language: 'en-US' })
const web = useExcel({ language: 'en-US', platform: 'OfficeOnline' })

const name = (options: Excel.RunOptions = {}) =>
  excel.run(async (sheet, context) => {
    sheet.load('name')
    await context.sync()
    return sheet.name
  }, options)

describe('while a cell is being edited', () => {
  it('requests are refused whole', async () => {
    excel.host.beginEdit()
    const written = excel.run(async (sheet, context) => {
      sheet.getRange('A1').values = [[1]]
      await context.sync()
    })
    expect((await refusalOf(written)).code).toBe('InvalidOperationInCellEditMode')
    expect(excel.sheet.value(0, 0)).toBeNull()
  })

  it('a run that may wait waits', async () => {
    excel.host.beginEdit()
    const waiting = name({ delayForCellEdit: true })
    const other = await refusalOf(name())
    expect(other.code).toBe('InvalidOperationInCellEditMode')
    excel.host.typeIn(excel.sheet, 'A1', 'done')
    expect(await waiting).toBe(excel.sheet.name)
  })
})

describe('faults to inject', () => {
  it('fail the use of a member, with what comes after it in the request', async () => {
    excel.host.faults.failMember('Range.values', { code: 'AccessDenied' }, { after: 1 })
    const refusal = await refusalOf(
      excel.run(async (sheet, context) => {
        for (const [row, value] of ['first', 'second', 'third'].entries()) sheet.getCell(row, 0).values = [[value]]
        await context.sync()
      }),
    )
    expect(refusal).toEqual({
      code: 'AccessDenied',
      message: 'You cannot perform the requested operation.',
      at: 'Range.values',
    })
    expect([0, 1, 2].map((row) => excel.sheet.value(row, 0))).toEqual(['first', null, null])
  })

  it('fail the next request, or one after some others, as a whole', async () => {
    await excel.settle()
    excel.host.faults.failRequest({ code: 'GeneralException', message: 'no luck' })
    expect(await refusalOf(name())).toMatchObject({ code: 'GeneralException', message: 'no luck' })
    expect(await name()).toBe(excel.sheet.name)
  })

  it('a slow Excel answers later', async () => {
    excel.host.faults.latencyMs = 40
    let answered = false
    const asked = name().then(() => (answered = true))
    await excel.settle()
    expect(answered).toBe(false)
    await asked
  })
})

describe('Excel on the web', () => {
  const long = 'x'.repeat(30_000)

  it('says what it is', async () => {
    expect((await web.opened.Office.onReady()).platform).toBe('OfficeOnline')
  })

  it('takes no request over 5 MB', async () => {
    const refusal = await refusalOf(
      web.run(async (sheet, context) => {
        sheet.getRange('A1:A180').values = Array.from({ length: 180 }, () => [long])
        await context.sync()
      }),
    )
    expect(refusal.code).toBe('RequestPayloadSizeLimitExceeded')
    expect(web.sheet.value(0, 0)).toBeNull()
  })

  it('gives no answer over 5 MB', async () => {
    const refusal = await refusalOf(
      web.run(async (sheet, context) => {
        const range = sheet.getRange('A1:A180')
        range.values = long as never
        await context.sync()
        range.load('values')
        await context.sync()
      }),
    )
    expect(refusal.code).toBe('ResponsePayloadSizeLimitExceeded')
  })

  it('on Windows there is no such limit', async () => {
    await excel.run(async (sheet, context) => {
      sheet.getRange('A1:A180').values = Array.from({ length: 180 }, () => [long])
      await context.sync()
    })
    expect(excel.sheet.value(179, 0)).toBe(long)
  })
})
