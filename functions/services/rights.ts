/** Who may do what: decided here and nowhere else. */
import { refuse } from '../core/problem.ts'
import type { Person } from '../ports.ts'

export function requireEditor(person: Person): void {
  if (person.role === 'department') throw refuse('not_allowed', {})
}

/** A department's own people, and editors on its behalf. */
export function requireOwnDepartment(person: Person, department: string): void {
  if (person.role === 'department' && person.department !== department)
    throw refuse('not_your_department', { department })
}
