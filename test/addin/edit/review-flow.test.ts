import { expect, it } from 'vitest'
import { isUnsaved } from '../../../addin/edit/edit-state.ts'
import { conflictKey } from '../../../addin/edit/review-conflicts.ts'
import { reviewFindings } from '../../../addin/edit/review-findings.ts'
import { rowOf } from '../../../addin/edit/review-sheet.ts'
import { createTestWorld, hospitalWeek, mustSubmit, type TestWorld, wards } from '../../http/world.ts'
import { openMemoryExcel } from '../memory-spreadsheet-host.ts'
import { type EditWorld, merged, openEdit, pageText } from './edit-world.ts'

const textCell = (pane: EditWorld, item: string): string => rowOf(pane.sheet(), item)?.cells.text ?? ''

const type = async (pane: EditWorld, item: string, text: string): Promise<void> => {
  pane.excel.person.typeIn('Review', textCell(pane, item), text)
  await pane.until(() => rowOf(pane.sheet(), item)?.text === text)
}

const save = async (pane: EditWorld): Promise<void> => {
  pane.dispatch({ type: 'saveAsked', next: 'stay' })
  await pane.until((s) => s.review.work.kind === 'idle' && !isUnsaved(s) && !s.review.writing)
}

const savedReview = async (t: TestWorld) =>
  (
    await t.call<{ revision: number; edits: { item: string; text?: string }[]; order: Record<string, string[]> }>(
      'editor',
      'GET',
      '/api/bulletins/hospital-weekly/issues/2026-1/review',
    )
  ).body

it('moving an item writes the order cells, at once in the list and then in the sheet', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  const before = pane.sheet().reading.order['safety']
  pane.dispatch({ type: 'itemMoved', item: 'emergency#1', by: 1 })
  expect(pane.sheet().reading.order['safety'], 'before Excel has answered').toEqual(before?.toReversed())
  expect(pane.sheet().changed).toBe(true)
  await pane.until((s) => !s.review.writing)
  const { person } = pane.excel
  expect(person.sees('Review', rowOf(pane.sheet(), 'emergency#1')?.cells.order ?? '').value).toBe(2)
  pane.dispatch({ type: 'itemMoved', item: 'emergency#1', by: 1 })
  expect(pane.state().review.writing, 'the last one goes no further').toBeNull()
  pane.dispatch({ type: 'itemMoved', item: 'emergency#1', by: -1 })
  await pane.until((s) => !s.review.writing)
  expect(isUnsaved(pane.state()), 'back where it was, nothing is unsaved').toBe(false)
})

it('moves made faster than Excel writes all arrive, in their order', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  pane.excel.before('writeCells', () => new Promise((resolve) => setTimeout(resolve, 20)))
  pane.dispatch({ type: 'itemIncluded', item: 'emergency#1', include: false })
  pane.dispatch({ type: 'itemMoved', item: 'emergency#1', by: 1 })
  pane.dispatch({ type: 'itemIncluded', item: 'emergency#1', include: true })
  await pane.until((s) => !s.review.writing)
  const row = rowOf(pane.sheet(), 'emergency#1')
  expect(pane.excel.person.sees('Review', row?.cells.include ?? '').value).toBe('Yes')
  expect(pane.excel.person.sees('Review', row?.cells.order ?? '').value).toBe(2)
})

it('an item left out is not in the page', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  pane.dispatch({ type: 'itemIncluded', item: 'emergency#1', include: false })
  await pane.until((s) => s.review.preview.html.kind === 'ready' && !pageText(s).includes('Triage became faster'))
  expect(pageText(pane.state())).toContain('A drill was held.')
})

it('a write that Excel refuses is told, and the list goes back to what the sheet says', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  pane.excel.fail('writeCells', 'cellBeingEdited')
  pane.dispatch({ type: 'itemIncluded', item: 'emergency#1', include: false })
  await pane.until((s) => s.review.trouble !== null)
  await pane.until(() => rowOf(pane.sheet(), 'emergency#1')?.include === true)
})

it('a cell that cannot be read blocks saving, is a finding with its cell, and the page waits', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  const cell = textCell(pane, 'emergency#1')
  pane.excel.person.typeIn('Review', cell, '')
  await pane.until(() => pane.sheet().blocked)
  const { material } = pane.state().review
  const findings = material ? reviewFindings(pane.sheet(), material, [], 'en') : []
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', cell }))
  pane.dispatch({ type: 'saveAsked', next: 'stay' })
  expect(pane.state().review.work.kind).toBe('idle')
  expect(pageText(pane.state())).toContain('Triage became faster.')
  await type(pane, 'emergency#1', 'Triage is fast.')
  expect(pane.sheet().blocked).toBe(false)
})

it('merging over unsaved changes asks first: keeping goes on, saving saves, throwing away draws anew', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  await type(pane, 'emergency#1', 'My words.')
  pane.dispatch({ type: 'mergeAsked' })
  expect(pane.state().review.work.kind).toBe('confirming')
  pane.dispatch({ type: 'mergeConfirmed', answer: 'keep' })
  expect(rowOf(pane.sheet(), 'emergency#1')?.text).toBe('My words.')
  pane.dispatch({ type: 'mergeAsked' })
  pane.dispatch({ type: 'mergeConfirmed', answer: 'save' })
  await pane.until((s) => s.review.work.kind === 'idle' && s.notice?.kind === 'merged' && !isUnsaved(s))
  expect(rowOf(pane.sheet(), 'emergency#1')?.text).toBe('My words.')
  expect((await savedReview(t)).revision).toBe(1)
  await type(pane, 'emergency#1', 'Other words.')
  pane.dispatch({ type: 'mergeAsked' })
  pane.dispatch({ type: 'mergeConfirmed', answer: 'discard' })
  await pane.until((s) => s.review.work.kind === 'idle' && !isUnsaved(s))
  expect(rowOf(pane.sheet(), 'emergency#1')?.text).toBe('My words.')
})

it('a draw that fails takes nothing away, and is tried again', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = openEdit(t)
  await pane.until((s) => s.board.board.kind === 'ready' && s.review.sheet.kind === 'none')
  pane.excel.fail('drawSheet', 'protected')
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until((s) => s.review.work.kind === 'failed')
  expect(pane.state().review.work).toMatchObject({ trouble: { kind: 'excel', fault: 'protected' } })
  pane.dispatch({ type: 'workRetried' })
  await pane.until((s) => s.review.sheet.kind === 'read')
  expect(
    pane.server.asked.filter(({ path }) => path.endsWith('/merge')),
    'merged once',
  ).toHaveLength(1)
})

it('a save whose answer was lost is tried again and keeps her words', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  await type(pane, 'emergency#1', 'My words.')
  await pane.until((s) => s.review.preview.html.kind === 'ready')
  pane.server.breakNext('before')
  pane.dispatch({ type: 'saveAsked', next: 'stay' })
  await pane.until((s) => s.review.work.kind === 'failed')
  expect(isUnsaved(pane.state())).toBe(true)
  pane.dispatch({ type: 'workRetried' })
  await pane.until((s) => s.review.work.kind === 'idle' && !isUnsaved(s))
  expect((await savedReview(t)).edits).toMatchObject([{ item: 'emergency#1', text: 'My words.' }])
})

it('a department that changes its words after her edit: both stand side by side, and she keeps hers', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  await type(pane, 'maternity#1', 'My drill.')
  await save(pane)
  const items = [{ section: 'safety', headline: 'Drill', text: 'Three drills were held.' }]
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, items })
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until(
    (s) => s.review.work.kind === 'idle' && s.review.sheet.kind === 'read' && s.notice?.kind === 'merged',
  )
  expect(rowOf(pane.sheet(), 'maternity#1')).toMatchObject({
    text: 'Three drills were held.',
    undecided: { text: 'My drill.' },
  })
  expect(isUnsaved(pane.state()), 'undecided, nothing is changed').toBe(false)
  pane.dispatch({ type: 'conflictDecided', item: 'maternity#1', side: 'mine' })
  await pane.until((s) => !s.review.writing)
  expect(rowOf(pane.sheet(), 'maternity#1')).toMatchObject({ text: 'My drill.', undecided: null, include: true })
  expect(isUnsaved(pane.state())).toBe(true)
  await save(pane)
  expect((await savedReview(t)).edits).toMatchObject([
    { item: 'maternity#1', text: 'My drill.', base: { revision: 2, text: 'Three drills were held.' } },
  ])
})

it('taking the department’s new words lets her earlier edit go, when she saves', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  await type(pane, 'maternity#1', 'My drill.')
  await save(pane)
  const items = [{ section: 'safety', headline: 'Drill', text: 'Three drills were held.' }]
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, items })
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until(() => Boolean(rowOf(pane.sheet(), 'maternity#1')?.undecided))
  pane.dispatch({ type: 'conflictDecided', item: 'maternity#1', side: 'theirs' })
  await pane.until((s) => !s.review.writing && isUnsaved(s))
  await save(pane)
  expect((await savedReview(t)).edits).toEqual([])
})

it('an edit of an item that its department withdrew goes only when she says so', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  await type(pane, 'maternity#1', 'My drill.')
  await save(pane)
  await mustSubmit(t, '2026-1', 'maternity', { ...wards.maternity, items: [] })
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until((s) => s.review.work.kind === 'idle' && pane.sheet().reading.rows.length === 2)
  await type(pane, 'emergency#1', 'More of mine.')
  await save(pane)
  expect((await savedReview(t)).edits.map((edit) => edit.item).toSorted()).toEqual(['emergency#1', 'maternity#1'])
  pane.dispatch({ type: 'orphanDropped', item: 'maternity#1', dropped: true })
  expect(isUnsaved(pane.state())).toBe(true)
  await save(pane)
  expect((await savedReview(t)).edits.map((edit) => edit.item)).toEqual(['emergency#1'])
})

it('two editors at once: what each changed alone comes in, what both changed is asked, and neither is lost', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const [first] = [await merged(t)]
  const second = await merged(t, { excel: openMemoryExcel(), server: first.server })
  await type(first, 'emergency#1', 'First’s triage.')
  await type(first, 'maternity#1', 'First’s drill.')
  await save(first)
  await type(second, 'emergency#1', 'Second’s triage.')
  second.dispatch({ type: 'itemIncluded', item: 'emergency#2', include: false })
  await second.until((s) => !s.review.writing)
  second.dispatch({ type: 'saveAsked', next: 'stay' })
  await second.until((s) => s.review.work.kind === 'stale')
  const { work } = second.state().review
  const stale = work.kind === 'stale' ? work.stale : undefined
  expect(stale?.conflicts).toMatchObject([
    { kind: 'field', item: 'emergency#1', field: 'text', mine: 'Second’s triage.', theirs: 'First’s triage.' },
  ])
  expect(stale?.fromThem).toEqual(['maternity#1'])
  second.dispatch({ type: 'saveBothAsked' })
  expect(second.state().review.work.kind, 'not before she chose').toBe('stale')
  for (const conflict of stale?.conflicts ?? [])
    second.dispatch({ type: 'sideChosen', key: conflictKey(conflict), side: 'mine' })
  second.dispatch({ type: 'saveBothAsked' })
  await second.until((s) => s.review.work.kind === 'idle' && !isUnsaved(s) && s.notice?.kind === 'merged')
  const { revision, edits } = await savedReview(t)
  expect(revision).toBe(2)
  const texts = Object.fromEntries(edits.map((edit) => [edit.item, edit]))
  expect(texts).toMatchObject({
    'emergency#1': { text: 'Second’s triage.' },
    'emergency#2': { include: false },
    'maternity#1': { text: 'First’s drill.' },
  })
  expect(rowOf(second.sheet(), 'maternity#1')?.text).toBe('First’s drill.')
})

it('the menu leads from a cell to its finding or its item, and says so where there is neither', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  const { person } = pane.excel
  const cell = textCell(pane, 'maternity#1')
  person.select('Review', cell)
  pane.run('bulletin.goToFinding')
  await pane.until((s) => s.focus?.kind === 'item')
  expect(pane.state()).toMatchObject({ tab: 'review', review: { selected: 'maternity#1' } })
  person.typeIn('Review', cell, '')
  await pane.until(() => pane.sheet().blocked)
  pane.run('bulletin.goToFinding')
  await pane.until((s) => s.focus?.kind === 'finding')
  expect(pane.state().focus).toEqual({ kind: 'finding', cell })
  person.select('Review', 'A1')
  pane.run('bulletin.goToFinding')
  await pane.until((s) => s.notice?.kind === 'nothingAtCell')
})

it('the chosen row follows the cell that is selected in Excel', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  pane.excel.person.select('Review', rowOf(pane.sheet(), 'emergency#2')?.cells.headline ?? '')
  await pane.until((s) => s.review.selected === 'emergency#2')
})

it('the ribbon’s Merge merges, and its buttons follow what can be done', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = openEdit(t)
  expect(pane.ribbon()).toEqual({ check: false, upload: false, merge: false })
  await pane.until((s) => s.board.board.kind === 'ready' && s.review.sheet.kind === 'none')
  expect(pane.ribbon()).toEqual({ check: false, upload: false, merge: true })
  pane.run('bulletin.merge')
  await pane.until((s) => s.review.sheet.kind === 'read')
  expect(pane.state().tab).toBe('review')
  expect(pane.ribbon()).toEqual({ check: true, upload: false, merge: true })
})

it('a review sheet that somebody deletes is noticed, and merging draws another', async () => {
  const t = await createTestWorld()
  await hospitalWeek(t)
  const pane = await merged(t)
  pane.excel.person.deleteSheet('Review')
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until((s) => s.review.work.kind === 'idle' && s.review.sheet.kind === 'read')
  expect(pane.excel.person.sheets()).toContain('Review')
})
