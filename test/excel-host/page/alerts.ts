/** Excel's message boxes, as dialogs of the page. */
import { element } from '../../../addin/web/element.ts'

export interface Alert<Answer extends string> {
  readonly title: string
  readonly text: string
  /** The first has the focus; Escape gives the last. */
  readonly buttons: readonly (readonly [answer: Answer, label: string])[]
  readonly kind: 'stop' | 'warning' | 'information'
}

const signs = { stop: '✕', warning: '!', information: 'i' } as const

/** Resolves with the button that was pressed. */
export function ask<Answer extends string>({ title, text, buttons, kind }: Alert<Answer>): Promise<Answer> {
  return new Promise((resolve) => {
    const dialog = element(
      'dialog',
      { class: 'alert', 'aria-label': title, 'aria-describedby': 'alert-text' },
      element('p', { class: 'alert-title' }, title),
      element(
        'div',
        { class: 'alert-body' },
        element('span', { class: `alert-sign ${kind}`, 'aria-hidden': 'true' }, signs[kind]),
        element('p', { id: 'alert-text' }, text),
      ),
    )
    let answer = buttons.at(-1)?.[0]
    const row = element('div', { class: 'alert-buttons' })
    for (const [value, label] of buttons) {
      const button = element('button', { type: 'button' }, label)
      button.addEventListener('click', () => {
        answer = value
        dialog.close()
      })
      row.append(button)
    }
    dialog.append(row)
    dialog.addEventListener('close', () => {
      dialog.remove()
      if (answer !== undefined) resolve(answer)
    })
    document.body.append(dialog)
    dialog.showModal()
    row.querySelector('button')?.focus()
  })
}

/** Something to be read, with one button. */
export const tell = (title: string, text: string, ok: string): Promise<'ok'> =>
  ask({ title, text, buttons: [['ok', ok]], kind: 'warning' })
