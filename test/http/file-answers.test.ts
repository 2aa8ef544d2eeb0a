import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../functions/http/file-answers.ts'

const etag = '"tag"'
const asked = (range: string | undefined, size = 10, ifRange?: string) => rangeOf({ range, ifRange }, { etag, size })

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=2-5', { from: 2, to: 5 }],
    ['bytes=2-', { from: 2, to: 9 }],
    ['bytes=2-99', { from: 2, to: 9 }],
    ['bytes=-3', { from: 7, to: 9 }],
    ['bytes=-99', { from: 0, to: 9 }],
    ['Bytes= 2-5 ', { from: 2, to: 5 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=10-20', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    // Not by the grammar, several, or another unit: as if it were not there.
    ['bytes=5-2', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,4-5', 'whole'],
    ['bytes=a-b', 'whole'],
    ['items=0-1', 'whole'],
    ['', 'whole'],
    [undefined, 'whole'],
  ] as const)('%s of ten: %j', (range, wanted) => {
    expect(asked(range)).toEqual(wanted)
  })

  it('is asked of this version only: If-Range is compared strongly, and a date is no version', () => {
    expect(asked('bytes=0-1', 10, etag)).toEqual({ from: 0, to: 1 })
    for (const other of ['"other"', `W/${etag}`, 'Wed, 21 Oct 2026 07:28:00 GMT', ''])
      expect(asked('bytes=0-1', 10, other)).toBe('whole')
  })

  it('lies within the body, whatever is asked', () => {
    const range = fc.oneof(fc.string(), fc.stringMatching(/^bytes=[0-9]{0,17}-[0-9]{0,17}$/))
    fc.assert(
      fc.property(range, fc.nat(1000), (text, size) => {
        const found = asked(text, size)
        if (typeof found === 'string') return
        expect(found.from).toBeGreaterThanOrEqual(0)
        expect(found.from).toBeLessThanOrEqual(found.to)
        expect(found.to).toBeLessThan(size)
      }),
    )
  })
})
