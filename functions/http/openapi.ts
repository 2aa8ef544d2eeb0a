/** The API described (OpenAPI 3.1): one row a route; a test holds the rows against the app's own routes. */
import { maxListed } from '../core/finding-excerpt.ts'

interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly summary: string
  /** Content types of the request's body, where it has one. */
  readonly body?: readonly string[]
  /** Status of success, and its content type where it has content. */
  readonly answer: readonly [status: number, type?: string]
  readonly open?: true
}

const findingsNote =
  `An answer lists at most ${maxListed} findings: every department and cell is named first, by its gravest. ` +
  '`findingsCount` counts all; where some are left out, `findingsNote` (of a problem `detail` too) says so.'

const json = 'application/json'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const bulletin = '/api/bulletins/{bulletin}'
const issue = `${bulletin}/issues/{issue}`

const operations: readonly Operation[] = [
  { method: 'get', path: '/api/health', summary: 'Whether the service answers', answer: [200, json], open: true },
  { method: 'get', path: '/api/openapi.json', summary: 'This description', answer: [200, json], open: true },
  {
    method: 'get',
    path: '/api/bulletins',
    summary: 'Bulletins in which the caller has a role, with their departments',
    answer: [200, json],
  },
  {
    method: 'get',
    path: '/api/sign-in',
    summary: 'How to sign in: the issuer’s endpoints, client id, scope',
    answer: [200, json],
    open: true,
  },
  { method: 'get', path: '/api/me', summary: 'Who the caller is, and her roles by bulletin', answer: [200, json] },
  { method: 'get', path: `${bulletin}/people`, summary: 'People and their roles', answer: [200, json] },
  {
    method: 'put',
    path: `${bulletin}/people`,
    summary: 'All people from now on {base, people: [{id, name, roles, departments}]}; 409 where somebody saved first',
    body: [json],
    answer: [201, json],
  },
  {
    method: 'get',
    path: `${bulletin}/audit`,
    summary: 'Who did what, when, from where, newest first; with ?issue=2022-45 of one issue',
    answer: [200, json],
  },
  { method: 'get', path: `${bulletin}/audit.csv`, summary: 'The same as CSV', answer: [200, 'text/csv'] },
  { method: 'get', path: `${bulletin}/audit.xlsx`, summary: 'The same as a workbook', answer: [200, xlsx] },
  { method: 'get', path: `${bulletin}/definition`, summary: 'The newest definition', answer: [200, json] },
  { method: 'get', path: `${bulletin}/issues`, summary: 'Issues, newest first', answer: [200, json] },
  {
    method: 'post',
    path: `${bulletin}/issues`,
    summary: 'Open the next issue {period: {from, to}, deadline?, issuedOn?}',
    body: [json],
    answer: [201, json],
  },
  { method: 'get', path: issue, summary: 'The board: every department and its status', answer: [200, json] },
  {
    method: 'get',
    path: `${issue}/figures`,
    summary: 'Published figures of the newest edition, for formulas; 409 before the first',
    answer: [200, json],
  },
  {
    method: 'get',
    path: `${issue}/departments/{department}`,
    summary: 'All that a department’s pane begins with: definition, issue, history, status, receipt, submission',
    answer: [200, json],
  },
  {
    method: 'get',
    path: `${issue}/templates/{department}`,
    summary: 'The template sheet; its SheetLayout with Accept: application/json',
    answer: [200, xlsx],
  },
  {
    method: 'get',
    path: `${issue}/submissions/{department}`,
    summary: 'A department’s status and last receipt; with ?revision=n one submission whole',
    answer: [200, json],
  },
  {
    method: 'put',
    path: `${issue}/submissions/{department}`,
    summary: 'Submit a filled sheet or a JSON grid {sheets, date1904?, reasons?}; 422 with its findings',
    body: [xlsx, json],
    answer: [201, json],
  },
  {
    method: 'post',
    path: `${issue}/submissions/{department}/marked-up`,
    summary: 'A copy of the sheet with its findings marked; keeps nothing',
    body: [xlsx, json],
    answer: [200, xlsx],
  },
  {
    method: 'post',
    path: `${issue}/submissions/{department}/return`,
    summary: 'Return for rework {comment}',
    body: [json],
    answer: [201, json],
  },
  {
    method: 'post',
    path: `${issue}/merge`,
    summary: 'Totals, week values, items, findings, who has not submitted, definition, issue, draft files',
    answer: [200, json],
  },
  {
    method: 'get',
    path: `${issue}/draft/{file}`,
    summary: 'A draft: bulletin.docx, bulletin.xlsx or bulletin.html',
    answer: [200, 'application/octet-stream'],
  },
  {
    method: 'get',
    path: `${issue}/review`,
    summary: 'The review, and items in their places; with ?revision=n one saved review (0: the empty one)',
    answer: [200, json],
  },
  {
    method: 'put',
    path: `${issue}/review`,
    summary: 'Save the review {base, edits, order}; 409 where somebody saved first',
    body: [json],
    answer: [201, json],
  },
  {
    method: 'post',
    path: `${issue}/preview`,
    summary: 'The page with a review {edits, order} in the place of the saved one; keeps nothing',
    body: [json],
    answer: [200, 'text/html'],
  },
  { method: 'post', path: `${issue}/publish`, summary: 'Publish {acceptMissing?}', body: [json], answer: [201, json] },
  {
    method: 'post',
    path: `${issue}/reopen`,
    summary: 'Open again for correction {reason}',
    body: [json],
    answer: [201, json],
  },
  {
    method: 'get',
    path: `${issue}/links`,
    summary: 'Links of the issue, newest first: active, expired, revoked or replaced',
    answer: [200, json],
  },
  {
    method: 'post',
    path: `${issue}/links`,
    summary: 'A new link {expires?, pin?}: its address is shown this once',
    body: [json],
    answer: [201, json],
  },
  { method: 'delete', path: `${issue}/links/{id}`, summary: 'Revoke a link', answer: [204] },
  { method: 'get', path: '/b/{token}', summary: 'A recipient’s link: leads to its page', answer: [308], open: true },
  {
    method: 'get',
    path: '/b/{token}/',
    summary: 'The recipient’s page; or the form for its PIN, or the notice of a newer edition',
    answer: [200, 'text/html'],
    open: true,
  },
  {
    method: 'post',
    path: '/b/{token}/',
    summary: 'The PIN, as the form sends it',
    body: ['application/x-www-form-urlencoded'],
    answer: [303],
    open: true,
  },
  {
    method: 'get',
    path: '/b/{token}/{file}',
    summary: 'bulletin.docx, bulletin.xlsx or bulletin.html',
    answer: [200, 'application/octet-stream'],
    open: true,
  },
  {
    method: 'get',
    path: '/b/{token}/{edition}/',
    summary: 'The page of the newer edition that the notice leads to',
    answer: [200, 'text/html'],
    open: true,
  },
  {
    method: 'get',
    path: '/b/{token}/{edition}/{file}',
    summary: 'Its files, as above',
    answer: [200, 'application/octet-stream'],
    open: true,
  },
  { method: 'get', path: '/robots.txt', summary: 'Search engines stay away', answer: [200, 'text/plain'], open: true },
]

/** Methods that a path takes; none where there is no such path. */
export const methodsOf = (path: string): string[] =>
  operations
    .filter((o) => new RegExp(`^${o.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
    .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))

const content = (types: readonly string[]) => ({ content: Object.fromEntries(types.map((type) => [type, {}])) })

function describe({ path, summary, body, answer: [status, type], open }: Operation) {
  return {
    summary,
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(body ? { requestBody: content(body) } : {}),
    responses: {
      [status]: { description: 'Done', ...(type === undefined ? {} : content([type])) },
      default: { description: 'A problem (RFC 9457)', ...content(['application/problem+json']) },
    },
    ...(open ? {} : { security: [{ person: [] }] }),
  }
}

/** Of the API, not of the program: who knows a program's version knows its holes. */
const version = '1'

export function openApiDocument() {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  }
  const person = {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the issuer that /api/sign-in names',
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Department bulletin', version, description: findingsNote },
    paths,
    components: { securitySchemes: { person } },
  }
}
