/** The upper part: which bulletin, department and issue, its deadline, and how the department stands. */
import { countdown, wallClockInWords } from '../words/countdown.ts'
import { issueInWords } from '../words/shared-words.ts'
import { button, type Child, element } from './element.ts'
import { chosenBulletin, chosenIssue, ownDepartments, type PageState, targetOf } from './page-state.ts'
import { failurePanel } from './view-parts.ts'
import { languages } from '../language.ts'
import { type Wording, wordingOf } from './wording.ts'

export const languagesView = (state: PageState): Child[] =>
  languages.map((language) =>
    element(
      'button',
      {
        type: 'button',
        id: `language-${language}`,
        lang: language,
        'data-do': 'language',
        'data-language': language,
        'aria-pressed': String(language === state.language),
      },
      wordingOf(language).languageName,
    ),
  )

export function mastheadView(state: PageState, w: Wording): Child[] {
  const bulletin = chosenBulletin(state)
  if (!bulletin) return [element('h1', {}, w.title), element('p', {}, w.subtitle)]
  return [element('h1', { lang: bulletin.language }, bulletin.name), element('p', {}, w.title)]
}

export const chooseTitleView = (_: PageState, w: Wording): Child[] => [
  element('h2', { id: 'choose-heading' }, w.chooseHeading),
]

interface Option {
  readonly value: string
  readonly text: string
  /** Of its text, where that is the bulletin's own. */
  readonly lang?: string | undefined
}

/** The value is set by page.ts, so that choosing never rebuilds the list under the chooser's hands. */
function field(name: 'bulletin' | 'department' | 'issue', options: readonly Option[], w: Wording): Child[] {
  const placeholder = name !== 'issue' && element('option', { value: '' }, w.chooseOne)
  const list = options.map(({ value, text, lang }) => element('option', { value, lang }, text))
  return [
    element('label', { for: name }, w[name]),
    element('select', { id: name, 'data-choose': name }, placeholder, ...list),
  ]
}

/** Left out where there is nothing to choose. */
export function bulletinView(state: PageState, w: Wording): Child[] {
  const bulletins = state.bulletins.kind === 'ready' ? state.bulletins.value : []
  if (bulletins.length < 2) return []
  return field(
    'bulletin',
    bulletins.map((b) => ({ value: b.bulletin, text: b.name, lang: b.language })),
    w,
  )
}

export function departmentView(state: PageState, w: Wording): Child[] {
  const bulletin = chosenBulletin(state)
  const departments = ownDepartments(bulletin)
  const language = bulletin?.language
  if (departments.length === 0) return []
  return field(
    'department',
    departments.map((d) => ({ value: d.department, text: d.name, lang: language })),
    w,
  )
}

export function issueView(state: PageState, w: Wording): Child[] {
  if (state.issues.kind !== 'ready' || state.issues.value.length === 0 || state.department === null) return []
  const options = state.issues.value.map((i) => ({
    value: i.issue,
    text: issueInWords(i, w) + w.issueState[i.state],
  }))
  return field('issue', options, w)
}

/** What stands in the way of choosing: still loading, nothing there, or no answer. */
export function chooseTroubleView(state: PageState, w: Wording): Child[] {
  const { bulletins, issues, status } = state
  const loading = element('p', { class: 'hint' }, w.loading)
  if (bulletins.kind === 'loading') return [loading]
  if (bulletins.kind === 'failed') return [failurePanel(bulletins.failure, w, button('retryBulletins', w.tryAgain))]
  if (bulletins.kind === 'ready' && (bulletins.value.length === 0 || reportsNothing(state)))
    return [element('p', {}, w.noDepartments)]
  if (issues.kind === 'loading') return [loading]
  if (issues.kind === 'failed') return [failurePanel(issues.failure, w, button('retryIssues', w.tryAgain))]
  if (issues.kind === 'ready' && issues.value.length === 0) return [element('p', {}, w.noIssues)]
  if (status.kind === 'failed') return [failurePanel(status.failure, w, button('retryStatus', w.tryAgain))]
  return []
}

/** Whoever only audits the chosen bulletin has nothing to send. */
const reportsNothing = (state: PageState): boolean => {
  const bulletin = chosenBulletin(state)
  return bulletin !== undefined && ownDepartments(bulletin).length === 0
}

export const introView = (state: PageState, w: Wording): Child[] =>
  state.department === null && state.bulletins.kind === 'ready' && state.bulletins.value.length > 0
    ? [element('ol', { class: 'intro' }, ...w.intro.map((line) => element('li', {}, line)))]
    : []

/** The minute's text; factsView is drawn anew only where it changes. */
export function countdownText(state: PageState): string {
  const issue = chosenIssue(state)
  return issue ? wordingOf(state.language).countdown(countdown(Date.parse(issue.deadline), state.now)) : ''
}

export function factsView(state: PageState, w: Wording): Child[] {
  const issue = chosenIssue(state)
  if (!issue || !targetOf(state)) return []
  const passed = countdown(Date.parse(issue.deadline), state.now).passed
  const open = issue.state !== 'published'
  const deadline = element(
    'div',
    { class: passed ? 'fact passed' : 'fact' },
    element('dt', {}, w.deadline),
    element('dd', {}, element('time', { datetime: issue.deadline }, wallClockInWords(issue.deadlineText, w.locale))),
    open && element('dd', { class: 'countdown' }, countdownText(state)),
    open && passed && element('dd', { class: 'hint' }, w.lateHint),
  )
  return [element('dl', { class: 'facts' }, deadline, statusFact(state, open, w)), commentView(state, w)]
}

function statusFact({ status }: PageState, open: boolean, w: Wording): Child {
  const value = status.kind === 'ready' ? status.value : status.kind === 'loading' ? status.last : undefined
  return element(
    'div',
    { class: 'fact' },
    element('dt', {}, w.currentStatus),
    value
      ? element('dd', {}, element('span', { class: `badge ${value.status}` }, w.status[value.status]))
      : element('dd', { class: 'hint' }, status.kind === 'loading' ? w.loading : ''),
    value && open && element('dd', { class: 'hint' }, w.statusHint[value.status]),
    value?.receipt && element('dd', {}, button('showReceipt', w.showReceipt, { quiet: true })),
  )
}

function commentView({ status }: PageState, w: Wording): Child {
  const comment = status.kind === 'ready' && status.value.status === 'returned' ? status.value.comment : null
  if (comment === null || comment === '') return null
  return element(
    'div',
    { class: 'panel warning', id: 'comment' },
    element('h3', {}, w.editorsComment),
    element('p', { class: 'as-written' }, comment),
  )
}
