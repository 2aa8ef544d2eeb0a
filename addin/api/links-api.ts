/** The calls for the links of an issue. */
import type { Definition } from '../../functions/core/definition.ts'
import type { Instant } from '../../functions/core/period.ts'
import { definitionAnswer } from './answers-board.ts'
import { type Link, linkAnswer } from './answers-edit.ts'
import { type ListedLink, linksAnswer } from './answers-links.ts'
import type { Caller } from './caller.ts'
import type { Failure } from './failure.ts'
import { type Fault, faultsOf } from './faults.ts'
import {
  ask,
  bulletinPath,
  failureOf,
  issuePath,
  type IssueTarget,
  jsonCall,
  request,
  type Result,
  succeeded,
  successOf,
} from './request.ts'

/** The newest definition: its time zone is the office's. */
export async function readDefinition(
  caller: Caller,
  bulletin: string,
  signal?: AbortSignal,
): Promise<Result<Definition>> {
  const result = await ask(`${bulletinPath(bulletin)}/definition`, caller, definitionAnswer, { signal })
  return result.ok ? { ok: true, value: result.value.definition } : result
}

/** Newest first. */
export async function listLinks(
  caller: Caller,
  on: IssueTarget,
  signal?: AbortSignal,
): Promise<Result<readonly ListedLink[]>> {
  const result = await ask(`${issuePath(on)}/links`, caller, linksAnswer, { signal })
  return result.ok ? { ok: true, value: result.value.links } : result
}

/** What is wanted of a new link; without an end and without a PIN unless told. */
export interface LinkWish {
  readonly expires?: Instant
  /** 6 to 12 digits. */
  readonly pin?: string
}

export type CreateLinkAnswer =
  | { readonly ok: true; readonly value: Link }
  /** `faults`: what is wrong with the wish, where that is why. */
  | { readonly ok: false; readonly failure: Failure; readonly faults: readonly Fault[] }

/** A new link to the newest edition. */
export async function createLink(
  caller: Caller,
  on: IssueTarget,
  { expires, pin }: LinkWish = {},
  signal?: AbortSignal,
): Promise<CreateLinkAnswer> {
  const answer = await request(`${issuePath(on)}/links`, caller, jsonCall('POST', { expires, pin }, signal))
  const value = successOf(answer, linkAnswer)
  return value ? { ok: true, value } : { ok: false, failure: failureOf(answer), faults: faultsOf(answer) }
}

/** Null: it is revoked, by this call or by one before. */
export async function revokeLink(
  caller: Caller,
  on: IssueTarget,
  id: string,
  signal?: AbortSignal,
): Promise<Failure | null> {
  const path = `${issuePath(on)}/links/${encodeURIComponent(id)}`
  const answer = await request(path, caller, { method: 'DELETE', signal })
  return answer && succeeded(answer) ? null : failureOf(answer)
}
