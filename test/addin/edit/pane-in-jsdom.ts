/** The editor's pane drawn in jsdom: for tests of what is there to be pressed. */
import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'
import EditPane from '../../../addin/edit/EditPane.tsx'
import type { EditWorld } from './edit-world.ts'

/** What jsdom lacks. */
export function prepareJsdom(): void {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  Element.prototype.scrollIntoView = () => undefined
  window.scrollTo = () => undefined
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
}

export async function show(pane: EditWorld): Promise<HTMLElement> {
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  const content = createElement(EditPane, { edit: pane.edit })
  await act(async () => {
    root.render(createElement(FluentProvider, { theme: webLightTheme }, content))
    await Promise.resolve()
  })
  onTestFinished(() => {
    act(() => {
      root.unmount()
    })
    element.remove()
  })
  return element
}

export const settled = async (pane: EditWorld, isSo: Parameters<EditWorld['until']>[0]): Promise<void> => {
  await act(async () => {
    await pane.until(isSo)
  })
}

export const button = (element: HTMLElement, name: string): HTMLElement => {
  const found = [...element.querySelectorAll<HTMLElement>('button, [role="tab"]')].find((one) => nameOf(one) === name)
  if (!found) throw new Error(`No button ${name} in ${element.textContent}`)
  return found
}

/** All that can be pressed, ticked or typed into, by name. */
export const controls = (element: HTMLElement): string[] =>
  [...element.querySelectorAll<HTMLElement>('button:not([role="tab"]), input, textarea, select')].map(nameOf)

const nameOf = (one: HTMLElement): string => (one.getAttribute('aria-label') ?? one.textContent).trim()

export const click = (element: HTMLElement, name: string): void => {
  act(() => {
    button(element, name).click()
  })
}
