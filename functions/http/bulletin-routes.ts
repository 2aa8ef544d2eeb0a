/** Routes of one bulletin, for people who are signed in (design.md, "HTTP API"). */
import { Hono } from 'hono'
import { newestDefinition } from '../services/issue-state.ts'
import { openIssue } from '../services/open-issue.ts'
import { listIssues, showBoard } from '../services/show-board.ts'
import { showFigures } from '../services/show-figures.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { asked, onIssue } from './asked.ts'
import { departmentRoutes } from './department-routes.ts'
import { editRoutes } from './edit-routes.ts'
import { wordedRow } from './merge-answer.ts'
import { languageOf } from './problem-response.ts'
import { openIssueBody, readBody } from './request.ts'

export function bulletinRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/definition', async (c) => c.json(await newestDefinition(world.store, asked(c).bulletin)))
  app.get('/issues', async (c) => c.json({ issues: await listIssues(world, asked(c)) }))
  app.post('/issues', async (c) => {
    const issue = await openIssue(world, { ...asked(c), ...(await readBody(c, openIssueBody)) })
    return c.json(issue, 201)
  })
  app.get('/issues/:issue', async (c) => {
    const board = await showBoard(world, onIssue(c))
    return c.json({ ...board, departments: board.departments.map((row) => wordedRow(row, languageOf(c))) })
  })
  app.get('/issues/:issue/figures', async (c) => c.json(await showFigures(world, onIssue(c))))
  app.route('/', departmentRoutes(world))
  app.route('/', editRoutes(world))
  return app
}
