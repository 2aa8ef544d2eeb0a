import type { SharedWords } from './shared-words.ts'

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

export const en: SharedWords = {
  locale: 'en-GB',
  loading: 'Loading…',
  tryAgain: 'Try again',
  bulletin: 'Bulletin',
  department: 'Department',
  issue: 'Issue',
  issueName: ({ year, issueNo }, from, to) => `Issue ${issueNo} of ${year} (${from} to ${to})`,
  deadline: 'Deadline',
  countdown: ({ passed, days, hours, minutes }) => {
    const parts = [
      days > 0 ? plural(days, 'day') : '',
      hours > 0 ? plural(hours, 'hour') : '',
      days === 0 && (minutes > 0 || hours === 0) ? plural(minutes, 'minute') : '',
    ]
    const span = parts.filter(Boolean).join(' ')
    if (passed) return span === '0 minutes' ? 'passed just now' : `passed ${span} ago`
    return span === '0 minutes' ? 'less than a minute left' : `${span} left`
  },
  currentStatus: 'Your department',
  status: {
    notSubmitted: 'Not sent',
    submitted: 'Sent',
    late: 'Sent late',
    nilReturn: 'Nil return',
    returned: 'Returned',
  },
  statusHint: {
    notSubmitted: 'Nothing has been received for this issue yet.',
    submitted: 'You may send again if something changes; the last one counts.',
    late: 'You may send again if something changes; the last one counts.',
    nilReturn: 'Reported as having nothing this time. You may send again if that changes.',
    returned: 'Please rework it as the editor asks, and send it again.',
  },
  lateHint: 'You can still send; it is marked late by the time it is received.',
  editorsComment: 'The editor’s comment',
  counts: (errors, warnings, notices) =>
    [
      errors > 0 ? plural(errors, 'error') : '',
      warnings > 0 ? `${warnings} to explain` : '',
      notices > 0 ? plural(notices, 'notice') : '',
    ]
      .filter(Boolean)
      .join(', '),
  severity: { error: 'Errors', warning: 'To explain', notice: 'Notices' },
  severityHint: {
    error: 'These must be corrected.',
    warning: 'If the data are right, say why. The editor will see it.',
    notice: 'Nothing to do: this is how your sheet was read.',
  },
  cell: (cell) => `Cell ${cell}`,
  wholeSheet: 'Whole sheet',
  reasonFor: (place) => `Reason (${place})`,
  receiptTitle: 'Receipt',
  receivedAt: 'Received at',
  revision: 'Revision',
  revisionNumber: (revision) => `No. ${revision}`,
  punctuality: 'Punctuality',
  inTime: 'In time',
  late: 'Late',
  checksum: 'Checksum',
  receivedFindings: 'Recorded with it',
  publishedHeading: 'This issue is published',
  failure: {
    unreachable: {
      title: 'The server cannot be reached',
      advice: 'Check the network and try again. Sending the same file twice never reports twice.',
    },
    server: {
      title: 'Something is wrong on the server',
      advice: 'Try again in a while. If it stays so, give the administrator the number below.',
    },
    notUnderstood: {
      title: 'The answer could not be understood',
      advice: 'Reload this page and try again. If it stays so, tell the administrator.',
    },
    published: {
      title: 'Not accepted: this issue is published',
      advice:
        'For a correction, tell the editors which figure or text is to change and why; once they reopen the issue you can send the correction here.',
    },
    expired: {
      title: 'Your sign-in has expired',
      advice: 'Sign in again and try once more. What you filled in is still here.',
    },
    notYours: {
      title: 'You cannot report for this department',
      advice: 'Check that the right department is chosen. If it is yours to report, ask the editors for the right to.',
    },
    gone: {
      title: 'Not found',
      advice: 'The issue or the department may have changed. Reload this page and choose again.',
    },
    tooLarge: {
      title: 'The file is too large',
      advice: 'Use the downloaded sheet, delete pictures and other sheets from it, save it, and choose it again.',
    },
    refused: { title: 'Not accepted', advice: '' },
    fileUnreadable: {
      title: 'This file cannot be read',
      advice: 'Close it in WPS or Excel and choose it again. A folder cannot be sent.',
    },
    fileChanged: {
      title: 'The file has changed since it was chosen',
      advice: 'Choose it again, so that the latest version is sent. Your reasons are kept.',
    },
    severalFiles: { title: 'One file at a time', advice: 'Choose only your department’s sheet.' },
  },
  requestId: (id) => `Number: ${id}`,
}
