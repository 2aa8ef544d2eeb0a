/** Targets of HTTP itself: bodies of every other route, ids in paths, headers. */
import * as fc from 'fast-check'
import { maxBodyBytes } from '../../functions/http/request.ts'
import { hospital } from '../http/world.ts'
import { type FuzzWorld, openFuzzWorld } from './fuzz-world.ts'
import { cookJson, jsonRecipe } from './hostile-json.ts'
import { hostileText } from './hostile-text.ts'
import { type Fuzzed, target } from './target.ts'

/** A route that takes a JSON body: who may use it, where, and a body that it takes. */
interface Route {
  readonly person: string
  readonly method: string
  readonly path: string
  readonly sound: unknown
}

/** Every route of the API's description that takes JSON, with its ids in; one that is new gets an empty body. */
async function routesOf({ t, issuePath, publishedPath }: FuzzWorld): Promise<Route[]> {
  const words = { revision: 1, section: 'safety', text: 'Triage became faster.', headline: 'Triage' }
  const edit = { item: 'emergency#1', base: words, include: true, text: 'New', headline: 'H', section: 'people' }
  const choices = { edits: [edit], order: { safety: ['emergency#1'], people: ['emergency#2'] } }
  const people = [
    { id: 'admin', name: 'Admin', roles: ['admin'], departments: [] },
    { id: 'maternity', name: 'Maternity', roles: [], departments: ['maternity'] },
  ]
  const bodies: Readonly<Record<string, unknown>> = {
    'PUT /people': { base: 1, people },
    'POST /issues': {
      period: { from: '2026-01-19', to: '2026-01-25' },
      deadline: '2026-01-26T09:00:00Z',
      issuedOn: '2026-01-26',
    },
    'POST /issues/{issue}/submissions/{department}/return': { comment: 'Please check.' },
    'PUT /issues/{issue}/review': { base: 0, ...choices },
    'POST /issues/{issue}/preview': choices,
    'POST /issues/{issue}/publish': { acceptMissing: true },
    'POST /issues/{issue}/reopen': { reason: 'A figure was wrong.' },
    'POST /issues/{issue}/links': { expires: '2026-03-01T09:00:00Z', pin: '480151' },
  }
  const { body } = await t.call<{ paths: Record<string, Record<string, { requestBody?: unknown }>> }>(
    undefined,
    'GET',
    '/api/openapi.json',
  )
  const base = '/api/bulletins/{bulletin}'
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]): Route[] => {
      const rest = path.slice(base.length)
      // The reader's and the API's own routes are asked by the other targets; sheets by those of uploads.
      if (!requestBody || !path.startsWith(base) || /submissions\/\{department\}(?:\/marked-up)?$/.test(path)) return []
      const needsEdition = /\/(?:reopen|links)$/.test(rest)
      const filled =
        (needsEdition ? publishedPath : issuePath) +
        rest.replace('/issues/{issue}', '').replace('{department}', 'emergency')
      const whole = rest.startsWith('/issues/{issue}') ? filled : `/api/bulletins/${hospital}${rest}`
      const name = `${method.toUpperCase()} ${rest}`
      const person = rest === '/people' ? 'admin' : 'editor'
      return [{ person, method: method.toUpperCase(), path: whole, sound: bodies[name] ?? {} }]
    }),
  )
}

async function bodies(): Promise<Fuzzed<{ readonly route: number; readonly json: Parameters<typeof cookJson>[1] }>> {
  const world = await openFuzzWorld()
  const routes = await routesOf(world)
  for (const { person, method, path, sound } of routes) {
    world.reset()
    const { status, text } = await world.ask(person, method, path, { body: sound })
    if (status >= 400) throw new Error(`${method} ${path} refuses its sound body: ${text()}`)
  }
  return {
    inputs: fc.record({ route: fc.nat({ max: routes.length - 1 }), json: jsonRecipe }),
    prepare({ route, json }) {
      world.reset()
      const { person, method, path, sound } = routes[route] as Route
      const body = cookJson(sound, json)
      return async () => {
        const heard = await world.ask(person, method, path, { body, headers: { 'content-type': 'application/json' } })
        return { ...heard, verify: mustNotBePolluted }
      }
    },
  }
}

/** @throws where a body has changed what every object has */
function mustNotBePolluted(): void {
  for (const name in {}) throw new Error(`Object.prototype has become ${name}`)
  if (Object.getOwnPropertyNames(Object.prototype).length !== prototypeNames) throw new Error('Object.prototype grew')
}
const prototypeNames = Object.getOwnPropertyNames(Object.prototype).length

/** How an id may be written so that it looks like another, or leaves its place. */
const disguises: readonly ((id: string) => string)[] = [
  (id) => id.toUpperCase(),
  (id) => id.replace('a', '\u0430'),
  (id) => id.replace('e', '\u0435'),
  (id) => id.replace('-', '\u2010'),
  (id) => id.replace('-', '\u00AD-'),
  (id) => id.replace('-', '%00-'),
  (id) => id.replace(/[a-z]/, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  (id) => id.replace(/\d/, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  (id) => id.replace('k', '\u212A'),
  (id) => id.replace('s', '\u017F'),
  (id) => `${id}\u0301`,
  (id) => `\u202E${id}`,
  (id) => `${id}\u200B`,
  (id) => `\uFEFF${id}`,
  (id) => `${id}%20`,
  (id) => `${id}.`,
  (id) => `${id}.json`,
  (id) => `${id}%2f`,
  (id) => `%2f${id}`,
  (id) => `${id}%5c..`,
  (id) => `%2e%2e%2f${id}`,
  (id) => `..%2f..%2fpeople%2f${id}`,
  (id) => `x%2f%2e%2e%2f${id}`,
  (id) => `${id}%0d%0aSet-Cookie:%20a=b`,
  (id) => `${id};a=b`,
  (id) => `${id}%3f`,
  (id) => `${id}%23`,
  (id) => `${id}--`,
  (id) => `-${id}`,
  (id) => `0${id}`,
  (id) => id.repeat(40),
  (id) => id.repeat(3_000),
  (id) => `%${id}`,
  (id) => `%ff${id}`,
  (id) => `%ed%a0%80${id}`,
  (id) => `%c0%ae${id}`,
  (id) => `%25${id}`,
  (id) => `<img src=x>${id}`,
]
const others = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '*',
  '%2a',
  '%00',
  '%',
  '%zz',
  '0',
  '000001',
  '9999-1',
  '2026-0',
  '2026-01',
  '2026-2.json',
  'con',
  'nul',
  ' ',
] as const

const written = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: disguises.length - 1 }).map((n) => ({ disguise: n })) },
  { weight: 2, arbitrary: fc.constantFrom(...others).map((text) => ({ text })) },
  { weight: 1, arbitrary: hostileText.map((text) => ({ text: encodeURIComponent(text.toWellFormed()) })) },
)
type Written = { readonly disguise: number } | { readonly text: string }

/** One id of a path written otherwise, or what is asked for by a query. */
interface PathRecipe {
  readonly path: number
  readonly segment: number
  readonly written: Written
  readonly person: string | undefined
  readonly query: string
  readonly accept: string
}

async function paths(): Promise<Fuzzed<PathRecipe>> {
  const world = await openFuzzWorld()
  const { issuePath, publishedPath, link } = world
  const sound = [
    ['GET', issuePath],
    ['GET', `${issuePath}/departments/emergency`],
    ['GET', `${issuePath}/templates/emergency`],
    ['GET', `${issuePath}/submissions/emergency`],
    ['POST', `${issuePath}/submissions/emergency/return`],
    ['PUT', `${issuePath}/submissions/emergency`],
    ['POST', `${issuePath}/merge`],
    ['GET', `${issuePath}/draft/bulletin.docx`],
    ['GET', `${issuePath}/review`],
    ['GET', `${publishedPath}/figures`],
    ['GET', `${publishedPath}/links`],
    ['DELETE', `${publishedPath}/links/${link.id}`],
    ['GET', `/api/bulletins/${hospital}/definition`],
    ['GET', `/api/bulletins/${hospital}/issues`],
    ['GET', `/api/bulletins/${hospital}/people`],
    ['GET', `/api/bulletins/${hospital}/audit`],
    ['GET', `/b/${link.token}/`],
    ['GET', `/b/${link.token}/bulletin.docx`],
  ] as const
  const ids = new Set([
    hospital,
    issuePath.split('/').at(-1),
    publishedPath.split('/').at(-1),
    'emergency',
    link.id,
    link.token,
    'bulletin.docx',
  ])
  return {
    inputs: fc.record({
      path: fc.nat({ max: sound.length - 1 }),
      segment: fc.nat({ max: 5 }),
      written,
      person: fc.constantFrom('editor', 'editor', 'admin', 'auditor', 'emergency', undefined),
      accept: fc.constantFrom('*/*', '*/*', 'text/html'),
      query: fc.constantFrom(
        '',
        '',
        '',
        '?revision=1',
        '?revision=1e1',
        '?revision=-1',
        '?revision=%00',
        '?revision=1&revision=2',
        '?issue=..%2f..',
        '?__proto__=1',
      ),
    }),
    prepare({ path, segment, written, person, query, accept }) {
      world.reset()
      const [method, told] = sound[path] ?? sound[0]
      const segments = told.split('/')
      const places = segments.flatMap((text, i) => (ids.has(text) ? [i] : []))
      const place = places[segment % places.length] ?? 0
      const id = segments[place] ?? ''
      const other = 'text' in written ? written.text : (disguises[written.disguise] ?? disguises[0])?.(id)
      const asked = segments.with(place, other ?? '').join('/')
      // An id left out makes another sound path of some.
      const stays = sound.some(([, path]) => sameIds(asked, path))
      return async () => {
        const body = { ...(method === 'PUT' || method === 'POST' ? { body: '{}' } : {}), headers: { accept } }
        const heard = await world.ask(person, method, asked + query, body)
        return {
          ...heard,
          verify() {
            if (!stays && heard.status < 300) throw new Error(`${heard.status}: another id was taken for ${id}`)
            if (/html/.test(heard.headers.get('content-type') ?? '') && heard.text().includes('<img'))
              throw new Error('the id came back as markup')
          },
        }
      }
    },
  }
}

/** Whether a server is bound to understand two paths alike (RFC 3986, 6.2.2): percent-encoding and dot segments. */
function sameIds(asked: string, told: string): boolean {
  try {
    return decodeURIComponent(new URL(asked, 'http://a').pathname) === told && !/%2f/i.test(asked)
  } catch {
    return false
  }
}

/** A header's value as a client can send it: bytes, no line ends. */
const headerText = fc.oneof(
  { weight: 3, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed())) },
  { weight: 1, arbitrary: hostileText.map((text) => text.replace(/[^\t\x20-\x7E\x80-\xFF]/g, '')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '%',
      '%zz',
      '%ED%A0%80',
      '%00',
      '',
      ' ',
      'a'.repeat(8_000),
      '%E6%8A%A5'.repeat(900),
      '../../a.xlsx',
      'a".xlsx',
      'a%22%0d%0ab.xlsx',
      '%E2%80%AExslx.exe',
    ),
  },
)
const reasonsText = fc.oneof(
  {
    weight: 2,
    arbitrary: jsonRecipe.map((recipe) =>
      encodeURIComponent(cookJson({ 'jump@D8': 'a reason' }, recipe).toWellFormed().slice(0, 3_000)),
    ),
  },
  { weight: 1, arbitrary: headerText },
)

interface HeaderRecipe {
  readonly request: number
  readonly headers: Readonly<Record<string, string | undefined>>
}

async function headers(): Promise<Fuzzed<HeaderRecipe>> {
  const world = await openFuzzWorld()
  const { issuePath, link, grid } = world
  const sheet = `${issuePath}/submissions/maternity`
  const requests = [
    ['maternity', 'PUT', sheet, grid],
    ['maternity', 'PUT', sheet, new Uint8Array([0x50, 0x4b, 3, 4])],
    ['maternity', 'POST', `${sheet}/marked-up`, grid],
    ['maternity', 'GET', `${issuePath}/templates/maternity`, undefined],
    ['editor', 'GET', issuePath, undefined],
    ['editor', 'POST', `${issuePath}/merge`, undefined],
    ['editor', 'POST', `${issuePath}/publish`, { acceptMissing: true }],
    [undefined, 'GET', `/b/${link.token}/`, undefined],
    [undefined, 'GET', `/b/${link.token}/bulletin.docx`, undefined],
    [undefined, 'GET', '/b/nothing/', undefined],
    [undefined, 'GET', '/nowhere', undefined],
  ] as const
  const optional = (values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined, freq: 2 })
  const known = (...values: string[]) =>
    optional(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: headerText }))
  return {
    inputs: fc.record({
      request: fc.nat({ max: requests.length - 1 }),
      headers: fc.record({
        'bulletin-file-name': optional(headerText),
        'bulletin-reasons': optional(reasonsText),
        'accept-language': known('en', 'zh-CN', 'en'.repeat(2_000), ' '.repeat(4_000) + 'x', 'en;q=0,*'),
        accept: known('text/html', 'application/json', '*/*', 'text/html;'.repeat(500)),
        'content-type': known(
          'application/json',
          'application/json; charset=gbk',
          'application/octet-stream',
          'text/html',
          'application/json;'.repeat(400),
          'multipart/form-data; boundary=a',
        ),
        'content-length': known('0', '-1', '1e9', '99999999999', 'NaN', String(maxBodyBytes + 1)),
        range: known(
          'bytes=0-',
          'bytes=-1',
          'bytes=5-2',
          'bytes=0-0,2-3',
          'bytes=99999999999999999999-',
          'items=0-1',
          `bytes=${'0-0,'.repeat(1_500)}`,
        ),
        'if-none-match': known('*', 'W/"a"', '"'.repeat(4_000), ','.repeat(4_000)),
        'if-range': known('"a"', 'W/"a"', 'Thu, 01 Jan 1970 00:00:00 GMT'),
        authorization: fc.option(
          fc.oneof(
            fc.constantFrom(
              'Bearer',
              'Bearer ',
              'Basic YTpi',
              'Bearer a.b.c',
              'Bearer eyJhbGciOiJub25lIn0.e30.',
              `Bearer ${'a'.repeat(7_000)}`,
            ),
            headerText,
          ),
          { nil: undefined, freq: 5 },
        ),
        cookie: known('a=b', '__proto__=1', 'a='.repeat(2_000)),
        'x-forwarded-for': known('127.0.0.1', '::1, a'),
        host: known('127.0.0.1', 'evil.example', 'a b', '[::1'),
      }),
    }),
    prepare({ request, headers }) {
      world.reset()
      const [person, method, path, body] = requests[request] ?? requests[0]
      const told = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >
      return async () => {
        const heard = await world.ask(person, method, path, { ...(body === undefined ? {} : { body }), headers: told })
        return {
          ...heard,
          verify() {
            const disposition = heard.headers.get('content-disposition') ?? ''
            if (!/^(?:|attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+|inline)$/.test(disposition))
              throw new Error(`content-disposition: ${disposition}`)
          },
        }
      }
    },
  }
}

export const requestTargets = [
  target({ name: 'JSON bodies of the other routes', share: 14, open: bodies }),
  target({ name: 'ids in paths', share: 14, open: paths }),
  target({ name: 'headers', share: 12, open: headers }),
]
