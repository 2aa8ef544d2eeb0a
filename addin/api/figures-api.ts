/** The call of the formulas. */
import { figuresAnswer, type PublishedFigures } from './answers-figures.ts'
import type { Caller } from './caller.ts'
import { ask, issuePath, type IssueTarget, type Result } from './request.ts'

/** Of the newest edition; the problem `not_published` (409) before the first. */
export const readFigures = (caller: Caller, on: IssueTarget, signal?: AbortSignal): Promise<Result<PublishedFigures>> =>
  ask(`${issuePath(on)}/figures`, caller, figuresAnswer, { signal })
