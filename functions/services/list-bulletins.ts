/** The bulletins in which a person has a role, with their departments: what she chooses from before anything else. */
import { type Definition, findDepartment } from '../core/definition.ts'
import type { OfficeRole } from '../core/grant.ts'
import type { Caller } from '../ports.ts'
import { newestDefinition } from './issue-state.ts'
import { listGrants } from './people.ts'
import { mapParallel } from './records.ts'
import type { World } from './world.ts'

export interface BulletinSummary {
  readonly bulletin: string
  readonly name: string
  readonly language: Definition['language']
  readonly departments: readonly { readonly department: string; readonly name: string }[]
  readonly roles: readonly OfficeRole[]
  /** Those of the departments that she reports for. */
  readonly own: readonly string[]
}

export async function listBulletins(world: World, caller: Caller): Promise<BulletinSummary[]> {
  const grants = await listGrants(world.store, caller)
  return mapParallel(grants, async ({ bulletin, roles, departments: own }) => {
    const { definition } = await newestDefinition(world.store, bulletin)
    const departments = definition.departments.map(({ id, name }) => ({ department: id, name }))
    const { name, language } = definition
    return { bulletin, name, language, departments, roles, own: own.filter((id) => findDepartment(definition, id)) }
  })
}
