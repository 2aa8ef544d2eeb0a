import { expect, it } from 'vitest'
import { changedFigures } from '../../functions/core/definition-change.ts'
import type { Figure } from '../../functions/core/definition.ts'
import { definition } from './samples.ts'

const changed = (change: (figure: Figure) => Figure) => ({ ...definition, figures: definition.figures.map(change) })
const paths = (change: (figure: Figure) => Figure) => changedFigures(definition, changed(change)).map((f) => f.at.path)
const flow = definition.figures.findIndex((f) => f.kind === 'flow' && f.decimals > 0)

it('a figure may be renamed, get more decimals, or come and go', () => {
  expect(paths((f) => ({ ...f, name: `${f.name}数` }))).toEqual([])
  expect(paths((f) => ({ ...f, decimals: f.decimals + 1 }))).toEqual([])
  expect(changedFigures(definition, { ...definition, figures: definition.figures.slice(1) })).toEqual([])
})

it('a figure that keeps its id keeps its kind, its unit and at least its decimals; all faults at once', () => {
  expect(flow).toBeGreaterThanOrEqual(0)
  const other = (f: Figure, i: number): Figure =>
    i === flow && f.kind === 'flow' ? { ...f, kind: 'stock', unit: '吨', decimals: 0 } : f
  const after = { ...definition, figures: definition.figures.map(other) }
  expect(changedFigures(definition, after).map((f) => f.at.path)).toEqual([
    `$.figures[${flow}].kind`,
    `$.figures[${flow}].unit`,
    `$.figures[${flow}].decimals`,
  ])
})
