/** The calls for people and their roles in a bulletin. */
import type { PersonEntry } from '../../functions/core/people.ts'
import { overtakenAnswer, peopleAnswer, type PeopleList } from './answers-people.ts'
import type { Caller } from './caller.ts'
import type { Failure } from './failure.ts'
import { type Fault, faultsOf } from './faults.ts'
import { ask, bulletinPath, failureOf, jsonCall, refusalOf, request, type Result, successOf } from './request.ts'

export interface PeopleWish {
  /** The revision that was changed. */
  readonly base: number
  /** All of them, as they shall be from now on. */
  readonly people: readonly PersonEntry[]
}

export type SavePeopleAnswer =
  | { readonly kind: 'saved'; readonly list: PeopleList }
  /** Somebody else saved first. */
  | { readonly kind: 'overtaken' }
  /** `faults`: what is wrong with the list, where that is why. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly faults: readonly Fault[] }

export const readPeople = (caller: Caller, bulletin: string, signal?: AbortSignal): Promise<Result<PeopleList>> =>
  ask(`${bulletinPath(bulletin)}/people`, caller, peopleAnswer, { signal })

/** Saves the whole list as one revision; nobody overwrites somebody else's. */
export async function savePeople(
  caller: Caller,
  bulletin: string,
  { base, people }: PeopleWish,
  signal?: AbortSignal,
): Promise<SavePeopleAnswer> {
  const answer = await request(`${bulletinPath(bulletin)}/people`, caller, jsonCall('PUT', { base, people }, signal))
  const list = successOf(answer, peopleAnswer)
  if (list) return { kind: 'saved', list }
  if (refusalOf(answer, overtakenAnswer)) return { kind: 'overtaken' }
  return { kind: 'failed', failure: failureOf(answer), faults: faultsOf(answer) }
}
