/** JSON as it must not be: sound bodies changed in a place or two, and towers, doubles and prototypes. */
import * as fc from 'fast-check'
import { hostileText } from './hostile-text.ts'

/** Names that mean something to JavaScript or to us. */
const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
  'valueOf',
  'base',
  'comment',
  'deadline',
  'departments',
  'edits',
  'expires',
  'formula',
  'from',
  'id',
  'include',
  'item',
  'name',
  'order',
  'people',
  'period',
  'pin',
  'reason',
  'reasons',
  'roles',
  'rows',
  'section',
  'sheets',
  'text',
  'to',
  '0',
  '-1',
  '',
] as const

/** Pieces of JSON text: what cannot be said as a value (doubles, huge numbers, towers) is written out. */
const numbers = [
  '0',
  '-0',
  '1e400',
  '-1e400',
  '1E-400',
  '9007199254740993',
  '123456789012345678901234567890',
  '0.1',
  '1e21',
  '-1',
  '2147483648',
  '1.7976931348623157e308',
  '5e-324',
  '46500',
] as const
const scalars = [
  'null',
  'true',
  'false',
  '""',
  '"2026-01-12"',
  '"2026-02-30"',
  '"2026-01-12T09:00:00Z"',
  '"editor"',
] as const
const wrong = [
  '01',
  '+1',
  '.5',
  'NaN',
  'Infinity',
  'undefined',
  "'a'",
  '"\\x"',
  '"\\uD800',
  '"\u0000"',
  '{a:1}',
  '[,]',
  '/*',
  '\uFEFF',
] as const
const halves = ['"\\uD800"', '"\\uDFFF\\uD800"', '"\\u0000"', '"\\uFFFE"'] as const

const key = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: hostileText })
const tower = fc
  .tuple(fc.constantFrom('[', '{"a":', '[[1],', '{"__proto__":'), fc.constantFrom(5, 30, 40, 70, 2_000, 200_000))
  .map(([open, depth]) => open.repeat(depth) + '1' + (open.includes('{') ? '}' : ']').repeat(depth))

/** Any JSON text, most of it well-formed. */
export const hostileJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    { weight: 6, arbitrary: fc.constantFrom(...scalars, ...numbers, ...halves) },
    { weight: 4, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
    { weight: 3, arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((all) => `[${all.join(',')}]`) },
    {
      weight: 4,
      arbitrary: fc
        .array(fc.tuple(key, tie('value')), { maxLength: 5 })
        .map((all) => `{${all.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
    },
  ),
})).value

const piece = fc.oneof(
  { weight: 12, arbitrary: hostileJson },
  { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  { weight: 1, arbitrary: tower },
)

/** One change of a JSON text, at a place chosen among its values and its members. */
interface Change {
  readonly kind: 'replace' | 'double' | 'add' | 'repeat'
  readonly at: number
  readonly key: string
  readonly piece: string
  readonly times: number
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'replace', 'double', 'add', 'repeat'),
  at: fc.nat({ max: 10_000 }),
  key,
  piece,
  times: fc.constantFrom(2, 30, 1_000),
})

/** Where values stand in a JSON text that `JSON.stringify` wrote: strings, numbers, words, and openings of objects. */
const places = /"[^"\\]*(?:\\.[^"\\]*)*"(:?)|-?\d[\d.eE+-]*|true|false|null|\{|\[/g

/** A text is repeated twice at most to this length: a million letters were too many for `places` itself. */
const longest = 250_000

const repeated = (text: string, times: number): string =>
  JSON.stringify(text.repeat(Math.max(1, Math.min(times, Math.floor(longest / (text.length + 1))))))

function changed(text: string, { kind, at, key, piece, times }: Change): string {
  const all = [...text.matchAll(places)].filter(([found, colon]) =>
    kind === 'add' || kind === 'double' ? found === '{' : colon !== ':' && found !== '{' && found !== '[',
  )
  const place = all[at % Math.max(1, all.length)]
  if (!place) return text
  const [found] = place
  const end = place.index + found.length
  const before = text.slice(0, place.index)
  const after = text.slice(end)
  switch (kind) {
    case 'replace':
      return before + piece + after
    case 'repeat':
      // Of a text a longer text; anything else as it was.
      return before + (found.startsWith('"') ? repeated(found.slice(1, -1), times) : found) + after
    case 'add':
    case 'double': {
      const first = /^\s*("(?:[^"\\]|\\.)*"):/.exec(after)?.[1]
      const name = kind === 'double' && first !== undefined ? first : JSON.stringify(key)
      return `${before}{${name}:${piece}${/^\s*\}/.test(after) ? '' : ','}${after}`
    }
  }
}

/** What an input is made of: so short that a person can read it in a report. */
export interface JsonRecipe {
  readonly whole: string | undefined
  readonly changes: readonly Change[]
  readonly cut: number | undefined
}

export const jsonRecipe: fc.Arbitrary<JsonRecipe> = fc.record({
  whole: fc.option(piece, { nil: undefined, freq: 4 }),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  cut: fc.option(fc.nat({ max: 3_000 }), { nil: undefined, freq: 12 }),
})

/** A body by its recipe: something else altogether, or a sound one changed. */
export function cookJson(sound: unknown, { whole, changes, cut }: JsonRecipe): string {
  const text = whole ?? changes.reduce(changed, JSON.stringify(sound ?? {}))
  return cut === undefined ? text : text.slice(0, cut)
}
