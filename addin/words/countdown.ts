/** Time as this page tells it. The clock is an argument. */

/** What is left until a deadline, or has passed since, in whole minutes rounded down. */
export interface Countdown {
  readonly passed: boolean
  readonly days: number
  readonly hours: number
  readonly minutes: number
}

/** Both in milliseconds. The deadline's own instant is still in time. */
export function countdown(deadline: number, now: number): Countdown {
  const minutes = Math.floor(Math.abs(deadline - now) / 60_000)
  return {
    passed: now > deadline,
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  }
}

/**
 * A wall-clock time of the definition's zone, as the server writes it (`2022-12-30 17:00`), in words. It is no instant:
 * the reader's own zone has no part in it. Anything else is shown as it came.
 */
export function wallClockInWords(text: string, locale: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})/.exec(text)
  return inWords(text, match && Date.parse(`${match[1] ?? ''}T${match[2] ?? ''}:00Z`), locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

/** A civil date (`2022-12-30`) without its year, in few words. */
export const dayInWords = (date: string, locale: string): string =>
  inWords(date, /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : null, locale, { month: 'short', day: 'numeric' })

function inWords(text: string, ms: number | null, locale: string, format: Intl.DateTimeFormatOptions): string {
  if (ms === null || Number.isNaN(ms)) return text
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(ms)
}
