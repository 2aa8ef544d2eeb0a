/** The page at `/`: wires the state to the document. Views are functions of the state; events come back as actions. */
import { announcement, focusAfter } from './announce.ts'
import {
  bulletinView,
  chooseTitleView,
  chooseTroubleView,
  countdownText,
  departmentView,
  factsView,
  introView,
  issueView,
  languagesView,
  mastheadView,
} from './choice-view.ts'
import { type Child, element } from './element.ts'
import { outcomeView } from './outcome-view.ts'
import { startEffects } from './page-effects.ts'
import { type Action, hasUnsent, initialState, type PageState } from './page-state.ts'
import { reduce } from './reduce-page.ts'
import { createPageSignIn } from './page-sign-in.ts'
import { recall } from './remembered.ts'
import { gateView, sessionTroubleView, whoView } from './session-view.ts'
import { dropView, sendTitleView, sendView, templateView } from './send-view.ts'
import { languageFor, languages } from '../language.ts'
import { type Wording, wordingOf } from './wording.ts'

type View = (state: PageState, w: Wording) => Child[]
/** By element id: what a region shows, and the parts of the state it shows. Typing a reason redraws nothing. */
const regions: readonly (readonly [string, View, (s: PageState) => readonly unknown[]])[] = [
  ['languages', languagesView, () => []],
  ['masthead', mastheadView, (s) => [s.bulletins, s.bulletin]],
  ['who', whoView, (s) => [s.session]],
  ['gate', gateView, (s) => [s.session]],
  ['session-trouble', sessionTroubleView, (s) => [s.session]],
  ['choose-title', chooseTitleView, () => []],
  ['field-bulletin', bulletinView, (s) => [s.bulletins]],
  ['field-department', departmentView, (s) => [s.bulletins, s.bulletin]],
  ['field-issue', issueView, (s) => [s.issues, s.department === null]],
  ['choose-trouble', chooseTroubleView, (s) => [s.bulletins, s.issues, s.status]],
  ['intro', introView, (s) => [s.bulletins, s.department]],
  ['facts', factsView, (s) => [s.issues, s.issue, s.status, countdownText(s)]],
  ['template-region', templateView, (s) => [s.issues, s.issue, s.department, s.download, s.file === null, s.outcome]],
  ['send-title', sendTitleView, (s) => [s.issues, s.issue, s.department]],
  [
    'outcome',
    outcomeView,
    (s) => [s.issues, s.issue, s.department, s.outcome, s.refusal, s.reasonsMissing, s.download],
  ],
  ['drop-region', dropView, (s) => [s.issues, s.issue, s.department, s.outcome, s.file]],
  ['send-region', sendView, (s) => [s.issues, s.issue, s.department, s.outcome, s.file]],
  ['help', (_, w) => [element('p', {}, w.help)], () => []],
]

let signingIn = new AbortController()
/** How far the server's clock is ahead of this machine's, in milliseconds. */
let ahead = 0
const now = (): number => Date.now() + ahead
const context = {
  dispatch,
  setClock: (serverTime: number): void => {
    ahead = serverTime - Date.now()
    dispatch({ type: 'ticked', now: now() })
  },
  signIn: createPageSignIn(
    () => state.language,
    () => dispatch({ type: 'expired' }),
  ),
  stop: (): AbortSignal => {
    signingIn.abort()
    signingIn = new AbortController()
    return signingIn.signal
  },
}

let state = initialState(languageFor(navigator.languages[0]), recall(), now())
const drawn = new Map<string, readonly unknown[]>()
/** The id that had the focus while there is nothing to hand it to. */
let lost = ''
draw()
startEffects(null, state, context)

function dispatch(action: Action): void {
  const before = state
  state = reduce(state, action)
  if (state === before) return
  draw()
  const said = announcement(before, state, wordingOf(state.language))
  if (said !== null) at('announcer').textContent = said
  const focus = focusAfter(before, state)
  if (focus !== null) document.getElementById(focus)?.focus()
  startEffects(before, state, context)
}

function at(id: string): HTMLElement {
  const node = document.getElementById(id)
  if (!node) throw new Error(`index.html has no #${id}`)
  return node
}

/** Draws what has changed. What had the focus and is drawn anew, or gone, hands it on to the next thing to do. */
function draw(): void {
  const w = wordingOf(state.language)
  const focused = document.activeElement === document.body ? lost : (document.activeElement?.id ?? '')
  for (const [id, view, partsOf] of regions) {
    const parts = [state.language, ...partsOf(state)]
    const last = drawn.get(id)
    if (last && parts.every((part, i) => part === last[i])) continue
    drawn.set(id, parts)
    at(id).replaceChildren(...element('div', {}, ...view(state, w)).childNodes)
  }
  document.documentElement.lang = state.language
  at('choose').hidden = state.session.kind !== 'signedIn'
  document.title = at('masthead').querySelector('h1')?.textContent ?? w.title
  at('languages').setAttribute('role', 'group')
  at('languages').setAttribute('aria-label', w.languageChoice)
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-choose]')) {
    select.value = state[select.id as 'bulletin' | 'department' | 'issue'] ?? ''
    select.disabled = state.outcome.kind === 'sending'
  }
  if (document.activeElement !== document.body) lost = ''
  else if (focused !== '') {
    const next = [focused, 'file', 'department'].map((id) => document.getElementById(id)).find((node) => node !== null)
    next?.focus()
    lost = next ? '' : focused
  }
}

const commands: Readonly<Record<string, Action>> = {
  retryBulletins: { type: 'bulletinsAsked' },
  retryIssues: { type: 'issuesAsked' },
  retryStatus: { type: 'statusAsked' },
  template: { type: 'downloadAsked', what: 'template' },
  markedUp: { type: 'downloadAsked', what: 'markedUp' },
  send: { type: 'sendAsked', asChosen: false },
  retrySend: { type: 'sendAsked', asChosen: false },
  sendAsChosen: { type: 'sendAsked', asChosen: true },
  showReceipt: { type: 'receiptAsked' },
  startAgain: { type: 'startedAgain' },
  signIn: { type: 'signInAsked' },
  cancelSignIn: { type: 'signInCancelled' },
  signOut: { type: 'signOutAsked', sure: false },
  signOutAnyway: { type: 'signOutAsked', sure: true },
  stay: { type: 'stayed' },
}

document.addEventListener('click', ({ target }) => {
  const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null
  if (!pressed || pressed.getAttribute('aria-disabled') === 'true') return
  const language = languages.find((l) => l === pressed.dataset['language'])
  const command = commands[pressed.dataset['do'] ?? '']
  if (language) dispatch({ type: 'languageChosen', language })
  else if (command) dispatch(command)
  else window.print()
})

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.id === 'file') {
    void choose([...(target.files ?? [])])
    // Or the same file, corrected, chosen again would be no change.
    target.value = ''
  }
  if (!(target instanceof HTMLSelectElement)) return
  const id = target.value === '' ? null : target.value
  if (target.id === 'bulletin') dispatch({ type: 'bulletinChosen', id })
  if (target.id === 'department') dispatch({ type: 'departmentChosen', id })
  if (target.id === 'issue') dispatch({ type: 'issueChosen', id })
})

document.addEventListener('input', ({ target }) => {
  const key = target instanceof HTMLTextAreaElement ? target.dataset['reason'] : undefined
  if (target instanceof HTMLTextAreaElement && key !== undefined)
    dispatch({ type: 'reasonWritten', key, reason: target.value })
})

/** Reads the chosen file at once: what is kept here can be sent again whatever happens to it on the disk. */
async function choose(files: readonly File[]): Promise<void> {
  const [file] = files
  if (!file) return
  if (files.length > 1) {
    dispatch({ type: 'fileFailed', failure: { kind: 'severalFiles' } })
    return
  }
  try {
    dispatch({ type: 'fileChosen', file: { name: file.name, bytes: await file.arrayBuffer(), source: file } })
  } catch {
    dispatch({ type: 'fileFailed', failure: { kind: 'fileUnreadable' } })
  }
}

// The whole page takes a dropped file: beside the field the browser would open it in place of this page.
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
  document.addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    const leaves = type === 'drop' || (type === 'dragleave' && event.relatedTarget === null)
    document.body.classList.toggle('dragging', !leaves)
    if (type === 'drop') void choose([...event.dataTransfer.files])
  })

window.addEventListener('beforeunload', (event) => {
  if (hasUnsent(state)) event.preventDefault()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.status.kind === 'ready') dispatch({ type: 'statusAsked' })
})
setInterval(() => {
  dispatch({ type: 'ticked', now: now() })
}, 10_000)
