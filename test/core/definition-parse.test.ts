import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonPath, parseDefinition } from '../../functions/core/definition-parse.ts'
import type { Finding } from '../../functions/core/finding.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Path = readonly (string | number)[]
interface Change {
  readonly at: Path
  readonly to: Json | undefined
}

const load = (bulletin: string): Json =>
  JSON.parse(readFileSync(new URL(`../../templates/${bulletin}/definition.json`, import.meta.url), 'utf8')) as Json
const windowWeekly = load('window-weekly')

/** A copy with the value at a path replaced (added, or taken away where `to` is undefined). */
function changed(json: Json, { at, to }: Change): Json | undefined {
  const [key, ...rest] = at
  if (key === undefined) return to
  if (Array.isArray(json)) {
    const part = changed(json[Number(key)] ?? null, { at: rest, to })
    return json
      .flatMap((value, i) => (i !== key ? [value] : part === undefined ? [] : [part]))
      .concat(key === json.length && part !== undefined ? [part] : [])
  }
  if (json === null || typeof json !== 'object') return json
  const { [key]: old, ...others } = json
  const part = changed(old ?? null, { at: rest, to })
  return part === undefined ? others : { ...others, [key]: part }
}

const after = (...changes: Change[]): Finding[] => {
  const json = changes.reduce<Json>((value, change) => changed(value, change) ?? null, windowWeekly)
  const parsed = parseDefinition(json)
  return parsed.ok ? [] : parsed.findings
}

/** Index of a figure, department or section by its id. */
const indexOf = (list: string, id: string): number => {
  const entries = (windowWeekly as { [key: string]: Json })[list] as { id: string }[]
  return entries.findIndex((entry) => entry.id === id)
}
const sum = indexOf('figures', 'all-accepted')
const otherSum = indexOf('figures', 'all-completed')
const ratio = indexOf('figures', 'permits-completion-rate')

describe('the definitions in templates/', () => {
  it.each(['window-weekly', 'hospital-weekly'])('%s has no fault', (bulletin) => {
    expect(parseDefinition(load(bulletin))).toMatchObject({ ok: true })
  })
})

describe('each kind of fault is found at its path', () => {
  const cases: [name: string, at: Path, to: Json | undefined, code: string, path: string, params: object][] = [
    ['an unknown key', ['figures', 2, 'colour'], 'red', 'unknown_key', '$.figures[2].colour', { key: 'colour' }],
    ['an unknown key at the top', ['extra'], 1, 'unknown_key', '$.extra', { key: 'extra' }],
    ['a missing key', ['figures', 2, 'unit'], undefined, 'missing_key', '$.figures[2].unit', { key: 'unit' }],
    ['a missing part', ['masthead'], undefined, 'missing_key', '$.masthead', { key: 'masthead' }],
    ['a wrong type', ['items', 'rows'], 'eight', 'wrong_value', '$.items.rows', { found: '"eight"' }],
    ['null', ['departments', 0, 'name'], null, 'wrong_value', '$.departments[0].name', { found: 'null' }],
    ['a number out of range', ['deadline', 'days'], 99, 'wrong_value', '$.deadline.days', { found: '99' }],
    ['an unknown kind', ['figures', 0, 'kind'], 'flwo', 'wrong_value', '$.figures[0].kind', { found: '"flwo"' }],
    ['a zone that is none', ['timeZone'], 'Asia/Nowhere', 'wrong_value', '$.timeZone', { wanted: 'an IANA time zone' }],
    ['a malformed id', ['departments', 1, 'id'], 'A_B', 'wrong_value', '$.departments[1].id', { found: '"A_B"' }],
    ['a lone surrogate', ['title'], 'x\ud800', 'wrong_value', '$.title', { wanted: 'well-formed text' }],
    [
      'a department that reports an unknown figure',
      ['departments', 0, 'figures', 0],
      'nothing',
      'dangling_reference',
      '$.departments[0].figures[0]',
      { id: 'nothing', wanted: 'flow or stock' },
    ],
    [
      'a department that reports a derived figure',
      ['departments', 0, 'figures', 0],
      'all-accepted',
      'dangling_reference',
      '$.departments[0].figures[0]',
      { id: 'all-accepted' },
    ],
    [
      'a department that writes in a text section',
      ['departments', 0, 'sections', 0],
      'overview',
      'dangling_reference',
      '$.departments[0].sections[0]',
      { id: 'overview', wanted: 'items or line' },
    ],
    [
      'a sum of an unknown figure',
      ['figures', sum, 'of', 1],
      'gone',
      'dangling_reference',
      `$.figures[${sum}].of[1]`,
      { id: 'gone' },
    ],
    [
      'a ratio to an unknown figure',
      ['figures', ratio, 'denominator'],
      'gone',
      'dangling_reference',
      `$.figures[${ratio}].denominator`,
      { id: 'gone' },
    ],
    [
      'a check on an unknown figure',
      ['checks', 'atMost', 0, 'limit'],
      'gone',
      'dangling_reference',
      '$.checks.atMost[0].limit',
      { id: 'gone' },
    ],
    [
      'an opening of a stock',
      ['openings', 0, 'values', 0, 'figure'],
      'windows-open',
      'dangling_reference',
      '$.openings[0].values[0].figure',
      { wanted: 'flow' },
    ],
    [
      'an opening of an unknown department',
      ['openings', 0, 'values', 0, 'department'],
      'gone',
      'dangling_reference',
      '$.openings[0].values[0].department',
      { id: 'gone' },
    ],
    [
      'an opening with decimals that its figure lacks',
      ['openings', 0, 'values', 0, 'value'],
      '12.5',
      'wrong_value',
      '$.openings[0].values[0].value',
      { found: '12.5' },
    ],
    [
      'a repeated figure id',
      ['figures', 1, 'id'],
      'permits-accepted',
      'duplicate_id',
      '$.figures[1].id',
      { id: 'permits-accepted' },
    ],
    ['a repeated name', ['departments', 1, 'name'], '省教育厅', 'duplicate_id', '$.departments[2].name', {}],
    [
      'a repeated section id, inside a group',
      ['sections', 1, 'sections', 0, 'id'],
      'overview',
      'duplicate_id',
      '$.sections[1].sections[0].id',
      { id: 'overview' },
    ],
    [
      'a figure summed twice',
      ['figures', sum, 'of', 1],
      'permits-accepted',
      'duplicate_id',
      `$.figures[${sum}].of[1]`,
      { id: 'permits-accepted' },
    ],
    [
      'a figure opened twice for one department',
      ['openings', 0, 'values', 1, 'department'],
      'reform',
      'duplicate_id',
      '$.openings[0].values[1]',
      { id: 'permits-accepted, reform' },
    ],
    [
      'a sum over different units',
      ['figures', sum, 'of', 1],
      'visitors',
      'wrong_value',
      `$.figures[${sum}].of[1]`,
      { wanted: 'unit 件' },
    ],
    [
      'a sum of a stock and flows',
      ['figures', sum, 'of', 1],
      'permits-pending',
      'wrong_value',
      `$.figures[${sum}].of`,
      { wanted: 'flows only or stocks only' },
    ],
    [
      'a sum of a ratio',
      ['figures', sum, 'of', 1],
      'permits-completion-rate',
      'wrong_value',
      `$.figures[${sum}].of[1]`,
      { found: 'permits-completion-rate' },
    ],
    [
      'a sum of itself',
      ['figures', sum, 'of', 0],
      'all-accepted',
      'cyclic_derivation',
      `$.figures[${sum}]`,
      { figures: ['all-accepted', 'all-accepted'] },
    ],
    [
      'an unknown placeholder',
      ['sections', 0, 'paragraphs', 0],
      '本年{ytd.gone}件',
      'unknown_placeholder',
      '$.sections[0].paragraphs[0]',
      { placeholder: 'ytd.gone' },
    ],
    [
      'a placeholder that has no place here',
      ['masthead', 'number'],
      '{period}',
      'unknown_placeholder',
      '$.masthead.number',
      { placeholder: 'period' },
    ],
    ['an open brace', ['imprint', 'lines', 0], '报：{', 'wrong_value', '$.imprint.lines[0]', {}],
  ]
  it.each(cases)('%s', (_, at, to, code, path, params) => {
    expect(after({ at, to })).toContainEqual(
      expect.objectContaining({ code, at: { path }, severity: 'error', ...params }),
    )
  })

  it('a cycle over several figures, once', () => {
    const findings = after(
      { at: ['figures', sum, 'of', 0], to: 'all-completed' },
      { at: ['figures', otherSum, 'of', 0], to: 'all-accepted' },
    )
    expect(findings).toMatchObject([
      { code: 'cyclic_derivation', figures: ['all-accepted', 'all-completed', 'all-accepted'] },
    ])
  })
})

describe('all faults are found at once', () => {
  it('of the shape', () => {
    const findings = after(
      { at: ['extra'], to: 1 },
      { at: ['title'], to: undefined },
      { at: ['items', 'rows'], to: 0 },
      { at: ['departments', 3, 'name'], to: 7 },
    )
    expect(findings.map((f) => `${f.code} ${f.at.path ?? ''}`).toSorted()).toEqual([
      'missing_key $.title',
      'unknown_key $.extra',
      'wrong_value $.departments[3].name',
      'wrong_value $.items.rows',
    ])
  })

  it('of the meaning', () => {
    const findings = after(
      { at: ['departments', 0, 'figures', 0], to: 'gone' },
      { at: ['departments', 2, 'id'], to: 'reform' },
      { at: ['title'], to: '{week.visitors}' },
      { at: ['figures', sum, 'of', 0], to: 'all-accepted' },
    )
    expect(new Set(findings.map((f) => f.code))).toEqual(
      new Set(['dangling_reference', 'duplicate_id', 'unknown_placeholder', 'cyclic_derivation']),
    )
  })
})

it.each([null, undefined, 7, 'text', [], {}])('%j is no definition', (json) => {
  expect(parseDefinition(json).ok).toBe(false)
})

it('a JSON path quotes keys that are no plain words', () => {
  expect(jsonPath(['figures', 2, 'a b', '__proto__'])).toBe('$.figures[2]["a b"].__proto__')
})

/** Every path in a JSON value. */
const pathsIn = (json: Json, at: Path = []): Path[] => [
  at,
  ...(json === null || typeof json !== 'object'
    ? []
    : Object.entries(json).flatMap(([key, value]) => pathsIn(value, [...at, Array.isArray(json) ? Number(key) : key]))),
]

it('whatever a definition is turned into, the answer is findings and no exception', () => {
  const paths = pathsIn(windowWeekly)
  const value = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue() as fc.Arbitrary<Json>,
    fc.constantFrom<Json>('all-accepted', 'reform', '{', '__proto__', 1e308, -0, '', { kind: 'sum' }, ['all-accepted']),
  )
  const change: fc.Arbitrary<Change> = fc.record({ at: fc.constantFrom(...paths), to: value })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const findings = after(...changes)
      expect(findings.every((f) => f.at.path?.startsWith('$') === true)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
