import type { Failure } from '../api/failure.ts'

/** The code of a refusal; `''` where none came. */
export const problemCode = (failure: Failure): string => (failure.kind === 'problem' ? failure.problem.code : '')
