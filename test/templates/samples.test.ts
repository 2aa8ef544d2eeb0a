import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Definition, findDepartment, reportedFigures } from '../../functions/core/definition.ts'
import { parseDefinition } from '../../functions/core/definition-parse.ts'
import { readDate } from '../../functions/core/period.ts'
import { formatQuantity, parseQuantity, readQuantity } from '../../functions/core/quantity.ts'

interface SampleItem {
  readonly section?: string
  readonly text: string
  readonly date: string | number
}
interface SampleSheet {
  readonly values: Readonly<Record<string, string | number>>
  readonly items: readonly SampleItem[]
}
interface SampleDepartment extends Partial<SampleSheet> {
  readonly department: string
  readonly reporter: string
  readonly nilReturn?: true
  readonly arrives?: 'late'
  readonly remarks?: Readonly<Record<string, string>>
  readonly firstAttempt?: SampleSheet & { readonly faults: readonly string[] }
}
interface Sample {
  readonly period: { readonly from: string; readonly to: string }
  readonly departments: readonly SampleDepartment[]
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../templates/${path}`, import.meta.url), 'utf8'))
function definitionOf(bulletin: string): Definition {
  const parsed = parseDefinition(read(`${bulletin}/definition.json`))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}
const bulletins = [
  { bulletin: 'window-weekly', issue: '2022-45' },
  { bulletin: 'hospital-weekly', issue: '2026-1' },
].map(({ bulletin, issue }) => ({
  bulletin,
  definition: definitionOf(bulletin),
  sample: read(`${bulletin}/sample/${issue}.json`) as Sample,
}))

const unreadable = (definition: Definition, figureId: string, cell: string | number): string | undefined => {
  const figure = definition.figures.find((f) => f.id === figureId)
  const reading = figure && readQuantity(cell, figure)
  return reading?.kind === 'value' ? undefined : `${figureId}: ${cell}`
}

describe.each(bulletins)('the sample of $bulletin', ({ definition, sample }) => {
  it('has every department once', () => {
    expect(sample.departments.map((d) => d.department)).toEqual(definition.departments.map((d) => d.id))
  })

  it('answers exactly the figures that each department is asked for, readably', () => {
    for (const { department, nilReturn, values } of sample.departments) {
      const asked = findDepartment(definition, department)
      const figures = asked ? reportedFigures(definition, asked).map((f) => f.id) : []
      expect(Object.keys(values ?? {})).toEqual(nilReturn ? [] : figures)
      expect(Object.entries(values ?? {}).flatMap(([f, cell]) => unreadable(definition, f, cell) ?? [])).toEqual([])
    }
  })

  it('writes items of the period into sections that the department may use, within the limits', () => {
    for (const { department, items = [] } of sample.departments) {
      const allowed = findDepartment(definition, department)?.sections
      for (const item of items) {
        expect(allowed).toContain(item.section)
        expect(item.text.length).toBeLessThanOrEqual(definition.items.maxText)
        const date = readDate(item.date, sample.period, false)
        expect(date !== undefined && date >= sample.period.from && date <= sample.period.to).toBe(true)
      }
      expect(items.length).toBeLessThanOrEqual(definition.items.rows)
    }
  })
})

describe('the sample week of the window bulletin', () => {
  const [{ definition, sample }] = bulletins as [(typeof bulletins)[number]]

  it.each([
    ['permits-accepted', '799438'],
    ['permits-completed', '789638'],
    ['services-accepted', '21291461'],
    ['services-completed', '9007873'],
    ['others-accepted', '62413'],
    ['others-completed', '62284'],
    ['certificates-issued', '24800'],
    ['certified-exports', '6.86'],
  ])('brings %s with the openings to %s in the year', (id, total) => {
    const figure = definition.figures.find((f) => f.id === id)!
    const opening = definition.openings
      .flatMap((o) => o.values)
      .filter((v) => v.figure === id)
      .map((v) => parseQuantity(v.value, figure.decimals)!)
    const week = sample.departments.flatMap(({ values }) => {
      const reading = values?.[id] === undefined ? undefined : readQuantity(values[id], figure)
      return reading?.kind === 'value' ? [reading.value] : []
    })
    const sum = [...opening, ...week].reduce((a, b) => a + b, 0n)
    expect(formatQuantity(sum, figure.decimals)).toBe(total)
  })

  it('has two late departments, one nil return and one first attempt of three faults', () => {
    const ids = (test: (d: SampleDepartment) => boolean) => sample.departments.filter(test).map((d) => d.department)
    expect(ids((d) => d.arrives === 'late')).toHaveLength(2)
    expect(ids((d) => d.nilReturn === true)).toEqual(['water'])
    expect(ids((d) => d.firstAttempt !== undefined)).toEqual(['emergency'])
    const first = sample.departments.flatMap((d) => d.firstAttempt ?? [])[0]!
    expect(first.faults).toEqual(['not_a_number', 'section_missing', 'date_unreadable'])
    expect(Object.entries(first.values).flatMap(([f, cell]) => unreadable(definition, f, cell) ?? [])).toHaveLength(1)
    expect(first.items.filter((item) => item.section === undefined)).toHaveLength(1)
    expect(first.items.filter((item) => readDate(item.date, sample.period, false) === undefined)).toHaveLength(1)
  })

  it('completes more than it accepts at most once, and says why', () => {
    const over = sample.departments.flatMap(({ values = {}, remarks }) =>
      definition.checks.atMost.flatMap(({ figure, limit }) => {
        const [value, most] = [figure, limit].map((id) => {
          const scale = definition.figures.find((f) => f.id === id)!
          const reading = values[id] === undefined ? undefined : readQuantity(values[id], scale)
          return reading?.kind === 'value' ? reading.value : 0n
        })
        return value! > most! ? [remarks?.[figure]] : []
      }),
    )
    expect(over).toEqual([expect.any(String)])
  })
})
