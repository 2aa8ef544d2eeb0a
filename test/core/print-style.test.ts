import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePrintStyle, typeArea } from '../../functions/core/print-style.ts'

const folder = new URL('../../templates/print-styles/', import.meta.url)
const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>

/** The 22-line style with one value changed; `undefined` takes the key away. */
function changed(path: string, value: unknown): unknown {
  const json = read('bulletin-22.json')
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let at = json
  for (const key of keys) at = at[key] as Record<string, unknown>
  if (value === undefined) Reflect.deleteProperty(at, last)
  else at[last] = value
  return json
}
const faults = (json: unknown): string[] => {
  const parsed = parsePrintStyle(json)
  return parsed.ok ? [] : parsed.findings.map((f) => `${f.code} ${f.at.path ?? ''}`)
}

describe('a print style', () => {
  it.each(readdirSync(folder))('%s is read without a fault', (name) => {
    expect(faults(read(name))).toEqual([])
  })

  it('has the pitch that its lines leave, and characters that fill the type area', () => {
    const parsed = parsePrintStyle(read('bulletin-22.json'))
    if (!parsed.ok) throw new Error('not read')
    const { width, pitch, spacing } = typeArea(parsed.value)
    expect(pitch).toBeCloseTo(28.99, 2)
    expect(28 * (16 + spacing)).toBeCloseTo(width, 6)
    expect(spacing).toBeCloseTo(-0.207, 3)
  })

  it.each([
    ['an unknown key', 'page.depth', 3, 'unknown_key $.page.depth'],
    ['a missing key', 'page.margin.top', undefined, 'missing_key $.page.margin.top'],
    ['a size as text', 'text.body.size', '16', 'wrong_value $.text.body.size'],
    ['a colour by name', 'masthead.rule.colour', 'red', 'wrong_value $.masthead.rule.colour'],
    ['a number format without its place', 'pageNumber.format', '—1—', 'wrong_value $.pageNumber.format'],
    ['a font that is not defined', 'text.title.font', 'gothic', 'dangling_reference $.text.title.font'],
    ['a font named like a built-in', 'text.title.font', 'toString', 'dangling_reference $.text.title.font'],
    ['margins wider than the paper', 'page.margin.left', 190, 'wrong_value $.page.margin'],
    ['characters that overlap', 'grid.characters', 40, 'wrong_value $.grid.characters'],
    ['a page number off the paper', 'pageNumber.baseline', 40, 'wrong_value $.pageNumber.baseline'],
    ['half a surrogate pair', 'text.title.styleName', '\uD800', 'wrong_value $.text.title.styleName'],
  ])('is refused with a path for %s', (_, path, value, wanted) => {
    expect(faults(changed(path, value))).toContain(wanted)
  })

  it('is refused where its lines are lower than their letters', () => {
    expect(faults(changed('grid.lines', 60))).toContain('wrong_value $.text.body.lines')
  })
})
