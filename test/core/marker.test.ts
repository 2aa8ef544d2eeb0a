import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  formatMarker,
  formatReviewMarker,
  type Marker,
  parseMarker,
  parseReviewMarker,
} from '../../functions/core/marker.ts'

const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
const markers: fc.Arbitrary<Marker> = fc.record({
  bulletin: id,
  definition: fc.integer({ min: 1, max: 999_999 }),
  issue: id,
  department: id,
})
const marker = { bulletin: 'library', definition: 3, issue: '2024-4', department: 'lending' }

it('is a line that a person can read', () => {
  expect(formatMarker(marker)).toMatch(/^BULLETIN\|library\|3\|2024-4\|lending\|[0-9A-Z]{5}$/)
})

it('is read back, with space around it', () => {
  fc.assert(
    fc.property(markers, (one) => {
      expect(parseMarker(formatMarker(one))).toEqual(one)
      expect(parseMarker(` ${formatMarker(one)}\u00a0\n`)).toEqual(one)
    }),
  )
})

it('one character typed over is always noticed', () => {
  fc.assert(
    fc.property(markers, fc.nat(), fc.constantFrom('a', 'z', '0', '9', '-', '|', 'X', 'Ä', '中'), (one, at, typed) => {
      const text = formatMarker(one)
      const place = 9 + (at % (text.length - 9))
      fc.pre(text[place] !== typed)
      expect(parseMarker(text.slice(0, place) + typed + text.slice(place + 1))).toBe('damaged')
    }),
  )
})

it('one character lost or two exchanged is noticed', () => {
  fc.assert(
    fc.property(markers, fc.nat(), (one, at) => {
      const text = formatMarker(one)
      const place = 9 + (at % (text.length - 10))
      expect(parseMarker(text.slice(0, place) + text.slice(place + 1))).toBe('damaged')
      const [a = '', b = ''] = text.slice(place, place + 2)
      fc.pre(a !== b)
      expect(parseMarker(text.slice(0, place) + b + a + text.slice(place + 2))).toBe('damaged')
    }),
  )
})

it('a bar or nothing inside a part makes no other marker', () => {
  for (const part of ['a|b', '', '|'])
    for (const key of ['bulletin', 'issue', 'department'] as const)
      expect(parseMarker(formatMarker({ ...marker, [key]: part }))).toBe('damaged')
  expect(parseMarker(formatMarker({ ...marker, definition: -1 }))).toBe('damaged')
  expect(parseMarker(formatMarker({ ...marker, definition: 1e21 }))).toBe('damaged')
})

it('other text is no marker', () => {
  for (const text of ['', 'BULLETIN', 'bulletin|a', 'x BULLETIN|a|1|b|c|00000'])
    expect(parseMarker(text)).toBeUndefined()
  expect(parseMarker('BULLETIN|')).toBe('damaged')
})

const reviewMarker = { bulletin: 'library', issue: '2024-4', base: 3 }

it('of a review sheet is of its own kind', () => {
  expect(formatReviewMarker(reviewMarker)).toMatch(/^REVIEW\|library\|2024-4\|3\|[0-9A-Z]{5}$/)
  expect(parseMarker(formatReviewMarker(reviewMarker))).toBeUndefined()
  expect(parseReviewMarker(formatMarker(marker))).toBeUndefined()
})

it('of a review sheet is read back, and one character typed over is noticed', () => {
  const reviews = fc.record({ bulletin: id, issue: id, base: fc.nat({ max: 999_999 }) })
  fc.assert(
    fc.property(reviews, fc.nat(), fc.constantFrom('a', '9', '|', '中'), (one, at, typed) => {
      const text = formatReviewMarker(one)
      expect(parseReviewMarker(`\n${text} `)).toEqual(one)
      const place = 7 + (at % (text.length - 7))
      fc.pre(text[place] !== typed)
      expect(parseReviewMarker(text.slice(0, place) + typed + text.slice(place + 1))).toBe('damaged')
    }),
  )
  for (const base of [-1, 1e21, 1.5]) {
    expect(parseReviewMarker(formatReviewMarker({ ...reviewMarker, base }))).toBe('damaged')
  }
  expect(parseReviewMarker('REVIEW|')).toBe('damaged')
})
