/** One Excel for the tests of a file, a sheet of its own for each. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { ExcelHost } from './host.ts'
import { openExcel, type OpenedExcel, type OpenOptions } from './jsdom.ts'
import type { Sheet } from './model/sheet.ts'

export interface UsedExcel {
  readonly host: ExcelHost
  readonly opened: OpenedExcel
  /** This test's sheet, in front. */
  readonly sheet: Sheet
  /** `Excel.run` on this test's sheet. */
  run<T>(
    batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
    options?: Excel.RunOptions,
  ): Promise<T>
  /** Events arrive a moment after what causes them. */
  settle(): Promise<void>
}

/** Every test ends with nothing asked that the host lacks, unless it takes it out of `host.unknown` itself. */
export function useExcel(options: OpenOptions = {}): UsedExcel {
  let opened: OpenedExcel | undefined
  let sheet: Sheet | undefined
  const now = (): OpenedExcel => {
    if (!opened) throw new Error('Excel opens in beforeAll')
    return opened
  }
  const here = (): Sheet => {
    if (!sheet) throw new Error('A sheet is added in beforeEach')
    return sheet
  }
  beforeAll(async () => {
    opened = await openExcel(options)
  })
  beforeEach(() => {
    sheet = now().host.workbook.addSheet(undefined, 'person')
    now().host.workbook.activate(sheet, 'person')
  })
  afterEach(() => {
    const { host, errors } = now()
    host.endEdit()
    host.faults.clear()
    expect(host.unknown).toEqual([])
    expect(errors).toEqual([])
  })
  afterAll(() => {
    opened?.close()
  })
  return {
    get host() {
      return now().host
    },
    get opened() {
      return now()
    },
    get sheet() {
      return here()
    },
    run: (batch, runOptions = {}) =>
      now().Excel.run(runOptions, (context) => batch(context.workbook.worksheets.getItem(here().id), context)),
    settle: () => new Promise((resolve) => setTimeout(resolve, 25)),
  }
}

export interface Refusal {
  readonly code: string
  readonly message: string
  /** "Range.values". */
  readonly at: string | undefined
}

/** What Office.js said no with. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  try {
    await promise
  } catch (error) {
    const { code, message, debugInfo } = error as {
      code: string
      message: string
      debugInfo?: { errorLocation?: string }
    }
    return { code, message, at: debugInfo?.errorLocation }
  }
  throw new Error('Excel did it')
}
