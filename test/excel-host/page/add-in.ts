/** What Excel reads of the add-in before it runs: its buttons, menu, keys and functions (manifest.xml and its files). */

export interface AddInCommand {
  readonly id: string
  readonly label: string
  readonly tip: string
  /** Path of a picture of 32 pixels. */
  readonly icon: string
  /** The function that it runs; undefined for the button that opens the pane. */
  readonly action: string | undefined
  /** Before the add-in says otherwise. */
  readonly enabled: boolean
}

export interface AddIn {
  readonly name: string
  readonly group: string
  readonly buttons: readonly AddInCommand[]
  /** The entry of the cells' context menu with its items. */
  readonly menu: { readonly label: string; readonly items: readonly AddInCommand[] }
  readonly shortcuts: readonly { readonly action: string; readonly key: string }[]
  readonly functions: { readonly namespace: string; readonly ids: readonly string[] }
}

/** "Ctrl+Shift+Alt+K" pressed? On a Mac Command stands for Ctrl. */
export function isPressed(key: string, event: KeyboardEvent): boolean {
  const parts = key.toLowerCase().split('+')
  const last = parts.at(-1) ?? ''
  // With Alt a keyboard may give another character: the key's place counts too.
  const isLast = event.key.toLowerCase() === last || event.code.toLowerCase() === `key${last}`
  return (
    isLast &&
    parts.includes('ctrl') === (event.ctrlKey || event.metaKey) &&
    parts.includes('shift') === event.shiftKey &&
    parts.includes('alt') === event.altKey
  )
}
