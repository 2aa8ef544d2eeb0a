import type { Wording } from './wording.ts'

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

export const en: Wording = {
  locale: 'en-GB',
  languageName: 'English',
  languageChoice: 'Language',
  title: 'Department report',
  subtitle: 'Send your department’s sheet',
  loading: 'Loading…',
  tryAgain: 'Try again',
  chooseHeading: '1. Department and issue',
  bulletin: 'Bulletin',
  department: 'Department',
  issue: 'Issue',
  chooseOne: 'Choose one',
  noIssues: 'No issue is open at present. Come back here once the editors have opened one.',
  noDepartments: 'There is no bulletin to report to at present. Please ask the editors.',
  issueName: ({ year, issueNo }, from, to) => `Issue ${issueNo} of ${year} (${from} to ${to})`,
  issueState: { collecting: '', published: ', published', reopened: ', reopened' },
  intro: [
    'Choose your department and download its sheet.',
    'Fill it in with WPS or Excel and save it as .xlsx.',
    'Come back, send it and get your receipt.',
  ],
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
  showReceipt: 'Show receipt',
  templateHeading: '2. Download the sheet',
  templateHint: 'It is made for this issue and your department. Fill in the yellow cells only, and save it as .xlsx.',
  downloadTemplate: 'Download the sheet',
  downloading: 'Downloading…',
  downloaded: { template: 'The sheet has been downloaded', markedUp: 'The marked-up copy has been downloaded' },
  sendHeading: '3. Send it',
  dropHere: 'Drop the filled sheet here',
  dropOr: 'or',
  chooseFile: 'Choose a file',
  chooseOtherFile: 'Choose another file',
  chooseCorrectedFile: 'Choose the corrected file',
  fileLabel: 'File to send',
  fileKept: 'Ready, not sent yet',
  fileRefused: 'This file was not accepted',
  fileSize: (bytes) => `${Math.max(1, Math.round(bytes / 1024))} KB`,
  send: 'Send',
  sendAgain: 'Send again',
  sendWithReasons: 'Send with these reasons',
  sendAsChosen: 'Send it as it was when chosen',
  sending: 'Sending…',
  refusedHeading: 'Not accepted: please correct it and send it again',
  refusedOnlyReasonsHeading: 'Please give reasons, then send',
  counts: (errors, warnings, notices) =>
    [
      errors > 0 ? plural(errors, 'error') : '',
      warnings > 0 ? `${warnings} to explain` : '',
      notices > 0 ? plural(notices, 'notice') : '',
    ]
      .filter(Boolean)
      .join(', '),
  refusedAdvice:
    'Correct the cells below in your sheet, save it, and choose it again. The marked-up copy shows each place beside what you wrote.',
  reasonsAdvice:
    'If the data are right, say why below and send the file with your reasons. If not, correct the sheet and choose it again.',
  downloadMarkedUp: 'Download the marked-up copy',
  severity: { error: 'Errors', warning: 'To explain', notice: 'Notices' },
  severityHint: {
    error: 'These must be corrected.',
    warning: 'If the data are right, say why. The editor will see it.',
    notice: 'Nothing to do: this is how your sheet was read.',
  },
  cell: (cell) => `Cell ${cell}`,
  wholeSheet: 'Whole sheet',
  reasonFor: (place) => `Reason (${place})`,
  reasonMissing: 'Please give a reason, or correct the sheet and choose it again.',
  receivedHeading: 'Received',
  receivedAgain: 'This very file had been received before; it was not reported twice. This is its receipt.',
  receiptTitle: 'Receipt',
  receivedAt: 'Received at',
  revision: 'Revision',
  revisionNumber: (revision) => `No. ${revision}`,
  punctuality: 'Punctuality',
  inTime: 'In time',
  late: 'Late',
  checksum: 'Checksum',
  checksumHint: 'The file’s fingerprint, to compare with the editors.',
  receivedFindings: 'Recorded with it',
  print: 'Print the receipt',
  sendCorrection: 'Send again',
  correctionHint: 'Has something changed? Send again: the last one counts, and the earlier ones are kept.',
  publishedHeading: 'This issue is published',
  publishedAdvice:
    'A published issue takes no more reports. For a correction, tell the editors which figure or text is to change and why; once they reopen the issue you can send the correction here.',
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
  fileSafe: 'Your file and your reasons are still here; nothing is lost.',
  requestId: (id) => `Number: ${id}`,
  fileChosen: (name) => `${name} chosen, not sent yet`,
  help: 'A report counts once you have its receipt. Please wait for it before you close this page.',
}
