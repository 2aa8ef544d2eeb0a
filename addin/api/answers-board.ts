/** A department's row, as its own pane and the editor's board show it, and the records that both panes read whole. */
import * as v from 'valibot'
import type { DefinitionRevision } from '../../functions/core/definition.ts'
import { parseDefinition } from '../../functions/core/definition-parse.ts'
import { parseSubmission, type Submission } from '../../functions/core/submission.ts'
import { departmentStatus, instant, whole, wordedFinding } from './answers.ts'

/** A finding that is kept, with what its department said of it. */
const explainedFinding = v.object({ ...wordedFinding.entries, reason: v.optional(v.string()) })

export const boardRow = v.object({
  department: v.string(),
  name: v.string(),
  status: departmentStatus,
  revision: v.nullable(whole),
  receivedAt: v.nullable(instant),
  /** Wall clock in the definition's time zone. */
  receivedAtText: v.nullable(v.string()),
  late: v.boolean(),
  findings: v.array(explainedFinding),
  /** The editor's comment, where it was returned. */
  comment: v.nullable(v.string()),
})

/** A definition as an issue keeps it, parsed by the core as the server parsed it. */
export const definitionAnswer = v.pipe(
  v.object({ revision: whole, definition: v.unknown() }),
  v.rawTransform(({ dataset, addIssue, NEVER }): DefinitionRevision => {
    const parsed = parseDefinition(dataset.value.definition)
    if (parsed.ok) return { revision: dataset.value.revision, definition: parsed.value }
    addIssue({ message: 'a definition' })
    return NEVER
  }),
)

/** A stored submission whole. */
export const submissionAnswer = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Submission => {
    const submission = parseSubmission(dataset.value)
    if (submission) return submission
    addIssue({ message: 'a submission' })
    return NEVER
  }),
)

export type ExplainedFinding = v.InferOutput<typeof explainedFinding>
export type BoardRow = v.InferOutput<typeof boardRow>
