import { beforeEach, describe, expect, it } from 'vitest'
import { jsonCaps, maxBodyBytes, xlsxType } from '../../functions/http/request.ts'
import { buildZip } from '../formats/zip-builder.ts'
import { fillSheet } from '../../functions/local/fill-sheet.ts'
import {
  api,
  type Body,
  createTestWorld,
  hospital,
  hospitalWeek,
  seededRandom,
  templates,
  type TestWorld,
  wards,
} from './world.ts'
import { tokenFor } from './tokens.ts'

let t: TestWorld
let week: string
const target = () => `${week}/submissions/emergency`

beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t, [])
})

describe('a body that is no sheet', () => {
  const put = (body: unknown, headers: Record<string, string> = {}) =>
    t.call('emergency', 'PUT', target(), { body, headers })

  it('of another type is refused by name, and the problem’s own type stays what RFC 9457 says', async () => {
    const { status, body } = await put('a;b', { 'content-type': 'text/csv' })
    expect([status, body.code, body.type]).toEqual([415, 'unsupported_type', 'urn:bulletin:problem:unsupported_type'])
    expect(body.detail).toContain('text/csv')
  })

  it.each(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a'])(
    'of the type "%s" is taken neither for a workbook nor for JSON: nothing is guessed',
    async (type) => {
      const headers = { 'content-type': type }
      const sheet = await put(new Uint8Array([80, 75, 3, 4]), headers)
      const json = await t.call('editor', 'POST', `${api(hospital)}/issues`, { body: '{"period":{}}', headers })
      expect([sheet, json].map(({ status, body }) => [status, body.code])).toEqual([
        [415, 'unsupported_type'],
        [415, 'unsupported_type'],
      ])
      expect([sheet.body.detail, json.body.detail]).toEqual([
        expect.stringContaining('.xlsx'),
        expect.stringContaining('application/json'),
      ])
    },
  )

  it('as a grid with faults is refused with the path of each', async () => {
    const { status, body } = await put({
      sheets: [{ name: 'a', rows: [[1, { sum: 1 }], [[]]], hidden: true }],
      date1904: 'no',
    })
    expect([status, body.code]).toEqual([400, 'bad_request'])
    const paths = (body.findings ?? []).map((f) => f.at.path)
    expect(paths).toEqual(
      expect.arrayContaining(['$.sheets[0].rows[0][1]', '$.sheets[0].rows[1][0]', '$.sheets[0].hidden', '$.date1904']),
    )
  })

  it.each([
    ['cut short', '{"sheets":['],
    ['empty', ''],
    ['of broken UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('as JSON %s is refused', async (_, body) => {
    const answer = await put(body, { 'content-type': 'application/json' })
    expect([answer.status, answer.body.code]).toEqual([400, 'unreadable_body'])
  })

  it.each([
    ['a tower of brackets', 'unreadable_body', `{"sheets":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['a tower that is never closed', 'unreadable_body', '{"sheets":'.repeat(400_000)],
    [
      'a million numbers',
      'bad_request',
      `{"sheets":[{"name":"a","rows":[${`[${'1,'.repeat(299)}1],`.repeat(3_333)}[]]}]}`,
    ],
    [
      'a million bad cells',
      'bad_request',
      `{"sheets":[{"name":"a","rows":[${`[${'[],'.repeat(299)}[]],`.repeat(3_000)}[]]}]}`,
    ],
    ['a million bad sheets', 'bad_request', `{"sheets":[${'{},'.repeat(1_000_000)}{}]}`],
    ['a hundred thousand bad sheets', 'bad_request', `{"sheets":[${'{},'.repeat(100_000)}{}]}`],
  ])('as JSON of %s is refused at once, in little memory', async (_, code, body) => {
    const before = process.memoryUsage().rss
    const start = performance.now()
    const answer = await put(body, { 'content-type': 'application/json' })
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6)
    expect(t.reports).toEqual([])
  })

  it('as JSON nests as deep as it may and no deeper; brackets in a text do not count', async () => {
    const nested = (depth: number) =>
      put(`{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`, { 'content-type': 'application/json' })
    expect((await nested(jsonCaps.depth)).body.code).toBe('bad_request')
    expect((await nested(jsonCaps.depth + 1)).body.code).toBe('unreadable_body')
    const text = await put(`{"a":"\\"${'[{'.repeat(1_000)}"}`, { 'content-type': 'application/json' })
    expect(text.body.code).toBe('bad_request')
  })

  it('as JSON larger than a sheet can be is refused by its size', async () => {
    const { status, body } = await put(' '.repeat(jsonCaps.bytes + 1), { 'content-type': 'application/json' })
    expect([status, body.code]).toEqual([413, 'too_large'])
  })

  /** Some 100 KB that unpack to 100 MB and say that they are small. */
  const bomb = (): Uint8Array => {
    const data = Buffer.alloc(100e6, ' ')
    return buildZip(['[Content_Types].xml', '_rels/.rels'].map((name) => ({ name, data, size: 500 })))
  }

  it.each([
    ['random bytes', () => seededRandom('x').bytes(64)],
    [
      'random bytes that begin like a zip',
      () => Buffer.concat([Buffer.from('PK\u0003\u0004'), seededRandom('y').bytes(60)]),
    ],
    ['nothing', () => new Uint8Array(0)],
    ['a page', () => Buffer.from('<!doctype html><table><tr><td>1</td></tr></table>')],
    ['a zip bomb', bomb],
  ])('as %s under the type of a workbook gets 422 with a code', async (_, make) => {
    const sheet = make()
    const start = performance.now()
    const { status, body } = await put(sheet, { 'content-type': xlsxType })
    expect([status, body.code]).toEqual([422, 'has_findings'])
    expect(body.findings?.map((f) => f.code.slice(0, 5))).toEqual(['file_'])
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(t.reports).toEqual([])
  })

  /** A body of ten million times `chunk`, which counts what is taken of it. */
  const endless = async (person: string | undefined, headers: Record<string, string>) => {
    const taken = { bytes: 0 }
    const chunk = new Uint8Array(1_000_000)
    const body = new ReadableStream(
      {
        pull(controller) {
          taken.bytes += chunk.byteLength
          controller.enqueue(chunk)
        },
      },
      { highWaterMark: 0 },
    )
    const authorization = person === undefined ? {} : { authorization: `Bearer ${await tokenFor(person)}` }
    const all = { host: '127.0.0.1', ...authorization, 'content-type': xlsxType, ...headers }
    const init = { method: 'PUT', headers: all, body, duplex: 'half' } as RequestInit
    return { taken, answer: await t.app.request(`http://127.0.0.1${target()}`, init) }
  }

  it('too large by its length is refused before any of it is read', async () => {
    const { taken, answer } = await endless('emergency', { 'content-length': String(maxBodyBytes + 1) })
    expect([answer.status, ((await answer.json()) as Body).code]).toEqual([413, 'too_large'])
    expect(taken.bytes).toBe(0)
  })

  it('that does not end is refused as soon as it is too large', async () => {
    const { taken, answer } = await endless('emergency', {})
    expect(answer.status).toBe(413)
    expect(taken.bytes).toBeLessThan(maxBodyBytes + 2_000_000)
  })

  it.each([
    ['nobody', undefined, 401],
    ['a department whose sheet it is not', 'maternity', 403],
    ['somebody without a role here', 'ecology', 403],
  ])('of %s is refused before any of it is read', async (_, person, status) => {
    const { taken, answer } = await endless(person, {})
    expect([answer.status, taken.bytes]).toEqual([status, 0])
  })
})

describe('a body whose names mean something to JavaScript', () => {
  const json = { 'content-type': 'application/json' }
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

  it.each(names)('changes no object and stores nothing under %s', async (name) => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    const own = (value: string) => `{"${name}":${value}}`
    const bodies: [string, string, string, string][] = [
      ['emergency', 'PUT', target(), `{"sheets":[{"name":"a","rows":[]}],"reasons":${own('{"polluted":"1"}')}}`],
      ['emergency', 'PUT', target(), `{"sheets":[{"name":"a","rows":[]}],"reasons":${own('"1"')}}`],
      ['editor', 'POST', `${week}/preview`, `{"edits":[],"order":${own('["emergency#1"]')}}`],
      ['editor', 'PUT', `${week}/review`, `{"base":0,"edits":[],"order":${own('["emergency#1"]')}}`],
      ['editor', 'POST', `${week}/publish`, own('{"acceptMissing":true}')],
      ['admin', 'PUT', '/api/bulletins/hospital-weekly/people', `{"base":1,"people":[${own('1')}]}`],
    ]
    for (const [person, method, path, body] of bodies) {
      const { status } = await t.call(person, method, path, { body, headers: json })
      expect(status).toBeLessThan(500)
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    for await (const key of t.store.list('reviews/')) {
      const stored = Buffer.from((await t.store.read(key)) ?? []).toString()
      expect(stored).not.toContain(`"${name}"`)
    }
    expect(t.reports).toEqual([])
  })

  it('is no issue, no bulletin and no department either', async () => {
    for (const name of names) {
      const paths = [`/api/bulletins/${name}/issues`, week.replace(/[^/]*$/, name), `${week}/departments/${name}`]
      for (const path of paths) expect([403, 404]).toContain((await t.call('editor', 'GET', path)).status)
    }
    expect(t.reports).toEqual([])
  })
})

describe('an id that only looks like one', () => {
  it.each([
    ['in full width', 'ｈospital-weekly'],
    ['with a Cyrillic letter', 'hospit\u0430l-weekly'],
    ['with the Kelvin sign', 'hospital-wee\u212Aly'],
    ['with a long s', 'ho\u017Fpital-weekly'],
    ['with a combining mark', 'hospital-weekly\u0301'],
    ['with a mark of direction', '\u202Ehospital-weekly'],
    ['with a zero-width space', 'hospital-\u200Bweekly'],
    ['with another hyphen', 'hospital\u2010weekly'],
    ['in capitals', 'Hospital-Weekly'],
    ['with a NUL', 'hospital-weekly\0'],
    ['with a slash', 'hospital-weekly/../hospital-weekly'],
    ['that climbs', '../bulletins/hospital-weekly'],
    ['overlong', 'hospital-weekly'.repeat(1_000)],
  ])('%s is another, and there is none', async (_, id) => {
    const { status, body } = await t.call('editor', 'GET', `/api/bulletins/${encodeURIComponent(id)}/issues`)
    expect([status, body.code]).toEqual([404, 'not_found'])
    expect(t.reports).toEqual([])
  })
})

describe('a file’s name from a header', () => {
  const sent = async (name: string): Promise<string | undefined> => {
    const template = await t.fetch('emergency', 'GET', `${week}/templates/emergency`)
    const definition = templates.definitions.find(({ id }) => id === hospital)!
    const body = await fillSheet(new Uint8Array(await template.arrayBuffer()), definition, 'emergency', {
      ...wards.emergency,
      reporter: 'Clerk',
    })
    const headers = { 'content-type': xlsxType, 'bulletin-file-name': encodeURIComponent(name) }
    const { status } = await t.call('emergency', 'PUT', target(), { body, headers })
    expect(status).toBe(201)
    const stored = await t.call<{ source: { fileName?: string } }>('editor', 'GET', `${target()}?revision=1`)
    return stored.body.source.fileName
  }

  it('keeps no line end, control or mark of direction, and is cut without halving a character', async () => {
    expect(await sent('a\r\nSet-Cookie: b=c\0\u001B[31m\u202Exslx.exe')).toBe('aSet-Cookie: b=c[31mxslx.exe')
  })

  it('is kept as a text, whatever it would be elsewhere', async () => {
    const name = '../../=cmd|"<img src=x>.xlsx'
    expect(await sent(name)).toBe(name)
  })

  it('longer than any is cut', async () => {
    expect(await sent(`${'a'.repeat(199)}𠮷.xlsx`)).toBe('a'.repeat(199))
  })
})
