/** What a person works as in a bulletin: its office, or one of the departments that she reports for. Pure. */
import type { BulletinEntry, OfficeRole } from '../api/answers.ts'

export type Seat =
  { readonly kind: 'office'; readonly role: OfficeRole } | { readonly kind: 'department'; readonly department: string }

/** The role that may do the most goes first; an admin is an editor too. */
const byRank: readonly OfficeRole[] = ['admin', 'editor', 'auditor']

export function seatsOf({ roles, own, departments }: BulletinEntry): readonly Seat[] {
  const role = byRank.find((r) => roles.includes(r))
  const office: readonly Seat[] = role ? [{ kind: 'office', role }] : []
  const known = departments.filter(({ department }) => own.includes(department))
  return [...office, ...known.map(({ department }): Seat => ({ kind: 'department', department }))]
}

/** `office`, `department/ecology`: remembered, and what tells one pane from another. */
export const seatKey = (seat: Seat): string => (seat.kind === 'office' ? seat.kind : `department/${seat.department}`)
