/**
 * The text box over the active cell. It has the focus while nobody types too, unseen, so that the first key, an input
 * method's as well, falls into it.
 */
import { element } from '../../../addin/web/element.ts'
import type { ExcelHost } from '../host.ts'
import { cellName } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import { editText } from './edit-text.ts'
import type { Outcome } from './entering.ts'
import type { Place } from './places.ts'
import type { SheetView } from './sheet-view.ts'
import type { PageWords } from './words.ts'

interface Typing {
  readonly kind: 'typing'
  /** `enter`: arrows end it; `edit`: they move in the text. */
  readonly mode: 'enter' | 'edit'
  readonly sheet: Sheet
  readonly place: Place
  readonly before: string
}

export type EditorState = { readonly kind: 'idle' } | Typing

export interface EditorSettings {
  readonly host: ExcelHost
  readonly view: SheetView
  readonly words: PageWords
  readonly enter: (sheet: Sheet, place: Place, text: string) => Promise<Outcome>
  /** The person wants to type in a locked cell. */
  readonly refuse: () => void
}

const idle: EditorState = { kind: 'idle' }

export class CellEditor {
  readonly box = element('textarea', {
    class: 'cell-editor',
    rows: '1',
    spellcheck: 'false',
    autocomplete: 'off',
    wrap: 'soft',
  })
  state: EditorState = idle
  readonly #settings: EditorSettings
  readonly #listeners = new Set<() => void>()
  #busy = false

  constructor(settings: EditorSettings) {
    this.#settings = settings
    this.box.addEventListener('compositionstart', () => {
      if (this.state.kind === 'idle') this.#start('enter')
    })
    this.box.addEventListener('input', () => {
      if (this.state.kind === 'idle' && !this.#start('enter')) this.box.value = ''
      this.#changed()
    })
  }

  onChanged(listener: () => void): void {
    this.#listeners.add(listener)
  }

  focus(): void {
    this.box.focus({ preventScroll: true })
    // A box that has got its focus back from a closed dialog takes no keys before it has a caret.
    if (this.state.kind === 'idle') this.box.select()
  }

  /** Begins with what the cell holds, or with another text. False in a locked cell. */
  begin(mode: 'enter' | 'edit', text?: string): boolean {
    if (this.state.kind === 'typing') return true
    const started = this.#start(mode)
    if (!started) return false
    this.box.value = text ?? started.before
    this.box.setSelectionRange(this.box.value.length, this.box.value.length)
    this.#changed()
    return true
  }

  /** From the formula bar. */
  write(text: string): void {
    if (this.begin('edit')) this.box.value = text
    this.#changed()
  }

  toggleMode(): void {
    if (this.state.kind === 'typing')
      this.state = { ...this.state, mode: this.state.mode === 'enter' ? 'edit' : 'enter' }
    this.#changed()
  }

  /** True where nothing is typed any more and the selection may move on. */
  async commit(): Promise<boolean> {
    if (this.state.kind === 'idle') return true
    if (this.#busy) return false
    this.#busy = true
    const { sheet, place, before } = this.state
    const text = this.box.value
    const outcome = text === before ? 'entered' : await this.#settings.enter(sheet, place, text)
    this.#busy = false
    if (outcome === 'retry') {
      this.focus()
      this.box.select()
      return false
    }
    this.cancel()
    return outcome === 'entered'
  }

  cancel(): void {
    this.#settings.host.endEdit()
    this.state = idle
    this.box.value = ''
    this.place()
    this.focus()
    this.#changed()
  }

  /** Puts the box where its cell is. */
  place(): void {
    const { view, words, host } = this.#settings
    const { row, column } = this.state.kind === 'typing' ? this.state.place : host.workbook.activeCell
    const td = view.cell({ row, column })
    if (!td) return
    const [at, ground] = [td.getBoundingClientRect(), view.ground.getBoundingClientRect()]
    const { box } = this
    const content = td.querySelector<HTMLElement>('.content') ?? td
    const typing = this.state.kind === 'typing'
    box.classList.toggle('typing', typing)
    box.setAttribute('aria-label', words.cellText(cellName(row, column)))
    box.style.left = `${at.left - ground.left}px`
    box.style.top = `${at.top - ground.top}px`
    box.style.width = typing
      ? `${Math.max(at.width + 1, Math.min(this.#textWidth(), view.scroller.clientWidth - 80))}px`
      : '1px'
    box.style.font = content.style.font
    box.style.height = `${at.height + 1}px`
    if (typing && box.scrollHeight > box.clientHeight) box.style.height = `${Math.min(box.scrollHeight + 4, 320)}px`
  }

  /** As wide as the longest line asks for, in a rough count: Chinese characters are twice as wide. */
  #textWidth(): number {
    const lines = this.box.value
      .split('\n')
      .map((line) => [...line].reduce((n, ch) => n + (ch > '\u2e7f' ? 16 : 9), 24))
    // A wrapped cell grows downwards.
    const { row, column } = this.#settings.host.workbook.activeCell
    return this.#settings.view.sheet.formatAt(row, column).wrap ? 0 : Math.max(...lines)
  }

  #start(mode: 'enter' | 'edit'): Typing | undefined {
    const { host, view, refuse } = this.#settings
    const { sheet } = view
    const { row, column } = host.workbook.activeCell
    if (sheet.protection && sheet.formatAt(row, column).locked) {
      this.box.value = ''
      refuse()
      return undefined
    }
    const before = editText(sheet, row, column, host.workbook.date1904)
    const typing = { kind: 'typing', mode, sheet, place: { row, column }, before } as const
    this.state = typing
    host.beginEdit()
    view.reveal({ row, column })
    return typing
  }

  #changed(): void {
    this.place()
    for (const listener of this.#listeners) listener()
  }
}
