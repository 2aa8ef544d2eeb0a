import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffTexts, type DiffPart } from '../../functions/core/text-diff.ts'

const side = (parts: DiffPart[], op: 'removed' | 'added') =>
  parts.filter((part) => part.op === 'same' || part.op === op).map((part) => part.text)

describe('diffTexts', () => {
  it('compares Han by characters, Latin by words and numbers whole', () => {
    expect(diffTexts('受理1,234件,用app办理', '受理1234件，用apps办理')).toEqual([
      { op: 'same', text: '受理' },
      { op: 'removed', text: '1,234' },
      { op: 'added', text: '1234' },
      { op: 'same', text: '件' },
      { op: 'removed', text: ',' },
      { op: 'added', text: '，' },
      { op: 'same', text: '用' },
      { op: 'removed', text: 'app' },
      { op: 'added', text: 'apps' },
      { op: 'same', text: '办理' },
    ])
  })

  it('never splits a character of several code points', () => {
    expect(diffTexts('由👩‍💻写𠮷', '由👩‍🔬写𠮸')).toEqual([
      { op: 'same', text: '由' },
      { op: 'removed', text: '👩‍💻' },
      { op: 'added', text: '👩‍🔬' },
      { op: 'same', text: '写' },
      { op: 'removed', text: '𠮷' },
      { op: 'added', text: '𠮸' },
    ])
  })

  it('gives one part for equal texts and none for two empty ones', () => {
    expect(diffTexts('同样', '同样')).toEqual([{ op: 'same', text: '同样' }])
    expect(diffTexts('', '')).toEqual([])
  })

  it('joins back to both texts, whatever they are, with neighbours of different kinds', () => {
    const text = fc.array(fc.constantFrom(...Array.from('中国a1,. \uD842\u0301'), '12', 'ab', '，'), { maxLength: 30 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        const parts = diffTexts(before, after)
        expect(side(parts, 'removed').join('')).toBe(before)
        expect(side(parts, 'added').join('')).toBe(after)
        expect(parts.every((part, i) => part.text !== '' && part.op !== parts[i - 1]?.op)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes long texts that differ everywhere as one removed and one added part between their common ends', () => {
    const [before, after] = [`甲${'中a1'.repeat(30_000)}乙`, `甲${'国b2'.repeat(30_000)}乙`]
    expect(diffTexts(before, after)).toEqual([
      { op: 'same', text: '甲' },
      { op: 'removed', text: before.slice(1, -1) },
      { op: 'added', text: after.slice(1, -1) },
      { op: 'same', text: '乙' },
    ])
  })
})
