/** Long texts shown in a line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, excerptsOf } from '../../../addin/parts/excerpt.ts'

const text = fc.string({ unit: 'binary', maxLength: 200 })
const bare = (shown: string): string => shown.replace(/^…/, '').replace(/…$/, '')

describe('an excerpt', () => {
  it('is the text itself where it is short, and else its beginning', () => {
    expect(excerpt('排污许可证“一网通办”')).toBe('排污许可证“一网通办”')
    expect(excerpt('办'.repeat(100))).toBe(`${'办'.repeat(36)}…`)
  })

  it('of two versions begins a little before where they part', () => {
    const same = '省生态环境厅窗口紧扣企业三项诉求，本周集中推进环评审批提质增效。'
    const [before, after] = excerptsOf(`${same}办结12件。`, `${same}办结21件，均为当日办结。`)
    expect(before).toBe('…批提质增效。办结12件。')
    expect(after).toBe('…批提质增效。办结21件，均为当日办结。')
  })

  it('shows where two texts differ, whatever they are', () => {
    fc.assert(
      fc.property(text, text, text, (lead, a, b) => {
        fc.pre(a !== b)
        const [before, after] = excerptsOf(lead + a, lead + b)
        expect(before).not.toBe(after)
        expect(lead + a).toContain(bare(before))
        expect(lead + b).toContain(bare(after))
      }),
    )
  })

  it('never shows half a character, nor more than fits', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const [shown, whole] of [[excerpt(a), a], ...excerptsOf(a, b).map((one, i) => [one, [a, b][i]])]) {
          expect([...(shown ?? '')].length).toBeLessThanOrEqual(38)
          if (whole?.isWellFormed()) expect(shown?.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})
