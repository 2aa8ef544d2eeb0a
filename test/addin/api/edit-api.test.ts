import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MergedItem } from '../../../addin/api/answers-merge.ts'
import {
  downloadDraft,
  mergeIssue,
  openIssue,
  preview,
  publish,
  readBoard,
  readReview,
  reopen,
  returnForRework,
  saveReview,
} from '../../../addin/api/edit-api.ts'
import { createLink } from '../../../addin/api/links-api.ts'
import { readFigures } from '../../../addin/api/figures-api.ts'
import type { Result } from '../../../addin/api/request.ts'
import type { ItemEdit } from '../../../functions/core/issue.ts'
import { readPage } from '../../formats/read-page.ts'
import { createTestWorld, hospital, hospitalWeek, mustSubmit, type TestWorld, wards } from '../../http/world.ts'
import { callerOf, serveApp } from './app-fetch.ts'

const caller = callerOf('editor')
const issue = { bulletin: hospital, issue: '2026-1' }
const maternity = { ...issue, department: 'maternity' }

let t: TestWorld
beforeEach(async () => {
  t = await createTestWorld()
  await hospitalWeek(t)
  serveApp(t)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
const merged = async () => valueOf(await mergeIssue(caller, issue))
async function editOf(id: string, change: Partial<ItemEdit>): Promise<ItemEdit> {
  const item = (await merged()).sections.flatMap((s): readonly MergedItem[] => s.items).find((one) => one.id === id)!
  return { item: id, base: { revision: item.revision, ...item.written }, ...change }
}
const problem = (code: string) => ({ failure: { kind: 'problem', problem: { code } } })

describe('what the editor’s pane asks, answered by the server itself', () => {
  it('the board, with what was returned and why', async () => {
    expect(valueOf(await returnForRework(caller, maternity, ' Sunday is missing. '))).toEqual({
      revision: 1,
      submission: 1,
      comment: 'Sunday is missing.',
    })
    const board = valueOf(await readBoard(caller, issue))
    expect(board).toMatchObject({ issue: '2026-1', state: 'collecting', edition: 0, serialNo: 1 })
    expect(board.departments).toMatchObject([
      { department: 'emergency', status: 'submitted', revision: 1, receivedAtText: '2026-01-11 09:00' },
      { department: 'maternity', status: 'returned', comment: 'Sunday is missing.', inEdition: false },
    ])
  })

  it('the next issue opened; one that overlaps is refused in the server’s words', async () => {
    const period = { from: '2026-01-12', to: '2026-01-18' }
    expect(valueOf(await openIssue(caller, hospital, { period }))).toMatchObject({ issue: '2026-2', period })
    expect(await openIssue(caller, hospital, { period })).toMatchObject(problem('period_overlaps'))
    const dated = { period: { from: '2026-01-19', to: '2026-01-25' }, issuedOn: '2026-01-27' }
    const deadline = '2026-01-26T10:00:00.000Z'
    expect(valueOf(await openIssue(caller, hospital, { ...dated, deadline }))).toMatchObject({ ...dated, deadline })
  })

  it('a merge whole: totals, values, items beside what was written, the issue and its definition', async () => {
    const { sections, totals, values, definition, issueRecord, review, notSubmitted, board } = await merged()
    expect([totals['attendances'], review, notSubmitted, board.length]).toEqual([
      { week: '100', yearToDate: '100' },
      0,
      [],
      2,
    ])
    expect(values['maternity']).toEqual({ births: '7', 'agency-cost': '1.25', 'beds-occupied': '12' })
    expect([definition.definition.id, issueRecord.issue]).toEqual([hospital, '2026-1'])
    const [triage] = sections.find((s) => s.section === 'safety')?.items ?? []
    expect(triage).toMatchObject({
      id: 'emergency#1',
      written: { section: 'safety', headline: 'Triage', text: 'Triage became faster.' },
      included: true,
      conflict: null,
    })
  })

  it('a merge with its conflicts: both sides of each, and the finding that names the item', async () => {
    const edits = [await editOf('emergency#1', { text: 'Triage takes nine minutes.' })]
    await saveReview(caller, issue, { base: 0, edits, order: {} })
    const [first, second] = wards.emergency.items
    await mustSubmit(t, '2026-1', 'emergency', {
      ...wards.emergency,
      items: [{ ...first, text: 'Triage became slower.' }, second],
    })
    const { sections, findings } = await merged()
    expect(sections.flatMap((s) => s.items).find((item) => item.id === 'emergency#1')?.conflict).toMatchObject({
      edit: { text: 'Triage takes nine minutes.' },
      current: { text: 'Triage became slower.', revision: 2 },
    })
    expect(findings).toMatchObject([
      { code: 'edit_conflict', severity: 'error', item: 'emergency#1', at: { department: 'emergency' } },
    ])
    expect(await publish(caller, issue, { acceptMissing: false })).toMatchObject({
      kind: 'hasErrors',
      findings: [{ code: 'edit_conflict', item: 'emergency#1' }],
    })
  })
})

describe('a review', () => {
  it('is saved once on each revision; whoever comes second is told both, and can read both', async () => {
    const mine = [await editOf('emergency#1', { text: 'Mine.' })]
    const order = { safety: ['maternity#1', 'emergency#1'] }
    expect(await saveReview(caller, issue, { base: 0, edits: [], order })).toEqual({ kind: 'saved', revision: 1 })
    const late = await saveReview(caller, issue, { base: 0, edits: mine, order: {} })
    expect(late).toEqual({ kind: 'stale', base: 0, latest: 1 })
    const [base, latest, newest] = await Promise.all([
      readReview(caller, issue, 0),
      readReview(caller, issue, 1),
      readReview(caller, issue),
    ])
    expect(valueOf(base)).toEqual({ revision: 0, edits: [], order: {}, by: null, savedAt: null })
    expect(valueOf(latest)).toMatchObject({ revision: 1, order, by: 'editor' })
    expect(valueOf(newest)).toEqual(valueOf(latest))
    expect(await saveReview(caller, issue, { base: 1, edits: mine, order })).toEqual({ kind: 'saved', revision: 2 })
    expect(valueOf(await readReview(caller, issue)).edits).toEqual(mine)
  })

  it('that names what is not there fails with the server’s problem', async () => {
    const gossip = { edits: [], order: { gossip: [] } }
    expect(await saveReview(caller, issue, { base: 0, ...gossip })).toMatchObject({
      kind: 'failed',
      ...problem('bad_request'),
    })
    expect(await preview(caller, issue, gossip)).toMatchObject(problem('bad_request'))
  })

  it('is looked at before it is saved, as the page that it would print', async () => {
    const edits = [await editOf('emergency#1', { text: 'Triage takes nine minutes.' })]
    const page = valueOf(await preview(caller, issue, { edits, order: {} }))
    expect(readPage(page).articleLines.join('\n')).toContain('Triage takes nine minutes.')
    expect(valueOf(await readReview(caller, issue)).revision).toBe(0)
  })
})

describe('publishing', () => {
  it('names who is missing until they are accepted, then gives edition, files and link; reopened, it goes on', async () => {
    await returnForRework(caller, maternity, 'Sunday is missing.')
    expect(await publish(caller, issue, { acceptMissing: false })).toEqual({
      kind: 'missing',
      names: ['Maternity Unit'],
    })
    expect(await readFigures(caller, issue)).toMatchObject(problem('not_published'))
    expect(await reopen(caller, issue, 'Wrong.')).toMatchObject(problem('not_published'))
    const answer = await publish(caller, issue, { acceptMissing: true })
    if (answer.kind !== 'published') throw new Error(answer.kind)
    expect(answer.published).toMatchObject({ edition: 1, issuedOn: '2026-01-11', notSubmitted: ['maternity'] })
    const page = await t.fetch(undefined, 'GET', answer.published.link.url)
    expect(page.status).toBe(200)
    expect(await publish(caller, issue, { acceptMissing: true })).toMatchObject(problem('already_published'))
    expect(valueOf(await readFigures(callerOf('maternity'), issue))).toMatchObject({
      edition: 1,
      totals: { attendances: { week: '100', yearToDate: '100' } },
      departments: [{ department: 'emergency', values: { attendances: '100' } }],
    })
    const expires = '2026-02-01T00:00:00.000Z'
    expect(valueOf(await createLink(caller, issue, { expires }))).toMatchObject({ expires })
    expect(valueOf(await createLink(caller, issue)).url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/b\/[\w-]+\/$/)
    expect(valueOf(await reopen(caller, issue, 'A figure was wrong.'))).toMatchObject({ revision: 1, edition: 1 })
  })

  it('can be tried as a draft in each format, named so that nobody takes it for the bulletin', async () => {
    const { blob, name } = valueOf(await downloadDraft(caller, issue, 'docx'))
    expect([name, (await blob.text()).slice(0, 2)]).toEqual(['hospital-weekly-2026-1-draft.docx', 'PK'])
    expect(valueOf(await downloadDraft(caller, issue, 'xlsx')).name).toBe('hospital-weekly-2026-1-draft.xlsx')
    expect(valueOf(await downloadDraft(caller, issue, 'html')).blob.type).toMatch(/^text\/html/)
  })

  it('is for editors: a department is told so by each call', async () => {
    const clerk = callerOf('emergency')
    const review = { edits: [], order: {} }
    const answers = await Promise.all([
      readBoard(clerk, issue),
      mergeIssue(clerk, issue),
      readReview(clerk, issue, 0),
      saveReview(clerk, issue, { base: 0, ...review }),
      preview(clerk, issue, review),
      publish(clerk, issue, { acceptMissing: true }),
      reopen(clerk, issue, 'x'),
      createLink(clerk, issue),
      downloadDraft(clerk, issue, 'docx'),
      returnForRework(clerk, maternity, 'x'),
      openIssue(clerk, hospital, { period: { from: '2026-02-02', to: '2026-02-08' } }),
    ])
    for (const answer of answers) expect(answer).toMatchObject(problem('not_allowed'))
  })
})
