import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemEdit } from '../../functions/core/issue.ts'
import {
  conflictKey,
  mergeReviews,
  resolveConflicts,
  type ReviewConflict,
  type ReviewContent,
} from '../../functions/core/merge-reviews.ts'

const words = { revision: 1, section: 'events', text: '原文' }
const later = { ...words, revision: 2, text: '新文' }
const edit = (changes: Partial<ItemEdit> = {}): ItemEdit => ({ item: 'a#1', base: words, ...changes })
const of = (...edits: ItemEdit[]): ReviewContent => ({ edits, order: {} })
const ordered = (...events: string[]): ReviewContent => ({ edits: [], order: { events } })
const none = of()

const fields = ['section', 'include', 'headline', 'text'] as const
const anyDecision = fc
  .record(
    {
      section: fc.constantFrom('events', 'training'),
      include: fc.constant(false),
      headline: fc.constantFrom('', 'x', 'y'),
      text: fc.constantFrom('x', 'y'),
    },
    { requiredKeys: [] },
  )
  .filter((decision) => Object.keys(decision).length > 0)
const items = ['a#1', 'a#2', 'b#1', 'b#2']
/** Reviews whose edits are on the same words, or on either of two. */
const contents = (bases: readonly ItemEdit['base'][]): fc.Arbitrary<ReviewContent> =>
  fc.record({
    edits: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...items), fc.constantFrom(...bases), anyDecision), {
        selector: ([item]) => item,
      })
      .map((all) => all.map(([item, base, decision]) => ({ item, base, ...decision }))),
    order: fc.dictionary(fc.constantFrom('events', 'training'), fc.shuffledSubarray(items, { minLength: 1 })),
  })
const sameWords = contents([words])
const anyWords = contents([words, later])
/** Edits by item: in which sequence they are stored says nothing. */
const plain = ({ edits, order }: ReviewContent) => ({
  edits: Object.fromEntries(edits.map((one) => [one.item, one])),
  order,
})
const find = ({ edits }: ReviewContent, item: string) => edits.find((one) => one.item === item)
const all = (conflicts: readonly ReviewConflict[], side: 'mine' | 'theirs') =>
  Object.fromEntries(conflicts.map((conflict) => [conflictKey(conflict), side]))

describe('laws', () => {
  it('where one side changed nothing, the other stands', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (base, side) => {
        for (const { merged, conflicts } of [mergeReviews(base, base, side), mergeReviews(base, side, base)]) {
          expect(conflicts).toEqual([])
          expect(plain(merged)).toEqual(plain(side))
        }
      }),
    )
  })

  it('the same changes on both sides are no conflict', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (base, side) => {
        const { merged, conflicts } = mergeReviews(base, side, side)
        expect([plain(merged), conflicts]).toEqual([plain(side), []])
      }),
    )
  })

  it('what only one side changed is in the merge; what both did otherwise is a conflict', () => {
    fc.assert(
      fc.property(sameWords, sameWords, sameWords, (base, mine, theirs) => {
        const { merged, conflicts } = mergeReviews(base, mine, theirs)
        for (const item of items) {
          for (const field of fields) {
            const [was, my, their, is] = [base, mine, theirs, merged].map((c) => find(c, item)?.[field])
            const conflict = conflicts.find((c) => c.kind === 'field' && c.item === item && c.field === field)
            if (my === was) expect(is).toBe(their)
            else if (their === was || their === my) expect(is).toBe(my)
            else {
              expect(conflict).toMatchObject({ mine: my ?? null, theirs: their ?? null })
              expect(is).toBe(their)
            }
            if (my === was || their === was || their === my) expect(conflict).toBeUndefined()
          }
        }
        expect(conflicts.filter((c) => c.kind === 'edit')).toEqual([])
      }),
    )
  })

  it('neither side loses anything: every decision is in the merge or in a conflict', () => {
    fc.assert(
      fc.property(anyWords, anyWords, anyWords, (base, mine, theirs) => {
        const { merged, conflicts } = mergeReviews(base, mine, theirs)
        for (const side of ['mine', 'theirs'] as const) {
          const resolved = resolveConflicts(merged, conflicts, all(conflicts, side))
          const own = side === 'mine' ? mine : theirs
          for (const item of items) {
            for (const field of fields) {
              const [was, now, is] = [base, own, resolved].map((c) => find(c, item))
              // What was decided on other words is no ground to compare with.
              const ground = was?.base === now?.base ? was : undefined
              if (now && now[field] !== ground?.[field]) expect(is?.[field]).toBe(now[field])
            }
          }
          for (const [section, list] of Object.entries(own.order)) {
            const kept = (resolved.order[section] ?? []).filter((id) => list.includes(id))
            const before = base.order[section] ?? []
            if (conflicts.some((c) => c.kind === 'order' && c.section === section)) expect(kept).toEqual(list)
            for (const id of list) if (!before.includes(id)) expect(kept).toContain(id)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('which side is called mine changes only what is asked about', () => {
    fc.assert(
      fc.property(anyWords, anyWords, anyWords, (base, mine, theirs) => {
        const [one, other] = [mergeReviews(base, mine, theirs), mergeReviews(base, theirs, mine)]
        const keys = (conflicts: readonly ReviewConflict[]) => conflicts.map(conflictKey).toSorted()
        expect(keys(one.conflicts)).toEqual(keys(other.conflicts))
        const mineOf = resolveConflicts(one.merged, one.conflicts, all(one.conflicts, 'mine'))
        const edits = (content: ReviewContent) => plain(content).edits
        expect(edits(mineOf)).toEqual(edits(resolveConflicts(other.merged, other.conflicts, {})))
      }),
    )
  })
})

describe('an item', () => {
  it('keeps one side’s headline and the other side’s text', () => {
    const { merged, conflicts } = mergeReviews(none, of(edit({ headline: 'h' })), of(edit({ text: 't' })))
    expect([merged.edits, conflicts]).toEqual([[edit({ headline: 'h', text: 't' })], []])
  })

  it('that both wrote otherwise has theirs until she chooses', () => {
    const { merged, conflicts } = mergeReviews(none, of(edit({ text: 'm' })), of(edit({ text: 't' })))
    expect(conflicts).toEqual([{ kind: 'field', item: 'a#1', base: words, field: 'text', mine: 'm', theirs: 't' }])
    expect(merged.edits).toEqual([edit({ text: 't' })])
    expect(resolveConflicts(merged, conflicts, {})).toEqual(merged)
    expect(resolveConflicts(merged, conflicts, { 'field a#1 text': 'mine' }).edits).toEqual([edit({ text: 'm' })])
  })

  it('that one side put back while the other changed it is asked about, and can be put back', () => {
    const base = of(edit({ text: 'b' }))
    const { merged, conflicts } = mergeReviews(base, none, of(edit({ text: 't' })))
    expect(conflicts).toMatchObject([{ field: 'text', mine: null, theirs: 't' }])
    expect(resolveConflicts(merged, conflicts, { 'field a#1 text': 'mine' }).edits).toEqual([])
    const turned = mergeReviews(base, of(edit({ text: 'm' })), none)
    expect(turned.merged.edits).toEqual([])
    expect(resolveConflicts(turned.merged, turned.conflicts, { 'field a#1 text': 'mine' }).edits).toEqual([
      edit({ text: 'm' }),
    ])
  })

  it('that each decided on other words of its department is one conflict as a whole', () => {
    const [mine, theirs] = [edit({ base: later, headline: 'm' }), edit({ text: 't' })]
    const { merged, conflicts } = mergeReviews(none, of(mine), of(theirs))
    expect([merged.edits, conflicts]).toEqual([[theirs], [{ kind: 'edit', item: 'a#1', mine, theirs }]])
    expect(resolveConflicts(merged, conflicts, { 'edit a#1': 'mine' }).edits).toEqual([mine])
  })

  it('decided alike on other words is bound to the later ones', () => {
    const mine = edit({ base: later, include: false })
    const theirs = edit({ include: false })
    expect(mergeReviews(none, of(mine), of(theirs)).merged.edits).toEqual([mine])
    expect(mergeReviews(none, of(theirs), of(mine)).merged.edits).toEqual([mine])
  })
})

describe('an order', () => {
  const merge = (base: string[], mine: string[], theirs: string[]) => {
    const { merged, conflicts } = mergeReviews(ordered(...base), ordered(...mine), ordered(...theirs))
    return [merged.order['events'], conflicts.map(conflictKey)]
  }
  it.each([
    ['moved about by one side and lengthened by the other is both', 'abc', 'cab', 'abxc', 'cabx', 0],
    ['lengthened by both has what both brought in', 'ab', 'axb', 'aby', 'axby', 0],
    ['shortened by one and moved about by the other is both', 'abc', 'bc', 'cba', 'cb', 0],
    ['moved about by both alike is that', 'abc', 'cba', 'cba', 'cba', 0],
    ['moved about by both otherwise is asked about', 'abc', 'cab', 'bac', 'bac', 1],
    ['that nobody gave before, and each otherwise, is asked about', '', 'ab', 'ba', 'ba', 1],
  ])('%s', (_, base, mine, theirs, merged, conflicts) => {
    expect(merge([...base], [...mine], [...theirs])).toEqual([[...merged], conflicts ? ['order events'] : []])
  })

  it('that is asked about is mine if she says so', () => {
    const { merged, conflicts } = mergeReviews(ordered('a', 'b', 'c'), ordered('c', 'a', 'b'), ordered('b', 'a', 'c'))
    expect(resolveConflicts(merged, conflicts, { 'order events': 'mine' }).order).toEqual({ events: ['c', 'a', 'b'] })
  })
})
