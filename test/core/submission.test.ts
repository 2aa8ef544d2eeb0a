import { expect, it } from 'vitest'
import { finding } from '../../functions/core/finding.ts'
import { itemId, parseSubmission } from '../../functions/core/submission.ts'
import { submission } from './samples.ts'

const whole = submission('lending', {
  values: { loans: '12' },
  items: [{ line: 1, text: '甲。', headline: '标题', date: '2024-01-23' }],
  findings: [finding('text_cleaned', {}, { removed: [] })],
  reasons: { 'jump@D6': '属实' },
  source: { kind: 'xlsx', sha256: 'ab', fileName: 'a.xlsx' },
})
const json = () => JSON.parse(JSON.stringify(whole)) as Record<string, unknown>

it('what was stored is parsed back whole', () => {
  expect(parseSubmission(json())).toEqual(whole)
})

it.each(Object.keys(whole))('without %s it is none', (key) => {
  const rest = Object.entries(json()).filter(([name]) => name !== key)
  expect(parseSubmission(Object.fromEntries(rest))).toBeUndefined()
})

it.each<[string, unknown]>([
  ['revision', 1.5],
  ['revision', '1'],
  ['late', 0],
  ['items', {}],
  ['items', [null]],
  ['items', [{ line: 1, section: 'a', text: 'b' }]],
  ['items', [{ line: '1', section: 'a', text: 'b', cell: 'D1' }]],
  ['items', [{ line: 1, section: 'a', text: 'b', cell: 'D1', date: 5 }]],
  ['values', []],
  ['values', { loans: { kind: 'value', cell: 'D6' } }],
  ['values', { loans: { kind: 'value', value: 12, cell: 'D6' } }],
  ['values', { loans: { kind: 'zero', cell: 'D6' } }],
  ['values', { loans: null }],
  ['reporter', {}],
  ['reporter', { name: 'a', phone: 5 }],
  ['source', { kind: 'xlsx' }],
  ['source', []],
  ['findings', [{ code: 'x' }]],
  ['reasons', { a: 1 }],
])('with %s %j it is none', (key, value) => {
  expect(parseSubmission({ ...json(), [key]: value })).toBeUndefined()
})

it.each([null, undefined, 'x', 5, [], [whole]])('%j is none', (value) => {
  expect(parseSubmission(value)).toBeUndefined()
})

it('an item’s name is its department’s and its line’s', () => {
  expect(itemId('lending', 3)).toBe('lending#3')
})
