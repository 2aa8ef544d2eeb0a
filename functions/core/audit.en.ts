/** The audit's words: one sentence a kind of event. */
import type { AuditWording, PlaceNames } from './audit-wording.ts'
import type { Roles } from './audit.ts'
import { firstOf, partsOf } from './audit-parts.ts'

const rolesText = ({ roles, departments }: Roles, names: PlaceNames): string =>
  [...roles, ...departments.map(names.department)].join(', ')
const listed = (texts: readonly string[]): string => {
  const { shown, left } = firstOf(texts)
  return shown.join('; ') + (left > 0 ? `; and ${left} more` : '')
}

export const auditEn: AuditWording = {
  headings: {
    time: 'Time',
    utc: 'Time (UTC)',
    who: 'Who',
    account: 'Account',
    what: 'What',
    issue: 'Issue',
    department: 'Department',
    revision: 'Revision',
    from: 'From address',
    detail: 'Details',
  },
  sheet: 'Audit',
  title: (bulletin) => `${bulletin} – audit`,
  subtitle: ({ count, issue }) => (issue === undefined ? `${count} entries` : `Issue ${issue}, ${count} entries`),
  actions: {
    definition_published: 'Definition taken in',
    people_changed: 'People changed',
    issue_opened: 'Issue opened',
    submitted: 'Submitted',
    returned: 'Returned for rework',
    review_saved: 'Review saved',
    published: 'Published',
    reopened: 'Reopened',
    link_created: 'Link made',
    link_revoked: 'Link revoked',
  },
  details: {
    definition_published: () => 'Came with the deployment',
    people_changed: (e, names) =>
      partsOf('; ', [
        e.added.length > 0 &&
          `added ${listed(e.added.map((p) => `${p.name} (${p.id}): ${rolesText(p, names) || 'no role'}`))}`,
        e.removed.length > 0 && `removed ${listed(e.removed.map((p) => `${p.name} (${p.id})`))}`,
        e.changed.length > 0 &&
          listed(
            e.changed.map((p) => {
              const [gained, lost] = [rolesText(p.gained, names), rolesText(p.lost, names)]
              return `${p.name} (${p.id}): ${partsOf(', ', [
                gained !== '' && `given ${gained}`,
                lost !== '' && `no longer ${lost}`,
                p.renamed !== undefined && `renamed ${p.renamed}`,
              ])}`
            }),
          ),
      ]) || 'no change',
    issue_opened: (e, names) =>
      `serial number ${e.serialNo}, ${e.period.from} to ${e.period.to}, deadline ${names.time(e.deadline)}, definition ${e.definition}`,
    submitted: (e) =>
      partsOf(', ', [
        e.fileName,
        e.late && 'late',
        e.nilReturn && 'nil return',
        e.reasons > 0 && `${e.reasons} reason(s) given`,
        `file SHA-256 ${e.sha256}`,
      ]),
    returned: (e) => `submission ${e.submission}: ${e.comment}`,
    review_saved: (e) => `${e.edits} edit(s)`,
    published: (e) =>
      partsOf(', ', [
        `${e.submissions} department(s)`,
        e.notSubmitted > 0 && `${e.notSubmitted} missing`,
        e.review !== null && `review ${e.review}`,
        !e.sealed && 'not sealed',
        `edition SHA-256 ${e.sha256}`,
      ]),
    reopened: (e) => `edition ${e.edition} is to be corrected: ${e.reason}`,
    link_created: (e, names) =>
      partsOf(', ', [
        `edition ${e.edition}`,
        e.hasPin && 'with a PIN',
        e.expires === undefined ? 'does not expire' : `expires ${names.time(e.expires)}`,
        `link ${e.link}`,
      ]),
    link_revoked: (e) => `link ${e.link}`,
  },
}
