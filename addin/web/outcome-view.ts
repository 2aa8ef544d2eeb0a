/** What came of sending: a fault, the findings, or the receipt. */
import { reasonLength } from '../api/api.ts'
import type { Receipt, WordedFinding } from '../api/answers.ts'
import { wallClockInWords } from '../words/countdown.ts'
import { issueInWords } from '../words/shared-words.ts'
import { button, type Child, element } from './element.ts'
import { type Failure, mayPass } from '../api/failure.ts'
import { chosenBulletin, chosenIssue, type Outcome, type PageState, reasonsOf, targetOf } from './page-state.ts'
import { downloadNote, failurePanel } from './view-parts.ts'
import type { Language } from '../language.ts'
import type { Wording } from './wording.ts'

const outcomeHeading = (text: string): HTMLHeadingElement =>
  element('h3', { id: 'outcome-heading', tabindex: -1, class: 'outcome-heading' }, text)

export function outcomeView(state: PageState, w: Wording): Child[] {
  const { outcome, refusal } = state
  if (outcome.kind === 'received') return receivedView(state, outcome, w)
  const children: Child[] = []
  if (outcome.kind === 'failed') children.push(sendFailure(state, outcome.failure, w))
  if (outcome.kind === 'none' && targetOf(state) && chosenIssue(state)?.state === 'published')
    children.push(
      element('div', { class: 'panel' }, element('h3', {}, w.publishedHeading), element('p', {}, w.publishedAdvice)),
    )
  if (refusal && outcome.kind !== 'none') children.push(...refusalView(state, refusal.findings, refusal.language, w))
  return children
}

function sendFailure(state: PageState, failure: Failure, w: Wording): Child {
  const kept = state.file !== null && element('p', {}, w.fileSafe)
  const again = state.file !== null && mayPass(failure)
  const cure = element('div', {}, kept, again && button('retrySend', w.tryAgain))
  return failurePanel(failure, w, cure, outcomeHeading(''))
}

const severities = ['error', 'warning', 'notice'] as const

function refusalView(state: PageState, findings: readonly WordedFinding[], language: Language, w: Wording): Child[] {
  const [errors, warnings, notices] = severities.map((s) => findings.filter((f) => f.severity === s).length)
  const heading = errors ? w.refusedHeading : w.refusedOnlyReasonsHeading
  const current = state.outcome.kind !== 'failed'
  return [
    element(
      'div',
      { class: errors ? 'refusal' : 'refusal explain' },
      current ? outcomeHeading(heading) : element('h3', { class: 'outcome-heading' }, heading),
      element('p', { class: 'counts' }, w.counts(errors ?? 0, warnings ?? 0, notices ?? 0)),
      element('p', {}, errors ? w.refusedAdvice : w.reasonsAdvice),
      button('markedUp', w.downloadMarkedUp, { quiet: true, busy: state.download.kind === 'running' }),
      downloadNote(state, 'markedUp', w),
    ),
    ...groups(state, findings, language, w),
  ]
}

const groups = (state: PageState, findings: readonly WordedFinding[], language: Language, w: Wording): Child[] =>
  severities.map((severity) => {
    const group = findings.filter((f) => f.severity === severity)
    if (group.length === 0) return null
    return element(
      'section',
      { class: `findings ${severity}`, 'aria-labelledby': `findings-${severity}` },
      element(
        'header',
        {},
        element('h4', { id: `findings-${severity}` }, `${w.severity[severity]} ${group.length}`),
        element('p', { class: 'hint' }, w.severityHint[severity]),
      ),
      element('ol', {}, ...group.map((f) => findingView(state, f, findings.indexOf(f), language, w))),
    )
  })

function findingView(state: PageState, f: WordedFinding, index: number, language: Language, w: Wording): HTMLElement {
  const place = f.at.cell === undefined ? w.wholeSheet : w.cell(f.at.cell)
  return element(
    'li',
    {},
    element(
      'span',
      { class: 'cell' },
      element('span', { class: 'unseen' }, place),
      element('span', { 'aria-hidden': 'true' }, f.at.cell ?? w.wholeSheet),
    ),
    element(
      'div',
      { class: 'finding' },
      element('p', { id: `finding-${index}`, lang: language }, f.message),
      ...(f.needsReason ? reasonField(state, f, index, place, w) : []),
    ),
  )
}

function reasonField(state: PageState, f: WordedFinding, index: number, place: string, w: Wording): Child[] {
  const id = `reason-${index}`
  const missing = state.reasonsMissing.includes(f.key)
  const asked = state.refusal?.findings.filter((g) => g.needsReason).length ?? 1
  const area = element('textarea', {
    id,
    rows: 2,
    maxlength: reasonLength(asked),
    'data-reason': f.key,
    'aria-required': 'true',
    'aria-invalid': missing && 'true',
    'aria-describedby': missing ? `finding-${index} ${id}-missing` : `finding-${index}`,
  })
  area.value = reasonsOf(state)[f.key] ?? ''
  return [
    element('label', { for: id }, w.reasonFor(place)),
    area,
    missing && element('p', { id: `${id}-missing`, class: 'missing' }, w.reasonMissing),
  ]
}

function receivedView(state: PageState, outcome: Extract<Outcome, { kind: 'received' }>, w: Wording): Child[] {
  const { receipt, findings } = outcome
  const recorded = findings.filter((f) => f.severity !== 'error')
  const open = chosenIssue(state)?.state !== 'published'
  return [
    !outcome.recalled &&
      element(
        'div',
        { class: 'panel ok no-print' },
        outcomeHeading(w.receivedHeading),
        outcome.again && element('p', {}, w.receivedAgain),
      ),
    receiptCard(state, receipt, outcome.recalled, w),
    element(
      'div',
      { class: 'row no-print' },
      button('print', w.print),
      open && button('startAgain', w.sendCorrection, { quiet: true }),
    ),
    open && element('p', { class: 'hint no-print' }, w.correctionHint),
    recorded.length > 0 &&
      element(
        'section',
        { class: 'findings notice no-print' },
        element('header', {}, element('h4', {}, w.receivedFindings)),
        element(
          'ol',
          {},
          ...recorded.map((f, i) => findingView(state, { ...f, needsReason: false }, i, outcome.language, w)),
        ),
      ),
  ]
}

/** `3f9a 12c0 77be`: enough of a checksum to be read out over the phone. */
const shortChecksum = (sha256: string): string => (sha256.slice(0, 12).match(/.{4}/g) ?? []).join(' ')

function receiptCard(state: PageState, receipt: Receipt, recalled: boolean, w: Wording): HTMLElement {
  const bulletin = chosenBulletin(state)
  const issue = chosenIssue(state)
  const department = bulletin?.departments.find((d) => d.department === receipt.department)?.name
  const rows: readonly (readonly [string, Child])[] = [
    [w.bulletin, element('span', { lang: bulletin?.language }, bulletin?.name ?? receipt.bulletin)],
    [w.issue, issue ? issueInWords(issue, w) : receipt.issue],
    [w.department, element('span', { lang: bulletin?.language }, department ?? receipt.department)],
    [
      w.receivedAt,
      element('time', { datetime: receipt.receivedAt }, wallClockInWords(receipt.receivedAtText, w.locale)),
    ],
    [w.revision, w.revisionNumber(receipt.revision)],
    [
      w.punctuality,
      element('span', { class: receipt.late ? 'badge late' : 'badge submitted' }, receipt.late ? w.late : w.inTime),
    ],
    [w.checksum, element('span', { class: 'checksum', title: receipt.sha256 }, shortChecksum(receipt.sha256))],
  ]
  const title = recalled ? outcomeHeading(w.receiptTitle) : element('h3', {}, w.receiptTitle)
  title.className = 'receipt-title'
  return element(
    'article',
    { class: 'receipt', id: 'receipt' },
    title,
    element(
      'dl',
      {},
      ...rows.flatMap(([term, value]) => [element('div', {}, element('dt', {}, term), element('dd', {}, value))]),
    ),
    element('p', { class: 'hint' }, w.checksumHint),
  )
}
