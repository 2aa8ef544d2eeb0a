import { expect, it } from 'vitest'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import { templateDefinition } from '../core/samples.ts'
import { createTestWorld } from '../http/world.ts'

it('keeps the revision where nothing changed, takes the next where something did, refuses a figure with another meaning', async () => {
  const { world } = await createTestWorld()
  const definition = templateDefinition('window-weekly')
  expect((await publishDefinition(world, definition)).revision).toBe(1)
  const renamed = { ...definition, title: '政务服务简况' }
  expect((await publishDefinition(world, renamed)).revision).toBe(2)
  expect((await publishDefinition(world, renamed)).revision).toBe(2)
  const at = definition.figures.findIndex((f) => f.id === 'certificates-issued')
  const figures = definition.figures.map((f, i) => (i === at ? { ...f, unit: '万份' } : f))
  await expect(publishDefinition(world, { ...renamed, figures })).rejects.toMatchObject({
    problem: { code: 'bad_request', findings: [{ code: 'wrong_value', at: { path: `$.figures[${at}].unit` } }] },
  })
  expect((await publishDefinition(world, renamed)).revision).toBe(2)
})
