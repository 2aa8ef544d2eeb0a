/**
 * Every key of the store is built here and nowhere else (design.md, "State: a bucket that only grows"). Prefixes are
 * what a deployed function's rights are made of.
 */

/** Six digits, so that keys sort as their revisions do. */
export const revisionText = (revision: number): string => revision.toString().padStart(6, '0')

/** The revision that ends a key; undefined for a key that ends otherwise. */
export function revisionOf(key: string): number | undefined {
  const match = /\/(\d{6})\.json$/.exec(key)
  return match ? Number(match[1]) : undefined
}

type Scope = readonly [prefix: string, ...ids: string[]]
/** @throws Error for anything but ids: no `..` and no slash gets into a key, whoever asks. */
function folder(...[prefix, ...ids]: Scope): string {
  const wrong = ids.find((id) => !isId(id))
  if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong)} is no id and stands in no key`)
  return [prefix, ...ids, ''].join('/')
}

/** Prefixes under which revisions of one thing stand, each ending in a slash. */
export const prefixes = {
  definitions: (bulletin?: string) => (bulletin === undefined ? 'definitions/' : folder('definitions', bulletin)),
  people: (bulletin: string) => folder('people', bulletin),
  issues: (bulletin: string) => folder('issues', bulletin),
  submissions: (bulletin: string, issue: string, department?: string) =>
    department === undefined
      ? folder('submissions', bulletin, issue)
      : folder('submissions', bulletin, issue, department),
  returns: (bulletin: string, issue: string, department?: string) =>
    department === undefined ? folder('returns', bulletin, issue) : folder('returns', bulletin, issue, department),
  reviews: (bulletin: string, issue: string) => folder('reviews', bulletin, issue),
  editions: (bulletin: string, issue?: string) =>
    issue === undefined ? folder('editions', bulletin) : folder('editions', bulletin, issue),
  reopenings: (bulletin: string, issue: string) => folder('reopenings', bulletin, issue),
  issueLinks: (bulletin: string, issue?: string) =>
    issue === undefined ? folder('issue-links', bulletin) : folder('issue-links', bulletin, issue),
} as const

/** A revision under a prefix: `revisionKey(prefixes.reviews('w', '2022-45'), 3)`. */
export const revisionKey = (prefix: string, revision: number): string => `${prefix}${revisionText(revision)}.json`

export const issueKey = (bulletin: string, issue: string): string =>
  `${folder('issues', bulletin, issue).slice(0, -1)}.json`
export const linkKey = (tokenSha256: string): string => `links/${tokenSha256}.json`
export const revocationKey = (tokenSha256: string): string => `revocations/${tokenSha256}.json`
/** A copy by issue: what an issue's links are listed from. */
export const issueLinkKey = (bulletin: string, issue: string, tokenSha256: string): string =>
  `${prefixes.issueLinks(bulletin, issue)}${tokenSha256}.json`
/** The marks of one subject's attempts in one window of time; `subject` is a hash. */
export const attemptsPrefix = (kind: string, subject: string, window: number): string =>
  folder('attempts', kind, subject, window.toString())
/** Bytes by content: what departments uploaded. */
export const uploadKey = (sha256: string): string => `uploads/${sha256}`
/** Bytes by content: the files of an edition. */
export const bulletinFileKey = (sha256: string): string => `bulletins/${sha256}`
/** JSON by content: what an edition was made from (seal.ts). */
export const sealKey = (sha256: string): string => `seals/${sha256}`
/** Where bytes stand under their own hash. */
export const contentPrefixes = ['uploads/', 'bulletins/', 'seals/'] as const
/** Where each issue of a bulletin has a folder of its own. */
export const issueFolders = (bulletin: string): readonly string[] =>
  ['submissions', 'returns', 'reviews', 'editions', 'reopenings', 'issue-links'].map((prefix) =>
    folder(prefix, bulletin),
  )

/** Ids stand in keys, URLs and file names: lower-case Latin letters, digits and single hyphens, at most 40. */
const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/** Every object has something under these names: under such an id a lookup would find it. */
const taken: readonly string[] = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']
export const isId = (text: string): boolean => text.length <= 40 && idPattern.test(text) && !taken.includes(text)

/** `2022-45`: the year and the issue's number in it. */
export function parseIssueId(text: string): { year: number; issueNo: number } | undefined {
  const match = /^(\d{4})-([1-9]\d{0,3})$/.exec(text)
  return match ? { year: Number(match[1]), issueNo: Number(match[2]) } : undefined
}
export const issueId = (year: number, issueNo: number): string => `${year}-${issueNo}`
