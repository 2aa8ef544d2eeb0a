/** Small makers of document nodes. Text is always a text node, never markup. */

export type Child = Node | string | false | null | undefined
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** An element; attributes that are false or undefined are left out, true ones are empty. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value))
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

/** A button that asks for a command of `page.ts`. While busy it keeps the focus and says so; pressing does nothing. */
export const button = (
  command: string,
  text: string,
  { id = command, quiet = false, busy = false }: { id?: string; quiet?: boolean; busy?: boolean } = {},
): HTMLButtonElement =>
  element(
    'button',
    {
      type: 'button',
      id,
      class: quiet ? 'button quiet' : 'button',
      'data-do': command,
      'aria-disabled': busy && 'true',
    },
    text,
  )
