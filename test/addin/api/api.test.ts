import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  downloadTemplate,
  headerText,
  listBulletins,
  listIssues,
  readMe,
  readStatus,
  reasonLength,
  sendSheet,
} from '../../../addin/api/api.ts'
import type { Caller } from '../../../addin/api/caller.ts'
import { readDepartment, readSubmission } from '../../../addin/api/department-api.ts'
import { mergeIssue, preview, publish, saveReview } from '../../../addin/api/edit-api.ts'
import { failureScreen } from '../../../addin/api/failure.ts'
import { readFigures } from '../../../addin/api/figures-api.ts'
import { fileNameOf } from '../../../addin/api/request.ts'

const caller: Caller = { language: 'zh-CN', token: () => Promise.resolve('t-1') }
const target = { bulletin: 'weekly', issue: '2022-45', department: 'ecology' }
const upload = { name: '填报表.xlsx', bytes: new ArrayBuffer(4), reasons: {} }
const receipt = {
  ...target,
  revision: 1,
  receivedAt: '2022-12-30T08:00:00.000Z',
  receivedAtText: '2022-12-30 16:00',
  late: false,
  sha256: 'ab'.repeat(32),
}
const finding = { code: 'new_code', severity: 'error', at: {}, message: 'x', key: 'k', needsReason: false, extra: 1 }

/** What the page asked for last. */
let asked: { path: string; init: RequestInit } | undefined
function answering(status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked = { path, init }
    return Promise.resolve(new Response(text, { status, headers }))
  })
}
const header = (name: string): string | null => (asked?.init.headers as Headers).get(name)
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('requests', () => {
  it('bear the token and the language; nobody bears none', async () => {
    answering(200, { issues: [] })
    await listIssues(caller, 'weekly')
    expect([header('Authorization'), header('Accept-Language')]).toEqual(['Bearer t-1', 'zh-CN'])
    answering(200, { bulletins: [] })
    await listBulletins({ ...caller, token: () => Promise.resolve(undefined) })
    expect(header('Authorization')).toBeNull()
  })

  describe('whose token the server refuses', () => {
    /** Takes only this token; the bodies that came with each. */
    function taking(good: string): { tokens: (string | null)[]; bodies: unknown[] } {
      const came = { tokens: [] as (string | null)[], bodies: [] as unknown[] }
      vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
        const token = new Headers(init.headers).get('Authorization')
        came.tokens.push(token)
        came.bodies.push(init.body)
        const isGood = token === `Bearer ${good}`
        const body = isGood ? { receipt, findings: [] } : { code: 'token_refused', why: 'expired' }
        return Promise.resolve(new Response(JSON.stringify(body), { status: isGood ? 201 : 401 }))
      })
      return came
    }

    it('are made once more with another, the body too', async () => {
      const came = taking('t-2')
      const renew = vi.fn(() => Promise.resolve('t-2'))
      const onRefused = vi.fn()
      expect(await sendSheet({ ...caller, renew, onRefused }, target, upload)).toMatchObject({ kind: 'received' })
      expect(came).toEqual({ tokens: ['Bearer t-1', 'Bearer t-2'], bodies: [upload.bytes, upload.bytes] })
      expect(renew).toHaveBeenCalledWith('t-1')
      expect(onRefused).not.toHaveBeenCalled()
    })

    it('are made once more and no more often, and then the session is told', async () => {
      const came = taking('t-9')
      const onRefused = vi.fn()
      const answer = await sendSheet({ ...caller, renew: () => Promise.resolve('t-2'), onRefused }, target, upload)
      expect(answer).toMatchObject({ kind: 'failed', failure: { status: 401 } })
      expect(came.tokens).toHaveLength(2)
      expect(onRefused).toHaveBeenCalledOnce()
    })

    it('are not repeated where there is no other token', async () => {
      const came = taking('t-9')
      const onRefused = vi.fn()
      await sendSheet({ ...caller, renew: () => Promise.resolve(undefined), onRefused }, target, upload)
      expect(came.tokens).toHaveLength(1)
      expect(onRefused).toHaveBeenCalledOnce()
    })
  })

  it('carry the bytes, the name and the reasons, percent-encoded', async () => {
    answering(201, { receipt, findings: [] })
    await sendSheet(caller, target, { ...upload, reasons: { 'jump@D6': '年末\n集中' } })
    expect(asked?.path).toBe('/api/bulletins/weekly/issues/2022-45/submissions/ecology')
    expect(asked?.init.body).toBe(upload.bytes)
    expect(decodeURIComponent(header('Bulletin-File-Name') ?? '')).toBe('填报表.xlsx')
    expect(JSON.parse(decodeURIComponent(header('Bulletin-Reasons') ?? ''))).toEqual({ 'jump@D6': '年末\n集中' })
    await sendSheet(caller, target, upload)
    expect(header('Bulletin-Reasons')).toBeNull()
  })

  it('can be made of any text, half a surrogate pair included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\uD800', '\uDC00a'), (a, b) => {
        expect(decodeURIComponent(headerText(a + b))).toBe((a + b).toWellFormed())
      }),
    )
  })

  it('keep all reasons together under what a gateway lets through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.constantFrom('年', '𠮷', 'é', '"'), (count, character) => {
        const text = character.repeat(Math.floor(reasonLength(count) / character.length))
        const reasons = Object.fromEntries(Array.from({ length: count }, (_, i) => [`cumulative_falls@D${i}`, text]))
        expect(headerText(JSON.stringify(reasons)).length).toBeLessThanOrEqual(8200)
      }),
    )
  })
})

describe('answers', () => {
  it('of a sending: a receipt, the same receipt again, or findings, of codes yet unknown too', async () => {
    answering(201, { receipt, findings: [finding] })
    expect(await sendSheet(caller, target, upload)).toMatchObject({ kind: 'received', again: false, receipt })
    answering(200, { receipt, findings: [] })
    expect(await sendSheet(caller, target, upload)).toMatchObject({ kind: 'received', again: true })
    answering(422, { code: 'has_findings', findings: [finding] })
    expect(await sendSheet(caller, target, upload)).toMatchObject({
      kind: 'refused',
      findings: [{ code: 'new_code', message: 'x' }],
    })
  })

  it.each([
    [409, { code: 'already_published' }, 'published'],
    [403, { code: 'not_your_department' }, 'notYours'],
    [404, { code: 'not_found' }, 'gone'],
    [413, { code: 'too_large' }, 'tooLarge'],
    [413, '<html>too large</html>', 'tooLarge'],
    [403, '<html>', 'notUnderstood'],
    [500, { code: 'internal', requestId: 'r' }, 'server'],
    [502, '<html>bad gateway</html>', 'server'],
    [415, { code: 'unsupported_type', title: '…' }, 'refused'],
    [422, { code: 'has_findings', findings: [] }, 'refused'],
    [422, 'nonsense', 'notUnderstood'],
    [201, '<html>sign in to the network</html>', 'notUnderstood'],
    [201, { receipt: { ...receipt, sha256: 'short' }, findings: [] }, 'notUnderstood'],
    [201, { receipt: { ...receipt, receivedAt: 'yesterday' }, findings: [] }, 'notUnderstood'],
  ] as const)('%i %j is the screen "%3$s", never a receipt', async (status, body, screen) => {
    answering(status, body)
    const answer = await sendSheet(caller, target, upload)
    expect(answer.kind === 'failed' && failureScreen(answer.failure)).toBe(screen)
  })

  it('that never come, or break off, are "unreachable"', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await readStatus(caller, target)).toEqual({ ok: false, failure: { kind: 'unreachable' } })
    const broken = new ReadableStream({
      start: (stream) => {
        stream.error(new Error('cut'))
      },
    })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(broken, { status: 201 })))
    expect(await sendSheet(caller, target, upload)).toEqual({ kind: 'failed', failure: { kind: 'unreachable' } })
  })

  it('that nobody waits for any more end at once, and later ones never begin', async () => {
    const whole = new AbortController()
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new DOMException('aborted', 'AbortError'))
          })
          if (signal.aborted) reject(new DOMException('aborted', 'AbortError'))
        }),
    )
    const waiting = [readStatus(caller, target, whole.signal), mergeIssue(caller, target, whole.signal)]
    whole.abort()
    const late = readMe(caller, whole.signal)
    for (const answer of await Promise.all([...waiting, late]))
      expect(answer).toEqual({ ok: false, failure: { kind: 'unreachable' } })
  })

  it.each([
    ['a desk whose definition is none', () => readDepartment(caller, target), { definition: { revision: 1 } }],
    ['a submission of another shape', () => readSubmission(caller, target, 1), { revision: 1 }],
    ['a merge without its sections', () => mergeIssue(caller, target), { issue: '2022-45', totals: {} }],
    ['figures without totals', () => readFigures(caller, target), { issue: '2022-45', figures: [] }],
    [
      'a role that we do not know',
      () => readMe(caller),
      { id: 'x', name: 'x', grants: [{ bulletin: 'weekly', roles: ['guest'], departments: [] }] },
    ],
    ['a page that is not ours', () => preview(caller, target, { edits: [], order: {} }), '<html>sign in</html>'],
  ])('that are %s are not understood, and never believed', async (_, call, body) => {
    answering(200, body, { 'Content-Type': typeof body === 'string' ? 'text/html' : 'application/json' })
    expect(await call()).toEqual({ ok: false, failure: { kind: 'notUnderstood', status: 200 } })
  })

  it('of saving and publishing that are half of what they should be are failures, nothing else', async () => {
    answering(409, { code: 'stale_review' })
    expect(await saveReview(caller, target, { base: 0, edits: [], order: {} })).toMatchObject({ kind: 'failed' })
    answering(409, { code: 'departments_missing' })
    expect(await publish(caller, target, { acceptMissing: false })).toMatchObject({ kind: 'failed' })
    answering(201, { edition: 1 })
    expect(await publish(caller, target, { acceptMissing: false })).toMatchObject({ kind: 'failed' })
  })

  it('tell the time, where the server says it', async () => {
    answering(200, { issues: [] }, { Date: 'Fri, 30 Dec 2022 08:00:00 GMT' })
    expect(await listIssues(caller, 'weekly')).toMatchObject({ value: { serverTime: Date.UTC(2022, 11, 30, 8) } })
    answering(200, { issues: [] })
    expect(await listIssues(caller, 'weekly')).toMatchObject({ value: { serverTime: null } })
  })

  it('bring a file with its Chinese name, the encoded form first', async () => {
    const disposition = `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent('生态 45.xlsx')}`
    answering(200, 'PK', { 'Content-Disposition': disposition })
    expect(await downloadTemplate(caller, target)).toMatchObject({ ok: true, value: { name: '生态 45.xlsx' } })
    expect(fileNameOf(`attachment; filename="a b.xlsx"; filename*=UTF-8''%ZZ`)).toBe('a b.xlsx')
    expect(fileNameOf(null)).toBeUndefined()
  })
})
