import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import type { Definition } from '../../functions/core/definition.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import type { Filling } from '../../functions/local/fill-sheet.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import type { Board } from '../../functions/services/show-board.ts'
import { readPage } from '../formats/read-page.ts'
import {
  api,
  createTestWorld,
  filledGrid,
  hospital,
  hospitalWeek,
  mustSubmit,
  openIssue,
  type Published,
  publishIssue,
  submit,
  templates,
  type TestWorld,
  wards,
} from './world.ts'

let t: TestWorld
beforeEach(async () => {
  t = await createTestWorld()
})

const board = async (week: string) => (await t.call<Board>('editor', 'GET', week)).body
const reopen = (week: string, reason = 'A figure was wrong.') =>
  t.call('editor', 'POST', `${week}/reopen`, { body: { reason } })
const page = async (url: string) => readPage(await (await t.fetch(undefined, 'GET', url)).text()).articleLines

/** Opens the week that ends on `to`, sends both departments' sheets and publishes. */
async function wholeWeek(from: string, to: string, attendances: number): Promise<Published & { path: string }> {
  t.setClock(`${to}T09:00:00Z`)
  const { issue } = await openIssue(t, hospital, from, to)
  await mustSubmit(t, issue, 'emergency', attended(attendances))
  await mustSubmit(t, issue, 'maternity', wards.maternity)
  const path = api(hospital, issue)
  const { status, body } = await publishIssue(t, path)
  if (status !== 201) throw new Error(`${body.code} ${body.detail}`)
  return { ...body, path }
}

const attended = (attendances: number): Filling => ({
  ...wards.emergency,
  values: { ...wards.emergency.values, attendances },
})

describe('publishing', () => {
  it('names the departments that are missing, until the editor accepts them', async () => {
    const week = await hospitalWeek(t, ['maternity'])
    const refused = await publishIssue(t, week)
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'departments_missing', names: ['Emergency Department'] },
    ])
    const { status, body } = await publishIssue(t, week, { acceptMissing: true })
    expect([status, body.notSubmitted]).toEqual([201, ['emergency']])
  })

  it('of an issue without any sheet is refused, whatever is accepted', async () => {
    const week = await hospitalWeek(t, [])
    expect((await publishIssue(t, week, { acceptMissing: true })).body.code).toBe('nothing_submitted')
    const draft = await t.call('editor', 'GET', `${week}/draft/bulletin.docx`)
    expect([draft.status, draft.body.code]).toEqual([409, 'nothing_submitted'])
  })

  it('twice is refused, and so is merging it away: the edition stays', async () => {
    const week = await hospitalWeek(t)
    const first = await publishIssue(t, week)
    expect(first.body.edition).toBe(1)
    const second = await publishIssue(t, week)
    expect([second.status, second.body.code]).toEqual([409, 'already_published'])
    expect(await board(week)).toMatchObject({ state: 'published', edition: 1 })
  })

  it('by three editors at once makes exactly one edition', async () => {
    const week = await hospitalWeek(t)
    const answers = await Promise.all([1, 2, 3].map(() => publishIssue(t, week)))
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409, 409])
    expect(answers.flatMap((a) => a.body.code ?? [])).toEqual(['published_meanwhile', 'published_meanwhile'])
    const editions: string[] = []
    for await (const key of t.store.list('editions/')) editions.push(key)
    expect(editions).toEqual([`editions/${hospital}/2026-1/000001.json`])
  })

  it('gives the same files, byte for byte, in every world with the same inputs', async () => {
    const files = await Promise.all(
      ['one', 'two'].map(async (seed) => {
        const other = await createTestWorld({ seed })
        const week = await hospitalWeek(other)
        other.setClock(seed === 'one' ? '2026-01-13T09:00:00Z' : '2026-01-14T10:00:00Z')
        return (await publishIssue(other, week)).body.files
      }),
    )
    expect(files[0]).toEqual(files[1])
    expect(new Set(Object.values(files[0]!).map((file) => file.sha256)).size).toBe(3)
  })

  it('keeps a sheet that arrives meanwhile, and the board shows it as not in the edition', async () => {
    const memory = createMemoryObjectStore()
    let arrives: (() => Promise<unknown>) | undefined
    // The sheet comes between the merge and the edition: when the first file is written.
    const store: ObjectStore = {
      ...memory,
      async create(key, body) {
        const arrive = key.startsWith('bulletins/') ? arrives : undefined
        arrives = arrive ? undefined : arrives
        await arrive?.()
        return memory.create(key, body)
      },
    }
    t = await createTestWorld({ store })
    const week = await hospitalWeek(t)
    const body = await filledGrid(t, hospital, '2026-1', 'emergency', attended(140))
    arrives = () => t.call('emergency', 'PUT', `${week}/submissions/emergency`, { body })
    const published = await publishIssue(t, week)
    expect(published.body.totals['attendances']?.week).toBe('100')
    const { departments, state } = await board(week)
    expect(state).toBe('published')
    expect(departments.map((d) => [d.department, d.revision, d.inEdition])).toEqual([
      ['emergency', 2, false],
      ['maternity', 1, true],
    ])
  })
})

describe('a correction', () => {
  it('of what came in time is not late, however late it comes; a first sheet after the deadline is', async () => {
    const week = await hospitalWeek(t, ['emergency'])
    expect((await publishIssue(t, week, { acceptMissing: true })).status).toBe(201)
    expect((await reopen(week)).status).toBe(201)
    t.setClock('2026-03-01T00:00:00Z')
    await mustSubmit(t, '2026-1', 'emergency', attended(90))
    await mustSubmit(t, '2026-1', 'maternity', wards.maternity)
    expect((await board(week)).departments.map((d) => [d.department, d.status, d.revision])).toEqual([
      ['emergency', 'submitted', 2],
      ['maternity', 'late', 1],
    ])
  })

  it('reopens the issue, makes a second edition under the same link, and is printed once by the next issue', async () => {
    const first = await wholeWeek('2026-01-05', '2026-01-11', 100)
    const second = await wholeWeek('2026-01-12', '2026-01-18', 110)
    expect(second.totals['attendances']).toEqual({ week: '110', yearToDate: '210' })

    expect((await reopen(first.path)).status).toBe(201)
    expect(await board(first.path)).toMatchObject({ state: 'reopened', edition: 1 })
    expect((await page(first.link.url)).join('\n')).toContain('saw 100 emergency patients')
    await mustSubmit(t, '2026-1', 'emergency', attended(90))
    const corrected = await publishIssue(t, first.path)
    expect(corrected.body).toMatchObject({ edition: 2, totals: { attendances: { week: '90', yearToDate: '90' } } })
    expect((await page(`${first.link.url}2/`)).join('\n')).toContain('saw 90 emergency patients')

    const third = await wholeWeek('2026-01-19', '2026-01-25', 120)
    expect(third.totals['attendances']?.yearToDate).toBe('320')
    const notices = async (url: string) => (await page(url)).filter((line) => line.startsWith('Correction'))
    const [notice, ...others] = await notices(third.link.url)
    expect(notice).toMatch(/Attendances was given as 100 patients; it is 90 patients\.$/)
    expect(others).toEqual([])

    const fourth = await wholeWeek('2026-01-26', '2026-02-01', 100)
    expect(fourth.totals['attendances']?.yearToDate).toBe('420')
    expect(await notices(fourth.link.url)).toEqual([])
  })

  it('made before the next issue is printed by it, against what the first edition said', async () => {
    const first = await wholeWeek('2026-01-05', '2026-01-11', 100)
    await reopen(first.path)
    await mustSubmit(t, '2026-1', 'emergency', attended(90))
    await publishIssue(t, first.path)
    const second = await wholeWeek('2026-01-12', '2026-01-18', 110)
    expect((await page(second.link.url)).join('\n')).toMatch(/given as 100 patients; it is 90 patients/)
    const third = await wholeWeek('2026-01-19', '2026-01-25', 110)
    expect((await page(third.link.url)).join('\n')).not.toMatch(/given as/)
  })

  it('needs a reason, an editor and a published issue', async () => {
    const week = await hospitalWeek(t)
    expect((await reopen(week)).body.code).toBe('not_published')
    await publishIssue(t, week)
    expect((await reopen(week, ' ')).body.code).toBe('comment_needed')
    const asked = await t.call('emergency', 'POST', `${week}/reopen`, { body: { reason: 'Mine was wrong.' } })
    expect(asked.body.code).toBe('not_allowed')
    expect((await board(week)).state).toBe('published')
  })

  it('is not undone by an editor who looked before it: the issue stays open', async () => {
    const memory = createMemoryObjectStore()
    let meanwhile: (() => Promise<unknown>) | undefined
    // Another editor reopens, publishes and reopens while the first one's request has read the state once.
    const store: ObjectStore = {
      ...memory,
      async *list(prefix, options) {
        const act = prefix.startsWith('reopenings/') ? meanwhile : undefined
        yield* memory.list(prefix, options)
        meanwhile = act ? undefined : meanwhile
        await act?.()
      },
    }
    t = await createTestWorld({ store })
    const week = await hospitalWeek(t)
    await publishIssue(t, week)
    meanwhile = async () => {
      await reopen(week)
      await publishIssue(t, week)
      await reopen(week)
    }
    expect((await reopen(week)).status).toBe(409)
    expect(await board(week)).toMatchObject({ state: 'reopened', edition: 2 })
  })

  it('asked for by two editors at once reopens once, and an issue can be reopened again and again', async () => {
    const week = await hospitalWeek(t)
    for (const edition of [1, 2, 3]) {
      expect((await publishIssue(t, week)).body.edition).toBe(edition)
      const answers = await Promise.all([reopen(week), reopen(week)])
      expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409])
      expect(await board(week)).toMatchObject({ state: 'reopened', edition })
    }
  })
})

describe('the year to date', () => {
  it('needs every earlier issue of the year: the missing one is named, and blocks', async () => {
    await openIssue(t, hospital, '2026-01-05', '2026-01-11')
    const { issue } = await openIssue(t, hospital, '2026-01-12', '2026-01-18')
    for (const id of ['emergency', 'maternity'] as const) await mustSubmit(t, issue, id, wards[id])
    const refused = await publishIssue(t, api(hospital, issue))
    expect([refused.status, refused.body.code]).toEqual([422, 'merge_has_errors'])
    expect(refused.body.findings).toEqual([
      expect.objectContaining({ code: 'earlier_issue_missing', issue: '2026-1', severity: 'error' }),
    ])
  })

  it('begins anew with the year, as the issue’s number does; the serial number goes on', async () => {
    await wholeWeek('2026-12-21', '2026-12-27', 100)
    t.setClock('2027-01-03T09:00:00Z')
    const opened = await openIssue(t, hospital, '2026-12-28', '2027-01-03')
    expect(opened).toMatchObject({ issue: '2027-1', year: 2027, issueNo: 1, serialNo: 2 })
    await openIssue(t, hospital, '2027-01-04', '2027-01-10')
    for (const issue of ['2027-1', '2027-2'])
      for (const id of ['emergency', 'maternity'] as const) await mustSubmit(t, issue, id, wards[id])
    // Last year's number 1 is no stand-in for this year's.
    const early = await publishIssue(t, api(hospital, '2027-2'))
    expect(early.body.findings).toEqual([expect.objectContaining({ code: 'earlier_issue_missing', issue: '2027-1' })])
    const first = await publishIssue(t, api(hospital, '2027-1'))
    expect(first.body.totals['attendances']).toEqual({ week: '100', yearToDate: '100' })
    const second = await publishIssue(t, api(hospital, '2027-2'))
    expect(second.body.totals['attendances']).toEqual({ week: '100', yearToDate: '200' })
  })

  it('takes no opening balance of another year', async () => {
    const path = 'window-weekly'
    const { issue } = await openIssue(t, path, '2023-01-02', '2023-01-06')
    expect(issue).toBe('2023-1')
    await submit(t, path, issue, 'hall', { values: { visitors: 4000, 'windows-open': 120 } })
    const { body } = await publishIssue(t, api(path, issue), { acceptMissing: true })
    expect(body.totals['visitors']).toEqual({ week: '4000', yearToDate: '4000' })
    expect(body.totals['permits-accepted']).toEqual({ week: '0', yearToDate: '0' })
  })
})

describe('a definition published while an issue is open', () => {
  const current = templates.definitions.find((d) => d.id === hospital)!
  const newer: Definition = {
    ...current,
    title: 'Report of a new kind',
    departments: current.departments.map((d) => (d.id === 'maternity' ? { ...d, name: 'Birth Centre' } : d)),
  }

  it('changes nothing of it; the next issue takes it', async () => {
    const week = await hospitalWeek(t)
    expect((await publishDefinition(t.world, newer)).revision).toBe(2)
    expect((await publishDefinition(t.world, newer)).revision).toBe(2)
    expect((await board(week)).departments.map((d) => d.name)).toEqual(['Emergency Department', 'Maternity Unit'])
    const { body } = await publishIssue(t, week)
    expect((await page(body.link.url)).join('\n')).toContain('Weekly operations report')
    const next = await wholeWeek('2026-01-12', '2026-01-18', 100)
    expect((await page(next.link.url)).join('\n')).toContain('Report of a new kind')
    expect((await board(next.path)).departments.map((d) => d.name)).toContain('Birth Centre')
  })

  it('with faults is refused with each, and leaves the one in use', async () => {
    const broken = { ...current, title: '{nonsense}', printStyle: 'No Such Style' }
    await expect(publishDefinition(t.world, broken)).rejects.toMatchObject({ problem: { code: 'bad_request' } })
    const { body } = await t.call<{ revision: number }>('editor', 'GET', `${api(hospital)}/definition`)
    expect(body.revision).toBe(1)
  })
})
