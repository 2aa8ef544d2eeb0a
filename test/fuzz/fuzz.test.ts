/** Every target of `npm run fuzz` for a moment, always with the same inputs. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readers } from './linear-time.ts'
import { targets } from './targets.ts'

describe('a hostile input is answered, never with 5xx, and nothing of it becomes more than text', () => {
  it.each(targets)('$name', async ({ share, open }) => {
    const { inputs, prepare } = await open({ clock: false })
    const property = fc.asyncProperty(inputs, async (input) => {
      const ask = await prepare(input)
      const { status = 200, verify } = await ask()
      expect(status).toBeLessThan(500)
      await verify?.()
    })
    await fc.assert(property, { seed: 4, numRuns: 10 + 6 * share })
  })
})

/**
 * At this length whatever takes quadratic time does not come back before the test's time is over, and whatever takes
 * linear time is done at once: no clock is needed.
 */
const longest = 200_000
const runs = [
  '(',
  '（ ',
  '一 ',
  '十　',
  '1',
  '1,',
  '0',
  '1.',
  '12月',
  '月 ',
  '日、',
  '"',
  "'",
  '“',
  '。 ',
  '. ',
  '- ',
  '—',
  '@',
  'a@',
  '://',
  'www.',
  '{',
  '{a',
  '\\',
  '[',
  '_x',
  '&#',
  '&',
  ' ',
  '　',
  '\u0301',
  '\u200D',
  '\u{E0041}',
  '👨',
  '\r',
  '|',
  '%',
  'a-',
  '分别1,',
]

describe('a long run of anything is read in linear time', () => {
  it.each(Object.entries(readers))('by %s', (_, read) => {
    for (const run of runs) {
      read(`1${run.repeat(longest / run.length)}x`)
    }
  })
})
