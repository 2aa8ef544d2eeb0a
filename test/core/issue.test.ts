import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { editionSchema, issueSchema, itemEditSchema, returnSchema, reviewSchema } from '../../functions/core/issue.ts'
import { edition, issue, returned, review } from './samples.ts'

const base = { revision: 1, section: 'events', text: '甲。' }
const edits = [{ item: 'lending#1', base, text: '改。' }]

it('what is stored of an issue is read back whole', () => {
  const stored: [v.GenericSchema, unknown][] = [
    [issueSchema, issue],
    [returnSchema, returned('lending', 1, 1)],
    [editionSchema, edition(3, { loans: '1', 'return-rate': null })],
    [reviewSchema, review(edits, { events: ['lending#1'] })],
  ]
  for (const [schema, value] of stored) expect(v.parse(schema, JSON.parse(JSON.stringify(value)))).toEqual(value)
})

describe('an issue', () => {
  it.each([
    { deadline: '2024-02-30T00:00:00.000Z' },
    { deadline: '2024-01-29' },
    { period: { from: '2024-02-30', to: '2024-03-01' } },
    { issueNo: 0 },
    { definition: 1.5 },
    { issuedOn: '2024-1-1' },
    { writer: undefined },
  ])('with %j is none', (change) => {
    expect(v.safeParse(issueSchema, { ...issue, ...change }).success).toBe(false)
  })
})

it('an editor’s change says what it was made on, and can change no figure', () => {
  expect(v.safeParse(itemEditSchema, edits[0]).success).toBe(true)
  expect(v.safeParse(itemEditSchema, { item: 'lending#1', text: '改。' }).success).toBe(false)
  expect(v.safeParse(itemEditSchema, { ...edits[0], values: { loans: '5' } }).success).toBe(false)
})
