import { afterEach, describe, expect, it, vi } from 'vitest'
import { associateFormulas, type Formula } from '../../../addin/excel/custom-functions.ts'
import { openExcel } from '../../excel-host/jsdom.ts'

/** As the runtime of custom functions has it: an error that Excel shows in the cell. */
class CustomFunctionError extends Error {
  readonly code: string
  constructor(code: string, message?: string) {
    super(message)
    this.code = code
  }
}

class Fault extends Error {
  readonly kind: string
  constructor(kind: string, message: string) {
    super(message)
    this.kind = kind
  }
}

type Run = (...args: unknown[]) => Promise<number>

/** Associates one formula, and gives what Excel would call. */
function associated(formula: Formula): Run {
  const runs = new Map<string, Run>()
  vi.stubGlobal('CustomFunctions', {
    associate: (id: string, run: Run) => runs.set(id, run),
    Error: CustomFunctionError,
    ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
  })
  expect(associateFormulas({ TOTAL: formula })).toBe(true)
  return runs.get('TOTAL')!
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a formula of ours in Excel', () => {
  it('gets its arguments as text, one left out as empty text', async () => {
    const asked: string[][] = []
    const run = associated((args) => {
      asked.push(args)
      return Promise.resolve(7)
    })
    expect(await run('permits', '2022-45', {})).toBe(7)
    await run('permits', 45, {})
    await run('permits', null, {})
    expect(asked).toEqual([
      ['permits', '2022-45'],
      ['permits', '45'],
      ['permits', ''],
    ])
  })

  it('shows #VALUE! for what was asked wrongly and #N/A for what is not to be had, with the reason', async () => {
    const invalid = associated(() => Promise.reject(new Fault('invalid', 'no such figure')))
    await expect(invalid('x', {})).rejects.toMatchObject({ code: '#VALUE!', message: 'no such figure' })
    const unavailable = associated(() => Promise.reject(new Fault('unavailable', 'offline')))
    await expect(unavailable('x', {})).rejects.toMatchObject({ code: '#N/A', message: 'offline' })
  })

  it('lets a bug rise as it is', async () => {
    const run = associated(() => Promise.reject(new TypeError('bug')))
    await expect(run('x', {})).rejects.toBeInstanceOf(TypeError)
  })

  it('is told when Excel cancels it', async () => {
    const run = associated(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Fault('unavailable', 'canceled'))
          })
        }),
    )
    const invocation: { onCanceled?: () => void } = {}
    const answer = run('x', invocation)
    invocation.onCanceled!()
    await expect(answer).rejects.toMatchObject({ message: 'canceled' })
  })

  it('is none where this Excel has no custom functions', () => {
    expect(associateFormulas({})).toBe(false)
  })
})

describe('a formula of ours in the runtime of office.js', () => {
  it('shows its number, and the errors that it says', async () => {
    const opened = await openExcel()
    const { host, window, errors } = opened
    vi.stubGlobal('CustomFunctions', (window as unknown as { CustomFunctions: unknown }).CustomFunctions)
    host.defineCustomFunctions('BULLETIN', ['TOTAL'])
    associateFormulas({
      TOTAL: ([figure, issue]) => {
        if (issue !== '2022-45') return Promise.reject(new Fault('unavailable', 'not published'))
        return figure === 'permits' ? Promise.resolve(41) : Promise.reject(new Fault('invalid', 'no such figure'))
      },
    })
    host.typeIn('Sheet1', 'A1', '=BULLETIN.TOTAL("permits","2022-45")+1')
    host.typeIn('Sheet1', 'A2', '=BULLETIN.TOTAL("x","2022-45")')
    host.typeIn('Sheet1', 'A3', '=BULLETIN.TOTAL("permits","2022-46")')
    const sheet = host.workbook.active
    await vi.waitFor(() => {
      expect([0, 1, 2].map((row) => sheet.value(row, 0))).toEqual([42, { error: '#VALUE!' }, { error: '#N/A' }])
    }, 5000)
    opened.close()
    expect(host.unknown).toEqual([])
    expect(errors).toEqual([])
  })
})
