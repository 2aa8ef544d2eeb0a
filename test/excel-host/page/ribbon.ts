/** The ribbon with the add-in's group: its buttons as the manifest describes them, enabled as the add-in says. */
import { element } from '../../../addin/web/element.ts'
import type { ExcelHost } from '../host.ts'
import type { AddIn, AddInCommand } from './add-in.ts'
import type { PageWords } from './words.ts'

export interface Ribbon {
  readonly element: HTMLElement
  readonly paint: () => void
}

/** `openPane` is what the manifest's ShowTaskpane does. */
export function openRibbon(host: ExcelHost, addIn: AddIn, words: PageWords, openPane: () => void): Ribbon {
  const buttons = addIn.buttons.map((command) => ({ command, button: commandButton(command) }))
  const isEnabled = ({ id, enabled }: AddInCommand): boolean => host.office.buttons.get(id) ?? enabled
  for (const { command, button } of buttons) {
    // By the mouse the focus stays where it is, in the sheet, as in Excel.
    button.addEventListener('mousedown', (event) => {
      event.preventDefault()
    })
    button.addEventListener('click', () => {
      if (!isEnabled(command)) return
      if (command.action === undefined) openPane()
      else host.press(command.action, 'ribbon')
    })
  }
  const paint = (): void => {
    for (const { command, button } of buttons) {
      if (isEnabled(command)) button.removeAttribute('aria-disabled')
      else button.setAttribute('aria-disabled', 'true')
    }
  }
  const group = element(
    'div',
    { class: 'group', role: 'group', 'aria-label': addIn.group },
    element('div', { class: 'group-buttons' }, ...buttons.map(({ button }) => button)),
    element('div', { class: 'group-label', 'aria-hidden': 'true' }, addIn.group),
  )
  return { element: element('div', { class: 'ribbon', role: 'toolbar', 'aria-label': words.ribbon }, group), paint }
}

const commandButton = ({ id, label, tip, icon }: AddInCommand): HTMLButtonElement =>
  element(
    'button',
    { type: 'button', class: 'command', 'data-command': id, title: tip },
    element('img', { src: icon, alt: '', width: 32, height: 32 }),
    element('span', {}, label),
  )
