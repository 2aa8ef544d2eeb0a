import { expect, it } from 'vitest'
import { shown } from '../../../addin/parts/loaded.ts'
import { createTestWorld, hospitalWeek, publishIssue } from '../../http/world.ts'
import { type EditWorld, openEdit } from './edit-world.ts'

/** The view of a published issue, its links read. */
async function atLinks(person = 'editor') {
  const t = await createTestWorld()
  await publishIssue(t, await hospitalWeek(t))
  const pane = openEdit(t, { person })
  await pane.until((s) => s.board.board.kind === 'ready')
  expect(pane.state().links.list.kind, 'nothing is asked before the view is there').toBe('idle')
  pane.dispatch({ type: 'tabChosen', tab: 'publish' })
  await pane.until((s) => s.links.list.kind === 'ready')
  return { t, pane }
}

const linksOf = (pane: EditWorld) => shown(pane.state().links.list)?.links ?? []
const send = (pane: EditWorld) => {
  pane.dispatch({ type: 'linkSent', now: pane.state().now })
}

it('a link with a PIN asks whoever opens it, and once it is revoked opens nothing', async () => {
  const { t, pane } = await atLinks()
  expect(linksOf(pane).map(({ state, hasPin }) => [state, hasPin])).toEqual([['active', false]])
  t.setClock('2026-01-12T09:00:00Z')
  pane.dispatch({ type: 'linkAsked' })
  pane.dispatch({ type: 'linkFilled', form: { until: '2026-02-01', pinChoice: 'typed', pin: '246810' } })
  send(pane)
  await pane.until((s) => s.links.making.kind === 'made' && s.links.list.kind === 'ready')
  const { making } = pane.state().links
  if (making.kind !== 'made') throw new Error(making.kind)
  expect(making.pin).toBe('246810')
  const page = await (await t.fetch(undefined, 'GET', making.link.url)).text()
  expect(page).toContain('name="pin"')
  expect(linksOf(pane)[0]).toMatchObject({ id: making.link.id, hasPin: true, expires: '2026-02-02T00:00:00.000Z' })

  const [link] = linksOf(pane)
  if (!link) throw new Error('There is no link')
  pane.dispatch({ type: 'revokingAsked', link })
  pane.dispatch({ type: 'revokingSent' })
  await pane.until((s) => s.links.revoking.kind === 'closed' && s.links.list.kind === 'ready')
  expect(linksOf(pane)[0]).toMatchObject({ state: 'revoked', revokedBy: 'editor' })
  expect(pane.state().notice).toEqual({ kind: 'linkRevoked' })
  expect((await t.fetch(undefined, 'GET', making.link.url)).status).toBe(410)
})

it('what only the server refuses stands at its field, in its own words and without a path', async () => {
  const { pane } = await atLinks()
  pane.dispatch({ type: 'linkAsked' })
  pane.dispatch({ type: 'linkFilled', form: { until: '9999-12-31', pinChoice: 'none', pin: '' } })
  send(pane)
  await pane.until((s) => s.links.making.kind === 'filling')
  const { making } = pane.state().links
  const fault = making.kind === 'filling' ? making.faults.until : undefined
  expect(typeof fault === 'object' ? fault.message : fault).toMatch(/^This should be an instant/)
})

it('a new edition has its links read anew: those of the one before lead to it', async () => {
  const { t, pane } = await atLinks()
  await t.call('editor', 'POST', '/api/bulletins/hospital-weekly/issues/2026-1/reopen', {
    body: { reason: 'A figure.' },
  })
  await publishIssue(t, '/api/bulletins/hospital-weekly/issues/2026-1')
  pane.dispatch({ type: 'issuesAsked' })
  await pane.until((s) => s.links.of?.edition === 2 && s.links.list.kind === 'ready')
  expect(
    linksOf(pane)
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(['active', 'replaced'])
})

it('an auditor reads the links; making and revoking change nothing', async () => {
  const { pane } = await atLinks('auditor')
  const [link] = linksOf(pane)
  if (!link) throw new Error('There is no link')
  const before = pane.state()
  pane.dispatch({ type: 'linkAsked' })
  pane.dispatch({ type: 'revokingAsked', link })
  expect(pane.state()).toBe(before)
})
