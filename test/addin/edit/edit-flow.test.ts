import { expect, it } from 'vitest'
import { isUnsaved, sinceMerge } from '../../../addin/edit/edit-state.ts'
import { rowOf } from '../../../addin/edit/review-sheet.ts'
import { createTestWorld, hospital, hospitalWeek, mustSubmit, publishIssue, wards } from '../../http/world.ts'
import { merged, openEdit, pageText } from './edit-world.ts'

it('a bulletin without issues opens its first, and goes on with it', async () => {
  const t = await createTestWorld({ clock: '2026-01-11T09:00:00Z' })
  const pane = openEdit(t)
  await pane.until((s) => s.issues.list.kind === 'ready')
  expect(pane.state().issues.chosen).toBeNull()
  pane.dispatch({ type: 'openingAsked' })
  pane.dispatch({ type: 'openingSent' })
  expect(pane.state().issues.opening.kind, 'without a period nothing is sent').toBe('filling')
  pane.dispatch({ type: 'openingFilled', period: { from: '2026-01-05', to: '2026-01-11' } })
  pane.dispatch({ type: 'openingSent' })
  await pane.until((s) => s.board.board.kind === 'ready')
  expect(pane.state().issues).toMatchObject({ chosen: '2026-1', opening: { kind: 'closed' } })
  expect(pane.state().notice).toEqual({ kind: 'issueOpened', issue: '2026-1' })
})

it('a period that overlaps is worded by the server, and what was filled in stays', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = openEdit(t)
  await pane.until((s) => s.issues.list.kind === 'ready')
  pane.dispatch({ type: 'openingAsked' })
  expect(pane.state().issues.opening).toMatchObject({ period: { from: '2026-01-12', to: '2026-01-18' } })
  pane.dispatch({ type: 'openingFilled', period: { from: '2026-01-10', to: '2026-01-16' } })
  pane.dispatch({ type: 'openingSent' })
  await pane.until((s) => s.issues.opening.kind === 'filling')
  expect(pane.state().issues.opening).toMatchObject({
    period: { from: '2026-01-10', to: '2026-01-16' },
    failure: { kind: 'problem', problem: { code: 'period_overlaps' } },
  })
})

it('merging draws the review sheet and shows the bulletin as it would be', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  expect(pane.excel.person.sheets()).toContain('Review')
  expect(pane.state().notice).toEqual({ kind: 'merged', departments: 2, items: 3 })
  expect(pageText(pane.state())).toContain('Triage became faster.')
  expect(isUnsaved(pane.state())).toBe(false)
  expect(pane.sheet().reading.findings).toEqual([])
  const { calls } = pane.excel
  expect({ ...calls }, 'one draw, and no more visits than that asks for').toMatchObject({ drawSheet: 1 })
  expect(pane.server.asked.filter(({ path }) => path.endsWith('/merge'))).toHaveLength(1)
})

it('what she types in the sheet shows in the list and in the page, and is saved with the sheet’s base', async () => {
  const t = await createTestWorld()
  const path = await hospitalWeek(t)
  const pane = await merged(t)
  const row = rowOf(pane.sheet(), 'emergency#1')
  pane.excel.person.typeIn('Review', row?.cells.text ?? '', 'Triage became much faster.')
  await pane.until((s) => isUnsaved(s) && pageText(s).includes('much faster'))
  expect(rowOf(pane.sheet(), 'emergency#1')?.edit).toMatchObject({ text: 'Triage became much faster.' })
  pane.dispatch({ type: 'saveAsked', next: 'stay' })
  await pane.until((s) => s.review.work.kind === 'idle' && !isUnsaved(s) && !s.review.writing)
  expect(pane.state().notice).toEqual({ kind: 'saved', revision: 1 })
  const { body } = await t.call<{ revision: number; edits: unknown[] }>('editor', 'GET', `${path}/review`)
  expect(body).toMatchObject({ revision: 1, edits: [{ item: 'emergency#1', text: 'Triage became much faster.' }] })
  expect(pane.sheet().sources.base).toBe(1)
})

it('a pane that is opened again finds the sheet, and knows what is unsaved in it', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const before = await merged(t)
  before.dispatch({ type: 'itemMoved', item: 'emergency#1', by: 1 })
  await before.until((s) => !s.review.writing)
  expect(isUnsaved(before.state())).toBe(true)
  before.edit.close()
  const after = openEdit(t, { excel: before.excel, server: before.server })
  await after.until((s) => s.review.sheet.kind === 'read')
  expect(isUnsaved(after.state())).toBe(true)
  expect(after.sheet().reading.order).toEqual(before.sheet().reading.order)
  after.dispatch({ type: 'saveAsked', next: 'stay' })
  await after.until((s) => !isUnsaved(s) && !s.review.writing)
  after.edit.close()
  const third = openEdit(t, { excel: before.excel, server: before.server })
  await third.until((s) => s.review.sheet.kind === 'read')
  expect(isUnsaved(third.state())).toBe(false)
})

it('an old sheet is read by the words it was drawn from, though its department has since sent others', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const before = await merged(t)
  const { cells } = rowOf(before.sheet(), 'maternity#1') ?? {}
  before.excel.person.typeIn('Review', cells?.text ?? '', 'Two drills were held.')
  await before.until(isUnsaved)
  before.edit.close()
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, items: [] })
  const pane = openEdit(t, { excel: before.excel, server: before.server })
  await pane.until((s) => s.review.sheet.kind === 'read')
  expect(rowOf(pane.sheet(), 'maternity#1')).toMatchObject({
    text: 'Two drills were held.',
    words: { text: 'A drill was held.', revision: 1 },
  })
})

it('a department that sends after the merge is named, and merging again takes it in', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t, ['emergency'])
  const pane = await merged(t)
  await mustSubmit(t, '2026-1', 'maternity', wards.maternity)
  pane.dispatch({ type: 'boardAsked' })
  await pane.until((s) => s.board.board.kind === 'ready' && sinceMerge(s).length > 0)
  expect(sinceMerge(pane.state())).toEqual(['Maternity Unit'])
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until((s) => s.review.work.kind === 'idle' && sinceMerge(s).length === 0)
  expect(rowOf(pane.sheet(), 'maternity#1')?.text).toBe('A drill was held.')
  expect(pane.excel.person.sheets().filter((name) => name.startsWith('Review'))).toHaveLength(1)
})

it('publishing asks for the missing to be accepted, gives a link, and the issue is published everywhere', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t, ['emergency'])
  const pane = await merged(t)
  pane.dispatch({ type: 'tabChosen', tab: 'publish' })
  await pane.until((s) => s.publish.kind === 'ready')
  pane.dispatch({ type: 'publishAsked' })
  expect(pane.state().publish.kind, 'not before she accepts who is missing').toBe('ready')
  pane.dispatch({ type: 'missingAccepted', accepted: true })
  pane.dispatch({ type: 'publishAsked' })
  pane.dispatch({ type: 'publishAsked' })
  await pane.until((s) => s.publish.kind === 'published' && s.issues.list.kind === 'ready')
  expect(
    pane.server.asked.filter(({ path }) => path.endsWith('/publish')),
    'twice pressed, once published',
  ).toHaveLength(1)
  expect(pane.state().publish).toMatchObject({ published: { edition: 1, notSubmitted: ['maternity'] } })
  expect(pane.ribbon()?.merge).toBe(false)
})

it('somebody else’s publishing meanwhile is shown as what it is', async () => {
  const t = await createTestWorld()
  const path = await hospitalWeek(t)
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready')
  pane.dispatch({ type: 'tabChosen', tab: 'publish' })
  await pane.until((s) => s.publish.kind === 'ready')
  await publishIssue(t, path)
  pane.dispatch({ type: 'publishAsked' })
  await pane.until((s) => s.issues.list.kind === 'ready' && s.issues.list.value[0]?.state === 'published')
  expect(pane.state().publish.kind).toBe('idle')
})

it('a published issue is reopened with a reason, and worked on again', async () => {
  const t = await createTestWorld()
  const path = await hospitalWeek(t)
  await publishIssue(t, path)
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready')
  pane.dispatch({ type: 'reopeningAsked', issue: '2026-1' })
  pane.dispatch({ type: 'reopeningSent' })
  expect(pane.state().issues.reopening.kind, 'not without a reason').toBe('filling')
  pane.dispatch({ type: 'reopeningFilled', reason: 'A figure was wrong.' })
  pane.dispatch({ type: 'reopeningSent' })
  await pane.until((s) => s.issues.list.kind === 'ready' && s.issues.list.value[0]?.state === 'reopened')
  expect(pane.state().issues.reopening.kind).toBe('closed')
  expect(pane.ribbon()?.merge).toBe(true)
})

it('a department is returned with a comment, and leaves the merge', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready')
  pane.dispatch({ type: 'returningAsked', department: 'maternity' })
  pane.dispatch({ type: 'returningSent' })
  expect(pane.state().board.returning.kind, 'not without a comment').toBe('filling')
  pane.dispatch({ type: 'returningFilled', comment: 'Please add the births of Sunday.' })
  pane.dispatch({ type: 'returningSent' })
  await pane.until((s) => s.board.board.kind === 'ready' && s.board.returning.kind === 'closed')
  const row = pane.state().board.board
  expect(row.kind === 'ready' && row.value.departments.find((d) => d.department === 'maternity')).toMatchObject({
    status: 'returned',
    comment: 'Please add the births of Sunday.',
  })
})

it('a department’s report opens as a copy that no pane takes for a draft', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready')
  pane.dispatch({ type: 'copyAsked', department: 'maternity' })
  await pane.until((s) => s.board.drawing.kind === 'idle' && s.notice?.kind === 'copyDrawn')
  expect(pane.excel.person.front()).toMatch(/rev\. 1$/)
  expect((await pane.excel.host.readMarkedSheets('BULLETIN|')).sheets).toEqual([])
})

it('what changed since the revision before is shown when a row is opened', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, values: { ...wards.maternity.values, births: 9 } })
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready')
  pane.dispatch({ type: 'rowToggled', department: 'maternity' })
  await pane.until((s) => s.board.open?.changes.kind === 'ready')
  const changes = pane.state().board.open?.changes
  expect(changes?.kind === 'ready' && changes.value).toMatchObject([
    { kind: 'figure', figure: 'births', from: '7', to: '9' },
  ])
})

it('nothing of another bulletin is asked for', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  expect(pane.server.asked.every(({ path }) => path.startsWith(`/api/bulletins/${hospital}/`))).toBe(true)
})

it('a merge that is newer than the board does not call its reports new', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready' && s.review.sheet.kind === 'none')
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, items: [] })
  let named: readonly string[] = []
  pane.edit.store.subscribe(() => {
    named = [...named, ...sinceMerge(pane.state())]
  })
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until((s) => s.review.sheet.kind === 'read' && s.board.board.kind === 'ready')
  expect(named).toEqual([])
})
