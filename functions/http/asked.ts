/** Who asks, and on what: of a request whose person is known. */
import type { Context } from 'hono'
import type { Asked, AskedOnDepartment, AskedOnIssue } from '../services/world.ts'
import type { AppEnv } from './app.ts'

export type C = Context<AppEnv>

export const asked = (c: C): Asked => ({ person: c.get('person'), bulletin: c.req.param('bulletin') ?? '' })
export const onIssue = (c: C): AskedOnIssue => ({ ...asked(c), issue: c.req.param('issue') ?? '' })
export const onDepartment = (c: C): AskedOnDepartment => ({
  ...onIssue(c),
  department: c.req.param('department') ?? '',
})

/** `?revision=3`: undefined where it is not asked for, NaN where it is no number of ours. */
export function askedRevision(c: C): number | undefined {
  const text = c.req.query('revision')
  return text === undefined ? undefined : /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}
