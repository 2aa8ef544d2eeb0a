import { enReview } from './review-words.en.ts'
import type { EditWords, ReminderFacts } from './words.ts'

const names = (list: readonly string[]): string => list.join(', ')
const kilobytes = (bytes: number): string => String(Math.max(1, Math.round(bytes / 1024)))
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

function reminder({ bulletin, issue, deadline, isPast, notSubmitted, returned }: ReminderFacts): string {
  const when = isPast ? `Reports were due on ${deadline}` : `Reports are due on ${deadline}`
  return [
    'Dear colleagues,',
    `${bulletin}, ${issue}. ${when}.`,
    ...(notSubmitted.length > 0 ? [`We have not yet had a report from: ${names(notSubmitted)}.`] : []),
    ...(returned.length > 0
      ? [`These were returned; please mend them as the comment says and send them again: ${names(returned)}.`]
      : []),
    'Please fill in your sheet in Excel or on the web page. If there is nothing to report, send a nil return. If you have just sent yours, please ignore this message. Thank you.',
  ].join('\n')
}

export const en: EditWords = {
  locale: 'en',
  loading: 'Loading…',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  required: 'Please fill this in first.',
  unreachable: 'Check the network and try again. Everything in the sheet and in the pane is still there.',
  excel: {
    cellBeingEdited: { title: 'A cell is being edited', advice: 'Press Enter or Esc to finish it, then try again.' },
    protected: {
      title: 'The workbook cannot be changed',
      advice: 'It may be read-only or have a password. Unprotect it or start a new workbook, then try again.',
    },
    tooLarge: {
      title: 'Too much for Excel at once',
      advice: 'Close other large workbooks and try again, or open this one in Excel on the desktop.',
    },
    unsupported: { title: 'This Excel cannot do that', advice: 'Update Excel, or try on another computer.' },
    sheetGone: { title: 'The sheet was deleted', advice: 'Merge again to draw another.' },
    failed: { title: 'Excel did not finish', advice: 'Try again in a moment; if it still fails, reopen the workbook.' },
  },
  tabs: { board: 'Reports', review: 'Review', publish: 'Publish', issues: 'Issues', audit: 'Audit', people: 'People' },
  unsavedTab: 'unsaved changes',
  tabsLabel: 'Editing',
  notice: (notice) => {
    switch (notice.kind) {
      case 'merged':
        return `Merged ${count(notice.departments, 'department')} and ${count(notice.items, 'item')}. The review sheet is ready.`
      case 'saved':
        return `Review saved as draft ${notice.revision}.`
      case 'savedBoth':
        return 'Both sets of changes are saved together. The review sheet is being drawn again.'
      case 'returned':
        return `Returned to ${notice.name}. Your comment shows in their pane.`
      case 'copyDrawn':
        return `The report of ${notice.name} is in a new sheet, to look at only.`
      case 'issueOpened':
        return `Issue ${notice.issue} is open. Departments can send their reports.`
      case 'reopened':
        return `Issue ${notice.issue} is open again for corrections.`
      case 'peopleSaved':
        return `People saved as revision ${notice.revision}. It holds at once.`
      case 'linkRevoked':
        return 'The link is revoked.'
      case 'nothingAtCell':
        return `Cell ${notice.cell} has no finding and is in no item's row.`
    }
  },
  readOnly: {
    strip: 'As an auditor you see everything and change nothing',
    noIssue: 'An editor opens it; until then there is nothing to see here.',
    work: 'Look at this issue',
    working: 'Looking at it',
    mergeHint:
      'Puts all reports together in one locked review sheet in this workbook, to look at. The bulletin shows here as it will be.',
    sheet: 'This review sheet is to look at: whatever is changed in it is neither saved nor sent.',
    published:
      'This issue is published. The reports are under "Reports", its links under "Publish", its history under "Audit".',
    publish: 'Publishing is for editors; here is what the check before it found.',
  },
  issue: {
    name: ({ year, issueNo }) => `Issue ${issueNo} of ${year}`,
    serial: (serialNo) => `No. ${serialNo}`,
    period: (from, to) => `${from} – ${to}`,
    state: { collecting: 'Collecting', published: 'Published', reopened: 'Reopened' },
    edition: (edition) => `Edition ${edition}`,
    deadline: (deadline) => `Due ${deadline}`,
    unsaved: 'The review sheet has unsaved changes',
    peopleUnsaved: 'People have unsaved changes',
  },
  board: {
    filters: {
      all: 'All',
      submitted: 'In time',
      late: 'Late',
      nilReturn: 'Nil return',
      returned: 'Returned',
      notSubmitted: 'Missing',
      withFindings: 'With findings',
    },
    filterLabel: 'Filter by status',
    search: 'Find a department',
    refresh: 'Refresh',
    refreshing: 'Refreshing…',
    list: 'Reports by department',
    nobody: 'No department matches.',
    revision: (revision) => `Revision ${revision}`,
    findings: (n) => count(n, 'finding'),
    late: 'late',
    notInEdition: 'Not in the newest edition',
    comment: 'Your comment',
    noFindings: 'The checks found nothing.',
    reason: (reason) => `Their reason: ${reason}`,
    noReason: 'They gave no reason.',
    openInSheet: 'Open in a sheet',
    openingInSheet: 'Drawing…',
    openInSheetHint: 'Draws a copy to look at; it never counts as a report. Undo starts anew after it.',
    returnIt: 'Return…',
    returnTitle: (name) => `Return the report of ${name}`,
    returnHint: 'A returned report takes no part in the merge until the department sends it again.',
    returnComment: 'Comment (the department sees it)',
    returnSend: 'Return',
    returnSending: 'Returning…',
    changes: (revision) => `Changed since revision ${revision}`,
    noChanges: 'Nothing changed.',
    changesLoading: 'Comparing…',
    nothingYet: 'Nothing has come yet.',
    remind: 'Reminder',
    remindTitle: 'Reminder: change it as you like, then copy it',
    reminder,
    copyText: 'Copy the text',
    nobodyOwes: 'Everybody has reported: no reminder needed.',
  },
  copy: {
    name: (department, revision) => `${department} rev. ${revision}`,
    note: (department, revision, receivedAt) =>
      `Copy to look at only: ${department}, revision ${revision}, received ${receivedAt}`,
  },
  review: enReview,
  publish: {
    checking: 'Checking…',
    checkAgain: 'Check again',
    heading: (issue) => `Publish: ${issue}`,
    explain: (submitted, items) =>
      `Freezes the reports of ${count(submitted, 'department')} and ${count(items, 'item')} as a new edition, makes the Word file, the Excel annex and the web page, and gives you a link for the recipients. No more reports are taken then; to correct it, reopen the issue.`,
    missing: (n) => `${count(n, 'department')} without a report`,
    acceptMissing: 'Publish without them',
    nobodyMissing: 'All departments have reported.',
    unsaved: 'The review sheet has unsaved changes: they would not be in the edition.',
    saveFirst: 'Save the review first.',
    nobodySubmitted: 'Nobody has reported yet: there is nothing to publish.',
    cannot: 'Settle the points above, then publish.',
    publish: 'Publish',
    publishing: 'Publishing…',
    done: (edition) => `Published, edition ${edition}`,
    issuedOn: (date) => `Issued on ${date}`,
    without: (list) => `Without: ${names(list)}`,
    files: 'Files',
    file: { docx: 'Word document', xlsx: 'Excel annex', html: 'Web page' },
    fileFacts: (bytes, checksum) => `${kilobytes(bytes)} KB, checksum ${checksum}`,
    alreadyPublished: (issue, edition) => `${issue} is published, edition ${edition}`,
    alreadyText:
      'Recipients read it by their link. A link is shown only once, when it is made; make another whenever you need one.',
  },
  link: {
    manage: 'Links…',
    label: 'Link for recipients',
    copy: 'Copy link',
    copied: 'Copied',
    copyByHand: 'It could not be copied by itself: select the text and press Ctrl+C.',
    open: 'Open',
    qr: 'QR code of the link, to open it on a phone',
    hint: 'Whoever has the link can read this issue.',
    pin: 'PIN',
    copyPin: 'Copy PIN',
    pinHint:
      'The link asks for this PIN. Tell the two apart, the PIN by phone for instance. Neither can be looked up afterwards.',
  },
  reopen: {
    open: 'Reopen…',
    title: (issue) => `Reopen issue ${issue}`,
    text: 'Departments can send corrections, then you publish a new edition. Until then recipients keep reading this one.',
    reason: 'Reason (kept on file)',
    send: 'Reopen',
    sending: 'Reopening…',
  },
  issues: {
    search: 'Number, serial number, date or state',
    list: 'Issues',
    none: 'There is no issue yet.',
    nothingFound: 'Nothing found.',
    work: 'Work on this issue',
    working: 'Working on it',
    openNext: 'Open the next issue…',
    openFirst: 'Open the first issue…',
    noIssue: { title: 'No issue is open', text: 'Once one is open, departments can get their sheets and report.' },
    dialog: {
      title: 'Open the next issue',
      text: "Its number and deadline follow from the bulletin's settings.",
      from: 'Period from',
      to: 'to (included)',
      send: 'Open',
      sending: 'Opening…',
    },
  },
}
