/** 审校: what an editor chose, checked and cleaned the same way whether it is saved or only looked at. */
import { type Definition, writableSections } from '../core/definition.ts'
import { type Finding, finding } from '../core/finding.ts'
import type { ItemEdit, Review } from '../core/issue.ts'
import { toInstant } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { cleanText } from '../core/text-cleaning.ts'
import { stamp } from './records.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface ReviewChoices {
  readonly edits: readonly ItemEdit[]
  readonly order: Readonly<Record<string, readonly string[]>>
}

/** The review that these choices make; keeps nothing. @throws Refusal bad_request: what they name is not there */
export function makeReview(
  world: World,
  request: AskedOnIssue,
  { definition, revision, edits, order }: ReviewChoices & { definition: Definition; revision: number },
): Review {
  const faults = reviewFaults(definition, { edits, order })
  if (faults.length > 0) throw refuse('bad_request', { findings: faults })
  return {
    bulletin: request.bulletin,
    issue: request.issue,
    revision,
    edits: edits.map(cleanEdit),
    order: Object.fromEntries(Object.entries(order).map(([section, ids]) => [section, [...ids]])),
    savedAt: toInstant(world.clock.now()),
    ...stamp(world, request),
  }
}

/** What a merge could only pass over in silence: sections that are not there, an item edited twice, an emptied text. */
function reviewFaults(definition: Definition, { edits, order }: ReviewChoices): Finding[] {
  const sections = new Set(writableSections(definition).map((section) => section.id))
  const unknown = (id: string, path: string) =>
    sections.has(id) ? [] : [finding('dangling_reference', { path }, { id, wanted: 'a section of items' })]
  const seen = new Set<string>()
  const ofEdits = edits.flatMap((edit, i): Finding[] => {
    const path = `$.edits[${i}]`
    const repeated = seen.has(edit.item) ? [finding('duplicate_id', { path: `${path}.item` }, { id: edit.item })] : []
    seen.add(edit.item)
    const emptied = edit.text !== undefined && cleanText(edit.text).text === ''
    return [
      ...repeated,
      ...(edit.section === undefined ? [] : unknown(edit.section, `${path}.section`)),
      ...(emptied ? [finding('wrong_value', { path: `${path}.text` }, { wanted: 'a text', found: '""' })] : []),
    ]
  })
  return [...ofEdits, ...Object.keys(order).flatMap((id) => unknown(id, `$.order.${id}`))]
}

/** Her words are cleaned like a department's; the words they were made on are kept as they were. */
const cleanEdit = (edit: ItemEdit): ItemEdit => ({
  ...edit,
  ...(edit.headline === undefined ? {} : { headline: cleanText(edit.headline).text }),
  ...(edit.text === undefined ? {} : { text: cleanText(edit.text).text }),
})
