/** What a validation shows at the active cell: its prompt, and the arrow and list of its choices. */
import { element } from '../../../addin/web/element.ts'
import { ruleReader } from '../formulas/calculate.ts'
import type { ExcelHost } from '../host.ts'
import { listOf, type Validation } from '../model/validation.ts'
import type { CellEditor } from './cell-editor.ts'
import type { SheetView } from './sheet-view.ts'
import type { PageWords } from './words.ts'

interface HintSettings {
  readonly host: ExcelHost
  readonly view: SheetView
  readonly editor: CellEditor
  readonly words: PageWords
}

export class CellHints {
  readonly bubble = element('div', { class: 'prompt', role: 'note', hidden: true })
  readonly arrow: HTMLButtonElement
  readonly list: HTMLUListElement
  readonly #settings: HintSettings
  #at = ''

  constructor(settings: HintSettings) {
    this.#settings = settings
    const { choices } = settings.words
    this.arrow = element(
      'button',
      { type: 'button', class: 'list-arrow', 'aria-label': choices, tabindex: '-1', hidden: true },
      '▾',
    )
    this.list = element('ul', {
      class: 'choices',
      role: 'listbox',
      'aria-label': choices,
      tabindex: '-1',
      hidden: true,
    })
    this.arrow.addEventListener('mousedown', (event) => {
      event.preventDefault()
      event.stopPropagation()
      if (this.list.hidden) this.open()
      else this.close()
    })
    this.list.addEventListener('keydown', (event) => {
      if (this.#key(event.key)) event.preventDefault()
    })
    this.list.addEventListener('focusout', () => {
      this.list.hidden = true
    })
    settings.editor.onChanged(() => {
      this.place()
    })
  }

  /** Puts all of it where the active cell is. */
  place(): void {
    const { host, view, editor } = this.#settings
    const { row, column } = host.workbook.activeCell
    const td = view.cell({ row, column })
    const at = `${view.sheet.id} ${row} ${column}`
    if (at !== this.#at) this.list.hidden = true
    this.#at = at
    const validation = view.sheet.validationAt(row, column)
    const idle = editor.state.kind === 'idle'
    this.arrow.hidden = !td || !hasList(validation)
    const { title, message, showPrompt } = validation.prompt
    this.bubble.hidden = !td || !idle || !showPrompt || title + message === '' || !this.list.hidden
    if (!td) return
    const [cell, ground] = [td.getBoundingClientRect(), view.ground.getBoundingClientRect()]
    const [left, top] = [cell.left - ground.left, cell.top - ground.top]
    put(this.arrow, left + cell.width + 1, top + Math.max(0, cell.height - 20))
    put(this.list, left, top + cell.height)
    put(this.bubble, left + Math.min(cell.width * 0.5, 60), top + cell.height + 6)
    this.list.style.minWidth = `${cell.width}px`
    if (this.bubble.hidden) return
    this.bubble.replaceChildren(...(title === '' ? [] : [element('strong', {}, title)]), element('span', {}, message))
  }

  /** False where the cell has no list. */
  open(): boolean {
    const { host, view } = this.#settings
    const { row, column } = host.workbook.activeCell
    const { rule } = view.sheet.validationAt(row, column)
    if (rule.kind !== 'list') return false
    const chosen = view.sheet.value(row, column)
    const options = listOf(rule.source, ruleReader(host, { sheet: view.sheet, row, column })).map((text, i) => {
      const option = element(
        'li',
        { role: 'option', id: `choice-${i}`, 'aria-selected': text === chosen ? 'true' : 'false' },
        text,
      )
      option.addEventListener('mousedown', (event) => {
        event.preventDefault()
        event.stopPropagation()
        void this.#choose(text)
      })
      return option
    })
    this.list.replaceChildren(...options)
    this.list.hidden = options.length === 0
    this.bubble.hidden = true
    this.list.focus({ preventScroll: true })
    this.#mark(options.find((option) => option.textContent === chosen) ?? options[0])
    return true
  }

  close(): void {
    this.list.hidden = true
    this.#settings.editor.focus()
    this.place()
  }

  #mark(option: Element | null | undefined): void {
    if (!option) return
    for (const other of this.list.children) other.setAttribute('aria-selected', String(other === option))
    this.list.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  #key(key: string): boolean {
    const current = this.list.querySelector('[aria-selected="true"]')
    if (key === 'ArrowDown') this.#mark(current?.nextElementSibling)
    else if (key === 'ArrowUp') this.#mark(current?.previousElementSibling)
    else if (key === 'Enter' || key === ' ') void this.#choose(current?.textContent ?? '')
    else if (key === 'Escape' || key === 'Tab') this.close()
    else return false
    return true
  }

  async #choose(text: string): Promise<void> {
    this.close()
    const { editor } = this.#settings
    if (editor.state.kind === 'typing') editor.cancel()
    if (editor.begin('enter', text)) await editor.commit()
  }
}

const hasList = ({ rule }: Validation): boolean => rule.kind === 'list' && rule.inCellDropDown

function put(node: HTMLElement, left: number, top: number): void {
  node.style.left = `${left}px`
  node.style.top = `${top}px`
}
