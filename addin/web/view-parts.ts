/** Parts that several views show. */
import { type Child, element } from './element.ts'
import type { Failure } from '../api/failure.ts'
import type { DownloadKind, PageState } from './page-state.ts'
import { failureInWords } from '../words/shared-words.ts'
import type { Wording } from './wording.ts'

/** A fault's screen, with what to press. The heading may be one that takes the focus. */
export function failurePanel(failure: Failure, w: Wording, cure: Child, heading = element('h3')): HTMLElement {
  const { title, advice, requestId } = failureInWords(failure, w)
  heading.textContent = title
  return element(
    'div',
    { class: 'panel error' },
    heading,
    advice !== '' && element('p', {}, advice),
    requestId !== '' && element('p', { class: 'hint' }, w.requestId(requestId)),
    cure,
  )
}

/** What became of a download, under its button. */
export function downloadNote({ download }: PageState, what: DownloadKind, w: Wording): Child {
  if (download.kind === 'idle' || download.what !== what) return null
  if (download.kind === 'failed') return failurePanel(download.failure, w, null)
  return element('p', { class: 'hint' }, download.kind === 'running' ? w.downloading : w.downloaded[what])
}
