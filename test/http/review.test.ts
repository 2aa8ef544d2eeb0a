import { beforeEach, describe, expect, it } from 'vitest'
import type { ItemEdit } from '../../functions/core/issue.ts'
import type { MergedItem } from '../../functions/core/merge.ts'
import type { Filling } from '../../functions/local/fill-sheet.ts'
import { docxText } from '../formats/docx-text.ts'
import { readPage } from '../formats/read-page.ts'
import {
  type Body,
  createTestWorld,
  hospitalWeek,
  mustSubmit,
  publishIssue,
  type TestWorld,
  wards,
  type WordedFinding,
} from './world.ts'

interface ReviewAnswer extends Body {
  readonly revision: number
  readonly edits: readonly ItemEdit[]
  readonly order: Readonly<Record<string, readonly string[]>>
  readonly sections: readonly { readonly section: string; readonly items: readonly MergedItem[] }[]
}

let t: TestWorld
let week: string
beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t)
})

const review = async () => (await t.call<ReviewAnswer>('editor', 'GET', `${week}/review`)).body
const save = (body: object, person = 'editor') => t.call<ReviewAnswer>(person, 'PUT', `${week}/review`, { body })
const merge = async () =>
  (await t.call<{ findings: WordedFinding[]; totals: unknown }>('editor', 'POST', `${week}/merge`)).body
const itemsOf = async (section: string) => (await review()).sections.find((s) => s.section === section)?.items ?? []
const ids = async (section: string) => (await itemsOf(section)).map((item) => item.id)

/** An edit of an item as it stands now. */
async function editOf(id: string, change: Partial<ItemEdit>): Promise<ItemEdit> {
  const { sections } = await review()
  const item = sections.flatMap((s) => s.items).find((one) => one.id === id)!
  return { item: id, base: { revision: item.revision, ...item.written }, ...change }
}

const rewritten = (text: string): Filling => ({
  ...wards.emergency,
  items: [{ ...wards.emergency.items[0], text }, wards.emergency.items[1]],
})

describe('a review', () => {
  it('changes words, order, section and what is in, and the draft prints so', async () => {
    const edits = [
      await editOf('emergency#1', { text: 'Triage takes nine minutes.', headline: 'Nine minutes' }),
      await editOf('emergency#2', { section: 'safety' }),
    ]
    const saved = await save({ base: 0, edits, order: { safety: ['maternity#1', 'emergency#2'] } })
    expect([saved.status, saved.body]).toEqual([201, { revision: 1 }])
    expect(await ids('safety')).toEqual(['maternity#1', 'emergency#2', 'emergency#1'])
    expect(await ids('people')).toEqual([])
    const response = await t.fetch('editor', 'GET', `${week}/draft/bulletin.docx`)
    const lines = docxText(new Uint8Array(await response.arrayBuffer())).join('\n')
    expect(lines).toContain('Nine minutes')
    expect(lines).not.toContain('Triage became faster.')
    expect(lines.indexOf('A drill was held.')).toBeLessThan(lines.indexOf('Triage takes nine minutes.'))
  })

  it('leaves an item out of the bulletin and keeps showing it to the editor, beside what was written', async () => {
    await save({ base: 0, edits: [await editOf('maternity#1', { include: false })], order: {} })
    const [, left] = await itemsOf('safety')
    expect(left).toMatchObject({ id: 'maternity#1', included: false, written: { text: 'A drill was held.' } })
    const response = await t.fetch('editor', 'GET', `${week}/draft/bulletin.html`)
    const { articleLines } = readPage(await response.text())
    expect(articleLines.join('\n')).toContain('Triage became faster.')
    expect(articleLines.join('\n')).not.toContain('A drill was held.')
  })

  it('shows as a diff what the editor changed of a department’s words', async () => {
    await save({ base: 0, edits: [await editOf('emergency#1', { text: 'Triage became much faster.' })], order: {} })
    const [item] = await itemsOf('safety')
    expect(item).toMatchObject({ edited: true, text: 'Triage became much faster.' })
    const side = (op: string) =>
      item!.diff
        .filter((d) => d.op === 'same' || d.op === op)
        .map((d) => d.text)
        .join('')
    expect([side('removed'), side('added')]).toEqual(['Triage became faster.', 'Triage became much faster.'])
  })

  it('made on an older one is refused with 409 and says which is the newest', async () => {
    await save({ base: 0, edits: [], order: { safety: ['maternity#1'] } })
    const stale = await save({ base: 0, edits: [], order: {} })
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'stale_review', base: 0, latest: 1 }])
    expect((await save({ base: 2, edits: [], order: {} })).status).toBe(409)
    expect((await review()).order).toEqual({ safety: ['maternity#1'] })
    expect((await save({ base: 1, edits: [], order: {} })).body.revision).toBe(2)
  })

  it('saved by two editors at once is kept of exactly one, whole', async () => {
    const orders = [{ safety: ['maternity#1'] }, { safety: ['emergency#1'] }, { people: ['emergency#2'] }]
    const answers = await Promise.all(orders.map((order) => save({ base: 0, edits: [], order })))
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409, 409])
    const winner = answers.findIndex((a) => a.status === 201)
    expect(await review()).toMatchObject({ revision: 1, order: orders[winner] })
  })

  it('is for editors, and not of a published issue', async () => {
    expect((await save({ base: 0, edits: [], order: {} }, 'emergency')).body.code).toBe('not_allowed')
    await publishIssue(t, week)
    expect((await save({ base: 0, edits: [], order: {} })).body.code).toBe('already_published')
  })

  it('cleans the editor’s words like a department’s', async () => {
    await save({
      base: 0,
      edits: [await editOf('emergency#1', { text: ' Nine\u00a0minutes.\u0007\ufffe ' })],
      order: {},
    })
    expect((await itemsOf('safety'))[0]?.text).toBe('Nine minutes.')
  })
})

describe('a saved review can be read again', () => {
  const revision = (n: string, person = 'editor') => t.call<ReviewAnswer>(person, 'GET', `${week}/review?revision=${n}`)

  it('whole and as it was, with who saved it and when; revision 0 is the empty one', async () => {
    const edits = [await editOf('emergency#1', { text: 'Nine minutes.' })]
    await save({ base: 0, edits, order: { safety: ['maternity#1'] } })
    t.setClock('2026-01-12T10:00:00Z')
    await save({ base: 1, edits: [], order: {} }, 'admin')
    const saved = { by: 'editor', savedAt: '2026-01-11T09:00:00.000Z' }
    expect((await revision('0')).body).toEqual({ revision: 0, edits: [], order: {}, by: null, savedAt: null })
    expect((await revision('1')).body).toEqual({ revision: 1, edits, order: { safety: ['maternity#1'] }, ...saved })
    expect((await revision('2')).body).toMatchObject({ revision: 2, by: 'admin', savedAt: '2026-01-12T10:00:00.000Z' })
  })

  it('and the newest one says so of itself: nobody and never, before the first', async () => {
    expect(await review()).toMatchObject({ revision: 0, by: null, savedAt: null })
    await save({ base: 0, edits: [], order: {} })
    expect(await review()).toMatchObject({ revision: 1, by: 'editor', savedAt: '2026-01-11T09:00:00.000Z' })
  })

  it.each(['1', '-1', '1.5', 'x', '', '1000000'])('there is no revision %j', async (n) => {
    const { status, body } = await revision(n)
    expect([status, body.code]).toEqual([404, 'not_found'])
  })

  it('by editors only', async () => {
    expect((await revision('0', 'emergency')).body.code).toBe('not_allowed')
  })
})

describe('a preview', () => {
  const preview = (body: object, person = 'editor') => t.fetch(person, 'POST', `${week}/preview`, { body })
  const lines = async (body: object) => readPage(await (await preview(body)).text()).articleLines.join('\n')

  it('is the page with these choices in the place of the saved ones, and keeps nothing', async () => {
    await save({ base: 0, edits: [await editOf('maternity#1', { include: false })], order: {} })
    const edits = [await editOf('emergency#1', { text: ' Nine\u00a0minutes. ' })]
    const text = await lines({ edits, order: { safety: ['maternity#1'] } })
    expect(text).toContain('Nine minutes.')
    expect(text.indexOf('A drill was held.')).toBeLessThan(text.indexOf('Nine minutes.'))
    expect(await lines({ edits: [], order: {} })).toContain('Triage became faster.')
    expect(await review()).toMatchObject({ revision: 1, edits: [{ item: 'maternity#1' }] })
  })

  it('says what the draft says once the same choices are saved, under the same policy', async () => {
    const edits = [await editOf('emergency#1', { text: 'Nine minutes.' })]
    const response = await preview({ edits, order: {} })
    await save({ base: 0, edits, order: {} })
    const draft = await t.fetch('editor', 'GET', `${week}/draft/bulletin.html`)
    for (const name of ['content-type', 'content-security-policy', 'cache-control'])
      expect(response.headers.get(name)).toBe(draft.headers.get(name))
    const [shown, drawn] = [await response.text(), await draft.text()]
    expect(readPage(shown).articleLines).toEqual(readPage(drawn).articleLines)
    // There are no files of it to lead to.
    expect([shown.includes('bulletin.docx'), drawn.includes('bulletin.docx')]).toEqual([false, true])
  })

  it('of choices that could not be saved is refused with every fault', async () => {
    const edits = [await editOf('emergency#1', { section: 'gossip' })]
    const body = (await (await preview({ edits, order: { gossip: [] } })).json()) as Body
    expect([body.status, body.findings?.map((f) => f.at.path)]).toEqual([400, ['$.edits[0].section', '$.order.gossip']])
    expect(((await (await preview({ edits: [], order: {}, base: 0 })).json()) as Body).code).toBe('bad_request')
  })

  it('is for editors, and of an issue that has something in it', async () => {
    const asked = (await (await preview({ edits: [], order: {} }, 'emergency')).json()) as Body
    expect(asked.code).toBe('not_allowed')
    t = await createTestWorld()
    week = await hospitalWeek(t, [])
    const empty = (await (await preview({ edits: [], order: {} })).json()) as Body
    expect([empty.status, empty.code]).toEqual([409, 'nothing_submitted'])
  })
})

describe('a merge brings all that the review sheet is made of', () => {
  it('the issue, its own definition, and the week values of what takes part', async () => {
    await t.call('editor', 'POST', `${week}/submissions/maternity/return`, { body: { comment: 'Sunday is missing.' } })
    const { body } = await t.call<{ issueRecord: object; definition: object; values: object; board: object[] }>(
      'editor',
      'POST',
      `${week}/merge`,
    )
    expect(body.issueRecord).toMatchObject({ issue: '2026-1', definition: 1, deadline: '2026-01-12T12:00:00.000Z' })
    expect(body.definition).toMatchObject({ revision: 1, definition: { id: 'hospital-weekly' } })
    expect(body.values).toEqual({
      emergency: { attendances: '100', 'seen-in-four-hours': '80', 'agency-cost': '10.50', 'beds-occupied': '30' },
    })
    expect(body.board).toMatchObject([
      { department: 'emergency', receivedAt: '2026-01-11T09:00:00.000Z', receivedAtText: '2026-01-11 09:00' },
      { department: 'maternity', status: 'returned' },
    ])
  })
})

describe('a review can never change a figure', () => {
  it.each([
    ['beside the edits', { values: { attendances: '1' } }, '$.values'],
    ['in an edit', { edits: [{ item: 'emergency#1', values: { attendances: '1' } }] }, '$.edits[0].values'],
    ['under what an edit was made on', { edits: [{ base: { totals: {} } }] }, '$.edits[0].base.totals'],
  ])('%s: an unknown key is refused by its path', async (_, change, path) => {
    const before = await merge()
    const { status, body } = await save({ base: 0, edits: [], order: {}, ...change })
    expect([status, body.code]).toEqual([400, 'bad_request'])
    expect(body.findings).toContainEqual(expect.objectContaining({ code: 'unknown_key', at: { path } }))
    expect((await merge()).totals).toEqual(before.totals)
    expect((await review()).revision).toBe(0)
  })
})

describe('what a merge could only pass over in silence is refused when it is saved', () => {
  it.each([
    ['a section that is not there', { section: 'gossip' }, 'dangling_reference', '$.edits[0].section'],
    ['a section that holds no items', { section: 'summary' }, 'dangling_reference', '$.edits[0].section'],
    ['an emptied text', { text: ' \u200b ' }, 'wrong_value', '$.edits[0].text'],
  ])('%s', async (_, change, code, path) => {
    const { status, body } = await save({ base: 0, edits: [await editOf('emergency#1', change)], order: {} })
    expect([status, body.findings?.map((f) => [f.code, f.at.path])]).toEqual([400, [[code, path]]])
  })

  it('an item edited twice, and an order of a section that is not there', async () => {
    const edits = [await editOf('emergency#1', { text: 'A.' }), await editOf('emergency#1', { text: 'B.' })]
    const { body } = await save({ base: 0, edits, order: { gossip: [] } })
    expect(body.findings?.map((f) => f.code)).toEqual(['duplicate_id', 'dangling_reference'])
  })
})

describe('an edit is bound to the words it was made on', () => {
  beforeEach(async () => {
    await save({ base: 0, edits: [await editOf('emergency#1', { text: 'Triage takes nine minutes.' })], order: {} })
  })

  it('and still holds where a newer sheet says the same there', async () => {
    await mustSubmit(t, '2026-1', 'emergency', { ...rewritten(wards.emergency.items[0].text), phone: '1' })
    await mustSubmit(t, '2026-1', 'emergency', {
      ...wards.emergency,
      values: { ...wards.emergency.values, attendances: 90 },
    })
    const [item] = await itemsOf('safety')
    expect(item).toMatchObject({ text: 'Triage takes nine minutes.', conflict: null, edited: true })
    expect(item!.revision).toBeGreaterThan(1)
  })

  it('where they changed underneath, both sides are shown and neither is applied in silence', async () => {
    await mustSubmit(t, '2026-1', 'emergency', rewritten('Triage became slower.'))
    const [item] = await itemsOf('safety')
    expect(item).toMatchObject({
      text: 'Triage became slower.',
      conflict: {
        edit: { text: 'Triage takes nine minutes.', base: { revision: 1, text: 'Triage became faster.' } },
        current: { text: 'Triage became slower.', revision: 2 },
      },
    })
    expect((await merge()).findings).toContainEqual(
      expect.objectContaining({ code: 'edit_conflict', severity: 'error', item: 'emergency#1' }),
    )
  })

  it('and nothing is published until the editor has resolved it', async () => {
    await mustSubmit(t, '2026-1', 'emergency', rewritten('Triage became slower.'))
    const refused = await publishIssue(t, week)
    expect([refused.status, refused.body.findings?.map((f) => f.code)]).toEqual([422, ['edit_conflict']])
    const resolved = await editOf('emergency#1', { text: 'Triage takes twelve minutes.' })
    expect((await save({ base: 1, edits: [resolved], order: {} })).status).toBe(201)
    const published = await publishIssue(t, week)
    expect(published.status).toBe(201)
    const page = await t.fetch(undefined, 'GET', published.body.link.url)
    expect(readPage(await page.text()).articleLines.join('\n')).toContain('Triage takes twelve minutes.')
  })

  it('where the item is withdrawn, the edit is an orphan that blocks until it is dropped', async () => {
    await mustSubmit(t, '2026-1', 'emergency', { ...wards.emergency, items: [] })
    expect((await merge()).findings.map((f) => f.code)).toEqual(['edit_orphaned'])
    expect((await publishIssue(t, week)).body.findings?.map((f) => f.code)).toEqual(['edit_orphaned'])
    await save({ base: 1, edits: [], order: {} })
    expect((await publishIssue(t, week)).status).toBe(201)
  })

  it('and never falls on other words: where a row is put in before them, it is a conflict', async () => {
    const [first, second] = wards.emergency.items
    const moved = { ...wards.emergency, items: [{ section: 'safety', text: 'A new first item.' }, first, second] }
    await mustSubmit(t, '2026-1', 'emergency', moved)
    const safety = await itemsOf('safety')
    expect(safety.map((item) => [item.id, item.text, item.conflict !== null])).toEqual([
      ['emergency#1', 'A new first item.', true],
      ['emergency#2', 'Triage became faster.', false],
      ['maternity#1', 'A drill was held.', false],
    ])
  })
})
