/** The text that Excel shows for a value: the number formats that offices use, and no others. */
import { type CellValue, isCellError } from './cell.ts'
import { dateOf } from './entry.ts'

/** Days between the first ones of the two date systems. */
const days1904 = 1462

export function shownText(value: CellValue, numberFormat: string, date1904 = false): string {
  if (value === null) return ''
  if (isCellError(value)) return value.error
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  const format = section(numberFormat, value)
  if (format.toLowerCase() === 'general' || format === '@') return generalText(value)
  if (isDateFormat(format)) return value < 0 ? '#'.repeat(8) : dateText(date1904 ? value + days1904 : value, format)
  return numberText(value, format, numberFormat.includes(';') && value < 0)
}

/** As much of a number as Excel shows in a wide cell: 11 digits. */
export function generalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value)
  const text = String(Number(value.toPrecision(10)))
  return text.replace(/e\+?(-?)(\d)$/, 'E$10$2').replace('e', 'E')
}

function section(numberFormat: string, value: number): string {
  const sections = numberFormat.split(';')
  const chosen = value > 0 ? sections[0] : value < 0 ? sections[1] : sections[2]
  return chosen ?? sections[0] ?? 'General'
}

/** Letters of dates and times outside of quotes, brackets and escapes. */
export const isDateFormat = (format: string): boolean =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(format)

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

function dateText(serial: number, format: string): string {
  const day = dateOf(Math.floor(serial))
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  let afterHours = false
  return format.replace(/"([^"]*)"|\[[^\]]*\]|\\(.)|y+|m+|d+|h+|s+/gi, (part, quoted?: string, escaped?: string) => {
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? ''
    const letter = part.charAt(0).toLowerCase()
    const wasHours = afterHours
    if ('ymdhs'.includes(letter)) afterHours = letter === 'h'
    switch (letter) {
      case 'y':
        return part.length > 2 ? pad(day.getUTCFullYear(), 4) : pad(day.getUTCFullYear() % 100, 2)
      case 'm':
        return pad(wasHours ? minutes : day.getUTCMonth() + 1, part.length)
      case 'd':
        return pad(day.getUTCDate(), part.length)
      case 'h':
        return pad(hours, part.length)
      case 's':
        return pad(seconds % 60, part.length)
      default:
        return ''
    }
  })
}

function numberText(value: number, format: string, signed: boolean): string {
  const placeholders = /[0#?][0#?,]*(\.[0#?]*)?/.exec(format)
  if (!placeholders) return unquoted(format)
  const percent = format.includes('%')
  const [whole = '', decimals = ''] = placeholders[0].split('.')
  const least = decimals.replace(/[^0]/g, '').length
  const most = decimals.length
  const scaled = Math.abs(percent ? value * 100 : value)
  const fixed = Number(scaled.toPrecision(15)).toFixed(most)
  const [digits = '0', fraction = ''] = fixed.split('.')
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '')
  const padded = digits === '0' && !whole.includes('0') ? '' : digits.padStart(whole.replace(/[^0]/g, '').length, '0')
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded
  const text = grouped + (most > 0 && (kept !== '' || decimals === '') ? `.${kept}` : '')
  const sign = value < 0 && !signed && Number(fixed) !== 0 ? '-' : ''
  return (
    sign +
    unquoted(format.slice(0, placeholders.index)) +
    text +
    unquoted(format.slice(placeholders.index + placeholders[0].length))
  )
}

const unquoted = (text: string): string =>
  text.replace(
    /"([^"]*)"|\[[^\]]*\]|\\(.)|_.|\*./g,
    (_part, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
  )
