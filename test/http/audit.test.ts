import { beforeAll, describe, expect, it } from 'vitest'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { sha256 } from '../../functions/services/records.ts'
import { api, type Body, createTestWorld, hospital, hospitalWeek, publishIssue, type TestWorld } from './world.ts'

interface Entry {
  readonly at: string | null
  readonly atText: string | null
  readonly by: string | null
  readonly name: string | null
  readonly what: string
  readonly whatText: string
  readonly issue: string | null
  readonly department: string | null
  readonly departmentName: string | null
  readonly revision: number | null
  readonly from: string | null
  readonly detail: string
}

let t: TestWorld
const audit = `${api(hospital)}/audit`
const comment = '=HYPERLINK("https://example.org","x")\nagain'
const ask = async (query = '', person = 'auditor') =>
  (await t.call<{ entries: readonly Entry[] } & Body>(person, 'GET', `${audit}${query}`)).body

beforeAll(async () => {
  t = await createTestWorld()
  const week = await hospitalWeek(t)
  await t.call('editor', 'POST', `${week}/submissions/maternity/return`, { body: { comment } })
  t.setClock('2026-01-11T10:00:00Z')
  await t.call('editor', 'PUT', `${week}/review`, { body: { base: 0, edits: [], order: {} } })
  t.setClock('2026-01-11T11:00:00Z')
  await publishIssue(t, week, { acceptMissing: true })
  const { body } = await t.call<{ id: string }>('editor', 'POST', `${week}/links`, { body: { pin: '482913' } })
  t.setClock('2026-01-11T12:00:00Z')
  await t.call('admin', 'DELETE', `${week}/links/${body.id}`)
  await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure.' } })
  t.setClock('2026-01-11T13:00:00Z')
  const { body: people } = await t.call<{ revision: number; people: { id: string }[] }>(
    'admin',
    'GET',
    `${api(hospital)}/people`,
  )
  await t.call('admin', 'PUT', `${api(hospital)}/people`, {
    body: { base: people.revision, people: people.people.filter(({ id }) => id !== 'maternity') },
  })
})

describe('the audit of a bulletin', () => {
  it('tells of every record who wrote it, when, and to which revision, newest first', async () => {
    const { entries } = await ask()
    expect(entries.map(({ what, by, revision }) => `${what} ${String(by)} ${String(revision)}`)).toEqual([
      'people_changed admin 2',
      'reopened editor 1',
      'link_revoked admin null',
      'published editor 1',
      'link_created editor null',
      'link_created editor null',
      'review_saved editor 1',
      'submitted emergency 1',
      'submitted maternity 1',
      'returned editor 1',
      'issue_opened editor null',
      'people_changed system 1',
      'definition_published null 1',
    ])
  })

  it('says from which address, in the office’s time, with the names that people had', async () => {
    const entry = (await ask()).entries.find(
      ({ department, what }) => department === 'maternity' && what === 'submitted',
    )
    expect(entry).toMatchObject({
      ...{ at: '2026-01-11T09:00:00.000Z', atText: '2026-01-11 09:00', by: 'maternity', from: '127.0.0.1' },
      // No longer on the list of people.
      ...{ name: 'Maternity Unit', departmentName: 'Maternity Unit', issue: '2026-1', whatText: 'Submitted' },
    })
    const [people] = (await ask()).entries
    expect(people?.detail).toBe('removed Maternity Unit (maternity)')
  })

  it('gives the hash of each edition as stored, and no token of a link', async () => {
    const entry = (await ask()).entries.find(({ what }) => what === 'published')
    const body = await t.store.read(`editions/${hospital}/2026-1/000001.json`)
    expect(entry?.detail).toContain(`edition SHA-256 ${body ? sha256(body) : ''}`)
    expect(JSON.stringify(await ask())).not.toContain('482913')
  })

  it('of one issue leaves out what is the bulletin’s; of none that there is it is refused', async () => {
    const { entries } = await ask('?issue=2026-1')
    expect(entries.length).toBe(10)
    expect(entries.every(({ issue }) => issue === '2026-1')).toBe(true)
    for (const issue of ['2026-9', '..%2F', 'x', '']) expect((await ask(`?issue=${issue}`)).code).toBe('not_found')
  })

  it('is for editors, admins and auditors', async () => {
    for (const path of ['', '.csv', '.xlsx']) {
      for (const who of ['editor', 'admin', 'auditor'])
        expect((await t.fetch(who, 'GET', `${audit}${path}`)).status).toBe(200)
      expect((await t.fetch('emergency', 'GET', `${audit}${path}`)).status).toBe(403)
      expect((await t.fetch(undefined, 'GET', `${audit}${path}`)).status).toBe(401)
    }
  })
})

describe('the audit to take away', () => {
  it('is a CSV file that a spreadsheet opens in Chinese and takes no formula from', async () => {
    const response = await t.fetch('auditor', 'GET', `${audit}.csv?issue=2026-1`, {
      headers: { 'accept-language': 'zh-CN' },
    })
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('filename="hospital-weekly-audit-2026-1.csv"')
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('审计记录-2026-1.csv')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text.split('\r\n')[0]).toBe('时间,时间（UTC）,人员,账号,事项,期次,部门,版次,来源地址,说明')
    expect(text).toContain('=HYPERLINK(""https://example.org""')
    expect(text).not.toMatch(/(?:^|,|\n)"?[=+\-@]/)
  })

  it('is a workbook whose cells are all text', async () => {
    const response = await t.fetch('auditor', 'GET', `${audit}.xlsx`)
    expect(response.headers.get('content-disposition')).toContain('hospital-weekly-audit.xlsx')
    const read = readXlsx(new Uint8Array(await response.arrayBuffer()))
    if (!read.ok) throw new Error(JSON.stringify(read.findings))
    const [sheet] = read.workbook.sheets
    const rows = sheet?.rows ?? []
    expect(sheet?.name).toBe('Audit')
    expect(rows[2]?.slice(0, 3)).toEqual(['Time', 'Time (UTC)', 'Who'])
    expect(rows.length).toBe(3 + (await ask()).entries.length)
    expect(rows.flat().every((cell) => cell === null || cell === undefined || typeof cell === 'string')).toBe(true)
    expect(rows.flat()).toContain(`submission 1: ${comment}`)
  })
})
