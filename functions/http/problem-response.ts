/** Problems on the wire: RFC 9457, each code's status in one place, worded in the reader's language. */
import type { Context } from 'hono'
import type { Definition } from '../core/definition.ts'
import { escapeMarkup } from '../formats/markup.ts'
import { type Problem, type ProblemCode, Refusal, wordProblem } from '../core/problem.ts'
import { listFindings } from './list-findings.ts'

export type Language = Definition['language']

const statuses: { readonly [C in ProblemCode]: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 } = {
  not_signed_in: 401,
  token_refused: 401,
  no_role: 403,
  not_allowed: 403,
  not_your_department: 403,
  not_found: 404,
  bad_request: 400,
  unreadable_body: 400,
  unsupported_type: 415,
  too_large: 413,
  has_findings: 422,
  merge_has_errors: 422,
  period_overlaps: 409,
  period_backwards: 400,
  period_out_of_order: 409,
  already_published: 409,
  not_published: 409,
  nothing_submitted: 409,
  departments_missing: 409,
  stale_review: 409,
  published_meanwhile: 409,
  changed_meanwhile: 409,
  not_submitted_yet: 409,
  comment_needed: 400,
  link_gone: 410,
  link_revoked: 410,
  link_expired: 410,
  too_many: 429,
}

/** zh-CN unless English is asked for first. */
export const languageOf = (c: Context): Language =>
  /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh-CN'

function problemBody(problem: Problem, language: Language) {
  const { code, ...params } = problem
  // A set: a hostile sheet has a warning in each of its 50,000 rows.
  const unanswered = new Set('unanswered' in problem ? problem.unanswered : [])
  const listed = 'findings' in problem ? listFindings(problem.findings, language, unanswered) : undefined
  const keys = new Set(listed?.findings.map(({ key }) => key))
  const words = wordProblem(problem, language)
  const detail = listed?.findingsNote === undefined ? words.detail : `${words.detail} ${listed.findingsNote}`
  return {
    // First: a parameter that bears the name of a member of RFC 9457 (`type`) must not take its place.
    ...params,
    ...('unanswered' in problem && { unanswered: problem.unanswered.filter((key) => keys.has(key)) }),
    ...listed,
    type: `urn:bulletin:problem:${code}`,
    code,
    status: statuses[code],
    title: words.title,
    detail,
  }
}

const problemHeaders = { 'content-type': 'application/problem+json; charset=utf-8' }

const internal = {
  'zh-CN': ['系统出了问题', '不是您的错，您的文件没有丢失。请稍后重试；如仍不行，请把这个编号告诉管理员。'],
  en: [
    'Something went wrong here',
    'It is not your fault and nothing was lost. Try again later; if it persists, give your operator this id.',
  ],
} as const

const wrongMethod = {
  'zh-CN': ['不能这样访问', '这个地址存在，但不接受这种请求方式，请核对接口说明。'],
  en: ['Not this way', 'The address exists but does not take this method. See the description of the API.'],
} as const

interface Answer {
  readonly type: string
  readonly code: string
  readonly status: (typeof statuses)[ProblemCode] | 405 | 500
  readonly title: string
  readonly detail: string
  readonly requestId: string
}

/** As problem+json, or as a page for a person who followed a link with a browser. */
function answer(c: Context, body: Answer, headers: Readonly<Record<string, string>> = {}): Response {
  if (!/\btext\/html\b/i.test(c.req.header('accept') ?? '')) {
    return c.body(JSON.stringify(body), body.status, { ...problemHeaders, ...headers })
  }
  const [title, detail, id] = [body.title, body.detail, body.requestId].map(escapeMarkup)
  const html =
    `<!doctype html><html lang="${languageOf(c)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title ?? ''}</title>` +
    '<main style="max-width:32em;margin:15vh auto;padding:0 1em;font:1.1em/1.7 system-ui,sans-serif">' +
    `<h1 style="font-size:1.4em">${title ?? ''}</h1><p>${detail ?? ''}</p><p><small>${id ?? ''}</small></p></main></html>`
  return c.body(html, body.status, { ...headers, ...pageHeaders })
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const

/** 405 with the methods that the path takes (RFC 9110, 15.5.6): of HTTP, no use case refuses so. */
export function methodNotAllowed(c: Context, requestId: string, allowed: readonly string[]): Response {
  const [title, detail] = wrongMethod[languageOf(c)]
  const body = { type: 'about:blank', code: 'method_not_allowed', status: 405, title, detail, requestId } as const
  return answer(c, body, { allow: allowed.join(', ') })
}

/** What a 401 must say (RFC 6750, 3), and a 429 (RFC 6585, 4). */
function challenge(problem: Problem): Readonly<Record<string, string>> {
  if (problem.code === 'not_signed_in') return { 'www-authenticate': 'Bearer' }
  if (problem.code === 'token_refused') return { 'www-authenticate': 'Bearer error="invalid_token"' }
  if (problem.code === 'too_many') return { 'retry-after': String(problem.seconds) }
  return {}
}

/**
 * Whether a request's sender hung up, or was too slow and cut off, in the middle of its body: no fault of ours, and
 * nobody is there to be answered.
 */
export const hasHungUp = (error: Error, c: Context): boolean =>
  c.req.raw.signal.aborted && 'code' in error && error.code === 'ECONNRESET'

/** Any error → its answer. What is no refusal is a bug or an outage: reported, and answered without internals. */
export function problemResponse(
  error: Error,
  c: Context,
  requestId: string,
  report: (error: Error, requestId: string) => void,
): Response {
  const language = languageOf(c)
  if (error instanceof Refusal)
    return answer(c, { ...problemBody(error.problem, language), requestId }, challenge(error.problem))
  report(error, requestId)
  const [title, detail] = internal[language]
  return answer(c, { type: 'about:blank', code: 'internal', status: 500, title, detail, requestId })
}
