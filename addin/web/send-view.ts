/** The middle part: download the template, choose or drop the filled sheet, send it. */
import { button, type Child, element } from './element.ts'
import { mayPass } from '../api/failure.ts'
import { chosenIssue, isKnownBad, type PageState, targetOf } from './page-state.ts'
import { downloadNote } from './view-parts.ts'
import type { Wording } from './wording.ts'

/** There is a sheet to be sent: everything is chosen and the issue takes reports. */
const isOpen = (state: PageState): boolean => targetOf(state) !== null && chosenIssue(state)?.state !== 'published'

/** Whoever has a filled sheet, or has sent one, has the template behind them. */
const isPast = (state: PageState): boolean => state.file !== null || state.outcome.kind === 'received'

const isDownloading = ({ download }: PageState): boolean => download.kind === 'running'

export function templateView(state: PageState, w: Wording): Child[] {
  if (!isOpen(state)) return []
  return [
    element('h2', {}, w.templateHeading),
    element('p', { class: 'hint' }, w.templateHint),
    button('template', w.downloadTemplate, { quiet: isPast(state), busy: isDownloading(state) }),
    downloadNote(state, 'template', w),
  ]
}

export const sendTitleView = (state: PageState, w: Wording): Child[] =>
  isOpen(state) ? [element('h2', {}, w.sendHeading)] : []

export function dropView(state: PageState, w: Wording): Child[] {
  if (!isOpen(state) || state.outcome.kind === 'received') return []
  const text = isKnownBad(state) ? w.chooseCorrectedFile : state.file ? w.chooseOtherFile : w.chooseFile
  const quiet = state.file !== null && !isKnownBad(state)
  return [
    element(
      'div',
      { class: quiet ? 'drop small' : 'drop' },
      element('p', { class: 'drop-here' }, w.dropHere),
      element('p', { class: 'hint' }, w.dropOr),
      element('input', {
        type: 'file',
        id: 'file',
        class: 'unseen',
        accept: '.xlsx,.xls,.et',
        disabled: isBusy(state),
      }),
      element('label', { for: 'file', class: quiet ? 'button quiet' : 'button' }, text),
    ),
  ]
}

const isBusy = (state: PageState): boolean => state.outcome.kind === 'sending'

export function sendView(state: PageState, w: Wording): Child[] {
  const { file, refusal, outcome } = state
  if (file === null || outcome.kind === 'received' || chosenIssue(state)?.state === 'published') return []
  const bad = isKnownBad(state)
  const text = isBusy(state) ? w.sending : refusal?.file === file ? w.sendWithReasons : refusal ? w.sendAgain : w.send
  const failure = outcome.kind === 'failed' ? outcome.failure : undefined
  const changed = failure?.kind === 'fileChanged'
  // A fault that may pass has its own button, to try again.
  const ready = isOpen(state) && !bad && !changed && !(failure && mayPass(failure))
  return [
    element(
      'div',
      { class: bad ? 'file bad' : 'file', role: 'group', 'aria-label': w.fileLabel },
      element(
        'div',
        { class: 'file-about' },
        element('p', { class: 'file-name' }, file.name),
        element('p', { class: 'hint' }, `${w.fileSize(file.bytes.byteLength)} · ${bad ? w.fileRefused : w.fileKept}`),
      ),
      ready && button('send', text, { busy: isBusy(state) }),
      changed && button('sendAsChosen', w.sendAsChosen, { quiet: true }),
    ),
  ]
}
