/** The task pane beside the sheet: the add-in's page in a frame. Closing hides it, for its runtime goes on (shared runtime). */
import { element } from '../../../addin/web/element.ts'
import type { ExcelHost } from '../host.ts'
import type { PageWords } from './words.ts'

export interface TaskPane {
  readonly element: HTMLElement
  readonly frame: HTMLIFrameElement
  readonly paint: () => void
  readonly open: () => void
}

interface PaneSettings {
  readonly host: ExcelHost
  readonly words: PageWords
  readonly title: string
  /** Where the pane's page is; undefined where it was not built. */
  readonly url: string | undefined
  readonly width: number
  readonly onWidth: (width: number) => void
  /** Each page that the frame has loaded. */
  readonly onLoaded: (frame: HTMLIFrameElement) => void
}

const narrowest = 320
const widest = 600

export function openTaskPane({ host, words, title, url, width, onWidth, onLoaded }: PaneSettings): TaskPane {
  const frame = element('iframe', { title, src: url ?? 'about:blank', allow: 'clipboard-write' })
  const close = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': words.closePane, title: words.closePane },
    '✕',
  )
  const missing = url === undefined && element('p', { class: 'missing' }, words.paneNotBuilt)
  const edge = element('div', {
    class: 'pane-edge',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': words.resizePane,
    'aria-valuemin': narrowest,
    'aria-valuemax': widest,
  })
  const head = element('div', { class: 'pane-head' }, element('h2', {}, title), close)
  const pane = element(
    'aside',
    { class: 'pane', 'aria-label': words.pane },
    edge,
    head,
    missing,
    url !== undefined && frame,
  )
  frame.addEventListener('load', () => {
    onLoaded(frame)
  })
  close.addEventListener('click', () => {
    host.showPane('Background')
  })
  const setWidth = (asked: number): void => {
    const taken = Math.round(Math.max(narrowest, Math.min(widest, asked)))
    pane.style.width = `${taken}px`
    edge.setAttribute('aria-valuenow', String(taken))
    onWidth(taken)
  }
  setWidth(width)
  letResize(edge, pane, setWidth)
  return {
    element: pane,
    frame,
    paint: () => {
      pane.classList.toggle('closed', host.office.pane !== 'Visible')
    },
    open: () => {
      host.showPane('Visible')
      frame.contentWindow?.focus()
    },
  }
}

function letResize(edge: HTMLElement, pane: HTMLElement, setWidth: (width: number) => void): void {
  edge.addEventListener('pointerdown', (event) => {
    edge.setPointerCapture(event.pointerId)
    event.preventDefault()
  })
  edge.addEventListener('pointermove', (event) => {
    if (edge.hasPointerCapture(event.pointerId)) setWidth(pane.getBoundingClientRect().right - event.clientX)
  })
  edge.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowLeft' ? 10 : event.key === 'ArrowRight' ? -10 : 0
    if (step !== 0) setWidth(pane.offsetWidth + step)
  })
}
