import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { finding } from '../../functions/core/finding.ts'
import { type ProblemCode, type ProblemParams, refuse, wordProblem } from '../../functions/core/problem.ts'
import { openApiDocument } from '../../functions/http/openapi.ts'
import { problemResponse } from '../../functions/http/problem-response.ts'
import { api, type Body, createTestWorld, hospital, hospitalWeek, type TestWorld } from './world.ts'

let t: TestWorld
beforeEach(async () => {
  t = await createTestWorld()
})

describe('the description of the API', () => {
  it('tells nobody which version of the program runs, nor does the health check', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    for (const path of ['/api/openapi.json', '/api/health']) {
      const answer = await t.app.request(path)
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain(version)
    }
  })

  it('names exactly the routes that the app has', () => {
    const described = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = t.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    // A route that asks who may is registered with its question and its handler.
    expect([...new Set(served)].toSorted()).toEqual(described.toSorted())
  })

  it('is served to anybody, and names each parameter of a path', async () => {
    const { status, body } = await t.call<ReturnType<typeof openApiDocument>>(undefined, 'GET', '/api/openapi.json')
    expect([status, body.openapi]).toEqual([200, '3.1.0'])
    for (const [path, methods] of Object.entries(body.paths))
      for (const operation of Object.values(methods) as { parameters: { name: string }[] }[])
        expect(operation.parameters.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
  })
})

const f = [finding('unknown_key', { path: '$.x' }, { key: 'x' })]
/** The compiler asks for every code. */
const samples: { readonly [C in ProblemCode]: ProblemParams[C] } = {
  not_signed_in: {},
  token_refused: { why: 'expired' },
  no_role: {},
  not_allowed: {},
  not_your_department: { department: 'x' },
  not_found: { what: 'issue', id: '2026-1' },
  bad_request: { findings: f },
  unreadable_body: {},
  unsupported_type: { type: 'text/csv', wanted: 'sheet' },
  too_large: { max: 10_485_760 },
  has_findings: { findings: f, unanswered: [] },
  merge_has_errors: { findings: f },
  period_overlaps: { issue: '2026-1' },
  period_backwards: { from: '2026-01-02', to: '2026-01-01' },
  period_out_of_order: { issue: '2026-1', to: '2026-01-01' },
  already_published: { issue: '2026-1' },
  not_published: { issue: '2026-1' },
  nothing_submitted: { issue: '2026-1' },
  departments_missing: { names: ['A', 'B'] },
  stale_review: { base: 1, latest: 2 },
  published_meanwhile: { issue: '2026-1', edition: 2 },
  changed_meanwhile: {},
  not_submitted_yet: { department: 'A' },
  comment_needed: {},
  link_gone: {},
  link_expired: {},
  link_revoked: {},
  too_many: { seconds: 60 },
}
const codes = Object.keys(samples) as ProblemCode[]

describe.each(codes)('the problem %s', (code) => {
  const refusal = refuse(code, samples[code])

  it('is worded in both languages, each in its own, with what to do', () => {
    const zh = wordProblem(refusal.problem, 'zh-CN')
    const en = wordProblem(refusal.problem, 'en')
    for (const words of [zh.title, zh.detail]) expect(words).toMatch(/\p{Script=Han}/u)
    for (const words of [en.title, en.detail]) expect(words).not.toMatch(/\p{Script=Han}/u)
    expect(zh.detail).toMatch(/。$/)
    expect(en.detail).toMatch(/\.$/)
    expect(JSON.stringify([zh, en])).not.toMatch(/undefined|NaN|\[object/)
  })

  it('goes out by RFC 9457, its members not covered by parameters', async () => {
    const app = new Hono()
    app.get('/', () => {
      throw refusal
    })
    app.onError((error, c) =>
      problemResponse(error, c, 'r1', () => {
        throw new Error('a refusal is nothing to report')
      }),
    )
    const response = await app.request('/')
    const body = (await response.json()) as Body
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(body).toMatchObject({
      type: `urn:bulletin:problem:${code}`,
      code,
      status: response.status,
      ...wordProblem(refusal.problem, 'zh-CN'),
      requestId: 'r1',
    })
  })
})

describe('a bug or an outage', () => {
  const secret = 'AccessDenied: arn:aws:s3:::the-bucket key=people/000001.json'
  const failing = async (path: string, method = 'GET', language = 'en') => {
    const world = await createTestWorld()
    const read = world.store.read.bind(world.store)
    Object.assign(world.store, { read: () => Promise.reject(new Error(secret, { cause: new Error('inner') })) })
    const answer = await world.call('editor', method, path, { headers: { 'accept-language': language } })
    Object.assign(world.store, { read })
    return { world, answer }
  }

  it.each([
    ['GET', `${api(hospital)}/definition`],
    ['GET', api(hospital, '2026-1')],
    ['POST', `${api(hospital, '2026-1')}/merge`],
    ['GET', '/b/some-token/'],
    ['GET', '/api/bulletins'],
  ])('at %s %s answers 500 without internals, and is reported under the id that the user has', async (method, path) => {
    const { world, answer } = await failing(path, method)
    expect([answer.status, answer.body.code]).toEqual([500, 'internal'])
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(JSON.stringify(answer.body)).not.toMatch(/AccessDenied|bucket|people|inner|\.ts/)
    expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'))
    expect(world.reports).toEqual([
      { error: expect.objectContaining({ message: secret }) as Error, requestId: answer.body.requestId },
    ])
  })

  it('tells the user in the reader’s language that it is not his fault', async () => {
    const { answer } = await failing('/api/bulletins', 'GET', 'zh-CN')
    expect(answer.body.title).toMatch(/\p{Script=Han}/u)
    expect(answer.body.detail).toContain('编号')
  })

  it('of what the store holds (not JSON, another shape) names the object to the operator alone', async () => {
    await hospitalWeek(t)
    await t.store.create(`reviews/${hospital}/2026-1/000001.json`, Buffer.from('not JSON'))
    await t.store.create(`returns/${hospital}/2026-1/emergency/000001.json`, Buffer.from('{"bulletin":1}'))
    for (const [method, path] of [
      ['GET', `${api(hospital, '2026-1')}/review`],
      ['GET', api(hospital, '2026-1')],
    ] as const) {
      const { status, body } = await t.call('editor', method, path)
      expect([status, JSON.stringify(body).includes('000001')]).toEqual([500, false])
    }
    expect(t.reports.map((r) => /(reviews|returns)\//.exec(r.error.message)?.[1])).toContain('returns')
  })
})

describe('addresses that are none', () => {
  it.each([
    ['GET', '/nowhere'],
    ['GET', '/api/nowhere'],
    ['GET', `${api(hospital)}/nowhere`],
    ['POST', `${api(hospital)}/nowhere`],
    ['GET', `${api('no-such-bulletin')}/definition`],
    ['GET', `${api('no-such-bulletin')}/issues`],
    ['GET', '/api/bulletins/%00/issues'],
    ['GET', '/api/bulletins/%E0%A4%A/issues'],
    ['GET', '/api/bulletins/..%2f..%2fdefinitions/issues'],
    ['GET', '/b'],
  ])('%s %s: 404 as a problem', async (method, path) => {
    const { status, body, headers } = await t.call('editor', method, path)
    expect([status, body.code]).toEqual([404, 'not_found'])
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(body.requestId).toBe(headers.get('x-request-id'))
    expect(t.reports).toEqual([])
  })

  it.each([
    ['DELETE', '/api/health', 'GET, HEAD'],
    ['PATCH', `${api(hospital)}/issues`, 'GET, HEAD, POST'],
    ['GET', `${api(hospital, '2026-1')}/publish`, 'POST'],
    ['POST', `${api(hospital, '2026-1')}/submissions/emergency`, 'GET, HEAD, PUT'],
    ['DELETE', '/b/token/', 'GET, HEAD, POST'],
    ['POST', '/b/token/bulletin.docx', 'GET, HEAD'],
    ['POST', '/robots.txt', 'GET, HEAD'],
    ['OPTIONS', '/api/me', 'GET, HEAD'],
  ])('%s %s: 405 as a problem, with the methods that it takes', async (method, path, allow) => {
    const { status, body, headers } = await t.call('editor', method, path)
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'method_not_allowed', allow])
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('bears the safe headers on every answer, refusals and failures included', async () => {
    for (const path of ['/api/health', '/nowhere', '/api/me', '/b/x/']) {
      const { headers } = await t.call(undefined, 'GET', path)
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-request-id': expect.stringMatching(/^[\w-]{12}$/) as string,
      })
    }
  })
})
