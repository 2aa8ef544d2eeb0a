import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Finding, finding, findingKey } from '../../functions/core/finding.ts'
import { excerptFindings } from '../../functions/core/finding-excerpt.ts'

const notice = (cell: string, department = 'a') =>
  finding('number_read_as', { department, sheet: 's', cell }, { figure: 'f', text: '1', value: '1', unit: 'u' })
const warning = (cell: string, department = 'a') =>
  finding('stray_text', { department, sheet: 's', cell }, { text: 'x' })
const error = (cell: string, department = 'a') =>
  finding('figure_blank', { department, sheet: 's', cell }, { figure: 'f' })
const cells = (findings: readonly Finding[]) => findings.map(({ at }) => at.cell)

const some = fc.array(
  fc
    .tuple(fc.constantFrom(notice, warning, error), fc.nat({ max: 12 }), fc.constantFrom('a', 'b', 'c', 'd'))
    .map(([make, row, department]) => make(`A${row}`, department)),
  { maxLength: 60 },
)

describe('an excerpt of findings', () => {
  it('is all of them where they are few enough', () => {
    const few = [notice('A1'), error('A1'), notice('A2')]
    expect(excerptFindings(few, { max: 3 })).toBe(few)
  })

  it('names every department first, by its gravest finding', () => {
    const many = [...Array.from({ length: 9 }, (_, i) => error(`A${i}`)), notice('B1', 'b'), warning('B2', 'b')]
    expect(excerptFindings(many, { max: 3 })).toEqual([error('A0'), error('A1'), warning('B2', 'b')])
  })

  it('then every cell, by its gravest finding, before another of the same cell', () => {
    const many = [notice('A1'), error('A1'), warning('A1'), notice('A2'), notice('A3')]
    expect(excerptFindings(many, { max: 3 })).toEqual([error('A1'), notice('A2'), notice('A3')])
    expect(excerptFindings(many, { max: 4 })).toEqual([error('A1'), warning('A1'), notice('A2'), notice('A3')])
  })

  it('names the grave cells before the others, and warnings that want a reason before those that have one', () => {
    const many = [notice('A1'), warning('A2'), warning('A3'), error('A4')]
    expect(cells(excerptFindings(many, { max: 2 }))).toEqual(['A2', 'A4'])
    const unanswered = new Set([findingKey(warning('A3'))])
    expect(cells(excerptFindings(many, { max: 2, unanswered }))).toEqual(['A3', 'A4'])
  })

  it('is of the most that it may be, in the old order, and leaves out no department that fits', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 40 }), (findings, max) => {
        const listed = excerptFindings(findings, { max })
        expect(listed).toHaveLength(Math.min(max, findings.length))
        const places = listed.map((f) => findings.indexOf(f))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(new Set(places).size).toBe(listed.length)
        const departments = (of: readonly Finding[]) => new Set(of.map(({ at }) => at.department)).size
        expect(departments(listed)).toBe(Math.min(max, departments(findings)))
      }),
    )
  })

  it('of fifty thousand is as long as of any, gravest first', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => (i % 100 === 0 ? error : notice)(`A${i}`))
    const listed = excerptFindings(many)
    expect(listed).toHaveLength(500)
    expect(new Set(listed.map(({ severity }) => severity))).toEqual(new Set(['error']))
  })
})
