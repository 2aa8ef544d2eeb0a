/**
 * Who may: every route of a bulletin begins with `may(operation)`, which asks the table of rights before a body is
 * read. `asked` (asked.ts) hands a handler its person only after that, so a route that forgot to ask answers nobody.
 */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from '../core/problem.ts'
import { decide, type Operation } from '../core/rights.ts'
import { newestDefinition } from '../services/issue-state.ts'
import { grantOf } from '../services/people.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { maxBodyBytes } from './request.ts'

/** Counts a body that does not tell its length while it comes in, and takes it only from whoever may send one. */
const limitBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw refuse('too_large', { max: maxBodyBytes })
  },
})

export type May = (operation: Operation) => MiddlewareHandler<AppEnv>

/** @throws Refusal not_found, no_role, not_allowed, not_your_department */
export const createMay =
  (world: World): May =>
  (operation) =>
  async (c, next) => {
    const bulletin = c.req.param('bulletin') ?? ''
    const department = c.req.param('department')
    const grant = await grantOf(world.store, bulletin, c.get('caller'))
    const decision = decide(operation, grant, department)
    // A bulletin that is not there is no matter of roles.
    if (decision === 'no_role') await newestDefinition(world.store, bulletin)
    if (decision === 'not_your_department') throw refuse(decision, { department: department ?? '' })
    if (decision !== 'allowed') throw refuse(decision, {})
    c.set('allowed', operation)
    return limitBody(c, next)
  }
