/** Routes of one bulletin, for people who are signed in (design.md, "HTTP API"). */
import { Hono } from 'hono'
import { newestDefinition } from '../services/issue-state.ts'
import { openIssue } from '../services/open-issue.ts'
import { listIssues, showBoard } from '../services/show-board.ts'
import { showFigures } from '../services/show-figures.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { createMay } from './may.ts'
import { asked, onIssue } from './asked.ts'
import { auditRoutes } from './audit-routes.ts'
import { departmentRoutes } from './department-routes.ts'
import { editRoutes } from './edit-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { wordedRow } from './merge-answer.ts'
import { languageOf } from './problem-response.ts'
import { openIssueBody, readBody } from './request.ts'

export function bulletinRoutes(world: World, publicUrl: string): Hono<AppEnv> {
  const may = createMay(world)
  const app = new Hono<AppEnv>()
  app.get('/definition', may('readDefinition'), async (c) =>
    c.json(await newestDefinition(world.store, asked(c).bulletin)),
  )
  app.get('/issues', may('listIssues'), async (c) => c.json({ issues: await listIssues(world, asked(c)) }))
  app.post('/issues', may('openIssue'), async (c) => {
    const issue = await openIssue(world, { ...asked(c), ...(await readBody(c, openIssueBody)) })
    return c.json(issue, 201)
  })
  app.get('/issues/:issue', may('readBoard'), async (c) => {
    const board = await showBoard(world, onIssue(c))
    return c.json({ ...board, departments: board.departments.map((row) => wordedRow(row, languageOf(c))) })
  })
  app.get('/issues/:issue/figures', may('readFigures'), async (c) => c.json(await showFigures(world, onIssue(c))))
  app.route('/', departmentRoutes(world, may))
  app.route('/', editRoutes(world, may, publicUrl))
  app.route('/', peopleRoutes(world, may))
  app.route('/', auditRoutes(world, may))
  return app
}
