import { beforeEach, describe, expect, it } from 'vitest'
import { maxBodyBytes, xlsxType } from '../../functions/http/request.ts'
import { buildZip } from '../formats/zip-builder.ts'
import { type Body, createTestWorld, hospitalWeek, seededRandom, type TestWorld } from './world.ts'

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
    ['a tower of brackets', `{"sheets":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['a million bad cells', `{"sheets":[{"name":"a","rows":[${`[${'[],'.repeat(299)}[]],`.repeat(3_000)}[]]}]}`],
    ['a million bad sheets', `{"sheets":[${'{},'.repeat(1_000_000)}{}]}`],
  ])('as JSON of %s is refused at once, in little memory', async (_, body) => {
    const before = process.memoryUsage().rss
    const start = performance.now()
    const answer = await put(body, { 'content-type': 'application/json' })
    expect([answer.status, answer.body.code]).toEqual([400, 'bad_request'])
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6)
    expect(t.reports).toEqual([])
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
  const endless = (headers: Record<string, string>) => {
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
    const all = { host: '127.0.0.1', 'bulletin-person': 'emergency', 'content-type': xlsxType, ...headers }
    const init = { method: 'PUT', headers: all, body, duplex: 'half' } as RequestInit
    return { taken, answer: t.app.request(`http://127.0.0.1${target()}`, init) }
  }

  it('too large by its length is refused before any of it is read', async () => {
    const { taken, answer } = endless({ 'content-length': String(maxBodyBytes + 1) })
    const response = await answer
    expect([response.status, ((await response.json()) as Body).code]).toEqual([413, 'too_large'])
    expect(taken.bytes).toBe(0)
  })

  it('that does not end is refused as soon as it is too large', async () => {
    const { taken, answer } = endless({})
    expect((await answer).status).toBe(413)
    expect(taken.bytes).toBeLessThan(maxBodyBytes + 2_000_000)
  })
})
