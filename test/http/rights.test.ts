import { beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../functions/core/grant.ts'
import { type Operation, type Right, rights, type StateName } from '../../functions/core/rights.ts'
import { openApiDocument } from '../../functions/http/openapi.ts'
import { api, createTestWorld, hospital, hospitalWeek, publishIssue, type TestWorld } from './world.ts'

/**
 * The matrix, every cell of it over HTTP: role × operation × own or other department × state of the issue. What is
 * expected is written out here a second time, by hand, so that a slip in the table is seen.
 */
interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the bulletin. */
  readonly path: string
  readonly body?: object
  /** Status of success. */
  readonly done: number
  /** Who may: d(epartment, its own where one is named), e(ditor), a(dmin), r(eader: auditor). */
  readonly who: string
  /** The states in which it is refused, and with what. */
  readonly refused?: Partial<Record<StateName, string>>
}

const sheet = { sheets: [{ name: 'a', rows: [] }] }
const issue = 'issues/2026-1'
const published = { published: 'already_published' }
const routes: Readonly<Record<Operation, Route>> = {
  readDefinition: { method: 'GET', path: 'definition', done: 200, who: 'dear' },
  listIssues: { method: 'GET', path: 'issues', done: 200, who: 'dear' },
  // The period overlaps that of the issue that is there: whoever may is told so, and nothing changes.
  openIssue: {
    method: 'POST',
    path: 'issues',
    body: { period: { from: '2026-01-05', to: '2026-01-11' } },
    done: 409,
    who: 'ea',
  },
  readBoard: { method: 'GET', path: issue, done: 200, who: 'ear' },
  readFigures: {
    method: 'GET',
    path: `${issue}/figures`,
    done: 200,
    who: 'dear',
    refused: { collecting: 'not_published' },
  },
  readDesk: { method: 'GET', path: `${issue}/departments/{d}`, done: 200, who: 'dear' },
  readTemplate: { method: 'GET', path: `${issue}/templates/{d}`, done: 200, who: 'dear' },
  readSubmission: { method: 'GET', path: `${issue}/submissions/{d}`, done: 200, who: 'dear' },
  // A sheet that is none: whoever may is told what is wrong with it.
  submit: { method: 'PUT', path: `${issue}/submissions/{d}`, body: sheet, done: 422, who: 'dea', refused: published },
  markUp: { method: 'POST', path: `${issue}/submissions/{d}/marked-up`, body: sheet, done: 200, who: 'dea' },
  returnForRework: {
    method: 'POST',
    path: `${issue}/submissions/{d}/return`,
    body: { comment: ' ' },
    done: 400,
    who: 'ea',
    refused: published,
  },
  merge: { method: 'POST', path: `${issue}/merge`, done: 200, who: 'ear' },
  readDraft: { method: 'GET', path: `${issue}/draft/bulletin.html`, done: 200, who: 'ear' },
  readReview: { method: 'GET', path: `${issue}/review`, done: 200, who: 'ear' },
  // Made on a revision that is not the newest: whoever may is told so.
  saveReview: {
    method: 'PUT',
    path: `${issue}/review`,
    body: { base: 99, edits: [], order: {} },
    done: 409,
    who: 'ea',
    refused: published,
  },
  preview: { method: 'POST', path: `${issue}/preview`, body: { edits: [], order: {} }, done: 200, who: 'ear' },
  // Without the departments that were returned: whoever may is told so.
  publish: { method: 'POST', path: `${issue}/publish`, body: {}, done: 409, who: 'ea', refused: published },
  reopen: {
    method: 'POST',
    path: `${issue}/reopen`,
    body: { reason: ' ' },
    done: 400,
    who: 'ea',
    refused: { collecting: 'not_published', reopened: 'not_published' },
  },
  listLinks: { method: 'GET', path: `${issue}/links`, done: 200, who: 'ear' },
  createLink: {
    method: 'POST',
    path: `${issue}/links`,
    body: {},
    done: 201,
    who: 'ea',
    refused: { collecting: 'not_published' },
  },
  revokeLink: { method: 'DELETE', path: `${issue}/links/${'0'.repeat(64)}`, done: 404, who: 'ea' },
  readAudit: { method: 'GET', path: 'audit', done: 200, who: 'ear' },
  readPeople: { method: 'GET', path: 'people', done: 200, who: 'ar' },
  // Nobody would be left to change people: whoever may is told so.
  changePeople: { method: 'PUT', path: 'people', body: { base: 1, people: [] }, done: 400, who: 'a' },
}
const operations = Object.keys(routes) as Operation[]

/** A person a role, one with none, one of another bulletin, and nobody. */
const people = [
  ...roles.map((role) => ({
    who: role === 'department' ? 'emergency' : role,
    letter: role === 'auditor' ? 'r' : (role[0] ?? ''),
  })),
  { who: 'hall', letter: '' },
  { who: 'stranger', letter: '' },
  { who: undefined, letter: '' },
]

async function worldIn(state: StateName): Promise<TestWorld> {
  const t = await createTestWorld()
  const path = await hospitalWeek(t)
  if (state !== 'collecting') expect((await publishIssue(t, path)).status).toBe(201)
  if (state === 'reopened')
    expect((await t.call('editor', 'POST', `${path}/reopen`, { body: { reason: 'A figure.' } })).status).toBe(201)
  if (state !== 'published')
    await t.call('editor', 'POST', `${path}/submissions/maternity/return`, { body: { comment: 'Again.' } })
  return t
}

interface Cell {
  readonly who: string | undefined
  readonly letter: string
  readonly department: string
  readonly state: StateName
}

/** The answer that the cell asks for; undefined where it is done. */
function refusalOf(operation: Operation, { who, letter, department, state }: Cell): [number, string] | undefined {
  const route = routes[operation]
  if (who === undefined) return [401, 'not_signed_in']
  if (letter === '') return [403, 'no_role']
  if (!route.who.includes(letter)) return [403, 'not_allowed']
  if (letter === 'd' && department === 'maternity') return [403, 'not_your_department']
  const refused = route.refused?.[state]
  return refused === undefined ? undefined : [409, refused]
}

describe.each<StateName>(['collecting', 'published', 'reopened'])('who may do what while an issue is %s', (state) => {
  let t: TestWorld
  beforeAll(async () => {
    t = await worldIn(state)
  })

  describe.each(operations)('%s', (operation) => {
    const route = routes[operation]
    const departments = route.path.includes('{d}') ? ['emergency', 'maternity'] : ['']
    const cells = people.flatMap((person) => departments.map((department) => ({ ...person, department })))

    it.each(cells)('by $who (department "$department")', async ({ who, letter, department }) => {
      const path = `${api(hospital)}/${route.path.replace('{d}', department)}`
      const response = await t.fetch(who, route.method, path, route.body ? { body: route.body } : {})
      const text = await response.text()
      const code = response.ok || !text.startsWith('{') ? '' : ((JSON.parse(text) as { code?: string }).code ?? '')
      const refused = refusalOf(operation, { who, letter, department, state })
      const done = [
        route.done,
        expect.not.stringMatching(/^(?:already_published|not_published|not_allowed|not_your_department)$/),
      ]
      expect([response.status, code]).toEqual(refused ?? done)
    })
  })
})

describe('the table of rights', () => {
  it('has a row for every route under a bulletin, and every route asks it', () => {
    const described = Object.entries(openApiDocument().paths)
      .filter(([path]) => path.startsWith('/api/bulletins/{bulletin}'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    const fill = (path: string) =>
      path
        .replace('/api/bulletins/{bulletin}/', '')
        .replace('{issue}', '2026-1')
        .replace('{department}', '{d}')
        .replace('{file}', 'bulletin.html')
        .replace('{id}', '0'.repeat(64))
    // The audit goes out in three formats by one right.
    const tried = operations.map((o) => `${routes[o].method} ${routes[o].path}`)
    const missing = described
      .map((row) => row.replace(/ (.*)/, (_, path: string) => ` ${fill(path)}`))
      .filter((row) => !tried.includes(row) && !/ audit\.(?:csv|xlsx)$/.test(row))
    expect(missing).toEqual([])
  })

  it('says what the matrix here says', () => {
    for (const operation of operations) {
      const { reach, refusedWhen }: Right = rights[operation]
      const may = roles.filter((role) => reach[role] !== 'none').map((role) => (role === 'auditor' ? 'r' : role[0]))
      expect([operation, may.toSorted().join('')]).toEqual([operation, [...routes[operation].who].toSorted().join('')])
      expect(refusedWhen).toEqual(routes[operation].refused ?? {})
    }
  })
})
