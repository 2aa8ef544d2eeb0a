/** Routes of one bulletin, for people who are signed in (design.md, "HTTP API"). */
import { type Context, Hono } from 'hono'
import { fileFormats, type FileFormat } from '../core/issue.ts'
import { type MergedIssue, mergeNow, renderDraft } from '../services/merge.ts'
import { type BoardRow, plainTotals } from '../core/merge.ts'
import { refuse } from '../core/problem.ts'
import { htmlContentSecurityPolicy } from '../formats/html.ts'
import { downloadTemplate, showLayout } from '../services/make-template.ts'
import { markUp } from '../services/mark-up.ts'
import { newestDefinition } from '../services/issue-state.ts'
import { openIssue } from '../services/open-issue.ts'
import { publish } from '../services/publish.ts'
import { reopen } from '../services/reopen.ts'
import { returnForRework } from '../services/return-for-rework.ts'
import { saveReview } from '../services/save-review.ts'
import { createLink, revokeLink } from '../services/share.ts'
import { listIssues, showBoard, showDepartment, showRevision } from '../services/show-board.ts'
import { submit } from '../services/submit.ts'
import type { AskedOnDepartment, AskedOnIssue, World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { languageOf, type Language, wordedFinding } from './problem-response.ts'
import {
  commentBody,
  contentDisposition,
  linkBody,
  openIssueBody,
  publishBody,
  readBody,
  readReasons,
  readUpload,
  reasonBody,
  reviewBody,
  xlsxType,
} from './request.ts'

type C = Context<AppEnv>

const asked = (c: C) => ({ person: c.get('person'), bulletin: c.req.param('bulletin') ?? '' })
const onIssue = (c: C): AskedOnIssue => ({ ...asked(c), issue: c.req.param('issue') ?? '' })
const onDepartment = (c: C): AskedOnDepartment => ({ ...onIssue(c), department: c.req.param('department') ?? '' })

export const fileTypes: { readonly [F in FileFormat]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: xlsxType,
  html: 'text/html; charset=utf-8',
}

/** `bulletin.docx` → `docx`. @throws Refusal not_found */
export function formatOf(fileName: string): FileFormat {
  const format = fileFormats.find((f) => fileName === `bulletin.${f}`)
  if (!format) throw refuse('not_found', { what: 'file', id: fileName })
  return format
}

/** A fresh copy: a view into a larger buffer must not leave with it. */
export const bytes = (body: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(body)

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

  app.get('/issues/:issue/templates/:department', async (c) => {
    if (c.req.header('accept')?.includes('application/json')) return c.json(await showLayout(world, onDepartment(c)))
    const template = await downloadTemplate(world, onDepartment(c))
    return c.body(bytes(template.body), 200, {
      'content-type': xlsxType,
      'content-disposition': contentDisposition(template.fileName, 'template.xlsx'),
    })
  })
  app.get('/issues/:issue/submissions/:department', async (c) => {
    const revision = c.req.query('revision')
    if (revision === undefined) return c.json(wordedRow(await showDepartment(world, onDepartment(c)), languageOf(c)))
    return c.json(await showRevision(world, { ...onDepartment(c), revision: Number(revision) }))
  })
  app.put('/issues/:issue/submissions/:department', async (c) => {
    const reasons = readReasons(c)
    const done = await submit(world, { ...onDepartment(c), upload: await readUpload(c), reasons })
    const findings = done.findings.map((f) => wordedFinding(f, languageOf(c)))
    return c.json({ receipt: done.receipt, findings }, done.created ? 201 : 200)
  })
  app.post('/issues/:issue/submissions/:department/marked-up', async (c) => {
    const copy = await markUp(world, { ...onDepartment(c), upload: await readUpload(c), reasons: readReasons(c) })
    return c.body(bytes(copy.body), 200, {
      'content-type': xlsxType,
      'content-disposition': contentDisposition(copy.fileName, 'marked-up.xlsx'),
    })
  })
  app.post('/issues/:issue/submissions/:department/return', async (c) =>
    c.json(await returnForRework(world, { ...onDepartment(c), ...(await readBody(c, commentBody)) }), 201),
  )

  app.post('/issues/:issue/merge', async (c) => {
    const merged = await mergeNow(world, onIssue(c))
    return c.json(mergeAnswer(c, merged, languageOf(c)))
  })
  app.get('/issues/:issue/draft/:file', async (c) => {
    const format = formatOf(c.req.param('file'))
    const body = await renderDraft(world, { ...onIssue(c), format })
    return c.body(bytes(body), 200, {
      'content-type': fileTypes[format],
      'content-security-policy': htmlContentSecurityPolicy,
    })
  })
  app.get('/issues/:issue/review', async (c) => {
    const { merged } = await mergeNow(world, onIssue(c))
    const { sections, review } = merged
    return c.json({
      revision: review?.revision ?? 0,
      edits: review?.edits ?? [],
      order: review?.order ?? {},
      sections: sections.map(plainSection),
    })
  })
  app.put('/issues/:issue/review', async (c) => {
    const review = await saveReview(world, { ...onIssue(c), ...(await readBody(c, reviewBody)) })
    return c.json({ revision: review.revision }, 201)
  })
  app.post('/issues/:issue/publish', async (c) => {
    const edition = await publish(world, { ...onIssue(c), ...(await readBody(c, publishBody)) })
    const link = await createLink(world, onIssue(c))
    const { revision, files, totals, notSubmitted, issuedOn } = edition
    return c.json({ edition: revision, issuedOn, link: linkAnswer(c, link), files, totals, notSubmitted }, 201)
  })
  app.post('/issues/:issue/reopen', async (c) =>
    c.json(await reopen(world, { ...onIssue(c), ...(await readBody(c, reasonBody)) }), 201),
  )
  app.post('/issues/:issue/links', async (c) => {
    const link = await createLink(world, { ...onIssue(c), ...(await readBody(c, linkBody)) })
    return c.json(linkAnswer(c, link), 201)
  })
  app.delete('/issues/:issue/links/:id', async (c) => {
    await revokeLink(world, { ...onIssue(c), id: c.req.param('id') })
    return c.body(null, 204)
  })
  return app
}

const linkAnswer = (c: C, link: { id: string; token: string; expires: string | null }) => ({
  id: link.id,
  url: new URL(`/b/${link.token}/`, c.req.url).href,
  expires: link.expires,
})

const wordedRow = <Row extends BoardRow>(row: Row, language: Language) => ({
  ...row,
  findings: row.findings.map((f) => wordedFinding(f, language)),
})

const plainSection = ({ section, items }: MergedIssue['merged']['sections'][number]) => ({
  section: section.id,
  heading: section.heading,
  kind: section.kind,
  items,
})

function mergeAnswer(c: C, { merged, state }: MergedIssue, language: Language) {
  const path = new URL(c.req.url).pathname.replace(/\/merge$/, '')
  const figures = merged.definition.definition.figures.map(({ id, name, unit, kind }) => ({ id, name, unit, kind }))
  return {
    issue: merged.issue.issue,
    state: state.state,
    review: merged.review?.revision ?? 0,
    figures,
    totals: plainTotals(merged.totals),
    board: merged.board.map((row) => wordedRow(row, language)),
    notSubmitted: merged.board
      .filter((row) => row.status === 'notSubmitted' || row.status === 'returned')
      .map((row) => row.department),
    sections: merged.sections.map(plainSection),
    findings: merged.findings.map((f) => wordedFinding(f, language)),
    files: Object.fromEntries(fileFormats.map((format) => [format, `${path}/draft/bulletin.${format}`])),
  }
}
