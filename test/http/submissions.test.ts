import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Submission } from '../../functions/core/submission.ts'
import { xlsxType } from '../../functions/http/request.ts'
import { fillSheet } from '../../functions/local/fill-sheet.ts'
import type { Board, DepartmentView } from '../../functions/services/show-board.ts'
import {
  api,
  type Body,
  createTestWorld,
  filledGrid,
  hospital,
  hospitalWeek,
  mustSubmit,
  openIssue,
  publishIssue,
  submit,
  templates,
  type TestWorld,
  wards,
} from './world.ts'

let t: TestWorld
let week: string
const target = () => `${week}/submissions/emergency`
const view = async () => (await t.call<DepartmentView>('emergency', 'GET', target())).body
const stored = async (revision: number) =>
  (await t.call<Submission>('emergency', 'GET', `${target()}?revision=${revision}`)).body

beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t, [])
})

const busier = { ...wards.emergency, values: { ...wards.emergency.values, attendances: 140 } }
/** More patients seen in time than came: a warning. */
const odd = { ...wards.emergency, values: { ...wards.emergency.values, 'seen-in-four-hours': 120 } }

describe('a sheet sent', () => {
  it('gets 201 and a receipt of the bytes, the revision and the moment', async () => {
    t.setClock('2026-01-12T11:59:00Z')
    const grid = await filledGrid(t, hospital, '2026-1', 'emergency', wards.emergency)
    const { status, body } = await t.call('emergency', 'PUT', target(), { body: grid })
    expect(status).toBe(201)
    expect(body).toEqual({
      receipt: {
        bulletin: hospital,
        issue: '2026-1',
        department: 'emergency',
        revision: 1,
        receivedAt: '2026-01-12T11:59:00.000Z',
        receivedAtText: '2026-01-12 11:59',
        late: false,
        sha256: createHash('sha256').update(JSON.stringify(grid)).digest('hex'),
      },
      findings: [],
      findingsCount: 0,
    })
    expect((await view()).receipt).toEqual(body.receipt)
  })

  it('sent again with the same bytes gets the same receipt and makes nothing new', async () => {
    const first = await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    t.setClock('2026-01-20T00:00:00Z')
    const again = await submit(t, hospital, '2026-1', 'emergency', wards.emergency)
    expect(again.status).toBe(200)
    expect(again.body.receipt).toEqual(first)
    expect((await view()).revision).toBe(1)
  })

  it('changed makes a new revision; the old one is kept and can be read', async () => {
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    const second = await mustSubmit(t, '2026-1', 'emergency', busier)
    expect(second.revision).toBe(2)
    expect((await stored(1)).values['attendances']).toMatchObject({ value: '100' })
    expect((await stored(2)).values['attendances']).toMatchObject({ value: '140' })
  })

  it('changed and changed back is a third revision, not the first again', async () => {
    for (const filling of [wards.emergency, busier, wards.emergency])
      await mustSubmit(t, '2026-1', 'emergency', filling)
    expect((await view()).revision).toBe(3)
    expect((await stored(3)).values).toEqual((await stored(1)).values)
  })

  it.each(['0', '-1', '2', '1.5', 'x', '', '1000000', '__proto__'])('has no revision %j to show', async (revision) => {
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    const { status, body } = await t.call('emergency', 'GET', `${target()}?revision=${revision}`)
    expect([status, body.code]).toEqual([404, 'not_found'])
  })

  it.each([
    ['at the deadline is in time', '2026-01-12T12:00:00.000Z', 'submitted', false],
    ['a millisecond after it is late, and taken', '2026-01-12T12:00:00.001Z', 'late', true],
  ])('%s', async (_, at, status, late) => {
    t.setClock(at)
    expect((await mustSubmit(t, '2026-1', 'emergency', wards.emergency)).late).toBe(late)
    const { body } = await t.call<Board>('editor', 'GET', week)
    expect(body.departments[0]).toMatchObject({ department: 'emergency', status, late, receivedAt: at })
  })

  it('after publication is refused and told how to get the issue reopened; an unchanged one gets its receipt', async () => {
    const first = await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    await publishIssue(t, week, { acceptMissing: true })
    const refused = await submit(t, hospital, '2026-1', 'emergency', busier)
    expect([refused.status, refused.body.code]).toEqual([409, 'already_published'])
    expect(refused.body.detail).toMatch(/ask the editor to reopen/)
    const same = await submit(t, hospital, '2026-1', 'emergency', wards.emergency)
    expect([same.status, same.body.receipt]).toEqual([200, first])
  })

  it('as a file keeps its name without control and invisible characters, whole and well-formed', async () => {
    const template = await t.fetch('emergency', 'GET', `${week}/templates/emergency`)
    const definition = templates.definitions.find((d) => d.id === hospital)!
    const filling = { ...wards.emergency, reporter: 'Clerk' }
    const sheet = await fillSheet(new Uint8Array(await template.arrayBuffer()), definition, 'emergency', filling)
    const name = `周报\u0007\u0000\u200b\u202e“一”/..\\${'字'.repeat(500)}.xlsx`
    const headers = { 'content-type': xlsxType, 'bulletin-file-name': encodeURIComponent(name) }
    expect((await t.call('emergency', 'PUT', target(), { body: sheet, headers })).status).toBe(201)
    const { source } = await stored(1)
    expect(source.kind).toBe('xlsx')
    expect(source.fileName).toMatch(/^周报“一”\/\.\.\\字+$/)
    expect(source.fileName).toHaveLength(200)
    const cut = `${'a'.repeat(199)}𠮷.xlsx`
    const other = await fillSheet(sheet, definition, 'emergency', { phone: '1' })
    const again = { ...headers, 'bulletin-file-name': encodeURIComponent(cut) }
    expect((await t.call('emergency', 'PUT', target(), { body: other, headers: again })).status).toBe(201)
    expect((await stored(2)).source.fileName).toBe('a'.repeat(199))
  })
})

describe('what is wrong with a sheet', () => {
  it('comes back all at once: errors, warnings and notices, each with its words, its key and what it asks for', async () => {
    const { status, body } = await submit(t, hospital, '2026-1', 'emergency', {
      values: { attendances: 'about 90', 'seen-in-four-hours': '１２０', 'agency-cost': 1.234, 'beds-occupied': 30 },
      items: [
        { section: 'Gossip', text: 'Somebody said something.' },
        { section: 'safety', text: 'Long ago.', date: '2025-06-01' },
      ],
    })
    expect([status, body.code, body.type]).toEqual([422, 'has_findings', 'urn:bulletin:problem:has_findings'])
    const found = (body.findings ?? []).map((f) => [f.key.replace(/\d+$/, ''), f.severity, f.needsReason])
    expect(found.toSorted()).toEqual([
      ['date_outside_period@D', 'warning', true],
      ['not_a_number@D', 'error', false],
      ['number_read_as@D', 'notice', false],
      ['section_unknown@B', 'error', false],
      ['too_many_decimals@D', 'error', false],
    ])
    for (const f of body.findings ?? []) expect(f.message).toMatch(/^[A-I]\d+: .+\.$/)
    expect((await view()).status).toBe('notSubmitted')
  })

  it('is marked in a copy of the sheet, named in the bulletin’s language; nothing is kept', async () => {
    const body = await filledGrid(t, hospital, '2026-1', 'emergency', odd)
    const response = await t.fetch('emergency', 'POST', `${target()}/marked-up`, { body })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, xlsxType])
    expect(response.headers.get('content-disposition')).toMatch(/Emergency%20Department-marked-up\.xlsx$/)
    expect(new Uint8Array(await response.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    expect((await view()).status).toBe('notSubmitted')
  })

  it('is worded in the reader’s language', async () => {
    const { issue } = await openIssue(t, 'window-weekly', '2022-12-26', '2022-12-30')
    const body = await filledGrid(t, 'window-weekly', issue, 'hall', {
      values: { visitors: '很多', 'windows-open': 1 },
    })
    const path = `${api('window-weekly', issue)}/submissions/hall`
    const ask = (language: string) =>
      t.call('hall', 'PUT', path, { body, headers: { 'accept-language': language } }).then((a) => a.body)
    const [zh, en] = [await ask('zh-CN,zh;q=0.9,en;q=0.8'), await ask('en-GB')]
    expect(zh.findings?.[0]?.message).toMatch(/^D\d+：.*很多/)
    expect(zh.title).toMatch(/\p{Script=Han}/u)
    expect(en.findings?.[0]?.message).toMatch(/^D\d+: .*很多/)
    expect(en.title).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('a warning', () => {
  const keyOf = (body: Body) => (body.findings ?? []).filter((f) => f.needsReason).map((f) => f.key)

  it('is refused without a reason, and kept with one given in the header', async () => {
    const refused = await submit(t, hospital, '2026-1', 'emergency', odd)
    expect(refused.status).toBe(422)
    const [key = ''] = keyOf(refused.body)
    expect(key).toMatch(/^above_limit@D\d+$/)
    for (const reason of ['', ' \u3000\n']) {
      const blank = await submit(t, hospital, '2026-1', 'emergency', odd, { reasons: { [key]: reason } })
      expect(blank.status).toBe(422)
    }
    const reasons = { [key]: '含上周到诊、本周完成的患者 (backlog)', 'jump@Z99': 'nobody asked' }
    const taken = await submit(t, hospital, '2026-1', 'emergency', odd, { reasons })
    expect(taken.status).toBe(201)
    expect((await stored(1)).reasons).toEqual({ [key]: reasons[key] })
    const { body } = await t.call<Board>('editor', 'GET', week)
    expect(body.departments[0]).toMatchObject({
      department: 'emergency',
      findings: [{ code: 'above_limit', reason: reasons[key] }],
    })
  })

  it('of a JSON grid is answered in its body too, where a header would be too small; the body goes before it', async () => {
    const grid = await filledGrid(t, hospital, '2026-1', 'emergency', odd)
    const [key = ''] = keyOf((await t.call('emergency', 'PUT', target(), { body: grid })).body)
    const long = '上周到诊、本周完成。'.repeat(200)
    const headers = { 'bulletin-reasons': encodeURIComponent(JSON.stringify({ [key]: 'Header.' })) }
    const sent = { ...grid, reasons: { [key]: long, 'jump@Z99': 'nobody asked' } }
    const taken = await t.call('emergency', 'PUT', target(), { body: sent, headers })
    expect([taken.status, taken.body.receipt?.revision]).toEqual([201, 1])
    expect((await stored(1)).reasons).toEqual({ [key]: long })
    const again = await t.call('emergency', 'PUT', target(), { body: sent })
    expect([again.status, again.body.receipt]).toEqual([200, taken.body.receipt])
  })

  it.each([
    ['too long', { 'jump@D6': 'x'.repeat(2001) }],
    ['under too long a key', { ['x'.repeat(81)]: 'x' }],
    ['no text', { 'jump@D6': 1 }],
    ['no object', 'because'],
  ])('is refused where a reason in the body is %s', async (_, reasons) => {
    const grid = await filledGrid(t, hospital, '2026-1', 'emergency', odd)
    for (const [method, path] of [
      ['PUT', target()],
      ['POST', `${target()}/marked-up`],
    ] as const) {
      const { status, body } = await t.call('emergency', method, path, { body: { ...grid, reasons } })
      expect([status, body.code]).toEqual([400, 'bad_request'])
      expect(body.findings?.[0]?.at.path).toMatch(/^\$\.reasons/)
    }
  })

  it('is answered by the remark column of its row, and the header goes before it', async () => {
    const remarked = { ...odd, remarks: { 'seen-in-four-hours': 'Backlog of last week.' } }
    expect((await submit(t, hospital, '2026-1', 'emergency', remarked)).status).toBe(201)
    expect(Object.values((await stored(1)).reasons)).toEqual(['Backlog of last week.'])
    const key = Object.keys((await stored(1)).reasons)[0]!
    const more = { ...remarked, items: [] }
    await submit(t, hospital, '2026-1', 'emergency', more, { reasons: { [key]: 'Header.' } })
    expect(Object.values((await stored(2)).reasons)).toEqual(['Header.'])
  })

  it('is not answered by a remark in another row', async () => {
    const elsewhere = { ...odd, remarks: { attendances: 'Backlog of last week.' } }
    expect(keyOf((await submit(t, hospital, '2026-1', 'emergency', elsewhere)).body)).toHaveLength(1)
  })

  it.each([
    ['broken percent-encoding', '%E4%B'],
    ['no JSON', 'because'],
    ['no object of texts', '{"a":1}'],
  ])('is refused where the header of reasons is %s', async (_, header) => {
    const body = await filledGrid(t, hospital, '2026-1', 'emergency', odd)
    const answer = await t.call('emergency', 'PUT', target(), { body, headers: { 'bulletin-reasons': header } })
    expect(answer.status).toBe(400)
  })
})

describe('two sheets at once', () => {
  it('of one department, different: two revisions, nothing lost', async () => {
    const grids = await Promise.all(
      [wards.emergency, busier].map((filling) => filledGrid(t, hospital, '2026-1', 'emergency', filling)),
    )
    const answers = await Promise.all(grids.map((body) => t.call('emergency', 'PUT', target(), { body })))
    expect(answers.map((a) => a.status)).toEqual([201, 201])
    expect(answers.map((a) => a.body.receipt?.revision).toSorted()).toEqual([1, 2])
    const values = await Promise.all([1, 2].map(async (n) => (await stored(n)).values['attendances']))
    expect(values.map((v) => v?.kind === 'value' && v.value).toSorted()).toEqual(['100', '140'])
  })

  it('with the same bytes: one revision, one receipt for both', async () => {
    const body = await filledGrid(t, hospital, '2026-1', 'emergency', wards.emergency)
    const answers = await Promise.all([1, 2, 3].map(() => t.call('emergency', 'PUT', target(), { body })))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 200, 201])
    expect(new Set(answers.map((a) => JSON.stringify(a.body.receipt))).size).toBe(1)
    expect((await view()).revision).toBe(1)
  })
})

describe('who may send', () => {
  it('is the department itself and the editor on its behalf, nobody else', async () => {
    const body = await filledGrid(t, hospital, '2026-1', 'emergency', wards.emergency)
    const from = async (person: string | undefined) => (await t.call(person, 'PUT', target(), { body })).body
    expect((await from('maternity')).code).toBe('not_your_department')
    expect((await from(undefined)).code).toBe('not_signed_in')
    expect((await view()).status).toBe('notSubmitted')
    expect((await from('editor')).receipt?.revision).toBe(1)
    expect((await stored(1)).by).toBe('editor')
  })

  it('sees no other department’s template, sheets or marked-up copies either', async () => {
    for (const [method, path] of [
      ['GET', `${week}/templates/emergency`],
      ['GET', target()],
      ['GET', `${target()}?revision=1`],
      ['POST', `${target()}/marked-up`],
    ] as const) {
      const body = method === 'POST' ? { sheets: [{ name: 'a', rows: [] }] } : undefined
      const answer = await t.call('maternity', method, path, { body })
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'not_your_department'])
    }
  })

  it('cannot pass another department’s sheet off as its own', async () => {
    const body = await filledGrid(t, hospital, '2026-1', 'maternity', wards.maternity)
    const answer = await t.call('emergency', 'PUT', target(), { body })
    expect(answer.body.findings?.map((f) => f.code)).toEqual(['wrong_department'])
  })
})

describe('a return for rework', () => {
  const back = (comment: string, person = 'editor') =>
    t.call(person, 'POST', `${target()}/return`, { body: { comment } })

  it('shows with its comment until another sheet comes, and takes the old one out of the totals', async () => {
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    expect((await back('Please add Sunday.')).status).toBe(201)
    expect(await view()).toMatchObject({ status: 'returned', comment: 'Please add Sunday.', revision: 1 })
    const merged = await t.call<{ totals: Record<string, unknown>; notSubmitted: string[] }>(
      'editor',
      'POST',
      `${week}/merge`,
    )
    expect(merged.body.totals['attendances']).toEqual({ week: '0', yearToDate: '0' })
    expect(merged.body.notSubmitted).toContain('emergency')
    await mustSubmit(t, '2026-1', 'emergency', busier)
    expect(await view()).toMatchObject({ status: 'submitted', comment: null, revision: 2 })
  })

  it('needs a comment, an editor and a sheet to return', async () => {
    expect((await back('Add Sunday.')).body.code).toBe('not_submitted_yet')
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    expect((await back('  ')).body.code).toBe('comment_needed')
    expect((await back('Add Sunday.', 'emergency')).body.code).toBe('not_allowed')
    expect((await view()).status).toBe('submitted')
  })

  it('by two editors at once is taken once', async () => {
    await mustSubmit(t, '2026-1', 'emergency', wards.emergency)
    const answers = await Promise.all([back('One.'), back('Two.')])
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409])
  })
})
