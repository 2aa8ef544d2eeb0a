import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiClient, type Send } from '../../functions/local/api-client.ts'
import { templatesFolder } from '../../functions/local/load-templates.ts'
import { type Played, playSample } from '../../functions/local/play-sample.ts'
import { readSampleWeek } from '../../functions/local/sample-week.ts'
import type { Board } from '../../functions/services/show-board.ts'
import type { Edition } from '../../functions/core/issue.ts'
import { prefixes, revisionKey } from '../../functions/core/keys.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { docxText } from '../formats/docx-text.ts'
import { readPage } from '../formats/read-page.ts'
import { tokenFor } from './tokens.ts'
import { api, type Body, createTestWorld, type TestWorld } from './world.ts'

const origin = 'http://127.0.0.1:3000'

interface Week {
  readonly t: TestWorld
  readonly played: Played
  readonly folder: string
  /** Bodies of everything that was refused with 422. */
  readonly refused: Body[]
}

async function play(bulletin: string, issue: string, language: 'zh-CN' | 'en'): Promise<Week> {
  const t = await createTestWorld()
  const folder = await mkdtemp(join(tmpdir(), 'sample-week-'))
  const refused: Body[] = []
  const send: Send = async (url, init) => {
    const headers = { ...(init.headers as Record<string, string>), host: url.host }
    const response = await t.app.request(url, { ...init, headers })
    if (response.status === 422) refused.push((await response.clone().json()) as Body)
    return response
  }
  const client = createApiClient(origin, language, send, tokenFor)
  const sample = await readSampleWeek(templatesFolder, bulletin, issue)
  const player = { api: client, folder, setClock: t.setClock.bind(t), tell: () => undefined }
  return { t, played: await playSample(sample, player), folder, refused }
}

const text = async (file: string): Promise<string> => new TextDecoder().decode(await readFile(file))

/** What a reader of the page sees. */
const seen = (html: string): string => readPage(html).articleLines.join('\n')

describe('the sample week of the window bulletin, played over the API', () => {
  let week: Week
  beforeAll(async () => {
    week = await play('window-weekly', '2022-45', 'zh-CN')
  })
  afterAll(() => rm(week.folder, { recursive: true }))

  it('brings the totals of the printed bulletin', () => {
    const { totals } = week.played.merge
    const yearToDate = (id: string) => totals[id]?.yearToDate
    expect(week.played.issue).toBe('2022-45')
    expect({
      permits: [yearToDate('permits-accepted'), yearToDate('permits-completed')],
      services: [yearToDate('services-accepted'), yearToDate('services-completed')],
      others: [yearToDate('others-accepted'), yearToDate('others-completed')],
    }).toEqual({ permits: ['799438', '789638'], services: ['21291461', '9007873'], others: ['62413', '62284'] })
  })

  it('has two departments late, one nil return, all others in time, and nobody missing', () => {
    const { board, notSubmitted } = week.played.merge
    const of = (status: string) => board.filter((row) => row.status === status).map((row) => row.department)
    expect(of('late')).toEqual(['agriculture', 'culture'])
    expect(of('nilReturn')).toEqual(['water'])
    expect(of('submitted')).toHaveLength(17)
    expect(board).toHaveLength(20)
    expect(notSubmitted).toEqual([])
  })

  it('refuses one sheet first, for exactly its three faults, each with its cell and its cure in words', () => {
    expect(week.refused.map((body) => body.code)).toEqual(['has_findings'])
    const errors = (week.refused[0]?.findings ?? []).filter((f) => f.severity === 'error')
    expect(errors.map((f) => f.code).toSorted()).toEqual(['date_unreadable', 'not_a_number', 'section_missing'])
    for (const f of errors) {
      expect(f.at).toMatchObject({ department: 'emergency', cell: expect.stringMatching(/^[A-I]\d+$/) as string })
      expect(f.message).toMatch(/^[A-I]\d+：.*\p{Script=Han}/u)
    }
    expect(week.played.merge.board.find((row) => row.department === 'emergency')?.revision).toBe(1)
  })

  it('shows the board after publishing with every sheet in the edition', async () => {
    const { body } = await week.t.call<Board>('editor', 'GET', api('window-weekly', '2022-45'))
    expect(body).toMatchObject({ state: 'published', edition: 1, serialNo: 420, deadlineText: '2022-12-30 17:00' })
    expect(body.departments.every((row) => row.inEdition)).toBe(true)
  })

  it('writes an edition that names its inputs: every sheet’s revision, the review, the definition', async () => {
    const key = revisionKey(prefixes.editions('window-weekly', '2022-45'), 1)
    const edition = JSON.parse(new TextDecoder().decode(await week.t.store.read(key))) as Edition
    expect(Object.keys(edition.inputs.submissions)).toHaveLength(20)
    expect(new Set(Object.values(edition.inputs.submissions))).toEqual(new Set([1]))
    expect(edition).toMatchObject({ issuedOn: '2023-01-14', notSubmitted: [], inputs: { review: 1, definition: 1 } })
    expect(edition.totals['permits-accepted']?.yearToDate).toBe('799438')
    for (const file of Object.values(edition.files))
      expect((await week.t.store.read(`bulletins/${file.sha256}`))?.byteLength).toBe(file.bytes)
  })

  it('opens its link for anybody: a page with the totals, and files of the right types', async () => {
    const { link } = week.played
    const get = (path: string) => week.t.fetch(undefined, 'GET', new URL(path, link).pathname)
    const page = await get('./')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const shown = seen(await page.text())
    expect(shown).toContain('行政许可事项799438件')
    expect(shown).toContain('2022年第45期（总第420期）')
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    expect((await get('bulletin.docx')).headers.get('content-type')).toBe(word)
    expect((await get('bulletin.xlsx')).headers.get('content-type')).toBe(sheet)
  })

  it('prints the same in the docx, with the editor’s order, and an annex that reads back', async () => {
    const { files, merge } = week.played
    const lines = docxText(new Uint8Array(await readFile(files.docx)))
    expect(lines.join('\n')).toContain('799438件')
    const [first, second] = merge.sections.toSorted((a, b) => b.items.length - a.items.length)[0]?.items ?? []
    const at = (written: string) => lines.findIndex((line) => line.includes(written.slice(0, 12)))
    expect(at(first!.written.text)).toBeGreaterThan(0)
    expect(at(second!.written.text)).toBeGreaterThan(at(first!.written.text))
    const annex = readXlsx(new Uint8Array(await readFile(files.xlsx)))
    expect(annex.ok && annex.workbook.sheets.flatMap((s) => s.rows.flatMap((row) => row ?? []))).toContain('省教育厅')
  })

  it('keeps every warning’s reason with its sheet', async () => {
    const path = `${api('window-weekly', '2022-45')}/submissions/human-resources?revision=1`
    const { body } = await week.t.call<{ reasons: Record<string, string> }>('editor', 'GET', path)
    expect(Object.entries(body.reasons)).toEqual([
      [expect.stringMatching(/^above_limit@D\d+$/), '含上期受理、本期办结的事项'],
    ])
  })
})

describe('the sample week of the hospital bulletin, played by the same code', () => {
  let week: Week
  beforeAll(async () => {
    week = await play('hospital-weekly', '2026-1', 'en')
  })
  afterAll(() => rm(week.folder, { recursive: true }))

  it('brings exact totals, a rate made from totals, and stocks that are not summed over time', () => {
    expect(week.played.merge.totals).toEqual({
      attendances: { week: '1846', yearToDate: '1846' },
      'seen-in-four-hours': { week: '1391', yearToDate: '1391' },
      'four-hour-rate': { week: '75.4', yearToDate: '75.4' },
      births: { week: '58', yearToDate: '58' },
      'agency-cost': { week: '61.25', yearToDate: '61.25' },
      'beds-occupied': { week: '59', yearToDate: '59' },
    })
    expect(week.refused).toEqual([])
  })

  it('has nothing of the first bulletin in it: no Chinese anywhere, in page, document, annex or answers', async () => {
    const { files, findings, merge } = week.played
    const han = /\p{Script=Han}/u
    const page = seen(await text(files.html))
    expect(page).not.toMatch(han)
    expect(page).toContain('The hospital saw')
    expect(docxText(new Uint8Array(await readFile(files.docx))).join('\n')).not.toMatch(han)
    const annex = readXlsx(new Uint8Array(await readFile(files.xlsx)))
    expect(annex.ok).toBe(true)
    expect(JSON.stringify(annex)).not.toMatch(han)
    expect(JSON.stringify([findings, merge])).not.toMatch(han)
    const template = readXlsx(new Uint8Array(await readFile(join(week.folder, 'sheets', 'maternity-template.xlsx'))))
    expect(JSON.stringify(template)).not.toMatch(han)
  })
})
