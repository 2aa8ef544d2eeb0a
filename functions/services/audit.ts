/** The audit of a bulletin or of one issue: read from the records themselves. */
import {
  auditDefinition,
  auditEdition,
  type AuditEntry,
  auditIssue,
  auditLink,
  auditPeople,
  auditReopening,
  auditReturn,
  auditReview,
  auditRevocation,
  auditSubmission,
  namesIn,
  newestFirst,
} from '../core/audit.ts'
import type { PlaceNames } from '../core/audit-wording.ts'
import { type Definition, findDepartment } from '../core/definition.ts'
import {
  editionSchema,
  type Issue,
  issueLinkSchema,
  reopeningSchema,
  returnSchema,
  reviewSchema,
  revocationSchema,
} from '../core/issue.ts'
import { prefixes, revisionOf, revocationKey } from '../core/keys.ts'
import { type People, peopleSchema } from '../core/people.ts'
import { wallClock } from '../core/period.ts'
import { parseSubmission } from '../core/submission.ts'
import type { ObjectStore } from '../ports.ts'
import * as v from 'valibot'
import { loadIssue, loadIssues, newestDefinition } from './issue-state.ts'
import { decodeRecord, listKeys, mapParallel, readRecord, sha256 } from './records.ts'
import type { Asked, World } from './world.ts'

export interface Audit {
  readonly definition: Definition
  /** Newest first. */
  readonly entries: readonly AuditEntry[]
  readonly names: PlaceNames
}

/** Of one issue, or of all with the bulletin's definitions and people. @throws Refusal not_found */
export async function showAudit(
  { store }: World,
  { bulletin, issue }: Asked & { readonly issue?: string | undefined },
): Promise<Audit> {
  const { revision, definition } = await newestDefinition(store, bulletin)
  const one = issue === undefined ? undefined : (await loadIssue(store, bulletin, issue)).issue
  const [people, issues] = await Promise.all([
    readAll(store, prefixes.people(bulletin), (key, body) => decodeRecord(key, body, parser(peopleSchema))),
    one ? [one] : loadIssues(store, bulletin),
  ])
  const shared = one
    ? []
    : [...Array.from({ length: revision }, (_, i) => auditDefinition(i + 1)), ...peopleEntries(people)]
  const entries = (await mapParallel(issues, (each) => issueEntries(store, each))).flat()
  return { definition, entries: newestFirst([...shared, ...entries]), names: placeNames(definition, people) }
}

const peopleEntries = (revisions: readonly People[]): AuditEntry[] =>
  revisions.map((people, i) => auditPeople(revisions[i - 1], people))

function placeNames(definition: Definition, people: readonly People[]): PlaceNames {
  const names = namesIn(people)
  return {
    department: (id) => findDepartment(definition, id)?.name ?? id,
    time: (at) => wallClock(at, definition.timeZone),
    person: (id) => names.get(id),
  }
}

async function issueEntries(store: ObjectStore, record: Issue): Promise<AuditEntry[]> {
  const { bulletin, issue } = record
  const entries = await Promise.all([
    readAll(store, prefixes.submissions(bulletin, issue), (key, body) =>
      auditSubmission(decodeRecord(key, body, parseSubmission)),
    ),
    readAll(store, prefixes.returns(bulletin, issue), (key, body) =>
      auditReturn(decodeRecord(key, body, parser(returnSchema))),
    ),
    readAll(store, prefixes.reviews(bulletin, issue), (key, body) =>
      auditReview(decodeRecord(key, body, parser(reviewSchema))),
    ),
    readAll(store, prefixes.editions(bulletin, issue), (key, body) =>
      auditEdition(decodeRecord(key, body, parser(editionSchema)), sha256(body)),
    ),
    readAll(store, prefixes.reopenings(bulletin, issue), (key, body) =>
      auditReopening(decodeRecord(key, body, parser(reopeningSchema))),
    ),
    linkEntries(store, record),
  ])
  return [auditIssue(record), ...entries.flat()]
}

async function linkEntries(store: ObjectStore, { bulletin, issue }: Issue): Promise<AuditEntry[]> {
  const links = await readAll(store, prefixes.issueLinks(bulletin, issue), (key, body) =>
    decodeRecord(key, body, parser(issueLinkSchema)),
  )
  const revocations = await mapParallel(links, ({ tokenSha256 }) =>
    readRecord(store, revocationKey(tokenSha256), revocationSchema),
  )
  return [
    ...links.map(auditLink),
    ...revocations.flatMap((revocation) => (revocation ? [auditRevocation(revocation, issue)] : [])),
  ]
}

const parser =
  <S extends v.GenericSchema>(schema: S) =>
  (json: unknown): v.InferOutput<S> | undefined => {
    const result = v.safeParse(schema, json)
    return result.success ? result.output : undefined
  }

/** Every revision under a prefix, in the order of keys; of each only what `read` makes of it is kept. */
async function readAll<T>(
  store: ObjectStore,
  prefix: string,
  read: (key: string, body: Uint8Array) => T,
): Promise<T[]> {
  const keys = (await listKeys(store, prefix)).filter((key) => revisionOf(key) !== undefined || isLink.test(key))
  const made = await mapParallel(keys, async (key) => {
    const body = await store.read(key)
    return body ? [read(key, body)] : []
  })
  return made.flat()
}
const isLink = /\/[0-9a-f]{64}\.json$/
