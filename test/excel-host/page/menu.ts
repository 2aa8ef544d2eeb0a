/** A menu that pops up: by the mouse, or by keys at a button. */
import { element } from '../../../addin/web/element.ts'

export interface MenuItem {
  readonly label: string
  readonly run: () => void
  readonly disabled?: boolean
  /** Of an item that is switched on and off. */
  readonly checked?: boolean
  /** Path of a picture. */
  readonly icon?: string
}

/** `undefined` is a line between items. */
export type MenuItems = readonly (MenuItem | undefined)[]

interface MenuPlace {
  readonly x: number
  readonly y: number
  readonly label: string
  /** Where the focus goes afterwards. */
  readonly back: () => void
}

export function openMenu(items: MenuItems, { x, y, label, back }: MenuPlace): void {
  document.querySelector('.menu')?.remove()
  const menu = element('div', { class: 'menu', role: 'menu', 'aria-label': label, tabindex: '-1' })
  let isOpen = true
  const remove = (): void => {
    // Removing what has the focus is leaving it too.
    if (!isOpen) return
    isOpen = false
    menu.remove()
  }
  const close = (): void => {
    remove()
    back()
  }
  menu.append(
    ...items.map((item) => (item ? menuItem(item, close) : element('div', { role: 'separator', class: 'line' }))),
  )
  menu.addEventListener('keydown', (event) => {
    if (moveInMenu(menu, event.key, close)) {
      event.preventDefault()
      event.stopPropagation()
    }
  })
  menu.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !menu.contains(event.relatedTarget)) remove()
  })
  // Within a landmark, where whoever reads by landmarks finds it.
  const place = document.querySelector('main') ?? document.body
  place.append(menu)
  menu.style.left = `${Math.min(x, innerWidth - menu.offsetWidth - 4)}px`
  menu.style.top = `${Math.min(y, innerHeight - menu.offsetHeight - 4)}px`
  const first = menu.querySelector<HTMLElement>('button:not([aria-disabled])')
  const focused = first ?? menu
  focused.focus()
}

function menuItem({ label, run, disabled = false, checked, icon }: MenuItem, close: () => void): HTMLButtonElement {
  const picture = icon === undefined ? undefined : element('img', { src: icon, alt: '', width: 16, height: 16 })
  const button = element(
    'button',
    {
      type: 'button',
      role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
      'aria-checked': checked === undefined ? undefined : String(checked),
      'aria-disabled': disabled && 'true',
      tabindex: '-1',
    },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, picture, checked === true && '✓'),
    label,
  )
  button.addEventListener('click', () => {
    if (disabled) return
    close()
    run()
  })
  return button
}

function moveInMenu(menu: HTMLElement, key: string, close: () => void): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('button')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (key === 'Escape' || key === 'Tab') close()
  else if (key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
  else if (key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus()
  else return false
  return true
}

/** A button that opens a menu below itself. */
export function menuButton(label: string, items: () => MenuItems): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'tool', 'aria-haspopup': 'menu' },
    label,
    element('span', { 'aria-hidden': 'true' }, ' ▾'),
  )
  button.addEventListener('click', () => {
    const { left, bottom } = button.getBoundingClientRect()
    openMenu(items(), {
      x: left,
      y: bottom + 2,
      label,
      back: () => {
        button.focus()
      },
    })
  })
  return button
}
