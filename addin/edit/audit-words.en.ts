import type { AuditWords } from './audit-words.ts'

export const enAudit: AuditWords = {
  scope: 'Of',
  scopes: { issue: 'This issue', all: 'Everything' },
  by: 'Who',
  everybody: 'Everybody',
  what: 'What',
  everything: 'Everything done',
  list: 'Audit, newest first',
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  count: (found, all) => (found === all ? `${all} in all` : `${found} of ${all}`),
  none: 'Nothing matches.',
  more: (count, left) => `Show ${count} more (${left} left)`,
  system: 'The system',
  noTime: 'No time on record',
  issue: (issue) => `issue ${issue}`,
  revision: (revision) => `revision ${revision}`,
  from: (address) => `from ${address}`,
  exports: { csv: 'Export CSV', xlsx: 'Export Excel' },
  exporting: 'Exporting…',
  exportHint: 'The file holds everything in this range, whatever the filters say.',
}
