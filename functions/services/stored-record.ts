/** What a stored record says of itself: where it stands, when it was written, and what must be there beside it. */
import * as v from 'valibot'
import { parseDefinition } from '../core/definition-parse.ts'
import {
  editionSchema,
  issueLinkSchema,
  issueSchema,
  linkSchema,
  reopeningSchema,
  returnSchema,
  reviewSchema,
  revocationSchema,
} from '../core/issue.ts'
import {
  bulletinFileKey,
  issueKey,
  issueLinkKey,
  linkKey,
  prefixes,
  revisionKey,
  revisionOf,
  revocationKey,
  uploadKey,
} from '../core/keys.ts'
import { peopleSchema } from '../core/people.ts'
import type { Instant } from '../core/period.ts'
import { parseSubmission } from '../core/submission.ts'

export interface StoredRecord {
  /** The key that its own entries make. */
  readonly key: string
  /** Definitions do not say. */
  readonly at?: Instant
  /** Keys that it names. */
  readonly names: readonly string[]
  /** Hashes of bytes that it names, by key. */
  readonly contents: readonly (readonly [key: string, sha256: string])[]
}

/** Reads one kind of record; `key` is where it was found. Undefined where it is none. */
type Reading = (json: unknown, key: string) => Omit<StoredRecord, 'contents' | 'names'> & Partial<StoredRecord>

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
const contents = (keyOf: (sha256: string) => string, hashes: readonly string[]): StoredRecord['contents'] =>
  hashes.map((hash) => {
    if (!isHash(hash)) throw new Error(`${JSON.stringify(hash)} is no SHA-256`)
    return [keyOf(hash), hash]
  })

const readings: Readonly<Record<string, Reading>> = {
  definitions: (json, key) => {
    const parsed = parseDefinition(json)
    if (!parsed.ok) throw new Error('no definition')
    // A definition does not bear its revision: the seals tell whether it was moved.
    return { key: revisionKey(prefixes.definitions(parsed.value.id), revisionOf(key) ?? 0) }
  },
  people: (json) => {
    const { bulletin, revision, at } = v.parse(peopleSchema, json)
    return { key: revisionKey(prefixes.people(bulletin), revision), at }
  },
  issues: (json, key) => {
    const { bulletin, issue, serialNo, definition, openedAt } = v.parse(issueSchema, json)
    const bySerial = revisionKey(prefixes.issues(bulletin), serialNo)
    const byId = issueKey(bulletin, issue)
    return {
      key: revisionOf(key) === undefined ? byId : bySerial,
      at: openedAt,
      names: [bySerial, revisionKey(prefixes.definitions(bulletin), definition)],
    }
  },
  submissions: (json) => {
    const submission = parseSubmission(json)
    if (!submission) throw new Error('no submission')
    const { bulletin, issue, department, revision, receivedAt, definition, source } = submission
    return {
      key: revisionKey(prefixes.submissions(bulletin, issue, department), revision),
      at: receivedAt,
      names: [revisionKey(prefixes.definitions(bulletin), definition)],
      contents: contents(uploadKey, [source.sha256]),
    }
  },
  returns: (json) => {
    const { bulletin, issue, department, revision, submission, at } = v.parse(returnSchema, json)
    const names = [revisionKey(prefixes.submissions(bulletin, issue, department), submission)]
    return { key: revisionKey(prefixes.returns(bulletin, issue, department), revision), at, names }
  },
  reviews: (json) => {
    const { bulletin, issue, revision, savedAt } = v.parse(reviewSchema, json)
    return { key: revisionKey(prefixes.reviews(bulletin, issue), revision), at: savedAt }
  },
  editions: (json) => {
    const { bulletin, issue, revision, publishedAt, inputs, files } = v.parse(editionSchema, json)
    const { definition, submissions, review, ledger } = inputs
    return {
      key: revisionKey(prefixes.editions(bulletin, issue), revision),
      at: publishedAt,
      names: [
        revisionKey(prefixes.definitions(bulletin), definition),
        ...Object.entries(submissions).map(([department, r]) =>
          revisionKey(prefixes.submissions(bulletin, issue, department), r),
        ),
        ...(review === null ? [] : [revisionKey(prefixes.reviews(bulletin, issue), review)]),
        ...Object.entries(ledger).map(([other, r]) => revisionKey(prefixes.editions(bulletin, other), r)),
      ],
      contents: contents(
        bulletinFileKey,
        Object.values(files).map(({ sha256 }) => sha256),
      ),
    }
  },
  reopenings: (json) => {
    const { bulletin, issue, revision, edition, at } = v.parse(reopeningSchema, json)
    const names = [revisionKey(prefixes.editions(bulletin, issue), edition)]
    return { key: revisionKey(prefixes.reopenings(bulletin, issue), revision), at, names }
  },
  'issue-links': (json) => {
    const { bulletin, issue, tokenSha256, edition, createdAt } = v.parse(issueLinkSchema, json)
    const names = [revisionKey(prefixes.editions(bulletin, issue), edition)]
    return { key: issueLinkKey(bulletin, issue, tokenSha256), at: createdAt, names }
  },
  links: (json) => {
    const { bulletin, issue, tokenSha256, createdAt } = v.parse(linkSchema, json)
    return { key: linkKey(tokenSha256), at: createdAt, names: [issueLinkKey(bulletin, issue, tokenSha256)] }
  },
  revocations: (json) => {
    const { tokenSha256, at } = v.parse(revocationSchema, json)
    if (!isHash(tokenSha256)) throw new Error('no link’s id')
    return { key: revocationKey(tokenSha256), at, names: [linkKey(tokenSha256)] }
  },
}

/** A stored record; undefined where it is none of ours. */
export function readStored(key: string, json: unknown): StoredRecord | undefined {
  try {
    const kind = key.slice(0, key.indexOf('/'))
    const reading = Object.hasOwn(readings, kind) ? readings[kind] : undefined
    return reading && { names: [], contents: [], ...reading(json, key) }
  } catch {
    // Another shape than ours, or an id that can stand in no key: either way we never wrote it.
    return undefined
  }
}
