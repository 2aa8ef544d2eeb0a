/** Routes of a department's sheet: the template, the submissions, and all that its pane begins with. */
import { Hono, type MiddlewareHandler } from 'hono'
import { downloadTemplate, showLayout } from '../services/make-template.ts'
import { markUp } from '../services/mark-up.ts'
import { returnForRework } from '../services/return-for-rework.ts'
import { showDepartment, showRevision } from '../services/show-board.ts'
import { showDesk } from '../services/show-desk.ts'
import { takeUpload } from '../services/limits.ts'
import { submit } from '../services/submit.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import type { May } from './may.ts'
import { asked, askedRevision, onDepartment } from './asked.ts'
import { bytes, xlsxHeaders } from './file-answers.ts'
import { listFindings } from './list-findings.ts'
import { wordedRow } from './merge-answer.ts'
import { languageOf } from './problem-response.ts'
import { commentBody, readBody, readUpload } from './request.ts'

export function departmentRoutes(world: World, may: May): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  /** @throws Refusal too_many: whoever sends sheets by the hundred is a program gone wrong, or worse */
  const limitUploads: MiddlewareHandler<AppEnv> = async (c, next) => {
    const { person, from } = asked(c)
    await takeUpload(world, person.id, from)
    await next()
  }
  app.get('/issues/:issue/departments/:department', may('readDesk'), async (c) => {
    const desk = await showDesk(world, onDepartment(c))
    return c.json({ ...desk, row: wordedRow(desk.row, languageOf(c)) })
  })
  app.get('/issues/:issue/templates/:department', may('readTemplate'), async (c) => {
    if (c.req.header('accept')?.includes('application/json')) return c.json(await showLayout(world, onDepartment(c)))
    const template = await downloadTemplate(world, onDepartment(c))
    return c.body(bytes(template.body), 200, xlsxHeaders(template.fileName, 'template.xlsx'))
  })
  app.get('/issues/:issue/submissions/:department', may('readSubmission'), async (c) => {
    const revision = askedRevision(c)
    if (revision === undefined) return c.json(wordedRow(await showDepartment(world, onDepartment(c)), languageOf(c)))
    return c.json(await showRevision(world, { ...onDepartment(c), revision }))
  })
  app.put('/issues/:issue/submissions/:department', may('submit'), limitUploads, async (c) => {
    const done = await submit(world, { ...onDepartment(c), ...(await readUpload(c)) })
    const listed = listFindings(done.findings, languageOf(c))
    return c.json({ receipt: done.receipt, ...listed }, done.created ? 201 : 200)
  })
  app.post('/issues/:issue/submissions/:department/marked-up', may('markUp'), limitUploads, async (c) => {
    const copy = await markUp(world, { ...onDepartment(c), ...(await readUpload(c)) })
    return c.body(bytes(copy.body), 200, xlsxHeaders(copy.fileName, 'marked-up.xlsx'))
  })
  app.post('/issues/:issue/submissions/:department/return', may('returnForRework'), async (c) =>
    c.json(await returnForRework(world, { ...onDepartment(c), ...(await readBody(c, commentBody)) }), 201),
  )
  return app
}
