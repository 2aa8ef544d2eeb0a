/** Han numerals and the numbering of sections and items. */

const digits = '零一二三四五六七八九'
const units = ['千', '百', '十', '']

/**
 * A whole number from 1 to 9999 in Han numerals: 1 → 一, 10 → 十, 11 → 十一, 101 → 一百零一, 1010 → 一千零一十.
 * @throws RangeError for any other number
 */
export function hanNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`No Han numeral for ${n}: 1 to 9999 only`)
  const places = Array.from(String(n).padStart(4, '0'), (digit, place) =>
    digit === '0' ? '零' : `${digits.charAt(Number(digit))}${units[place] ?? ''}`,
  )
  const spoken = places
    .join('')
    .replace(/零{2,}/g, '零')
    .replace(/^零|零$/g, '')
  return spoken.replace(/^一十/, '十')
}

/**
 * The number of a section or item by the definition's pattern: `（{han}）`, 3 → `（三）`; `（{n}）`, 3 → `（3）`; `{n}. `.
 * @throws RangeError where the pattern holds `{han}` and `n` is not 1 to 9999
 */
export function formatNumbering(pattern: string, n: number): string {
  return pattern.replace(/\{(han|n)\}/g, (_, form: string) => (form === 'han' ? hanNumeral(n) : String(n)))
}
