/** Routes of an admin: who may do what in a bulletin. */
import { Hono } from 'hono'
import { changePeople, showPeople } from '../services/people.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { asked } from './asked.ts'
import type { May } from './may.ts'
import { peopleBody, readBody } from './request.ts'

export function peopleRoutes(world: World, may: May): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/people', may('readPeople'), async (c) => c.json(await showPeople(world, asked(c))))
  app.put('/people', may('changePeople'), async (c) =>
    c.json(await changePeople(world, { ...asked(c), ...(await readBody(c, peopleBody)) }), 201),
  )
  return app
}
