import { expect, it } from 'vitest'
import {
  findDepartment,
  figuresInOrder,
  leafSections,
  reportedFigures,
  writableSections,
} from '../../functions/core/definition.ts'
import { definition, department } from './samples.ts'

it('groups are opened up in print order', () => {
  expect(leafSections(definition).map((s) => s.id)).toEqual([
    'overview',
    'events',
    'training',
    'thanks',
    'doors',
    'reading-room',
    'by-department',
  ])
  expect(writableSections(definition).map((s) => s.id)).toEqual([
    'events',
    'training',
    'thanks',
    'doors',
    'reading-room',
  ])
})

it('a department reports its figures in its own order, never derived ones', () => {
  const turned = { ...department('lending'), figures: ['income', 'circulation', 'loans', 'nowhere'] }
  expect(reportedFigures(definition, turned).map((f) => f.id)).toEqual(['income', 'loans'])
  expect(findDepartment(definition, 'nobody')).toBeUndefined()
})

it('figures come after those that they are made of', () => {
  const order = figuresInOrder(definition.figures.toReversed()).map((f) => f.id)
  expect(order).toHaveLength(definition.figures.length)
  expect(order.indexOf('circulation')).toBeGreaterThan(Math.max(order.indexOf('loans'), order.indexOf('returned')))
  expect(order.indexOf('return-rate')).toBeGreaterThan(order.indexOf('loans'))
})
