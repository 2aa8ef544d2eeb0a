/** What is wrong with a body, each fault at its field: the findings of a refusal `bad_request`. */
import * as v from 'valibot'
import { type Answer, refusalOf } from './request.ts'

const faultsAnswer = v.object({
  code: v.literal('bad_request'),
  findings: v.array(v.object({ at: v.object({ path: v.optional(v.string(), '') }), message: v.string() })),
})

export interface Fault {
  /** `$.people[3].id`; "" where it is of the body as a whole. */
  readonly path: string
  /** The server's sentence, without the path before it. */
  readonly message: string
}

/** None where it was refused for another reason, or not at all. */
export function faultsOf(answer: Answer | null): readonly Fault[] {
  const findings = refusalOf(answer, faultsAnswer)?.findings ?? []
  return findings.map(({ at: { path }, message }) => ({
    path,
    message: path !== '' && message.startsWith(path) ? message.slice(path.length).replace(/^[：:]\s*/, '') : message,
  }))
}
