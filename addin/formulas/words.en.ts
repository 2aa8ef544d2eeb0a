import type { Named } from './find-named.ts'
import type { FormulaWords } from './words.ts'

const meant = (near: Named | undefined): string => (near ? `Did you mean "${near.name}" (${near.id})?` : '')

export const en: FormulaWords = {
  noFigureGiven: 'No figure is given. Write its name or its id.',
  noDepartmentGiven: 'No department is given. Write its name or its id.',
  badIssue: (issue) => `"${issue}" is not an issue. Write "2022-45" (year-number), in quotation marks.`,
  unknownFigure: (asked, near) => `There is no figure "${asked}". ${meant(near) || 'Check its name or id.'}`,
  unknownDepartment: (asked, issue, near) =>
    `Issue ${issue} has no department "${asked}". ${meant(near) || 'Check its name or id; one that did not report has no figures.'}`,
  noTotal: (figure, issue) => `"${figure}" has no total in issue ${issue}.`,
  noYearToDate: (figure, issue) => `"${figure}" has no year-to-date value in issue ${issue}.`,
  noValue: (department, figure, issue) => `"${department}" did not report "${figure}" in issue ${issue}.`,
  tooManyDigits: (value) =>
    `${value} has more than 15 significant digits, which a cell cannot hold exactly. Copy it from the bulletin as text.`,
  unknownIssue: (issue) => `There is no issue ${issue}. Check the year and the number.`,
  notPublished: (issue) =>
    `Issue ${issue} is not published, so it has no figures yet. Once it is, calculate again (Ctrl+Alt+F9).`,
  signedOut: 'You are not signed in. Sign in in the Bulletin pane, then calculate again (Ctrl+Alt+F9).',
  notAllowed: 'You may not see the figures of this bulletin. Please ask its editors.',
  unreachable: 'The server cannot be reached. Check the network, then calculate again (Ctrl+Alt+F9).',
  server: (requestId) =>
    `The server failed. Calculate again later (Ctrl+Alt+F9).${requestId === '' ? '' : ` If it fails again, give the administrator the number ${requestId}.`}`,
  notUnderstood:
    'The answer of the server could not be read. Open the workbook again; if it goes on, tell the administrator.',
  refused: (title, detail) => `${title}. ${detail}`,
}
