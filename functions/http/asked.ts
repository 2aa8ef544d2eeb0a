/** Who asks, and on what: of a request whose person is known. */
import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { Asked, AskedOnDepartment, AskedOnIssue } from '../services/world.ts'
import type { AppEnv } from './app.ts'

export type C = Context<AppEnv>

/** @throws Error where the route has not asked whether its caller may (may.ts): a bug, and nobody is answered */
export function asked(c: C): Asked {
  if (c.get('allowed') === undefined) throw new Error(`${c.req.method} ${routePath(c)} does not ask who may`)
  return { person: c.get('caller'), bulletin: c.req.param('bulletin') ?? '', from: c.get('from') }
}
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
