import fc from 'fast-check'
import { expect, it } from 'vitest'
import { movedItems } from '../../../addin/edit/moved-items.ts'

const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 })
const shuffled = ids.chain((before) =>
  fc.record({
    before: fc.constant(before),
    now: fc.shuffledSubarray(before, { minLength: before.length, maxLength: before.length }),
  }),
)

it('what was not moved stands in its old order', () => {
  fc.assert(
    fc.property(shuffled, ({ before, now }) => {
      const moved = movedItems(now, before)
      const kept = (list: readonly string[]) => list.filter((id) => !moved.has(id))
      expect(kept(now)).toEqual(kept(before))
    }),
  )
})

it('one item moved is one item moved, however far', () => {
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(), (before, from, to) => {
      fc.pre(before.length > 1)
      const now = [...before]
      const [item = ''] = now.splice(from % before.length, 1)
      now.splice(to % before.length, 0, item)
      expect(movedItems(now, before).size).toBeLessThanOrEqual(1)
    }),
  )
})

it('items that came or went are not moved', () => {
  expect([...movedItems(['x', 'a', 'b'], ['a', 'gone', 'b'])]).toEqual([])
})
