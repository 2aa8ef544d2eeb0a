import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isId,
  issueId,
  issueKey,
  parseIssueId,
  prefixes,
  revisionKey,
  revisionOf,
  revisionText,
} from '../../functions/core/keys.ts'

const ids = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}$/).filter(isId)

it('keys stand as design.md draws them', () => {
  expect(revisionKey(prefixes.submissions('w', '2022-45', 'ecology'), 12)).toBe(
    'submissions/w/2022-45/ecology/000012.json',
  )
  expect(revisionKey(prefixes.definitions('w'), 1)).toBe('definitions/w/000001.json')
  expect(revisionKey(prefixes.returns('w', '2022-45', 'a'), 1)).toBe('returns/w/2022-45/a/000001.json')
  expect(issueKey('w', '2022-45')).toBe('issues/w/2022-45.json')
  expect([
    prefixes.definitions(),
    prefixes.issues('w'),
    prefixes.submissions('w', '2022-4'),
    prefixes.returns('w', '2022-4'),
    prefixes.reviews('w', '2022-4'),
    prefixes.editions('w'),
    prefixes.editions('w', '2022-4'),
    prefixes.reopenings('w', '2022-4'),
  ]).toEqual([
    'definitions/',
    'issues/w/',
    'submissions/w/2022-4/',
    'returns/w/2022-4/',
    'reviews/w/2022-4/',
    'editions/w/',
    'editions/w/2022-4/',
    'reopenings/w/2022-4/',
  ])
})

it('department and revision are read back from a key', () => {
  fc.assert(
    fc.property(ids, ids, ids, fc.integer({ min: 1, max: 999_999 }), (bulletin, issue, department, revision) => {
      const key = revisionKey(prefixes.submissions(bulletin, issue, department), revision)
      expect([key.split('/')[3], revisionOf(key)]).toEqual([department, revision])
    }),
  )
})

it('keys sort as their revisions do', () => {
  fc.assert(
    fc.property(fc.nat(999_999), fc.nat(999_999), (a, b) => {
      expect(revisionText(a) < revisionText(b)).toBe(a < b)
    }),
  )
})

describe('nothing but an id gets into a key', () => {
  it.each([
    '',
    '.',
    '..',
    'a/b',
    '/',
    'a\\b',
    'A',
    '生态',
    'a--b',
    '-a',
    'a-',
    'a b',
    'a|b',
    '{a}',
    'a\n',
    'x'.repeat(41),
    ...Object.getOwnPropertyNames(Object.prototype),
    'prototype',
  ])('%j', (id) => {
    expect(isId(id)).toBe(false)
    expect(() => prefixes.submissions('w', '2022-45', id)).toThrow('is no id')
    expect(() => prefixes.editions(id)).toThrow('is no id')
    expect(() => prefixes.definitions(id)).toThrow('is no id')
    expect(() => issueKey('w', id)).toThrow('is no id')
  })
})

it.each(['a/1.json', 'a/0000001.json', 'a/000001.json.tmp', 'a/000001', '000001.json'])(
  '%s ends in no revision',
  (key) => {
    expect(revisionOf(key)).toBeUndefined()
  },
)

it('an issue’s id names its year and number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (year, issueNo) => {
      expect(parseIssueId(issueId(year, issueNo))).toEqual({ year, issueNo })
    }),
  )
  for (const text of ['2022-0', '2022-01', '2022', '2022-45/..', '22-1', '2022-45 ', '2022-99999'])
    expect(parseIssueId(text)).toBeUndefined()
})
