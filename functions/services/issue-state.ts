/** The present of an issue: the fold of what is stored of it (design.md, "State"). */
import { type Definition, type DefinitionRevision, findDepartment } from '../core/definition.ts'
import { parseDefinition } from '../core/definition-parse.ts'
import {
  type Edition,
  editionSchema,
  type Issue,
  issueSchema,
  reopeningSchema,
  type Return,
  returnSchema,
  type Review,
  reviewSchema,
} from '../core/issue.ts'
import { isId, issueKey, parseIssueId, prefixes, revisionKey, revisionOf } from '../core/keys.ts'
import { refuse } from '../core/problem.ts'
import { parseSubmission, type Submission } from '../core/submission.ts'
import type { ObjectStore } from '../ports.ts'
import { decodeRecord, listKeys, mapParallel, newestKeys, readNewest, readRecord } from './records.ts'

export type IssueState =
  | { readonly state: 'collecting' }
  | { readonly state: 'published'; readonly edition: Edition }
  /** Open again for correction; `edition` is what recipients have. */
  | { readonly state: 'reopened'; readonly edition: Edition }

export interface OpenIssue {
  readonly issue: Issue
  readonly definition: DefinitionRevision
  readonly state: IssueState
}

/** A definition's revision as stored. */
export async function loadDefinition(
  store: ObjectStore,
  bulletin: string,
  revision: number,
): Promise<DefinitionRevision> {
  const key = revisionKey(prefixes.definitions(bulletin), revision)
  const body = isId(bulletin) ? await store.read(key) : undefined
  if (!body) throw refuse('not_found', { what: 'bulletin', id: bulletin })
  const definition = decodeRecord(key, body, (json): Definition | undefined => {
    const parsed = parseDefinition(json)
    return parsed.ok ? parsed.value : undefined
  })
  return { revision, definition }
}

/** The newest definition of a bulletin. */
export async function newestDefinition(store: ObjectStore, bulletin: string): Promise<DefinitionRevision> {
  const keys = isId(bulletin) ? await listKeys(store, prefixes.definitions(bulletin)) : []
  if (keys.length === 0) throw refuse('not_found', { what: 'bulletin', id: bulletin })
  return loadDefinition(store, bulletin, keys.length)
}

/** All issues of a bulletin, oldest first: an issue is what stands under its serial number. */
export async function loadIssues(store: ObjectStore, bulletin: string): Promise<Issue[]> {
  const all = isId(bulletin) ? await listKeys(store, prefixes.issues(bulletin)) : []
  const keys = all.filter((key) => revisionOf(key) !== undefined)
  const issues = await mapParallel(keys, (key) => readRecord(store, key, issueSchema))
  return issues.flatMap((issue) => issue ?? []).toSorted((a, b) => a.serialNo - b.serialNo)
}

/** The copy under its id saves the search, and is not there where the opening was cut off between the two. */
const findIssue = async (store: ObjectStore, bulletin: string, id: string): Promise<Issue | undefined> =>
  (await readRecord(store, issueKey(bulletin, id), issueSchema)) ??
  (await loadIssues(store, bulletin)).find((issue) => issue.issue === id)

/** One issue with its definition and state. @throws Refusal not_found */
export async function loadIssue(store: ObjectStore, bulletin: string, id: string): Promise<OpenIssue> {
  const known = isId(bulletin) && parseIssueId(id) !== undefined
  const issue = known ? await findIssue(store, bulletin, id) : undefined
  if (!issue) throw refuse('not_found', { what: 'issue', id })
  const [definition, state] = await Promise.all([
    loadDefinition(store, bulletin, issue.definition),
    loadState(store, bulletin, id),
  ])
  return { issue, definition, state }
}

export async function loadState(store: ObjectStore, bulletin: string, issue: string): Promise<IssueState> {
  const [[edition], reopenings] = await Promise.all([
    readNewest(store, prefixes.editions(bulletin, issue), editionSchema),
    readNewest(store, prefixes.reopenings(bulletin, issue), reopeningSchema),
  ])
  if (!edition) return { state: 'collecting' }
  return { state: reopenings.some((r) => r.edition >= edition.revision) ? 'reopened' : 'published', edition }
}

export function requireDepartment(definition: Definition, department: string) {
  const found = findDepartment(definition, department)
  if (!found) throw refuse('not_found', { what: 'department', id: department })
  return found
}

/** The newest submission of each department, or of one. */
export async function loadSubmissions(
  store: ObjectStore,
  bulletin: string,
  issue: string,
  department?: string,
): Promise<Submission[]> {
  const keys = await newestKeys(store, prefixes.submissions(bulletin, issue, department))
  return mapParallel(keys, (key) => loadSubmission(store, key))
}

export async function loadSubmission(store: ObjectStore, key: string): Promise<Submission> {
  const body = await store.read(key)
  if (!body) throw new Error(`Stored object ${key} was listed but cannot be read`)
  return decodeRecord(key, body, parseSubmission)
}

export const loadReturns = async (
  store: ObjectStore,
  bulletin: string,
  issue: string,
  department?: string,
): Promise<Return[]> => readNewest(store, prefixes.returns(bulletin, issue, department), returnSchema)

export const loadReview = async (store: ObjectStore, bulletin: string, issue: string): Promise<Review | undefined> =>
  (await readNewest(store, prefixes.reviews(bulletin, issue), reviewSchema))[0]

/** The newest edition of every issue of a bulletin: the ledger's material. */
export const loadEditions = async (store: ObjectStore, bulletin: string): Promise<Edition[]> =>
  readNewest(store, prefixes.editions(bulletin), editionSchema)
