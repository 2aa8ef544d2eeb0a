/** Routes of the editor: merge, review, drafts, publishing and links. */
import { Hono } from 'hono'
import { htmlContentSecurityPolicy } from '../formats/html.ts'
import { mergeNow, renderDraft, renderPreview } from '../services/merge.ts'
import { publish } from '../services/publish.ts'
import { reopen } from '../services/reopen.ts'
import { saveReview } from '../services/save-review.ts'
import { listLinks } from '../services/list-links.ts'
import { createLink, type NewLink, revokeLink } from '../services/share.ts'
import { plainReview, showReview } from '../services/show-review.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import type { May } from './may.ts'
import { askedRevision, onIssue } from './asked.ts'
import { bytes, contentDisposition, fileTypes, formatOf } from './file-answers.ts'
import { mergeAnswer, plainSection } from './merge-answer.ts'
import { languageOf } from './problem-response.ts'
import { linkBody, previewBody, publishBody, readBody, reasonBody, reviewBody } from './request.ts'

export function editRoutes(world: World, may: May, publicUrl: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/issues/:issue/merge', may('merge'), async (c) => {
    const path = new URL(c.req.url).pathname.replace(/\/merge$/, '')
    return c.json(mergeAnswer(await mergeNow(world, onIssue(c)), path, languageOf(c)))
  })
  app.get('/issues/:issue/draft/:file', may('readDraft'), async (c) => {
    const request = { ...onIssue(c), format: formatOf(c.req.param('file')) }
    const name = `${request.bulletin}-${request.issue}-draft.${request.format}`
    return c.body(bytes(await renderDraft(world, request)), 200, {
      'content-type': fileTypes[request.format],
      'content-security-policy': htmlContentSecurityPolicy,
      ...(request.format === 'html' ? {} : { 'content-disposition': contentDisposition(name, name) }),
    })
  })
  app.post('/issues/:issue/preview', may('preview'), async (c) => {
    const page = await renderPreview(world, { ...onIssue(c), ...(await readBody(c, previewBody)) })
    return c.body(bytes(page), 200, {
      'content-type': fileTypes.html,
      'content-security-policy': htmlContentSecurityPolicy,
    })
  })
  app.get('/issues/:issue/review', may('readReview'), async (c) => {
    const revision = askedRevision(c)
    if (revision !== undefined) return c.json(await showReview(world, { ...onIssue(c), revision }))
    const { merged } = await mergeNow(world, onIssue(c))
    return c.json({ ...plainReview(merged.review), sections: merged.sections.map(plainSection) })
  })
  app.put('/issues/:issue/review', may('saveReview'), async (c) => {
    const review = await saveReview(world, { ...onIssue(c), ...(await readBody(c, reviewBody)) })
    return c.json({ revision: review.revision }, 201)
  })
  app.post('/issues/:issue/publish', may('publish'), async (c) => {
    const { edition, sha256 } = await publish(world, { ...onIssue(c), ...(await readBody(c, publishBody)) })
    const link = await createLink(world, onIssue(c))
    const { revision, files, totals, notSubmitted, issuedOn } = edition
    return c.json(
      { edition: revision, issuedOn, link: linkAnswer(publicUrl, link), files, totals, notSubmitted, sha256 },
      201,
    )
  })
  app.post('/issues/:issue/reopen', may('reopen'), async (c) =>
    c.json(await reopen(world, { ...onIssue(c), ...(await readBody(c, reasonBody)) }), 201),
  )
  app.post('/issues/:issue/links', may('createLink'), async (c) => {
    const link = await createLink(world, { ...onIssue(c), ...(await readBody(c, linkBody)) })
    return c.json(linkAnswer(publicUrl, link), 201)
  })
  app.get('/issues/:issue/links', may('listLinks'), async (c) => c.json({ links: await listLinks(world, onIssue(c)) }))
  app.delete('/issues/:issue/links/:id', may('revokeLink'), async (c) => {
    await revokeLink(world, { ...onIssue(c), id: c.req.param('id') })
    return c.body(null, 204)
  })
  return app
}

const linkAnswer = (publicUrl: string, link: NewLink) => ({
  id: link.id,
  url: `${publicUrl}/b/${link.token}/`,
  expires: link.expires,
  hasPin: link.hasPin,
})
