import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDate,
  dateFromSerial,
  dateInZone,
  dateParts,
  isCivilDate,
  isInstant,
  isTimeZone,
  overlaps,
  readDate,
  toInstant,
  wallClock,
  yearOf,
  zonedTime,
} from '../../functions/core/period.ts'
import { anyText } from './samples.ts'

const week = { from: '2022-12-26', to: '2022-12-30' }
const turn = { from: '2022-12-29', to: '2023-01-04' }
const read = (cell: Parameters<typeof readDate>[0], period = week, date1904 = false) => readDate(cell, period, date1904)

describe('serial numbers', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, undefined],
    [60.5, undefined],
    [61, '1900-03-01'],
    [44927, '2023-01-01'],
    [44927.999, '2023-01-01'],
    [2_958_465, '9999-12-31'],
    [2_958_466, undefined],
    [0, undefined],
    [0.5, undefined],
    [-1, undefined],
    [NaN, undefined],
    [Infinity, undefined],
  ])('%d of the 1900 system is %s', (serial, date) => {
    expect(dateFromSerial(serial, false)).toBe(date)
  })
  it.each([
    [0, '1904-01-01'],
    [60, '1904-03-01'],
    [44927 - 1462, '2023-01-01'],
    [2_957_003, '9999-12-31'],
    [2_957_004, undefined],
    [-0.5, undefined],
  ])('%d of the 1904 system is %s', (serial, date) => {
    expect(dateFromSerial(serial, true)).toBe(date)
  })
  it('both systems count days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_957_000 }), (serial) => {
        const date = dateFromSerial(serial, false) ?? ''
        expect(addDays('1900-03-01', serial - 61)).toBe(date)
        expect(dateFromSerial(serial, true)).toBe(dateFromSerial(serial + 1462, false))
      }),
    )
  })
})

describe('dates as people write them', () => {
  it.each([
    [44923, '2022-12-28'],
    ['2022-12-28', '2022-12-28'],
    ['2022/12/28', '2022-12-28'],
    ['2022.12.28', '2022-12-28'],
    ['2022-1-5', '2022-01-05'],
    ['2022年12月28日', '2022-12-28'],
    ['2022年12月28号', '2022-12-28'],
    ['2022年12月28', '2022-12-28'],
    ['2022 年 12 月 28 日', '2022-12-28'],
    ['２０２２年１２月２８日', '2022-12-28'],
    ['２０２２．１２．２８', '2022-12-28'],
    ['20221228', '2022-12-28'],
    [20221228, '2022-12-28'],
    ['12月28日', '2022-12-28'],
    ['12月28', '2022-12-28'],
    ['12-28', '2022-12-28'],
    ['12/28', '2022-12-28'],
    ['12.28', '2022-12-28'],
    ['2022-12-28 10:30', '2022-12-28'],
    ['2022/12/28 09:30:00', '2022-12-28'],
    [' 12月28日\u3000', '2022-12-28'],
  ])('%j is %s', (cell, date) => {
    expect(read(cell)).toBe(date)
  })
  it.each([
    '2022-02-30',
    '2022-13-01',
    '2022-00-10',
    '2023-02-29',
    '20220230',
    20220230,
    20221228.5,
    '2022-12/28',
    '2022-12',
    '12',
    '28日',
    '1228',
    '12 28',
    '2022-1 2-28',
    '13月40日',
    '昨天',
    '12月28日—12月29日',
    '1899-12-31',
    '0000-01-01',
    '',
    true,
    null,
    undefined,
    { error: '#N/A' },
  ])('%j is no date', (cell) => {
    expect(read(cell)).toBeUndefined()
  })
  it.each([
    ['12月30日', '2022-12-30'],
    ['1月2日', '2023-01-02'],
    ['1.4', '2023-01-04'],
  ])('a day without its year near a new year: %s is %s', (text, date) => {
    expect(read(text, turn)).toBe(date)
  })
  it('before the turn, January is next year’s', () => {
    expect(read('1月2日')).toBe('2023-01-02')
    expect(read('11月2日', turn)).toBe('2022-11-02')
  })
  it('29 February without a year is refused in a common year, not moved to a leap year', () => {
    expect(read('2月29日', { from: '2023-02-27', to: '2023-03-03' })).toBeUndefined()
    expect(read('2月29日', { from: '2024-02-26', to: '2024-03-01' })).toBe('2024-02-29')
    expect(read('2-29', { from: '2023-12-29', to: '2024-01-04' })).toBe('2024-02-29')
  })
  it('every date in every form is read back', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1950-01-01', n))
    fc.assert(
      fc.property(days, (date) => {
        const { year: y, month: m, day: d } = dateParts(date)
        const plain = `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`
        const forms = [date, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, plain, Number(plain)]
        const short = [`${m}月${d}日`, `${m}-${d}`, `${m}/${d}`, `${m}.${d}`]
        for (const form of [...forms, ...short]) expect(read(form, { from: date, to: date })).toBe(date)
      }),
    )
  })
  it.each([' ', '1', '\u0301\u0327', '年', '１'])('30,000 characters of %j are answered at once', (unit) => {
    const start = performance.now()
    expect(read(`${unit.repeat(30_000)}x`)).toBeUndefined()
    expect(read(`2022${unit.repeat(30_000)}1:00`)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(250)
  })
  it('no text throws, and what is read is a date', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.stringMatching(/^[0-9年月日./-]{1,11}$/)), (text) => {
        const date = read(text)
        if (date !== undefined) expect(isCivilDate(date)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('wall clocks', () => {
  const at = (date: string, time: string, zone: string) => toInstant(zonedTime(date, time, zone))
  it.each([
    ['2022-12-30', '17:00', 'Asia/Shanghai', '2022-12-30T09:00:00.000Z'],
    ['2023-01-01', '00:00', 'Asia/Shanghai', '2022-12-31T16:00:00.000Z'],
    ['2024-03-30', '12:00', 'Europe/Berlin', '2024-03-30T11:00:00.000Z'],
    ['2024-03-31', '12:00', 'Europe/Berlin', '2024-03-31T10:00:00.000Z'],
    ['2024-03-31', '01:59', 'Europe/Berlin', '2024-03-31T00:59:00.000Z'],
    ['2024-03-31', '03:00', 'Europe/Berlin', '2024-03-31T01:00:00.000Z'],
    ['2024-03-10', '01:59', 'America/New_York', '2024-03-10T06:59:00.000Z'],
    ['2024-03-10', '03:00', 'America/New_York', '2024-03-10T07:00:00.000Z'],
    ['2024-07-01', '12:45', 'Asia/Kathmandu', '2024-07-01T07:00:00.000Z'],
  ])('%s %s in %s', (date, time, zone, instant) => {
    expect(at(date, time, zone)).toBe(instant)
  })
  it('a time that summer time skips is as long after the gap, east and west of Greenwich', () => {
    expect(at('2024-03-31', '02:30', 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z')
    expect(at('2024-03-10', '02:30', 'America/New_York')).toBe('2024-03-10T07:30:00.000Z')
  })
  it('a time that comes twice is the first one', () => {
    expect(at('2024-10-27', '02:30', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z')
    expect(at('2024-11-03', '01:30', 'America/New_York')).toBe('2024-11-03T05:30:00.000Z')
  })
  it('the date is that of the zone', () => {
    const ms = Date.parse('2022-12-31T16:00:00.000Z')
    expect(dateInZone(ms, 'Asia/Shanghai')).toBe('2023-01-01')
    expect(dateInZone(ms - 1, 'Asia/Shanghai')).toBe('2022-12-31')
    expect(dateInZone(ms, 'America/New_York')).toBe('2022-12-31')
    expect(wallClock('2022-12-30T09:00:00.000Z', 'Asia/Shanghai')).toBe('2022-12-30 17:00')
  })
  it('every whole minute that exists is found again', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(fc.integer({ min: 25_000_000, max: 29_500_000 }), zones, (minutes, zone) => {
        const [date = '', time = ''] = wallClock(toInstant(minutes * 60_000), zone).split(' ')
        expect(wallClock(at(date, time, zone), zone)).toBe(`${date} ${time}`)
      }),
    )
  })
})

describe('the calendar', () => {
  it('holds real days of 1900 to 9999 only', () => {
    expect(civilDate(2024, 2, 29)).toBe('2024-02-29')
    expect([civilDate(2023, 2, 29), civilDate(1899, 1, 1), civilDate(99, 1, 1), civilDate(10_000, 1, 1)]).toEqual(
      Array(4).fill(undefined),
    )
    expect(['2024-02-30', '2024-2-3', '2024-02-03 ', '02024-02-03'].map(isCivilDate)).toEqual(Array(4).fill(false))
  })
  it('knows an instant only in one form, and only real ones', () => {
    expect(isInstant('2024-02-29T23:59:59.999Z')).toBe(true)
    for (const text of ['2024-02-30T00:00:00.000Z', '2024-02-28T24:00:00.000Z', '2024-02-28T00:00:00Z', '2024-02-28'])
      expect(isInstant(text)).toBe(false)
  })
  it('adds days over years, and counts them', () => {
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(yearOf('2024-02-28')).toBe(2024)
  })
  it('periods that share a day overlap', () => {
    const [first, next] = [
      { from: '2024-01-01', to: '2024-01-07' },
      { from: '2024-01-07', to: '2024-01-08' },
    ]
    expect(overlaps(first, next)).toBe(true)
    expect(overlaps(first, { from: '2024-01-08', to: '2024-01-08' })).toBe(false)
  })
  it('tells a time zone from a word', () => {
    expect(['Asia/Shanghai', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, false, false])
  })
})
