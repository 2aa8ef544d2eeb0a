import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemEdit } from '../../functions/core/issue.ts'
import { applyReview } from '../../functions/core/review.ts'
import { review, submission } from './samples.ts'

const sections = ['events', 'training']
const lending = submission('lending', {
  items: [
    { line: 1, text: '甲。', headline: '头' },
    { line: 2, text: '乙。' },
  ],
})
const children = submission('children', { items: [{ line: 1, text: '丙。' }] })
const all = [lending, children]
const base = { revision: 1, section: 'events', headline: '头', text: '甲。' }
const edit = (changes: Partial<ItemEdit>): ItemEdit => ({ item: 'lending#1', base, ...changes })
const apply = (edits: ItemEdit[], order: Record<string, string[]> = {}, submissions = all) =>
  applyReview(submissions, sections, review(edits, order))
const ids = (result: ReturnType<typeof apply>, section = 'events') => result.sections.get(section)?.map((i) => i.id)
const first = (result: ReturnType<typeof apply>) => result.sections.get('events')?.[0]

describe('without a review', () => {
  it('items stand in the departments’ order, then by line, all included', () => {
    const result = applyReview(all, sections, undefined)
    expect(ids(result)).toEqual(['lending#1', 'lending#2', 'children#1'])
    expect(ids(result, 'training')).toEqual([])
    expect(result.sections.get('events')?.every((i) => i.included && i.conflict === undefined)).toBe(true)
    expect(result.orphans).toEqual([])
  })
})

describe('an edit', () => {
  it('gives the editor’s words and keeps the department’s beside them', () => {
    const one = first(apply([edit({ text: '改。', headline: '新' })]))
    expect(one).toMatchObject({ text: '改。', headline: '新', item: { text: '甲。', headline: '头' }, included: true })
  })
  it('of words alone changes nothing else', () => {
    expect(first(apply([edit({ text: '改。' })]))?.headline).toBeUndefined()
    expect(first(apply([edit({})]))).toEqual(first(applyReview(all, sections, undefined)))
  })
  it('leaves an item out, in its place', () => {
    const result = apply([edit({ include: false })])
    expect(ids(result)?.[0]).toBe('lending#1')
    expect(first(result)?.included).toBe(false)
  })
  it('moves an item to another section', () => {
    const result = apply([edit({ section: 'training' })])
    expect([ids(result), ids(result, 'training')]).toEqual([['lending#2', 'children#1'], ['lending#1']])
  })
  it('to a section that there is not leaves the item where it was', () => {
    expect(ids(apply([edit({ section: 'attic' })]))?.[0]).toBe('lending#1')
  })
})

describe('what changed underneath an edit', () => {
  const newer = (changes: object) => [
    submission('lending', { revision: 2, items: [{ line: 1, text: '甲。', headline: '头', ...changes }] }),
  ]
  it('the same words in a newer revision: the edit still applies', () => {
    const one = first(apply([edit({ text: '改。' })], {}, newer({ cell: 'D20', date: '2024-01-23' })))
    expect(one).toMatchObject({ text: '改。', revision: 2 })
    expect(one?.conflict).toBeUndefined()
  })
  it.each([{ text: '甲甲。' }, { headline: '别' }, { section: 'training' }])(
    'other words %j are a conflict with both sides, and the edit is neither applied nor lost',
    (change) => {
      const made = edit({ text: '改。', include: false, section: 'training' })
      const result = apply([made], {}, newer(change))
      const [one] = [...(result.sections.get('events') ?? []), ...(result.sections.get('training') ?? [])]
      expect(one?.text).toBeUndefined()
      expect(one?.included).toBe(true)
      expect(one?.conflict).toEqual({ edit: made, current: { ...base, ...change, revision: 2 } })
      expect(result.orphans).toEqual([])
    },
  )
  it('no headline and an empty one are the same words', () => {
    const bare = { revision: 1, section: 'events', text: '乙。' }
    for (const headline of [undefined, ''])
      expect(
        apply([{ item: 'lending#2', base: { ...bare, headline }, text: '改。' }]).sections.get('events')?.[1],
      ).toMatchObject({ text: '改。' })
    const without = { revision: 1, section: 'events', text: '甲。' }
    expect(first(apply([edit({ base: without })]))?.conflict).toBeDefined()
  })
  it('a withdrawn item leaves its edit as an orphan', () => {
    const made = edit({ text: '改。' })
    expect(apply([made], {}, [children]).orphans).toEqual([made])
    expect(apply([edit({ item: 'nobody#1' })]).orphans).toHaveLength(1)
  })
})

describe('order', () => {
  it('named items come first as named, the others keep their places after them', () => {
    expect(ids(apply([], { events: ['children#1', 'lending#2'] }))).toEqual(['children#1', 'lending#2', 'lending#1'])
  })
  it('unknown ids are passed over, items that came later stand last', () => {
    expect(ids(apply([], { events: ['gone#1', 'children#1'], attic: ['lending#1'] }))).toEqual([
      'children#1',
      'lending#1',
      'lending#2',
    ])
  })
  it('holds for items moved into the section', () => {
    const result = apply([edit({ section: 'training' })], { training: ['lending#1'], events: ['children#1'] })
    expect([ids(result), ids(result, 'training')]).toEqual([['children#1', 'lending#2'], ['lending#1']])
  })
  it('whatever is asked for, no item is lost or doubled', () => {
    const id = fc.constantFrom('lending#1', 'lending#2', 'children#1', 'gone#9')
    const section = fc.constantFrom('events', 'training', 'attic')
    const edits = fc.array(fc.record({ item: id, section, include: fc.boolean(), text: fc.string() }), { maxLength: 4 })
    const order = fc.dictionary(section, fc.array(id, { maxLength: 5 }))
    const words = new Map(all.flatMap((s) => s.items.map((one) => [`${s.department}#${one.line}`, one] as const)))
    fc.assert(
      fc.property(edits, order, fc.boolean(), (list, wanted, stale) => {
        const result = apply(
          list.map((e) => ({ ...e, base: { ...base, text: '', ...(stale ? {} : words.get(e.item)) } })),
          wanted,
        )
        const placed = [...result.sections.values()].flat().map((i) => i.id)
        expect(placed.toSorted()).toEqual(['children#1', 'lending#1', 'lending#2'])
      }),
    )
  })
})
