/** What became of people from one list to another, in the words of the audit. Pure. */
import { auditPeople } from '../../functions/core/audit.ts'
import { auditDetail } from '../../functions/core/audit-wording.ts'
import type { People, PersonEntry } from '../../functions/core/people.ts'
import type { Language } from '../language.ts'

export interface Department {
  readonly department: string
  readonly name: string
}

export function peopleSentence(
  before: readonly PersonEntry[],
  after: readonly PersonEntry[],
  departments: readonly Department[],
  language: Language,
): string {
  const names = {
    department: (id: string) => departments.find(({ department }) => department === id)?.name ?? id,
    time: (at: string) => at,
    person: () => undefined,
  }
  return auditDetail(auditPeople(listOf(before), listOf(after)), names, language)
}

/** Only the people count for the sentence. */
const listOf = (people: readonly PersonEntry[]): People => ({
  bulletin: '',
  revision: 1,
  people: [...people],
  at: '',
  writer: '',
  by: '',
})
