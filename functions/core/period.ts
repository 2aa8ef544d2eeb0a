/** Zoneless dates, periods and instants. Time is always an argument: nothing here reads a clock. */
import type { Cell } from './grid.ts'
import { foldForms } from './text-folding.ts'

/** A calendar date as `YYYY-MM-DD`; compares as text. */
export type CivilDate = string

/** An instant in UTC as `YYYY-MM-DDTHH:mm:ss.sssZ`; compares as text. */
export type Instant = string

/** 报告期: both days belong to it. */
export interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
}

const dayMs = 86_400_000

export const toInstant = (ms: number): Instant => new Date(ms).toISOString()

/** A real date of the calendar, years 1900–9999; undefined otherwise. */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

export function isCivilDate(text: string): text is CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match !== null && civilDate(Number(match[1]), Number(match[2]), Number(match[3])) === text
}

export const isInstant = (text: string): text is Instant =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  // Date.parse takes 30 February for 2 March.
  toInstant(Date.parse(text)) === text

export const addDays = (date: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))

export const overlaps = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to

/** Year, month and day as numbers. */
export function dateParts(date: CivilDate): { year: number; month: number; day: number } {
  return { year: yearOf(date), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** 31 December 9999; the 1904 system counts 1462 days less. */
const lastSerial = 2_958_465

/**
 * Excel's serial number → a date; the time of day is dropped. Serial 60 of the 1900 system is 29 February 1900, which
 * never was: undefined, like everything outside 1900–9999.
 */
export function dateFromSerial(serial: number, date1904: boolean): CivilDate | undefined {
  const day = Math.floor(serial)
  if (!Number.isFinite(day) || day < (date1904 ? 0 : 1) || day > lastSerial - (date1904 ? 1462 : 0)) return undefined
  if (!date1904 && day === 60) return undefined
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return toInstant(epoch + day * dayMs).slice(0, 10)
}

/** A date's serial number in the 1900 system: what `dateFromSerial` reads back. */
export function serialOf(date: CivilDate): number {
  const day = (Date.parse(date) - Date.UTC(1899, 11, 30)) / dayMs
  // The day that never was is counted from its place on.
  return day > 60 ? day : day - 1
}

/**
 * A date as people write it: a serial, `2022-12-28`, `2022/12/28`, `2022.12.28`, `2022年12月28日`, `20221228` (also as a
 * number), or without the year `12月28日`, `12-28`, `12/28`, `12.28`, which then is the one nearest to the period's end.
 */
export function readDate(cell: Cell, period: Period, date1904: boolean): CivilDate | undefined {
  if (typeof cell === 'number' && !(cell > lastSerial)) return dateFromSerial(cell, date1904)
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined
  const written = String(cell).trim()
  if (written.length > 40) return undefined
  // A space between two digits stays and fits no form: it may part two dates.
  const text = foldForms(written)
    .replace(/\s+\d{1,2}:\d{2}(?::\d{2})?$/, '')
    .replace(/\s+(?=\D)|(?<=\D)\s+/g, '')
  const full =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full) return civilDate(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ?? /^(\d{1,2})[-/.](\d{1,2})$/.exec(text)
  return short ? nearestDate(Number(short[1]), Number(short[2]), period.to) : undefined
}

/** The year is chosen first: 29 February of a common year is no date, and none of the next leap year's. */
function nearestDate(month: number, day: number, to: CivilDate): CivilDate | undefined {
  const distance = (year: number) => Math.abs(Date.UTC(year, month - 1, day) - Date.parse(to))
  const [year = 0] = [-1, 0, 1].map((step) => yearOf(to) + step).toSorted((a, b) => distance(a) - distance(b))
  return civilDate(year, month, day)
}

/** One a zone: making a formatter takes longer than all the rest. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const fields = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...fields })
  formatters.set(timeZone, made)
  return made
}

/** How many milliseconds a zone's wall clock is ahead of UTC at an instant. */
function zoneOffset(ms: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(ms)
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(ms / 1000) * 1000
}

/**
 * A wall-clock time in a zone → the instant in milliseconds. A time that comes twice is the first one; one that summer
 * time skips is as long after the gap as it is into it.
 */
export function zonedTime(date: CivilDate, time: string, timeZone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const before = zoneOffset(wall - dayMs, timeZone)
  const after = zoneOffset(wall + dayMs, timeZone)
  const fits = [before, after].find((offset) => zoneOffset(wall - offset, timeZone) === offset)
  return wall - (fits ?? before)
}

/** The calendar date in a zone at an instant. */
export const dateInZone = (ms: number, timeZone: string): CivilDate =>
  toInstant(ms + zoneOffset(ms, timeZone)).slice(0, 10)

/** `2022-12-30 17:00` in a zone at an instant: for people, not for computing. */
export const wallClock = (instant: Instant, timeZone: string): string =>
  toInstant(Date.parse(instant) + zoneOffset(Date.parse(instant), timeZone))
    .slice(0, 16)
    .replace('T', ' ')

export const isTimeZone = (timeZone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
