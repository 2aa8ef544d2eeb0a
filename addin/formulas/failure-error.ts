import type { Failure } from '../api/failure.ts'
import { FormulaError } from './formula-error.ts'
import type { FormulaWords } from './words.ts'

/** What a formula says where the figures of `issue` did not come. */
export function failureError(failure: Failure, issue: string, w: FormulaWords): FormulaError {
  switch (failure.kind) {
    case 'unreachable':
      return new FormulaError('unavailable', w.unreachable)
    case 'problem':
      return problemError(failure, issue, w)
    case 'notUnderstood':
    // No file is read here.
    case 'fileUnreadable':
    case 'fileChanged':
    case 'severalFiles':
      return new FormulaError('unavailable', w.notUnderstood)
  }
}

type ProblemFailure = Extract<Failure, { kind: 'problem' }>

function problemError({ status, problem }: ProblemFailure, issue: string, w: FormulaWords): FormulaError {
  if (problem.code === 'not_published') return new FormulaError('unavailable', w.notPublished(issue))
  if (status === 404) return new FormulaError('invalid', w.unknownIssue(issue))
  if (status === 401) return new FormulaError('unavailable', w.signedOut)
  if (status === 403) return new FormulaError('unavailable', w.notAllowed)
  if (status >= 500 || problem.title === '') return new FormulaError('unavailable', w.server(problem.requestId))
  return new FormulaError('unavailable', w.refused(problem.title, problem.detail))
}
