import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fillTemplate, parseTemplate } from '../../functions/core/placeholder.ts'
import { anyText } from './samples.ts'

it('splits a text at its placeholders', () => {
  expect(parseTemplate('至{ytd.to}，{week.loans}件')).toEqual([
    { kind: 'text', text: '至' },
    { kind: 'placeholder', name: 'ytd.to' },
    { kind: 'text', text: '，' },
    { kind: 'placeholder', name: 'week.loans' },
    { kind: 'text', text: '件' },
  ])
  expect(parseTemplate('')).toEqual([])
})

it('a doubled brace is a brace', () => {
  expect(fillTemplate('{{{a}}} {{b}}', { a: 1, b: 2 })).toBe('{1} {b}')
})

it.each(['{', '}', 'a{b', 'a}b', '{a{b}', '{{}', '{ {a}', '{{{'])('%j has a brace open or alone', (template) => {
  expect(parseTemplate(template)).toBeUndefined()
  expect(fillTemplate(template, { a: 1 })).toBe(template)
})

it('an unknown placeholder stays visible, inherited names too', () => {
  expect(fillTemplate('{a}{b}', { a: 0 })).toBe('0{b}')
  for (const name of ['constructor', 'toString', '__proto__', ''])
    expect(fillTemplate(`{${name}}`, {})).toBe(`{${name}}`)
})

it('what is filled in is never read as a template', () => {
  fc.assert(
    fc.property(anyText(), fc.string(), (value, other) => {
      expect(fillTemplate('<{a}>{b}', { a: value, b: other })).toBe(`<${value}>${other}`)
      expect(fillTemplate('{a}', { a: '{b}{{', b: 'x' })).toBe('{b}{{')
    }),
  )
})

it('any text with its braces doubled comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', '中', '\ud83d') }), (text) => {
      expect(fillTemplate(text.replace(/[{}]/g, '$&$&'), { a: 1 })).toBe(text)
    }),
  )
})
