import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PublishedFigures } from '../../../addin/api/answers-figures.ts'
import type { Failure } from '../../../addin/api/failure.ts'
import type { Result } from '../../../addin/api/request.ts'
import { exactNumber } from '../../../addin/formulas/exact-number.ts'
import { FormulaError } from '../../../addin/formulas/formula-error.ts'
import { createFormulas, type Formulas } from '../../../addin/formulas/formulas.ts'
import { Cancelled, freshFor } from '../../../addin/formulas/share-loads.ts'
import type { Language } from '../../../addin/language.ts'
import { readQuantity } from '../../../functions/core/quantity.ts'

const published: PublishedFigures = {
  issue: '2022-45',
  edition: 1,
  issuedOn: '2022-12-30',
  figures: [
    { id: 'permits-accepted', name: '行政许可受理', unit: '件', decimals: 0 },
    { id: 'permits-completed', name: '行政许可办结', unit: '件', decimals: 0 },
    { id: 'trade-volume', name: '交易金额', unit: '亿元', decimals: 2 },
    { id: 'bed-rate', name: 'Bed occupancy', unit: '%', decimals: 1 },
    { id: 'atoms', name: 'Atoms', unit: '', decimals: 2 },
  ],
  totals: {
    'permits-accepted': { week: '1234', yearToDate: '56789' },
    'permits-completed': { week: '0', yearToDate: '-3' },
    'trade-volume': { week: '6.86', yearToDate: '100.00' },
    'bed-rate': { week: null, yearToDate: null },
    atoms: { week: '12345678901234.56', yearToDate: '12345678901234500.00' },
  },
  departments: [
    { department: 'ecology', name: '生态环境厅', values: { 'permits-accepted': '21', 'trade-volume': '0.10' } },
    { department: 'trade', name: '省贸促会', values: {} },
  ],
}
const ok: Result<PublishedFigures> = { ok: true, value: published }
const failed = (failure: Failure): Result<PublishedFigures> => ({ ok: false, failure })
const problem = (status: number, code: string, title = 'T', detail = 'D'): Failure => ({
  kind: 'problem',
  status,
  problem: { code, title, detail, requestId: 'r-1' },
})
const going = () => new AbortController().signal

const answering = (result: Result<PublishedFigures>, language: Language = 'en'): Formulas =>
  createFormulas({ load: () => Promise.resolve(result), now: () => 0, language })

async function errorOf(promise: Promise<number>): Promise<FormulaError> {
  const caught: unknown = await promise.then(
    (value) => value,
    (error: unknown) => error,
  )
  if (!(caught instanceof FormulaError)) throw new Error(`not a FormulaError: ${String(caught)}`)
  return caught
}

describe('a formula', () => {
  const { TOTAL, YTD, FIGURE } = answering(ok)

  it('quotes totals, year-to-date values and what a department reported, as published', async () => {
    expect(await TOTAL('permits-accepted', '2022-45', going())).toBe(1234)
    expect(await YTD('permits-accepted', '2022-45', going())).toBe(56789)
    expect(await FIGURE('ecology', 'permits-accepted', '2022-45', going())).toBe(21)
    expect(await FIGURE('ecology', 'trade-volume', '2022-45', going())).toBe(0.1)
    expect(await TOTAL('permits-completed', '2022-45', going())).toBe(0)
    expect(await YTD('permits-completed', '2022-45', going())).toBe(-3)
  })

  it('takes figures and departments by name too, whatever the width and case of its letters', async () => {
    expect(await TOTAL('交易金额', '2022-45', going())).toBe(6.86)
    expect(await FIGURE(' 生态环境厅 ', '行政许可受理', '２０２２－４５', going())).toBe(21)
    expect(await TOTAL('ＰＥＲＭＩＴＳ-ACCEPTED', ' 2022-45', going())).toBe(1234)
    expect((await errorOf(TOTAL('bed  OCCUPANCY', '2022-45', going()))).message).toContain('"Bed occupancy"')
  })

  it('names what was probably meant', async () => {
    expect((await errorOf(TOTAL('行政许可受里', '2022-45', going()))).message).toBe(
      'There is no figure "行政许可受里". Did you mean "行政许可受理" (permits-accepted)?',
    )
    expect((await errorOf(TOTAL('交易', '2022-45', going()))).message).toContain('(trade-volume)')
    expect((await errorOf(FIGURE('ecolgy', 'trade-volume', '2022-45', going()))).message).toContain('(ecology)')
    expect((await errorOf(TOTAL('工资', '2022-45', going()))).message).not.toContain('mean')
    expect((await errorOf(TOTAL('行政许可', '2022-45', going()))).message).not.toContain('mean')
  })

  it.each([
    ['a blank figure', () => TOTAL('  ', '2022-45', going()), 'invalid', 'No figure is given'],
    ['a blank department', () => FIGURE('', 'atoms', '2022-45', going()), 'invalid', 'No department is given'],
    ['an issue that is no issue', () => TOTAL('atoms', '1977', going()), 'invalid', '"1977" is not an issue'],
    [
      'an unknown department',
      () => FIGURE('海关总署', 'atoms', '2022-45', going()),
      'invalid',
      'no department "海关总署"',
    ],
    ['a figure without a total', () => TOTAL('bed-rate', '2022-45', going()), 'unavailable', 'has no total'],
    ['a figure without a year-to-date value', () => YTD('bed-rate', '2022-45', going()), 'unavailable', 'year-to-date'],
    [
      'a figure that a department did not report',
      () => FIGURE('trade', 'permits-accepted', '2022-45', going()),
      'unavailable',
      'did not report',
    ],
    [
      'a value that a cell cannot hold',
      () => TOTAL('atoms', '2022-45', going()),
      'unavailable',
      '12345678901234.56 has more than 15',
    ],
  ] as const)('says what is wrong with %s', async (_, run, kind, message) => {
    const error = await errorOf(run())
    expect(error.kind).toBe(kind)
    expect(error.message).toContain(message)
  })

  it('repeats no more than a few characters of a long argument', async () => {
    const error = await errorOf(TOTAL('𠮷'.repeat(30_000), '2022-45', going()))
    expect(error.message.length).toBeLessThan(150)
    expect(error.message.isWellFormed()).toBe(true)
  })
})

describe('a formula whose figures do not come', () => {
  it.each([
    ['offline', { kind: 'unreachable' }, 'unavailable', 'cannot be reached'],
    ['an issue that is not published', problem(409, 'not_published'), 'unavailable', 'not published'],
    ['an issue that is not there', problem(404, 'not_found'), 'invalid', 'There is no issue 2022-45'],
    ['signed out', problem(401, 'not_signed_in'), 'unavailable', 'Sign in'],
    ['somebody who may not', problem(403, 'not_allowed'), 'unavailable', 'may not see'],
    ['a fault of the server', problem(500, 'internal'), 'unavailable', 'r-1'],
    ['a proxy without words', problem(413, '', '', ''), 'unavailable', 'The server failed'],
    ['another problem', problem(409, 'other'), 'unavailable', 'T. D'],
    ['an answer of something else', { kind: 'notUnderstood', status: 200 }, 'unavailable', 'could not be read'],
  ] as const)('says so: %s', async (_, failure, kind, message) => {
    const error = await errorOf(answering(failed(failure)).TOTAL('atoms', '2022-45', going()))
    expect(error.kind).toBe(kind)
    expect(error.message).toContain(message)
  })

  it('speaks Chinese to Chinese readers', async () => {
    const { TOTAL, FIGURE } = answering(ok, 'zh-CN')
    const messages = await Promise.all(
      [
        TOTAL('', '2022-45', going()),
        TOTAL('行政许可受里', '2022-45', going()),
        TOTAL('atoms', '2022-45', going()),
        FIGURE('trade', '交易金额', '2022-45', going()),
        TOTAL('atoms', '四十五', going()),
        answering(failed({ kind: 'unreachable' }), 'zh-CN').TOTAL('atoms', '2022-45', going()),
        answering(failed(problem(401, 'not_signed_in')), 'zh-CN').YTD('atoms', '2022-45', going()),
        answering(failed(problem(409, 'not_published')), 'zh-CN').YTD('atoms', '2022-45', going()),
      ].map(async (asked) => (await errorOf(asked)).message),
    )
    for (const message of messages) expect(message).toMatch(/^[^a-z]*[\u3400-\u9fff].*[。？]$/u)
    expect(messages[1]).toContain('是否指“行政许可受理”')
  })
})

/** A load that answers when it is told, and a clock. */
function scripted() {
  const asked: { issue: string; signal: AbortSignal; answer: (result: Result<PublishedFigures>) => void }[] = []
  let time = 0
  const formulas = createFormulas({
    load: (issue, signal) =>
      new Promise((resolve) => {
        asked.push({ issue, signal, answer: resolve })
      }),
    now: () => time,
    language: 'en',
  })
  return {
    asked,
    formulas,
    pass: (ms: number) => {
      time += ms
    },
  }
}

describe('many formulas', () => {
  it('share one request an issue', async () => {
    const { asked, formulas } = scripted()
    const cells = ['2022-45', '2022-45', '2022-44', '２０２２-45'].map((issue) =>
      formulas.TOTAL('permits-accepted', issue, going()),
    )
    expect(asked.map(({ issue }) => issue)).toEqual(['2022-45', '2022-44'])
    for (const { answer } of asked) answer(ok)
    expect(await Promise.all(cells)).toEqual([1234, 1234, 1234, 1234])
  })

  it('ask again when an answer is no longer fresh, so that a correction gets in', async () => {
    const { asked, formulas, pass } = scripted()
    const first = formulas.TOTAL('permits-accepted', '2022-45', going())
    pass(1000)
    asked[0]?.answer(ok)
    await first
    pass(freshFor - 1)
    expect(await formulas.TOTAL('permits-accepted', '2022-45', going())).toBe(1234)
    expect(asked).toHaveLength(1)
    pass(1)
    const corrected = formulas.TOTAL('permits-accepted', '2022-45', going())
    asked[1]?.answer({
      ok: true,
      value: { ...published, totals: { 'permits-accepted': { week: '1235', yearToDate: null } } },
    })
    expect(await corrected).toBe(1235)
  })

  it('ask again when the clock was set back', async () => {
    const { asked, formulas, pass } = scripted()
    const first = formulas.TOTAL('permits-accepted', '2022-45', going())
    asked[0]?.answer(ok)
    await first
    pass(-1)
    void formulas.TOTAL('permits-accepted', '2022-45', going())
    expect(asked).toHaveLength(2)
  })

  it('do not keep a failure', async () => {
    const { asked, formulas } = scripted()
    const first = formulas.TOTAL('permits-accepted', '2022-45', going())
    asked[0]?.answer(failed({ kind: 'unreachable' }))
    await errorOf(first)
    const second = formulas.TOTAL('permits-accepted', '2022-45', going())
    asked[1]?.answer(ok)
    expect(await second).toBe(1234)
  })

  it('do not keep a request that broke', async () => {
    let broken = true
    const load = () => (broken ? Promise.reject(new Error('broke')) : Promise.resolve(ok))
    const { TOTAL } = createFormulas({ load, now: () => 0, language: 'en' })
    await expect(TOTAL('permits-accepted', '2022-45', going())).rejects.toThrow('broke')
    broken = false
    expect(await TOTAL('permits-accepted', '2022-45', going())).toBe(1234)
  })

  it('abort their request when the last of them is cancelled, not before', async () => {
    const { asked, formulas } = scripted()
    const [one, two] = [new AbortController(), new AbortController()]
    const cells = [one, two].map(({ signal }) => formulas.TOTAL('permits-accepted', '2022-45', signal))
    const outcomes = Promise.allSettled(cells)
    one.abort()
    expect(asked[0]?.signal.aborted).toBe(false)
    two.abort()
    expect(asked[0]?.signal.aborted).toBe(true)
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(Cancelled) as unknown })
  })

  it('answer those that wait on when one is cancelled', async () => {
    const { asked, formulas } = scripted()
    const one = new AbortController()
    const cancelled = formulas.TOTAL('permits-accepted', '2022-45', one.signal)
    const waiting = formulas.TOTAL('permits-accepted', '2022-45', going())
    one.abort()
    asked[0]?.answer(ok)
    await expect(cancelled).rejects.toThrow(Cancelled)
    expect(await waiting).toBe(1234)
  })

  it('ask anew after an aborted request, whose late answer is not kept', async () => {
    const { asked, formulas } = scripted()
    const one = new AbortController()
    const cancelled = formulas.TOTAL('permits-accepted', '2022-45', one.signal)
    one.abort()
    const waiting = formulas.TOTAL('permits-accepted', '2022-45', going())
    expect(asked).toHaveLength(2)
    asked[0]?.answer({ ok: true, value: { ...published, totals: {} } })
    await expect(cancelled).rejects.toThrow(Cancelled)
    const third = formulas.TOTAL('permits-accepted', '2022-45', going())
    expect(asked).toHaveLength(2)
    asked[1]?.answer(ok)
    expect(await Promise.all([waiting, third])).toEqual([1234, 1234])
  })

  it('ask nothing where they are cancelled already', async () => {
    const { asked, formulas } = scripted()
    await expect(formulas.TOTAL('atoms', '2022-45', AbortSignal.abort())).rejects.toThrow(Cancelled)
    expect(asked).toEqual([])
  })

  it('never run two requests for an issue at once, and none that nobody waits for', async () => {
    const step = fc.oneof(
      fc.constant('ask' as const),
      fc.constant('answer' as const),
      fc.constant('fail' as const),
      fc.constant('wait' as const),
      fc.nat(5).map((cell) => ({ cancel: cell })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { asked, formulas, pass } = scripted()
        const cells: { stop: AbortController; open: boolean }[] = []
        const answered = new Set<number>()
        const settled: Promise<unknown>[] = []
        for (const s of steps) {
          const last = asked.length - 1
          if (s === 'ask') {
            const cell = { stop: new AbortController(), open: true }
            const close = (): void => {
              cell.open = false
            }
            cells.push(cell)
            settled.push(formulas.TOTAL('permits-accepted', '2022-45', cell.stop.signal).then(close, close))
          } else if (s === 'wait') pass(freshFor / 2)
          else if (s === 'answer' || s === 'fail') {
            asked[last]?.answer(s === 'answer' ? ok : failed({ kind: 'unreachable' }))
            answered.add(last)
          } else cells[s.cancel]?.stop.abort()
          await new Promise(setImmediate)
          const live = asked.filter(({ signal }, i) => !signal.aborted && !answered.has(i))
          expect(live.length).toBe(cells.some(({ open }) => open) ? 1 : 0)
        }
        asked.at(-1)?.answer(ok)
        await Promise.all(settled)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a number in a cell', () => {
  it('is the published decimal itself: Excel, which keeps 15 digits, writes it back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), fc.nat(6), (units, decimals) => {
        const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
        const whole = digits.slice(0, digits.length - decimals)
        const text = `${units < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`
        expect(readQuantity(exactNumber(text) ?? NaN, { unit: '', decimals })).toEqual({ kind: 'value', value: units })
      }),
    )
  })

  it.each([
    ['0', 0],
    ['-0.00', 0],
    ['6.86', 6.86],
    ['0.000001', 0.000001],
    ['999999999999999', 999_999_999_999_999],
    ['100000000000000000', 1e17],
    ['12345678901234500.00', 12_345_678_901_234_500],
  ])('%s is held', (text, number) => {
    expect(exactNumber(text)).toBe(number)
  })

  it.each(['1234567890123456', '9007199254740993', '0.1234567890123456', '', '1e3', '1,234', ' 1', 'Infinity'])(
    '%s is not',
    (text) => {
      expect(exactNumber(text)).toBeUndefined()
    },
  )
})
