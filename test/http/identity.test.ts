import { beforeEach, describe, expect, it } from 'vitest'
import { createHeaderIdentity } from '../../functions/adapters/header-identity.ts'
import { openApiDocument } from '../../functions/http/openapi.ts'
import { api, createTestWorld, hospital, hospitalWeek, openIssue, type TestWorld } from './world.ts'

const identify = (headers: Readonly<Record<string, string>>, remoteAddress: string | undefined = '127.0.0.1') =>
  createHeaderIdentity().identify({ header: (name) => headers[name.toLowerCase()], remoteAddress })
const local = { host: 'localhost:3000', 'bulletin-person': 'editor' }

describe('the stand-in identity', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('believes the header from %s', async (address) => {
    expect(await identify(local, address)).toEqual({ id: 'editor', role: 'editor' })
  })

  it.each([
    ['another machine', '10.0.0.5'],
    ['another machine by IPv6', '2001:db8::1'],
    ['another machine by a mapped address', '::ffff:10.0.0.5'],
    ['an address that begins like loopback', '127.0.0.1.example.org'],
    ['an address that only looks like loopback', '1127.0.0.1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('believes nobody from %s', async (_, address) => {
    expect(await identify(local, address)).toBeUndefined()
  })

  it('believes nobody where the platform does not tell the address', async () => {
    const header = (name: string) => (name === 'host' ? 'localhost' : 'editor')
    expect(await createHeaderIdentity().identify({ header, remoteAddress: undefined })).toBeUndefined()
  })

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:80', '[::1]:3000'])('believes it for Host %s', async (host) => {
    expect(await identify({ ...local, host })).toBeDefined()
  })

  it.each([
    'bulletin.example.org',
    'localhost.example.org',
    '127.0.0.1.example.org:3000',
    'localhost:3000@example.org',
    'example.org:127.0.0.1',
    'localhost:',
    '',
  ])('believes nobody for Host %j: a page elsewhere may have had its name pointed here', async (host) => {
    expect(await identify({ ...local, host })).toBeUndefined()
  })

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])(
    'believes nobody behind a proxy that adds %s',
    async (name) => {
      expect(await identify({ ...local, [name]: '127.0.0.1' })).toBeUndefined()
    },
  )

  it.each(['', 'Editor', 'editor admin', 'editor, admin', '../x', 'a/b', 'a--b', '-a', 'a'.repeat(41), '部门', '*'])(
    'takes no person from %j',
    async (id) => {
      expect(await identify({ ...local, 'bulletin-person': id })).toBeUndefined()
    },
  )

  it('tells editors and admins by name, and takes any other id for a department', async () => {
    expect(await identify({ ...local, 'bulletin-person': 'admin' })).toEqual({ id: 'admin', role: 'admin' })
    expect(await identify({ ...local, 'bulletin-person': 'public-security' })).toEqual({
      id: 'public-security',
      role: 'department',
      department: 'public-security',
    })
  })
})

interface Route {
  readonly method: string
  readonly path: string
  readonly open: boolean
}

/** Every route as the API describes itself, its path filled in for the hospital's first issue. */
const routes: readonly Route[] = Object.entries(openApiDocument('test').paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, operation]) => {
    const ids: Readonly<Record<string, string>> = {
      bulletin: hospital,
      issue: '2026-1',
      department: 'emergency',
      file: 'bulletin.docx',
      id: '0'.repeat(64),
      token: 'x',
    }
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name)
    return { method: method.toUpperCase(), path, open: !('security' in operation) }
  }),
)
const closed = routes.filter((route) => !route.open)

/** A body that each route would take. */
const bodies: Readonly<Record<string, object>> = {
  issues: { period: { from: '2026-01-12', to: '2026-01-18' } },
  review: { base: 0, edits: [], order: {} },
  preview: { edits: [], order: {} },
  return: { comment: 'Again, please.' },
  reopen: { reason: 'A figure was wrong.' },
  emergency: { sheets: [{ name: 'a', rows: [] }] },
  'marked-up': { sheets: [{ name: 'a', rows: [] }] },
}
const bodyOf = ({ method, path }: Route) =>
  method === 'GET' || method === 'DELETE' ? undefined : (bodies[path.split('/').at(-1) ?? ''] ?? {})

describe('every route under a bulletin', () => {
  let t: TestWorld
  beforeEach(async () => {
    t = await createTestWorld()
    await hospitalWeek(t, ['maternity'])
  })

  it('is described, and asks for a person', () => {
    expect(closed.length).toBeGreaterThan(17)
    expect(routes.filter((r) => r.open && r.path.startsWith('/api/bulletins/'))).toEqual([])
  })

  it.each(closed)('$method $path refuses whoever does not say who he is', async (route) => {
    const { status, body, headers } = await t.call(undefined, route.method, route.path, { body: bodyOf(route) })
    expect([status, body.code]).toEqual([401, 'not_signed_in'])
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  it.each(closed)('$method $path believes nobody from another machine', async (route) => {
    const elsewhere = await createTestWorld({ remoteAddress: '10.1.2.3' })
    const { status } = await elsewhere.call('editor', route.method, route.path, { body: bodyOf(route) })
    expect(status).toBe(401)
  })

  const forDepartments = [
    'GET /api/me',
    `GET ${api(hospital)}/definition`,
    `GET ${api(hospital)}/issues`,
    `GET ${api(hospital, '2026-1')}/figures`,
    `GET ${api(hospital, '2026-1')}/departments/emergency`,
    `GET ${api(hospital, '2026-1')}/templates/emergency`,
    `GET ${api(hospital, '2026-1')}/submissions/emergency`,
    `PUT ${api(hospital, '2026-1')}/submissions/emergency`,
    `POST ${api(hospital, '2026-1')}/submissions/emergency/marked-up`,
  ]
  const isForDepartments = (route: Route) => forDepartments.includes(`${route.method} ${route.path}`)

  it.each(closed.filter((route) => !isForDepartments(route)))('$method $path is for editors', async (route) => {
    const { status, body } = await t.call('emergency', route.method, route.path, { body: bodyOf(route) })
    expect([status, body.code]).toEqual([403, 'not_allowed'])
  })

  it.each(closed.filter(isForDepartments))('$method $path is open to the department itself', async (route) => {
    const response = await t.fetch('emergency', route.method, route.path, { body: bodyOf(route) })
    // Nothing is published yet, which is no matter of who asks.
    expect(route.path.endsWith('/figures') ? [409] : [200, 422]).toContain(response.status)
  })

  it('shows a department of another bulletin none of this one’s sheets', async () => {
    await openIssue(t, 'window-weekly', '2022-12-26', '2022-12-30')
    const asked = await t.call('emergency', 'GET', `${api('window-weekly', '2022-45')}/submissions/hall`)
    expect(asked.body.code).toBe('not_your_department')
    const own = await t.call('hall', 'GET', `${api(hospital, '2026-1')}/submissions/hall`)
    expect([own.status, own.body.code]).toEqual([404, 'not_found'])
  })
})
