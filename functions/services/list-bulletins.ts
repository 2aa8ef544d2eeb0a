/** The bulletins of a deployment with their departments: what a person chooses from before anything else. */
import { prefixes } from '../core/keys.ts'
import type { Definition } from '../core/definition.ts'
import { newestDefinition } from './issue-state.ts'
import { mapParallel, newestKeys } from './records.ts'
import type { World } from './world.ts'

export interface BulletinSummary {
  readonly bulletin: string
  readonly name: string
  readonly language: Definition['language']
  readonly departments: readonly { readonly department: string; readonly name: string }[]
}

export async function listBulletins(world: World): Promise<BulletinSummary[]> {
  const keys = await newestKeys(world.store, prefixes.definitions())
  return mapParallel(keys, async (key) => {
    const { definition } = await newestDefinition(world.store, key.split('/')[1] ?? '')
    const departments = definition.departments.map(({ id, name }) => ({ department: id, name }))
    return { bulletin: definition.id, name: definition.name, language: definition.language, departments }
  })
}
